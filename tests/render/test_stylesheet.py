"""The style sheet of the site, put together of its parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import herald
from herald.render.stylesheet import compact, stylesheet
from herald.settings import Colors

TEMPLATES = Path(herald.__file__).parent / "templates"
PARTS = [*sorted(TEMPLATES.glob("frame/*.css")), *sorted(TEMPLATES.glob("components/*.css"))]
SHEET = stylesheet(Colors()).decode()
OWN_COLOURS = {
    "tokens.css",
    "alerts.css",  # an emergency is red whatever the city's colours are, by day and by night
    "paper.css",  # ink is black
}


def test_every_part_is_in_the_sheet_once() -> None:
    assert {part.name: SHEET.count(compact(part.read_text("utf-8"))) for part in PARTS} == {
        part.name: 1 for part in PARTS
    }


def test_behind_materials_own_sheet_what_stands_for_it_is_left_out() -> None:
    plain = compact((TEMPLATES / "frame/plain.css").read_text("utf-8"))

    assert stylesheet(Colors(), material=True).decode() == SHEET.replace(f"{plain}\n", "")


def test_the_readers_own_media_have_the_last_word() -> None:
    assert SHEET.endswith(compact((TEMPLATES / "frame/media.css").read_text("utf-8")))


def test_a_sheet_keeps_its_strings_and_loses_its_comments() -> None:
    written = """/* The row. */
.row > a,
.row:hover {
  content: "a;  b /";
  margin: calc(1rem + 2px) 0;
}
"""

    assert compact(written) == '.row > a,.row:hover{content: "a;  b /";margin: calc(1rem + 2px) 0}'


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_a_part_uses_tokens_that_there_are(part: Path) -> None:
    text = part.read_text("utf-8")
    used = set(re.findall(r"var\((--herald-[\w-]+)\)", text))

    assert used - set(re.findall(r"(--herald-[\w-]+):", SHEET)) == set()


@pytest.mark.parametrize(
    "part", [part for part in PARTS if part.name not in OWN_COLOURS], ids=lambda part: part.stem
)
def test_a_part_has_no_colour_of_its_own(part: Path) -> None:
    """What is in no scheme is the same by day and night, and nobody has looked at its contrast."""
    text = re.sub(r"/\*.*?\*/", "", part.read_text("utf-8"), flags=re.DOTALL)

    assert re.findall(r":[^;{}]*(#[0-9a-f]{3,8})\b[^;{}]*;", text) == []
