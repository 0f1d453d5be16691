"""An office read and checked: all that `herald check` does, and the first half of a build.

With a ledger, a file whose stamp is the one it had when it was read is not read again, and a record
is not checked again while it, and all that its checks asked of others, are as they were.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import from_json, to_json

from herald.addresses import Addresses
from herald.checks import check_entry, check_rest
from herald.discretion import discreet
from herald.kinds import KINDS
from herald.making.execution import each
from herald.making.standstill import READ
from herald.office import Office
from herald.problems import Problem, Severity
from herald.records import facts
from herald.records.reader import (
    Folio,
    Found,
    Reading,
    folios,
    gathered,
    read_folio,
    read_settings,
    walked,
)
from herald.records.sealed import is_sealed
from herald.records.walk import home_of, stamp_of
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from herald.commits.history import History
    from herald.making.execution import Crew
    from herald.making.ledger import Ledger
    from herald.records.entry import Entry
    from herald.records.revision import Past
    from herald.records.walk import Stamp
    from herald.settings import Settings

FILES = "files"
CHECKS = "checks"
"""The shelves of what was read, and of what was found to be sound."""


@dataclass(frozen=True)
class Inspection:
    """An office, and everything that is wrong with it."""

    office: Office | None
    """None when office.yml could not be read."""
    problems: tuple[Problem, ...]
    """In file order."""
    read: tuple[str, ...] = ()
    """The paths of the records that were read; the others were known."""
    closed: int = 0
    """How many sealed files could not be read for want of a key."""


def inspect(
    root: Path,
    at: datetime,
    ledger: Ledger | None = None,
    workers: Crew = (),
    key: str = "",
    history: History | None = None,
) -> Inspection:
    """Reads the office in `root` and checks it as of the moment `at`.

    Sealed records are read with the key in the file `key`; "" for none. `history` is what git knows
    of the files.
    """
    settings, problems = read_settings(root)
    if settings is None:
        return Inspection(None, tuple(problems))
    reading, read = reading_of(root, settings, ledger, workers, key)
    past = history.past(root, reading.entries, reading.pages) if history else {}
    office = office_of(reading, past)
    checking = Checking(office, at)
    every = [*reading.problems, *check_rest(office, at, checking.addresses)]
    every += _judged(checking, ledger, workers)
    found = tuple(sorted(discreet(every, root, office, at)))
    return Inspection(office, found, read, reading.closed)


@contextmanager
def staying(root: Path) -> Iterator[None]:
    """While what lies in `root` is read: a file that goes away meanwhile is named (Stopped)."""
    try:
        yield
    except FileNotFoundError as error:
        file = Path(str(error.filename))
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
        if path.partition("/")[0] not in READ:
            raise
        raise Stopped(f"'{path}' went away while the office was read; build again") from error


def reading_of(
    root: Path,
    settings: Settings,
    ledger: Ledger | None = None,
    workers: Crew = (),
    key: str = "",
) -> tuple[Reading, tuple[str, ...]]:
    """All that the office's folders hold, and the paths of the records that were read for it."""
    walk = walked(root, KINDS, settings, key)
    found, read = _found([*folios(walk)], ledger, workers)
    return gathered(walk, found), read


def office_of(reading: Reading, past: Mapping[str, Past] | None = None) -> Office:
    """What was read, linked."""
    if reading.settings is None:
        raise AssertionError("an office that was walked through has settings")
    given = (reading.entries, reading.pages, reading.files, reading.unread, past)
    return Office(reading.settings, *given)


# --- checking -------------------------------------------------------------------------------------


class Checking:
    """The checks of single records, which note what they ask of others."""

    def __init__(self, office: Office, at: datetime) -> None:
        self.office, self.at = office, at

    def __getstate__(self) -> dict[str, object]:
        return {"office": self.office, "at": self.at}

    @cached_property
    def addresses(self) -> Addresses:
        """What stands at each address of the site."""
        return Addresses(self.office, self.at)

    @cached_property
    def around(self) -> str:
        """A digest of what every check may see without asking."""
        office = self.office
        pages = sorted((page.source.path, page.address) for page in office.pages)
        contact = sorted(page.source.body for page in office.pages if page.is_contact)
        return _digest(repr([sorted(office.files), sorted(office.unread), pages, contact]))

    def problems(self, entry: Entry) -> tuple[tuple[Problem, ...], list[tuple[str, ...]]]:
        """What is wrong with a record, and what was asked to find that out."""
        asked: set[tuple[str, ...]] = set()
        self.office.asked = self.addresses.asked = asked
        try:
            found = tuple(check_entry(entry, self.office, self.at, self.addresses))
        finally:
            self.office.asked = self.addresses.asked = None
        return found, sorted(asked)

    def answers(self, entry: Entry, asked: Iterable[tuple[str, ...]]) -> str:
        """A digest of a record, and of the answers to what was asked about it."""
        parts = [self.around, self._mark(entry)]
        for question in asked:
            answer = self._answers.get(question)
            if answer is None:
                answer = self._answers[question] = self._answer(*question)
            parts.append(answer)
        return _digest("\0".join(parts))

    @cached_property
    def _answers(self) -> dict[tuple[str, ...], str]:
        """To each question that was asked; of records in few letters, since many ask the same."""
        return {}

    def _answer(self, question: str, *given: str) -> str:
        of = self.addresses if question in ("exists", "standing", "like") else self.office
        answer = getattr(of, question)(*given)
        return _digest("".join(map(self._mark, answer))) if of is self.office else repr(answer)

    def _mark(self, entry: Entry) -> str:
        """Of a record, and of what is so of it at the moment."""
        facts = entry.facts
        moments = (facts.publish_at, facts.embargo, facts.expires)
        passed = [moment is not None and moment <= self.at for moment in moments]
        # How a goal stands changes with the day, what is due is overdue one day, and a date without
        # a year has another.
        is_of_the_day = entry.kind.name == "goal" or facts.day is None or facts.duties
        day = self.at.date() if is_of_the_day else ""
        brought = [self._stamp(entry.beside(file)) for file in facts.files]
        return f"{entry.path} {entry.digest} {passed} {day} {brought}"

    def _stamp(self, path: str) -> Stamp | None:
        """Of a file beside a record, whose content is judged with it."""
        file = self.office.files.get(path)
        return stamp_of(file.stat()) if file else None


def _judged(checking: Checking, ledger: Ledger | None, workers: Crew) -> list[Problem]:
    """What is wrong with the records; of most it is known from before."""
    kept = ledger.read(CHECKS, _verdict) if ledger else {}
    unknown: list[Entry] = []
    found: list[Problem] = []
    for entry in checking.office.every_entry():
        known = _known(checking, entry, kept.get(entry.path))
        if known is None:
            unknown.append(entry)
        else:
            found += known
    judged = [*each(_judge, checking, unknown, workers, _home_of)]
    if ledger:
        # Rows hold names that records give; those of sealed records nobody may learn from them.
        open_rows = {path: row for path, row, _ in judged if not is_sealed(path)}
        there = {entry.path for entry in checking.office.every_entry()}
        ledger.keep(CHECKS, open_rows)
        ledger.forget(CHECKS, kept.keys() - there)
    return [*found, *(problem for _, _, problems in judged for problem in problems)]


class _Verdict(NamedTuple):
    """What an earlier build found in a record, and what it asked for that."""

    answers: str
    asked: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...]


def _verdict(path: str, row: str) -> _Verdict:
    del path
    answers, asked, problems = from_json(row)
    return _Verdict(answers, tuple(map(tuple, asked)), tuple(_problem(*one) for one in problems))


def _known(
    checking: Checking, entry: Entry, verdict: _Verdict | None
) -> tuple[Problem, ...] | None:
    """What an earlier build found in a record; None when it, or what was asked, is another now."""
    if verdict and verdict.answers == checking.answers(entry, verdict.asked):
        return verdict.problems
    return None


def _judge(checking: Checking, entry: Entry) -> tuple[str, str, tuple[Problem, ...]]:
    problems, asked = checking.problems(entry)
    told = [astuple(problem) for problem in problems]
    row = to_json([checking.answers(entry, asked), asked, told]).decode()
    return entry.path, row, problems


def _home_of(entry: Entry) -> str:
    return home_of(entry.path)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


# --- reading --------------------------------------------------------------------------------------


def _found(
    wanted: Sequence[Folio], ledger: Ledger | None, workers: Crew
) -> tuple[list[tuple[Folio, Found]], tuple[str, ...]]:
    """What reading each folio came to, in their order, and the paths of those that were read."""
    kept = ledger.read(FILES, _read_before) if ledger else {}
    known = {}
    for folio in wanted:
        before = kept.get(folio.file.path)
        if before and before.stamps == _stamps(folio):
            known[folio.file.path] = before.found
    unknown = [folio for folio in wanted if folio.file.path not in known]
    read = {one.path: one for one in each(_read, None, unknown, workers, _home)}
    if ledger:
        now = ledger.moment()
        ledger.keep(
            FILES,
            {
                folio.file.path: _row(folio, read[folio.file.path])
                for folio in unknown
                if not _is_young(folio, now) and not folio.is_sealed
            },
        )
        ledger.forget(FILES, kept.keys() - {folio.file.path for folio in wanted})
    both = {**known, **read}
    return [(folio, both[folio.file.path]) for folio in wanted], tuple(read)


def _read(common: None, folio: Folio) -> Found:
    del common
    return read_folio(folio)


def _home(folio: Folio) -> str:
    return home_of(folio.file.path)


def _stamps(folio: Folio) -> list[list[int]]:
    return [[*file.stamp] for file in (folio.file, folio.original) if file]


YOUNG = 20_000_000
"""Nanoseconds. File systems count time in steps: what is written twice within one may keep its
stamp, so a file that was changed a moment ago is read again. ext4's step is 4 milliseconds."""
YOUNG_IN_SECONDS = 2_000_000_000
"""For file systems that count in seconds."""


def _is_young(folio: Folio, now: int) -> bool:
    for _, modified, changed, _ in _stamps(folio):
        latest = max(modified, changed)
        step = YOUNG if latest % 1_000_000_000 else YOUNG_IN_SECONDS
        if latest > now - step:
            return True
    return False


def _row(folio: Folio, found: Found) -> str:
    line = facts.written(found.facts) if found.facts else ""
    problems = [astuple(problem) for problem in found.problems]
    return to_json([_stamps(folio), found.digest, line, problems]).decode()


class _Before(NamedTuple):
    """What an earlier build found, and the stamps of the files in which it did."""

    stamps: list[list[int]]
    found: Found


def _read_before(path: str, row: str) -> _Before:
    stamps, digest, line, problems = from_json(row)
    found = facts.read(line) if line else None
    return _Before(stamps, Found(path, digest, found, tuple(_problem(*each) for each in problems)))


def _problem(
    path: str, line: int, column: int, rule: str, message: str, severity: str, discreet: str
) -> Problem:
    return Problem(path, line, column, rule, message, Severity(severity), discreet)
