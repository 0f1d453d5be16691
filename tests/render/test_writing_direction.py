"""The style sheets know no left and no right, so that a page in Arabic uses the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import herald

TEMPLATES = Path(herald.__file__).parent / "templates"
SHEETS = [*sorted(TEMPLATES.glob("frame/*.css")), *sorted(TEMPLATES.glob("components/*.css"))]
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|text-align: (?:left|right)|^\s*(?:left|right):"
)
FOUR_SIDES = re.compile(r"^\s*(?:margin|padding|inset): ([^;]+);")


def sides(value: str) -> list[str]:
    """The values of a shorthand: `0 var(--a) calc(1rem + 2px)` has three."""
    return re.findall(r"(?:[^\s(]+\((?:[^()]|\([^()]*\))*\)|[^\s(])+", value)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_style_sheet_names_the_start_and_the_end_of_a_line_and_never_left_or_right(
    sheet: Path,
) -> None:
    physical = []
    for number, line in enumerate(sheet.read_text("utf-8").splitlines(), 1):
        four = FOUR_SIDES.match(line)
        values = sides(four[1]) if four else []
        if PHYSICAL.search(line) or (len(values) == 4 and values[1] != values[3]):
            physical.append(f"{sheet.name}:{number}: {line.strip()}")
    assert physical == []
