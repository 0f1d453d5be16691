"""The press room: lists for each form of release, and the page that tells whom to call.

The first page of a form lists its newest; where these are not all, each year has its own pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from herald.addresses import MOST_LISTED, REPORTERS, form_years, pages_of
from herald.kinds.person import Person
from herald.outputs.pages.archives import RELEASE_FORMS, kinds_of_news
from herald.outputs.pages.contents import Numbered, Records, Reporters, Step
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter
from herald.topics.amendments import corrected_among

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.view import View


def forms_of_news(view: View) -> tuple[str, ...]:
    """The forms of release of which there are any."""
    there = view.values("release", "release_kind")
    return tuple(form for form in RELEASE_FORMS if form in there)


def newest_of_form(view: View, form: str, language: str) -> Iterator[Sheet]:
    """The newest of a form."""
    folder, title = RELEASE_FORMS[form]
    say = Interpreter(language, marks=True).say
    found = view.newest_with("release", "release_kind", form, MOST_LISTED + 1)
    listed = Records(
        tuple(seen.into(language) for seen in found[:MOST_LISTED]),
        tuple(year for year, _ in form_years(view, form)),
        kinds=kinds_of_news(view),
        kind=folder,
        more=len(found) > MOST_LISTED,
        corrected=corrected_among(view, found[:MOST_LISTED]),
    )
    crumbs = ((say("News"), "/news/"),)
    yield Sheet(f"/news/{folder}/", language, say(title), "", "news.html", listed, crumbs)


def year_of_form(view: View, form: str, year: int, language: str) -> Iterator[Sheet]:
    """A year of a form, the last first, so many to a page."""
    folder, form_title = RELEASE_FORMS[form]
    say = Interpreter(language, marks=True).say
    found = view.of_year_with("release", "release_kind", form, year)
    title = say("{title} of {year}", title=say(form_title), year=year)
    crumbs = ((say("News"), "/news/"), (say(form_title), f"/news/{folder}/"))
    pages = pages_of(len(found))
    years = tuple(listed for listed, _ in form_years(view, form))
    for page in range(1, pages + 1):
        number = Numbered(f"/news/{folder}/{year}/", page, pages)
        newer, older = (
            Step(say("Page {n}", n=other), number.address(other))
            if 1 <= other <= pages
            else _year_beside(years, year, folder, step=1 if other > page else -1)
            for other in (page - 1, page + 1)
        )
        some = found[(page - 1) * MOST_LISTED : page * MOST_LISTED]
        listed = Records(
            tuple(seen.into(language) for seen in some),
            years,
            year,
            kinds_of_news(view),
            folder,
            number=number,
            newer=newer,
            older=older,
            corrected=corrected_among(view, some),
        )
        named = title if page == 1 else say("{title}, page {n}", title=title, n=page)
        yield Sheet(number.here, language, named, "", "news.html", listed, crumbs)


def _year_beside(years: tuple[int, ...], year: int, folder: str, *, step: int) -> Step | None:
    """The next year of a form before or after one."""
    at = years.index(year) + step
    there = 0 <= at < len(years)
    return Step(str(years[at]), f"/news/{folder}/{years[at]}/") if there else None


def reporters(view: View, language: str) -> Sheet:
    """Whom reporters call, by when, how embargoes work, and what they may print."""
    say = Interpreter(language, marks=True).say
    content = Reporters(tuple(_for_the_press(view, language)), kinds_of_news(view))
    crumbs = ((say("News"), "/news/"),)
    description = say("Whom to call, deadlines, embargoes, photographs and feeds.")
    title = say("For reporters")
    return Sheet(REPORTERS, language, title, description, "reporters.html", content, crumbs)


def _for_the_press(view: View, language: str) -> Iterator[Seen]:
    """The people of the directory who answer reporters about something."""
    for seen in view.of("person"):
        if cast("Person", seen.record).press_topics:
            yield seen.into(language)
