"""A city's colours as ink: whatever they are, what is printed in them can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.render.colour import INK, PAPER, READABLE, as_ink, contrast, on_surface

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # The lightest grey that may be text on white.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0b3c5d", "#ffffff", 11.55),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("colour", "ink", "on_it"),
    [
        ("#0b3c5d", "#0b3c5d", PAPER),
        ("#F6D21C", "#85710f", INK),
        ("#ffffff", "#757575", INK),
        ("#7a7a7a", "#757575", "#000000"),
        ("#000000", "#000000", PAPER),
    ],
)
def test_a_colour_that_cannot_be_read_is_darkened(colour: str, ink: str, on_it: str) -> None:
    assert as_ink(colour).lower() == ink
    assert on_surface(colour) == on_it


@given(COLOURS)
def test_every_ink_can_be_read_on_paper_and_is_a_shade_of_its_colour(colour: str) -> None:
    ink = as_ink(colour)
    assert contrast(ink, PAPER) >= READABLE
    assert contrast(on_surface(colour), colour) >= READABLE
    before, after = ([int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (colour, ink))
    darkened = sum(after) / max(sum(before), 1)
    # A channel is rounded to a whole number, so the sum of three may be off by one and a half.
    assert all(
        abs(channel * darkened - shade) <= 2 for channel, shade in zip(before, after, strict=True)
    )
