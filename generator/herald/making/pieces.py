"""Pieces of all tasks, and the files that are put together of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from herald.making.products import Product, Row, digest_of, lines
from herald.making.workshop import staged_file
from herald.outputs.artifact import fingerprint

if TYPE_CHECKING:
    from herald.making.inventory import Inventory
    from herald.making.ledger import Ledger
    from herald.making.workshop import Workshop
    from herald.outputs.artifact import Assembly, Cabinet


class Pieces:
    """The pieces of all tasks, as they are now and as they were before."""

    def __init__(
        self,
        ledger: Ledger,
        shelf: str,
        known: Collection[Row],
        current: Collection[Row],
        products: Collection[Product],
    ) -> None:
        self._ledger, self._shelf = ledger, shelf
        self._known, self._current, self._products = known, current, products

    @cached_property
    def _before(self) -> Mapping[str, Mapping[str, str]]:
        return digests_by_collection(self._known)

    @cached_property
    def _now(self) -> Mapping[str, Mapping[str, str]]:
        found = digests_by_collection(self._current)
        for collection, texts in self._fresh.items():
            digests = {place: digest_of(text) for place, text in texts.items()}
            found.setdefault(collection, {}).update(digests)
        return found

    @cached_property
    def _fresh(self) -> Mapping[str, Mapping[str, str]]:
        return texts_by_collection(self._products)

    def now(self, collection: str) -> Mapping[str, str]:
        """The digest of each piece of a collection, by its place."""
        return self._now.get(collection, {})

    def before(self, collection: str) -> Mapping[str, str]:
        """The digest of each piece that there was."""
        return self._before.get(collection, {})

    def texts(self, collection: str) -> list[str]:
        """The pieces of a collection, in their order. Raises LostPiece."""
        now, fresh = self.now(collection), self._fresh.get(collection, {})
        kept = {} if now.keys() <= fresh.keys() else self._ledger.shelf(self._place(collection))
        for place in now.keys() - fresh.keys():
            if digest_of(kept.get(place, "")) != now[place]:
                raise LostPiece(collection)
        return [fresh[place] if place in fresh else kept[place] for place in sorted(now)]

    def text(self, collection: str, place: str) -> str:
        """One piece. Raises LostPiece."""
        fresh = self._fresh.get(collection, {})
        return fresh[place] if place in fresh else self.text_before(collection, place)

    def text_before(self, collection: str, place: str) -> str:
        """One piece as it was before. Raises LostPiece."""
        text = self._ledger.find(self._place(collection), place)
        if text is None or digest_of(text) != self.before(collection).get(place):
            raise LostPiece(collection)
        return text

    def _place(self, collection: str) -> str:
        return _place(self._shelf, collection)


def kept(ledger: Ledger, shelf: str, collection: str, beginning: str) -> dict[str, str]:
    """The pieces that earlier builds kept whose place begins so, by place."""
    place = _place(shelf, collection)
    names = sorted(name for name in ledger.names(place) if name.startswith(beginning))
    return {name: text for name in names if (text := ledger.find(place, name)) is not None}


def _place(shelf: str, collection: str) -> str:
    return f"{shelf}/{collection}"


class LostPiece(Exception):  # noqa: N818 - it is caught where the build begins anew
    """The ledger has lost a piece of a file that is put together; everything must be made anew."""


def digests_by_collection(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """The digest of every piece of rows, by its collection and place."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        for line in lines(row.pieces):
            collection, place, digest = line.split("\t")
            found.setdefault(collection, {})[place] = digest
    return found


def texts_by_collection(products: Iterable[Product]) -> dict[str, dict[str, str]]:
    """Every piece that was made, by its collection and place."""
    found: dict[str, dict[str, str]] = {}
    for product in products:
        for piece in product.pieces:
            found.setdefault(piece.collection, {})[piece.place] = piece.text
    return found


def _of_all(digests: Mapping[str, str]) -> str:
    """A digest of the places and digests of pieces."""
    return digest_of("\n".join(f"{place}\t{digests[place]}" for place in sorted(digests)))


def assembled(
    assembly: Assembly, row: Row | None, pieces: Pieces, workshop: Workshop, there: Inventory
) -> Product | None:
    """The file, put together; None when it is current."""
    given = fingerprint(assembly.join, assembly.given)
    answers = _of_all(pieces.now(assembly.collection))
    if row and (row.fingerprint, row.answers) == (given, answers) and row.lies_as_written(there):
        return None
    content = assembly.join(pieces.texts(assembly.collection), *assembly.given)
    file = staged_file(workshop, assembly.path, content)
    return Product(assembly.path, given, answers, "", (file,), ())


def sorted_in(
    cabinet: Cabinet, row: Row | None, pieces: Pieces, workshop: Workshop, there: Inventory
) -> Product | None:
    """The files of a cabinet, of which only those are touched that change; None if none does."""
    given = fingerprint(cabinet.fill, cabinet.given)
    now, before = pieces.now(cabinet.collection), pieces.before(cabinet.collection)
    answers = _of_all(now)
    as_before = row and row.fingerprint == given and row.lies_as_written(there)
    if row is None or not as_before or row.answers != _of_all(before):
        every = cabinet.fill(pieces.texts(cabinet.collection), *cabinet.given)
        files = tuple(staged_file(workshop, path, content) for path, content in every)
        return Product(cabinet.name, given, answers, "", files, ())
    if row.answers == answers:
        return None
    was = {line.partition("\t")[0]: line for line in lines(row.files)}

    def content(path: str) -> bytes:
        if path not in was:
            return b""
        with open(f"{workshop.folder}/{path}", "rb") as opened:  # noqa: PTH123
            return opened.read()

    changed = cabinet.change(
        [pieces.text_before(cabinet.collection, p) for p in before if now.get(p) != before[p]],
        [pieces.text(cabinet.collection, p) for p in now if before.get(p) != now[p]],
        content,
        *cabinet.given,
    )
    files = tuple(
        staged_file(workshop, path, content)
        for path, content in changed.items()
        if content is not None
    )
    kept = tuple(line for path, line in was.items() if path not in changed)
    return Product(cabinet.name, given, answers, "", files, (), kept)
