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

from herald.outputs import artifact
from herald.outputs.artifact import Artifact
from herald.outputs.search import guide
from herald.outputs.search.drawers import Layout, changed_drawers, drawers
from herald.outputs.search.pieces import Piece, page_pieces, piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from herald.audience import Seen
    from herald.outputs.shell.host import SearchEntry
    from herald.view import View


COLLECTION = "search"
CARDS = "search/cards/"


def of_record(view: View, seen: Seen) -> Iterator[artifact.Piece]:
    """The piece of a record that has a page."""
    found = piece(seen, view.venue_of(seen))
    yield artifact.Piece(COLLECTION, f"record {seen.key}", found.written())


def of_pages(view: View, pages: tuple[SearchEntry, ...]) -> Iterator[artifact.Piece]:
    """The pieces of the pages written by hand."""
    del view
    for found in page_pieces(pages):
        yield artifact.Piece(COLLECTION, f"page {found.number}", found.written())


def index(view: View, pages: tuple[SearchEntry, ...]) -> artifact.Cabinet:
    """The drawers of all pieces."""
    return artifact.Cabinet("search index", COLLECTION, filled, changed, (layout_of(view, pages),))


def layout_of(view: View, pages: tuple[SearchEntry, ...]) -> Layout:
    """How many drawers there are."""
    records = sum(count for _, count in view.page_groups())
    return Layout.of(records + len({page.place for page in pages}))


def filled(pieces: Iterable[str], layout: Layout) -> Iterator[tuple[str, bytes]]:
    """All drawers by path, of all pieces."""
    return drawers(map(Piece.read, pieces), layout)


def changed(
    removed: Iterable[str],
    added: Iterable[str],
    content: Callable[[str], bytes],
    layout: Layout,
) -> Mapping[str, bytes | None]:
    """The drawers that differ when some pieces go and others come, with their new content."""
    gone, come = (tuple(map(Piece.read, texts)) for texts in (removed, added))
    drawers = changed_drawers(gone, come, layout, content)
    # An empty drawer of words stays: a browser asks for it without knowing.
    return {
        path: None if not held and path.startswith(CARDS) else held
        for path, held in drawers.items()
    }


def guides(view: View, layout: Layout) -> Iterator[Artifact]:
    """The guide in each language."""
    languages = view.settings.languages
    for language in languages:
        yield Artifact(guide.path(language), guide.guide, (language, languages, layout))
