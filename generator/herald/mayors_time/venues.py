"""Venues as the Mayor's time is reckoned with them: the room, where it is, in which neighborhood.

Each is looked up once, by the name that a record gives.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from herald.kinds.venue import Venue
from herald.mayors_time.conflicts import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.office import Office
    from herald.records.facets import Record
    from herald.view import View

    Rooms = Callable[[str], tuple[str, Place | None]]
    """From the name of a venue as it is written to its record's name, and where it is; "" and None
    where there is no such venue."""


def rooms(asked: Office | View) -> Rooms:
    """The venues of an office, or of those that somebody sees of it."""

    @cache
    def room(name: str) -> tuple[str, Place | None]:
        venue = asked.find("venue", name) if name else None
        return (venue.name, place_of(venue.record)) if venue else ("", None)

    return room


def place_of(record: Record) -> Place | None:
    """Where a venue is, if its record says so."""
    if not isinstance(record, Venue) or record.latitude is None or record.longitude is None:
        return None
    return Place(float(record.latitude), float(record.longitude))


def neighborhoods(view: View) -> Callable[[str], str]:
    """From the name of a venue to its neighborhood; "" where nobody said."""

    @cache
    def neighborhood(name: str) -> str:
        venue = view.find("venue", name) if name else None
        return (cast("Venue", venue.record).neighborhood or "") if venue else ""

    return neighborhood
