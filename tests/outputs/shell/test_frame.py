"""The frame around every page: its words, and how it is used in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import Markup

from herald.outputs.shell.filling import fill, fill_hand_page
from herald.outputs.shell.host import ShellRequest
from herald.outputs.shell.slots import PageSlots
from tests.outputs.shell.drawn import first, page
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from herald.outputs.shell.host import Host


def test_the_settings_words_are_escaped(host: Callable[..., Host]) -> None:
    """
    == office.yml ==
    city: Port <b>Ellery</b>
    state: '"Washington" & more'
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    site_name: The <i>Mayor</i> & "friends"
    notice: It's <script>all</script> invented.
    contact:
      address: <u>1</u> Harbor Street, Port Ellery
      hours: <s>9 to 5</s>
    """
    made = fill_hand_page(host().pages["/"], {})
    assert page(made).css("b, i, u, s, footer script") == []
    assert first(made, "title").text() == 'The <i>Mayor</i> & "friends"'
    assert "<u>1</u> Harbor Street," in first(made, "address").text()


def test_a_page_asks_no_other_host_for_anything(host: Callable[..., Host]) -> None:
    drawn = host("/news/", "/es/news/2026/x/")
    pages = [
        fill(drawn.shells[ShellRequest("news", 1, "en")], PageSlots("/news/", "News")),
        fill_hand_page(drawn.pages["/"], {}),
        *(fill_hand_page(page, {}) for page in drawn.not_found),
    ]
    for made in pages:
        named = re.findall(r"(?<!xmlns=.)https?://[^/\"]+/", made.decode())
        assert set(named) <= {"https://mayor.portellery.example/"}
        assert page(made).css("script:not([src]):not([type='application/json'])") == []
    for path, content in drawn.files.items():
        if path.endswith(".css"):
            assert re.findall(rb"url\(\s*[\"']?+(?!data:|\.\./|#)[^)]*|@import.*", content) == [], (
                path
            )


def test_a_missing_page_may_be_missed_anywhere(host: Callable[..., Host]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://portellery.example/mayor/
    languages: [en, es]
    """
    not_found = host("/news/", "/es/news/").not_found
    assert [one.address for one in not_found] == ["/404.html", "/es/404.html"]
    for one in not_found:
        made = fill_hand_page(one, {})
        addresses = [
            node.attributes.get("href") or node.attributes["src"]
            for node in page(made).css("[href], [src]")
            if not (node.attributes.get("href") or "").startswith("#")
        ]
        assert [one for one in addresses if not (one or "").startswith("/mayor/")] == []
        assert first(made, "meta[name=robots]").attributes["content"] == "noindex"


def test_a_missing_page_is_said_to_be_missing_in_the_language_of_its_folder(
    host: Callable[..., Host],
) -> None:
    said = {
        one.language: (
            one.address,
            first(made, "html").attributes["lang"],
            first(made, ".lost-search").attributes["action"],
            [node.attributes["href"] for node in page(made).css(".lost-places a")][:2],
        )
        for one in host("/news/", "/es/news/").not_found
        for made in [fill_hand_page(one, {})]
    }
    assert said == {
        "en": ("/404.html", "en", "/search/", ["/.", "/news/"]),
        "es": ("/es/404.html", "es", "/es/search/", ["/es/", "/es/news/"]),
    }


_BODY = Markup(
    "<h1>A new ferry terminal</h1><p>The <a href='#'>first boat</a> left.</p><h2>Getting there</h2>"
)


@pytest.fixture
def address(host: Callable[..., Host], tmp_path: Path) -> Iterator[str]:
    """A web server with the site of the test's docstring, and a record at /news/2026/x/."""
    drawn = host("/news/", "/news/2026/x/", "/es/news/")
    slots = PageSlots(
        "/news/2026/x/",
        "A new ferry terminal",
        body=_BODY,
        head=Markup('<link rel="alternate" type="application/atom+xml" href="../../feed.xml">'),
        alternates=(("en", "/news/2026/x/"), ("es", "/es/news/2026/x/")),
    )
    made = {
        "news/2026/x/index.html": fill(drawn.shells[ShellRequest("news", 3, "en")], slots),
        "alert.json": b'{"alerts": []}',
    }
    for one in drawn.pages.values():
        made[f"{one.address.lstrip('/')}index.html"] = fill_hand_page(one, {})
    for path, content in (made | dict(drawn.files)).items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with served(tmp_path / "site") as found:
        yield found


@pytest.mark.browser
def test_everybody_can_use_the_frame(address: str, browser: Browser) -> None:
    """
    == content/pages/about.md ==
    # About the office

    Words with a [link](index.md), a note[^1] and a table.

    [^1]: The charter of 1874.

    ## The Mayor

    | Name | Telephone |
    | --- | ---: |
    | R. | 360-555-0100 |

    ## The staff

    !!! note "Office hours"
        Fridays.

    ## How we decide

    > By vote.
    """
    found: list[str] = []
    for scheme in ("light", "dark"):
        for width in (390, 1280):
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            tab = context.new_page()
            _listen(tab, found)
            for path in ("/news/2026/x/", "/about/"):
                tab.goto(address + path, wait_until="networkidle")
                shown = tab.evaluate("document.documentElement.dataset.mdColorScheme")
                assert shown == {"light": "default", "dark": "slate"}[scheme]
                assert tab.evaluate("document.documentElement.scrollWidth") == width
                results = Axe().run(tab, options={"runOnly": AXE}).response["violations"]
                found += [f"{path} {scheme} {width} {one['id']}" for one in results]
            context.close()
    assert found == []


def _listen(tab: Page, heard: list[str]) -> None:
    tab.on("console", lambda message: heard.append(message.text))
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("requestfailed", lambda request: heard.append(request.url))


AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.browser
def test_the_frame_works_by_keyboard_and_without_scripts(address: str, browser: Browser) -> None:
    focused = """(({activeElement: one}) =>
        one.textContent.trim() || one.ariaLabel || one.labels[0].textContent)(document)"""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(f"{address}/news/2026/x/", wait_until="networkidle")
    stops = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        stops.append(tab.evaluate(focused).split("\n")[0])
    assert stops == [
        "Skip to main content",
        "Español",
        "Dark colors",
        "Mayor of Port Ellery",
        "Search this site",
    ]
    tab.keyboard.type("ferry")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{address}/search/?q=ferry")
    tab.goto(f"{address}/news/2026/x/")
    tab.get_by_role("button", name="Dark colors").click()
    tab.reload()
    assert tab.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
    assert tab.get_by_role("button", name="Light colors").is_visible()
    tab.close()

    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    tab = context.new_page()
    tab.goto(f"{address}/news/2026/x/")
    assert not tab.is_visible(".frame-menu nav")
    assert tab.get_attribute(".frame-search", "action") == "../../../search/"
    tab.focus(".frame-menu summary")
    tab.keyboard.press("Enter")
    assert tab.is_visible(".frame-menu nav")
    context.close()
