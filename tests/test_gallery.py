"""The gallery in docs/documents.md: every picture is shown, and every document is still made."""

from __future__ import annotations

import re

from herald.settings import Theme
from tests.demo import REPOSITORY
from tests.gallery import FOLDER, PICTURES, made

PAGE = REPOSITORY / "docs" / "documents.md"
LARGEST = 1_500_000
"""Bytes of all pictures of the page: who clones the repository gets them."""


def test_every_picture_is_shown_on_the_page_or_the_first() -> None:
    shown = re.findall(r"\(pictures/([\w.-]+)\)", PAGE.read_text("utf-8"))
    drawn = [picture.file for picture in PICTURES if picture.file != "proclamation.png"]

    assert shown == drawn
    assert all((FOLDER / name).is_file() for name in drawn)
    assert "docs/pictures/proclamation.png" in (REPOSITORY / "README.md").read_text("utf-8")


def test_every_document_of_a_picture_is_made_by_the_demo_office() -> None:
    assert [one.file for one in PICTURES if one.document not in made(Theme.ENGRAVED)] == []


def test_the_pictures_are_small() -> None:
    assert sum((FOLDER / picture.file).stat().st_size for picture in PICTURES) < LARGEST
