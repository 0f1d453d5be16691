"""The demo site in a real browser: axe finds nothing, and the keyboard reaches everything."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright
from pypdfium2 import PdfDocument

from herald.build import build
from tests.browser import browser_executable
from tests.demo import AT, copy_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TEMPLATES = (
    "/",
    "/news/",
    "/news/2026/",
    "/news/2026/ferry-terminal/",
    "/news/2026/net-loft-advisory/",
    "/news/2026/proposed-budget/",
    "/news/2026/budget-fact-sheet/",
    "/events/",
    "/events/2026/ferry-terminal-opening/",
    "/events/2026/lantern-hill-lights/",
    "/calendar/",
    "/calendar/2026/12/",
    "/proclamations/",
    "/proclamations/2026/library-workers-day/",
    "/committees/",
    "/committees/housing-stability/",
    "/committees/housing-stability/levy-homes/",
    "/priorities/",
    "/priorities/safe-ways-to-get-around/",
    "/initiatives/ferry-terminal/",
    "/committees/flood-and-climate/wharf-street-pumps/",
    "/promises/",
    "/promises/this-week/",
    "/promises/leases-in-spanish/",
    "/newsletters/harbor-letter-november-2026/",
    "/people/renata-okafor-lindqvist/",
    "/about/",
    "/search/?q=budget",
    "/alerts/",
    "/data/",
    "/es/",
    "/es/events/2026/ferry-terminal-opening/",
    "/es/news/2026/proposed-budget/",
    "/404.html",
)
"""A page of every template, some with what only some records have."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Nothing."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office, built."""
    root = copy_office(tmp_path_factory.mktemp("accessible") / "office")
    assert build(root, AT).published
    return root


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """Where the demo site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all these tests."""
    executable = browser_executable()
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=executable, args=options)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a wide window."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_the_page_of_a_press_kit(
    browser: Browser, root: Path, width: int
) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900})
    (file,) = (root / "private/press").glob("*/*.html")
    opened.goto(file.as_uri())
    results = Axe().run(opened, options={"runOnly": RULES})
    assert [violation["id"] for violation in results.response["violations"]] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    opened.close()


def test_a_press_kit_says_on_every_page_that_is_printed_until_when(
    browser: Browser, root: Path
) -> None:
    opened = browser.new_page()
    (file,) = (root / "private/press").glob("*/*.html")
    opened.goto(file.as_uri())
    opened.evaluate("document.querySelector('main').innerHTML += '<p>Words</p>'.repeat(200)")
    printed = PdfDocument(opened.pdf())
    opened.close()
    heads = []
    for number in range(len(printed)):
        sheet = printed[number]
        text = sheet.get_textpage()
        heads.append(text.get_text_range().partition("\r")[0])
        text.close()
        sheet.close()
    printed.close()
    assert len(heads) > 4
    assert set(heads) == {"EMBARGOED UNTIL TUESDAY, DECEMBER 1, 2026, 6 A.M. PST"}


def test_the_first_tab_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}/news/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('#__content').contains(document.activeElement)")


def test_the_calendar_is_walked_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/calendar/")
    page.get_by_role("link", name="December 2026").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/calendar/2026/12/")

    day = page.get_by_role("table").get_by_role("link", name="Press conference").first
    day.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Press conference")


def test_the_site_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    opened = context.new_page()
    opened.goto(f"{address}/calendar/")
    expect(opened.get_by_role("heading", name="Agenda for November 2026")).to_be_visible()
    opened.get_by_text("Menu").first.click()
    opened.get_by_role("link", name="Proclamations").first.click()
    expect(opened.locator("h1")).to_have_text("Proclamations")
    context.close()


def test_no_page_says_anything_on_the_console_or_asks_another_host(
    browser: Browser, address: str
) -> None:
    opened = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(f"{opened.url}: {message.text}"))
    opened.on("pageerror", lambda error: said.append(f"{opened.url}: {error}"))
    opened.on("request", lambda request: asked.append(request.url))
    for template in TEMPLATES:
        opened.goto(address + template)
    opened.close()

    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
