"""The style sheet of the components."""

from __future__ import annotations

from pathlib import Path

import herald
from herald.render.stylesheet import components

PARTS = Path(herald.__file__).parent / "templates/components"


def test_every_part_is_in_the_sheet_once() -> None:
    sheet = components().decode()
    assert {part.name: sheet.count(part.read_text("utf-8")) for part in PARTS.glob("*.css")} == {
        part.name: 1 for part in PARTS.glob("*.css")
    }


def test_paper_has_the_last_word() -> None:
    assert components().decode().endswith((PARTS / "paper.css").read_text("utf-8"))
