"""Making what is to be made: what earlier builds made and nothing changed is left as it is.

A task is current when it is given what it was given before, when every question that it asked its
view has the same answer as before, and when its files lie in the output as they were written. The
ledger keeps that of each task. All others are made, each by a worker that also stages what has
other bytes than the file that is there; nothing of the output is touched here (`publish` does).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from herald.execution import each
from herald.outputs.artifact import Artifact, fingerprint
from herald.outputs.links import is_page, noted
from herald.view import as_text

if TYPE_CHECKING:
    from herald.execution import Crew
    from herald.inventory import Inventory
    from herald.ledger import Ledger
    from herald.outputs.artifact import Assembly, Cabinet, Piece, Task
    from herald.view import Question, View


class PublishError(Exception):
    """What stops a publication: two artifacts for one path, a way out, a foreign folder."""


@dataclass(frozen=True)
class Written:
    """A file that was made: where, of what content, and how large."""

    path: str
    sha256: str
    size: int
    is_new: bool
    """Whether it has other bytes than what is there, and so lies staged."""


@dataclass(frozen=True)
class Product:
    """What a task came to."""

    task: str
    fingerprint: str
    answers: str
    asked: tuple[str, ...]
    """The questions, as `View.answers` takes them."""
    files: tuple[Written, ...]
    pieces: tuple[Piece, ...]
    kept: tuple[str, ...] = ()
    """Of a cabinet's files those that were left as they are, as lines of a row."""


@dataclass(frozen=True)
class Workshop:
    """What every task of an output needs, in whatever process it is made."""

    views: Mapping[str, View]
    """What tasks are made from, by the names that they give."""
    folder: str
    """The output, whose files are compared with."""
    staging: str
    site_url: str = ""
    """Of a site, whose pages note where they lead; "" for any other folder."""

    def reaches(self, path: str) -> bool:
        """Whether the way to a file of the output leads through folders, and not through a link."""
        above = path.rpartition("/")[0]
        reached = self._reached.get(above)
        if reached is None:
            reached = self.reaches(above) and not os.path.islink(f"{self.folder}/{above}")  # noqa: PTH114
            self._reached[above] = reached
        return reached

    @cached_property
    def _reached(self) -> dict[str, bool]:
        """The folders that were looked at; nothing of the output changes before it is published."""
        return {"": True}


@dataclass(frozen=True, slots=True)
class Row:
    """What the ledger knows of a task that was made; as lines, of which few are ever looked at."""

    fingerprint: str
    answers: str
    asked: str
    """A question to a line."""
    files: str
    """A file to a line: path, SHA-256, size, time of change (nanoseconds since 1970)."""
    pieces: str
    """A piece to a line: collection, place, SHA-256."""

    def written(self) -> str:
        """The row as text."""
        return _SECTION.join((self.fingerprint, self.answers, self.asked, self.files, self.pieces))

    @classmethod
    def read(cls, text: str) -> Row:
        """The row that `written` wrote; raises TypeError for other texts."""
        return cls(*text.split(_SECTION))

    def paths(self) -> Iterator[str]:
        """Of its files."""
        return (line.partition("\t")[0] for line in _lines(self.files))


_SECTION = "\x1e"


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


@dataclass(frozen=True)
class Production:
    """What was made of an output's tasks and assemblies, and what was left as it is."""

    rows: Mapping[str, Row]
    """Of the tasks that are current, by name."""
    products: Mapping[str, Product]
    """Of those that were made."""
    before: Mapping[str, Row] = field(default_factory=dict)
    """Of all that the ledger knew."""

    def every_path(self) -> Iterator[str]:
        """The path of every file that the output has, or is to have."""
        for row in self.rows.values():
            yield from row.paths()
        for product in self.products.values():
            yield from (one.path for one in product.files)
            yield from (line.partition("\t")[0] for line in product.kept)


@dataclass(frozen=True)
class Wanted:
    """All that an output is to hold."""

    tasks: Sequence[Task]
    assemblies: Sequence[Assembly] = ()
    cabinets: Sequence[Cabinet] = ()

    def names(self) -> set[str]:
        """What the ledger calls each of them."""
        return {
            *(task.name for task in self.tasks),
            *(assembly.path for assembly in self.assemblies),
            *(cabinet.name for cabinet in self.cabinets),
        }


def produce(  # noqa: PLR0913 - everything that making depends on
    wanted: Wanted,
    workshop: Workshop,
    ledger: Ledger,
    shelf: str,
    workers: Crew = (),
    *,
    there: Inventory,
    anew: bool = False,
    first: Production | None = None,
) -> Production:
    """Makes what is wanted and not current (everything, if `anew`), and stages its files.

    `there` is what lies in the output's folder; `first` what was produced for it just before, and
    is a part of what is returned.
    """
    before = first.before if first else _known(ledger, shelf)
    known = {} if anew else before
    current = dict(first.rows) if first else {}
    products = dict(first.products) if first else {}
    stale = []
    for task in wanted.tasks:
        row = known.get(task.name)
        if row and _is_current(task, row, workshop, there):
            current[task.name] = row
        else:
            stale.append(task)
    products |= {one.task: one for one in each(make, workshop, stale, workers, _home)}
    pieces = Pieces(ledger, shelf, known.values(), current.values(), products.values())
    for assembly in wanted.assemblies:
        _settle(
            *(assembly.path, known, current, products),
            _assembled(assembly, known.get(assembly.path), pieces, workshop, there),
        )
    for cabinet in wanted.cabinets:
        _settle(
            *(cabinet.name, known, current, products),
            _sorted_in(cabinet, known.get(cabinet.name), pieces, workshop, there),
        )
    return Production(current, products, before)


def pieces_of(
    production: Production, ledger: Ledger, shelf: str, collection: str, keep: Iterable[str] = ()
) -> Mapping[str, str]:
    """The pieces of a collection by place: of what was produced, and of tasks that `keep` names.

    Raises LostPiece.
    """
    kept = [production.before[name] for name in keep if name in production.before]
    current = [*production.rows.values(), *kept]
    pieces = Pieces(ledger, shelf, (), current, production.products.values())
    return dict(zip(sorted(pieces.now(collection)), pieces.texts(collection), strict=True))


def _settle(
    name: str,
    known: Mapping[str, Row],
    current: dict[str, Row],
    products: dict[str, Product],
    product: Product | None,
) -> None:
    """Notes what was made, or that what is known is current."""
    if product is None:
        current[name] = known[name]
    else:
        products[name] = product


def record(
    production: Production, there: Inventory, ledger: Ledger, shelf: str, keep: Iterable[str] = ()
) -> None:
    """Writes into the ledger what was made, now that it lies `there`.

    Tasks that are no more are forgotten with their pieces, but for those that `keep` names.
    """
    keep = set(keep)
    rows = {name: _row(product, there).written() for name, product in production.products.items()}
    for collection, texts in _texts_by_collection(production.products.values()).items():
        ledger.keep(f"{shelf}/{collection}", texts)
    ledger.keep(shelf, rows)
    stays = production.rows.keys() | production.products.keys() | keep
    ledger.forget(shelf, [name for name in ledger.names(shelf) if name not in stays])
    for collection, places in _no_more(production, keep).items():
        ledger.forget(f"{shelf}/{collection}", places)


def _no_more(production: Production, keep: AbstractSet[str]) -> dict[str, set[str]]:
    """The places, by collection, at which there was a piece and is none now."""
    left = production.rows.keys() | keep
    was = _digests(row for name, row in production.before.items() if name not in left)
    made = _texts_by_collection(production.products.values())
    gone = {collection: was[collection].keys() - made.get(collection, {}) for collection in was}
    if not any(gone.values()):  # nearly always: then the rows need not be looked through
        return {}
    stays = _digests(production.rows.values())
    return {collection: gone[collection] - stays.get(collection, {}).keys() for collection in gone}


def _row(product: Product, there: Inventory) -> Row:
    files = [
        *product.kept,
        *(f"{one.path}\t{one.sha256}\t{there.stamp(one.path)}" for one in product.files),
    ]
    pieces = (f"{one.collection}\t{one.place}\t{_digest(one.text)}" for one in product.pieces)
    return Row(
        product.fingerprint,
        product.answers,
        "\n".join(product.asked),
        "\n".join(files),
        "\n".join(pieces),
    )


def asked_moments(production: Production) -> Iterator[datetime]:
    """The moments of which tasks asked whether they have come."""
    asked = [row.asked for row in production.rows.values()]
    asked += ["\n".join(product.asked) for product in production.products.values()]
    for questions in asked:
        for question in _lines(questions) if '"is_past"' in questions else ():
            name, *given = json.loads(question)
            if name == "is_past":
                yield datetime.fromisoformat(given[0])


def paths_of(wanted: Wanted, workshop: Workshop, ledger: Ledger, shelf: str) -> set[str]:
    """The paths of the files that would be made; known, or planned for it."""
    known = _known(ledger, shelf)
    paths = {assembly.path for assembly in wanted.assemblies}
    for cabinet in wanted.cabinets:
        row = known.get(cabinet.name)
        paths |= set(row.paths()) if row else set()
    for task in wanted.tasks:
        row = known.get(task.name)
        if row and _is_as_before(task, row, workshop):
            paths |= set(row.paths())
        else:
            plan = task.plan(workshop.views[task.view], *task.given)
            paths |= {one.path for one in plan if isinstance(one, Artifact)}
    return paths


def made_of(workshop: Workshop, artifact: Artifact) -> Product:
    """Makes a file that is always made."""
    return Product("", "", "", (), (_staged(workshop, artifact.path, _bytes_of(artifact)),), ())


# --- one task -------------------------------------------------------------------------------------


def make(workshop: Workshop, task: Task) -> Product:
    """Makes what a task plans; in any process that can reach the output's folder."""
    asked: set[Question] = set()
    files: list[Written] = []
    pieces: list[Piece] = []
    view = workshop.views[task.view]
    for one in task.plan(view.listening(asked), *task.given):
        if isinstance(one, Artifact):
            content = _bytes_of(one)
            files.append(_staged(workshop, one.path, content))
            if workshop.site_url and is_page(one.path):
                pieces.append(noted(one.path, content, workshop.site_url))
        else:
            pieces.append(one)
    questions = tuple(sorted(map(as_text, asked)))
    answers = view.answers(questions)
    return Product(task.name, task.fingerprint, answers, questions, tuple(files), tuple(pieces))


def _bytes_of(artifact: Artifact) -> bytes:
    try:
        return artifact.bytes()
    except Exception as error:
        error.add_note(f"while making {artifact.path}")
        raise


def _staged(workshop: Workshop, path: str, content: bytes) -> Written:
    """Writes the content beside the output, unless the output has it already."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        raise PublishError(f"'{path}' is not a path inside the output")
    digest = sha256(content).hexdigest()
    if workshop.reaches(path) and _holds(f"{workshop.folder}/{path}", content):
        return Written(path, digest, len(content), is_new=False)
    target = f"{workshop.staging}/{path}"
    try:
        try:
            _write(target, content)
        except FileNotFoundError:
            _make_folder(target.rpartition("/")[0])
            _write(target, content)
    except FileExistsError:
        raise PublishError(f"two artifacts want to be '{path}'") from None
    except (NotADirectoryError, IsADirectoryError):
        raise PublishError(f"'{path}' would be a file and a folder") from None
    return Written(path, digest, len(content), is_new=True)


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 - nearly always the one above is there already
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise NotADirectoryError(folder) from None


def _write(target: str, content: bytes) -> None:
    # Never over something that lies there, nor through a link; and with as few calls as possible,
    # since there are as many files as records and more.
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _holds(file: str, content: bytes) -> bool:
    try:
        if os.lstat(file).st_size != len(content) or os.path.islink(file):  # noqa: PTH114
            return False
        with open(file, "rb") as opened:  # noqa: PTH123
            return opened.read() == content
    except OSError:
        return False


def _home(task: Task) -> str:
    return task.home or task.name


# --- what is known from before --------------------------------------------------------------------


def _known(ledger: Ledger, shelf: str) -> dict[str, Row]:
    known = {}
    for name, text in ledger.shelf(shelf).items():
        with suppress(ValueError, TypeError):
            known[name] = Row.read(text)
    return known


def _is_current(task: Task, row: Row, workshop: Workshop, there: Inventory) -> bool:
    return _is_as_before(task, row, workshop) and _lie_as_written(row, there)


def _is_as_before(task: Task, row: Row, workshop: Workshop) -> bool:
    """Whether a task is given what it was given, and would be answered as it was."""
    return (
        row.fingerprint == task.fingerprint
        and workshop.views[task.view].answers(_lines(row.asked)) == row.answers
    )


def _lie_as_written(row: Row, there: Inventory) -> bool:
    """Whether nobody has touched the files of a task since they were written."""
    for line in _lines(row.files):
        path, _, stamp = line.split("\t", 2)
        if there.stamp(path) != stamp:
            return False
    return True


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


# --- pieces ---------------------------------------------------------------------------------------


class Pieces:
    """The pieces of all tasks, as they are now and as they were before."""

    def __init__(
        self,
        ledger: Ledger,
        shelf: str,
        known: Iterable[Row],
        current: Iterable[Row],
        products: Iterable[Product],
    ) -> None:
        self._ledger, self._shelf = ledger, shelf
        self._before = _digests(known)
        self._now = _digests(current)
        self._fresh = _texts_by_collection(products)
        for collection, texts in self._fresh.items():
            digests = {place: _digest(text) for place, text in texts.items()}
            self._now.setdefault(collection, {}).update(digests)

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
            if _digest(kept.get(place, "")) != now[place]:
                raise LostPiece(collection)
        return [fresh[place] if place in fresh else kept[place] for place in sorted(now)]

    def text(self, collection: str, place: str) -> str:
        """One piece. Raises LostPiece."""
        fresh = self._fresh.get(collection, {})
        return fresh[place] if place in fresh else self.text_before(collection, place)

    def text_before(self, collection: str, place: str) -> str:
        """One piece as it was before. Raises LostPiece."""
        text = self._ledger.find(self._place(collection), place)
        if text is None or _digest(text) != self.before(collection).get(place):
            raise LostPiece(collection)
        return text

    def _place(self, collection: str) -> str:
        return f"{self._shelf}/{collection}"


class LostPiece(Exception):  # noqa: N818 - it is caught where the build begins anew
    """The ledger has lost a piece of a file that is put together; everything must be made anew."""


def _digests(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        for line in _lines(row.pieces):
            collection, place, digest = line.split("\t")
            found.setdefault(collection, {})[place] = digest
    return found


def _texts_by_collection(products: Iterable[Product]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for product in products:
        for piece in product.pieces:
            found.setdefault(piece.collection, {})[piece.place] = piece.text
    return found


def _of_all(digests: Mapping[str, str]) -> str:
    """A digest of the places and digests of pieces."""
    return _digest("\n".join(f"{place}\t{digests[place]}" for place in sorted(digests)))


def _assembled(
    assembly: Assembly, row: Row | None, pieces: Pieces, workshop: Workshop, there: Inventory
) -> Product | None:
    """The file, put together; None when it is current."""
    given = fingerprint(assembly.join, assembly.given)
    answers = _of_all(pieces.now(assembly.collection))
    if row and (row.fingerprint, row.answers) == (given, answers) and _lie_as_written(row, there):
        return None
    content = assembly.join(pieces.texts(assembly.collection), *assembly.given)
    file = _staged(workshop, assembly.path, content)
    return Product(assembly.path, given, answers, (), (file,), ())


def _sorted_in(
    cabinet: Cabinet, row: Row | None, pieces: Pieces, workshop: Workshop, there: Inventory
) -> Product | None:
    """The files of a cabinet, of which only those are touched that change; None if none does."""
    given = fingerprint(cabinet.fill, cabinet.given)
    now, before = pieces.now(cabinet.collection), pieces.before(cabinet.collection)
    answers = _of_all(now)
    as_before = row and row.fingerprint == given and _lie_as_written(row, there)
    if row is None or not as_before or row.answers != _of_all(before):
        every = cabinet.fill(pieces.texts(cabinet.collection), *cabinet.given)
        files = tuple(_staged(workshop, path, content) for path, content in every)
        return Product(cabinet.name, given, answers, (), files, ())
    if row.answers == answers:
        return None
    was = {line.partition("\t")[0]: line for line in _lines(row.files)}

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
        _staged(workshop, path, content) for path, content in changed.items() if content is not None
    )
    kept = tuple(line for path, line in was.items() if path not in changed)
    return Product(cabinet.name, given, answers, (), files, (), kept)
