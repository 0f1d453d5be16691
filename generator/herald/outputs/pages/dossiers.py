"""The page of every record, with what stands around it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast

from herald import issue
from herald.kinds.event import Event
from herald.outputs.pages.contents import (
    Dossier,
    EventPage,
    GoalPage,
    NewsletterPage,
    Part,
    ScorecardPage,
)
from herald.outputs.pages.gathering import (
    coming,
    named_by,
    naming,
    occasions_of,
    standing,
    standings,
)
from herald.outputs.pages.sheet import Sheet
from herald.render import prose
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen, View

SECTION_TITLES = {
    "news": "News",
    "events": "Events",
    "calendar": "Calendar",
    "proclamations": "Proclamations",
    "committees": "Committees",
    "priorities": "Priorities",
    "initiatives": "Initiatives",
    "newsletters": "Newsletters",
    "people": "People",
}
"""What the first page of each folder is called."""


def dossiers(view: View, language: str) -> Iterator[Sheet]:
    """The page of every record that has one, in one language."""
    for seen in view.records:
        if not seen.address:
            continue
        shown = seen.into(language)
        yield Sheet(
            place=seen.address,
            language=language,
            title=shown.record.title,
            description=_description(shown),
            template=seen.kind.template,
            content=_content(view, seen, language),
            crumbs=tuple(_crumbs(view, seen, language)),
            # The same words at two addresses: search engines are told to keep to the first.
            indexed=shown.language == language,
            title_language=shown.language,
        )


def _description(seen: Seen) -> str:
    if seen.record.summary:
        return seen.record.summary
    words = " ".join(prose.plain(seen.body[:2_000]).split())
    return words if len(words) <= 160 else words[:160].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004


def _crumbs(view: View, seen: Seen, language: str) -> Iterator[tuple[str, str]]:
    say = Interpreter(language).say
    folder = seen.address.split("/")[1]
    yield say(SECTION_TITLES.get(folder, folder)), f"/{folder}/"
    if "{year}" in seen.kind.address:
        year = seen.address.split("/")[2]
        yield year, f"/{folder}/{year}/"
    above = _above(view, seen, language)
    if above:
        yield above.record.title, above.address


def _content(view: View, seen: Seen, language: str) -> Dossier:
    make = {
        "event": _event,
        "goal": _goal,
        "committee": _scorecard,
        "priority": _scorecard,
        "initiative": _scorecard,
        "newsletter": _newsletter,
    }.get(seen.kind.name, _dossier)
    return make(view, seen, language)


def _dossier(view: View, seen: Seen, language: str) -> Dossier:
    return Dossier(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        _above(view, seen, language),
    )


def _above(view: View, seen: Seen, language: str) -> Seen | None:
    # A committee stands in the folder of its own name.
    below = seen.parent and seen.kind.name != "committee"
    above = view.find("committee", seen.parent) if below else None
    return above.into(language) if above else None


def _event(view: View, seen: Seen, language: str) -> EventPage:
    event = cast("Event", seen.record)
    next_times = [one for one in occasions_of(view, seen, language) if one.ends > view.at]
    return EventPage(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        past=not next_times,
        coming=tuple(next_times[:6]) if event.recurrence else (),
    )


def _goal(view: View, seen: Seen, language: str) -> GoalPage:
    return GoalPage(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        _above(view, seen, language),
        standing(view, seen, language),
        view.at.date(),
    )


def _scorecard(view: View, seen: Seen, language: str) -> ScorecardPage:
    below = [goal for goal in view.of("goal") if goal.parent == seen.name]
    goals = below if seen.kind.name == "committee" else _goals_of(view, seen)
    others = view.referring_to(seen)
    events = [one for one in others if one.kind.name == "event"]
    times = [one for event in events for one in occasions_of(view, event, language)]
    times.sort(key=lambda one: (one.starts, one.seen.name))
    return ScorecardPage(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        goals=standings(view, goals, language),
        occasions=coming(view, times)[:6],
    )


def _goals_of(view: View, seen: Seen) -> list[Seen]:
    return [one for one in view.referring_to(seen) if one.kind.name == "goal"]


def _newsletter(view: View, seen: Seen, language: str) -> NewsletterPage:
    shown = seen.into(language)
    return NewsletterPage(
        shown,
        named_by(view, seen, language),
        naming(view, seen, language),
        parts=tuple(_part(view, section, language) for section in issue.sections(shown, view)),
    )


def _part(view: View, section: issue.IssueSection, language: str) -> Part:
    events = [seen for seen in section.shown if isinstance(seen.record, Event)]
    return Part(
        section.heading,
        section.text,
        tuple(seen.into(language) for seen in section.shown if seen not in events),
        tuple(
            occasion
            for seen in events
            for occasion in islice(occasions_of(view, seen, language), 1)
        ),
    )
