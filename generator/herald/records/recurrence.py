"""Events that take place again and again: the days on which an RFC 5545 rule puts them.

The rule counts in the event's own local time, so that a meeting at 6 p.m. stays at 6 p.m. when the
clocks change. Rules that repeat more often than daily are no schedule of an office's, and refused.
The one door to dateutil.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MOST = 20_000
"""No rule is followed further than so many times."""

_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8}T\d{6})Z", re.IGNORECASE)


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
    if rule is None:
        yield from [(starts, ends)] if starts < until else []
        return
    zone = starts.tzinfo
    length = ends.replace(tzinfo=None) - starts.replace(tzinfo=None)
    for local in _starts(rule, starts.replace(tzinfo=None), zone):
        start = local.replace(tzinfo=zone)
        if start >= until:
            return
        if local.date() not in without:
            yield start, (local + length).replace(tzinfo=zone)


def _starts(rule: str, first: datetime, zone: object) -> Iterator[datetime]:
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
