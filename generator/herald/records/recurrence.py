"""What takes place again and again: the times at which an RFC 5545 rule puts it, and the others.

A series has a first time and a rule; days on which the rule is not followed (EXDATE), further times
beside the rule (RDATE), and single times that were moved (RECURRENCE-ID). It counts in its own
local time, so that a meeting at 6 p.m. stays at 6 p.m. when the clocks change. On the night on
which they skip an hour, what would begin in that hour begins an hour later, and on the night on
which they repeat one, in the first of the two (RFC 5545, 3.3.5). How long it lasts is counted by
the clock: what goes from 10 p.m. to 2 a.m. ends at 2 a.m. in every night.

Rules that repeat more often than daily are no schedule of an office's, and refused. The one door to
dateutil.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from heapq import merge
from itertools import islice, takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

MOST = 20_000
"""No rule is followed further than so many times."""

_A_DAY = timedelta(days=1)
_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8}T\d{6})Z", re.IGNORECASE)


class Moved(NamedTuple):
    """One time of a series that is at another time than the rule says."""

    was: datetime
    """When it would start."""
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Series:
    """When something takes place: once, or by a rule with its exceptions."""

    starts: datetime
    """The first time, in a zone with a name where it repeats."""
    ends: datetime
    rule: str | None = None
    """As RFC 5545 writes it."""
    without: Collection[date] = ()
    """The days on which it does not take place; a time that was moved there stays."""
    also: Collection[datetime] = ()
    """Further beginnings."""
    moved: Collection[Moved] = ()

    @property
    def is_single(self) -> bool:
        """Whether it takes place once."""
        return not (self.rule or self.also or self.moved)

    def is_over(self, at: datetime) -> bool:
        """Whether it took place once, before that moment: what most of an archive did."""
        if not self.is_single:
            return False
        # In UTC: Python compares two times of one zone by their clocks, also when these go back.
        moment = at.astimezone(UTC)
        return self.starts.astimezone(UTC) <= moment and self.ends.astimezone(UTC) <= moment

    def within(self, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Start and end of each time that ends after `since` and starts before `until`, in order.

        Raises ValueError for a rule that is not readable.
        """
        if self.is_over(since):
            return
        after = since.astimezone(UTC)
        for time in self._from(since, until):
            if time.begins > after or time.ends.astimezone(UTC) > after:
                yield time.starts, time.ends

    def until(self, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Start and end of each time that starts before `until`, in order, from the first on."""
        return ((time.starts, time.ends) for time in self._from(None, until))

    def _from(self, since: datetime | None, until: datetime) -> Iterator[_Time]:
        before = until.astimezone(UTC)
        regular = takewhile(lambda time: time.begins < before, self._regular(since))
        if not self.moved:
            return regular
        was = {one.was.astimezone(UTC) for one in self.moved}
        others = [_Time(one.starts.astimezone(UTC), one.starts, one.ends) for one in self.moved]
        kept = sorted((time for time in others if time.begins < before), key=_order)
        return merge((time for time in regular if time.begins not in was), kept, key=_order)

    def _regular(self, since: datetime | None) -> Iterator[_Time]:
        """Each time by the rule or beside it, but for the days without."""
        first, zone = self.starts.replace(tzinfo=None), self.starts.tzinfo
        times = self._by_rule(first, since) if self.rule else iter([first])
        if self.also:
            times = _once(merge(times, sorted(one.replace(tzinfo=None) for one in self.also)))
        for local in times:
            if local.date() in self.without:
                continue
            if local == first:  # it may be the second of two that the clocks show alike
                yield _Time(self.starts.astimezone(UTC), self.starts, self.ends)
            else:
                begins = local.replace(tzinfo=zone).astimezone(UTC)
                yield _Time(begins, begins.astimezone(zone), self._end(begins, local, zone))

    def _by_rule(self, first: datetime, since: datetime | None) -> Iterator[datetime]:
        rule = self.rule or ""
        if since is not None:
            # A day more on either side, since clocks and zones differ.
            first = _nearer(rule, first, since.replace(tzinfo=None) - self._exact - 2 * _A_DAY)
        return _followed(rule, first, self.starts.tzinfo)

    def _end(self, begins: datetime, local: datetime, zone: tzinfo | None) -> datetime:
        ends = (local + self._by_the_clock).replace(tzinfo=zone).astimezone(UTC)
        # Where the hour that is skipped has swallowed it, it lasts as long as it does elsewhere.
        return (ends if ends > begins else begins + self._exact).astimezone(zone)

    @cached_property
    def _by_the_clock(self) -> timedelta:
        return self.ends.replace(tzinfo=None) - self.starts.replace(tzinfo=None)

    @cached_property
    def _exact(self) -> timedelta:
        return self.ends.astimezone(UTC) - self.starts.astimezone(UTC)


class _Time(NamedTuple):
    """One time at which it takes place."""

    begins: datetime
    """Its start in UTC."""
    starts: datetime
    ends: datetime


def _order(time: _Time) -> tuple[datetime, datetime]:
    return time.begins, time.ends.astimezone(UTC)


def occurrences(
    starts: datetime,
    ends: datetime,
    rule: str | None,
    without: Collection[date],
    until: datetime,
) -> Iterator[tuple[datetime, datetime]]:
    """When it takes place: start and end of each time that starts before `until`, in order.

    `starts` and `ends` are those of the first time. Raises ValueError for a rule that is not
    readable.
    """
    return Series(starts, ends, rule, without).until(until)


def _once(times: Iterator[datetime]) -> Iterator[datetime]:
    """Times in order, those that come twice once."""
    last = None
    for time in times:
        if time != last:
            yield time
        last = time


# --- rules ----------------------------------------------------------------------------------------


def _followed(rule: str, first: datetime, zone: tzinfo | None) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr  # records are checked without it

    if _OFTEN.search(rule):
        raise ValueError(f"{rule!r} repeats more often than daily")

    def local(until: re.Match[str]) -> str:
        moment = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        here = moment.astimezone(zone) if isinstance(zone, ZoneInfo) else moment
        return f"UNTIL={here:%Y%m%dT%H%M%S}"

    try:
        recurrence = rrulestr(_UNTIL.sub(local, rule.removeprefix("RRULE:")), dtstart=first)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{rule!r} is no recurrence rule: {error}") from error
    return islice(iter(recurrence), MOST)


_PERIOD = {"DAILY": _A_DAY, "WEEKLY": 7 * _A_DAY}


def _nearer(rule: str, first: datetime, since: datetime) -> datetime:
    """A first time nearer to `since` from which the rule gives the same times after that.

    Whole periods of it are left out. A rule that counts must be followed from its first time on;
    one of months and years has so few times that nothing is gained.
    """
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    period = _PERIOD.get(parts.get("FREQ", ""))
    if period is None or "COUNT" in parts or since <= first:
        return first
    step = period * int(parts.get("INTERVAL", "1"))
    return first + (since - first) // step * step
