"""Every template is visited: one that is new cannot be forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import herald
from herald.audience import Audience
from herald.outputs.pages.verifying import how_to_verify, verification
from tests.demo import AT, demo_office
from tests.web.visits import BY_HAND, BY_TEMPLATE, LOST, ONCE, in_spanish
from tests.whole import sheets

TEMPLATES = Path(herald.__file__).parent / "templates/pages"


def test_every_template_of_a_page_is_visited() -> None:
    assert sorted(BY_TEMPLATE) == sorted(_templates_of_pages())


def test_what_is_visited_is_drawn_by_its_template() -> None:
    planned = _templates_by_address()
    visited = {
        page.partition("?")[0]: template
        for template, pages in BY_TEMPLATE.items()
        for page in pages
    }
    assert {page: planned.get(page) for page in visited} == visited


def test_every_page_written_by_hand_in_both_languages_is_visited() -> None:
    written = {page.address for page in demo_office().pages}
    both = {page for page in written if in_spanish(page) in written}
    assert sorted(BY_HAND) == sorted(both)
    assert {*ONCE} - {LOST} < written


def _templates_of_pages() -> set[str]:
    """The templates that no other extends, imports or includes."""
    texts = {file.name: file.read_text("utf-8") for file in TEMPLATES.glob("*.html")}
    named = re.compile(r'"pages/([\w-]+\.html)"')
    used = {other for text in texts.values() for other in named.findall(text)}
    return texts.keys() - used


def _templates_by_address() -> dict[str, str]:
    """The template of every page of the demo office, by its address in English."""
    view = demo_office().seen_by(Audience.PUBLIC, AT)
    every = [
        *(sheet for sheet in sheets(view) if sheet.language == "en"),
        *(verification(view, seen, "en", ()) for seen in view.records if seen.address),
        how_to_verify("en"),
    ]
    return {sheet.place: sheet.template for sheet in every}
