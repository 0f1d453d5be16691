"""The colours of the site: whatever two a city has, all that is said in them can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.render.colours import READABLE, contrast
from herald.render.scheme import SEEN, Scheme, dark, light, sheet

YELLOW, GREY, BLACK, LIME, WHITE = "#ffff00", "#eeeeee", "#000000", "#00ff00", "#ffffff"
COLOURS = st.binary(min_size=3, max_size=3).map(lambda parts: f"#{parts.hex()}")

TEXT = {
    "ink": ("paper", "surface", "raised", "brand_tint", "accent_tint"),
    "ink_soft": ("paper", "surface", "raised", "brand_tint"),
    "link": ("paper", "surface", "raised", "brand_tint", "accent_tint"),
    "link_hover": ("paper", "surface", "raised", "brand_tint", "accent_tint"),
    "accent": ("paper", "surface", "raised", "brand_tint", "accent_tint"),
    "brand_text": ("paper", "surface", "raised", "brand_tint"),
    "brand": ("on_brand",),
    "on_brand": ("brand", "brand_deep"),
    "on_brand_soft": ("brand", "brand_deep"),
    "on_action": ("action", "action_hover"),
    "on_accent": ("accent",),
    "danger": ("paper", "surface", "raised", "danger_tint"),
    "caution": ("paper", "surface", "raised", "caution_tint"),
    "good": ("paper", "surface", "raised", "good_tint"),
    "notice": ("paper", "surface", "raised", "notice_tint"),
}
"""Letters, and the grounds they stand on."""

PARTS = {
    "mark": ("paper", "surface", "raised"),
    "action": ("paper", "surface", "raised"),
    "line_strong": ("paper", "surface", "raised"),
    "focus": ("paper", "surface", "raised"),
}
"""Lines, bars and edges that say something, and what is beside them."""


def weak(scheme: Scheme) -> list[str]:
    """What cannot be read or seen on something it stands on."""
    colours = scheme._asdict()
    return [
        f"{one} on {ground}: {contrast(colours[one], colours[ground]):.2f}"
        for table, least in ((TEXT, READABLE), (PARTS, SEEN))
        for one, grounds in table.items()
        for ground in grounds
        if contrast(colours[one], colours[ground]) < least
    ]


@pytest.mark.parametrize("accent", [YELLOW, GREY, BLACK, LIME, WHITE])
@pytest.mark.parametrize("primary", [YELLOW, GREY, BLACK, LIME, WHITE])
def test_a_city_may_have_ugly_colours(primary: str, accent: str) -> None:
    assert weak(light(primary, accent)) == []
    assert weak(dark(primary, accent)) == []


@given(COLOURS, COLOURS)
def test_a_city_may_have_any_colours(primary: str, accent: str) -> None:
    assert weak(light(primary, accent)) == []
    assert weak(dark(primary, accent)) == []


def test_colours_that_can_be_read_stay_what_they_are() -> None:
    scheme = light("#0b3c5d", "#b8430f")

    assert (scheme.brand, scheme.mark, scheme.action, scheme.brand_text) == ("#0b3c5d",) * 4
    assert scheme.accent == "#b8430f"


def test_the_sheet_is_light_on_paper_and_follows_the_system_without_scripts() -> None:
    lines = sheet("#0b3c5d", "#b8430f").splitlines()

    assert [line.partition("--herald-")[0] for line in lines] == [
        ":root{color-scheme:light;",
        '@media not print{[data-md-color-scheme="slate"]{color-scheme:dark;',
        "@media screen and (prefers-color-scheme:dark){.no-js{color-scheme:dark;",
    ]
    assert all("--herald-paper:#ffffff;" in line for line in lines[:1])
    assert all("--herald-paper:#10171d;" in line for line in lines[1:])
