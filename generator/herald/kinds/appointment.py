"""An appointment: an entry of the Mayor's own calendar, with the brief that the Mayor reads for it.

Without a `visibility` it is internal; a confidential one is in the Mayor's own briefing book alone.
One that the press may know of is told to it as its `public_title`, by the press's copy of the book;
a public one also stands in the Mayor's public schedule. Neither tells its own title, its brief, its
attendees or the Mayor's way there, and its place only when `location_release` says so.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted
from herald.records.coverage import Covered
from herald.records.encounter import Attendee, MayorsRole, Question, Step
from herald.records.facets import Part, Placed, PrivateBlock, Visibility
from herald.records.fields import (
    DelegationRef,
    EventRef,
    ForStaff,
    Line,
    Minutes,
    PersonRef,
    Phone,
    Prose,
    Text,
    TripRef,
)
from herald.records.kind import Kind
from herald.records.repeating import Repeating


class Purpose(StrEnum):
    """What the time is for."""

    MEETING = "meeting"
    CALL = "call"
    HOLD = "hold"
    PREP = "prep"
    DESK = "desk"
    TRAVEL = "travel"
    PERSONAL = "personal"
    MEDIA = "media"
    COUNCIL = "council"


class Standing(StrEnum):
    """How sure it is."""

    TENTATIVE = "tentative"
    HOLD = "hold"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    DONE = "done"


class LocationRelease(StrEnum):
    """When those outside the office may know where the Mayor will be."""

    IMMEDIATE = "immediate"
    DAY_OF = "day_of"
    AFTER = "after"
    NEVER = "never"


class Brief(Part):
    """What the Mayor reads before: one page first, and what is longer after it."""

    bottom_line: Text | None = None
    """What the Mayor must know if there is time for one sentence."""
    purpose: Prose | None = None
    """Why it takes place."""
    outcome: Text | None = None
    """What is different when it is over."""
    asks: tuple[Text, ...] = ()
    """What will be asked of the Mayor."""
    acknowledgements: tuple[Line, ...] = ()
    """Whom the Mayor thanks or greets by name."""
    talking_points: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    """What may be asked, and what the Mayor says then."""
    run_of_show: tuple[Step, ...] = ()
    background: Prose | None = None
    """What led here; longer than the page, it stands after it."""
    remarks: Prose | None = None
    """The words to be spoken, in large type on pages of their own."""


class Imported(Part):
    """From which entry of another calendar it came, so that it is found again."""

    uid: Line
    """What that calendar calls it for life."""
    digest: Line
    """Of what that calendar said of it the last time."""


class AppointmentPrivate(PrivateBlock):
    """What concerns somebody in person."""

    contact: Line | None = None
    """Who is called when something goes wrong, if it is not who staffs it."""
    phone: Phone | None = None


class Appointment(Repeating, Placed, Covered):
    """An appointment's fields."""

    purpose: Purpose
    status: Standing = Standing.CONFIRMED
    mayors_role: MayorsRole | None = None
    public_title: Line | None = Field(default=None, validate_default=True)
    """What the public and the press read for its title; without it, it is neither's."""
    location_release: LocationRelease = LocationRelease.NEVER
    """When the place is told outside the office; without the line, never."""
    staff_lead: PersonRef | None = None
    """Who goes with the Mayor and answers for the hour."""
    representative: PersonRef | None = None
    """Who stands in for the Mayor."""
    delegation: DelegationRef | None = None
    """The delegation that lets the representative stand in."""
    attendees: Annotated[tuple[Attendee, ...] | None, ForStaff()] = None
    travel_before: Annotated[Minutes | None, ForStaff()] = None
    """How long before the start the Mayor leaves for it."""
    travel_after: Annotated[Minutes | None, ForStaff()] = None
    """How long after the end the Mayor is at the next place."""
    trip: Annotated[TripRef | None, ForStaff()] = None
    """The trip that it belongs to, when the Mayor is out of town for it."""
    event: EventRef | None = None
    """The event that it is for: the two are one engagement, and what they say goes together."""
    brief: Annotated[Brief | None, ForStaff()] = None
    imported: Annotated[Imported | None, ForStaff()] = None
    """Written by `herald import calendar`; leave it as it is."""
    private: Annotated[AppointmentPrivate | None, ForStaff()] = None

    @property
    def imported_uid(self) -> str | None:
        """What the calendar that it came from calls it."""
        return self.imported.uid if self.imported else None

    @field_validator("public_title")
    @classmethod
    def _said_outside(cls, title: str | None, info: ValidationInfo) -> str | None:
        visibility = info.data.get("visibility", Visibility.INTERNAL)
        if visibility in (Visibility.PUBLIC, Visibility.PRESS) and title is None:
            raise Finding(
                f"The appointment is {quoted(visibility)}, but says no 'public_title'; add what is "
                "read outside the office for its title"
            )
        return title


def tells_where(appointment: Appointment, times: tuple[datetime, datetime], at: datetime) -> bool:
    """Whether those outside the office may know at the moment `at` (aware) where it is.

    `times` are the start and end of the time that is told of: of what repeats, the place of each is
    told by the day of that one, and not by that of the first. On the day means from midnight of the
    day on which it starts, in its own zone.
    """
    starts, ends = times
    match appointment.location_release:
        case LocationRelease.IMMEDIATE:
            return True
        case LocationRelease.DAY_OF:
            zone = appointment.zone
            midnight = datetime.combine(starts.astimezone(zone).date(), time(), zone)
            return at.astimezone(UTC) >= midnight.astimezone(UTC)
        case LocationRelease.AFTER:
            return at.astimezone(UTC) >= ends.astimezone(UTC)
    return False


KIND = Kind(
    name="appointment",
    plural="appointments",
    model=Appointment,
    folder="schedules/calendar",
    address="",
    section="",
    is_published=False,
    indexed=(
        *("status", "purpose", "venue", "mayors_role"),
        *("representative", "travel_before", "travel_after", "imported_uid", "trip", "afar"),
        *("event", "press"),
    ),
    told=frozenset(
        {
            *("visibility", "expires", "timezone", "starts", "ends", "status", "withdrawn"),
            *("recurrence", "except_on", "also_on", "moved", "public_title", "location_release"),
            *("venue", "place", "online", "mayors_role", "representative", "press", "press_call"),
        }
    ),
    example="""\
starts: 2026-12-03 10:00
ends: 2026-12-03 10:30
purpose: meeting
status: confirmed
place: Mayor's office
staff_lead: name-of-a-person
attendees:
  - name: Who comes
    title: What the person is
brief:
  bottom_line: What the Mayor must know, in a sentence.
  purpose: Why it takes place.
  outcome: What is different when it is over.
  talking_points:
    - What the Mayor says
""",
)
