"""What docs/website.md shows of the site: a picture of every template, and its components."""

from __future__ import annotations

import re
from pathlib import Path

import herald
from tests.demo import REPOSITORY
from tests.site_gallery import FOLDER, SHOTS

PAGE = REPOSITORY / "docs" / "website.md"
TEMPLATES = Path(herald.__file__).parent / "templates"
NOT_PAGES = {
    "agenda.html",
    "archive.html",
    "base.html",
    "convened.html",
    "icons.html",
    "landing.html",
    "parts.html",
    "pledges.html",
    "press.html",
    "progress.html",
    "record.html",
    "schedule-parts.html",
    "verification.html",  # the page of one document, whose address is drawn by lot
}
"""What pages are made of, and no page is made with alone."""
LARGEST = 2_600_000
"""Bytes of all pictures of docs/: who clones the repository gets them."""


def test_there_is_a_picture_of_every_template() -> None:
    pages = {file.name for file in (TEMPLATES / "pages").glob("*.html")} - NOT_PAGES
    of_the_theme = {file.name for file in (TEMPLATES / "theme").glob("*.html")}

    assert sorted(shot.template for shot in SHOTS) == sorted(pages | of_the_theme)


def test_every_picture_is_shown_once() -> None:
    shown = re.findall(r"\(pictures/([\w.-]+)\)", PAGE.read_text("utf-8"))

    assert sorted(shown) == sorted(shot.file for shot in SHOTS)
    assert all((FOLDER / name).is_file() for name in shown)


def test_all_pictures_together_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < LARGEST


def test_every_component_is_where_the_page_says() -> None:
    """In a row stand the macros, with their file where that is not parts.html, and the parts."""
    table = PAGE.read_text("utf-8").partition("| component |")[2].partition("\n\n")[0]
    rows = [line.split("|")[2:4] for line in table.splitlines() if "`" in line]
    wrong = []
    for macros, parts in rows:
        named = re.findall(r"`(\w+)`", macros)
        file = next(iter(re.findall(r"`(\w+\.html)`", macros)), "parts.html")
        text = (TEMPLATES / "pages" / file).read_text("utf-8")
        wrong += [name for name in named if f"{{% macro {name}(" not in text]
        names = re.findall(r"`(\w+\.css)`", parts)
        wrong += [name for name in names if not (TEMPLATES / "components" / name).is_file()]

    assert len(rows) > 10
    assert wrong == []
