"""What cannot be as it is planned: the Mayor, a stand-in or a room in two places at once.

One pass over what takes place in the order of its beginnings finds it, however much that is: what
goes on at the moment is at hand, and what is over is dropped (a sweep line). Nothing here knows of
records; times are whole seconds since 1970 in UTC, since those of a zone repeat once a year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from itertools import islice
from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

MOST_TOLD = 5
"""With so many others at most one is told to overlap."""

A_MINUTE = 60
AN_HOUR = 3600

EARTH_RADIUS = 3958.8
"""In miles."""


class Sort(StrEnum):
    """What sort of conflict it is."""

    COUNCIL = "council"
    """The Mayor is with the Council, and somewhere else."""
    PROTECTED = "protected"
    """Something lies in time that is kept free: for the family, for the desk."""
    MAYOR = "mayor"
    STAND_IN = "stand-in"
    ROOM = "room"
    TRAVEL = "travel"
    """There is no time to get there."""
    AWAY = "away"
    """The Mayor is needed in town, and on a trip."""
    BREATH = "breath"
    """There is no quiet time before the Mayor speaks."""


class Place(NamedTuple):
    """Where something is: degrees north and east."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Booking:
    """One time at which something takes place, and what it takes."""

    record: str
    """Of which record: its path."""
    starts: int
    ends: int
    """Later than `starts`, and no longer part of it."""
    with_mayor: bool = False
    stand_in: str = ""
    """Who stands in for the Mayor there; "" for nobody."""
    room: str = ""
    """In which venue; "" elsewhere."""
    place: Place | None = None
    is_tentative: bool = False
    """A hold, or where the Mayor only drops by."""
    is_council: bool = False
    is_protected: bool = False
    is_quiet: bool = False
    """Time in which the Mayor can prepare or rest."""
    speaks: bool = False
    is_away: bool = False
    """Whether it is the time of a trip, in which the Mayor is not in town."""
    goes_with: str = ""
    """To which trip's record it belongs: its path; "" for none."""
    is_for: str = ""
    """The record of the event that it is for; "" for none."""
    is_afar: bool = False
    """Whether it makes no difference where the Mayor is: a call, or something online."""
    before: int = 0
    """Seconds that the way there takes, as its record says; 0 where it says nothing."""
    after: int = 0
    """Seconds that the way on takes."""

    @property
    def engagement(self) -> str:
        """What it is a time of: bookings of one engagement are not in each other's way."""
        return self.is_for or self.record


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two bookings that do not go together; the earlier one begins first."""

    sort: Sort
    earlier: Booking
    later: Booking
    is_firm: bool
    """Whether it cannot be so; else it may."""
    needed: int = 0
    """Of the sort TRAVEL: the seconds that the way takes."""
    is_estimated: bool = False
    """Whether those are reckoned from the distance, and not from a record."""

    @property
    def first(self) -> int:
        """When both begin to be needed: the beginning of the later one."""
        return self.later.starts

    @property
    def last(self) -> int:
        """When the first of the two is over."""
        return min(self.earlier.ends, self.later.ends)

    @property
    def gap(self) -> int:
        """The seconds from the end of the earlier one to the beginning of the later."""
        return self.later.starts - self.earlier.ends


@dataclass(frozen=True)
class Pace:
    """How fast the Mayor gets about, and how much quiet time there is before a speech."""

    mph: int
    """Miles an hour as the crow flies."""
    quiet: int
    """Seconds."""


def conflicts(bookings: Iterable[Booking], pace: Pace) -> Iterator[Conflict]:
    """All that cannot be as it is planned: first of the Mayor, then of stand-ins, then of rooms."""
    mayors: list[Booking] = []
    trips: list[Booking] = []
    stand_ins: dict[str, list[Booking]] = defaultdict(list)
    rooms: dict[str, list[Booking]] = defaultdict(list)
    for booking in bookings:
        if booking.with_mayor:
            mayors.append(booking)
        if booking.is_away:
            trips.append(booking)
        if booking.stand_in:
            stand_ins[booking.stand_in].append(booking)
        if booking.room:
            rooms[booking.room].append(booking)
    in_order = sorted(_once_each(mayors), key=_beginning)
    told: set[frozenset[str]] = set()
    for earlier, later in overlaps(in_order):
        told.add(frozenset((earlier.record, later.record)))
        yield Conflict(_sort(earlier, later), earlier, later, _are_firm(earlier, later))
    for earlier, later in _missed(trips, in_order):
        if frozenset((earlier.record, later.record)) not in told:
            yield Conflict(Sort.AWAY, earlier, later, is_firm=False)
    yield from _too_close(in_order, pace)
    for sort, booked in ((Sort.STAND_IN, stand_ins), (Sort.ROOM, rooms)):
        for name in sorted(booked):
            for earlier, later in overlaps(sorted(booked[name], key=_beginning)):
                yield Conflict(sort, earlier, later, _are_firm(earlier, later))


def overlaps(bookings: Iterable[Booking]) -> Iterator[tuple[Booking, Booking]]:
    """The pairs that overlap, the earlier first, of bookings in the order of their beginnings."""
    running: dict[int, Booking] = {}
    ends: list[tuple[int, int]] = []
    for index, booking in enumerate(bookings):
        while ends and ends[0][0] <= booking.starts:
            del running[heappop(ends)[1]]
        for other in islice(running.values(), MOST_TOLD):
            if other.engagement != booking.engagement:
                yield other, booking
        running[index] = booking
        heappush(ends, (booking.ends, index))


def _once_each(mayors: Iterable[Booking]) -> Iterator[Booking]:
    """Those of the Mayor, without events at whose time something is for them: its hour counts."""
    every = [*mayors]
    hours: dict[str, list[Booking]] = defaultdict(list)
    for booking in every:
        if booking.is_for and not booking.is_tentative:
            hours[booking.is_for].append(booking)
    for booking in every:
        if not any(
            one.starts < booking.ends and booking.starts < one.ends
            for one in hours.get(booking.record, ())
        ):
            yield booking


def _missed(
    trips: Iterable[Booking], in_order: Iterable[Booking]
) -> Iterator[tuple[Booking, Booking]]:
    """What needs the Mayor in town during a trip, with the trip; the earlier first."""
    in_town = (one for one in in_order if not one.is_afar)
    for earlier, later in overlaps(sorted([*trips, *in_town], key=_beginning)):
        trip, other = (earlier, later) if earlier.is_away else (later, earlier)
        if trip.is_away and not other.is_away and other.goes_with != trip.record:
            yield earlier, later


def _beginning(booking: Booking) -> tuple[int, str]:
    return booking.starts, booking.record


def _sort(earlier: Booking, later: Booking) -> Sort:
    if earlier.is_council or later.is_council:
        return Sort.COUNCIL
    if earlier.is_protected or later.is_protected:
        return Sort.PROTECTED
    return Sort.MAYOR


def _are_firm(earlier: Booking, later: Booking) -> bool:
    return not (earlier.is_tentative or later.is_tentative)


# --- from one to the next -------------------------------------------------------------------------


def _too_close(in_order: Iterable[Booking], pace: Pace) -> Iterator[Conflict]:
    """What follows too closely on the one before: of those that are over, the last to end.

    A hold is no place that the Mayor comes from.
    """
    previous: Booking | None = None
    going_on: list[tuple[int, int, Booking]] = []
    for index, booking in enumerate(in_order):
        while going_on and going_on[0][0] <= booking.starts:
            previous = heappop(going_on)[2]
        if previous and previous.engagement != booking.engagement:
            yield from _between(previous, booking, pace)
        if not booking.is_tentative:
            heappush(going_on, (booking.ends, index, booking))


def _between(previous: Booking, booking: Booking, pace: Pace) -> Iterator[Conflict]:
    gap = booking.starts - previous.ends
    said = max(previous.after, booking.before)
    needed = said or way(previous.place, booking.place, pace)
    if gap < needed:
        is_firm = bool(said) and not booking.is_tentative
        yield Conflict(Sort.TRAVEL, previous, booking, is_firm, needed, is_estimated=not said)
    elif booking.speaks and not previous.is_quiet and gap - needed < pace.quiet:
        yield Conflict(Sort.BREATH, previous, booking, is_firm=False, needed=needed)


def way(one: Place | None, other: Place | None, pace: Pace) -> int:
    """The seconds in a straight line from one place to the other, in whole minutes.

    0 where one of the two is not known.
    """
    if one is None or other is None:
        return 0
    return ceil(miles(one, other) / pace.mph * AN_HOUR / A_MINUTE) * A_MINUTE


def miles(one: Place, other: Place) -> float:
    """The distance over the globe (haversine formula)."""
    north, south = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(min(1.0, chord)))
