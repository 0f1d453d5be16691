"""Social cards: a record's title, day and place in the city's colors, for whoever shares its page.

A card is a base, which all of one language share and which is drawn once, and the record's words
over it. Words are shades between two colors of the base, so a palette of sixteen colors is enough,
and a card takes some 20 kB and 9 ms (ADR 46).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from herald.render.colours import ink_on
from herald.render.raster import rastered
from herald.render.typeset import drawn, laid_out

WIDTH, HEIGHT = 1200, 630
"""What Facebook, LinkedIn, X and the messengers show whole."""

FILE = "social_card.png"
"""A card beside its page. No file of a record can be called so: an underscore is in no name."""

_TEMPLATE = "social-card.typ"
_CORNER = (72, 162)
"""Where the words begin, from the upper left: social-card.typ says how large their layer is."""
_SHADES = 8
_OTHERS = 16 - _SHADES
"""The colors that are left for the bar and the seal."""
_RUNS = 3
"""zlib's Z_RLE, which looks for runs of a color only: what is drawn has little else."""


@dataclass(frozen=True)
class Look:
    """What all cards in one language have in common."""

    city: str
    office: str
    language: str
    is_rtl: bool
    primary: str
    accent: str
    seal: bytes | None


class Words(NamedTuple):
    """What is on one card."""

    kicker: str
    title: str
    when: str = ""
    where: str = ""


def card(look: Look, words: Words) -> bytes:
    """The card as PNG. A title too long for it becomes smaller, and is cut in the end."""
    given = {"layer": "words", "language": look.language, "is_rtl": look.is_rtl}
    width, height, pixels = rastered(laid_out(_TEMPLATE, given | words._asdict()))
    shades = Image.frombytes("L", (width, height), pixels).point(_shade)
    whole = _base(look).copy()
    whole.paste(shades, _CORNER)
    written = BytesIO()
    whole.save(written, "PNG", bits=4, compress_level=6, compress_type=_RUNS)
    return written.getvalue()


def _shade(gray: int) -> int:
    """The number of the color in the palette: of nothing 0, of the middle of a letter the last."""
    return (gray * (_SHADES - 1) + 127) // 255


@lru_cache(maxsize=8)
def _base(look: Look) -> Image.Image:
    """The base, in a palette that begins with the shades of the words."""
    ink = ink_on(look.primary)
    picture = drawn(
        _TEMPLATE,
        {
            "layer": "base",
            "city": look.city,
            "office": look.office,
            "language": look.language,
            "is_rtl": look.is_rtl,
            "colors": {"primary": look.primary, "accent": look.accent},
            "inks": {"on_primary": ink},
            "seal": look.seal,
        },
    )
    with Image.open(BytesIO(picture)) as opened:
        pixels = opened.convert("RGB")
    found = pixels.quantize(_OTHERS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    colors = [*_between(look.primary, ink), *(found.getpalette() or [])[: 3 * _OTHERS]]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colors)
    return pixels.quantize(palette=palette, dither=Image.Dither.NONE)


def _between(first: str, last: str) -> list[int]:
    """The shades from one color (`#rrggbb`) to another, a number for red, green and blue each."""
    ends = [*zip(bytes.fromhex(first[1:]), bytes.fromhex(last[1:]), strict=True)]
    steps = [step / (_SHADES - 1) for step in range(_SHADES)]
    return [round(a + (b - a) * step) for step in steps for a, b in ends]
