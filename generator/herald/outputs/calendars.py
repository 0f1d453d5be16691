"""Calendars: what takes place, for the calendar on a phone or a desk (iCalendar, RFC 5545).

`/calendar.ics`, to subscribe to, holds every released record that is `Scheduled` and is either to
come or was over less than a year before the view's day: a phone reads the whole file again every
few hours. Each stream (`streams.py`) has such a file of its own, in which an event has the
same UID. Beside the page of each event, however long past, stands a file with that one alone; and
`/data/event.json` has them all. All of them exist in each of the office's languages.

A calendar is put together from pieces: a head, the time zones, and a `CalendarEntry` for each
event, made of that event's record and venue and of nothing else. When one event changes, one piece
does.

Calendar programs know an event by its UID, which therefore never changes, and know that it changed
by SEQUENCE. Git counts the changes: of the times, the place and the status, as far as readers could
know of them, and no others (docs/adr/0044). Where git does not keep the office, a record still says
by its status how far it is from what was first announced, and that order serves alone (RFC 5546,
section 2.1.4, asks only that it grow). DTSTAMP is a moment that the record itself gives, never that
of the build.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from herald.kinds.event import Event
from herald.kinds.venue import Venue
from herald.outputs.artifact import Artifact, Assembly, Piece, in_order
from herald.records.convening import Convened, Status
from herald.records.facets import Placed, Scheduled
from herald.records.revision import Planning
from herald.render import plain, prose
from herald.render.calendars import (
    CalendarEntry,
    Told,
    assembled,
    degrees,
    entry_of,
    head,
    identity,
    line,
    lines,
    rank,
    stamp,
    text,
    vevents,
)
from herald.render.language import Interpreter
from herald.topics.calendar_streams import streams_in, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.streams import Stream
    from herald.view import View

PATH = "/calendar.ics"
KEPT = timedelta(days=365)
"""How long what is over stays in the calendar that people subscribe to."""


UNCOUNTED = Planning()


@dataclass(frozen=True)
class Happening:
    """What takes place, and where, in the language of the calendar where it is translated."""

    seen: Seen
    scheduled: Scheduled
    venue: Venue | None
    planning: Planning = UNCOUNTED


def of_record(view: View, seen: Seen) -> Iterator[Artifact | Piece]:
    """The file of one event in each language, and its pieces of the calendars of all."""
    settings = view.settings
    for language in settings.languages:
        happening = happening_of(view, seen, language)
        if happening is None:
            continue
        entry = piece(settings, language, happening)
        address = address_of(settings, language, happening.seen)
        name = happening.scheduled.title
        yield Artifact(address.lstrip("/"), alone, (settings, language, name, address, entry))
        if not _is_gone(view, entry):
            for collection in _collections(view, seen, language):
                yield Piece(collection, in_order(seen), entry.written())


def _is_gone(view: View, entry: CalendarEntry) -> bool:
    """Whether it stands in no calendar to subscribe to any more."""
    return entry.last_day is not None and view.has_begun(entry.last_day + KEPT)


def _collections(view: View, seen: Seen, language: str) -> Iterator[str]:
    """Where a piece is kept: with all, and with each stream's."""
    yield f"calendar/{language}"
    yield from (_collection(stream, language) for stream in streams_in(view, seen))


def _collection(stream: Stream, language: str) -> str:
    return f"calendar/{language}/{stream.by}/{stream.slug}"


def files(view: View) -> Iterator[Assembly]:
    """The calendars to subscribe to, of all and of each stream, in each language."""
    settings = view.settings
    for language in settings.languages:
        office = settings.into(language).name
        every = [(PATH, f"calendar/{language}", office)]
        for stream in view.streams():
            title = f"{title_of(view, stream, language)} – {office}"
            every.append((stream.file, _collection(stream, language), title))
        for path, collection, name in every:
            address = settings.address_in(language, path)
            given = (settings, language, name, address, view.today)
            yield Assembly(address.lstrip("/"), collection, subscribed, given)


def alone(
    settings: Settings, language: str, name: str, address: str, entry: CalendarEntry
) -> bytes:
    """The calendar of one event."""
    return assembled(head(settings, language, name, address), [entry])


def subscribed(
    entries: Sequence[str],
    settings: Settings,
    language: str,
    name: str,
    address: str,
    today: date,
) -> bytes:
    """The calendar of all that is to come or was over not long ago."""
    read = map(CalendarEntry.read, entries)
    current = [one for one in read if is_current(one.last_day, today)]
    return assembled(head(settings, language, name, address), current)


def happening_of(view: View, original: Seen, language: str) -> Happening | None:
    """The record with its venue, both in `language`; None for one that has no page."""
    seen = original.into(language)
    record = seen.record
    if not seen.address or not isinstance(record, Scheduled):
        return None
    found = view.venue_of(seen)
    venue = found.into(language).record if found else None
    place = venue if isinstance(venue, Venue) else None
    return Happening(seen, record, place, view.planning(original))


def address_of(settings: Settings, language: str, seen: Seen) -> str:
    """Where the calendar of one event stands: beside its page."""
    return f"{settings.address_in(language, seen.address)}{seen.name}.ics"


def is_current(last_day: date | None, today: date) -> bool:
    """Whether what is over after `last_day` still stands in the calendar to subscribe to."""
    return last_day is None or last_day > today - KEPT


# --- the pieces -----------------------------------------------------------------------------------


def piece(settings: Settings, language: str, happening: Happening) -> CalendarEntry:
    """One event, and what its calendars must know of it."""
    return entry_of(happening.scheduled, event(settings, language, happening))


def event(settings: Settings, language: str, happening: Happening) -> bytes:
    """The event as VEVENTs."""
    seen, scheduled, venue = happening.seen, happening.scheduled, happening.venue
    record, status = seen.record, _status(scheduled)
    placed = record if isinstance(record, Placed) else None
    page = settings.absolute(settings.address_in(language, seen.address))
    speaks = Interpreter(language)
    about = []
    if record.tags:
        about.append(f"CATEGORIES:{','.join(text(line(tag)) for tag in record.tags)}")
    if placed and placed.online:
        about.append(f"CONFERENCE;VALUE=URI:{line(placed.online.url)}")
    about.append(f"DESCRIPTION:{text(lines(_description(settings, seen, page, speaks)))}")
    if venue and venue.latitude is not None and venue.longitude is not None:
        about.append(f"GEO:{degrees(venue.latitude)};{degrees(venue.longitude)}")
    location = _location(placed, venue)
    if location:
        about.append(f"LOCATION:{text(line(location))}")
    about += [f"STATUS:{_STATUS[status]}", f"URL:{page}"]
    told = Told(
        uid=identity(settings, seen.kind.name, seen.name, scheduled),
        summary=_summary(scheduled, status, speaks),
        stamp=stamp(scheduled),
        sequence=happening.planning.sequence(rank(scheduled)),
        modified=happening.planning.last,
        about=tuple(about),
    )
    return vevents(scheduled, told)


# --- what a calendar program goes by --------------------------------------------------------------

_STATUS = {
    Status.SCHEDULED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.RESCHEDULED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
}


def _status(scheduled: Scheduled) -> Status:
    if scheduled.withdrawn:
        return Status.CANCELLED
    return scheduled.status if isinstance(scheduled, Convened) else Status.SCHEDULED


# --- what people read -----------------------------------------------------------------------------


def _summary(scheduled: Scheduled, status: Status, speaks: Interpreter) -> str:
    """The title; many programs do not show a status, so the words say it too."""
    match status:
        case Status.POSTPONED:
            return speaks.say("Postponed: {title}", title=scheduled.title)
        case Status.RESCHEDULED:
            return speaks.say("Rescheduled: {title}", title=scheduled.title)
        case Status.CANCELLED:
            return speaks.say("Cancelled: {title}", title=scheduled.title)
        case Status.SCHEDULED:
            return scheduled.title


def _location(placed: Placed | None, venue: Venue | None) -> str:
    if venue:
        return f"{venue.title}, {venue.address}"
    if placed and placed.place:
        return placed.place
    return placed.online.url if placed and placed.online else ""


def _description(settings: Settings, seen: Seen, page: str, speaks: Interpreter) -> str:
    """Plain text: why it is not as announced, what it is, how to take part from afar, the page."""
    record = seen.record
    paragraphs: list[str | None] = []
    if isinstance(record, Convened):
        paragraphs.append(record.reason)
    words = _words(seen.body, settings.site_url, seen.address) if seen.body else ""
    paragraphs.append(words or record.summary)
    if isinstance(record, Placed) and record.online:
        paragraphs.append(speaks.say("Take part online: {address}", address=record.online.url))
        paragraphs.append(record.online.dial_in)
    if isinstance(record, Event) and record.livestream:
        paragraphs.append(speaks.say("Livestream: {address}", address=record.livestream))
    return "\n\n".join(paragraph for paragraph in [*paragraphs, page] if paragraph)


@lru_cache(maxsize=64)
def _words(body: str, site_url: str, address: str) -> str:
    """The text as plain words; an event that is not translated has it in every language."""
    return plain.text(body, prose.absolute_at(site_url, address))
