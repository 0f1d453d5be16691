"""In every page of the demo site the tab is marked that the page belongs to, and no other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser as Page

if TYPE_CHECKING:
    from pathlib import Path

TAB = ".frame-nav:not(.frame-nav--under) a"

TABS = {
    "about": "About",
    "calendar": "Events",
    "committees": "Committees",
    "contact": "Contact",
    "events": "Events",
    "initiatives": "Priorities",
    "meetings": "Committees",
    "news": "News",
    "newsletters": "Newsletters",
    "people": "About",
    "priorities": "Priorities",
    "proclamations": "Proclamations",
    "promises": "Priorities",
    "remarks": "News",
    "schedule": "Events",
}
"""The tab by the first folder of the pages."""
NONE = {
    *("", "accessibility", "alerts", "data", "privacy", "search", "verify"),
    *("invite-the-mayor", "request-a-proclamation", "subscribe"),
}
"""What the foot of the page leads to, or the whole site: no tab."""


def test_every_page_marks_the_tab_that_it_belongs_to(demo: Path) -> None:
    marked: dict[str, set[str]] = defaultdict(set)
    for file in (demo / "site").rglob("index.html"):
        folders = file.parent.relative_to(demo / "site").parts
        if folders[:1] == ("es",):
            continue
        page = Page(file.read_bytes())
        if page.css_first("meta[http-equiv=refresh]"):  # an old address
            continue
        tabs = page.css(TAB)
        found = [tab.text(strip=True) for tab in tabs if tab.attributes.get("aria-current")]
        marked[folders[0] if folders else ""] |= {*found} if found else {""}
    assert marked == {folder: {tab} for folder, tab in TABS.items()} | {one: {""} for one in NONE}


def test_a_page_in_spanish_marks_the_tab_that_it_marks_in_english(demo: Path) -> None:
    site = demo / "site"
    places = {}
    for file in (site / "es").rglob("index.html"):
        english = site / file.relative_to(site / "es")
        if english.is_file():
            places[file.relative_to(site).as_posix()] = (_places(file), _places(english))
    assert len(places) > 150
    assert {place: both for place, both in places.items() if both[0] != both[1]} == {}


def _places(file: Path) -> list[tuple[int, str | None]]:
    """Which tabs are marked, and how: the first is 0."""
    tabs = Page(file.read_bytes()).css(TAB)
    return [
        (number, tab.attributes["aria-current"])
        for number, tab in enumerate(tabs)
        if tab.attributes.get("aria-current")
    ]
