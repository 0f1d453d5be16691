"""What is pursued until it is done: the facet of tasks and of commitments.

Somebody answers for it, it is due on a day, and when that day is moved, it says why. So nobody has
to guess from a date that changed whether something was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted, repeated
from herald.records.dates import LocalDate
from herald.records.duty import Duty, State
from herald.records.facets import Part, Record, Update
from herald.records.fields import Line, PersonRef


class Move(Part):
    """That it is due on another day than before, and why."""

    on: LocalDate
    """When that was decided."""
    from_: LocalDate = Field(alias="from")
    to: LocalDate
    why: Line


class Pursued(Record):
    """A record that somebody pursues until it is done."""

    owner: PersonRef
    """Who answers for it."""
    due: LocalDate | None = None
    moved: tuple[Move, ...] = ()
    """Each time that the day on which it is due was moved, the first first."""
    status: State = State.OPEN
    updates: tuple[Update, ...] = ()

    @field_validator("moved")
    @classmethod
    def _leads_to_due(cls, moved: tuple[Move, ...], info: ValidationInfo) -> tuple[Move, ...]:
        for before, after in pairwise(moved):
            if before.to != after.from_:
                raise Finding(
                    f"The day was moved to {quoted(str(before.to))}, and then from "
                    f"{quoted(str(after.from_))}; each line of 'moved' begins 'from' where the one "
                    "before it led 'to'"
                )
        if moved and "due" in info.data and info.data["due"] != moved[-1].to:
            due = info.data["due"]
            now = repeated(f" on '{due}'" if due else " on no day", " on another day")
            raise Finding(
                f"The day was last moved to {quoted(str(moved[-1].to))}, but it is due{now}; add "
                "a line to 'moved' that says from when, to when and why"
            )
        return moved

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done for it."""
        return self.status.is_open

    @property
    def duties(self) -> Iterator[Duty]:
        if self.is_open:
            yield Duty(self.title, self.owner, self.due, self.status, self.revised)

    def _days_of_news(self) -> Iterator[date]:
        yield from (update.on for update in self.updates)
        yield from (move.on for move in self.moved)
        yield from super()._days_of_news()
