"""A task: what somebody of the staff does until a day, written down where nothing else says it.

What a meeting agreed on (`actions:`), what remarks promise (`{commit: …}`) and what an event's
checklist asks for are due as well, and are not written here again: `herald due` asks for all of
them. A task is for what has no such place, or has outgrown it: it can say what came of it, and why
its day was moved. One that says `from:` and has the words of an action or a mark takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.problems import quoted
from herald.records.dates import LocalDate
from herald.records.duty import State
from herald.records.facets import Visibility
from herald.records.fields import AnyRef, Text
from herald.records.kind import Kind
from herald.records.pursued import Pursued


class Task(Pursued):
    """A task's fields; the title says what is to be done."""

    visibility: Visibility = Visibility.INTERNAL
    """internal or confidential: a task is never public."""
    due: LocalDate
    status: State = State.OPEN
    done: LocalDate | None = Field(default=None, validate_default=True)
    """The day on which it was done; required then."""
    why: Text | None = None
    """What it is for, when the title does not say it."""
    from_: AnyRef | None = Field(default=None, alias="from")
    """Where it comes from, written kind/name: `meeting/storm-season-coordination`."""

    @field_validator("visibility")
    @classmethod
    def _for_the_office(cls, visibility: Visibility) -> Visibility:
        if visibility in (Visibility.PUBLIC, Visibility.PRESS):
            raise Expected(
                "a task is internal or confidential; what residents may follow is a commitment"
            )
        return visibility

    @field_validator("done")
    @classmethod
    def _day_given(cls, done: LocalDate | None, info: ValidationInfo) -> LocalDate | None:
        status = info.data.get("status", State.OPEN)
        if status is State.DONE and done is None:
            raise Finding("The task is 'done', but says no day; add 'done: 2026-12-03'")
        if status is not State.DONE and done is not None:
            raise Finding(
                f"The task was done on a day, but its 'status' is {quoted(status)}; "
                "write 'status: done'"
            )
        return done

    def _days_of_news(self) -> Iterator[date]:
        yield from (self.done,) if self.done else ()
        yield from super()._days_of_news()


KIND = Kind(
    name="task",
    plural="tasks",
    model=Task,
    folder="office/tasks",
    address="",
    section="",
    is_published=False,
    body="What helps whoever does it.",
    example="""\
owner: name-of-a-person
due: 2026-12-03
status: open
from: meeting/name-of-a-meeting
""",
)
