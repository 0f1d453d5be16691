"""The calendar: this month at /calendar/, and every month with events at /calendar/2026/12/."""

from __future__ import annotations

from calendar import SUNDAY, Calendar
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from herald.outputs.pages.contents import Day, MonthPage
from herald.outputs.pages.gathering import every_occasion
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from herald.audience import View
    from herald.outputs.pages.contents import Occasion

LONGEST = 31
"""On how many days an event that lasts long is shown at most."""


def months(view: View, language: str) -> Iterator[Sheet]:
    """The calendar's pages in one language; none when there are no events."""
    days = _by_day(view, language)
    if not days:
        return
    words = Interpreter(language)
    this = view.at.date().replace(day=1)
    listed = sorted({day.replace(day=1) for day in days} | {this})
    title = words.say("Calendar")
    description = words.say("The Mayor's public events, month by month.")
    content = _month(this, listed, days, view.at.date())
    yield Sheet("/calendar/", language, title, description, "calendar.html", content)
    for first in listed:
        yield Sheet(
            f"/calendar/{first:%Y/%m}/",
            language,
            words.say("Calendar: {month}", month=words.month(first)),
            description,
            "calendar.html",
            _month(first, listed, days, view.at.date()),
            ((title, "/calendar/"),),
        )


def _by_day(view: View, language: str) -> Mapping[date, list[Occasion]]:
    days: dict[date, list[Occasion]] = defaultdict(list)
    for occasion in every_occasion(view, language):
        first = occasion.starts.date()
        # One that ends at midnight does not take place on the day that begins then.
        last = max(first, (occasion.ends - timedelta(seconds=1)).date())
        for count in range(min((last - first).days + 1, LONGEST)):
            days[first + timedelta(days=count)].append(occasion)
    return days


def _month(
    first: date, listed: Sequence[date], days: Mapping[date, list[Occasion]], today: date
) -> MonthPage:
    this = (first.year, first.month) == (today.year, today.month)

    def square(day: date) -> Day:
        inside = day.month == first.month
        found = tuple(days.get(day, ())) if inside else ()
        return Day(day, inside, this and day == today, found)

    weeks = Calendar(SUNDAY).monthdatescalendar(first.year, first.month)
    squares = tuple(tuple(square(day) for day in week) for week in weeks)
    return MonthPage(
        first,
        squares,
        tuple(one for week in squares for one in week if one.occasions),
        max((one for one in listed if one < first), default=None),
        min((one for one in listed if one > first), default=None),
        this,
    )
