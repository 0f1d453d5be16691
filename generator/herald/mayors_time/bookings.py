"""What an entry of the calendar takes: the Mayor's time, a stand-in's, a room.

The rule `schedule-conflict` asks it of every entry of the office, the triage of requests of those
around a day that somebody wants, and papers and the desk of those that they show: all of them must
mean the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from herald.kinds.appointment import Purpose, Standing
from herald.mayors_time.conflicts import A_MINUTE, Booking
from herald.mayors_time.venues import rooms
from herald.records.convening import Status
from herald.records.encounter import MayorsRole
from herald.records.occurrence import TRIP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from herald.mayors_time.venues import Rooms
    from herald.office import Office
    from herald.records.entry import Entry

    Takes = Callable[[int, int], Booking]
    """From a start and an end, in seconds since 1970, to what is booked then."""

MEETS = (Purpose.MEETING, Purpose.MEDIA, Purpose.COUNCIL)
"""Appointments for which a venue is booked, and not only named."""
PROTECTED = (Purpose.PERSONAL, Purpose.DESK)
"""What an appointment is for that keeps the time free."""
QUIET = (*PROTECTED, Purpose.PREP)

A_WHOLE_DAY = 23 * 3600
"""Seconds: the shortest day of the year."""

AHEAD = timedelta(days=183)
"""So far what repeats is followed."""


def bookings(office: Office, entries: Iterable[Entry], at: datetime) -> Iterator[Booking]:
    """What these entries take of the Mayor's time, of stand-ins' and of rooms from `at` on."""
    room = rooms(office)

    @cache
    def path(kind: str, name: str) -> str:
        found = office.find(kind, name) if name else None
        return found.path if found else ""

    now = int(at.timestamp())
    for entry in entries:
        if entry.kind.name == TRIP:
            yield from (one for one in _of_trip(entry) if now < one.ends)
            continue
        # What ends before it starts is told by `ends_before_starts`.
        times = [(s, e) for s, e in _times(entry, at) if now < e and s < e]
        if not times:
            continue  # as most of ten years
        goes_with = path(TRIP, entry.facts.values.get("trip", ""))
        is_for = path("event", entry.facts.values.get("event", ""))
        takes = what_it_takes(entry.kind.name, entry.path, entry.facts.values, room)
        if takes:
            for starts, ends in times:
                taken = takes(starts, ends)
                belongs = goes_with or is_for
                yield replace(taken, goes_with=goes_with, is_for=is_for) if belongs else taken


def _of_trip(entry: Entry) -> Iterator[Booking]:
    starts, ends = entry.facts.starts, entry.facts.ends
    if starts and ends:
        yield from on_trip(entry.path, starts, ends, entry.facts.values.get("ways", ""))


def on_trip(record: str, starts: datetime, ends: datetime, ways: str) -> Iterator[Booking]:
    """What a trip takes: the time for which the Mayor is away, and each of its legs.

    `ways` is that of the trip: `1796366400-1796375400 …`.
    """
    if starts < ends:
        span = int(starts.timestamp()), int(ends.timestamp())
        yield Booking(record, *span, is_away=True, goes_with=record)
    for way in ways.split():
        departs, arrives = map(int, way.split("-"))
        yield Booking(record, departs, arrives, with_mayor=True, goes_with=record)


def _times(entry: Entry, at: datetime) -> Iterator[tuple[int, int]]:
    for starts, ends in times_ahead(entry, at):
        yield int(starts.timestamp()), int(ends.timestamp())


def times_ahead(entry: Entry, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Start and end of each of its times that is not over at `at`, as far as it is followed."""
    series = entry.facts.series
    if series:
        yield from series.within(at, max(at, series.starts.astimezone(UTC)) + AHEAD)


def is_ahead(entry: Entry, at: datetime) -> bool:
    """Whether it takes place at some time that is not over at `at`."""
    return any(True for _ in times_ahead(entry, at))


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
    takes = partial(
        Booking,
        path,
        with_mayor=bool(role),
        room=name,
        place=place,
        is_tentative=role == MayorsRole.DROP_BY,
        speaks=role == MayorsRole.SPEAK,
        is_afar="afar" in values,
        before=_seconds(values.get("travel_before")),
        after=_seconds(values.get("travel_after")),
    )
    return partial(_convened, takes)


def _convened(takes: Takes, starts: int, ends: int) -> Booking:
    """What goes on for whole days names no hour at which the Mayor is there."""
    booking = takes(starts, ends)
    return booking if ends - starts < A_WHOLE_DAY else replace(booking, with_mayor=False)


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
        is_afar="afar" in values or purpose is Purpose.CALL,
        before=_seconds(values.get("travel_before")),
        after=_seconds(values.get("travel_after")),
    )


def _seconds(minutes: str | None) -> int:
    return int(minutes) * A_MINUTE if minutes else 0
