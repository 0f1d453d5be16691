"""Colours that can be read: contrast as WCAG 2.2 measures it, and a city's colours as ink.

A city chooses its colours for flags. Where they are text or a fine line on white paper, they are
darkened until they can be read; where they are surfaces, they stay what they are.
"""

from __future__ import annotations

from typing import Final

PAPER: Final = "#ffffff"
INK: Final = "#1b1b1b"
READABLE: Final = 4.5
"""The least contrast of text: https://www.w3.org/TR/WCAG22/#contrast-minimum."""

_STEPS: Final = 50


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, each written #rrggbb: from 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def as_ink(colour: str) -> str:
    """The colour, darkened as little as makes it READABLE on PAPER; its hue stays."""
    channels = _channels(colour)
    for step in range(_STEPS, 0, -1):
        darker = "#" + "".join(f"{round(channel * step / _STEPS):02x}" for channel in channels)
        if contrast(darker, PAPER) >= READABLE:
            return darker
    return "#000000"


def on_surface(colour: str) -> str:
    """The colour of text on such a surface: PAPER where it can be read, else INK or black."""
    return next(text for text in (PAPER, INK, "#000000") if contrast(text, colour) >= READABLE)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    # WCAG 2.2 has 0.04045 where 2.0 had 0.03928; no colour of 8 bits lies between them.
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
