"""The calendar: this month at /calendar/, and every month with events at /calendar/2026/12/."""

from __future__ import annotations

from calendar import SUNDAY, Calendar, monthrange
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from herald.catalog import days_of
from herald.outputs.pages.contents import Day, MonthPage
from herald.outputs.pages.gathering import occasions_on
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.outputs.pages.contents import Occasion
    from herald.view import View


NEAR = 24
"""How many months of the calendar one may be left to walk through one by one."""


def months(view: View, language: str) -> Iterator[Sheet]:
    """The calendar's pages in one language; none when there are no events."""
    yield from this_month(view, language)
    for year, month in view.calendar_months():
        yield from month_page(view, year, month, language)


def this_month(view: View, language: str) -> Iterator[Sheet]:
    """The calendar's first page, which is that of the month of the view's moment."""
    if view.calendar_months():
        words = Interpreter(language, marks=True)
        content = _month(view, view.today.replace(day=1), language)
        yield Sheet(
            *("/calendar/", language, words.say("Calendar"), _description(words)),
            *("calendar.html", content),
        )


def month_page(view: View, year: int, month: int, language: str) -> Iterator[Sheet]:
    """A month of the calendar."""
    words = Interpreter(language, marks=True)
    first = date(year, month, 1)
    yield Sheet(
        f"/calendar/{first:%Y/%m}/",
        language,
        words.say("Calendar: {month}", month=words.month(first)),
        _description(words),
        "calendar.html",
        _month(view, first, language),
        ((words.say("Calendar"), "/calendar/"),),
    )


def _description(words: Interpreter) -> str:
    return words.say("The Mayor's public events, month by month.")


def _by_day(view: View, first: date, language: str) -> Mapping[date, list[Occasion]]:
    """What takes place on each day of a month, in the order of beginnings."""
    last = _last_of(first)
    found = [
        one
        for seen in view.taking_place(first, last)
        for one in occasions_on(view, seen, first, last, language)
    ]
    days: dict[date, list[Occasion]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (one.starts, one.seen.name)):
        begins, ends = days_of(one.starts, one.ends)
        for count in range((ends - begins).days + 1):
            days[begins + timedelta(days=count)].append(one)
    return days


def _last_of(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _month(view: View, first: date, language: str) -> MonthPage:
    listed = [date(year, month, 1) for year, month in view.calendar_months()]
    # A page of another month is the same whatever day it is.
    this = view.is_past(_midnight(view, first)) and not view.is_past(
        _midnight(view, _last_of(first) + timedelta(days=1))
    )
    today = view.today if this else None
    days = _by_day(view, first, language)

    def square(day: date) -> Day:
        inside = day.month == first.month
        found = tuple(days.get(day, ())) if inside else ()
        return Day(day, inside, day == today, found)

    weeks = Calendar(SUNDAY).monthdatescalendar(first.year, first.month)
    squares = tuple(tuple(square(day) for day in week) for week in weeks)
    return MonthPage(
        first,
        squares,
        tuple(one for week in squares for one in week if one.occasions),
        max((one for one in listed if one < first), default=None),
        min((one for one in listed if one > first), default=None),
        this,
        len(listed) > NEAR,
    )


def _midnight(view: View, day: date) -> datetime:
    return datetime.combine(day, time(), view.settings.zone)
