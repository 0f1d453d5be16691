"""The pictures of docs/website.md: a page of every template, of the demo office.

`make gallery` draws them anew. A wide window shows the page by day, a phone beside it by night.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PIL import Image
from playwright.sync_api import sync_playwright

from benchmarks.lighthouse.host import served
from herald.build import build
from tests.browser import browser_executable
from tests.demo import AT, REPOSITORY, copy_office

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER: Final = REPOSITORY / "docs" / "pictures"
WIDE, PHONE, HIGH = 1280, 390, 900
SHOWN: Final = 0.42
"""How large a picture is of what a screen shows."""
QUALITY: Final = 30


@dataclass(frozen=True)
class Shot:
    """A page of the demo site, which one template draws."""

    template: str
    """In templates/pages, or in the theme."""
    address: str

    @property
    def file(self) -> str:
        """The picture's name in docs/pictures."""
        return f"site-{self.template.removesuffix('.html')}.webp"


SHOTS: Final = (
    Shot("main.html", "/"),
    Shot("search.html", "/search/?q=flood"),
    Shot("404.html", "/news/2026/king-tide/"),
    Shot("news.html", "/news/"),
    Shot("release.html", "/news/2026/ferry-terminal/"),
    Shot("reporters.html", "/news/reporters/"),
    Shot("remarks-list.html", "/remarks/"),
    Shot("remarks.html", "/remarks/2026/the-bell-at-harbor-flats/"),
    Shot("newsletters.html", "/newsletters/"),
    Shot("newsletter.html", "/newsletters/harbor-letter-november-2026/"),
    Shot("events.html", "/events/"),
    Shot("event.html", "/events/2026/harbor-flats-town-hall/"),
    Shot("calendar.html", "/calendar/2026/12/"),
    Shot("calendar-subscribe.html", "/calendar/subscribe/"),
    Shot("calendar-stream.html", "/calendar/kinds/town-hall/"),
    Shot("schedule.html", "/schedule/"),
    Shot("schedule-day.html", "/schedule/2026-12-03/"),
    Shot("schedule-month.html", "/schedule/2026/12/"),
    Shot("schedule-past.html", "/schedule/past/"),
    Shot("proclamations.html", "/proclamations/"),
    Shot("proclamation.html", "/proclamations/2026/library-workers-day/"),
    Shot("priorities.html", "/priorities/"),
    Shot("priority.html", "/priorities/homes-people-can-afford/"),
    Shot("initiatives.html", "/initiatives/"),
    Shot("initiative.html", "/initiatives/harbor-flats-recovery/"),
    Shot("project.html", "/committees/flood-and-climate/wharf-street-pumps/"),
    Shot("promises.html", "/promises/"),
    Shot("promise.html", "/promises/pumps-on-wharf-street/"),
    Shot("you-said.html", "/promises/this-week/"),
    Shot("committees.html", "/committees/"),
    Shot("committee.html", "/committees/flood-and-climate/"),
    Shot("goal.html", "/committees/flood-and-climate/homes-raised/"),
    Shot("meeting.html", "/meetings/2026/housing-stability-committee/"),
    Shot("people.html", "/people/"),
    Shot("person.html", "/people/renata-okafor-lindqvist/"),
    Shot("alerts.html", "/alerts/"),
    Shot("data.html", "/data/"),
    Shot("verify.html", "/verify/"),
)


def drawn(browser: Browser, address: str, shot: Shot) -> Image.Image:
    """The page by day in a wide window, and by night on a phone."""
    by_day = _screen(browser, address + shot.address, WIDE, dark=False)
    by_night = _screen(browser, address + shot.address, PHONE, dark=True)
    gap = 16
    both = Image.new("RGB", (by_day.width + gap + by_night.width, by_day.height), "#ffffff")
    both.paste(by_day, (0, 0))
    both.paste(by_night, (by_day.width + gap, 0))
    return both


def _screen(browser: Browser, address: str, width: int, *, dark: bool) -> Image.Image:
    context = browser.new_context(
        viewport={"width": width, "height": HIGH},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    with Image.open(BytesIO(page.screenshot())) as picture:
        small = picture.convert("RGB").resize(
            (round(width * SHOWN), round(HIGH * SHOWN)), Image.Resampling.LANCZOS
        )
    context.close()
    return small


def main() -> None:
    """Draws all of them, or those whose templates are named."""
    executable, named = browser_executable(), set(sys.argv[1:])
    with TemporaryDirectory(prefix="herald-") as folder, sync_playwright() as playwright:
        root = copy_office(Path(folder) / "office")
        build(root, AT)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with served(root / "site") as address:
            for shot in SHOTS:
                if not named or shot.template in named:
                    file = FOLDER / shot.file
                    drawn(browser, address, shot).save(file, quality=QUALITY, method=6)
                    size = f"{file.stat().st_size:,} bytes"
                    sys.stdout.write(f"{file.relative_to(REPOSITORY)} {size}\n")
        browser.close()


if __name__ == "__main__":
    main()
