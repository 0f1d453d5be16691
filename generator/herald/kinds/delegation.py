"""A delegation: what somebody may do in the Mayor's name, and from when to when.

It is the paper that an appointment with a `representative` and a letter with another `signer` rest
on. Internal, like all of office/.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected
from herald.problems import repeated
from herald.records.dates import LocalDate
from herald.records.facets import Record
from herald.records.fields import PersonRef, Text
from herald.records.kind import Kind


class Power(StrEnum):
    """What may be done in the Mayor's name."""

    ATTEND = "attend"
    SPEAK = "speak"
    SIGN = "sign"


class Delegation(Record):
    """A delegation's fields; the title says it as papers name it: `Order 2026-04`."""

    delegate: PersonRef
    """To whom it is given."""
    may: tuple[Power, ...] = Field(min_length=1)
    """attend, speak or sign; who may speak or sign may attend."""
    from_: LocalDate = Field(alias="from")
    to: LocalDate | None = None
    """The last day; without the line until it is taken back."""
    limits: Text | None = None
    """What it leaves out, in words: `Letters of thanks; no contracts`."""

    @field_validator("to")
    @classmethod
    def _later(cls, to: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("from_")
        if to and first and to < first:
            told = repeated(f" ({first})", "")
            raise Expected(f"a delegation ends on the day on which it begins{told} or later")
        return to

    @property
    def day(self) -> date:
        return self.from_

    def covers(self, power: Power, day: date) -> bool:
        """Whether that may be done on that day."""
        in_force = self.from_ <= day and (self.to is None or day <= self.to)
        return in_force and (power in self.may or power is Power.ATTEND)


KIND = Kind(
    name="delegation",
    plural="delegations",
    model=Delegation,
    folder="office/delegations",
    address="",
    section="",
    is_published=False,
    example="""\
delegate: name-of-a-person
may: [attend, speak]
from: 2026-12-01
to: 2027-06-30
limits: What it leaves out, in a sentence.
""",
)
