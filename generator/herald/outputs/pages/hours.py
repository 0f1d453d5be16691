"""At what hours of one day something takes place, as the calendar says it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from herald.records.times import days_of
from herald.records.whole_days import are_whole_days
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from herald.outputs.pages.contents import Occasion

A_NIGHT = timedelta(hours=24)
"""What ends on the day after it began is told on the first as one, up to this length."""


def hours_on(words: Interpreter, one: Occasion, day: date, office_zone: str) -> str:
    """Such as `6–7:30 p.m.`, `All day`, `from 9 a.m.`, `goes on` and `until 1 a.m.`.

    With the zone where its clocks are not the office's, or show an hour twice that night.
    """
    starts, ends = one.starts, one.ends
    first, last = days_of(starts, ends)
    if are_whole_days(starts, ends):
        return words.say("All day")
    elsewhere = getattr(starts.tzinfo, "key", office_zone) != office_zone
    if day == first == last or (day == first and ends - starts < A_NIGHT):
        return words.exact_hours(starts, ends, named=elsewhere)
    if day == first:
        return words.say("from {time}", time=words.exact_clock(starts, named=elsewhere))
    if day == last and ends.date() == day:
        return words.say("until {time}", time=words.exact_clock(ends, named=elsewhere))
    return words.say("goes on")
