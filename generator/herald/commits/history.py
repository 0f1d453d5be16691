"""What git knows of the records: which commits changed each file, when, and for whom.

The main line is walked back from a commit through first parents, and of two commits that follow one
another only those folders are read whose numbers differ. What was found is kept in the ledger, so
that a build after one more commit reads that one alone.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from herald.commits.repository import FILE, FOLDER, item, repository_around
from herald.commits.statements import statement_of
from herald.kinds import KINDS
from herald.policies.editorial import term_of
from herald.problems import Problem, Severity
from herald.records.entry import digest_of_files
from herald.records.pursued import Pursued
from herald.records.reader import SETTINGS_FILE, read_settings
from herald.records.revision import Past, Revision
from herald.records.sealed import is_sealed
from herald.records.source import Source, read
from herald.records.walk import DEEPEST_FOLDER, FOLDERS
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from herald.commits.repository import Commit, Objects, Repository, Row
    from herald.making.ledger import Ledger
    from herald.records.entry import Entry
    from herald.records.page import Page

RULE = "shallow-clone"
CUT = (
    "This clone has only the newest commits, so no document says which revision it is, and nobody "
    "sees what was renamed or moved to another day; fetch the others: git fetch --unshallow"
)

SHELF = "history"
HEAD = "HEAD"
"""The row with the commit that the others were found for; no file of a record is called so."""

RECORDS = (".md", ".yml", ".age")
"""How the names of records' files end."""

LARGEST = 1_000_000
"""Bytes of a record's file that are read; a larger one is refused by everything else."""

PURSUITS = tuple(f"{kind.folder}/" for kind in KINDS if issubclass(kind.model, Pursued))
"""The folders of what is pursued until a day."""

MOST_ENTRIES = 10_000_000
"""Of folders that are compared: two folders that name each other's like ten times over, twenty
levels deep, have more than any office."""


@dataclass(frozen=True)
class Committed:
    """What git keeps of one file."""

    revisions: tuple[Revision, ...]
    """The oldest first; at least one, of a file that is wanted."""
    digest: str
    """SHA-256 of the file as it is in the commit that is read; git's number of it where nobody
    wanted to know more of the file than its `former` paths."""
    former: tuple[str, ...] = ()
    """The paths at which it was public before it moved, the last one last."""


@dataclass(frozen=True)
class History:
    """What git keeps of every record's file that a commit has."""

    files: Mapping[str, Committed] = field(default_factory=dict)
    """By path from the office's root."""
    commit: str = ""
    """The number of that commit."""
    is_cut: bool = False
    """Whether the clone has only the newest commits, so that nothing can be said."""

    def problems(self) -> Iterator[Problem]:
        """That nothing can be said of revisions, and what to do."""
        if self.is_cut:
            yield Problem(SETTINGS_FILE, 1, 1, RULE, CUT, Severity.WARNING)

    def past(
        self, root: Path, entries: Iterable[Entry], pages: Iterable[Page] = ()
    ) -> Mapping[str, Past]:
        """The past of each entry's and each page's file, as it is now in `root`."""
        of_records = {
            entry.path: self._past(root, entry)
            for entry in entries
            if (known := self.files.get(entry.path)) and (known.revisions or known.former)
        }
        of_pages = {
            page.source.path: self._as_it_is(root, page.source.path, Past(known.revisions))
            for page in pages
            if (known := self.files.get(page.source.path)) and known.revisions
        }
        return of_records | of_pages

    def _past(self, root: Path, entry: Entry) -> Past:
        committed, publish_at = self.files[entry.path], entry.facts.publish_at
        known = Past(committed.revisions, since=publish_at, former=committed.former)
        if not known.revisions:
            return known
        if entry.digest == digest_of_files(one.digest for one in self._files_of(entry)):
            return known
        return self._as_it_is(root, entry.path, known)

    def _as_it_is(self, root: Path, path: str, known: Past) -> Past:
        """What is known of a file, with how it differs now from its last revision."""
        committed, content = self.files[path], (root / path).read_bytes()
        if sha256(content).hexdigest() == committed.digest:  # another of its files is changed
            return known
        now, last = statement_of(path, content), committed.revisions[-1]
        return replace(
            known,
            is_changed=True,
            is_reworded=now.words != last.words,
            is_replanned=now.plan != last.plan,
            passages=now.passages,
        )

    def _files_of(self, entry: Entry) -> Iterator[Committed]:
        """What git keeps of the files that an entry is read from, the original first."""
        if entry.is_translation:
            originals = (f"{entry.place}{suffix}" for suffix in RECORDS)
            yield from (self.files[path] for path in originals if path in self.files)
        yield self.files[entry.path]


def history_of(
    root: Path,
    revision: str = "",
    ledger: Ledger | None = None,
    wanted: Collection[str] | None = None,
) -> History:
    """The past of the records in `root` up to the commit called `revision`, or up to HEAD for "".

    Nothing where git keeps no office, or no commit yet. Of files that are not among the `wanted`
    paths, and that nobody pursues until a day, only the former paths are found; None wants all of
    them, and they alone may be kept in a ledger.
    """
    repository = repository_around(root)
    if repository is None:
        return History()
    if repository.is_shallow:
        return History(is_cut=True)
    with repository.objects() as objects:
        commit = objects.find_commit(revision or HEAD)
        if commit is None:
            return History()
        account = _Account(objects, _way(repository, root), wanted)
        return History(account.of(commit, ledger), commit.id)


def paths_of_interest(root: Path) -> frozenset[str]:
    """The files of which a check asks what they said before: translated, or of a former term."""
    terms = settings.terms if (settings := read_settings(root)[0]) else ()
    frozen = paths_of_days(root, lambda day: bool(term_of(terms, day))) if terms else frozenset()
    return paths_of_translations(root) | frozen


def paths_of_translations(root: Path) -> frozenset[str]:
    """Where translations stand in `root`, and where the records may that they translate."""
    found: set[str] = set()
    for folder in FOLDERS:
        for file in (root / folder).rglob("*.*.*"):
            path = file.relative_to(root).as_posix()
            if path.endswith(RECORDS):
                place = path.rpartition("/")[0] + f"/{file.name.partition('.')[0]}"
                found |= {path, *(f"{place}{suffix}" for suffix in RECORDS)}
    return frozenset(found)


_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-[^/]*\Z")


def paths_of_days(root: Path, is_wanted: Callable[[date], bool]) -> frozenset[str]:
    """Where files with a day in their names stand in `root`, of days that are wanted."""
    found = set()
    for folder in FOLDERS:
        for file in (root / folder).rglob("*-*-*-*.*"):
            dated = _DATED.match(file.name)
            with suppress(ValueError):
                if dated and is_wanted(date.fromisoformat(dated[1])):
                    found.add(file.relative_to(root).as_posix())
    return frozenset(found)


def _way(repository: Repository, root: Path) -> tuple[str, ...]:
    """The folders from the repository's top to the office."""
    return root.resolve().relative_to(repository.top.resolve()).parts


Files = dict[str, str]
"""The number of each file's content, by path from the office's root."""


class _Account:
    """Goes through the commits of the main line, the oldest first, and notes what each changed."""

    def __init__(
        self, objects: Objects, way: tuple[str, ...], wanted: Collection[str] | None = None
    ) -> None:
        self._objects, self._way, self._wanted = objects, way, wanted
        self._past: dict[str, Committed] = {}
        self._left = MOST_ENTRIES
        self._last: dict[str, tuple[str, frozenset[Row]]] = {}
        """The number and the entries of each folder, by its path, as they were read last."""
        self._place = -1

    def of(self, newest: Commit, ledger: Ledger | None) -> Mapping[str, Committed]:
        """What is kept of every file that `newest` has; from the ledger as far as that goes."""
        known = ledger.shelf(SHELF) if ledger else {}
        last, _, place = known.pop(HEAD, "").partition(" ")
        line = self._line(newest, last)
        before = line.pop() if line[-1].id == last else None
        if before:
            self._past = {path: _read(row) for path, row in known.items()}
        self._place = int(place) if before else -1
        touched: set[str] = set()
        for commit in reversed(line):
            self._place += 1
            touched |= self._note(before, commit)
            before = commit
        if ledger and line:
            rows = {path: _written(past) for path, past in self._past.items() if path in touched}
            ledger.forget(SHELF, known.keys() - self._past.keys())
            ledger.keep(SHELF, {**rows, HEAD: f"{newest.id} {self._place}"})
        return self._past

    def _line(self, newest: Commit, known: str) -> list[Commit]:
        """The main line from `newest` back to the commit that is known, or to the first."""
        line = [newest]
        while line[-1].parent and line[-1].id != known:
            line.append(self._objects.commit(line[-1].parent))
        return line

    def _note(self, before: Commit | None, commit: Commit) -> set[str]:
        """Notes what a commit changed; the paths of what went and of what came."""
        gone, come = Files(), Files()
        for folder in FOLDERS:
            old, new = self._folder(before, folder), self._folder(commit, folder)
            self._compare(old, new, folder, gone, come)
        left = {path: self._past.pop(path) for path in gone.keys() - come.keys()}
        sources = _sources({path: gone[path] for path in left}, come)
        for path, number in come.items():
            source = sources.get(path, "")
            earlier = self._past.get(path) or left.get(source)
            known = self._continued(earlier, path, number, commit)
            if source in left and path not in gone and self._was_out(source, gone[source], commit):
                known = replace(known, former=(*known.former, source))
            self._past[path] = known
        return gone.keys() | come.keys()

    def _continued(
        self, earlier: Committed | None, path: str, number: str, commit: Commit
    ) -> Committed:
        former = earlier.former if earlier else ()
        if not self._is_wanted(path):
            return Committed((), number, former)
        content = self._objects.blob(number, LARGEST) or b""
        digest = sha256(content).hexdigest()
        if earlier and earlier.digest == digest:  # it has only moved
            return earlier
        revision = Revision(self._place, commit.at, commit.id, *statement_of(path, content))
        return Committed((*(earlier.revisions if earlier else ()), revision), digest, former)

    def _is_wanted(self, path: str) -> bool:
        # What is pursued is wanted under its former names too, which `wanted` does not have.
        return self._wanted is None or path in self._wanted or path.startswith(PURSUITS)

    def _was_out(self, path: str, number: str, commit: Commit) -> bool:
        """Whether the public could have a record under another name than that of its file now."""
        source = None
        if not is_sealed(path):
            source = read(path, self._objects.blob(number, LARGEST) or b"")
        if not isinstance(source, Source) or source.values.get("visibility") != "public":
            return False
        held = [source.values.get(name) for name in ("publish_at", "embargo")]
        # Written with or without a zone: the day will do, and not to ask is the safe side.
        return all(not one or str(one)[:10] < f"{commit.at:%Y-%m-%d}" for one in held)

    def _folder(self, commit: Commit | None, name: str) -> str:
        """The number of a folder of the office as it was committed; "" where there was none."""
        number = commit.tree if commit else ""
        for step in (*self._way, name):
            number, sort = _entries(self._rows(number)).get(step, ("", 0))
            if sort != FOLDER:
                return ""
        return number

    def _compare(self, old: str, new: str, above: str, gone: Files, come: Files) -> None:
        """Notes the files of a folder that went and those that came; a changed one did both."""
        if old == new or above.count("/") > DEEPEST_FOLDER:
            return
        was, now = self._differing(old, new, above)
        for name in sorted(was.keys() | now.keys()):
            before, after = was.get(name, _NOTHING), now.get(name, _NOTHING)
            if before == after:
                continue
            path = f"{above}/{name}"
            self._compare(_folder_of(before), _folder_of(after), path, gone, come)
            for (number, sort), noted in ((before, gone), (after, come)):
                if sort == FILE and name.endswith(RECORDS):
                    noted[path] = number

    def _differing(self, old: str, new: str, above: str) -> tuple[Entries, Entries]:
        """What a folder had, and what it has, of which the other has not the same."""
        # Of a folder of some thousand files one is another, so only that one is looked at.
        number, kept = self._last.get(above, ("", frozenset()))
        was = kept if number == old else frozenset(self._rows(old))
        now = frozenset(self._rows(new))
        self._last[above] = (new, now)
        return _entries(was - now), _entries(now - was)

    def _rows(self, number: str) -> tuple[Row, ...]:
        rows = self._objects.rows(number) if number else ()
        self._left -= len(rows)
        if self._left < 0:
            raise Stopped(
                f"The history of the office has more than {MOST_ENTRIES:,} entries of folders; "
                "Herald reads no more"
            )
        return rows


Entries = dict[str, tuple[str, int]]
"""Number and sort of each entry of a folder, by name."""

_NOTHING = ("", 0)


def _entries(rows: Iterable[Row]) -> Entries:
    return {os.fsdecode(one.name): (one.id, one.sort) for one in map(item, rows)}


def _folder_of(entry: tuple[str, int]) -> str:
    number, sort = entry
    return number if sort == FOLDER else ""


def _sources(gone: Files, come: Files) -> dict[str, str]:
    """Where a file that came was before: one that went with the same content, or the same name.

    The day before its name is no part of it: what takes place later is in a file of that day.
    """
    by_content = {number: path for path, number in gone.items()}
    by_name: dict[str, list[str]] = {}
    for path in gone:
        for name in {_name(path), _undated(path)}:
            by_name.setdefault(name, []).append(path)
    found = {}
    for path, number in come.items():
        namesakes = [by_name.get(name, []) for name in (_name(path), _undated(path))]
        named = next((some[0] for some in namesakes if len(some) == 1), None)
        source = by_content.get(number) or named
        if source:
            found[path] = source
    return found


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _undated(path: str) -> str:
    """The folder of all records of its kind, and its name without the day before it."""
    return f"{'/'.join(path.split('/')[:2])}/{_DAY.sub('', _name(path))}"


_DAY = re.compile(r"\A\d{4}-\d\d-\d\d-")


# --- as rows of the ledger ------------------------------------------------------------------------


def _written(committed: Committed) -> str:
    told = [
        [
            *(one.place, one.at.isoformat(), one.commit, one.visibility),
            *(one.words, one.plan, one.passages, one.due),
        ]
        for one in committed.revisions
    ]
    row = [committed.digest, told, committed.former]
    return json.dumps(row, separators=(",", ":"))


def _read(row: str) -> Committed:
    digest, told, former = json.loads(row)
    revisions = (
        Revision(
            *(n, datetime.fromisoformat(at), commit, label, words, plan),
            (*map(tuple, passages),),
            due,
        )
        for n, at, commit, label, words, plan, passages, due in told
    )
    return Committed(tuple(revisions), digest, tuple(former))
