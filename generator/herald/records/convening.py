"""What people are invited to: the facet of events and of meetings.

It takes place as announced, or says why not; it is somewhere; and it says what makes it possible
for everyone to take part.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import repeated
from herald.records.coverage import Covered
from herald.records.dates import LocalDate, LocalTime
from herald.records.encounter import MayorsRole
from herald.records.facets import Online, Part, Placed, Scheduled
from herald.records.fields import Flag, ForStaff, Language, Line, TripRef


class Status(StrEnum):
    """Whether it takes place as announced."""

    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"

    @property
    def is_off(self) -> bool:
        """Whether it does not take place at the time that is written."""
        return self in (Status.POSTPONED, Status.CANCELLED)


class Accessibility(Part):
    """What makes it possible for everyone to take part."""

    asl: Flag = False
    """American Sign Language interpretation."""
    captions: Flag = False
    """Live captions."""
    interpretation: tuple[Language, ...] = ()
    """Languages into which it is interpreted."""
    step_free: Flag = False
    request_by: LocalDate | None = None
    """Until when further help can be asked for."""
    contact: Line | None = None
    """Whom to ask for it."""


class Convened(Scheduled, Placed, Covered):
    """A record that people come together for: in a place or online, as announced or not."""

    online: Online | None = Field(default=None, validate_default=True)
    """How one takes part from afar."""
    neighborhood: Line | None = None
    """In which one it is, where no venue says so: `Lantern Hill`."""
    status: Status = Status.SCHEDULED
    reason: Line | None = Field(default=None, validate_default=True)
    """Why it is postponed, rescheduled or cancelled; required then."""
    previously: LocalTime | None = None
    """When it was to start before it was rescheduled."""
    mayors_role: MayorsRole | None = None
    """What the Mayor does there; without the line the Mayor does not attend."""
    accessibility: Accessibility | None = None
    trip: Annotated[TripRef | None, ForStaff()] = None
    """The trip that it belongs to, when the Mayor is out of town for it."""

    @classmethod
    def called(cls) -> str:
        """What a message calls it: `event`, `meeting`."""
        return cls.__name__.lower()

    @field_validator("reason")
    @classmethod
    def _reason_given(cls, reason: str | None, info: ValidationInfo) -> str | None:
        status = info.data.get("status", Status.SCHEDULED)
        if status is not Status.SCHEDULED and reason is None:
            raise Finding(
                f"The {cls.called()} is {repeated(status)}, but says no 'reason'; "
                "add one for readers"
            )
        return reason

    @field_validator("online")
    @classmethod
    def _somewhere(cls, online: Online | None, info: ValidationInfo) -> Online | None:
        if not (online or info.data.get("venue", True) or info.data.get("place", True)):
            raise Finding(
                f"The {cls.called()} says no place; add 'venue' (from office/venues), "
                "'place' (in words) or 'online'"
            )
        return online
