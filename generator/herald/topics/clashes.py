"""Conflicts: what the calendar has that does not go together, with both records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from herald.kinds.trip import Trip
from herald.mayors_time.bookings import on_trip, what_it_takes
from herald.mayors_time.conflicts import A_MINUTE, Conflict, Pace, Sort, conflicts
from herald.mayors_time.venues import rooms
from herald.records.occurrence import TRIP, Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.mayors_time.conflicts import Booking
    from herald.render.language import Interpreter
    from herald.view import View

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Party:
    """One of the two."""

    title: str
    key: str
    path: str
    """Of its file, from the office's root."""
    time: str
    day: date
    """On which it begins, in the office's zone."""


@dataclass(frozen=True)
class Clash:
    """Two that do not go together."""

    what: str
    """In a sentence."""
    span: str
    """The time that both want, in words; "" where they do not overlap."""
    day: date
    earlier: Party
    later: Party
    is_firm: bool
    """Whether it cannot be so; else it may."""

    @property
    def keys(self) -> frozenset[str]:
        """Of both records."""
        return frozenset({self.earlier.key, self.later.key})


def clashes(view: View, first: date, last: date, speak: Interpreter) -> tuple[Clash, ...]:
    """Those from one day to another, both included, in order: of what the view shows."""
    zone = view.settings.zone
    since = datetime.combine(first, time(), zone).timestamp()
    until = datetime.combine(last + ONE_DAY, time(), zone).timestamp()
    # What ended on the evening before may be too far away.
    around = view.occurrences(first - ONE_DAY, last + ONE_DAY)
    trips = [*_trips(view, first - ONE_DAY, last + ONE_DAY)]
    named = {(one.key, _seconds(one.starts)): one for one in around}
    named |= {(one.record, one.starts): _occurrence_of(view, one) for one in trips}
    policy = view.settings.schedule
    booked = [*_booked(view, around), *trips]
    found = conflicts(booked, Pace(policy.speed, policy.quiet * A_MINUTE))
    some = [one for one in found if since <= one.first < until]
    some.sort(key=lambda one: (one.first, one.later.record, one.earlier.record))
    return tuple(
        _told(one, named[_name(one.earlier)], named[_name(one.later)], view, speak) for one in some
    )


def _booked(view: View, around: tuple[Occurrence, ...]) -> Iterator[Booking]:
    room = rooms(view)
    for one in around:
        values = dict(one.values)
        takes = what_it_takes(one.kind, one.key, values, room)
        starts, ends = _seconds(one.starts), _seconds(one.ends)
        if takes and starts < ends:
            trip = view.find(TRIP, values.get("trip", ""))
            event = view.find("event", values.get("event", ""))
            yield replace(
                takes(starts, ends),
                goes_with=trip.key if trip else "",
                is_for=event.key if event else "",
            )


def _trips(view: View, first: date, last: date) -> Iterator[Booking]:
    """What trips take."""
    for seen in view.taking_place(first, last):
        if isinstance(seen.record, Trip) and not seen.record.withdrawn:
            trip = seen.record
            yield from on_trip(seen.key, trip.starts, trip.ends, trip.ways or "")


def _occurrence_of(view: View, booking: Booking) -> Occurrence:
    """A trip at one of its times, as whatever else takes place."""
    seen = view.record(booking.record)
    title = seen.record.title if seen else ""
    path = view.file_of(booking.record)
    starts, ends = (
        datetime.fromtimestamp(moment, UTC).isoformat() for moment in (booking.starts, booking.ends)
    )
    return Occurrence(booking.record, TRIP, path, title, starts, ends, (), ())


def _name(booking: Booking) -> tuple[str, int]:
    return booking.record, booking.starts


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def _told(
    one: Conflict, earlier: Occurrence, later: Occurrence, view: View, speak: Interpreter
) -> Clash:
    zone = view.settings.zone
    first, last = (datetime.fromtimestamp(moment, zone) for moment in (one.first, one.last))
    overlaps = one.sort not in (Sort.TRAVEL, Sort.BREATH)
    return Clash(
        _what(one, speak),
        _span(first, last, speak) if overlaps else "",
        first.date(),
        _party(earlier, view, speak),
        _party(later, view, speak),
        one.is_firm,
    )


def _party(one: Occurrence, view: View, speak: Interpreter) -> Party:
    starts, ends = (moment.astimezone(view.settings.zone) for moment in one.span)
    time_ = _span(starts, ends, speak)
    return Party(one.title, one.key, one.path, time_, starts.date())


def _span(starts: datetime, ends: datetime, speak: Interpreter) -> str:
    if starts.date() == ends.date():
        return speak.hours(starts, ends)
    end = f"{speak.short_day(ends.date())}, {speak.clock(ends)}"
    return speak.say("{start} until {end}", start=speak.clock(starts), end=end)


def _what(one: Conflict, speak: Interpreter) -> str:
    gap, needed = one.gap // A_MINUTE, one.needed // A_MINUTE
    match one.sort:
        case Sort.TRAVEL if one.is_estimated:
            return speak.say(
                "There are {gap} min between them, and the way takes about {needed} min.",
                gap=gap,
                needed=needed,
            )
        case Sort.TRAVEL:
            return speak.say(
                "There are {gap} min between them, and the way takes {needed} min.",
                gap=gap,
                needed=needed,
            )
        case Sort.BREATH:
            return speak.say("{gap} min after the first, the Mayor speaks.", gap=gap)
    return speak.say(SAID[one.sort])


SAID = {
    Sort.COUNCIL: "Both need the Mayor, one of them with the Council.",
    Sort.PROTECTED: "Both need the Mayor, one of them in time that is kept free.",
    Sort.MAYOR: "Both need the Mayor.",
    Sort.STAND_IN: "Both need the same person to stand in for the Mayor.",
    Sort.AWAY: "Both need the Mayor, who is out of town for one of them.",
    Sort.ROOM: "Both are in the same room.",
}
"""What is told of a conflict without a way."""
