"""Calendars: what takes place, for the calendar on a phone or a desk (iCalendar, RFC 5545).

`/calendar.ics`, to subscribe to, holds every released record that is `Scheduled`; beside the page
of each stands a file with that one alone. Both exist in each of the office's languages.

Calendar programs know an event by its UID, which therefore never changes, and know that it changed
by SEQUENCE. A record does not count its changes, but says by its status how far it is from what was
first announced: that order serves as SEQUENCE (RFC 5546, section 2.1.4, asks only that it grow).
DTSTAMP is a moment too that the record itself gives, never that of the build.

The one door to icalendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar
from icalendar.enums import STATUS

from herald.kinds.event import Event, Status
from herald.kinds.venue import Venue
from herald.outputs.artifact import Artifact
from herald.records.facets import Placed, Scheduled
from herald.render import plain, prose
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen, View
    from herald.settings import Settings

PATH = "/calendar.ics"
REFRESH = timedelta(hours=6)
"""How often programs that subscribe should look for changes."""
LONGEST_LOOK_AHEAD = 10
"""Years for which the zone's clock changes are written down for a repetition without end."""


@dataclass(frozen=True)
class Happening:
    """What takes place, and where, in the language of the calendar where it is translated."""

    seen: Seen
    scheduled: Scheduled
    venue: Venue | None


def artifacts(view: View) -> Iterator[Artifact]:
    """The calendar of everything and a file for each event, in each language."""
    settings = view.settings
    for language in settings.languages:
        happenings = tuple(_happenings(view, language))
        address = settings.address_in(language, PATH)
        office = settings.into(language).name
        given = (settings, language, office, address, happenings)
        yield Artifact(address.lstrip("/"), calendar, given)
        for happening in happenings:
            seen = happening.seen
            address = f"{settings.address_in(language, seen.address)}{seen.name}.ics"
            given = (settings, language, happening.scheduled.title, address, (happening,))
            yield Artifact(address.lstrip("/"), calendar, given)


def _happenings(view: View, language: str) -> Iterator[Happening]:
    for original in view.having(Scheduled):
        seen = original.into(language)
        record = seen.record
        if seen.address and isinstance(record, Scheduled):
            yield Happening(seen, record, _venue(view, record, language))


def _venue(view: View, record: Scheduled, language: str) -> Venue | None:
    named = record.venue if isinstance(record, Placed) else None
    found = view.find("venue", named) if named else None
    venue = found.into(language).record if found else None
    return venue if isinstance(venue, Venue) else None


def calendar(
    settings: Settings, language: str, name: str, address: str, happenings: tuple[Happening, ...]
) -> bytes:
    """The calendar `name` at the address `address`, with what takes place in the order given."""
    whole = icalendar.Calendar.new(
        prodid=f"-//{_line(settings.name)}//Herald//{language.upper()}",
        uid=f"{address.strip('/')}@{settings.host}",
        url=settings.absolute(settings.address_in(language, "/events/")),
        source=settings.absolute(address),
        refresh_interval=REFRESH,
    )
    for title in ("NAME", "X-WR-CALNAME"):
        whole.add(title, _Text(_line(name)))
    # Neither has a type by default (RFC 7986, sections 5.7 and 5.8), and icalendar names none.
    whole["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    whole["SOURCE"].params["VALUE"] = "URI"
    # What RFC 7986 calls REFRESH-INTERVAL, Outlook knows by this name only.
    whole.add("X-PUBLISHED-TTL", icalendar.vDuration(REFRESH))
    for zone in _zones(happenings):
        whole.add_component(zone)
    for happening in happenings:
        whole.add_component(_event(settings, language, happening))
    written: bytes = whole.to_ical()
    return written


def _event(settings: Settings, language: str, happening: Happening) -> icalendar.Event:
    seen, scheduled = happening.seen, happening.scheduled
    record = seen.record
    page = settings.absolute(settings.address_in(language, seen.address))
    speaks = Interpreter(language)
    event = icalendar.Event.new(
        uid=_identity(settings, seen, scheduled),
        stamp=_stamp(scheduled),
        sequence=_SEQUENCE[_status(scheduled)],
        status=_STATUS[_status(scheduled)],
        start=scheduled.starts,
        end=scheduled.ends,
        url=page,
    )
    event.add("SUMMARY", _Text(_line(_summary(scheduled, speaks))))
    event.add("DESCRIPTION", _Text(_lines(_description(settings, seen, page, speaks))))
    event.add("LOCATION", _Text(_line(_location(happening))))
    if record.tags:
        tags = icalendar.vCategory([])
        tags.cats = [_Text(_line(tag)) for tag in record.tags]
        event.add("CATEGORIES", tags)
    venue = happening.venue
    if venue and venue.latitude is not None and venue.longitude is not None:
        event.add("GEO", (float(venue.latitude), float(venue.longitude)))
    if isinstance(record, Placed) and record.online:
        event.add("CONFERENCE", icalendar.vUri(record.online.url, params={"VALUE": "URI"}))
    if isinstance(record, Event) and record.recurrence:
        event.add("RRULE", icalendar.vRecur.from_ical(_rule(record.recurrence, scheduled)))
        if record.except_on:
            event.add("EXDATE", [_on(day, scheduled) for day in record.except_on])
    return event


# --- what a calendar program goes by --------------------------------------------------------------

_STATUS = {
    Status.SCHEDULED: STATUS.CONFIRMED,
    Status.POSTPONED: STATUS.TENTATIVE,
    Status.RESCHEDULED: STATUS.CONFIRMED,
    Status.CANCELLED: STATUS.CANCELLED,
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
    return scheduled.status if isinstance(scheduled, Event) else Status.SCHEDULED


def _first_announced(scheduled: Scheduled) -> datetime:
    """When it was to start before it was rescheduled, or when it starts."""
    previously = scheduled.previously if isinstance(scheduled, Event) else None
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
    return max(moments).astimezone(UTC)


def _rule(recurrence: str, scheduled: Scheduled) -> str:
    """The rule with its end in UTC, as RFC 5545 wants it where the start is in a zone."""

    def in_utc(until: re.Match[str]) -> str:
        end = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=scheduled.zone)
        return f"UNTIL={end.astimezone(UTC):%Y%m%dT%H%M%SZ}"

    return re.sub(r"UNTIL=(\d{8}T\d{6})(?=;|$)", in_utc, recurrence)


def _on(day: date, scheduled: Scheduled) -> datetime:
    """The time at which it would start on that day."""
    return datetime.combine(day, scheduled.starts.timetz())


def _zones(happenings: Iterable[Happening]) -> Iterator[icalendar.Timezone]:
    """The time zones, by name, with the changes of clocks from the first event to the last."""
    years: dict[str, set[int]] = {}
    for happening in happenings:
        scheduled = happening.scheduled
        if scheduled.zone.key != "UTC":
            repeats = isinstance(scheduled, Event) and scheduled.recurrence is not None
            last_year = scheduled.ends.year + (LONGEST_LOOK_AHEAD if repeats else 0)
            years.setdefault(scheduled.zone.key, set()).update((scheduled.starts.year, last_year))
    for name, spanned in sorted(years.items()):
        first, last = date(min(spanned), 1, 1), date(max(spanned) + 1, 1, 1)
        yield icalendar.Timezone.from_tzid(name, first_date=first, last_date=last)


# --- what people read -----------------------------------------------------------------------------


def _summary(scheduled: Scheduled, speaks: Interpreter) -> str:
    """The title; many programs do not show a status, so the words say it too."""
    match _status(scheduled):
        case Status.POSTPONED:
            return speaks.say("Postponed: {title}", title=scheduled.title)
        case Status.RESCHEDULED:
            return speaks.say("Rescheduled: {title}", title=scheduled.title)
        case Status.CANCELLED:
            return speaks.say("Cancelled: {title}", title=scheduled.title)
        case Status.SCHEDULED:
            return scheduled.title


def _location(happening: Happening) -> str:
    record = happening.seen.record
    if happening.venue:
        return f"{happening.venue.title}, {happening.venue.address}"
    if isinstance(record, Placed) and record.place:
        return record.place
    return record.online.url if isinstance(record, Placed) and record.online else ""


def _description(settings: Settings, seen: Seen, page: str, speaks: Interpreter) -> str:
    """Plain text: why it is not as announced, what it is, how to take part from afar, the page."""
    record = seen.record
    link = prose.absolute_at(settings.site_url, seen.address)
    paragraphs: list[str | None] = []
    if isinstance(record, Event):
        paragraphs.append(record.reason)
    paragraphs.append(plain.text(seen.body, link) or record.summary)
    if isinstance(record, Placed) and record.online:
        paragraphs.append(speaks.say("Take part online: {address}", address=record.online.url))
        paragraphs.append(record.online.dial_in)
    if isinstance(record, Event) and record.livestream:
        paragraphs.append(speaks.say("Livestream: {address}", address=record.livestream))
    return "\n\n".join(paragraph for paragraph in [*paragraphs, page] if paragraph)


class _Text(icalendar.vText):
    """Text as RFC 5545 has it (3.3.11). icalendar takes a typed backslash and N for a line end."""

    def to_ical(self) -> bytes:
        return re.sub(r"([\\;,])", r"\\\1", self).replace("\n", "\\n").encode()


def _line(text: str) -> str:
    """The text on one line; control characters have no place in iCalendar (RFC 5545, 3.3.11)."""
    return _CONTROLS.sub(" ", text)


def _lines(text: str) -> str:
    return "\n".join(_line(line) for line in text.splitlines())


_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
