"""Renditions: a picture in a few widths, so that a telephone fetches no more of it than it shows.

They are drawn of the picture as it lies in the office, carry nothing but pixels, and stand beside
it under names that no file of the office can have. A page offers them with the original, for the
browsers that read no WebP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from herald.render import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WIDTHS = (240, 480, 960, 1440)
"""In pixels: a portrait or a small picture, a column on an old telephone and on a new one, and a
column on a screen with two pixels to each. No rendition is wider than its picture."""

IN_A_COLUMN = "(min-width: 60em) 760px, calc(100vw - 32px)"
"""How wide a picture stands in a page's main column (the attribute `sizes`): record.css."""

_DRAWN = (".avif", ".jpeg", ".jpg", ".png", ".webp")
"""Of what there are renditions: a drawing has none, and a GIF is small."""

_NAMED = re.compile(rf".+({'|'.join(map(re.escape, _DRAWN))})_\d+\.webp", re.IGNORECASE)


def named(address: str, width: int) -> str:
    """Where a picture's rendition of a width stands: an underscore is in no file's name."""
    return f"{address}_{width}.webp"


def is_named_so(name: str) -> bool:
    """Whether a file is called as a rendition is."""
    return _NAMED.fullmatch(name) is not None


def are_drawn_of(name: str) -> bool:
    """Whether there are renditions of files that are called so, if they are wide enough."""
    return name.lower().endswith(_DRAWN)


def widths_of(name: str, size: tuple[int, int]) -> tuple[int, ...]:
    """The widths of the renditions of a picture of that size; () for one that has none."""
    width, height = size
    if not are_drawn_of(name) or width <= WIDTHS[0]:
        return ()
    widths = (*(one for one in WIDTHS[:-1] if one < width), min(width, WIDTHS[-1]))
    return tuple(one for one in widths if round(one * height / width) <= pictures.HIGHEST)


def drawn(name: str, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each rendition of a picture: its width, and its bytes; raises Unfit."""
    wanted = widths_of(name, pictures.pixels_of(content))
    return pictures.narrowed(content, wanted) if wanted else iter(())


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it."""

    width: int
    height: int
    widths: tuple[int, ...]

    @classmethod
    def of(cls, file: Path) -> Shown | None:
        """The picture in a file of the office; None for what has no pixels."""
        size = pictures.size_of(file)
        return cls(*size, widths_of(file.name, size)) if size else None

    @classmethod
    def of_content(cls, name: str, content: bytes) -> Shown | None:
        """The picture with that name and content; None for what has no pixels."""
        if not name.lower().endswith((*_DRAWN, ".gif")):
            return None
        size = pictures.pixels_of(content)
        return cls(*size, widths_of(name, size))


def element(attributes: Mapping[str, str], shown: Shown | None, sizes: str = IN_A_COLUMN) -> str:
    """The HTML that shows a picture: `attributes` are those of its `img`, the address as `src`.

    `sizes` says how wide it stands in the page. A writer's own width or height stays.
    """
    own = dict(attributes)
    if shown and not own.keys() & {"width", "height"}:
        own |= {"width": str(shown.width), "height": str(shown.height)}
    image = f"<img{_written(own)}>"
    if shown is None or not shown.widths:
        return image
    offered = ", ".join(f"{named(own['src'], width)} {width}w" for width in shown.widths)
    source = _written({"type": "image/webp", "srcset": offered, "sizes": sizes})
    return f"<picture><source{source}>{image}</picture>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
