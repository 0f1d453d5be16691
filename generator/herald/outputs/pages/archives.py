"""What is dated, by year and month: no page lists more than a reader wants to load.

The newest records stand on the first page of their section. A year has a page with all its records,
or where these are many with the newest of them and a page for each month; a month that is full goes
on on further pages. Events stand in the calendar, month by month, so their years lead there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from herald.addresses import (
    FORMS,
    IN_CALENDAR,
    MOST_LISTED,
    days_of_month,
    full_months,
    listed_years,
    pages_of,
)
from herald.outputs.pages.contents import Numbered, Occasions, Records, Step
from herald.outputs.pages.gathering import first_occasion, newest_first
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter
from herald.topics.amendments import corrected_among
from herald.topics.newsroom import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from herald.audience import Seen
    from herald.view import View
    from herald.view.indexes import Counts

SHOWN = 20
"""How many records the first page of a section lists, and that of a year with many."""

RELEASE_FORMS = {form.value: (FORMS[form.value], title) for form, title in TITLES.items()}
"""The folder and the title of the list of each form of release."""


@dataclass(frozen=True)
class Archive:
    """A section whose records are dated."""

    kind: str
    section: str
    template: str
    title: str
    """In English, as all its words."""
    of_year: str
    of_month: str
    shown: int = SHOWN
    """How many records its first page lists."""


NEWS = Archive("release", "news", "news.html", "News", "News of {year}", "News of {month}")
EVENTS = Archive(
    "event", "events", "events.html", "Events", "Events of {year}", "Events of {month}"
)
MEETINGS = Archive(
    *("meeting", "meetings", "events.html", "Meetings"),
    *("Meetings of {year}", "Meetings of {month}"),
)
PROCLAMATIONS = Archive(
    *("proclamation", "proclamations", "proclamations.html", "Proclamations"),
    *("Proclamations of {year}", "Proclamations of {month}"),
)
REMARKS = Archive(
    *("remarks", "remarks", "remarks-list.html", "Remarks"),
    *("Remarks of {year}", "Remarks of {month}"),
)
NEWSLETTERS = Archive(
    *("newsletter", "newsletters", "newsletters.html", "Newsletters"),
    *("Newsletters of {year}", "Newsletters of {month}"),
    shown=MOST_LISTED,
)
ARCHIVES = {
    archive.section: archive
    for archive in (NEWS, EVENTS, MEETINGS, PROCLAMATIONS, REMARKS, NEWSLETTERS)
}
"""By their folder."""


def kinds_of_news(view: View) -> tuple[tuple[str, str], ...]:
    """The forms of release of which there are any: folder and title."""
    forms = view.values("release", "release_kind")
    return tuple(listed for form, listed in RELEASE_FORMS.items() if form in forms)


def year_page(view: View, section: str, year: int, language: str) -> Iterator[Sheet]:
    """The records of a year; of many, the newest, and the months that have the others."""
    archive = ARCHIVES[section]
    if section in IN_CALENDAR:
        yield _year_of_events(view, archive, year, language)
        return
    months = full_months(view, section, year)
    title = Interpreter(language, marks=True).say(archive.of_year, year=year)
    place = Place(f"/{section}/{year}/", year, months)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if not months:
        found = newest_first(view.dated(archive.kind, first, last))
        yield _listed(view, archive, place, title, found, language)
        return
    latest = months[0][0]
    found = newest_first(view.dated(archive.kind, *days_of_month(year, latest)))
    more = len(found) > archive.shown
    older = None if more else _neighbor(view, archive, (year, latest), language, older=True)
    place = replace(place, more=more, older=older)
    yield _listed(view, archive, place, title, found[: archive.shown], language)


def _year_of_events(view: View, archive: Archive, year: int, language: str) -> Sheet:
    say = Interpreter(language, marks=True).say
    months = full_months(view, archive.section, year)
    found = () if months else view.dated(archive.kind, date(year, 1, 1), date(year, 12, 31))
    occasions = [first_occasion(view, seen, language) for seen in found]
    occasions.sort(key=lambda one: (one.starts, one.seen.name))
    # An event may have been struck from the only day that it is dated on.
    there = view.calendar_months() if months else ()
    shown = tuple((month, count) for month, count in months if (year, month) in there)
    years = listed_years(view, archive.section)
    return Sheet(
        f"/{archive.section}/{year}/",
        language,
        say(archive.of_year, year=year),
        "",
        archive.template,
        Occasions(tuple(occasions), (), years, year, shown, section=archive.section),
        ((say(archive.title), f"/{archive.section}/"),),
    )


def month_pages(view: View, section: str, year: int, month: int, language: str) -> Iterator[Sheet]:
    """The records of a month, the last first, so many to a page."""
    archive = ARCHIVES[section]
    words = Interpreter(language, marks=True)
    first, last = days_of_month(year, month)
    found = newest_first(view.dated(archive.kind, first, last))
    title = words.say(archive.of_month, month=words.month(first))
    place = f"/{section}/{first:%Y/%m}/"
    months = full_months(view, section, year)
    pages = pages_of(len(found))
    for page in range(1, pages + 1):
        number = Numbered(place, page, pages)
        newer, older = (
            Step(words.say("Page {n}", n=other), number.address(other))
            if 1 <= other <= pages
            else _neighbor(view, archive, (year, month), language, older=other > page)
            for other in (page - 1, page + 1)
        )
        where = Place(place, year, months, month, number, newer=newer, older=older)
        some = found[(page - 1) * MOST_LISTED : page * MOST_LISTED]
        named = title if page == 1 else words.say("{title}, page {n}", title=title, n=page)
        yield _listed(view, archive, where, named, some, language)


@dataclass(frozen=True)
class Place:
    """Where in an archive a page is."""

    first: str
    """The address of the first page."""
    year: int
    months: Counts
    month: int | None = None
    number: Numbered | None = None
    more: bool = False
    newer: Step | None = None
    older: Step | None = None


def _neighbor(
    view: View, archive: Archive, month: tuple[int, int], language: str, *, older: bool
) -> Step | None:
    """The page that goes on from a month: another month, or a year that is on one page."""
    step = 1 if older else -1
    year, number = month
    months = [one for one, _ in full_months(view, archive.section, year)]
    at = months.index(number) + step
    if 0 <= at < len(months):
        return _step(archive, year, months[at], language)
    years = listed_years(view, archive.section)
    at = years.index(year) + step
    if not 0 <= at < len(years):
        return None
    other = full_months(view, archive.section, years[at])
    nearest = other[0 if older else -1][0] if other else None
    return _step(archive, years[at], nearest, language)


def _step(archive: Archive, year: int, month: int | None, language: str) -> Step:
    if month is None:
        return Step(str(year), f"/{archive.section}/{year}/")
    first = date(year, month, 1)
    return Step(Interpreter(language).month(first), f"/{archive.section}/{first:%Y/%m}/")


def _listed(
    view: View,
    archive: Archive,
    place: Place,
    title: str,
    found: Sequence[Seen],
    language: str,
) -> Sheet:
    say = Interpreter(language, marks=True).say
    crumbs = [(say(archive.title), f"/{archive.section}/")]
    if place.month:
        crumbs.append((str(place.year), f"/{archive.section}/{place.year}/"))
    content = Records(
        tuple(seen.into(language) for seen in found),
        listed_years(view, archive.section),
        place.year,
        kinds_of_news(view) if archive is NEWS else (),
        more=place.more,
        months=place.months,
        month=place.month,
        number=place.number,
        newer=place.newer,
        older=place.older,
        corrected=corrected_among(view, found),
    )
    address = place.number.here if place.number else place.first
    return Sheet(address, language, title, "", archive.template, content, tuple(crumbs))
