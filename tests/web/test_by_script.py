"""What axe cannot see: every template measured in a browser, as people set theirs who see less.

A page is loaded once for all of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.visits import LOST, OF_EACH, ONCE, in_spanish

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MEASURES = Path(__file__).with_name("measures.js").read_text("utf-8")

SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
"""WCAG 1.4.12."""


def measured(opened: Page) -> dict[str, list[str]]:
    """What is wrong with the page that is open, by how it is looked at."""
    found = {"outline": _asked(opened, "outline"), "target": _asked(opened, "small")}
    found["moving"] = _asked(opened, "moving")
    opened.keyboard.press("Tab")
    found["focus"] = _asked(opened, "focus")
    for width in (320, 390, 1280):
        opened.set_viewport_size({"width": width, "height": 900})
        found[f"{width}"] = [*_asked(opened, "cut"), *_asked(opened, "overlaps")]
        found[f"{width} spaced"] = _styled(opened, SPACED)
        if width == 390:
            found["order"] = _asked(opened, "order")
            found["focus 390"] = _asked(opened, "focus")
            found["target 390"] = _asked(opened, "small")
    opened.emulate_media(forced_colors="active")
    found["forced colors"] = [*_asked(opened, "focus"), *_asked(opened, "lost")]
    return {look: problems for look, problems in found.items() if problems}


def _asked(opened: Page, what: str) -> list[str]:
    answer: list[str] = opened.evaluate(f"measures.{what}()")
    return answer


def _styled(opened: Page, style: str) -> list[str]:
    """What is cut off or on top of one another in a page with a reader's own style."""
    # The policy of the page forbids styles in it, and not what a browser adds.
    opened.evaluate(
        "(style) => { window.own = new CSSStyleSheet(); own.replaceSync(style); "
        "document.adoptedStyleSheets = [own] }",
        style,
    )
    found = [*_asked(opened, "cut"), *_asked(opened, "overlaps")]
    opened.evaluate("document.adoptedStyleSheets = []")
    return found


@pytest.mark.parametrize("page", [*OF_EACH, *ONCE, *map(in_spanish, (*OF_EACH[:4], LOST))])
def test_nothing_is_wrong_that_a_browser_can_measure(
    browser: Browser, address: str, page: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(address + page)
    opened.evaluate(MEASURES)
    found = measured(opened)
    context.close()
    assert found == {}


@pytest.mark.parametrize("page", [*OF_EACH, *ONCE])
def test_letters_of_twice_the_size_are_whole_and_apart(
    big_print: Browser, address: str, page: str
) -> None:
    opened = big_print.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(address + page)
    opened.evaluate(MEASURES)
    found = [*_asked(opened, "cut"), *_asked(opened, "overlaps")]
    opened.close()
    assert found == []


def test_the_keyboard_walks_through_a_whole_page_and_out_of_it(
    browser: Browser, address: str
) -> None:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(f"{address}/news/2026/proposed-budget/")
    opened.evaluate(MEASURES)
    reachable = opened.evaluate("measures.reachable()")
    walked: list[str] = []
    for _ in reachable:
        opened.keyboard.press("Tab")
        walked.append(opened.evaluate("measures.here()"))
    opened.close()
    assert walked == reachable


def test_the_menu_of_a_narrow_window_opens_and_closes_by_keyboard(
    browser: Browser, address: str
) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    opened.goto(f"{address}/news/")
    menu = opened.locator("summary", has_text="Menu")
    menu.focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    inside = opened.locator(":focus")
    expect(inside).to_have_text("News")
    expect(inside).to_be_visible()
    opened.keyboard.press("Shift+Tab")
    opened.keyboard.press("Enter")
    expect(opened.locator("details", has=menu)).not_to_have_attribute("open", "")
    opened.close()


@pytest.mark.parametrize("page", OF_EACH)
def test_a_page_says_without_scripts_what_it_says_with_them(
    browser: Browser, address: str, page: str
) -> None:
    said = []
    for has_scripts in (True, False):
        context = browser.new_context(java_script_enabled=has_scripts)
        opened = context.new_page()
        opened.goto(address + page.partition("?")[0])
        said.append([*map(str.strip, opened.locator("main :is(h1, h2)").all_inner_texts())])
        context.close()
    assert said[0] == said[1]
    assert said[0]
