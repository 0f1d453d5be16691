"""Charts of shares, as SVG: a bar for each part, and a mark where a part is meant to be.

As with charts of progress, only geometry is settled here, the template draws it, and no chart
stands without the table of its numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from herald.problems import shortened
from herald.render.templates import render

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 640
ROW = 50
BAR = 18
MARGIN = 4


class Bar(NamedTuple):
    """A part of the whole."""

    name: str
    share: Fraction
    """From 0 to 1."""
    said: str
    """Its number as it is read: `28%, 5.3 hours`."""
    meant: Fraction | None = None
    """What the part is meant to be."""


class _Drawn(NamedTuple):
    name: str
    said: str
    top: int
    width: float
    mark: float | None


def printed(
    bars: Sequence[Bar], name: str, described: str, colours: tuple[str, str]
) -> tuple[bytes, str]:
    """The bars for paper: an SVG file that needs no style sheet, and its alternative text.

    `colours` are those of the bars and of the marks, as #rrggbb.
    """
    style = PRINT.format(brand=colours[0], accent=colours[1])
    drawn = render("charts/bars.svg", **_drawing(bars, name, described), style=style)
    return str(drawn).encode(), f"{name}: {described}"


PRINT = """
.bar-name {{ fill: #1b1b1b; font: 600 15px 'Public Sans'; }}
.bar-number {{ fill: #565c65; font: 15px 'Public Sans'; }}
.bar-part {{ fill: {brand}; }}
.bar-meant {{ fill: {accent}; }}
"""
"""What a style sheet would say of them."""


def _drawing(bars: Sequence[Bar], name: str, described: str) -> dict[str, object]:
    # The longest bar, or the mark that is farthest out, has the whole width.
    lengths = [length for one in bars for length in (one.share, one.meant or Fraction(0))]
    longest = max([Fraction(1, 100), *lengths])

    def wide(share: Fraction) -> float:
        return round(float(share / longest) * WIDTH * 2) / 2

    return {
        "bars": [
            _Drawn(
                shortened(one.name),
                one.said,
                MARGIN + index * ROW,
                wide(one.share),
                None if one.meant is None else wide(one.meant),
            )
            for index, one in enumerate(bars)
        ],
        "name": name,
        "described": described,
        "width": WIDTH,
        "height": len(bars) * ROW + 2 * MARGIN,
        "bar": BAR,
    }
