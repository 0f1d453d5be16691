"""Colours that can be read on one another: contrast, as WCAG 2 measures it.

A city chooses its colours for its seal, and not for letters: yellow is a colour too. What is
printed in them or on them is chosen here, so that it can be read whatever they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

READABLE = 4.5
"""The least contrast of letters with their ground (WCAG 2.1, success criterion 1.4.3)."""

WHITE, BLACK = "#ffffff", "#000000"

_STEPS = 50


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, written #rrggbb: from 1.0 for equal ones to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """White or black letters, whichever read better on `ground`: at least 4.58 to 1."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, ground))


def legible(colour: str, ground: str) -> str:
    """The colour, or the nearest to it on the way to black or white that reads on `ground`."""
    return told_from(colour, (ground,), READABLE)


def told_from(colour: str, grounds: Sequence[str], least: float) -> str:
    """The colour, or the nearest to it on the way to black or white with that contrast to each.

    The grounds are all light or all dark; the first decides which way the colour goes.
    """
    end = ink_on(grounds[0])
    steps = (mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in steps if all(contrast(one, ground) >= least for ground in grounds))


def mixed(colour: str, other: str, part: float) -> str:
    """The colour with so much of the other in it, from 0 to 1."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * part) for a, b in pairs).hex()


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1, glossary)."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
