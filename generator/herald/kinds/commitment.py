"""A commitment: what the Mayor promised, in the exact words, to whom, and what has come of it.

One that is public stands in the promise tracker, kept or not, with the reasons for which its day
was moved. Nobody outside the office is told to whom it was made: that may be a resident. Whoever
meets the Mayor again is sure to remember it, so the briefing book has it before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.problems import quoted, repeated
from herald.records.dates import LocalDate
from herald.records.duty import State
from herald.records.encounter import Party
from herald.records.facets import Part
from herald.records.fields import AnyRef, ForStaff, Language, Line, Text, WebAddress
from herald.records.kind import Kind
from herald.records.pursued import Pursued


class Authority(StrEnum):
    """Who can make it come true."""

    DIRECT = "direct"
    NEEDS_COUNCIL = "needs_council"
    NEEDS_OTHER = "needs_other"
    ADVOCACY = "advocacy"


class Evidence(Part):
    """What shows that it was kept."""

    on: LocalDate
    what: Line
    url: WebAddress | None = None
    record: AnyRef | None = None


class Commitment(Pursued):
    """A commitment's fields; the title says it in short."""

    words: Text
    """The exact words, as the Mayor said or wrote them; they stay so in every language."""
    translation: Text | None = None
    """What they mean, for readers of another language than the one in which they were said."""
    made_on: LocalDate
    where: AnyRef | None = None
    """At what it was said, written kind/name: `event/harbor-flats-town-hall`."""
    to_whom: Annotated[tuple[Party, ...] | None, ForStaff()] = None
    """To whom it was said; never public."""
    said_in: Language | None = None
    """The language in which it was said, when it is not the record's."""
    authority: Authority
    evidence: tuple[Evidence, ...] = Field(default=(), validate_default=True)

    @field_validator("made_on")
    @classmethod
    def _due_later(cls, made_on: LocalDate, info: ValidationInfo) -> LocalDate:
        due = info.data.get("due")
        if due and due < made_on:
            day = repeated(f" ({due})", "")
            raise Expected(f"a commitment is made on the day on which it is due{day} or before")
        return made_on

    @field_validator("evidence")
    @classmethod
    def _proved(cls, evidence: tuple[Evidence, ...], info: ValidationInfo) -> tuple[Evidence, ...]:
        if info.data.get("status") is State.DONE and not evidence:
            raise Finding(
                f"The commitment is {quoted(State.DONE)}, but has no 'evidence'; add what shows "
                "it: 'on' which day, 'what', and a 'url' or 'record'"
            )
        return evidence

    @property
    def day(self) -> date:
        return self.made_on

    def _days_of_news(self) -> Iterator[date]:
        yield self.made_on
        yield from (proof.on for proof in self.evidence)
        yield from super()._days_of_news()


KIND = Kind(
    name="commitment",
    plural="commitments",
    model=Commitment,
    folder="office/commitments",
    address="/promises/{name}/",
    section="promises",
    template="promise.html",
    example="""\
words: What the Mayor said, word for word.
made_on: 2026-12-03
to_whom:
  - organization: name-of-an-organization
authority: direct
owner: name-of-a-person
due: 2027-03-31
status: open
""",
)
