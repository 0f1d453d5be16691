"""When something takes place, as a book for busy people says it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from herald.records.whole_days import are_whole_days, last_day_of

if TYPE_CHECKING:
    from datetime import date

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.render.language import Interpreter
    from herald.settings import Settings
    from herald.view import View


def hours(engagement: Engagement, view: View, speak: Interpreter) -> str:
    """`9–10:30 a.m.`; with the day of the end where that is another one.

    With the zone where it is not the office's, or on a night on which the clocks change.
    """
    starts, ends = engagement.starts, engagement.ends
    if are_whole_days(starts, ends):
        last = last_day_of(starts, ends)
        until = speak.say("until {day}", day=speak.short_day(last)) if last > starts.date() else ""
        return until or speak.say("all day")
    if str(starts.tzinfo) != str(ends.tzinfo):
        return _across_zones(starts, ends, speak)
    said = (
        speak.hours(starts, ends)
        if starts.date() == ends.date()
        else speak.say(
            "{start} until {end}",
            start=speak.clock(starts),
            end=f"{speak.short_day(ends.date())}, {speak.clock(ends)}",
        )
    )
    return f"{said} {speak.zone(starts)}" if _needs_zone(starts, view.settings) else said


def _across_zones(starts: datetime, ends: datetime, speak: Interpreter) -> str:
    """Of a way from one zone into another, both by their own clocks."""
    start, end = (f"{speak.clock(moment)} {speak.zone(moment)}" for moment in (starts, ends))
    if starts.date() != ends.date():
        end = f"{speak.short_day(ends.date())}, {end}"
    return speak.say("{start} until {end}", start=start, end=end)


def clock(moment: datetime, view: View, speak: Interpreter) -> str:
    """`9 a.m.`, with the zone where that is not plain."""
    said = speak.clock(moment)
    return f"{said} {speak.zone(moment)}" if _needs_zone(moment, view.settings) else said


def _needs_zone(moment: datetime, settings: Settings) -> bool:
    offset = moment.utcoffset()
    if offset != moment.astimezone(settings.zone).utcoffset():
        return True
    return changes_clocks(moment.date(), settings)


def changes_clocks(day: date, settings: Settings) -> bool:
    """Whether the clocks of the office change on that day, and how late it is must be said."""
    midnight = datetime.combine(day, time(), settings.zone)
    next_midnight = datetime.combine(day + timedelta(days=1), time(), settings.zone)
    return midnight.utcoffset() != next_midnight.utcoffset()


def duration(length: timedelta, speak: Interpreter) -> str:
    """`20 min`, `1 hr 5 min`."""
    whole = int(length.total_seconds()) // 60
    if whole < 60:  # noqa: PLR2004 - minutes of an hour
        return speak.say("{n} min", n=whole)
    if whole % 60 == 0:
        return speak.say("{n} hr", n=whole // 60)
    return speak.say("{hours} hr {minutes} min", hours=whole // 60, minutes=whole % 60)
