"""The public calendar in a real browser: with a script and without, by keyboard, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from herald.build import build
from tests.conftest import AT, write_office
from tests.serving import served
from tests.web.axe import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OFFICE = """
== content/pages/index.md ==
---
title: Port Ellery
---

{{ hero }}

{{ upcoming_events }}
== committees/housing/committee.yml ==
title: Housing Committee
visibility: public
charter: Homes.
== office/venues/pier.yml ==
title: The pier
visibility: public
address: 1 Harbor Street
neighborhood: Harbor Flats
== schedules/events/2026-11-21-picnic.yml ==
title: Picnic
visibility: public
starts: 2026-11-21 12:00
ends: 2026-11-21 14:00
place: The park
subtype: forum
== schedules/events/2026-12-03-town-hall.yml ==
title: Town hall
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
venue: pier
subtype: town_hall
== schedules/events/2026-12-08-walk.yml ==
title: Walk
visibility: public
starts: 2026-12-08 18:00
ends: 2026-12-08 19:30
place: The shore
subtype: parade
status: cancelled
reason: The storm.
== schedules/meetings/2026-12-16-housing.yml ==
title: Housing Committee in December
visibility: public
meeting_kind: regular
committee: housing
starts: 2026-12-16 18:00
ends: 2026-12-16 20:00
venue: pier
"""
DECEMBER = "/calendar/2026/12/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of that office is served."""
    root = tmp_path_factory.mktemp("calendar") / "office"
    write_office(root, OFFICE)
    assert build(root, AT).published
    with served(root / "site") as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide window of a reader far away, whose clocks show Dec. 4 already."""
    opened = browser.new_context(
        viewport={"width": 1280, "height": 800}, timezone_id="Pacific/Auckland"
    ).new_page()
    opened.clock.set_fixed_time("2026-12-03T20:00:00Z")
    yield opened
    opened.context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A telephone's window without scripts."""
    opened = browser.new_context(
        viewport={"width": 320, "height": 700}, java_script_enabled=False
    ).new_page()
    yield opened
    opened.context.close()


def shown(page: Page) -> list[str]:
    """The titles in the agenda that are to be seen."""
    return page.locator(".agenda-what > a:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("place", "width", "scheme"),
    [
        (f"{DECEMBER}?neighborhood=harbor-flats", 390, "light"),
        (f"/es{DECEMBER}#week_2026-12-06", 1280, "dark"),
        ("/es/calendar/subscribe/", 390, "dark"),
        ("/calendar/neighborhoods/harbor-flats/", 1280, "light"),
        ("/events/2026/walk/", 390, "light"),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, address: str, place: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    opened = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    ).new_page()
    opened.clock.set_fixed_time("2026-12-03T20:00:00Z")
    opened.goto(address + place)
    found = Axe().run(opened, options={"runOnly": {"type": "tag", "values": RULES}}).response
    opened.context.close()
    told = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]]
    assert told == []


def test_today_is_the_offices_and_not_the_readers(page: Page, address: str) -> None:
    page.goto(address + DECEMBER)
    expect(page.locator("td[aria-current='date']")).to_have_attribute("data-day", "2026-12-03")
    expect(page.locator("h4[aria-current='date']")).to_contain_text(
        "Thursday, December 3, 2026 Today"
    )


def test_a_month_that_is_over_leads_on_to_the_next(page: Page, address: str) -> None:
    page.goto(f"{address}/calendar/")
    page.get_by_role("link", name="Go on to December 2026").click()
    expect(page.locator("h1")).to_have_text("Calendar: December 2026")


def test_what_is_over_leaves_the_lists_of_what_is_coming(page: Page, address: str) -> None:
    for place in ("/", "/events/", "/calendar/kinds/forum/"):
        page.goto(address + place)
        expect(page.locator("[data-coming]").get_by_text("Picnic")).to_be_hidden()
        expect(page.locator("[data-coming]").get_by_text("Picnic")).to_have_count(1)
    # It was all that this stream had.
    expect(page.get_by_text("All of these are over.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Next public event")).to_be_hidden()


def test_filters_narrow_the_month_and_are_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(address + DECEMBER)
    assert shown(page) == ["Town hall", "Walk", "Housing Committee in December"]
    page.get_by_label("Neighborhood").select_option("Harbor Flats")
    assert shown(page) == ["Town hall", "Housing Committee in December"]
    expect(page.get_by_role("status").filter(has_text="Shown")).to_have_text("Shown: 2 of 3")
    # The squares say the same, and a day without anything left is no link.
    expect(page.get_by_role("table").get_by_role("link", name="Walk")).to_be_hidden()
    assert page.locator("td[data-day='2026-12-08'] .month-day").get_attribute("href") is None

    page.get_by_label("Committee").select_option("Housing Committee")
    assert shown(page) == ["Housing Committee in December"]
    assert page.url.endswith("?committee=housing&neighborhood=harbor-flats")
    page.reload()
    assert shown(page) == ["Housing Committee in December"]
    # They go along to the month before, which offers those that it has.
    november = page.get_by_role("link", name="November 2026").first
    expect(november).to_have_attribute(
        "href", re.compile(r"\?committee=housing&neighborhood=harbor-flats$")
    )


def test_everything_comes_back_by_one_button(page: Page, address: str) -> None:
    page.goto(f"{address}{DECEMBER}?kind=parade")
    assert shown(page) == ["Walk"]
    stream = page.get_by_role("link", name="What is coming of this")
    assert (stream.get_attribute("href") or "").endswith("/kinds/parade/")
    page.get_by_role("button", name="Show everything").click()
    expect(stream).to_be_hidden()  # fields are reset after the event that says so
    assert shown(page) == ["Town hall", "Walk", "Housing Committee in December"]
    assert page.url == address + DECEMBER


def test_the_keyboard_goes_from_a_filter_to_a_day_and_into_an_event(
    page: Page, address: str
) -> None:
    page.goto(address + DECEMBER)
    page.get_by_label("Kind").focus()
    page.keyboard.press("t")  # as one chooses in a list: Town halls
    assert shown(page) == ["Town hall"]
    day = page.get_by_role("table").get_by_role("link", name="3", exact=False).first
    day.focus()
    outline = day.evaluate("it => getComputedStyle(it).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    assert page.url.endswith("#day_2026-12-03")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Town hall"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Town hall")


def test_a_week_stands_alone_at_its_own_address(page: Page, address: str) -> None:
    page.goto(address + DECEMBER)
    page.get_by_role("navigation", name="Weeks").get_by_role("link", name="Dec. 6–Dec. 12").click()
    assert page.url.endswith("#week_2026-12-06")
    assert shown(page) == ["Walk"]
    page.get_by_role("link", name="Week of Dec. 13–19, 2026").click()
    assert shown(page) == ["Housing Committee in December"]
    page.get_by_role("link", name="All of December 2026").click()
    assert shown(page) == ["Town hall", "Walk", "Housing Committee in December"]


def test_without_a_script_nothing_is_dead_and_nothing_is_said_of_today(
    plain: Page, address: str
) -> None:
    plain.goto(address + DECEMBER)
    assert shown(plain) == ["Town hall", "Walk", "Housing Committee in December"]
    expect(plain.locator(".md-content select")).to_have_count(3)
    for control in plain.locator(".md-content :is(select, button)").all():
        expect(control).to_be_hidden()
    expect(plain.get_by_text("Today")).to_have_count(0)
    expect(plain.get_by_text("December 2026 is over")).to_have_count(0)
    plain.get_by_role("link", name="By kind, committee or neighborhood").first.click()
    plain.get_by_role("link", name="Harbor Flats", exact=True).click()
    expect(plain.locator("h1")).to_have_text("Calendar: Harbor Flats")
    # A week by itself needs none either.
    plain.goto(f"{address}{DECEMBER}#week_2026-12-06")
    assert shown(plain) == ["Walk"]


@pytest.mark.parametrize("place", [DECEMBER, "/calendar/subscribe/", "/events/2026/town-hall/"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_a_narrow_window_needs_no_scrolling_aside(
    plain: Page, address: str, language: str, place: str
) -> None:
    plain.goto(address + language + place)
    box = plain.locator("html").bounding_box()
    assert box is not None
    sizes = [one.bounding_box() for one in plain.locator(".md-content a:visible").all()]
    assert all(one and one["x"] >= 0 and one["x"] + one["width"] <= 320 for one in sizes)


def test_paper_has_the_agenda_and_no_controls(page: Page, address: str) -> None:
    page.goto(address + DECEMBER)
    page.emulate_media(media="print")
    assert shown(page) == ["Town hall", "Walk", "Housing Committee in December"]
    for gone in ("table", ".filters", ".month-nav", ".weeks", ".subscribe"):
        expect(page.locator(f".md-content {gone}").first).to_be_hidden()
