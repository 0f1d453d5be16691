"""A disclosure: one past meeting of the Mayor's, as the office makes it known.

The appointment itself stays with the office. A disclosure is a record of its own that says what may
be known: when it was, how long, about what, and who met the Mayor. `herald disclose 2026-11-10`
drafts those of a day; a draft is internal until a person has read it, written its `topic` and set
`visibility: public`. The name of its file is public too, and so says only when it was.

What is held back is said with its ground: `withheld: [{what: names, because: personnel}]`.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted
from herald.records.dates import LocalTime
from herald.records.facets import Part, Record, Visibility
from herald.records.fields import AppointmentRef, Count, ForStaff, Line, Minutes
from herald.records.kind import Kind


class Form(StrEnum):
    """In what form they met."""

    MEETING = "meeting"
    CALL = "call"
    INTERVIEW = "interview"


class Held(StrEnum):
    """What is held back."""

    TOPIC = "topic"
    NAMES = "names"
    PLACE = "place"


class Ground(StrEnum):
    """Why something is held back: a category, as laws on public records have them."""

    PERSONNEL = "personnel"
    LEGAL_ADVICE = "legal_advice"
    SECURITY = "security"
    PROPERTY = "property"
    """Buying or selling land."""
    BARGAINING = "bargaining"
    """With the unions."""
    PRIVACY = "privacy"
    """Of a resident, in a matter of their own."""


class Withheld(Part):
    """Something that is held back."""

    what: Held
    """topic, names or place."""
    because: Ground
    """personnel, legal_advice, security, property, bargaining or privacy."""
    law: Line | None = None
    """Where that is written, for the reader: `RCW 42.56.230`."""


class Disclosure(Record):
    """A disclosure's fields."""

    discloses: Annotated[AppointmentRef | None, ForStaff()] = None
    """The appointment that it tells of; the public is not given its name."""
    met_at: LocalTime
    """When it began, on the office's clocks."""
    lasted: Minutes
    """How long it took, in minutes."""
    form: Form = Form.MEETING
    """meeting, call or interview."""
    place: Line | None = None
    """Where they met, in words."""
    attended: Count
    """How many met the Mayor."""
    names: tuple[Line, ...] = ()
    """Who met the Mayor, with what each is: `Amadou Lindgren, Council President`."""
    organizations: tuple[Line, ...] = ()
    """For whom they spoke."""
    withheld: tuple[Withheld, ...] = ()
    topic: Line | None = Field(default=None, validate_default=True)
    """What it was about, in a line; required once it is public, unless it is withheld."""

    @property
    def day(self) -> date:
        return self.met_at.date()

    def holds_back(self, what: Held) -> Withheld | None:
        """What is said of holding this back, if it is held back."""
        return next((one for one in self.withheld if one.what == what), None)

    @field_validator("lasted")
    @classmethod
    def _took_time(cls, lasted: timedelta) -> timedelta:
        if not lasted:
            raise Finding("'lasted' is 0 minutes; write how long it took, such as 30")
        return lasted

    @field_validator("attended")
    @classmethod
    def _met_somebody(cls, attended: int, info: ValidationInfo) -> int:
        if info.data.get("visibility") is Visibility.PUBLIC and not attended:
            raise Finding("'attended' is 0; write how many met the Mayor")
        return attended

    @field_validator("withheld")
    @classmethod
    def _held_back_indeed(
        cls, withheld: tuple[Withheld, ...], info: ValidationInfo
    ) -> tuple[Withheld, ...]:
        given = [field for field in ("names", "place") if info.data.get(field)]
        for one in withheld:
            if one.what.value in given:
                raise Finding(
                    f"'withheld' says {quoted(one.what)}, but '{one.what.value}' stands here; take "
                    "one of them out"
                )
        return withheld

    @field_validator("topic")
    @classmethod
    def _about_something(cls, topic: str | None, info: ValidationInfo) -> str | None:
        withheld = any(one.what is Held.TOPIC for one in info.data.get("withheld", ()))
        if topic and withheld:
            raise Finding(
                f"'withheld' says {quoted(Held.TOPIC)}, but 'topic' stands here; take one of them "
                "out"
            )
        visibility = info.data.get("visibility", Visibility.INTERNAL)
        if visibility is Visibility.PUBLIC and topic is None and not withheld:
            raise Finding(
                f"The disclosure is {quoted(visibility)}, but says no 'topic'; write in a line "
                "what the meeting was about, or 'withheld: [{what: topic, because: …}]' with one "
                f"of {', '.join(Ground)}"
            )
        return topic


KIND = Kind(
    name="disclosure",
    plural="disclosures",
    model=Disclosure,
    folder="schedules/disclosures",
    address="",
    section="",
    indexed=("discloses", "met_at"),
    example="""\
met_at: 2026-11-10 10:00
lasted: 30
form: meeting
topic: What it was about, in a line
attended: 2
names:
  - Who met the Mayor, and what the person is
organizations:
  - For whom they spoke
""",
)
