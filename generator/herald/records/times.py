"""The times of a record, by its facts: when it takes place, and on which days that is listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from herald.records.whole_days import last_day_of

if TYPE_CHECKING:
    from herald.records.entry import Entry

HORIZON = timedelta(days=366)
"""How far ahead of the moment's day events that repeat are listed."""

LONGEST = timedelta(days=31)
"""For how long an event that lasts is listed at most."""


def times_of(entry: Entry, horizon: date) -> Iterator[tuple[datetime, datetime]]:
    """When the record takes place; what repeats without end, up to the end of the horizon's day."""
    series = entry.facts.series
    if series is None:
        return
    if series.is_single:
        yield series.starts, series.ends
        return
    # What begins later than the horizon still has its first times.
    last = max(horizon, series.starts.date() + HORIZON)
    until = datetime.combine(last, time.max, series.starts.tzinfo)
    yield from series.until(until)


def times_within(entry: Entry, since: date, until: date) -> Iterator[tuple[datetime, datetime]]:
    """When the record takes place on days, of its own clock, from one to another, both included."""
    for times in times_of(entry, until):
        first, last = days_of(*times)
        if first <= until and last >= since:
            yield times


def days_of(starts: datetime, ends: datetime) -> tuple[date, date]:
    """The first and the last day, by its own clock, on which something is shown that lasts so."""
    first = starts.date()
    return first, min(last_day_of(starts, ends), first + LONGEST - timedelta(days=1))


def months_between(first: date, last: date) -> Iterator[tuple[int, int]]:
    """The months from that of one day to that of another, both included."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year, month + 1) if month < DECEMBER else (year + 1, 1)


DECEMBER = 12
