"""The page of the search: its form, what results can be narrowed to, and the way without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.pages.contents import SearchPage
from herald.outputs.pages.dossiers import SECTION_TITLES
from herald.outputs.pages.gathering import years_of
from herald.outputs.pages.sheet import FOLDERS, Sheet, kind_section
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from herald.audience import View

KINDS_OF_RESULTS = {
    "event": "Events",
    "release": "News",
    "proclamation": "Proclamations",
    "committee": "Committees",
    "goal": "Goals",
    "priority": "Priorities",
    "initiative": "Initiatives",
    "newsletter": "Newsletters",
    "person": "People",
    "page": "Other pages",
}
"""What a reader can narrow results to, in the order in which it is offered."""


def finding(view: View, language: str) -> Sheet:
    """The page in one language."""
    shown = [seen for seen in view.records if seen.address]
    present = {seen.kind.name for seen in shown} | {"page"}
    sections = {kind_section(seen) for seen in shown}
    say = Interpreter(language).say
    return Sheet(
        "/search/",
        language,
        say("Search"),
        say("Search the news, events, proclamations and all other pages of this site."),
        "search.html",
        SearchPage(
            tuple((name, title) for name, title in KINDS_OF_RESULTS.items() if name in present),
            years_of(shown),
            tuple(
                (SECTION_TITLES[folder], f"/{folder}/") for folder in FOLDERS if folder in sections
            ),
        ),
        indexed=False,
    )
