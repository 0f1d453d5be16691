"""The pictures of docs/documents.md: what the office prints, drawn from the demo office.

`make gallery` draws them anew. A document that is to be seen there is one line in PICTURES.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2
from PIL import Image

from herald.audience import Audience
from herald.inside import handouts, papers
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs import documents
from herald.outputs.documents import briefing
from herald.outputs.documents.briefing.span import Span
from herald.outputs.documents.letterhead import seal_of
from herald.records.reader import read_office
from herald.settings import DocumentStyle, Theme
from tests.demo import AT, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.outputs.artifact import Artifact

DAY: Final = date(2026, 12, 3)
FOLDER: Final = REPOSITORY / "docs" / "pictures"
LOOK: Final = 66
"""Dots to an inch of a page whose words need not be read."""
COLOURS: Final = 96
"""In the palette of a picture: enough for flat colours, the edges of letters, and gold."""


@dataclass(frozen=True)
class Picture:
    """A page of a document of the demo office, and the file that shows it."""

    file: str
    document: str
    """Its address in the site, or below `private`: `papers/…`, `handouts/…`, `briefings/…`."""
    page: int = 1
    theme: Theme = Theme.ENGRAVED
    resolution: int = 110
    """Dots to an inch: what one reads on a screen at arm's length."""


_CEREMONIAL: Final = "proclamations/2026/library-workers-day/library-workers-day.pdf"
_OFFICIAL: Final = "proclamations/2026/end-of-local-emergency/end-of-local-emergency.pdf"
_COMMENDATION: Final = "proclamations/2026/kittiwake-crew/kittiwake-crew.pdf"
_CERTIFICATE: Final = "proclamations/2026/food-bank-50-years/food-bank-50-years.pdf"
_CONDOLENCE: Final = "proclamations/2026/captain-donnelly/captain-donnelly.pdf"
_ROWERS: Final = "proclamations/2025/tidewater-rowers/tidewater-rowers.pdf"
_EMERGENCY: Final = "proclamations/2025/local-emergency/local-emergency.pdf"
_BOOK: Final = "briefings/2026-12-03.pdf"
_STORM: Final = "papers/events/2026/storm-season-briefing"
_FLOOD: Final = "meetings/2026/flood-and-climate-committee"
_AWARDS: Final = "meetings/2026/housing-stability-committee"

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
    Picture("proclamation-draft.webp", "papers/proclamations/2027/mlk-day/draft.pdf"),
    Picture("release.webp", "news/2026/housing-awards/housing-awards.pdf", resolution=LOOK),
    Picture("advisory.webp", "news/2026/net-loft-advisory/net-loft-advisory.pdf", resolution=LOOK),
    Picture("book-cover.webp", _BOOK, resolution=LOOK),
    Picture("book-card.webp", _BOOK, page=2, resolution=LOOK),
    Picture("book-memo.webp", _BOOK, page=4, resolution=LOOK),
    Picture("pocket-card.webp", "briefings/2026-12-03-pocket.pdf", resolution=LOOK),
    Picture("memo.webp", f"{_STORM}/memo.pdf", resolution=LOOK),
    Picture("run-of-show.webp", f"{_STORM}/run-of-show.pdf", resolution=LOOK),
    Picture("checklist.webp", f"{_STORM}/checklist.pdf", resolution=LOOK),
    Picture("notice.webp", f"{_FLOOD}/notice.pdf", resolution=LOOK),
    Picture("agenda.webp", f"{_FLOOD}/agenda.pdf", resolution=LOOK),
    Picture("minutes.webp", f"{_AWARDS}/minutes.pdf", resolution=LOOK),
    Picture(
        "scorecard.webp", "committees/flood-and-climate/scorecard.pdf", page=3, resolution=LOOK
    ),
    Picture("letter.webp", "papers/letters/thank-you-mr-petrakis/letter.pdf", resolution=LOOK),
    Picture("remarks.webp", "papers/remarks/2026/the-last-line/remarks.pdf", resolution=LOOK),
    Picture("flyer.webp", "handouts/events/2026/longest-night/flyer.pdf", resolution=LOOK),
)


def made(theme: Theme) -> Mapping[str, Artifact]:
    """Every document and paper of the demo office in a theme, by its address."""
    return {one.path: one for one in _artifacts(theme)}


def _artifacts(theme: Theme) -> Iterator[Artifact]:
    reading = read_office(REPOSITORY, KINDS)
    if reading.settings is None:
        raise RuntimeError("\n".join(map(str, reading.problems)))
    settings = reading.settings.model_copy(update={"documents": DocumentStyle(theme=theme)})
    office = Office(settings, reading.entries, reading.pages, reading.files)
    public, staff = office.seen_by(Audience.PUBLIC, AT), office.seen_by(Audience.INTERNAL, AT)
    seal = seal_of(public, REPOSITORY)
    yield from documents.artifacts(public, seal.content if seal else None)
    for folder, view, tasks in (("papers", staff, papers), ("handouts", public, handouts)):
        for task in tasks.tasks(view, REPOSITORY):
            for one in task.plan(view, *task.given):
                yield replace(one, path=f"{folder}/{one.path}")
    mayor = office.seen_by(Audience.CONFIDENTIAL, AT)
    for one in briefing.artifacts(mayor, Span(DAY, DAY), seal):
        yield replace(one, path=f"briefings/{one.path}")


def drawn(pdf: bytes, picture: Picture, file: Path) -> None:
    """Draws the picture of a document into `file`, with a small palette."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[picture.page - 1].render(scale=picture.resolution / 72)
        colors = sheet.to_pil().convert("RGB")
    few = colors.quantize(COLOURS, dither=Image.Dither.NONE)
    if file.suffix == ".webp":
        few.convert("RGB").save(file, lossless=True, quality=100, method=6)
    else:
        few.save(file, optimize=True)


def main() -> None:
    """Draws all of them."""
    offices = {theme: made(theme) for theme in Theme}
    for picture in PICTURES:
        file = FOLDER / picture.file
        drawn(offices[picture.theme][picture.document].bytes(), picture, file)
        sys.stdout.write(f"{file.relative_to(REPOSITORY)} {file.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
