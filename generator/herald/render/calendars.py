"""Calendars as programs read them: lines, moments, time zones and what is put together of them.

Events are written here, line by line, and time zones by icalendar (docs/adr/0007), of which this is
the one door to what is written. What stands in a calendar is decided by those who call: the site's
in outputs/calendars.py, staff's in inside/staff_calendars.py. Sections are those of RFC 5545.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic_core import from_json, to_json

from herald.kinds.appointment import Appointment, Standing
from herald.records.convening import Convened, Status
from herald.records.recurrence import occurrences
from herald.records.whole_days import are_whole_days, last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from icalendar import TimezoneDaylight, TimezoneStandard

    from herald.records.facets import Scheduled
    from herald.settings import Settings

REFRESH = "PT6H"
"""How often programs that subscribe should look for changes: every six hours."""
LONGEST_LOOK_AHEAD = 10
"""Years for which the zone's clock changes are written down for a repetition without end."""


@dataclass(frozen=True)
class CalendarEntry:
    """An event as it stands in every calendar of its language, and what these ask of it."""

    text: bytes
    """The VEVENT: folded lines, each with its CRLF."""
    zones: tuple[str, ...]
    """The time zones that it names; "UTC" needs no description."""
    first_year: int
    last_year: int
    """The years in which those zones' clocks must be known, both included."""
    last_day: date | None
    """The day on which it is over for good, by its own clocks; None where there is none."""

    def written(self) -> str:
        """Itself as JSON."""
        over = self.last_day.isoformat() if self.last_day else ""
        years = (self.first_year, self.last_year)
        return to_json([self.text.decode(), self.zones, *years, over]).decode()

    @classmethod
    def read(cls, written: str) -> CalendarEntry:
        """What `written` wrote."""
        words, zones, first, last, over = from_json(written)
        day = date.fromisoformat(over) if over else None
        return cls(words.encode(), tuple(zones), first, last, day)


def assembled(beginning: bytes, pieces: Iterable[CalendarEntry]) -> bytes:
    """The calendar that begins with that `head`, with its pieces and the zones that they name."""
    pieces = tuple(pieces)
    texts = [piece.text for piece in pieces]
    return b"".join([beginning, *_zones(pieces), *texts, b"END:VCALENDAR\r\n"])


def _zones(pieces: Iterable[CalendarEntry]) -> Iterator[bytes]:
    """The time zones, by name, with the changes of clocks from the first event to the last."""
    years: dict[str, list[int]] = {}
    for zones, first, last in {(one.zones, one.first_year, one.last_year) for one in pieces}:
        for zone in zones:
            years.setdefault(zone, []).extend((first, last))
    for zone, spanned in sorted(years.items()):
        if zone != "UTC":
            yield time_zone(zone, min(spanned), max(spanned))


def head(settings: Settings, language: str, name: str, address: str = "", about: str = "") -> bytes:
    """What stands before the time zones: whose calendar it is, and where (RFC 7986).

    `address` is where everybody can fetch it, "" for one that the site does not hold; `about` says
    in a sentence what is in it.
    """
    title, words = text(line(name)), text(line(about))
    place = [
        f"SOURCE;VALUE=URI:{settings.absolute(address)}",
        f"UID:{address.strip('/')}@{settings.host}",
        f"URL:{settings.absolute(settings.address_in(language, '/events/'))}",
    ]
    return written(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{text(f'-//{line(settings.name)}//Herald//{language.upper()}')}",
            *([f"DESCRIPTION:{words}", f"X-WR-CALDESC:{words}"] if about else []),
            f"NAME:{title}",
            f"X-WR-CALNAME:{title}",
            # Neither has a type by default (RFC 7986, sections 5.7 and 5.8).
            f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
            *(place if address else []),
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
    changes: list[TimezoneStandard | TimezoneDaylight] = [*zone.standard, *zone.daylight]
    for change in changes:
        _begin_by_the_clocks_before(change)
    described: bytes = zone.to_ical()
    return described


def _begin_by_the_clocks_before(change: TimezoneStandard | TimezoneDaylight) -> None:
    """Lets a change of clocks begin at the time that they showed before it (3.6.5).

    icalendar writes what they showed after it, where they went forward: 3 a.m. instead of 2 a.m.
    """
    from icalendar import vDDDLists

    forward = change.TZOFFSETTO - change.TZOFFSETFROM
    if forward > timedelta(0):
        again = [moment - forward for moment, *_ in change.rdates]
        change.DTSTART = change.DTSTART - forward
        if again:
            change["RDATE"] = vDDDLists(again)


# --- what takes place ---


@dataclass(frozen=True)
class Told:
    """What a calendar tells of something that takes place, beside its times."""

    uid: str
    """What calendar programs know it by, for life."""
    summary: str
    stamp: datetime
    sequence: int
    modified: datetime | None
    """When its times, its place or its status last changed; None where that is not known."""
    about: tuple[str, ...]
    """The lines that follow, in their order."""


def vevents(scheduled: Scheduled, told: Told) -> bytes:
    """The VEVENT, and one more for each time that is moved (3.8.4.4).

    Its lines are in a fixed order, and none is without something to say.
    """
    zone = scheduled.zone.key
    times = [
        (scheduled.starts, scheduled.ends, [*_repetition(scheduled)]),
        *(
            (one.starts, one.ends, [f"RECURRENCE-ID{when(scheduled, one.was)}"])
            for one in scheduled.shifts
        ),
    ]
    return b"".join(
        vevent(from_to(zone, starts, ends), which, told) for starts, ends, which in times
    )


def vevent(times: Iterable[str], which: Iterable[str], told: Told) -> bytes:
    """A VEVENT with those lines of times, and those that say which of a series it is."""
    return written(
        [
            "BEGIN:VEVENT",
            f"SUMMARY:{text(line(told.summary))}",
            *times,
            f"DTSTAMP:{in_utc(told.stamp)}",
            f"UID:{told.uid}",
            f"SEQUENCE:{told.sequence}",
            *which,
            *([f"LAST-MODIFIED:{in_utc(told.modified)}"] if told.modified else []),
            *told.about,
            "END:VEVENT",
        ]
    )


def entry_of(scheduled: Scheduled, content: bytes) -> CalendarEntry:
    """What calendars must know of something that takes place, with its VEVENTs."""
    years_ahead = LONGEST_LOOK_AHEAD if scheduled.rule else 0
    return CalendarEntry(
        text=content,
        zones=("UTC" if scheduled.whole_days else scheduled.zone.key,),
        first_year=scheduled.starts.year,
        last_year=scheduled.ends.year + years_ahead,
        last_day=last_day(scheduled),
    )


def _first_announced(scheduled: Scheduled) -> datetime:
    """When it was to start before it was rescheduled, or when it starts."""
    previously = scheduled.previously if isinstance(scheduled, Convened) else None
    return previously or scheduled.starts


def identity(settings: Settings, kind: str, name: str, scheduled: Scheduled) -> str:
    """The UID: of the name and the year first announced, which a later date does not change."""
    year = _first_announced(scheduled).year
    return f"{kind}-{year}-{name}@{settings.host}"


def rank(scheduled: Scheduled) -> int:
    """How far its status is from what was first announced, from 0 to 3; see `Planning.sequence`."""
    if scheduled.withdrawn:
        return len(Status) - 1
    if isinstance(scheduled, Convened):
        return [*Status].index(scheduled.status)
    is_off = isinstance(scheduled, Appointment) and scheduled.status is Standing.CANCELLED
    return len(Status) - 1 if is_off else 0


def stamp(scheduled: Scheduled) -> datetime:
    """The DTSTAMP: a year before its first date, or the latest correction if that is later.

    A record does not say when it was written. A year before is past whenever somebody reads it,
    stays where it is when the event is moved, and lies before every correction.
    """
    moments = [_first_announced(scheduled) - timedelta(days=365)]
    moments += [correction.at for correction in scheduled.corrections]
    return max(moments)


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


# --- moments ---


def from_to(zone: str, starts: datetime, ends: datetime) -> tuple[str, str]:
    """DTSTART and DTEND: days where it takes whole days, and an end that is no part of it."""
    if are_whole_days(starts, ends):
        after = last_day_of(starts, ends) + timedelta(days=1)
        return f"DTSTART{as_days(starts)}", f"DTEND{as_days(after)}"
    return at_hours(zone, starts, zone, ends)


def at_hours(zone: str, starts: datetime, end_zone: str, ends: datetime) -> tuple[str, str]:
    """DTSTART and DTEND of what has hours: a journey ends by other clocks than it begins."""
    return f"DTSTART{on_clocks(zone, starts)}", f"DTEND{on_clocks(end_zone, ends)}"


def when(scheduled: Scheduled, *moments: datetime) -> str:
    """Moments of the series as RFC 5545 wants them: of the same type as its DTSTART (3.8.5.1)."""
    if scheduled.whole_days:
        return as_days(*moments)
    return on_clocks(scheduled.zone.key, *moments)


def as_days(*days: date) -> str:
    """The rest of a line with days: `;VALUE=DATE:20261224`."""
    return f";VALUE=DATE:{','.join(f'{day:%Y%m%d}' for day in days)}"


def on_clocks(zone: str, *moments: datetime) -> str:
    """The rest of a line with moments of that zone: `;TZID=America/Chicago:20261203T180000`.

    The zone's name is that of a file of the tz database, whose letters want no quotes (3.2).
    """
    if zone == "UTC":
        return f":{','.join(map(in_utc, moments))}"
    return f";TZID={zone}:{','.join(map(_clock, moments))}"


def in_utc(moment: datetime) -> str:
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
    yield f"RRULE:{';'.join(sorted(parts, key=lambda part: RULE_PARTS.index(part.split('=')[0])))}"
    if scheduled.without:
        clock = scheduled.starts.timetz()
        left_out = (datetime.combine(day, clock) for day in scheduled.without)
        yield f"EXDATE{when(scheduled, *left_out)}"
    if scheduled.also:
        also = (one.astimezone(scheduled.zone) for one in scheduled.also)
        yield f"RDATE{when(scheduled, *also)}"


RULE_PARTS = "FREQ UNTIL COUNT INTERVAL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split()
"""The parts of a rule in the order of RFC 5545, section 3.3.10."""


def _ending_in_utc(rule: str, scheduled: Scheduled) -> str:
    """The rule with its end in UTC, as RFC 5545 wants it where the start is in a zone.

    Of whole days the end is a day too.
    """

    def moved(until: re.Match[str]) -> str:
        if scheduled.whole_days:
            return f"UNTIL={until[1][:8]}"
        end = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=scheduled.zone)
        return f"UNTIL={in_utc(end)}"

    return re.sub(r"UNTIL=(\d{8}T\d{6})(?=;|$)", moved, rule)


def degrees(coordinate: Decimal) -> str:
    """To six places, which is a tenth of a metre (3.8.1.6), and never with an exponent."""
    whole, _, part = f"{coordinate:.6f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


# --- lines ----------------------------------------------------------------------------------------


def text(words: str) -> str:
    """Words as a value of the type TEXT (3.3.11)."""
    words = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return words.replace("\n", "\\n")


def line(words: str) -> str:
    """The text on one line; control characters have no place in iCalendar (3.1)."""
    return words if words.isprintable() else _CONTROLS.sub(" ", words)


def lines(words: str) -> str:
    """The text on its own lines, and otherwise as `line`."""
    if words.replace("\n", "").isprintable():
        return words
    return "\n".join(map(line, words.splitlines()))


_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def written(some: Iterable[str]) -> bytes:
    """Lines as they stand in a file."""
    return b"".join(map(_folded, some))


_LONGEST = 74
"""Octets of a line, less the space before what goes on below: 75 with it (3.1)."""
_MARK, _INSIDE = 0xC0, 0x80
"""The bits by which UTF-8 marks an octet, and what they are in all of a character but the first."""
_BACKSLASH = 0x5C


def _folded(whole: str) -> bytes:
    """The line with its end, folded between characters and never inside an escape."""
    octets = whole.encode()
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
