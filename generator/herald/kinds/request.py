"""A request: an invitation to the Mayor, what it would take, and what was decided.

It is for the office alone: never public, and not for the press. Who asks, and what they would
give, stands under `private:`. Staff grade what only people can judge (urgency, reach, equity,
burden, each from 0 to 3); Herald adds where the Mayor has been lately and makes a score of it,
which `herald triage` shows as a sum. The priorities that it serves are its `priorities`.
"""

from __future__ import annotations

from datetime import UTC, date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.records.dates import LocalDate, LocalTime
from herald.records.encounter import MayorsRole
from herald.records.facets import Part, Placed, PrivateBlock, Visibility
from herald.records.fields import (
    AppointmentRef,
    Count,
    Dollars,
    Email,
    EventRef,
    Flag,
    ForStaff,
    Grade,
    Language,
    Line,
    Minutes,
    PersonRef,
    Phone,
    Text,
)
from herald.records.kind import Kind


class Decision(StrEnum):
    """What the Mayor answers."""

    PENDING = "pending"
    ACCEPT = "accept"
    REGRET = "regret"
    SURROGATE = "surrogate"
    """Somebody else goes for the Mayor."""
    LETTER = "letter"
    """The Mayor writes to those who meet, and does not come."""
    REFER = "refer"
    """Another office takes it."""
    WAITLIST = "waitlist"
    """It is not decided before the weeks ahead are clearer, and they are told so."""


class Stage(StrEnum):
    """How far a request is."""

    PENDING = "pending"
    UNANSWERED = "unanswered"
    """Decided, and nobody has told those who asked."""
    CLOSED = "closed"


class Wanted(Part):
    """When they would like the Mayor: at a time, or on some day of a window."""

    starts: LocalTime | None = None
    ends: LocalTime | None = None
    from_: LocalDate | None = Field(default=None, alias="from")
    """The first day of a window, for those who leave the day to the Mayor."""
    until: LocalDate | None = None
    """The last day of the window."""
    minutes: Minutes | None = Field(default=None, validate_default=True)
    """How long the Mayor would be there."""

    @field_validator("minutes")
    @classmethod
    def _time_or_window(cls, minutes: Minutes | None, info: ValidationInfo) -> Minutes | None:
        if not {"starts", "ends", "from_", "until"} <= info.data.keys():
            return minutes  # which is said there
        starts, ends = info.data["starts"], info.data["ends"]
        first, last = info.data["from_"], info.data["until"]
        if not (starts or ends or first or last):
            raise Finding(
                "'wanted' says no day; write 'starts' and 'ends', or 'from' and 'until', or leave "
                "'wanted' out"
            )
        if (starts or ends) and (first or last):
            raise Finding(
                "'wanted' is a time or a window; write 'starts' and 'ends', or 'from' and 'until', "
                "and not both"
            )
        if not (starts or first):
            begins = "starts" if ends else "from"
            raise Finding(f"'wanted' says when it ends, and not when it begins; add '{begins}'")
        is_reversed = first and last and last < first
        # In UTC: two times of one zone are compared by their clocks alone (PEP 495).
        if is_reversed or (starts and ends and ends.astimezone(UTC) <= starts.astimezone(UTC)):
            raise Finding("'wanted' ends before it begins; correct one of the two")
        return minutes


class Requester(Part):
    """Who wrote, and is answered."""

    name: Line
    title: Line | None = None
    """What the person is there: `president`."""
    salutation: Line | None = None
    """As the reply begins, when it is not `Dear NAME:`: `Dear Ms. Alvarez:`."""
    email: Email | None = None
    phone: Phone | None = None
    address: Text | None = None
    """Where the reply is sent, line by line below the name, as on the envelope."""
    language: Language | None = None
    """In which of the office's languages the reply is written; the first unless given."""


class Gift(Part):
    """What the Mayor would be given: a ticket, a meal, the way there."""

    what: Line | None = None
    value: Dollars
    """US dollars, as far as it is known."""
    payer: Line
    """Who pays for it."""


class RequestPrivate(PrivateBlock):
    """What concerns those who ask in person."""

    requester: Requester | None = None
    gift: Gift | None = None


class Request(Placed):
    """A request's fields."""

    visibility: Visibility = Visibility.INTERNAL
    """internal or confidential: a request is never public."""
    received: LocalDate
    """When it came in; its age is counted from here."""
    organization: Line
    """Who invites, in the words of their letterhead."""
    what: Text
    """What takes place, in a sentence or two."""
    why_mayor: Text
    """Why it should be the Mayor, and not somebody else."""
    wanted: Wanted | None = None
    reply_by: LocalDate | None = None
    """When they need to know, if that is before the day that `office.yml` promises."""
    neighborhood: Line | None = None
    """Where it is, when the venue is not in the directory, or the directory says nothing of it."""
    audience_size: Count | None = None
    mayors_role: MayorsRole | None = None
    minutes_to_speak: Minutes | None = None
    press_invited: Flag = False
    surrogate_ok: Flag | None = None
    """Whether they would have somebody else; leave it out while nobody has asked them."""
    urgency: Grade | None = None
    """0 when it can be any time, 3 when it is now or never."""
    reach: Grade | None = None
    """0 for a handful of people, 3 for a good part of the city."""
    equity: Grade | None = None
    """0 when they are heard anyway, 3 when City Hall hardly ever hears them."""
    burden: Grade | None = None
    """0 when it takes nothing besides the time, 3 for a day with a speech and a long way."""
    decision: Decision = Decision.PENDING
    decided_by: PersonRef | None = Field(default=None, validate_default=True)
    decided_on: LocalDate | None = Field(default=None, validate_default=True)
    reason: Text | None = None
    """Why it was decided so, for the office; the reply does not repeat it."""
    surrogate: PersonRef | None = None
    """Who goes for the Mayor."""
    referred_to: Line | None = None
    """Which office takes it."""
    appointment: AppointmentRef | None = None
    """What was made of it in the Mayor's calendar."""
    event: EventRef | None = None
    """The event of the office that it asks the Mayor to come to, where there is one."""
    replied_on: LocalDate | None = Field(default=None, validate_default=True)
    """When they were told."""
    private: Annotated[RequestPrivate | None, ForStaff()] = None

    @property
    def day(self) -> date:
        return self.received

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.decision is Decision.PENDING:
            return Stage.PENDING
        return Stage.CLOSED if self.replied_on else Stage.UNANSWERED

    @field_validator("visibility")
    @classmethod
    def _for_the_office(cls, visibility: Visibility) -> Visibility:
        if visibility in (Visibility.PUBLIC, Visibility.PRESS):
            raise Expected(
                "a request is internal or confidential; what becomes of it, an event or an "
                "appointment, can be public"
            )
        return visibility

    @field_validator("decided_by")
    @classmethod
    def _somebody_decided(cls, decided_by: str | None, info: ValidationInfo) -> str | None:
        decision = info.data.get("decision")
        if decision is Decision.PENDING and decided_by:
            raise Finding(
                "The request is pending, and says who decided it; write the 'decision', or remove "
                "'decided_by'"
            )
        if decision not in (None, Decision.PENDING) and not decided_by:
            raise Finding(
                "The request is decided, and does not say by whom; add 'decided_by' with a name "
                "from office/people"
            )
        return decided_by

    @field_validator("decided_on")
    @classmethod
    def _decided_some_day(cls, decided_on: date | None, info: ValidationInfo) -> date | None:
        decision, received = info.data.get("decision"), info.data.get("received")
        if decision not in (None, Decision.PENDING) and decided_on is None:
            raise Finding(
                "The request is decided, and does not say when; add 'decided_on', which the reply "
                "is dated by"
            )
        if decided_on and received and decided_on < received:
            raise Finding("The request was decided before it came in; correct one of the two days")
        return decided_on

    @field_validator("replied_on")
    @classmethod
    def _answered_with_a_decision(
        cls, replied_on: date | None, info: ValidationInfo
    ) -> date | None:
        received = info.data.get("received")
        if replied_on and info.data.get("decision") is Decision.PENDING:
            raise Finding(
                "The request was answered, and is pending; write the 'decision' that they were told"
            )
        if replied_on and received and replied_on < received:
            raise Finding("The request was answered before it came in; correct one of the two days")
        return replied_on


KIND = Kind(
    name="request",
    plural="requests",
    model=Request,
    folder="schedules/requests",
    address="",
    section="",
    is_published=False,
    indexed=("stage", "decision", "appointment", "event"),
    example="""\
received: 2026-12-01
organization: Who invites
what: What takes place, in a sentence.
why_mayor: Why it should be the Mayor.
wanted: {starts: 2026-12-17 18:00, ends: 2026-12-17 19:00}
place: Where it is
neighborhood: In which neighborhood
reply_by: 2026-12-10
audience_size: 80
mayors_role: speak
minutes_to_speak: 5
priorities: []
urgency: 1
reach: 1
equity: 1
burden: 1
private:
  requester: {name: Who wrote, email: name@organization.example}
""",
)
