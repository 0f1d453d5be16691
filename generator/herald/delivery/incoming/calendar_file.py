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
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import icalendar

from herald.delivery.incoming import properties
from herald.records.recurrence import Series
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence

    Event = icalendar.Component
    """A VEVENT."""

LARGEST = 50_000_000
"""Bytes: ten years of a busy calendar have a tenth of that."""
LONGEST_NOTES = 4_000
"""Characters of a description that are taken."""


class Moved(NamedTuple):
    """One time of a series that is at another time."""

    was: date
    starts: datetime
    ends: datetime


class _Repetition(NamedTuple):
    """How often something takes place; once, where there is no rule."""

    rule: str = ""
    without: tuple[date, ...] = ()
    also: tuple[datetime, ...] = ()
    moved: tuple[Moved, ...] = ()


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
    text = _text(_unfolded(content), called)
    try:
        components = [
            event
            for calendar in icalendar.Calendar.from_ical(text, multiple=True)
            for event in calendar.walk("VEVENT")
        ]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Stopped(_no_calendar(called)) from error
    found = Calendar()
    for uid, parts in _by_uid(components).items():
        _Reading(found, zone).take(uid, parts)
    found.incoming.sort(key=lambda one: (one.starts.astimezone(UTC), one.uid))
    return found


_UNREAD = (b"BEGIN:VALARM", b"BEGIN:VTODO", b"BEGIN:VJOURNAL", b"BEGIN:VFREEBUSY")


def _unfolded(content: bytes) -> bytes:
    """One property a line, without alarms and tasks, of which a wrong one would stop the reading.

    Unfolded as bytes: older programs fold in the middle of a letter (RFC 5545, 3.1).
    """
    kept, end = [], b""
    for line in re.sub(rb"\r?\n[ \t]", b"", content).splitlines(keepends=True):
        name = line.strip().upper()
        if not end and name in _UNREAD:
            end = name.replace(b"BEGIN", b"END")
        if not end:
            kept.append(line)
        elif name == end:
            end = b""
    return b"".join(kept)


def _text(content: bytes, called: str) -> str:
    if b"BEGIN:VCALENDAR" not in content.upper():
        raise Stopped(_no_calendar(called))
    if not content.rstrip().upper().endswith(b"END:VCALENDAR"):
        raise Stopped(
            f"{called} is cut off, since it does not end with END:VCALENDAR; export it again"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Stopped(
            f"{called} is not in UTF-8; open it in a text editor, save it as UTF-8, and import that"
        ) from None


def _no_calendar(called: str) -> str:
    return f"{called} is no calendar file that can be read; export it again as iCalendar (.ics)"


def _by_uid(components: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of one UID together: a series, and its times that differ."""
    found: dict[str, list[Event]] = {}
    for component in components:
        found.setdefault(properties.uid(component), []).append(component)
    return found


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
        master = max(masters, key=properties.sequence, default=None)
        if master is None:  # the series itself is not in the file
            for number, other in enumerate(others, start=1):
                self._take_one(f"{uid} {number}" if number > 1 else uid, other, [])
        else:
            self._take_one(uid, master, others)

    def _take_one(self, uid: str, event: Event, others: Sequence[Event]) -> None:
        title = (
            properties.line(properties.plain(event.get("SUMMARY")))[: properties.LONGEST]
            or "(no title)"
        )
        try:
            self.found.incoming.append(self._incoming(uid, title, event, others))
        except properties.NotTaken as why:
            self.found.remarks.append(Remark(title, str(why)))

    def _incoming(self, uid: str, title: str, event: Event, others: Sequence[Event]) -> Incoming:
        if (
            properties.plain(event.get("TRANSP")).upper() == "TRANSPARENT"
            or properties.busy(event) == "FREE"
        ):
            raise properties.NotTaken("it is marked as free time, so it takes nothing of the day")
        starts, ends, whole_days = self._times(event)
        series = self._series(title, event, others, (starts, ends, whole_days))
        place, url = properties.where(event)
        self._remark_on_the_rest(title, event)
        return Incoming(
            uid=uid,
            title=title,
            starts=starts,
            ends=ends,
            whole_days=whole_days,
            rule=series.rule,
            without=series.without,
            also=series.also,
            moved=series.moved,
            place=place,
            url=url,
            people=tuple(properties.people(event)),
            status=properties.status(event),
            is_private=properties.is_private(event),
            notes=properties.plain(event.get("DESCRIPTION")).strip()[:LONGEST_NOTES],
        )

    # --- when -------------------------------------------------------------------------------------

    def _times(self, event: Event) -> tuple[datetime, datetime, bool]:
        starts, end = properties.moment(event, "DTSTART"), properties.moment(event, "DTEND")
        if starts is None:
            raise properties.NotTaken("it says no time")
        length = properties.length(event)
        if not isinstance(starts, datetime):
            a_day = timedelta(days=1)
            first, until = (
                self._midnight(day) for day in (starts, end or starts + (length or a_day))
            )
            return first, max(until, self._midnight(starts + a_day)), True
        begins = self._in_zone(starts)
        if end:
            until = self._in_zone(end).astimezone(begins.tzinfo)
        else:
            until = (begins.astimezone(UTC) + (length or timedelta(0))).astimezone(begins.tzinfo)
        if until.astimezone(UTC) <= begins.astimezone(UTC):
            raise properties.NotTaken("it ends when it starts, or before")
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
        times: tuple[datetime, datetime, bool],
    ) -> _Repetition:
        """How often it takes place; `others` are its single times, `times` those of the first."""
        rules = event.get("RRULE")
        if rules is None:
            if others or event.get("RDATE"):
                raise properties.NotTaken(
                    "it takes place at several times without a rule; add them by hand"
                )
            return _Repetition()
        _refuse_two_series(rules, others)
        starts, ends, whole_days = times
        zone = starts.tzinfo

        def day_of(moment: date | datetime) -> date:
            # Of whole days the day is meant that is written, in whatever zone.
            day = moment.date() if whole_days and isinstance(moment, datetime) else moment
            return self._day_of(day, zone)

        rule = properties.rule(rules, starts)
        without = {day_of(moment) for moment in properties.moments(event, "EXDATE")}
        regular = Series(starts, ends, rule, tuple(without))
        moved = []
        latest = {
            day_of(properties.moment(other, "RECURRENCE-ID") or starts): other
            for other in sorted(others, key=properties.sequence)
        }
        for was, other in latest.items():
            is_older = properties.sequence(other) < properties.sequence(event)
            if is_older and not _is_on(regular, was):
                continue  # what has gone from the series since
            if properties.status(other) == "cancelled":
                without.add(was)
                continue
            first, until, _ = self._times(other)
            self._remark_on_title(title, was, other)
            if (first, until) != (starts, ends):
                moved.append(Moved(was, first.astimezone(zone), until.astimezone(zone)))
        also = (
            self._in_zone(moment).astimezone(zone) for moment in properties.moments(event, "RDATE")
        )
        return _Repetition(
            rule,
            without=tuple(sorted(without - {one.was for one in moved})),
            also=tuple(sorted(also)),
            moved=tuple(sorted(moved)),
        )

    def _remark_on_title(self, title: str, was: date, other: Event) -> None:
        told = properties.line(properties.plain(other.get("SUMMARY")))
        if told and told != title:
            self.found.remarks.append(
                Remark(title, f"on {was:%Y-%m-%d} it has a title of its own, which is not taken")
            )

    def _day_of(self, moment: date | datetime, zone: tzinfo | None) -> date:
        if not isinstance(moment, datetime):
            return moment
        return self._in_zone(moment).astimezone(zone).date()

    def _remark_on_the_rest(self, title: str, event: Event) -> None:
        attached = event.get("ATTACH")
        if attached is not None:
            self.found.remarks.append(Remark(title, "its attachments are not taken"))
        if len(properties.plain(event.get("DESCRIPTION")).strip()) > LONGEST_NOTES:
            self.found.remarks.append(
                Remark(title, f"only {LONGEST_NOTES:,} characters of its description are taken")
            )


def _refuse_two_series(rules: object, others: Sequence[Event]) -> None:
    """Refuses what repeats by two rules, or by another one from some day on."""
    if isinstance(rules, list):
        raise properties.NotTaken("it repeats by more than one rule; add it by hand")
    if any(map(properties.goes_on, others)):
        raise properties.NotTaken(
            "all its times change from some day on; add it by hand, as two series"
        )


def _is_on(series: Series, day: date) -> bool:
    """Whether one of its times begins on that day, by its own clocks."""
    since = datetime.combine(day, time(), series.starts.tzinfo) - timedelta(days=1)
    found = series.within(since, since + timedelta(days=3))
    return any(starts.date() == day for starts, _ in found)
