"""A look back at the last production: which of its answers are surely what they were.

When an output is recorded, so is the sight that it was made from. The next build compares it with
its own: a row of which no question can have another answer need not be asked again. The note is
believed only together with the very rows that it was written for, and says which of them were not
looked at when it was written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from herald.making.products import lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from herald.making.ledger import Ledger
    from herald.making.products import Row
    from herald.view import View
    from herald.view.changes import Changes
    from herald.view.sight import Sight

SIGHTS = "sights"
"""The shelf of the notes, by the shelves whose rows they are about."""

WORTH_A_NOTE = 100
"""Rows; of fewer, all questions are asked again in no time."""


@dataclass(frozen=True)
class _Note:
    rows: str
    """A digest of the rows."""
    audience: str
    moment: datetime
    unproven: frozenset[str]
    """The names of rows that were left as they are, and not looked at."""
    answers: Mapping[str, str]
    lines: Mapping[str, str]
    """The sight's, by path."""

    def written(self) -> str:
        when = self.moment.isoformat()
        head = [self.rows, self.audience, when, sorted(self.unproven), {**self.answers}]
        return "\n".join([json.dumps(head), *self.lines.values()])

    @classmethod
    def read(cls, text: str) -> _Note:
        head, *seen = text.split("\n")
        rows, audience, moment, unproven, answers = json.loads(head)
        by_path = {line.partition("\t")[0]: line for line in seen}
        at = datetime.fromisoformat(moment)
        return cls(rows, audience, at, frozenset(unproven), answers, by_path)


class Lookback:
    """What is known of the rows of an output, by what has changed since they were written."""

    def __init__(self, changes: Changes, unproven: AbstractSet[str]) -> None:
        self._unproven = unproven
        self._touched = _Touched(changes)

    def proves(self, name: str, row: Row) -> bool:
        """Whether every question of a row surely has the answer that it had."""
        return name not in self._unproven and not any(
            map(self._touched.__getitem__, lines(row.asked))
        )


class _Touched(dict[str, bool]):
    """Whether a question may have another answer, worked out once for each."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes

    def __missing__(self, question: str) -> bool:
        found = self[question] = self._changes.may_touch(question)
        return found


def look_back(ledger: Ledger, shelf: str, views: Mapping[str, View]) -> Lookback | None:
    """What can be said of the rows on a shelf; None where everything is to be asked."""
    sight, note = _sight(views), _noted(ledger, shelf)
    if sight is None or note is None or note.audience != sight.audience:
        return None
    versions = _versions(shelf)
    given = (note.moment, note.lines, note.answers)
    changes = sight.changes_since(*given, lambda path: ledger.find(versions, path))
    return Lookback(changes, note.unproven) if changes else None


def note(ledger: Ledger, shelf: str, views: Mapping[str, View], current: AbstractSet[str]) -> None:
    """Notes the sight that the `current` rows of a shelf were made from, or have proved true."""
    sight = _sight(views)
    if sight is None or len(current) < WORTH_A_NOTE:
        ledger.forget(SIGHTS, _held(ledger, shelf))
        return
    before = _noted(ledger, shelf, at_any_rate=True)
    known = before.lines if before else {}
    changed = [path for path, line in sight.lines.items() if known.get(path) != line]
    told = {path: text for path in changed if (text := sight.version(path))}
    versions = _versions(shelf)
    gone = {path for path in known if path not in sight.lines} | ({*changed} - told.keys())
    ledger.forget(versions, gone if before else {*ledger.names(versions)} - told.keys())
    ledger.keep(versions, told)
    unproven = frozenset({*ledger.names(shelf)} - current)
    seen = (sight.audience, sight.moment, unproven, sight.answers, sight.lines)
    made = _Note(ledger.digest(shelf), *seen)
    ledger.keep(SIGHTS, {shelf: made.written()})


def _sight(views: Mapping[str, View]) -> Sight | None:
    """What was seen of an output that is made from one view; of several, nobody keeps account."""
    return views[""].sight() if views.keys() == {""} else None


def _noted(ledger: Ledger, shelf: str, *, at_any_rate: bool = False) -> _Note | None:
    """The note about a shelf, if it is about the rows that are there."""
    text = ledger.find(SIGHTS, shelf)
    if text is None:
        return None
    found = _Note.read(text)
    return found if at_any_rate or found.rows == ledger.digest(shelf) else None


def _held(ledger: Ledger, shelf: str) -> Iterable[str]:
    """The name of the note about a shelf, if there is one."""
    return () if ledger.find(SIGHTS, shelf) is None else (shelf,)


def _versions(shelf: str) -> str:
    """The shelf of what records said when a shelf's rows were written."""
    return f"{shelf} was made of"
