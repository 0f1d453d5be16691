"""When the Mayor could take something on: what is left of a day, the ways and quiet times counted.

The counterpart of `conflicts`: what lies in an opening is in nobody's way there. Where several
engagements have been over for a while, each keeps its own way on free, not only the last of them.
Times are whole seconds since 1970 in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from herald.mayors_time.conflicts import way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.mayors_time.conflicts import Booking, Pace, Place


@dataclass(frozen=True, slots=True)
class Wish:
    """What a time is looked for."""

    lasts: int
    """Seconds, more than 0."""
    place: Place | None = None
    """Where it would be; None where that makes no difference, as for a call."""
    speaks: bool = False
    """Whether the Mayor would speak there, and wants quiet before it."""
    is_quiet: bool = False
    """Whether it is itself time to prepare or rest."""


class Kept(NamedTuple):
    """Time that an engagement takes, with the ways to it and from it."""

    starts: int
    ends: int
    booking: Booking


class Opening(NamedTuple):
    """Time in which the wish may begin and end anywhere."""

    starts: int
    ends: int
    """At least as long after `starts` as the wish lasts."""
    after: Kept | None
    """What comes before it, if the opening begins only when that lets go."""
    before: Kept | None
    """What comes next, if it ends the opening."""


class Hours(NamedTuple):
    """From when to when something may be."""

    starts: int
    ends: int


def openings(bookings: Iterable[Booking], hours: Hours, wish: Wish, pace: Pace) -> list[Opening]:
    """The openings within `hours`, in order, beside what of the bookings needs the Mayor."""
    free_from, after = hours.starts, None
    found = []
    for kept in sorted(_kept(bookings, wish, pace), key=lambda one: (one.starts, one.ends)):
        if kept.ends <= hours.starts or kept.starts >= hours.ends:
            continue
        if kept.starts - free_from >= wish.lasts:
            found.append(Opening(free_from, kept.starts, after, kept))
        if kept.ends > free_from:
            free_from, after = kept.ends, kept
    if hours.ends - free_from >= wish.lasts:
        found.append(Opening(free_from, hours.ends, after, None))
    return found


def _kept(bookings: Iterable[Booking], wish: Wish, pace: Pace) -> Iterator[Kept]:
    for one in bookings:
        if one.with_mayor or one.is_away:
            between = way(one.place, wish.place, pace)
            quiet_before_it = pace.quiet if one.speaks and not wish.is_quiet else 0
            quiet_after_it = pace.quiet if wish.speaks and not one.is_quiet else 0
            yield Kept(
                one.starts - (one.before or between) - quiet_before_it,
                one.ends + (one.after or between) + quiet_after_it,
                one,
            )
