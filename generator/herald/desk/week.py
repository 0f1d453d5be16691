"""Seven days at a glance: what is on, what is kept free, and what does not go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from herald.desk.days import days_of

if TYPE_CHECKING:
    from herald.desk.days import Day
    from herald.render.language import Interpreter
    from herald.view import View

DAYS = 7


@dataclass(frozen=True)
class Week:
    """What the page shows."""

    days: tuple[Day, ...]

    @property
    def clashes(self) -> int:
        """How many conflicts there are."""
        return sum(len(day.clashes) for day in self.days)


def week(view: View, speak: Interpreter) -> Week:
    """Today and the six days after it."""
    return Week(days_of(view, view.today, view.today + timedelta(days=DAYS - 1), speak))
