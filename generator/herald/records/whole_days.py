"""Whole days: what takes place from one midnight to another has no hours.

Staff write such a thing with days alone, `starts: 2026-12-24` and `ends: 2026-12-26`, both
included; inside it lasts from the first midnight to the one after the last day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

MIDNIGHT, LAST_MINUTE = time(), time(23, 59)


def are_whole_days(starts: datetime, ends: datetime) -> bool:
    """Whether it lasts from midnight to midnight, or to the minute before, by its own clocks."""
    return starts.time() == MIDNIGHT and starts != ends and ends.time() in (MIDNIGHT, LAST_MINUTE)


def last_day_of(starts: datetime, ends: datetime) -> date:
    """The last day on which it goes on, by its own clocks; what ends at midnight is over then."""
    return max(starts.date(), (ends - timedelta(seconds=1)).date())
