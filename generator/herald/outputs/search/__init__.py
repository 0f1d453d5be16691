"""The search index: made of records, in many small files, of which a browser fetches a few.

    piece            a record (or a page written by hand) -> its card and its words
    drawers          all pieces -> all files
    changed_drawers  the pieces that go and come -> the files that change, and how
    guide            what a browser must know first

One index serves all languages: a record is found by its words in each of them, and shown in the
reader's where it has a translation. `templates/theme/assets/javascripts/search.js` reads it; how it
was chosen stands in docs/adr/0009-search-in-drawers.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, copied
from herald.outputs.search import guide
from herald.outputs.search.drawers import Layout, card_path, changed_drawers, drawers
from herald.outputs.search.pieces import Piece, page_pieces, piece
from herald.records.facets import Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen, View
    from herald.outputs.shell import SearchEntry

__all__ = [
    "Layout",
    "Piece",
    "artifacts",
    "card_path",
    "changed_drawers",
    "drawers",
    "guides",
    "page_pieces",
    "piece",
    "pieces",
    "venue_of",
]


def artifacts(view: View, pages: Iterable[SearchEntry]) -> Iterator[Artifact]:
    """Every file of the index: of the records, and of the pages written by hand."""
    every = [*pieces(view), *page_pieces(pages)]
    layout = Layout.of(len(every))
    for path, content in drawers(every, layout):
        yield Artifact(path, copied, (content,))
    yield from guides(view.settings.languages, layout)


def guides(languages: tuple[str, ...], layout: Layout) -> Iterator[Artifact]:
    """The guide in each language."""
    for language in languages:
        yield Artifact(guide.path(language), guide.guide, (language, languages, layout))


def pieces(view: View) -> Iterator[Piece]:
    """A piece for each record that has a page, in the order of the view."""
    for seen in view.records:
        if seen.address:
            yield piece(seen, venue_of(view, seen))


def venue_of(view: View, seen: Seen) -> Seen | None:
    """The venue that the record names: all that its piece is made of besides the record itself."""
    named = seen.record.venue if isinstance(seen.record, Placed) else None
    return view.find("venue", named) if named else None
