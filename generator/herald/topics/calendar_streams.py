"""The streams of the calendar as a view has them: what each is called, and what is in which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from herald.kinds.event import Event, Subtype
from herald.kinds.meeting import Meeting
from herald.kinds.venue import Venue
from herald.records.convening import Convened
from herald.render.language import Interpreter
from herald.streams import (
    COMMITTEE,
    FOLDERS,
    KIND,
    MEETING,
    NEIGHBORHOOD,
    Stream,
    streams_of,
)

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.view import View

KIND_TITLES: Mapping[str, str] = {
    Subtype.RIBBON_CUTTING: "Ribbon cuttings",
    Subtype.TOWN_HALL: "Town halls",
    Subtype.PRESS_CONFERENCE: "Press conferences",
    Subtype.CEREMONY: "Ceremonies",
    Subtype.FORUM: "Forums",
    Subtype.OFFICE_HOURS: "Office hours",
    Subtype.MEMORIAL: "Memorials",
    Subtype.PARADE: "Parades",
    Subtype.GROUNDBREAKING: "Groundbreakings",
    MEETING: "Committee meetings",
}
"""In English, by what records say."""

DIVISIONS: Mapping[str, str] = {
    KIND: "Kind",
    COMMITTEE: "Committee",
    NEIGHBORHOOD: "Neighborhood",
}
"""What the calendar is divided by, in English."""


def title_of(view: View, stream: Stream, language: str, *, marks: bool = False) -> str:
    """A stream's title in a language: `Town halls`, a committee's title, a neighborhood's name.

    With `marks` for a page: words that the language's catalogue lacks are marked as English.
    """
    if stream.by == KIND:
        return Interpreter(language, marks=marks).say(KIND_TITLES[stream.value])
    if stream.by == COMMITTEE:
        committee = view.find("committee", stream.value)
        return committee.into(language).record.title if committee else stream.value
    return stream.value


def divided(view: View) -> dict[str, tuple[Stream, ...]]:
    """The streams there are, by what they divide the calendar by."""
    every = view.streams()
    by = {division: tuple(one for one in every if one.by == division) for division in FOLDERS}
    return {division: some for division, some in by.items() if some}


def streams_in(view: View, seen: Seen) -> tuple[Stream, ...]:
    """The streams that a record is in, named in the office's first language."""
    record = seen.record
    if not isinstance(record, Convened):
        return ()
    venue = view.find("venue", record.venue) if record.venue else None
    place = venue.record if venue else None
    return tuple(
        streams_of(
            seen.kind.name,
            record.subtype if isinstance(record, Event) else None,
            record.committee if isinstance(record, Event | Meeting) else None,
            record.neighborhood or (place.neighborhood if isinstance(place, Venue) else None),
        )
    )
