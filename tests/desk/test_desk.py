"""The desk as a whole: for whom it is, that it stands by itself, and that a build makes little."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe

from herald.build import build
from tests.conftest import write_office
from tests.demo import copy_office, differences, tree

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MORNING = datetime(2026, 12, 3, 7, tzinfo=ZoneInfo("America/Los_Angeles"))
"""A morning with a full day before it."""

DESK = frozenset({"desk"})

TABS = (
    *("index.html", "today/index.html", "week/index.html", "requests/index.html"),
    *("conflicts/index.html", "due/index.html", "briefs/index.html", "outside/index.html"),
    *("quality/index.html", "days/2026-12-12/index.html"),
)


def made(root: Path, at: datetime = MORNING, *, use_cache: bool = True) -> dict[str, bytes]:
    """The files of the desk, built."""
    done = build(root, at, jobs=1, parts=DESK, use_cache=use_cache)
    assert done.published, done.problems
    return tree(root / "private/desk")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office."""
    return copy_office(tmp_path_factory.mktemp("desk") / "office")


@pytest.fixture(scope="module")
def desk(root: Path) -> dict[str, bytes]:
    """The demo office's desk."""
    return made(root)


def pages(desk: dict[str, bytes]) -> dict[str, str]:
    """The pages of a desk."""
    return {path: text.decode() for path, text in desk.items() if path.endswith(".html")}


def test_it_has_a_page_for_every_tab(desk: dict[str, bytes]) -> None:
    assert set(TABS) <= pages(desk).keys()


def test_every_page_says_in_its_title_at_its_head_and_at_its_foot_that_it_is_internal(
    desk: dict[str, bytes],
) -> None:
    for text in pages(desk).values():
        assert "<title>INTERNAL – " in text
        assert text.count("<strong>INTERNAL</strong>") == 2
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text
    assert desk["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_every_link_leads_to_a_file_of_the_desk_and_to_a_place_on_its_page(
    desk: dict[str, bytes],
) -> None:
    lost = []
    for path, text in pages(desk).items():
        for target in re.findall(r'(?:href|src)="([^"]*)"', text):
            parts = urlsplit(target)
            if parts.scheme:
                assert target.startswith("https://mayor.portellery.example/")
                continue
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
            there = desk.get(path if not parts.path else file)
            if there is None or (parts.fragment and f'id="{parts.fragment}"' not in there.decode()):
                lost.append(f"{path}: {target}")
    assert lost == []


def test_it_has_no_feed_no_search_and_no_other_script(desk: dict[str, bytes]) -> None:
    assert {path.rpartition(".")[2] for path in desk} == {
        *("html", "css", "js", "svg", "txt", "pdf", "woff2"),
    }
    scripts = {
        found for text in pages(desk).values() for found in re.findall("<script[^>]*>", text)
    }
    assert {re.sub(r'"[./]*', '"', one) for one in scripts} == {
        '<script src="assets/javascripts/desk.js">'
    }


def test_it_is_the_same_without_what_is_confidential(
    desk: dict[str, bytes], tmp_path: Path
) -> None:
    bare = copy_office(tmp_path / "office")
    kept = [
        file
        for file in sorted((bare / "schedules").rglob("*.*"))
        if "visibility: confidential" in file.read_text("utf-8")
    ]
    assert len(kept) == 2
    for file in kept:
        file.unlink()
    assert differences(desk, made(bare)) == []


def test_what_is_confidential_is_not_even_time_that_is_taken(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== schedules/calendar/2026/offer.yml ==
title: Offer to a chief
visibility: confidential
starts: 2026-12-03 09:00
ends: 2026-12-03 10:00
purpose: meeting
== schedules/calendar/2026/budget.yml ==
title: Budget hold
starts: 2026-12-03 09:30
ends: 2026-12-03 10:30
purpose: meeting
status: hold
""",
    )
    desk = made(tmp_path)
    (tmp_path / "schedules/calendar/2026/offer.yml").unlink()

    assert "Budget hold" in desk["today/index.html"].decode()
    assert "No conflicts." in desk["conflicts/index.html"].decode()
    assert differences(desk, made(tmp_path)) == []


def test_a_conflict_that_stops_a_build_is_told_by_the_desk(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== schedules/calendar/2026/budget.yml ==
title: Budget
starts: 2026-12-03 09:00
ends: 2026-12-03 10:00
purpose: meeting
== schedules/calendar/2026/call.yml ==
title: Call
starts: 2026-12-03 09:30
ends: 2026-12-03 10:30
purpose: call
""",
    )
    assert build(tmp_path, MORNING, jobs=1).published == {}

    page = made(tmp_path)["conflicts/index.html"].decode()

    assert "Both need the Mayor." in page
    assert "No conflicts." not in page


def test_what_could_not_be_read_is_told_where_it_would_have_stood(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== content/alerts/tide.yml ==
title: Tide
visibility: public
level: urgent
== content/news/resignation.md ==
---
title: Resignation
visibility: confidential
date: 2026-11-20
release_kind: rumor
---
""",
    )
    desk = made(tmp_path)
    told = "<strong>2 files could not be read, and nothing that they say is here.</strong>"
    with_it = [path for path, page in desk.items() if told in page.decode("utf-8", "ignore")]

    assert with_it == ["index.html", "outside/index.html", "today/index.html"]
    notice = desk["index.html"].decode().partition(told)[2].partition("</div>")[0]
    assert "<code>content/alerts</code>" in notice
    assert "<code>content/news</code>" in notice
    assert not [path for path, page in desk.items() if b"esignation" in page]


def test_the_public_site_is_the_same_with_the_desk_and_without(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== schedules/events/2026/town-hall.md ==
---
title: Town hall
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
place: City Hall
subtype: town_hall
mayors_role: speak
---
== office/tasks/chairs.yml ==
title: Order forty chairs
owner: renata-okafor-lindqvist
due: 2026-12-01
""",
    )
    build(tmp_path, MORNING, jobs=1, parts=frozenset({"site"}))
    without = tree(tmp_path / "site")
    build(tmp_path, MORNING, jobs=1, parts=frozenset({"site", "desk"}))
    site = tree(tmp_path / "site")

    assert differences(without, site) == []
    assert [path for path, text in site.items() if b"forty chairs" in text] == []
    assert "Order forty chairs" in (tmp_path / "private/desk/due/index.html").read_text("utf-8")


# --- what a build makes ---------------------------------------------------------------------------

EDITS = (
    ("schedules/calendar/2026/2026-12-09-desk.yml", "13:00", "14:00"),
    ("schedules/events/2026/2026-12-10-storm-exercise.md", "title: ", "title: The "),
    ("office/commitments/overtime-table.yml", "title: ", "title: The "),
    ("office/venues/city-hall.md", "title: ", "title: Old "),
    ("office/tasks/keys-for-the-pump-house.yml", "title: ", "title: The "),
)


def test_after_edits_and_a_night_it_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    root = copy_office(tmp_path / "office")
    made(root)
    wrong = []
    for path, old, new in EDITS:
        file = root / path
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
        made(root)
    (root / "schedules/calendar/2026/2026-12-07-council-study-session.yml").unlink()
    for at in (MORNING, MORNING + timedelta(hours=5), MORNING + timedelta(days=1)):
        grown = made(root, at)
        wrong += differences(grown, made(root, at, use_cache=False))
    assert wrong == []


def test_another_day_is_not_made_anew_because_an_engagement_changed(root: Path) -> None:
    made(root)
    file = root / "schedules/calendar/2026/2026-12-09-desk.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("13:00", "13:30"), "utf-8")
    done = build(root, MORNING, jobs=1, parts=DESK)
    file.write_text(text, "utf-8")

    assert sorted(one for one in done.published["private/desk"].made if "days/" in one) == [
        "days/2026-12-08/index.html",
        "days/2026-12-09/index.html",
        "days/2026-12-10/index.html",
    ]


# --- as people see it -----------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme", "paths"), [(390, "light", TABS[:3]), (1280, "dark", TABS)]
)
def test_opened_from_its_folder_every_page_is_whole_and_axe_finds_nothing(
    browser: Browser,
    root: Path,
    desk: dict[str, bytes],
    width: int,
    scheme: str,
    paths: tuple[str, ...],
) -> None:
    assert desk
    opened = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("requestfailed", lambda request: said.append(request.url))
    for path in paths:
        opened.goto((root / "private/desk" / path).as_uri())
        found = Axe().run(opened, options=OPTIONS).response["violations"]
        said += [f"{path} {one['id']} {one['nodes'][0]['html'][:90]}" for one in found]
        if opened.evaluate("document.documentElement.scrollWidth") > width:
            said.append(f"{path} is wider than {width}")
        colors = opened.evaluate("document.documentElement.dataset.mdColorScheme")
        assert colors == ("slate" if scheme == "dark" else "default")
    opened.close()
    assert said == []


OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Else axe asks for the style sheets itself, which no page of a folder may do.
    "preload": False,
}


@pytest.mark.browser
@pytest.mark.parametrize("page", ["today", "week"])
def test_today_and_the_seven_days_are_one_sheet_of_paper_each(
    browser: Browser, root: Path, desk: dict[str, bytes], page: str
) -> None:
    assert desk
    opened = browser.new_page()
    opened.goto((root / f"private/desk/{page}/index.html").as_uri())
    printed = opened.pdf(prefer_css_page_size=True)
    opened.close()
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1
