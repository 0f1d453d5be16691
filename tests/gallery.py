"""The pictures of docs/documents.md: what the office prints, drawn from the demo office.

`make gallery` draws them anew. A document that is to be seen there is one line in PICTURES.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2
from PIL import Image

from herald.audience import Audience
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs import documents
from herald.outputs.documents.letterhead import seal_of
from herald.records.reader import read_office
from herald.settings import DocumentStyle, Theme
from tests.demo import AT, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.outputs.artifact import Artifact

FOLDER: Final = REPOSITORY / "docs" / "pictures"
RESOLUTION: Final = 110
"""Dots to an inch: what one reads on a screen at arm's length."""
COLOURS: Final = 96
"""In the palette of a picture: enough for flat colours, the edges of letters, and gold."""


@dataclass(frozen=True)
class Picture:
    """A page of a document of the demo office, and the file that shows it."""

    file: str
    document: str
    """Its address in the site, or below private/papers."""
    page: int = 1
    theme: Theme = Theme.ENGRAVED


_CEREMONIAL: Final = "proclamations/2026/library-workers-day/library-workers-day.pdf"
_OFFICIAL: Final = "proclamations/2026/end-of-local-emergency/end-of-local-emergency.pdf"
_COMMENDATION: Final = "proclamations/2026/kittiwake-crew/kittiwake-crew.pdf"
_CERTIFICATE: Final = "proclamations/2026/food-bank-50-years/food-bank-50-years.pdf"
_CONDOLENCE: Final = "proclamations/2026/captain-donnelly/captain-donnelly.pdf"
_ROWERS: Final = "proclamations/2025/tidewater-rowers/tidewater-rowers.pdf"
_EMERGENCY: Final = "proclamations/2025/local-emergency/local-emergency.pdf"

PICTURES: Final = (
    Picture("proclamation.png", _CEREMONIAL),
    Picture("ceremonial-engraved.webp", _CEREMONIAL),
    Picture("ceremonial-charter.webp", _CEREMONIAL, theme=Theme.CHARTER),
    Picture("ceremonial-modern.webp", _CEREMONIAL, theme=Theme.MODERN),
    Picture("official-engraved.webp", _OFFICIAL),
    Picture("official-charter.webp", _OFFICIAL, theme=Theme.CHARTER),
    Picture("official-modern.webp", _OFFICIAL, theme=Theme.MODERN),
    Picture("commendation-engraved.webp", _COMMENDATION),
    Picture("commendation-charter.webp", _COMMENDATION, theme=Theme.CHARTER),
    Picture("commendation-modern.webp", _COMMENDATION, theme=Theme.MODERN),
    Picture("certificate-engraved.webp", _CERTIFICATE),
    Picture("certificate-charter.webp", _CERTIFICATE, theme=Theme.CHARTER),
    Picture("certificate-modern.webp", _CERTIFICATE, theme=Theme.MODERN),
    Picture("condolence-engraved.webp", _CONDOLENCE),
    Picture("condolence-charter.webp", _CONDOLENCE, theme=Theme.CHARTER),
    Picture("condolence-modern.webp", _CONDOLENCE, theme=Theme.MODERN),
    Picture("proclamation-portrait.webp", _ROWERS),
    Picture("proclamation-spanish.webp", f"es/{_CEREMONIAL}", theme=Theme.CHARTER),
    Picture("proclamation-long-1.webp", _EMERGENCY, theme=Theme.MODERN),
    Picture("proclamation-long-2.webp", _EMERGENCY, page=2, theme=Theme.MODERN),
    Picture("proclamation-draft.webp", "proclamations/2027/mlk-day/draft.pdf"),
)


def made(theme: Theme) -> Mapping[str, Artifact]:
    """Every document and paper of the demo office in a theme, by its address."""
    return {one.path: one for one in _artifacts(theme)}


def _artifacts(theme: Theme) -> Iterator[Artifact]:
    reading = read_office(REPOSITORY, KINDS)
    if reading.settings is None:
        raise RuntimeError("\n".join(map(str, reading.problems)))
    settings = reading.settings.model_copy(update={"documents": DocumentStyle(theme=theme)})
    view = Office(settings, reading.entries, reading.pages, reading.files).seen_by(
        Audience.INTERNAL, AT
    )
    seal = seal_of(view, REPOSITORY)
    yield from documents.artifacts(view, seal.content if seal else None)
    for seen in view.records:
        yield from documents.papers_of(view, seen.key, seal)


def drawn(pdf: bytes, page: int, file: Path) -> None:
    """Draws a page of a document, counted from 1, into `file`, with a small palette."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page - 1].render(scale=RESOLUTION / 72).to_pil().convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    if file.suffix == ".webp":
        few.convert("RGB").save(file, lossless=True, quality=100, method=6)
    else:
        few.save(file, optimize=True)


def main() -> None:
    """Draws all of them."""
    offices = {theme: made(theme) for theme in Theme}
    for picture in PICTURES:
        file = FOLDER / picture.file
        drawn(offices[picture.theme][picture.document].bytes(), picture.page, file)
        sys.stdout.write(f"{file.relative_to(REPOSITORY)} {file.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
