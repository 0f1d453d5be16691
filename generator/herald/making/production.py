"""Making what is to be made: what earlier builds made and nothing changed is left as it is.

A task is current when it is given what it was given before, when every question that it asked its
view has the same answer as before, and when its files lie in the output as they were written. The
ledger keeps that of each task. All others are made, each by a worker that also stages what has
other bytes than the file that is there; nothing of the output is touched here (`publish` does).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from herald.making.execution import each
from herald.making.pieces import (
    Pieces,
    assembled,
    digests_by_collection,
    sorted_in,
    texts_by_collection,
)
from herald.making.products import Product, Row, lines
from herald.making.workshop import make
from herald.outputs.artifact import Artifact

if TYPE_CHECKING:
    from herald.making.execution import Crew
    from herald.making.inventory import Inventory
    from herald.making.ledger import Ledger
    from herald.making.lookback import Lookback
    from herald.making.workshop import Workshop
    from herald.outputs.artifact import Assembly, Cabinet, Task


@dataclass(frozen=True)
class Production:
    """What was made of an output's tasks and assemblies, and what was left as it is."""

    rows: Mapping[str, Row]
    """Of the tasks that are current, by name."""
    products: Mapping[str, Product]
    """Of those that were made."""
    before: Mapping[str, Row] = field(default_factory=dict)
    """Of all that the ledger knew."""

    def names(self) -> set[str]:
        """What the ledger calls all that is current now."""
        return {*self.rows, *self.products}

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
    lookback: Lookback | None = None,
    first: Production | None = None,
) -> Production:
    """Makes what is wanted and not current (everything, if `anew`), and stages its files.

    `there` is what lies in the output's folder, and `lookback` knows which rows need not be asked
    again; `first` is what was produced for it just before, and a part of what is returned.
    """
    before = first.before if first else _known(ledger, shelf)
    known = {} if anew else before
    current = dict(first.rows) if first else {}
    products = dict(first.products) if first else {}
    stale = []
    for task in wanted.tasks:
        row = known.get(task.name)
        if row and _is_current(task, row, workshop, there, lookback):
            current[task.name] = row
        else:
            stale.append(task)
    products |= {one.task: one for one in each(make, workshop, stale, workers, _home)}
    pieces = Pieces(ledger, shelf, known.values(), current.values(), products.values())
    for assembly in wanted.assemblies:
        _settle(
            *(assembly.path, known, current, products),
            assembled(assembly, known.get(assembly.path), pieces, workshop, there),
        )
    for cabinet in wanted.cabinets:
        _settle(
            *(cabinet.name, known, current, products),
            sorted_in(cabinet, known.get(cabinet.name), pieces, workshop, there),
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
    rows = {name: Row.of(product, there).written() for name, product in production.products.items()}
    for collection, texts in texts_by_collection(production.products.values()).items():
        ledger.keep(f"{shelf}/{collection}", texts)
    ledger.keep(shelf, rows)
    stays = production.rows.keys() | production.products.keys() | keep
    ledger.forget(shelf, [name for name in ledger.names(shelf) if name not in stays])
    for collection, places in _no_more(production, keep).items():
        ledger.forget(f"{shelf}/{collection}", places)


def _no_more(production: Production, keep: AbstractSet[str]) -> dict[str, set[str]]:
    """The places, by collection, at which there was a piece and is none now."""
    left = production.rows.keys() | keep
    was = digests_by_collection(row for name, row in production.before.items() if name not in left)
    made = texts_by_collection(production.products.values())
    gone = {collection: was[collection].keys() - made.get(collection, {}) for collection in was}
    if not any(gone.values()):  # nearly always: then the rows need not be looked through
        return {}
    stays = digests_by_collection(production.rows.values())
    return {collection: gone[collection] - stays.get(collection, {}).keys() for collection in gone}


def asked_moments(production: Production) -> Iterator[datetime]:
    """The moments of which tasks asked whether they have come."""
    asked: set[str] = set()
    rows, products = production.rows.values(), production.products.values()
    for questions in (*(row.asked for row in rows), *(one.asked for one in products)):
        if '"is_past"' in questions:
            asked.update(lines(questions))
    for question in asked:
        if question.startswith('["is_past"'):
            yield datetime.fromisoformat(json.loads(question)[1])


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


# --- what is known from before --------------------------------------------------------------------


def _known(ledger: Ledger, shelf: str) -> dict[str, Row]:
    return ledger.read(shelf, _row)


def _row(name: str, content: str) -> Row:
    del name
    return Row.read(content)


def _is_current(
    task: Task, row: Row, workshop: Workshop, there: Inventory, lookback: Lookback | None
) -> bool:
    if lookback and lookback.proves(task.name, row):
        return row.fingerprint == task.fingerprint and row.lies_as_written(there)
    return _is_as_before(task, row, workshop) and row.lies_as_written(there)


def _is_as_before(task: Task, row: Row, workshop: Workshop) -> bool:
    """Whether a task is given what it was given, and would be answered as it was."""
    return (
        row.fingerprint == task.fingerprint
        and workshop.views[task.view].answers(lines(row.asked)) == row.answers
    )


def _home(task: Task) -> str:
    return task.home or task.name
