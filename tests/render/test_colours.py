"""Letters that can be read, whatever colours a city has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.render.colours import BLACK, READABLE, WHITE, contrast, ink_on, legible

COLOURS = st.binary(min_size=3, max_size=3).map(lambda parts: f"#{parts.hex()}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#0b3c5d", "#0b3c5d", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails
        ("#767676", "#ffffff", 4.54),  # and the one that just passes
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_white_or_black_reads_on_every_colour(ground: str) -> None:
    assert ink_on(ground) in (WHITE, BLACK)
    assert contrast(ink_on(ground), ground) > 4.58


@given(COLOURS, COLOURS)
def test_every_colour_is_made_legible_on_every_ground(colour: str, ground: str) -> None:
    made = legible(colour, ground)
    assert contrast(made, ground) >= READABLE
    assert legible(made, ground) == made


def test_a_colour_that_reads_stays_what_it_is() -> None:
    assert legible("#0b3c5d", WHITE) == "#0b3c5d"
    assert legible("#ffd200", WHITE) == "#8c7400"
