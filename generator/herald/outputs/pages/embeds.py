"""The lists that hand-written pages embed by a paragraph such as `{{ upcoming_events }}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.pages.contents import Home, Occasions, Priorities, Records
from herald.outputs.pages.gathering import coming, newest
from herald.outputs.pages.landings import priority_cards
from herald.outputs.pages.sheet import Embedded
from herald.topics.amendments import corrected_among

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from herald.view import View

MOST = 4
"""How many events or pieces of news a page embeds."""


def _hero(view: View, language: str) -> Embedded:
    mayor = view.find("person", view.settings.mayor)
    next_ones = coming(view, 1, language, kind="event")
    content = Home(mayor.into(language) if mayor else None, next_ones[0] if next_ones else None)
    return Embedded("embeds/hero.html", content)


def _upcoming_events(view: View, language: str) -> Embedded:
    return Embedded("embeds/upcoming-events.html", Occasions(coming(view, MOST, language)))


def _latest_news(view: View, language: str) -> Embedded:
    records = newest(view, "release", MOST, language)
    content = Records(records, corrected=corrected_among(view, records))
    return Embedded("embeds/latest-news.html", content)


def _priorities(view: View, language: str) -> Embedded:
    return Embedded("embeds/priorities.html", Priorities(priority_cards(view, language)))


def _recent_proclamations(view: View, language: str) -> Embedded:
    records = newest(view, "proclamation", MOST, language)
    return Embedded("embeds/recent-proclamations.html", Records(records))


def _newsletters(view: View, language: str) -> Embedded:
    return Embedded("embeds/newsletters.html", Records(newest(view, "newsletter", MOST, language)))


def _initiatives(view: View, language: str) -> Embedded:
    records = tuple(seen.into(language) for seen in view.of("initiative"))
    return Embedded("embeds/initiatives.html", Records(records))


def _mayor(view: View, language: str) -> Embedded:
    mayor = view.find("person", view.settings.mayor)
    return Embedded("embeds/mayor.html", Home(mayor.into(language) if mayor else None, None))


def _fixed(template: str) -> Callable[[View, str], Embedded]:
    """What says only what the settings say."""
    return lambda _view, _language: Embedded(template, Home(None, None))


EMBEDS: Mapping[str, Callable[[View, str], Embedded]] = {
    "hero": _hero,
    "mayor": _mayor,
    # The alert already stands at the top of every page; the marker keeps its place for nothing.
    "current_alert": _fixed("embeds/nothing.html"),
    "upcoming_events": _upcoming_events,
    "latest_news": _latest_news,
    "priorities": _priorities,
    "initiatives": _initiatives,
    "recent_proclamations": _recent_proclamations,
    "newsletters": _newsletters,
    "contact": _fixed("embeds/contact.html"),
    "press_contact": _fixed("embeds/press-contact.html"),
    "sign_up": _fixed("embeds/sign-up.html"),
    "feeds": _fixed("embeds/feeds.html"),
}
"""The markers, and what each is replaced by."""
