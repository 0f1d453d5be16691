"""What is on a slide, and what is too much for one: that goes on on the next.

No type is measured: letters are counted, as many to a line as surely fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Slide:
    """A slide: under its title points, or a table, or both places left empty."""

    title: str
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    """Rows of cells; the first is the head."""
    shares: tuple[float, ...] = ()
    """How much of the width each column has; by what is in them unless given."""
    about_table: str = ""
    """What the table holds, for those who do not see it."""
    notes: str = ""
    """What stands below the slide, for whoever speaks."""


LINES, LETTERS = 10, 62
"""What fits under a title in 24 points: so many lines, of so many letters."""

ROWS = 11
"""Of a table, its head apart, where each is one line."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def fitting(slide: Slide, goes_on: str) -> Iterator[Slide]:
    """The slide, or several with what would not fit on one.

    `goes_on` is what their titles are then: `{title} ({n} of {all})`.
    """
    parts = [*_parts(slide)]
    for number, part in enumerate(parts, 1):
        if len(parts) == 1:
            yield part
        else:
            title = goes_on.format(title=slide.title, n=number, all=len(parts))
            yield replace(part, title=title)


def _parts(slide: Slide) -> Iterator[Slide]:
    if slide.table:
        head, *rows = slide.table
        widths = slide.shares or shares_of(slide.table)
        for some in _grouped(rows, lambda row: _lines_of_row(row, widths), ROWS):
            yield replace(slide, table=(head, *some), shares=tuple(widths))
        return
    points = [part for point in slide.points for part in _divided(point)]
    yield from (
        (replace(slide, points=tuple(some)) for some in _grouped(points, _lines_of, LINES))
        if points
        else (slide,)
    )


def _grouped(items: Sequence[Any], length: Any, most: int) -> Iterator[list[Any]]:  # noqa: ANN401 - points, or rows
    """The items in groups that are no longer than `most`, an item that is longer alone."""
    group: list[Any] = []
    filled = 0
    for item in items:
        if group and filled + length(item) > most:
            yield group
            group, filled = [], 0
        group.append(item)
        filled += length(item)
    if group:
        yield group


def _lines_of(point: str) -> int:
    return -(-len(point) // LETTERS) or 1


def _lines_of_row(row: Sequence[str], widths: Sequence[float]) -> int:
    # A cell's letters are smaller: 118 to a line that is as wide as the slide.
    return max(
        -(-len(cell) // max(6, int(118 * share))) for cell, share in zip(row, widths, strict=True)
    )


def _divided(point: str) -> Iterator[str]:
    """A point that is longer than a slide, in parts: between sentences, words, or letters."""
    most = LINES * LETTERS
    part = ""
    for piece in _pieces(point, most):
        if part and len(part) + len(piece) + 1 > most:
            yield part
            part = ""
        part = f"{part} {piece}" if part else piece
    if part:
        yield part


def _pieces(text: str, most: int) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if len(sentence) <= most:
            yield sentence
        else:
            for word in sentence.split():
                yield from (word[start : start + most] for start in range(0, len(word), most))


def shares_of(table: Sequence[Sequence[str]]) -> list[float]:
    """How much of the width each column has: by its longest cell, none too narrow or too wide."""
    longest = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    wanted = [min(max(letters, 7) + 3, 44) for letters in longest]
    return [one / sum(wanted) for one in wanted]
