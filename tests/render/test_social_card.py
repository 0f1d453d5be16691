"""Social cards: small, alike, and with nothing that runs over an edge."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from herald.render.raster import rastered
from herald.render.social_card import Look, Words, card
from herald.render.typeset import laid_out

SEAL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
LOOK = Look(
    city="City of Port Ellery",
    office="Office of the Mayor",
    language="en",
    is_rtl=False,
    primary="#12355b",
    accent="#c8102e",
    seal=SEAL,
)


def pixels(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as opened:
        return opened.convert("RGB")


def test_a_card_is_a_small_png_of_the_size_that_is_asked_for() -> None:
    made = card(LOOK, Words("Town hall", "Budget night", "Thursday, December 3, 2026", "Library"))
    with Image.open(BytesIO(made)) as opened:
        assert (opened.format, opened.size, opened.mode) == ("PNG", (1200, 630), "P")
        assert opened.info == {}
    assert len(made) < 25_000
    shown = pixels(made)
    assert shown.getpixel((1190, 20)) == (0x12, 0x35, 0x5B)
    assert shown.getpixel((600, 620)) == (0xC8, 0x10, 0x2E)


def test_the_same_words_give_the_same_card_and_others_another() -> None:
    words = Words("Release", "The ferry sails", "November 18, 2026")
    assert card(LOOK, words) == card(LOOK, words)
    assert card(LOOK, words) != card(LOOK, words._replace(title="The ferry stays"))


LONG = (
    "The Mayor and the City Council announce a plan with many words for the old esplanade, its "
    "neighboring streets, sidewalks, trees, benches, lamps, racks, rooms and playgrounds, and for "
    "everything that follows from it in the years to come, wherever that may be in the city"
)


@pytest.mark.parametrize(
    "title",
    [
        "Ñandú",
        LONG,
        f"{LONG}. {LONG}",
        "W" * 200,
        f"https://portellery.example/{'w' * 120}",
        "市长宣布新的海滨计划" * 20,
        "رئيسة البلدية تعلن خطة جديدة للواجهة البحرية " * 8,
        "ÁÉÍÓÚ ÑÜ ÇÅ gjpqy",
    ],
)
def test_no_word_runs_over_an_edge(title: str) -> None:
    for is_rtl in (False, True):
        given = {"layer": "words", "language": "en", "is_rtl": is_rtl}
        words = Words("ÁÉÍÓÚ ÑÜ gjpqy", title, f"{LONG} ÁÑ gjpqy", f"{LONG} ÁÑ gjpqy")
        width, height, gray = rastered(laid_out("social-card.typ", given | words._asdict()))
        assert (width, height) == (1056, 434)
        rows = [gray[row * width :][:width] for row in range(height)]
        edges = [rows[0], rows[-1], bytes(r[0] for r in rows), bytes(r[-1] for r in rows)]
        # A W may touch the line that it begins at.
        assert [sum(light > 128 for light in edge) > 40 for edge in edges] == [False] * 4
        bands = [any(light > 128 for light in row) for row in rows]
        gaps = sum(not above and below for above, below in pairwise(bands))
        assert gaps >= 4  # the kicker, the title, the day and the place stand apart


def test_a_title_that_is_too_long_ends_with_an_ellipsis_in_the_words_that_fit() -> None:
    """Longer still, it is the same card: what is cut is not there in another way."""
    first = card(LOOK, Words("Release", f"{LONG}. {LONG}"))
    assert first == card(LOOK, Words("Release", f"{LONG}. {LONG} and more"))
    assert first != card(LOOK, Words("Release", LONG))


def test_what_is_read_from_the_right_begins_there() -> None:
    def ink(*, is_rtl: bool) -> list[bool]:
        look = replace(LOOK, city="مدينة", office="مكتب", language="ar", is_rtl=is_rtl)
        shown = pixels(card(look, Words("بيان", "خطة جديدة", "٢٠٢٦")))
        halves = (shown.crop((0, 0, 600, 600)), shown.crop((600, 0, 1200, 600)))
        return [len(half.getcolors(99) or []) > 1 for half in halves]

    assert (ink(is_rtl=False), ink(is_rtl=True)) == ([True, False], [False, True])


def test_a_city_without_a_seal_and_with_a_light_color_has_dark_words() -> None:
    look = replace(LOOK, primary="#ffd100", accent="#003087", seal=None)
    shown = pixels(card(look, Words("Release", "A yellow city")))
    assert shown.getpixel((20, 20)) == (0xFF, 0xD1, 0x00)
    assert min(shown.convert("L").tobytes()) < 40
