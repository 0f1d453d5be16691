"""What an entry of the calendar takes: the Mayor's time, a stand-in's, a room.

The rule `schedule-conflict` asks it of every entry of the office, and the triage of requests of
those around a day that somebody wants: both must mean the same.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from herald.conflicts import A_MINUTE, Booking, Place
from herald.kinds.appointment import Purpose, Standing
from herald.kinds.venue import Venue
from herald.records.convening import Status
from herald.records.encounter import MayorsRole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from herald.records.facets import Record

    Rooms = Callable[[str], tuple[str, Place | None]]
    """From the name of a venue as it is written to its record's name, and where it is."""

    Takes = Callable[[int, int], Booking]
    """From a start and an end, in seconds since 1970, to what is booked then."""

MEETS = (Purpose.MEETING, Purpose.MEDIA, Purpose.COUNCIL)
"""Appointments for which a venue is booked, and not only named."""
PROTECTED = (Purpose.PERSONAL, Purpose.DESK)
QUIET = (*PROTECTED, Purpose.PREP)


def what_it_takes(kind: str, path: str, values: Mapping[str, str], room: Rooms) -> Takes | None:
    """A booking of a record, but for its times; None for what takes nothing.

    `values` are its indexed fields (`Facts.values`).
    """
    if kind == "appointment":
        return _of_appointment(path, values, room)
    if Status(values["status"]).is_off:
        return None
    name, place = room(values.get("venue", ""))
    role = values.get("mayors_role", "")
    return partial(
        Booking,
        path,
        with_mayor=bool(role),
        room=name,
        place=place,
        is_tentative=role == MayorsRole.DROP_BY,
        speaks=role == MayorsRole.SPEAK,
        before=_seconds(values.get("travel_before")),
        after=_seconds(values.get("travel_after")),
    )


def _of_appointment(path: str, values: Mapping[str, str], room: Rooms) -> Takes | None:
    status, purpose = Standing(values["status"]), Purpose(values["purpose"])
    if status is Standing.CANCELLED:
        return None
    name, place = room(values.get("venue", ""))
    role, stand_in = values.get("mayors_role", ""), values.get("representative", "")
    is_hold = status in (Standing.HOLD, Standing.TENTATIVE) or purpose is Purpose.HOLD
    return partial(
        Booking,
        path,
        with_mayor=not stand_in,
        stand_in=stand_in,
        room=name if purpose in MEETS else "",
        place=place,
        is_tentative=is_hold or role == MayorsRole.DROP_BY,
        is_council=purpose is Purpose.COUNCIL,
        is_protected=purpose in PROTECTED,
        is_quiet=purpose in QUIET,
        speaks=role == MayorsRole.SPEAK and purpose is not Purpose.MEDIA,
        before=_seconds(values.get("travel_before")),
        after=_seconds(values.get("travel_after")),
    )


def place_of(record: Record) -> Place | None:
    """Where a venue is, if its record says so."""
    if not isinstance(record, Venue) or record.latitude is None or record.longitude is None:
        return None
    return Place(float(record.latitude), float(record.longitude))


def _seconds(minutes: str | None) -> int:
    return int(minutes) * A_MINUTE if minutes else 0
