"""The first page of each section, and the lists of news by form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from herald.addresses import listed_years
from herald.kinds.committee import Committee
from herald.kinds.priority import Priority
from herald.outputs.pages.archives import (
    EVENTS,
    MEETINGS,
    NEWS,
    NEWSLETTERS,
    PROCLAMATIONS,
    REMARKS,
    Archive,
    kinds_of_news,
)
from herald.outputs.pages.contents import (
    CommitteeCard,
    Committees,
    Occasions,
    Priorities,
    PriorityCard,
    Records,
)
from herald.outputs.pages.dashboard import tallies
from herald.outputs.pages.dossiers import SECTION_TITLES
from herald.outputs.pages.gathering import (
    EVERY,
    MOST_COMING,
    MOST_PAST,
    coming,
    goals_of,
    newest,
    past,
    pictures_of,
    standings,
)
from herald.outputs.pages.press import reporters
from herald.outputs.pages.promises import promises
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter
from herald.topics.amendments import corrected_among

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.view import View


def _news(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    years, kinds = listed_years(view, NEWS.section), kinds_of_news(view)
    if not years:
        return
    yield Sheet(
        "/news/",
        language,
        say("News"),
        say("News releases, advisories and statements, and how reporters reach us."),
        "news.html",
        _newest(view, NEWS, language, kinds),
    )
    yield reporters(view, language)


def _newest(
    view: View, archive: Archive, language: str, kinds: tuple[tuple[str, str], ...] = ()
) -> Records:
    found = newest(view, archive.kind, archive.shown + 1, language)
    more = len(found) > archive.shown
    return Records(
        found[: archive.shown],
        listed_years(view, archive.section),
        kinds=kinds,
        more=more,
        corrected=corrected_among(view, found),
    )


def _events(view: View, language: str) -> Iterator[Sheet]:
    description = "What the Mayor's office holds and hosts, and how to take part."
    yield from _occasions(view, EVENTS, description, language)


def _meetings(view: View, language: str) -> Iterator[Sheet]:
    description = "Meetings of committees that everyone may attend, with agendas and minutes."
    yield from _occasions(view, MEETINGS, description, language)


def _occasions(view: View, archive: Archive, description: str, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    years = listed_years(view, archive.section)
    if not years:
        return
    next_ones = coming(view, MOST_COMING + 1, language, kind=archive.kind)
    content = Occasions(
        next_ones[:MOST_COMING],
        past(view, MOST_PAST, language, archive.kind),
        years,
        more=len(next_ones) > MOST_COMING,
        section=archive.section,
    )
    place = f"/{archive.section}/"
    yield Sheet(place, language, say(archive.title), say(description), archive.template, content)


def _proclamations(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    listed = _newest(view, PROCLAMATIONS, language)
    if listed.records:
        yield Sheet(
            "/proclamations/",
            language,
            say("Proclamations"),
            say("What the Mayor has proclaimed, with the signed documents."),
            "proclamations.html",
            listed,
        )


def _remarks(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    listed = _newest(view, REMARKS, language)
    if listed.records:
        yield Sheet(
            "/remarks/",
            language,
            say("Remarks"),
            say("What the Mayor has said, and where."),
            REMARKS.template,
            listed,
            # Without news there is no such page.
            ((say("News"), "/news/"),) if "news" in view.sections() else (),
        )


def _newsletters(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    listed = _newest(view, NEWSLETTERS, language)
    if listed.records:
        yield Sheet(
            "/newsletters/",
            language,
            say("Newsletters"),
            say("Every issue, to read and to share."),
            "newsletters.html",
            listed,
        )


def _committees(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
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
    goals = view.below("goal", seen.name)
    today = view.today
    members = [one for one in committee.members if one.until is None or one.until >= today]
    return CommitteeCard(
        seen.into(language),
        chair.into(language) if chair else None,
        standings(view, goals, language),
        len(members),
    )


def _priorities(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    cards = priority_cards(view, language)
    if cards:
        yield Sheet(
            "/priorities/",
            language,
            say("Priorities"),
            say("What the Mayor works on first, and how one sees whether it comes nearer."),
            "priorities.html",
            Priorities(cards, tallies(view, language)),
        )


def priority_cards(view: View, language: str) -> tuple[PriorityCard, ...]:
    """The Mayor's priorities in their order."""
    ranked = sorted(
        view.of("priority"), key=lambda seen: (cast("Priority", seen.record).rank, seen.name)
    )
    return tuple(_priority_card(view, seen, language) for seen in ranked)


def _priority_card(view: View, seen: Seen, language: str) -> PriorityCard:
    goals = standings(view, goals_of(view, seen), language)
    initiatives = len(view.referring_to(seen, "initiative", EVERY))
    return PriorityCard(seen.into(language), goals, initiatives)


def _initiatives(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say
    description = say("The work under way, with its milestones.")
    records = tuple(seen.into(language) for seen in view.of("initiative"))
    yield from _plain_list("initiatives", description, records, language)


def _people(view: View, language: str) -> Iterator[Sheet]:
    say = Interpreter(language, marks=True).say

    def mayor_first(seen: Seen) -> tuple[bool, str]:
        return seen.name != view.settings.mayor, seen.record.title

    people = tuple(seen.into(language) for seen in sorted(view.of("person"), key=mayor_first))
    description = say("The Mayor and those who work with the office.")
    portraits = tuple(one for seen in people for one in pictures_of(view, seen))
    for sheet in _plain_list("people", description, people, language):
        yield replace(sheet, pictures=portraits)


def _plain_list(
    folder: str, description: str, records: tuple[Seen, ...], language: str
) -> Iterator[Sheet]:
    if records:
        title = Interpreter(language, marks=True).say(SECTION_TITLES[folder])
        place, template = f"/{folder}/", f"{folder}.html"
        yield Sheet(place, language, title, description, template, Records(records))


FIRST_PAGES: Mapping[str, Callable[[View, str], Iterator[Sheet]]] = {
    "news": _news,
    "events": _events,
    "proclamations": _proclamations,
    "committees": _committees,
    "meetings": _meetings,
    "priorities": _priorities,
    "initiatives": _initiatives,
    "promises": promises,
    "remarks": _remarks,
    "newsletters": _newsletters,
    "people": _people,
}
"""What makes the first page of each section, and the lists that stand beside it."""
