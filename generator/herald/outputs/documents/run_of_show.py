"""The run of show by the clock: when each step begins, of the times and minutes that staff type.

Minutes are counted as they pass, also on the two nights on which the clocks change; and a step at
00:30 after one at 23:45 is on the next day.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Timed(Protocol):
    """What a step says of its time."""

    @property
    def at(self) -> time | None: ...
    @property
    def minutes(self) -> timedelta | None: ...


OVERRUN = timedelta(hours=6)
"""By less than this a step may begin before the one before it is done: its minutes were too many.
By more it is meant for the next day."""

HALF_A_DAY = timedelta(hours=12)


def clock_times(steps: Iterable[Timed], starts: datetime) -> Iterator[datetime]:
    """When each step begins: at the time given, or when the step before is done.

    `starts` is the event's beginning, in a named zone, and so are the times. What comes first may
    come before it (tables are set up at 16:30 for a meeting at 18:00), on the day before too when
    it starts soon after midnight. Of a time that the clocks show twice, the first is meant that
    does not lie before the step before; one that they skip is as much later as they go forward.
    """
    now = starts
    is_first = True
    for step in steps:
        if step.at is not None:
            now = _before_or_after(step.at, now) if is_first else _next(step.at, now)
        yield now
        is_first = False
        if step.minutes:
            now = later(now, step.minutes)


def _before_or_after(at: time, starts: datetime) -> datetime:
    """The first step's time: on the day of the start, or on the eve of one after midnight."""
    local = datetime.combine(starts.date(), at)
    if local - starts.replace(tzinfo=None) > HALF_A_DAY:
        local -= timedelta(days=1)
    return _real(local, starts, not_before=None)


def _next(at: time, now: datetime) -> datetime:
    """A later step's time: on the same day, or past midnight."""
    local = datetime.combine(now.date(), at)
    if now.replace(tzinfo=None) - local > OVERRUN:
        local += timedelta(days=1)
    return _real(local, now, not_before=now)


def _real(local: datetime, like: datetime, not_before: datetime | None) -> datetime:
    """The moment at which the clocks of the zone of `like` show `local`."""
    first = later(local.replace(tzinfo=like.tzinfo), timedelta())
    again = later(local.replace(tzinfo=like.tzinfo, fold=1), timedelta())
    is_shown_twice = first.replace(tzinfo=None) == again.replace(tzinfo=None) == local
    if is_shown_twice and not_before and first.astimezone(UTC) < not_before.astimezone(UTC):
        return again
    return first


def later(moment: datetime, length: timedelta) -> datetime:
    """So much later as time passes, by the clocks of its own zone."""
    # Python adds to what the clocks show, and two times of one zone differ by their clocks alone.
    return (moment.astimezone(UTC) + length).astimezone(moment.tzinfo)
