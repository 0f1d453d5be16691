"""The days of a briefing book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 14
"""How many days a book has at most: what is thicker nobody carries."""


@dataclass(frozen=True)
class Span:
    """The days of a book, both included."""

    first: date
    last: date

    @property
    def refusal(self) -> str:
        """Why there is no book of these days, in a sentence; "" when there is one."""
        if self.last < self.first:
            return f"The book ends on {self.last}, before it begins on {self.first}; swap the two"
        if (self.last - self.first).days >= LONGEST:
            return (
                f"A book has at most {LONGEST} days, and from {self.first} to {self.last} are "
                f"{(self.last - self.first).days + 1}; make two"
            )
        return ""

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(
            self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)
        )
