"""What a page costs the person who reads it: bytes, requests, and jumps under the eye."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from benchmarks.lighthouse.host import served
from herald.build import build
from tests.demo import AT, copy_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

NEWS = "/news/2026/a-year-after-the-flood/"
WITH_A_PICTURE = "/news/2026/ferry-terminal/"
PAGES = ("/", NEWS, WITH_A_PICTURE, "/search/")

LARGEST = 100_000
"""Bytes over the wire of a page without pictures, compressed; 150,000 are promised."""
SHIFT = 0.05
"""How far a page may jump in all (cumulative layout shift)."""

WATCH = """
window.shifts = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value)
}).observe({ type: "layout-shift", buffered: true })
"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SETTLED = f"document.fonts.ready.then(() => {PAINTED})"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo site is served, compressed."""
    root = copy_office(tmp_path_factory.mktemp("weighed") / "office")
    assert build(root, AT, parts=frozenset(("site",))).published
    with served(root / "site") as found:
        yield found


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page in the window of a phone."""
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.add_init_script(WATCH)
    yield opened
    opened.close()


def test_a_news_page_asks_for_little_and_no_other_host_for_anything(
    address: str, phone: Page
) -> None:
    received: dict[str, int] = {}
    phone.on(
        "response",
        lambda answer: received.update({answer.url: int(answer.headers["content-length"])}),
    )
    phone.goto(address + NEWS, wait_until="networkidle")

    host = urlsplit(address).netloc
    assert {urlsplit(url).netloc for url in received} == {host}
    assert sorted(urlsplit(url).path for url in received) == [
        "/alert.json",
        "/assets/favicon.svg",
        "/assets/fonts/public-sans-latin.woff2",
        "/assets/fonts/source-serif-4-latin.woff2",
        "/assets/javascripts/alert.js",
        "/assets/javascripts/frame.js",
        "/assets/javascripts/search.js",
        "/assets/seal.svg",
        "/assets/stylesheets/herald.css",
        NEWS,
    ]
    assert sum(received.values()) < LARGEST


@pytest.mark.parametrize("days", [0, 90])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_where_it_is_when_its_fonts_and_pictures_come_late(
    address: str, phone: Page, path: str, days: int
) -> None:
    held: list[Route] = []
    late = True

    def hold(route: Route) -> None:
        if late:
            held.append(route)
        else:
            route.continue_()

    phone.clock.set_fixed_time(AT + timedelta(days=days))
    phone.route("**/*.{woff2,webp,svg}", hold)
    phone.goto(address + path, wait_until="domcontentloaded")
    phone.evaluate(PAINTED)
    assert held
    late = False
    for route in held:
        route.continue_()
    phone.wait_for_load_state("networkidle")
    phone.evaluate(SETTLED)

    assert sum(phone.evaluate("window.shifts")) < SHIFT


def test_a_page_stays_where_it_is_when_what_it_tells_of_is_over(address: str, phone: Page) -> None:
    def wait(route: Route) -> None:
        time.sleep(0.3)  # as long as a page takes to be painted without it
        route.continue_()

    phone.clock.set_fixed_time(AT + timedelta(days=90))
    phone.route("**/*.js", wait)
    phone.goto(f"{address}/", wait_until="networkidle")
    phone.evaluate(SETTLED)

    expect(phone.get_by_text("Next public event")).to_be_hidden()
    expect(phone.get_by_text("All of these are over.")).to_be_visible()
    assert sum(phone.evaluate("window.shifts")) < SHIFT
