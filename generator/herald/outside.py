"""What those outside the office are told of the Mayor's appointments: plain values, and no record.

An appointment is a record for staff, and nothing that is made for the public ever holds one. Of one
that is public, the public schedule is given these lines instead: its public title, its times, what
the Mayor does, whether the press may come, and its place from the moment at which it may be told.
What is not a field of `Told` cannot get out, whatever is written in the record.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from herald.kinds.appointment import Appointment, Standing, tells_where

if TYPE_CHECKING:
    from collections.abc import Callable


class Told(NamedTuple):
    """One time of an appointment."""

    title: str
    language: str
    """Of the title, and of the place in words."""
    starts: str
    """In ISO 8601, in UTC."""
    ends: str
    zone: str
    """In which its times are shown, by its IANA name."""
    place: str
    """In words; "" while it may not be told."""
    venue: str
    """The name of the venue's record; "" while the place may not be told."""
    is_placed: bool
    """Whether there is a place that may be told at some time."""
    online: str
    status: str
    role: str
    """What the Mayor does there, as the record has it; or ""."""
    stand_in: str
    """The name of the record of the person who comes for the Mayor; or ""."""
    press: str
    press_call: str
    """A time of day in ISO 8601; or ""."""

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Start and end, in its own zone."""
        zone = ZoneInfo(self.zone)
        starts, ends = (datetime.fromisoformat(one) for one in (self.starts, self.ends))
        return starts.astimezone(zone), ends.astimezone(zone)


def told(
    appointment: Appointment,
    language: str,
    times: tuple[datetime, datetime],
    at: datetime,
    is_seen: Callable[[str, str], bool],
) -> Told | None:
    """One time of an appointment as outsiders may know it at the moment `at`; None for not at all.

    It is for the caller to ask whether the appointment is released to them.
    """
    if appointment.public_title is None:
        return None
    starts, ends = times
    where = tells_where(appointment, times, at)
    online = appointment.online.url if appointment.online else ""
    names = {"venue": appointment.venue or "", "person": appointment.representative or ""}
    seen = {kind: name if is_seen(kind, name) else "" for kind, name in names.items()}
    is_off = appointment.withdrawn is not None
    return Told(
        title=appointment.public_title,
        language=language,
        starts=starts.astimezone(UTC).isoformat(),
        ends=ends.astimezone(UTC).isoformat(),
        zone=appointment.zone.key,
        place=(appointment.place or "") if where else "",
        venue=seen["venue"] if where else "",
        is_placed=appointment.location_release.value != "never"
        and bool(appointment.venue or appointment.place),
        online=online if where else "",
        status=Standing.CANCELLED.value if is_off else appointment.status.value,
        role=appointment.mayors_role.value if appointment.mayors_role else "",
        stand_in=seen["person"],
        press=appointment.press.value if appointment.press else "",
        press_call=appointment.press_call.isoformat("minutes") if appointment.press_call else "",
    )
