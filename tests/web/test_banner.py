"""The alerts in a real browser: when they show, how they are told, and who can close them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from herald.kinds.alert import Level
from herald.outputs.pages.alerts import BANNER
from tests.web.axe import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

NOON = "2026-11-20T20:00:00Z"
"""The demo office's moment, at which a browser's clock stands unless a test moves it."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser, whose clock stands at the demo office's moment."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.clock.install(time=NOON)
    yield opened
    opened.close()


def alert(name: str, **more: object) -> dict[str, Any]:
    """An alert as the file has it."""
    words = {"label": "Notice", "headline": name.capitalize(), "body": f"Of {name}."}
    return {
        "id": f"{name}-1",
        "level": "info",
        "urgent": False,
        "starts": "2026-11-20T16:00:00Z",
        "expires": "2026-11-21T16:00:00Z",
        "dismissible": False,
        "words": {"en": {**words, "close": "Close", "until": "until then"}},
        **more,
    }


def serve(context: BrowserContext, *alerts: dict[str, Any]) -> list[str]:
    """Gives the pages these alerts, whenever they ask; the returned list has each time."""
    asked: list[str] = []
    body = json.dumps({"alerts": alerts})

    def answer(route: Any) -> None:  # noqa: ANN401 - Playwright's own
        asked.append(route.request.url)
        route.fulfill(body=body, content_type="application/json")

    context.unroute("**/alert.json")
    context.route("**/alert.json", answer)
    return asked


def headlines(page: Page) -> list[str]:
    """What the banner says, from its top."""
    return page.locator("[data-herald-alerts] .alert-headline").all_inner_texts()


def until(page: Page, *expected: str) -> None:
    """Waits until the banner has these headlines and no others."""
    shown = page.locator("[data-herald-alerts] .alert-headline")
    expect(shown).to_have_text([*expected])


# --- when -----------------------------------------------------------------------------------------


def test_an_alert_comes_and_goes_by_itself(context: BrowserContext, address: str) -> None:
    serve(
        context,
        alert("now", expires="2026-11-20T21:00:00Z"),
        alert("later", starts="2026-11-20T20:30:00Z"),
    )
    page = context.new_page()
    page.goto(f"{address}/people/")
    until(page, "Now")
    # The browser's clock goes on beside: a minute is room enough for a slow machine.
    page.clock.run_for("29:00")
    until(page, "Now")
    page.clock.run_for("02:00")
    until(page, "Now", "Later")
    page.clock.run_for("27:00")
    until(page, "Now", "Later")
    page.clock.run_for("03:00")
    until(page, "Later")


def test_an_open_page_learns_of_a_new_alert(context: BrowserContext, address: str) -> None:
    serve(context)
    page = context.new_page()
    page.goto(f"{address}/people/")
    until(page)
    asked = serve(context, alert("new"))
    page.clock.run_for("05:00")
    until(page, "New")
    assert len(asked) == 1


def test_an_alert_is_read_before_anything_else_of_ours(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/people/")
    assert asked[:3] == ["/people/", "/alert.json", "/assets/javascripts/alert.js"]
    page.wait_for_load_state("networkidle")
    assert asked.count("/alert.json") == 1


def test_without_an_alert_the_banner_takes_no_room(context: BrowserContext, address: str) -> None:
    serve(context)
    page = context.new_page()
    page.goto(f"{address}/people/", wait_until="networkidle")
    room = page.locator("[data-herald-alerts]").bounding_box()
    assert room == {"x": 0, "y": 0, "width": 1280, "height": 0}


# --- how ------------------------------------------------------------------------------------------


def test_what_is_urgent_is_told_at_once_and_the_rest_when_there_is_time(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/people/")
    expect(page.locator("[data-herald-alerts] .alert")).to_have_count(6)
    assert page.locator("[data-herald-alerts] [role=alert] .alert-level").all_inner_texts() == [
        "Emergency",
        "Warning",
    ]
    assert page.locator("[data-herald-alerts] [role=status] .alert-level").all_inner_texts() == [
        "Advisory",
        "Notice",
        "In memoriam",
        "All clear",
    ]
    # The regions were there before: only what comes into one is read out.
    assert (
        'role="alert" aria-atomic="false"></div>' in page.request.get(f"{address}/people/").text()
    )


def test_an_alert_speaks_the_language_of_the_page(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/es/people/")
    tide = page.locator(".alert-advisory")
    expect(tide.locator(".alert-headline")).to_have_text(
        "Las mareas pueden inundar Wharf Street cada mañana hasta el lunes"
    )
    expect(tide.get_by_role("link")).to_have_attribute(
        "href", f"{address}/es/news/2026/king-tides/"
    )
    expect(page.locator(".alert-info .alert-headline")).to_have_attribute("lang", "en")
    expect(page.locator(".alert-info .alert-close")).to_have_text("Cerrar")


def test_the_first_page_has_the_whole_of_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/people/")
    tide = page.locator(".alert-advisory .alert-words")
    expect(tide).not_to_contain_text("Tides above 12.5 feet")
    page.goto(f"{address}/")
    expect(tide).to_contain_text("Tides above 12.5 feet")
    expect(tide).to_contain_text("until Monday, November 23, 2026, 8 p.m. PST")


def test_what_an_alert_says_is_text(context: BrowserContext, address: str) -> None:
    words = {"en": {"label": "<b>", "headline": "<img src=x onerror=alert(1)>", "body": "<i>"}}
    serve(context, alert("odd", words=words))
    page = context.new_page()
    page.goto(f"{address}/people/")
    until(page, "<img src=x onerror=alert(1)>")
    assert page.locator("[data-herald-alerts] img").count() == 0


# --- closed ---------------------------------------------------------------------------------------


def test_a_closed_alert_stays_closed_and_nobody_is_told(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    sent: list[str] = []
    serve(context, alert("one", dismissible=True), alert("two", dismissible=True))
    page.goto(f"{address}/people/")
    until(page, "One", "Two")
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="Close: One").focus()
    page.keyboard.press("Enter")
    until(page, "Two")
    assert page.evaluate("document.activeElement.hasAttribute('data-herald-alerts')")
    assert sent == []
    assert context.cookies() == []
    page.goto(f"{address}/news/")
    until(page, "Two")
    # One that says something else is another one, and what is no more is forgotten.
    serve(context, alert("one", dismissible=True, id="one-2"), alert("two", dismissible=True))
    page.goto(f"{address}/news/")
    until(page, "One", "Two")
    page.get_by_role("button", name="Close: Two").click()
    until(page, "One")
    kept = page.evaluate("localStorage.getItem('/.closed-alerts')")
    assert json.loads(kept) == ["two-1"]


def test_an_emergency_has_nothing_to_close_it_with(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/people/")
    expect(page.locator(".alert-emergency")).to_be_visible()
    assert page.locator(".alert-emergency button").count() == 0
    # Not even when the browser is told that it was closed.
    (emergency,) = page.evaluate(
        "fetch('/alert.json').then((a) => a.json()).then((f) => "
        "f.alerts.filter((one) => one.level === 'emergency').map((one) => one.id))"
    )
    page.evaluate(
        "(id) => localStorage.setItem('/.closed-alerts', JSON.stringify([id]))", emergency
    )
    page.reload()
    expect(page.locator(".alert-emergency")).to_be_visible()


# --- for everybody --------------------------------------------------------------------------------


def test_without_scripts_a_link_leads_to_what_holds(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/es/people/")
    page.get_by_role("link", name="Avisos vigentes").click()
    expect(page.locator("h1")).to_have_text("Avisos")
    expect(page.locator("[data-alerts-now] article")).to_have_count(6)
    context.close()


def test_the_page_of_alerts_lets_go_of_what_is_over(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/alerts/")
    cards = page.locator("[data-alerts-now] article:visible")
    expect(cards).to_have_count(6)
    page.clock.run_for("04:00:00")
    expect(cards).to_have_count(1)
    expect(page.locator(".alerts-none")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("", 390, "light"), ("/es", 390, "dark"), ("/es", 1280, "light"), ("", 1280, "dark")],
)
def test_axe_finds_nothing_with_alerts_of_every_level_and_without(
    browser: Browser, address: str, language: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.clock.install(time=NOON)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    page.on("console", lambda message: found.setdefault(page.url, []).append(message.text))

    def look(state: str) -> None:
        for violation in Axe().run(page, options={"runOnly": RULES}).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found[f"{page.url} {state} {violation['id']}"] = nodes
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{page.url} {state}"] = ["is wider than the window"]

    for place in ("/people/", "/alerts/"):
        page.goto(f"{address}{language}{place}")
        expect(page.locator("[data-herald-alerts] .alert")).to_have_count(6)
        look("with alerts")
    serve(context)
    page.goto(f"{address}{language}/people/", wait_until="networkidle")
    expect(page.locator("[data-herald-alerts] .alert")).to_have_count(0)
    look("without")
    context.close()
    assert found == {}


def test_the_file_that_is_served_is_the_one_that_is_made(demo: Path) -> None:
    assert len(json.loads((demo / "site" / BANNER).read_bytes())["alerts"]) == len(Level)
