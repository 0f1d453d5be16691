"""Calendars of staff: the Mayor's days for programs that subscribe, in `private/calendars/`.

`office.ics` is all that takes place, `mayor.ics` what the Mayor does, `people/NAME.ics` what names
that person, `busy.ics` when the Mayor is busy and nothing else. They are drawn from what every
member of the staff may see. What is confidential comes into them as a `Busy`, which has times and
no more: so no title can get into a file by a slip in its making. The Mayor's own calendar with all
titles is the part `mayor`, `private/mayor/`, which is made only when it is asked for. What is
sealed is in none.

Of what takes place, that is in them which does so from `BACK` before the day to `AHEAD` after it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from herald.kinds.appointment import Appointment, Purpose, Standing
from herald.kinds.trip import Trip
from herald.mayors_time.bookings import bookings
from herald.outputs.artifact import Assembly, Piece, Task
from herald.outputs.documents.briefing.engagements import drawn, drawn_at
from herald.records.convening import Convened, Status
from herald.records.entry import references
from herald.records.occurrence import CALENDAR, TRIP
from herald.render.calendars import (
    CalendarEntry,
    Told,
    assembled,
    at_hours,
    entry_of,
    head,
    identity,
    line,
    lines,
    rank,
    stamp,
    text,
    vevent,
    vevents,
)
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from herald.audience import Seen
    from herald.office import Office
    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.outputs.documents.briefing.people import Guest
    from herald.records.entry import Entry
    from herald.records.facets import Scheduled
    from herald.records.facts import Reference
    from herald.settings import Settings
    from herald.view import View

BACK = timedelta(days=60)
AHEAD = timedelta(days=366)

KINDS = (*CALENDAR, TRIP)

OFFICE, MAYOR, BUSY, PEOPLE = "office", "mayor", "busy", "people/"

TAKES_PART = frozenset({"owner", "staff_lead", "representative", "site_lead", "person"})
"""The fields by which a record names a person in whose calendar it stands; `person` is that of the
attendees."""


class Busy(NamedTuple):
    """Times at which somebody is busy, and nothing of with what: in seconds since 1970."""

    feed: str
    """In whose calendar: `mayor`, `people/theo-park`."""
    spans: tuple[tuple[int, int], ...]
    """In order; no two of them meet."""


# --- what is planned ------------------------------------------------------------------------------


def tasks(view: View) -> Iterator[Task]:
    """What each record gives to the calendars."""
    found = view.occurrences(view.today - BACK, view.today + AHEAD)
    trips = view.dated(TRIP, view.today - BACK, view.today + AHEAD)
    for key in dict.fromkeys([*(one.key for one in found), *(one.key for one in trips)]):
        yield Task(f"calendar {key}", pieces, (key,))


def busy_tasks(office: Office, view: View) -> Iterator[Task]:
    """When somebody is busy: with what is confidential, and in `busy.ics` with whatever it is."""
    for busy in _busy(office, view):
        yield Task(f"busy {busy.feed}", busy_pieces, (busy.feed, busy.spans))


def files(office: Office, view: View) -> Iterator[Assembly]:
    """The calendars: of the office, of the Mayor, of everybody who is named, and of busy times."""
    settings, speak = view.settings, Interpreter(view.settings.languages[0])
    about = speak.say("For staff: not to be passed on.")
    titles = {
        OFFICE: speak.say("Calendar of the office"),
        MAYOR: speak.say("Calendar of the Mayor"),
        BUSY: speak.say("When the Mayor is busy"),
    }
    for feed, title in titles.items():
        yield _file(settings, feed, title, about)
    for name in _people(office, view):
        person = view.find("person", name)
        if person:
            yield _file(settings, f"{PEOPLE}{name}", person.record.title, about)


def own_file(view: View) -> Assembly:
    """The Mayor's own calendar, with everything in it."""
    speak = Interpreter(view.settings.languages[0])
    about = speak.say("For the Mayor alone: confidential titles are in it.")
    return _file(view.settings, MAYOR, speak.say("Calendar of the Mayor"), about)


def _file(settings: Settings, feed: str, title: str, about: str) -> Assembly:
    return Assembly(f"{feed}.ics", f"calendar/{feed}", joined, (settings, title, about))


def joined(entries: Sequence[str], settings: Settings, title: str, about: str) -> bytes:
    """A calendar of the pieces that it is given."""
    beginning = head(settings, settings.languages[0], title, about=about)
    return assembled(beginning, map(CalendarEntry.read, entries))


def _people(office: Office, view: View) -> list[str]:
    """Everybody who is named by something in the calendars, but the Mayor."""
    shown = {one.path for one in view.occurrences(view.today - BACK, view.today + AHEAD)}
    shown |= {entry.path for entry in office.of(TRIP)}
    entries = [entry for kind in KINDS for entry in office.of(kind)]
    confidential = {entry.path for entry in _confidential(office, view)}
    named = {
        name
        for entry in entries
        if entry.path in shown | confidential
        for name in _named(entry.references)
    }
    return sorted(named - {view.settings.mayor})


def _named(found: Iterable[Reference]) -> set[str]:
    """The people who take part, of those that a record names."""
    people = (one for one in found if one.kind == "person")
    return {one.name for one in people if not TAKES_PART.isdisjoint(one.location)}


# --- busy times -----------------------------------------------------------------------------------


def _busy(office: Office, view: View) -> Iterator[Busy]:
    """Who is busy with what is confidential, from the beginning of the day on."""
    midnight = view.at.replace(hour=0, minute=0, second=0, microsecond=0)
    entries = {entry.path: entry for kind in KINDS for entry in office.of(kind)}
    hidden = {entry.path: entry for entry in _confidential(office, view)}
    times: dict[str, list[tuple[int, int]]] = {OFFICE: [], MAYOR: [], BUSY: []}
    for one in bookings(office, entries.values(), midnight):
        span = one.starts, one.ends
        if one.with_mayor:
            times[BUSY].append(span)
        if one.record in hidden and not one.is_away:
            times[OFFICE].append(span)
            if one.with_mayor:
                times[MAYOR].append(span)
            for name in _named(hidden[one.record].references) - {view.settings.mayor}:
                times.setdefault(f"{PEOPLE}{name}", []).append(span)
    for feed, spans in sorted(times.items()):
        yield Busy(feed, tuple(_united(spans)))


def _confidential(office: Office, view: View) -> Iterator[Entry]:
    """What is in the calendar and is not seen."""
    for kind in KINDS:
        for entry in office.of(kind):
            if not view.audience.may_see(entry.facts.visibility):
                yield entry


def _united(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The time that the spans cover, in order: how many things fill it is not told either."""
    first = last = 0
    for starts, ends in sorted(spans):
        if starts > last:
            if last:
                yield first, last
            first, last = starts, ends
        last = max(last, ends)
    if last:
        yield first, last


def busy_pieces(view: View, feed: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Piece]:
    """The busy times of one calendar."""
    settings = view.settings
    summary = Interpreter(settings.languages[0]).say("Busy")
    for span in spans:
        starts, ends = (datetime.fromtimestamp(second, UTC) for second in span)
        told = Told(
            # Of the times and nothing else: of a record's name, a guess could be proved by it.
            uid=f"busy-{span[0]}-{span[1]}@{settings.host}",
            summary=summary,
            stamp=starts - timedelta(days=365),
            sequence=0,
            modified=None,
            about=("CLASS:PRIVATE", "STATUS:CONFIRMED", "TRANSP:OPAQUE"),
        )
        content = vevent(at_hours("UTC", starts, "UTC", ends), (), told)
        entry = CalendarEntry(content, ("UTC",), starts.year, ends.year, ends.date())
        yield Piece(f"calendar/{feed}", f"{starts:%Y-%m-%d %H%M} busy", entry.written())


# --- what takes place -----------------------------------------------------------------------------


def pieces(view: View, key: str) -> Iterator[Piece]:
    """What one record gives to the calendars."""
    seen = view.record(key)
    if seen is None:
        return
    speak = Interpreter(view.settings.languages[0])
    engagement = drawn(view, seen, speak)
    entry = _entry(view, seen, engagement, speak).written()
    for feed in _feeds(view, seen, engagement):
        yield Piece(f"calendar/{feed}", f"{seen.record.day} {seen.key}", entry)


def _feeds(view: View, seen: Seen, engagement: Engagement) -> Iterator[str]:
    """The calendars in which it stands."""
    yield OFFICE
    if engagement.with_mayor and not engagement.stand_in:
        yield MAYOR
    for name in sorted(_named(references(seen.record)) - {view.settings.mayor}):
        yield f"{PEOPLE}{name}"


def _entry(view: View, seen: Seen, engagement: Engagement, speak: Interpreter) -> CalendarEntry:
    scheduled = cast("Scheduled", seen.record)
    told = _told(view, seen, engagement, speak)
    whole = entry_of(scheduled, vevents(scheduled, told))
    if not isinstance(scheduled, Trip) or not scheduled.legs:
        return whole
    return _with_legs(view, seen, whole, speak)


def _with_legs(view: View, seen: Seen, whole: CalendarEntry, speak: Interpreter) -> CalendarEntry:
    """A trip with its legs, each an event of its own by the clocks of its two places."""
    trip = cast("Trip", seen.record)
    texts, zones = [whole.text], {*whole.zones}
    for number, leg in enumerate(trip.legs, 1):
        engagement = drawn_at(view, seen, leg.departs, leg.arrives, speak)
        told = _told(view, seen, engagement, speak)
        uid = f"trip-{seen.name}-leg-{number}@{view.settings.host}"
        times = at_hours(leg.zones[0], leg.departs, leg.zones[1], leg.arrives)
        texts.append(vevent(times, (), replace(told, uid=uid)))
        zones |= {*leg.zones}
    return replace(whole, text=b"".join(texts), zones=tuple(sorted(zones)))


def _told(view: View, seen: Seen, engagement: Engagement, speak: Interpreter) -> Told:
    scheduled, settings = cast("Scheduled", seen.record), view.settings
    planning = view.planning(seen)
    return Told(
        uid=_uid(settings, seen, scheduled),
        summary=" ".join([*(f"[{mark}]" for mark in engagement.marks), engagement.title]),
        stamp=stamp(scheduled),
        sequence=planning.sequence(rank(scheduled)),
        modified=planning.last,
        about=tuple(_about(seen, engagement, speak)),
    )


def _uid(settings: Settings, seen: Seen, scheduled: Scheduled) -> str:
    """That of the site's calendar, where the record has a page; else its name is the only one."""
    if "{year}" in seen.kind.address:
        return identity(settings, seen.kind.name, seen.name, scheduled)
    return f"{seen.kind.name}-{seen.name}@{settings.host}"


def _about(seen: Seen, engagement: Engagement, speak: Interpreter) -> Iterator[str]:
    yield f"CATEGORIES:{text(line(engagement.what))}"
    is_secret = seen.record.visibility.value == "confidential"
    is_public = seen.record.visibility.value == "public"
    yield f"CLASS:{'PUBLIC' if is_public else 'CONFIDENTIAL' if is_secret else 'PRIVATE'}"
    if engagement.where.online.startswith("https://"):
        yield f"CONFERENCE;VALUE=URI:{line(engagement.where.online.partition(', ')[0])}"
    yield f"DESCRIPTION:{text(lines(_description(engagement, speak)))}"
    where = ", ".join(filter(None, [engagement.where.place, engagement.where.address]))
    if where:
        yield f"LOCATION:{text(line(where))}"
    yield f"STATUS:{_status(seen, engagement)}"
    yield f"TRANSP:{'OPAQUE' if _takes_time(seen, engagement) else 'TRANSPARENT'}"


def _status(seen: Seen, engagement: Engagement) -> str:
    record = seen.record
    if isinstance(record, Convened) and record.status is Status.POSTPONED and not record.withdrawn:
        return "TENTATIVE"
    if engagement.is_off:
        return "CANCELLED"
    if isinstance(record, Appointment):
        is_hold = record.status in (Standing.HOLD, Standing.TENTATIVE)
        return "TENTATIVE" if is_hold or record.purpose is Purpose.HOLD else "CONFIRMED"
    return "CONFIRMED"


def _takes_time(seen: Seen, engagement: Engagement) -> bool:
    """Whether who subscribes is busy then: not with what is off, nor with a week-long drive.

    Of a trip the legs are what takes time.
    """
    scheduled = cast("Scheduled", seen.record)
    is_background = isinstance(scheduled, Convened) and scheduled.whole_days
    if isinstance(scheduled, Trip):
        is_background = engagement.starts == scheduled.starts and bool(scheduled.legs)
        is_background = is_background and engagement.ends == scheduled.ends
    return not engagement.is_off and not is_background


def _description(engagement: Engagement, speak: Interpreter) -> str:
    """Plain text: what must be known, who is there, how one gets there, which record it is."""
    guests = ", ".join(map(_called, engagement.brief.guests))
    leaves = engagement.leaves
    told = [
        engagement.brief.bottom_line or engagement.summary,
        engagement.role,
        _named_line(speak.say("Staff lead"), str(engagement.lead or "")),
        _named_line(speak.say("Stands in"), engagement.stand_in),
        _named_line(speak.say("Who comes"), guests),
        speak.say("Leave at {moment}", moment=speak.clock(leaves)) if leaves else "",
        engagement.where.online,
        engagement.reference,
    ]
    return "\n".join(filter(None, told))


def _called(guest: Guest) -> str:
    if not guest.name:
        return guest.organization
    return f"{guest.name} ({guest.about})" if guest.about else guest.name


def _named_line(label: str, words: str) -> str:
    return f"{label}: {words}" if words else ""
