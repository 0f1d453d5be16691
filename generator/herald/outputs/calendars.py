"""Calendars: what takes place, for the calendar on a phone or a desk (iCalendar, RFC 5545).

`/calendar.ics`, to subscribe to, holds every released record that is `Scheduled` and is either to
come or was over less than a year before the view's day: a phone reads the whole file again every
few hours. Each stream (`streams.py`) has such a file of its own, in which an event has the same
UID. Beside the page of each event, however long past, stands a file with that one alone; and
`/data/event.json` has them all. All of them exist in each of the office's languages.

A calendar is put together from pieces: a head, the time zones, and a `CalendarEntry` for each
event, made of that event's record and venue and of nothing else. When one event changes, one piece
does.

Calendar programs know an event by its UID, which therefore never changes, and know that it changed
by SEQUENCE. A record does not count its changes, but says by its status how far it is from what was
first announced: that order serves as SEQUENCE (RFC 5546, section 2.1.4, asks only that it grow).
DTSTAMP is a moment too that the record itself gives, never that of the build.

Events are written here, line by line, and time zones by icalendar (docs/adr/0007), of which this is
the one door.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from herald.calendar_streams import streams_in, title_of
from herald.kinds.event import Event
from herald.kinds.venue import Venue
from herald.outputs.artifact import Artifact, Assembly, Piece, in_order
from herald.records.convening import Convened, Status
from herald.records.facets import Placed, Scheduled
from herald.records.recurrence import occurrences
from herald.records.whole_days import are_whole_days, last_day_of
from herald.render import plain, prose
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.streams import Stream
    from herald.view import View

PATH = "/calendar.ics"
REFRESH = "PT6H"
"""How often programs that subscribe should look for changes: every six hours."""
KEPT = timedelta(days=365)
"""How long what is over stays in the calendar that people subscribe to."""
LONGEST_LOOK_AHEAD = 10
"""Years for which the zone's clock changes are written down for a repetition without end."""


@dataclass(frozen=True)
class Happening:
    """What takes place, and where, in the language of the calendar where it is translated."""

    seen: Seen
    scheduled: Scheduled
    venue: Venue | None


@dataclass(frozen=True)
class CalendarEntry:
    """An event as it stands in every calendar of its language, and what these ask of it."""

    text: bytes
    """The VEVENT: folded lines, each with its CRLF."""
    zone: str
    """The time zone that it names; "UTC" needs no description."""
    first_year: int
    last_year: int
    """The years in which that zone's clocks must be known, both included."""
    last_day: date | None
    """The day on which it is over for good, by its own clocks; None where there is none."""

    def written(self) -> str:
        """Itself as JSON."""
        last_day = self.last_day.isoformat() if self.last_day else ""
        years = (self.first_year, self.last_year)
        return json.dumps([self.text.decode(), self.zone, *years, last_day], ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> CalendarEntry:
        """What `written` wrote."""
        text, zone, first, last, last_day = json.loads(written)
        day = date.fromisoformat(last_day) if last_day else None
        return cls(text.encode(), zone, first, last, day)


def artifacts(view: View) -> Iterator[Artifact]:
    """A file for each event, and the calendar of all to subscribe to, in each language."""
    settings, today = view.settings, view.at.date()
    current: dict[str, list[Happening]] = {language: [] for language in settings.languages}
    for seen in view.having(Scheduled):
        for language in settings.languages:
            happening = happening_of(view, seen, language)
            if happening is None:
                continue
            if is_current(last_day(happening.scheduled), today):
                current[language].append(happening)
            address = address_of(settings, language, happening.seen)
            alone = (settings, language, happening.scheduled.title, address, (happening,))
            yield Artifact(address.lstrip("/"), calendar, alone)
    for language, happenings in current.items():
        address = settings.address_in(language, PATH)
        given = (settings, language, settings.into(language).name, address, tuple(happenings))
        yield Artifact(address.lstrip("/"), calendar, given)


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
    if entry.last_day is None:
        return False
    return view.is_past(datetime.combine(entry.last_day + KEPT, time(), view.settings.zone))


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
    named = record.venue if isinstance(record, Placed) else None
    found = view.find("venue", named) if named else None
    venue = found.into(language).record if found else None
    return Happening(seen, record, venue if isinstance(venue, Venue) else None)


def address_of(settings: Settings, language: str, seen: Seen) -> str:
    """Where the calendar of one event stands: beside its page."""
    return f"{settings.address_in(language, seen.address)}{seen.name}.ics"


def is_current(last_day: date | None, today: date) -> bool:
    """Whether what is over after `last_day` still stands in the calendar to subscribe to."""
    return last_day is None or last_day > today - KEPT


def calendar(
    settings: Settings, language: str, name: str, address: str, happenings: Iterable[Happening]
) -> bytes:
    """The calendar `name` at the address `address`, with what takes place in the order given."""
    pieces = [piece(settings, language, happening) for happening in happenings]
    return assembled(head(settings, language, name, address), pieces)


def assembled(beginning: bytes, pieces: Iterable[CalendarEntry]) -> bytes:
    """The calendar that begins with that `head`, with its pieces and the zones that they name."""
    pieces = tuple(pieces)
    texts = [piece.text for piece in pieces]
    return b"".join([beginning, *_zones(pieces), *texts, b"END:VCALENDAR\r\n"])


def _zones(pieces: Iterable[CalendarEntry]) -> Iterator[bytes]:
    """The time zones, by name, with the changes of clocks from the first event to the last."""
    years: dict[str, list[int]] = {}
    for zone, first, last in {(one.zone, one.first_year, one.last_year) for one in pieces}:
        years.setdefault(zone, []).extend((first, last))
    for zone, spanned in sorted(years.items()):
        if zone != "UTC":
            yield time_zone(zone, min(spanned), max(spanned))


# --- the pieces -----------------------------------------------------------------------------------


def head(settings: Settings, language: str, name: str, address: str) -> bytes:
    """What stands before the time zones: whose calendar it is, and where (RFC 7986)."""
    title = _text(_line(name))
    return _written(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{_text(f'-//{_line(settings.name)}//Herald//{language.upper()}')}",
            f"NAME:{title}",
            f"X-WR-CALNAME:{title}",
            # Neither has a type by default (RFC 7986, sections 5.7 and 5.8).
            f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
            f"SOURCE;VALUE=URI:{settings.absolute(address)}",
            f"UID:{address.strip('/')}@{settings.host}",
            f"URL:{settings.absolute(settings.address_in(language, '/events/'))}",
            # What RFC 7986 calls REFRESH-INTERVAL, Outlook knows by this name only.
            f"X-PUBLISHED-TTL:{REFRESH}",
        ]
    )


@lru_cache(maxsize=256)
def time_zone(name: str, first_year: int, last_year: int) -> bytes:
    """The VTIMEZONE of a zone of the tz database for these years, both included."""
    import icalendar

    first, last = date(first_year, 1, 1), date(last_year + 1, 1, 1)
    zone = icalendar.Timezone.from_tzid(name, first_date=first, last_date=last)
    written: bytes = zone.to_ical()
    return written


def piece(settings: Settings, language: str, happening: Happening) -> CalendarEntry:
    """One event, and what its calendars must know of it."""
    scheduled = happening.scheduled
    years_ahead = LONGEST_LOOK_AHEAD if scheduled.rule else 0
    return CalendarEntry(
        text=event(settings, language, happening),
        zone="UTC" if scheduled.whole_days else scheduled.zone.key,
        first_year=scheduled.starts.year,
        last_year=scheduled.ends.year + years_ahead,
        last_day=last_day(scheduled),
    )


def last_day(scheduled: Scheduled) -> date | None:
    """The day on which it is over for good, by its own clocks; None where no such day is known.

    A repetition until a day is taken to fill its time. One of so many times is followed for
    `LONGEST_LOOK_AHEAD` years.
    """
    starts, ends, rule = scheduled.starts, scheduled.ends, scheduled.rule
    if rule is None:
        return scheduled.last_day
    parts = dict(part.split("=") for part in rule.split(";"))
    beside = [one.date() + (ends.date() - starts.date()) for one in scheduled.also]
    beside += [one.ends.astimezone(scheduled.zone).date() for one in scheduled.shifts]
    if "UNTIL" in parts:
        last = date.fromisoformat(parts["UNTIL"][:8]) + (ends.date() - starts.date())
        return max([last, *beside])
    if "COUNT" not in parts:
        return None
    horizon = starts + timedelta(days=366 * LONGEST_LOOK_AHEAD)
    times = [*occurrences(starts, ends, rule, (), horizon)]
    is_all = len(times) == int(parts["COUNT"])
    return max([times[-1][1].date(), *beside]) if is_all else None


def event(settings: Settings, language: str, happening: Happening) -> bytes:
    """The VEVENT, and one more for each time that is moved (RFC 5545, 3.8.4.4).

    Its lines are in a fixed order, and none is without something to say.
    """
    seen, scheduled, venue = happening.seen, happening.scheduled, happening.venue
    record, zone, status = seen.record, scheduled.zone.key, _status(scheduled)
    placed = record if isinstance(record, Placed) else None
    page = settings.absolute(settings.address_in(language, seen.address))
    speaks = Interpreter(language)
    about = []
    if record.tags:
        about.append(f"CATEGORIES:{','.join(_text(_line(tag)) for tag in record.tags)}")
    if placed and placed.online:
        about.append(f"CONFERENCE;VALUE=URI:{_line(placed.online.url)}")
    about.append(f"DESCRIPTION:{_text(_lines(_description(settings, seen, page, speaks)))}")
    if venue and venue.latitude is not None and venue.longitude is not None:
        about.append(f"GEO:{_degrees(venue.latitude)};{_degrees(venue.longitude)}")
    location = _location(placed, venue)
    if location:
        about.append(f"LOCATION:{_text(_line(location))}")
    about += [f"STATUS:{_STATUS[status]}", f"URL:{page}", "END:VEVENT"]
    times = [
        (scheduled.starts, scheduled.ends, [*_repetition(scheduled)]),
        *(
            (one.starts, one.ends, [f"RECURRENCE-ID{_when(scheduled, one.was)}"])
            for one in scheduled.shifts
        ),
    ]
    return b"".join(
        _written(
            [
                "BEGIN:VEVENT",
                f"SUMMARY:{_text(_line(_summary(scheduled, status, speaks)))}",
                *_from_to(zone, starts, ends),
                f"DTSTAMP:{_in_utc(_stamp(scheduled))}",
                f"UID:{_identity(settings, seen, scheduled)}",
                f"SEQUENCE:{_SEQUENCE[status]}",
                *which,
                *about,
            ]
        )
        for starts, ends, which in times
    )


# --- what a calendar program goes by --------------------------------------------------------------

_STATUS = {
    Status.SCHEDULED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.RESCHEDULED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
}
_SEQUENCE = {
    Status.SCHEDULED: 0,
    Status.POSTPONED: 1,
    Status.RESCHEDULED: 2,
    Status.CANCELLED: 3,
}


def _status(scheduled: Scheduled) -> Status:
    if scheduled.withdrawn:
        return Status.CANCELLED
    return scheduled.status if isinstance(scheduled, Convened) else Status.SCHEDULED


def _first_announced(scheduled: Scheduled) -> datetime:
    """When it was to start before it was rescheduled, or when it starts."""
    previously = scheduled.previously if isinstance(scheduled, Convened) else None
    return previously or scheduled.starts


def _identity(settings: Settings, seen: Seen, scheduled: Scheduled) -> str:
    """The UID: of the name and the year first announced, which a later date does not change."""
    year = _first_announced(scheduled).year
    return f"{seen.kind.name}-{year}-{seen.name}@{settings.host}"


def _stamp(scheduled: Scheduled) -> datetime:
    """The DTSTAMP: a year before its first date, or the latest correction if that is later.

    A record does not say when it was written. A year before is past whenever somebody reads it,
    stays where it is when the event is moved, and lies before every correction.
    """
    moments = [_first_announced(scheduled) - timedelta(days=365)]
    moments += [correction.at for correction in scheduled.corrections]
    return max(moments)


def _from_to(zone: str, starts: datetime, ends: datetime) -> tuple[str, str]:
    """DTSTART and DTEND: days where it takes whole days, and an end that is no part of it."""
    if are_whole_days(starts, ends):
        after = last_day_of(starts, ends) + timedelta(days=1)
        return f"DTSTART{_as_days(starts)}", f"DTEND{_as_days(after)}"
    return f"DTSTART{_on_clocks(zone, starts)}", f"DTEND{_on_clocks(zone, ends)}"


def _when(scheduled: Scheduled, *moments: datetime) -> str:
    """Moments of the series as RFC 5545 wants them: of the same type as its DTSTART (3.8.5.1)."""
    if scheduled.whole_days:
        return _as_days(*moments)
    return _on_clocks(scheduled.zone.key, *moments)


def _as_days(*days: date) -> str:
    return f";VALUE=DATE:{','.join(f'{day:%Y%m%d}' for day in days)}"


def _on_clocks(zone: str, *moments: datetime) -> str:
    """The rest of a line with moments of that zone: `;TZID=America/Chicago:20261203T180000`.

    The zone's name is that of a file of the tz database, whose letters want no quotes (3.2).
    """
    if zone == "UTC":
        return f":{','.join(map(_in_utc, moments))}"
    return f";TZID={zone}:{','.join(map(_clock, moments))}"


def _in_utc(moment: datetime) -> str:
    """A moment as it is written in UTC: `20261204T020000Z`."""
    return f"{_clock(moment.astimezone(UTC))}Z"


def _clock(moment: datetime) -> str:
    return moment.isoformat()[:19].replace("-", "").replace(":", "")


def _repetition(scheduled: Scheduled) -> Iterator[str]:
    """RRULE, EXDATE and RDATE of what takes place more than once."""
    if not scheduled.rule:
        return
    parts = _ending_in_utc(scheduled.rule, scheduled).split(";")
    # Apple's calendar passes over a rule that does not begin with FREQ.
    yield f"RRULE:{';'.join(sorted(parts, key=lambda part: _PARTS.index(part.split('=')[0])))}"
    if scheduled.without:
        clock = scheduled.starts.timetz()
        left_out = (datetime.combine(day, clock) for day in scheduled.without)
        yield f"EXDATE{_when(scheduled, *left_out)}"
    if scheduled.also:
        also = (one.astimezone(scheduled.zone) for one in scheduled.also)
        yield f"RDATE{_when(scheduled, *also)}"


_PARTS = "FREQ UNTIL COUNT INTERVAL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split()
"""The parts of a rule in the order of RFC 5545, section 3.3.10."""


def _ending_in_utc(rule: str, scheduled: Scheduled) -> str:
    """The rule with its end in UTC, as RFC 5545 wants it where the start is in a zone.

    Of whole days the end is a day too.
    """

    def moved(until: re.Match[str]) -> str:
        if scheduled.whole_days:
            return f"UNTIL={until[1][:8]}"
        end = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=scheduled.zone)
        return f"UNTIL={_in_utc(end)}"

    return re.sub(r"UNTIL=(\d{8}T\d{6})(?=;|$)", moved, rule)


def _degrees(coordinate: Decimal) -> str:
    """To six places, which is a tenth of a metre (3.8.1.6), and never with an exponent."""
    whole, _, part = f"{coordinate:.6f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


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


# --- lines ----------------------------------------------------------------------------------------


def _text(words: str) -> str:
    """Words as a value of the type TEXT (3.3.11)."""
    words = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return words.replace("\n", "\\n")


def _line(text: str) -> str:
    """The text on one line; control characters have no place in iCalendar (3.1)."""
    return text if text.isprintable() else _CONTROLS.sub(" ", text)


def _lines(text: str) -> str:
    if text.replace("\n", "").isprintable():
        return text
    return "\n".join(map(_line, text.splitlines()))


_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _written(lines: Iterable[str]) -> bytes:
    return b"".join(map(_folded, lines))


_LONGEST = 74
"""Octets of a line, less the space before what goes on below: 75 with it (3.1)."""
_MARK, _INSIDE = 0xC0, 0x80
"""The bits by which UTF-8 marks an octet, and what they are in all of a character but the first."""
_BACKSLASH = 0x5C


def _folded(line: str) -> bytes:
    """The line with its end, folded between characters and never inside an escape."""
    octets = line.encode()
    size, start, pieces = len(octets), 0, []
    while size - start > _LONGEST:
        end = start + _LONGEST
        if octets[end] & _MARK == _INSIDE or octets[end - 1] == _BACKSLASH:
            end = _place_before(octets, end)
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n"


def _place_before(octets: bytes, end: int) -> int:
    """The last place up to `end` that is between two characters, an escape being one."""
    while octets[end] & _MARK == _INSIDE:
        end -= 1
    # Some programs take escapes apart before they put lines together.
    escapes = end - len(octets[:end].rstrip(b"\\"))
    return end - escapes % 2
