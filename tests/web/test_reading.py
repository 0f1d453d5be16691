"""The demo site is read by keyboard alone, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a wide window."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


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
