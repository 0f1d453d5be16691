"""The first page of each section, and the lists by year and by form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.committee import Committee
from herald.kinds.event import Event
from herald.kinds.priority import Priority
from herald.kinds.release import Release
from herald.outputs.pages.contents import (
    CommitteeCard,
    Committees,
    Occasions,
    Priorities,
    PriorityCard,
    Records,
)
from herald.outputs.pages.dossiers import SECTION_TITLES
from herald.outputs.pages.gathering import (
    coming,
    every_occasion,
    issued,
    standings,
    years_of,
)
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen, View

SHOWN = 20
"""How many records the first page of a section lists."""

RELEASE_FORMS = {
    "release": ("releases", "News releases"),
    "advisory": ("advisories", "Media advisories"),
    "statement": ("statements", "Statements"),
    "announcement": ("announcements", "Announcements"),
    "correction": ("corrections", "Corrections"),
    "op_ed": ("op-eds", "Opinion pieces"),
    "fact_sheet": ("fact-sheets", "Fact sheets"),
}
"""The folder and the title of the list of each form of release."""


def landings(view: View, language: str) -> Iterator[Sheet]:
    """All lists in one language; a section without records has none."""
    for plan in (
        _news,
        _events,
        _proclamations,
        _committees,
        _priorities,
        _initiatives,
        _newsletters,
        _people,
    ):
        yield from plan(view, language)


def _news(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    releases = issued(view, "release", language)
    if not releases:
        return
    years = years_of(releases)
    forms = {form(seen) for seen in releases}
    kinds = tuple(listed for one, listed in RELEASE_FORMS.items() if one in forms)
    crumb = ((say("News"), "/news/"),)
    latest = Records(releases[:SHOWN], years, kinds=kinds, more=len(releases) > SHOWN)
    yield Sheet(
        "/news/",
        language,
        say("News"),
        say("News releases, advisories and statements, and how reporters reach us."),
        "news.html",
        latest,
    )
    for year in years:
        listed = Records(_of_year(releases, year), years, year, kinds)
        title = say("News of {year}", year=year)
        yield Sheet(f"/news/{year}/", language, title, "", "news.html", listed, crumb)
    for folder, title in kinds:
        records = tuple(one for one in releases if RELEASE_FORMS[form(one)][0] == folder)
        listed = Records(records, years, None, kinds, folder)
        yield Sheet(f"/news/{folder}/", language, say(title), "", "news.html", listed, crumb)


def form(seen: Seen) -> str:
    """Which form of release it is: `advisory`."""
    return cast("Release", seen.record).release_kind.value


def _of_year(records: tuple[Seen, ...], year: int) -> tuple[Seen, ...]:
    return tuple(seen for seen in records if seen.record.day and seen.record.day.year == year)


def _events(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    occasions = every_occasion(view, language)
    if not occasions:
        return
    next_ones = coming(view, occasions)
    past = tuple(reversed([one for one in occasions if one.ends <= view.at and not one.again]))
    # An event has its page in the year of its first time.
    years = years_of(view.of("event"))
    crumb = ((say("Events"), "/events/"),)
    yield Sheet(
        "/events/",
        language,
        say("Events"),
        say("What the Mayor's office holds and hosts, and how to take part."),
        "events.html",
        Occasions(next_ones, past[:8], years),
    )
    for year in years:
        first = {one.seen.key: one for one in reversed(occasions) if _year(one.seen) == year}
        listed = tuple(sorted(first.values(), key=lambda one: (one.starts, one.seen.name)))
        title = say("Events of {year}", year=year)
        content = Occasions(listed, (), years, year)
        yield Sheet(f"/events/{year}/", language, title, "", "events.html", content, crumb)


def _year(seen: Seen) -> int:
    return cast("Event", seen.record).starts.year


def _proclamations(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    proclamations = issued(view, "proclamation", language)
    if not proclamations:
        return
    years = years_of(proclamations)
    crumb = ((say("Proclamations"), "/proclamations/"),)
    latest = Records(proclamations[:SHOWN], years, more=len(proclamations) > SHOWN)
    description = say("What the Mayor has proclaimed, with the signed documents.")
    yield Sheet(
        "/proclamations/",
        language,
        say("Proclamations"),
        description,
        "proclamations.html",
        latest,
    )
    for year in years:
        listed = Records(_of_year(proclamations, year), years, year)
        title = say("Proclamations of {year}", year=year)
        place = f"/proclamations/{year}/"
        yield Sheet(place, language, title, "", "proclamations.html", listed, crumb)


def _committees(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    committees = view.of("committee")
    if not committees:
        return
    yield Sheet(
        "/committees/",
        language,
        say("Committees"),
        say("Residents who work with the Mayor, what they aim for, and how far it has come."),
        "committees.html",
        Committees(tuple(_committee_card(view, seen, language) for seen in committees)),
    )


def _committee_card(view: View, seen: Seen, language: str) -> CommitteeCard:
    committee = cast("Committee", seen.record)
    chair = view.find("person", committee.chair) if committee.chair else None
    goals = [goal for goal in view.of("goal") if goal.parent == seen.name]
    today = view.at.date()
    members = [one for one in committee.members if one.until is None or one.until >= today]
    return CommitteeCard(
        seen.into(language),
        chair.into(language) if chair else None,
        standings(view, goals, language),
        len(members),
    )


def _priorities(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    cards = priority_cards(view, language)
    if cards:
        yield Sheet(
            "/priorities/",
            language,
            say("Priorities"),
            say("What the Mayor works on first, and how one sees whether it comes nearer."),
            "priorities.html",
            Priorities(cards),
        )


def priority_cards(view: View, language: str) -> tuple[PriorityCard, ...]:
    """The Mayor's priorities in their order."""
    ranked = sorted(
        view.of("priority"), key=lambda seen: (cast("Priority", seen.record).rank, seen.name)
    )
    return tuple(_priority_card(view, seen, language) for seen in ranked)


def _priority_card(view: View, seen: Seen, language: str) -> PriorityCard:
    others = view.referring_to(seen)
    goals = [one for one in others if one.kind.name == "goal"]
    initiatives = sum(one.kind.name == "initiative" for one in others)
    return PriorityCard(seen.into(language), standings(view, goals, language), initiatives)


def _initiatives(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    description = say("The work under way, with its milestones.")
    records = tuple(seen.into(language) for seen in view.of("initiative"))
    yield from _plain_list("initiatives", description, records, language)


def _newsletters(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say
    description = say("Every issue, to read and to share.")
    yield from _plain_list(
        "newsletters", description, issued(view, "newsletter", language), language
    )


def _people(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language).say

    def mayor_first(seen: Seen) -> tuple[bool, str]:
        return seen.name != view.settings.mayor, seen.record.title

    people = tuple(seen.into(language) for seen in sorted(view.of("person"), key=mayor_first))
    yield from _plain_list(
        "people", say("The Mayor and those who work with the office."), people, language
    )


def _plain_list(
    folder: str, description: str, records: tuple[Seen, ...], language: str
) -> Iterator[Sheet]:
    if records:
        title = Interpreter(language).say(SECTION_TITLES[folder])
        place, template = f"/{folder}/", f"{folder}.html"
        yield Sheet(place, language, title, description, template, Records(records))
