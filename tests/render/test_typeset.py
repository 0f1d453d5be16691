"""Documents by Typst: what a template is given is printed as it stands, whole, and readable by everyone."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from herald.render.typeset import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterable

COVERAGE = FONTS / "coverage.txt"

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, 16.0): Typst prints nothing for them and needs no glyph.
INVISIBLE = [
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]  # fmt: skip
# White space that needs no glyph: measured, with the tab and the ideographic space among them.
BLANK = [*range(0x09, 0x0E), 0x20, 0x85, 0x2028, 0x2029, 0x3000]


def coverage() -> str:
    """The code points that Typst prints with the fonts shipped: those of each family, in all its styles.

    Without control characters, private use and noncharacters, which PDF/A-2a refuses whatever a font has.
    """
    families: dict[str, list[set[int]]] = defaultdict(list)
    for path in sorted(FONTS.glob("*.ttf")):
        font = TTFont(path, lazy=True)
        glyphs = font.getBestCmap()
        families[path.stem.split("-")[0]].append(
            {code for code, glyph in glyphs.items() if font.getGlyphID(glyph) != 0}
        )
    drawn = set[int]().union(*(set.intersection(*styles) for styles in families.values()))
    printed = {code for code in drawn if unicodedata.category(chr(code)) not in {"Cc", "Co", "Cs"}}
    printed.update(BLANK, *(range(first, last + 1) for first, last in INVISIBLE))
    return (
        "# What the fonts of this folder can print, as hexadecimal code points.\n"
        "# Made by `python tests/render/test_typeset.py`; a test compares it with the fonts.\n"
        + "".join(f"{line}\n" for line in _ranges(printed))
    )


def _ranges(codes: Iterable[int]) -> Iterable[str]:
    first = last = -2
    for code in [*sorted(codes), -1]:
        if code != last + 1:
            if last >= 0:
                yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"
            first = code
        last = code


def test_the_list_of_printable_characters_is_that_of_the_fonts() -> None:
    assert COVERAGE.read_text(encoding="utf-8") == coverage()


if __name__ == "__main__":
    COVERAGE.write_text(coverage(), encoding="utf-8")
