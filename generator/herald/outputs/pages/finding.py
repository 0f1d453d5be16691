"""The page of the search: its form, what results can be narrowed to, and the way without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.pages.contents import SearchPage
from herald.outputs.pages.dossiers import SECTION_TITLES
from herald.outputs.pages.imprint import FOLDERS
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from herald.view import View

KINDS_OF_RESULTS = {
    "event": "Events",
    "meeting": "Meetings",
    "release": "News",
    "remarks": "Remarks",
    "proclamation": "Proclamations",
    "committee": "Committees",
    "goal": "Goals",
    "priority": "Priorities",
    "initiative": "Initiatives",
    "commitment": "Promises",
    "project": "Projects",
    "newsletter": "Newsletters",
    "person": "People",
    "page": "Other pages",
}
"""What a reader can narrow results to, in the order in which it is offered."""


def finding(view: View, language: str) -> Sheet:
    """The page in one language."""
    present = {kind for kind, _, _ in view.kinds()} | {"page"}
    sections = view.sections()
    years = sorted({year for kind in present for year in view.years(kind)}, reverse=True)
    say = Interpreter(language, marks=True).say
    return Sheet(
        "/search/",
        language,
        say("Search"),
        say("Search the news, events, proclamations and all other pages of this site."),
        "search.html",
        SearchPage(
            tuple((name, title) for name, title in KINDS_OF_RESULTS.items() if name in present),
            tuple(years),
            tuple(
                (SECTION_TITLES[folder], f"/{folder}/") for folder in FOLDERS if folder in sections
            ),
        ),
    )
