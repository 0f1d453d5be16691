"""A calendar file of Outlook, Google or Apple, read: what takes place, in the office's own terms.

A series comes with its exceptions, whether the file leaves a day out, adds one, or has a time that
was moved or called off. What cannot be told in those terms is not dropped in silence: it is a
remark. Nothing here knows of records. One of the doors to icalendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar

from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Event = icalendar.Component
    """A VEVENT."""

LARGEST = 50_000_000
"""Bytes: ten years of a busy calendar have a tenth of that."""
LONGEST_TITLE = 255
LONGEST_NOTES = 4_000
"""Characters of a description that are taken."""


class Moved(NamedTuple):
    """One time of a series that is at another time."""

    was: date
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Incoming:
    """Something that takes place, as the file says it."""

    uid: str
    """Its name for life (RFC 5545, 3.8.4.7)."""
    title: str
    starts: datetime
    """In the zone in which its times are told, and so is all the rest."""
    ends: datetime
    whole_days: bool
    """Whether it goes from midnight to midnight."""
    rule: str = ""
    """As RFC 5545 writes it, with UNTIL as a day."""
    without: tuple[date, ...] = ()
    also: tuple[datetime, ...] = ()
    moved: tuple[Moved, ...] = ()
    place: str = ""
    url: str = ""
    """Where one takes part from afar."""
    people: tuple[str, ...] = ()
    """By name; addresses are left where they are."""
    status: str = "confirmed"
    """confirmed, tentative or cancelled."""
    is_private: bool = False
    notes: str = ""

    @property
    def zone(self) -> str:
        """The name of the zone in which its times are told."""
        return str(self.starts.tzinfo)

    @property
    def digest(self) -> str:
        """Of all but the notes: another one when the file says something else of it."""
        told = [
            *(self.title, self.zone, self.starts.isoformat(), self.ends.isoformat(), self.rule),
            *map(str, self.without),
            *map(str, self.also),
            *(f"{one.was} {one.starts} {one.ends}" for one in self.moved),
            *(self.place, self.url, *self.people, self.status, str(self.is_private)),
        ]
        return sha256("\0".join(told).encode()).hexdigest()[:16]


class Remark(NamedTuple):
    """What is not taken over, and why."""

    title: str
    """Of what takes place."""
    told: str
    """A sentence."""


@dataclass
class Calendar:
    """What a file holds."""

    incoming: list[Incoming] = field(default_factory=list)
    """In the order of their beginnings."""
    remarks: list[Remark] = field(default_factory=list)


def calendar_in(content: bytes, called: str, zone: ZoneInfo) -> Calendar:
    """What the file `called` so holds; times without a zone are in `zone`. Raises Stopped."""
    if len(content) > LARGEST:
        raise Stopped(f"{called} is larger than {LARGEST // 1_000_000} MB; export fewer years")
    try:
        components = [
            event
            for calendar in icalendar.Calendar.from_ical(content, multiple=True)
            for event in calendar.walk("VEVENT")
        ]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Stopped(
            f"{called} is no calendar file that can be read; export it again as iCalendar (.ics)"
        ) from error
    found = Calendar()
    for uid, parts in _by_uid(components).items():
        _Reading(found, zone).take(uid, parts)
    found.incoming.sort(key=lambda one: (one.starts.astimezone(UTC), one.uid))
    return found


def _by_uid(components: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of one UID together: a series, and its times that differ."""
    found: dict[str, list[Event]] = {}
    for component in components:
        uid = _plain(component.get("UID"))
        if not uid:
            start = component.get("DTSTART")
            uid = f"{getattr(start, 'dt', '')} {_plain(component.get('SUMMARY'))}"
        found.setdefault(uid, []).append(component)
    return found


class NotTaken(Exception):  # noqa: N818 - it says what happened, and not whose fault it is
    """Something that takes place cannot be told in the office's terms; its text says why."""


@dataclass(frozen=True)
class _Reading:
    """What one series is read with."""

    found: Calendar
    zone: ZoneInfo

    def take(self, uid: str, parts: Sequence[Event]) -> None:
        """Adds the series, or what is in its way."""
        masters = [one for one in parts if one.get("RECURRENCE-ID") is None]
        others = [one for one in parts if one.get("RECURRENCE-ID") is not None]
        # Of one that was exported twice, the later revision counts (RFC 5545, 3.8.7.4).
        master = max(masters, key=_sequence, default=None)
        if master is None:  # the series itself is not in the file
            for number, other in enumerate(others, start=1):
                self._take_one(f"{uid} {number}" if number > 1 else uid, other, [])
        else:
            self._take_one(uid, master, others)

    def _take_one(self, uid: str, event: Event, others: Sequence[Event]) -> None:
        title = _line(_plain(event.get("SUMMARY")))[:LONGEST_TITLE] or "(no title)"
        try:
            self.found.incoming.append(self._incoming(uid, title, event, others))
        except NotTaken as why:
            self.found.remarks.append(Remark(title, str(why)))

    def _incoming(self, uid: str, title: str, event: Event, others: Sequence[Event]) -> Incoming:
        if _plain(event.get("TRANSP")).upper() == "TRANSPARENT" or _busy(event) == "FREE":
            raise NotTaken("it is marked as free time, so it takes nothing of the day")
        starts, ends, whole_days = self._times(event)
        series = self._series(title, event, others, starts, ends)
        place, url = _where(event)
        private = _plain(event.get("CLASS")).upper() in ("PRIVATE", "CONFIDENTIAL")
        self._remark_on_the_rest(title, event)
        return Incoming(
            uid=uid,
            title=title,
            starts=starts,
            ends=ends,
            whole_days=whole_days,
            **series,
            place=place,
            url=url,
            people=tuple(_people(event)),
            status=_status(event),
            is_private=private,
            notes=_plain(event.get("DESCRIPTION")).strip()[:LONGEST_NOTES],
        )

    # --- when -------------------------------------------------------------------------------------

    def _times(self, event: Event) -> tuple[datetime, datetime, bool]:
        start = event.get("DTSTART")
        if start is None:
            raise NotTaken("it says no time")
        starts = start.dt
        end, length = event.get("DTEND"), event.get("DURATION")
        if not isinstance(starts, datetime):
            last = end.dt if end else starts + (length.dt if length else timedelta(days=1))
            first, until = (self._midnight(day) for day in (starts, last))
            return first, max(until, self._midnight(starts + timedelta(days=1))), True
        begins = self._in_zone(starts)
        if end:
            until = self._in_zone(end.dt).astimezone(begins.tzinfo)
        else:
            duration = length.dt if length else timedelta(0)
            until = (begins.astimezone(UTC) + duration).astimezone(begins.tzinfo)
        if until.astimezone(UTC) <= begins.astimezone(UTC):
            raise NotTaken("it ends when it starts, or before")
        return begins, until, False

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)

    def _in_zone(self, moment: date | datetime) -> datetime:
        """The moment in its own zone if that has a name, else in the office's."""
        if not isinstance(moment, datetime):
            return self._midnight(moment)
        if moment.tzinfo is None:
            return moment.replace(tzinfo=self.zone)
        zone = moment.tzinfo
        if isinstance(zone, ZoneInfo) and zone.key not in ("UTC", "Etc/UTC", "GMT"):
            return moment
        return moment.astimezone(self.zone)

    # --- how often --------------------------------------------------------------------------------

    def _series(
        self,
        title: str,
        event: Event,
        others: Sequence[Event],
        starts: datetime,
        ends: datetime,
    ) -> dict[str, Any]:
        rules = event.get("RRULE")
        if rules is None:
            if others or event.get("RDATE"):
                raise NotTaken("it takes place at several times without a rule; add them by hand")
            return {}
        if isinstance(rules, list):
            raise NotTaken("it repeats by more than one rule; add it by hand")
        zone = starts.tzinfo
        without = {self._day_of(moment, zone) for moment in _moments(event, "EXDATE")}
        moved = []
        for other in others:
            was = self._day_of(other.get("RECURRENCE-ID").dt, zone)
            if _status(other) == "cancelled":
                without.add(was)
                continue
            first, until, _ = self._times(other)
            told = _line(_plain(other.get("SUMMARY")))
            if told and told != title:
                told_day = f"{was:%Y-%m-%d}"
                self.found.remarks.append(
                    Remark(title, f"on {told_day} it has a title of its own, which is not taken")
                )
            if (first, until) != (starts, ends):
                moved.append(Moved(was, first.astimezone(zone), until.astimezone(zone)))
        also = (self._in_zone(moment).astimezone(zone) for moment in _moments(event, "RDATE"))
        return {
            "rule": _rule(rules, zone),
            "without": tuple(sorted(without - {one.was for one in moved})),
            "also": tuple(sorted(also)),
            "moved": tuple(sorted(moved)),
        }

    def _day_of(self, moment: date | datetime, zone: tzinfo | None) -> date:
        if not isinstance(moment, datetime):
            return moment
        return self._in_zone(moment).astimezone(zone).date()

    def _remark_on_the_rest(self, title: str, event: Event) -> None:
        attached = event.get("ATTACH")
        if attached is not None:
            self.found.remarks.append(Remark(title, "its attachments are not taken"))
        if len(_plain(event.get("DESCRIPTION")).strip()) > LONGEST_NOTES:
            self.found.remarks.append(
                Remark(title, f"only {LONGEST_NOTES:,} characters of its description are taken")
            )


def _moments(event: Event, name: str) -> Iterator[date | datetime]:
    """The moments of EXDATE or RDATE, which may stand in one line or in several."""
    found = event.get(name)
    for line in found if isinstance(found, list) else [found] if found is not None else []:
        for one in line.dts:
            yield one.dt[0] if isinstance(one.dt, tuple) else one.dt


_PARTS = "FREQ UNTIL COUNT INTERVAL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split()


def _rule(written: icalendar.vRecur, zone: tzinfo | None) -> str:
    """The rule, with the end as a day of the series' own clocks."""
    parts = []
    unknown = {name.upper() for name in written} - set(_PARTS)
    if unknown:
        raise NotTaken(f"it repeats by {', '.join(sorted(unknown))}; add it by hand")
    for name in _PARTS:
        values = written.get(name)
        if not values:
            continue
        if name == "UNTIL":
            (end,) = values
            if isinstance(end, datetime) and end.tzinfo is not None:
                end = end.astimezone(zone)
            parts.append(f"UNTIL={end:%Y%m%d}")
        else:
            parts.append(f"{name}={','.join(str(value).upper() for value in values)}")
    return ";".join(part for part in parts if part != "INTERVAL=1")


# --- what, where and who --------------------------------------------------------------------------


def _sequence(event: Event) -> int:
    return int(event.get("SEQUENCE") or 0)


def _busy(event: Event) -> str:
    """What Outlook says of the time: FREE, TENTATIVE, BUSY, OOF."""
    return _plain(event.get("X-MICROSOFT-CDO-BUSYSTATUS")).upper()


def _status(event: Event) -> str:
    status = _plain(event.get("STATUS")).upper()
    if status == "CANCELLED":
        return "cancelled"
    return "tentative" if status == "TENTATIVE" or _busy(event) == "TENTATIVE" else "confirmed"


_ADDRESS = re.compile(r"https?://\S+")


def _where(event: Event) -> tuple[str, str]:
    """The place in words, and the address of a meeting from afar."""
    location = _line(_plain(event.get("LOCATION")))
    conference = _plain(event.get("CONFERENCE")) or _plain(event.get("X-GOOGLE-CONFERENCE"))
    found = _ADDRESS.search(location)
    url = conference if _ADDRESS.fullmatch(conference) else found[0] if found else ""
    place = _ADDRESS.sub("", location).strip(" ;,")
    return place[:LONGEST_TITLE], url.rstrip(".,;>")


def _people(event: Event) -> Iterator[str]:
    """Those who were invited, by name: no rooms, and nobody of whom only an address is known."""
    invited = event.get("ATTENDEE")
    seen: set[str] = set()
    for one in invited if isinstance(invited, list) else [invited] if invited is not None else []:
        parameters = getattr(one, "params", {})
        if str(parameters.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE", "GROUP"):
            continue
        name = _line(str(parameters.get("CN", ""))).strip("'\" ")
        if name and "@" not in name and name not in seen:
            seen.add(name)
            yield name


def _plain(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return "" if value is None else str(value)


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())
