"""The documents of the office: those that stand beside a record's page, and papers for its staff.

A document is made from what its page is made from, so the two say the same. Its own moment is the
record's date: it does not change because a build ran. `DOCUMENTS` lists what is published, by kind;
`PAPERS` what staff print and nobody publishes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact
from herald.outputs.documents import proclamation, release
from herald.outputs.documents.letterhead import Letterhead, Seal, letterhead_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from herald.audience import Seen
    from herald.view import View


def always(seen: Seen) -> bool:
    """Every record of the kind has the document."""
    del seen
    return True


@dataclass(frozen=True)
class Document:
    """A file that is made of a record to be printed, filed or sent."""

    file: str
    """What it is called; `{name}` is the record's name: `{name}.pdf`, `agenda.pdf`. Of those beside
    a page the kind's declaration has the same list, and the address is claimed for each."""
    maker: Callable[[Seen, Letterhead], bytes]
    is_due: Callable[[Seen], bool] = always
    """Whether a record has it."""


DOCUMENTS: Mapping[str, tuple[Document, ...]] = {
    "release": (
        Document("{name}.pdf", release.pdf),
        Document("{name}.docx", release.docx),
        Document("{name}.txt", release.txt),
    ),
    "proclamation": (Document("{name}.pdf", proclamation.pdf),),
}
"""What stands beside the page of each record of a kind."""


PAPERS: Mapping[str, tuple[Document, ...]] = {}
"""What staff are given of each record of a kind, in `private/papers`: never published."""


def artifacts(view: View, seal: bytes | None) -> Iterator[Artifact]:
    """The documents of every record, and of each of its translations."""
    for seen in view.records:
        yield from of_record(view, seen.key, Seal(seal) if seal else None)


def of_record(view: View, key: str, seal: Seal | None) -> Iterator[Artifact]:
    """The documents of a record, and of each of its translations."""
    seen = view.record(key)
    if seen is None:
        return
    due = [one for one in DOCUMENTS.get(seen.kind.name, ()) if one.is_due(seen)]
    for words in (seen, *seen.translations.values()) if due else ():
        folder = view.settings.address_in(words.language, seen.address)
        yield from _made(due, folder, view, words, seal)


def papers_of(view: View, key: str, seal: Seal | None) -> Iterator[Artifact]:
    """The papers of a record, in the language it is written in, in a folder of its own."""
    seen = view.record(key)
    if seen is None:
        return
    due = [one for one in PAPERS.get(seen.kind.name, ()) if one.is_due(seen)]
    yield from _made(due, f"{seen.kind.plural}/{key.partition('/')[2]}", view, seen, seal)


def _made(
    due: Iterable[Document], folder: str, view: View, seen: Seen, seal: Seal | None
) -> Iterator[Artifact]:
    letterhead = letterhead_of(view, seen, seal, seen.language)
    for document in due:
        path = f"{folder.strip('/')}/{document.file.format(name=seen.name)}"
        yield Artifact(path, document.maker, (seen, letterhead))
