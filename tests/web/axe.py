"""axe on a page in each of its looks: with and without banner, light and dark, narrow and wide.

A page is loaded once. Its colors follow the browser's scheme and its layout the window, and its
banner goes when its time is over, so that no look needs a page of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

NOON = "2026-11-20T20:00:00Z"
"""The demo office's moment, at which its alerts hold."""

BANNER = "[data-herald-alerts]"

SCHEMES = ("light", "dark")
WIDTHS = (390, 1280)

_RUN = """
async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] })
  const shown = ({ nodes }) => nodes.slice(0, 3).map((node) => node.html.slice(0, 160))
  return violations.map((one) => `${one.id}: ${shown(one).join(" | ")}`)
}
"""


def violations(browser: Browser, address: str, page: str) -> dict[str, list[str]]:
    """What axe finds on a page of the site served at `address`, by the look in which it does.

    And, as "heard", what the page says on the console and which other hosts it asks.
    """
    context = browser.new_context(reduced_motion="reduce")
    opened = context.new_page()
    heard = _heard(opened, address)
    opened.clock.install(time=NOON)
    opened.goto(address + page)
    opened.wait_for_selector(f"{BANNER} .alert-emergency")
    opened.evaluate(Axe().axe_script)
    found = dict(in_every_look(opened, "banner"))
    opened.clock.fast_forward(60 * 24 * 60 * 60 * 1000)  # 60 days, when all alerts are over
    opened.wait_for_selector(f"{BANNER} .alert", state="detached")
    found |= dict(in_every_look(opened, "no banner"))
    context.close()
    return found | ({"heard": heard} if heard else {})


def _heard(opened: Page, address: str) -> list[str]:
    """The list of what the page will say and ask, while it is open."""
    heard: list[str] = []
    opened.on("console", lambda message: heard.append(message.text))
    opened.on("pageerror", lambda error: heard.append(str(error)))

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            heard.append(f"asked {request.url}")

    opened.on("request", asked)
    return heard


def in_every_look(opened: Page, banner: str) -> Iterator[tuple[str, list[str]]]:
    """What axe, which is there already, finds in a page light and dark, narrow and wide."""
    for scheme in SCHEMES:
        opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for width in WIDTHS:
            opened.set_viewport_size({"width": width, "height": 900})
            found = run(opened)
            if found:
                yield f"{opened.url} {banner} {scheme} {width}", found


def run(opened: Page) -> list[str]:
    """What axe, which is there already, finds in a page as it is."""
    found: Any = opened.evaluate(_RUN, RULES)
    return [str(one) for one in found]
