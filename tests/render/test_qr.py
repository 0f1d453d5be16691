"""QR codes are read, whatever address they hold."""

from __future__ import annotations

import re

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from herald.render.qr import code

ADDRESSES = st.from_regex(r"https://mayor\.[a-z]{3,12}\.example/[a-z0-9-]{1,90}/", fullmatch=True)


@settings(max_examples=40, deadline=None)
@given(ADDRESSES)
def test_a_telephone_reads_the_address(address: str) -> None:
    assert [found.text for found in zxingcpp.read_barcodes(picture(code(address)))] == [address]


def test_the_same_address_is_the_same_drawing() -> None:
    assert code("https://a.example/") == code("https://a.example/")


def picture(drawing: bytes, scale: int = 4, quiet: int = 4) -> Image.Image:
    """The drawing as pixels: rows of lines, each a move and a run of dark modules."""
    size = int(re.findall(rb'width="(\d+)"', drawing)[0])
    side = (size + 2 * quiet) * scale
    made = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(made)
    x = y = 0.0
    path = re.findall(rb' d="([^"]+)"', drawing)[0]
    for move, first, second in re.findall(rb"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?", path):
        step = float(first)
        if move == b"h":
            left, top = (x + quiet) * scale, (y - 0.5 + quiet) * scale
            pen.rectangle((left, top, left + step * scale - 1, top + scale - 1), fill=0)
            x += step
        elif move == b"M":
            x, y = step, float(second)
        else:
            x, y = x + step, y + float(second)
    return made
