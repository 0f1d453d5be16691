"""The calendar: a month at /calendar/, and every month with events at /calendar/2026/12/.

A page holds whole weeks, also those that it shares with the month before or after, so that a week
can be read by itself: it has no page of its own (docs/adr/0034). Nothing on a page depends on the
day on which it is read; a script marks today.
"""

from __future__ import annotations

from calendar import SUNDAY, Calendar
from collections import defaultdict
from datetime import UTC, date
from typing import TYPE_CHECKING

from herald.outputs.pages.agendas import A_DAY, MonthPage, weeks_of
from herald.outputs.pages.contents import Titled
from herald.outputs.pages.gathering import left_behind, occasions_on
from herald.outputs.pages.sheet import Sheet
from herald.records.times import days_of
from herald.render.language import Interpreter
from herald.topics.calendar_streams import DIVISIONS, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.outputs.pages.agendas import Choices, Week
    from herald.outputs.pages.contents import Occasion
    from herald.streams import Stream
    from herald.view import View


NEAR = 24
"""How many months of the calendar one may be left to walk through one by one."""


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
    return words.say("The Mayor's public events and the committees' meetings, month by month.")


def _month(view: View, first: date, language: str) -> MonthPage:
    listed = [date(year, month, 1) for year, month in view.calendar_months()]
    squares = Calendar(SUNDAY).monthdatescalendar(first.year, first.month)
    weeks = weeks_of(squares, first, _by_day(view, squares[0][0], squares[-1][-1], language))
    return MonthPage(
        first,
        weeks,
        max((one for one in listed if one < first), default=None),
        min((one for one in listed if one > first), default=None),
        len(listed) > NEAR,
        _choices(view, weeks, language),
    )


def _by_day(view: View, first: date, last: date, language: str) -> Mapping[date, list[Occasion]]:
    """What takes place on each day from one to another, in the order of beginnings."""
    found = [
        one
        for seen in view.taking_place(first, last)
        for one in occasions_on(view, seen, first, last, language)
    ]
    found += [
        one
        for seen in view.moved_away(first, last)
        for one in left_behind(view, seen, first, last, language)
    ]
    days: dict[date, list[Occasion]] = defaultdict(list)
    # In UTC: by their clocks, the hour that comes twice would be in another order.
    for one in sorted(found, key=lambda one: (one.starts.astimezone(UTC), one.seen.name)):
        begins, ends = days_of(one.starts, one.ends)
        for count in range((ends - begins).days + 1):
            days[begins + count * A_DAY].append(one)
    return days


def _choices(view: View, weeks: tuple[Week, ...], language: str) -> Choices:
    """The streams that some of what a month shows is in and some is not."""
    shown = [one for week in weeks for day in week.days for one in day.occasions]
    counts: dict[Stream, int] = defaultdict(int)
    for one in shown:
        for stream in one.streams:
            counts[stream] += 1
    choices = []
    for division in DIVISIONS:
        some = [stream for stream, n in counts.items() if stream.by == division and n < len(shown)]
        titled = [Titled(stream, title_of(view, stream, language)) for stream in some]
        if titled:
            choices.append((division, tuple(sorted(titled, key=lambda one: one.title))))
    return tuple(choices)
