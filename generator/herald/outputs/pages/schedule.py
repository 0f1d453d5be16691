"""The Mayor's public schedule: before it takes place, and what is disclosed of it afterwards.

`/schedule/` has this day and the next with something on it; every such day has a page and every
month a list of its days. `/schedule/past/` has, month by month, who met the Mayor and about what.
Of appointments the pages are given plain lines and never a record (`outside`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from herald.addresses import (
    PAST_SCHEDULE,
    SCHEDULE,
    advisory_address,
    day_address,
    days_of_month,
    has_schedule,
)
from herald.outputs.pages.sheet import Sheet
from herald.policies.disclosure import NAMES_UP_TO
from herald.render.language import Interpreter
from herald.topics.public_schedule import DayOfSchedule, day_of, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.disclosure import Disclosure
    from herald.view import View

AHEAD = timedelta(days=60)
"""How far ahead the first page looks for the next days."""
MOST_AHEAD = 8
"""How many days after these it names."""


@dataclass(frozen=True)
class SchedulePage:
    """The first page: this day, the next with something, and which come then."""

    today: DayOfSchedule
    next: DayOfSchedule | None
    later: tuple[date, ...]
    month: date | None
    """Of the last month with a page, this one or before."""
    has_past: bool


@dataclass(frozen=True)
class DayPage:
    """The page of one day."""

    of: DayOfSchedule
    advisory: str
    """Where the same stands as plain text."""
    before: date | None
    after: date | None


@dataclass(frozen=True)
class MonthPage:
    """The days of one month."""

    first: date
    days: tuple[DayOfSchedule, ...]
    before: date | None
    after: date | None


@dataclass(frozen=True)
class DisclosedPage:
    """What is disclosed of one month."""

    first: date
    days: tuple[tuple[date, tuple[Seen, ...]], ...]
    months: tuple[date, ...]
    """Of the year, the newest first."""
    years: tuple[tuple[int, date], ...]
    """Each with its last month."""
    names_up_to: int


# --- before it takes place ------------------------------------------------------------------------


def next_days(view: View, language: str) -> Iterator[Sheet]:
    """The first page; none in an office of which nothing was ever to be told."""
    if not has_schedule(view):
        return
    words, today = Interpreter(language, marks=True), view.today
    _, days, _ = view.schedule_days(today + timedelta(days=1), today + AHEAD)
    next_day = days[0] if days else None
    found = lines(view, today, next_day or today, language)
    this_month = (today.year, today.month)
    months = [month for month in view.schedule_months() if month <= this_month]
    content = SchedulePage(
        day_of(today, found),
        day_of(next_day, found) if next_day else None,
        days[1 : 1 + MOST_AHEAD],
        date(*months[-1], 1) if months else None,
        bool(view.years("disclosure")),
    )
    title = words.say("The Mayor’s public schedule")
    yield Sheet(SCHEDULE, language, title, _about(words), "schedule.html", content)


def _about(words: Interpreter) -> str:
    return words.say("Where the Mayor is in public, and what the press may come to.")


def schedule_month(view: View, year: int, month: int, language: str) -> Iterator[Sheet]:
    """A month, and each of its days."""
    words = Interpreter(language, marks=True)
    first, last = days_of_month(year, month)
    before, days, after = view.schedule_days(first, last)
    found = lines(view, first, last, language)
    listed = tuple(day_of(day, found) for day in days)
    crumb = (words.say("The Mayor’s public schedule"), SCHEDULE)
    title = words.say("Public schedule: {when}", when=words.month(first))
    yield Sheet(
        *(f"{SCHEDULE}{first:%Y/%m}/", language, title, _about(words), "schedule-month.html"),
        MonthPage(first, listed, before, after),
        (crumb,),
    )
    around = (before, *days, after)
    crumbs = (crumb, (words.month(first), f"{SCHEDULE}{first:%Y/%m}/"))
    for place, of in enumerate(listed):
        title = words.say("Public schedule: {when}", when=words.long_day(of.day))
        content = DayPage(of, advisory_address(of.day), around[place], around[place + 2])
        yield Sheet(
            *(day_address(of.day), language, title, _about(words), "schedule-day.html", content),
            crumbs,
        )


# --- what is disclosed afterwards -----------------------------------------------------------------


def latest_disclosed(view: View, language: str) -> Iterator[Sheet]:
    """The last month of which something is disclosed, at the address that stays."""
    for year in view.years("disclosure")[:1]:
        month = view.months("disclosure", year)[0][0]
        title = Interpreter(language, marks=True).say("Whom the Mayor met")
        yield _disclosed(view, date(year, month, 1), language, PAST_SCHEDULE, title)


def disclosed_month(view: View, year: int, month: int, language: str) -> Iterator[Sheet]:
    """What is disclosed of a month."""
    words, first = Interpreter(language, marks=True), date(year, month, 1)
    title = words.say("Whom the Mayor met: {month}", month=words.month(first))
    place = f"{PAST_SCHEDULE}{first:%Y/%m}/"
    yield _disclosed(view, first, language, place, title)


def _disclosed(view: View, first: date, language: str, place: str, title: str) -> Sheet:
    words, policy = Interpreter(language, marks=True), view.settings.disclosure
    found = view.dated("disclosure", *days_of_month(first.year, first.month))
    days: dict[date, list[Seen]] = {}
    for seen in sorted(found, key=lambda seen: (_met_at(seen), seen.name)):
        days.setdefault(_met_at(seen).date(), []).append(seen.into(language))
    years = view.years("disclosure")
    content = DisclosedPage(
        first,
        tuple((day, tuple(days[day])) for day in sorted(days, reverse=True)),
        tuple(date(first.year, month, 1) for month, _ in view.months("disclosure", first.year)),
        tuple((year, date(year, view.months("disclosure", year)[0][0], 1)) for year in years),
        policy.names_up_to if policy else NAMES_UP_TO,
    )
    crumbs = [(words.say("The Mayor’s public schedule"), SCHEDULE)]
    if place != PAST_SCHEDULE:
        crumbs.append((words.say("Whom the Mayor met"), PAST_SCHEDULE))
    about = words.say(
        "Meetings and calls of the Mayor’s that are past: with whom, about what and how long."
    )
    template = "schedule-past.html"
    return Sheet(place, language, title, about, template, content, tuple(crumbs))


def _met_at(seen: Seen) -> datetime:
    return cast("Disclosure", seen.record).met_at
