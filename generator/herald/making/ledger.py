"""The ledger: what earlier builds came to, kept until what it came from changes.

Rows of text on shelves, in one SQLite file of Herald's own folder, which can be deleted at any
time. A row is never believed without its seal, a SHA-256 over its place and content: one that was
damaged, cut short or made by another version of the program is as good as none. Against somebody
who forges a whole row the seal is no help, for anyone can compute it; so a ledger that comes with a
commit is refused (`refuse_committed_state`). Rows are JSON or plain text, in which nothing runs
when read.

A process that builds again and again need not read again what it has read: with a `Recollection` a
row is opened only when its seal is another than that of the row that was opened before.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

FILE = "ledger.db"
MARK = "opened"
"""An empty file, whose time of change says when the ledger was opened."""


DAMAGE = (sqlite3.DatabaseError, UnicodeError)
"""What is raised where the file is damaged; the second by texts that are none."""


Value = TypeVar("Value")

_Sealed = tuple[str, bytes, str]
"""A row: its name, its seal, its content."""

_SEALS = "SELECT name, seal FROM rows WHERE shelf = ?"
_NAMED = " AND name IN (SELECT value FROM json_each(?))"


class Recollection:
    """What was made of rows that a process has read, each for as long as it lies there unchanged.

    A seal is made of the epoch, the place and the content, so what has the same seal is the same.
    """

    def __init__(self) -> None:
        self._read: dict[tuple[str, object], Mapping[str, tuple[bytes, object]]] = {}

    def of(self, shelf: str, reader: object) -> Mapping[str, tuple[bytes, object]]:
        """The seal of each row of a shelf, by name, and what the reader made of it."""
        return self._read.get((shelf, reader), {})

    def keep(self, shelf: str, reader: object, values: Mapping[str, tuple[bytes, object]]) -> None:
        """Takes the place of all that was read of the shelf before."""
        self._read[shelf, reader] = values


class Ledger:
    """The rows that were written under one `epoch`: a digest of all that every row depends on."""

    def __init__(self, folder: Path, epoch: str, recollection: Recollection | None = None) -> None:
        self._recollection = recollection or Recollection()
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / FILE
        self._epoch = epoch.encode()
        self._seals: dict[str, dict[str, bytes]] = {}
        """Of the shelves that were looked at, as they are now: nobody else writes meanwhile."""
        if self._file.is_symlink():
            self._file.unlink()
        mark = folder / MARK
        mark.unlink(missing_ok=True)
        mark.touch()
        self._moment = mark.stat().st_mtime_ns
        try:
            self._rows = self._opened()
        except DAMAGE:  # damaged beyond reading
            self._file.unlink()
            self._rows = self._opened()

    def close(self) -> None:
        """Lets go of the file."""
        self._rows.close()

    def moment(self) -> int:
        """The file system's own time when the ledger was opened (nanoseconds since 1970)."""
        return self._moment

    def shelf(self, shelf: str) -> dict[str, str]:
        """Every row of a shelf, by name."""
        return {name: content for name, _, content in self._held(shelf)}

    def read(self, shelf: str, reader: Callable[[str, str], Value]) -> dict[str, Value]:
        """What a reader makes of every row of a shelf, by name; a row that it cannot read is none.

        The reader is given a row's name and content, makes the same of the same, something frozen,
        and raises KeyError, TypeError or ValueError.
        """
        before = self._recollection.of(shelf, reader)
        seals = self._seals_on(shelf)
        known = {n: before[n] for n, seal in seals.items() if n in before and before[n][0] == seal}
        unknown = [*(seals.keys() - known.keys())]
        opened = self._held(shelf, _NAMED, json.dumps(unknown)) if known else self._held(shelf)
        if known and len(opened) < len(unknown):  # something is damaged, or not where it belongs
            self._begin_anew()
            known, opened = {}, []
        for name, seal, content in opened:
            with suppress(KeyError, TypeError, ValueError):
                known[name] = seal, reader(name, content)
        self._recollection.keep(shelf, reader, known)
        return {name: cast("Value", value) for name, (_, value) in known.items()}

    def names(self, shelf: str) -> list[str]:
        """The names of the rows of a shelf, whatever their seals."""
        return [*self._seals_on(shelf)]

    def digest(self, shelf: str) -> str:
        """A digest of the seals of all rows of a shelf: another as soon as one of them is."""
        hasher = hashlib.sha256()
        for name, seal in sorted(self._seals_on(shelf).items()):
            hasher.update(f"{name}\0{seal!r}\0".encode())
        return hasher.hexdigest()

    def find(self, shelf: str, name: str) -> str | None:
        """One row, or None."""
        held = self._held(shelf, " AND name = ?", name)
        found = [content for known, _, content in held if known == name]
        return found[0] if found else None

    def keep(self, shelf: str, rows: Mapping[str, str]) -> None:
        """Writes rows, in place of those of the same names."""
        sealed = [(shelf, n, self._seal(shelf, n, text), text) for n, text in rows.items()]
        self._write("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", sealed)
        if shelf in self._seals:
            self._seals[shelf].update((name, seal) for _, name, seal, _ in sealed)

    def forget(self, shelf: str, names: Iterable[str]) -> None:
        """Removes rows."""
        forgotten = [*names]
        if forgotten:
            # All rows are looked at (the plus sign): in a damaged tree one may not be found where
            # it belongs.
            given = (shelf, json.dumps(forgotten))
            self._write(f"DELETE FROM rows WHERE +shelf = ?{_NAMED}", [given])  # noqa: S608
            for name in forgotten:
                self._seals.get(shelf, {}).pop(name, None)

    def _write(self, command: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        try:
            with self._rows:
                self._rows.executemany(command, rows)
        except DAMAGE:  # a part of the file that was not looked at before
            self._begin_anew()
            with self._rows:
                self._rows.executemany(command, rows)

    def _seals_on(self, shelf: str) -> dict[str, bytes]:
        """The seal of each row of a shelf, by name, whether it is right or not."""
        if shelf not in self._seals:
            found = self._asked(_SEALS, shelf)
            if not all(isinstance(n, str) and isinstance(seal, bytes) for n, seal in found):
                self._begin_anew()
                found = []
            self._seals[shelf] = dict(found)
        return self._seals[shelf]

    def _begin_anew(self) -> None:
        self._seals.clear()
        self._rows.close()
        self._file.unlink(missing_ok=True)
        self._rows = self._opened()

    def _held(self, shelf: str, where: str = "", *given: str) -> list[_Sealed]:
        query = f"SELECT name, seal, content FROM rows WHERE shelf = ?{where}"  # noqa: S608
        found = self._asked(query, shelf, *given)
        if all(isinstance(c, str) and seal == self._seal(shelf, n, c) for n, seal, c in found):
            return [(name, seal, content) for name, seal, content in found]
        # Where one row is damaged, the tree is in no order any more: another may not be found where
        # it is to be replaced, and come back later.
        self._begin_anew()
        return []

    def _asked(self, query: str, *given: str) -> list[tuple[Any, ...]]:
        try:
            return self._rows.execute(query, given).fetchall()
        except DAMAGE:  # left as it is, it would fail every build after this one too
            self._begin_anew()
            return []

    def _seal(self, shelf: str, name: str, content: str) -> bytes:
        place = f"\0{shelf}\0{name}\0".encode()
        return hashlib.sha256(self._epoch + place + content.encode()).digest()

    def _opened(self) -> sqlite3.Connection:
        rows = sqlite3.connect(self._file)
        try:
            # Most rows are of one or two thousand letters. A page holds many of them, where one of
            # SQLite's usual 4,096 bytes holds none and sends each to pages of its own.
            rows.execute("PRAGMA page_size = 32768")
            # What a crash tears is noticed by its seals, and made anew: no need to wait for disks.
            rows.execute("PRAGMA synchronous = OFF")
            rows.execute("PRAGMA journal_mode = MEMORY")
            # What is forgotten is gone: the record may have been sealed in the meantime.
            rows.execute("PRAGMA secure_delete = ON")
            rows.execute(
                "CREATE TABLE IF NOT EXISTS rows"
                "(shelf TEXT, name TEXT, seal BLOB, content TEXT, PRIMARY KEY (shelf, name)) "
                # One tree, and no index beside it, which damage would set against the table.
                "WITHOUT ROWID"
            )
            with closing(rows.execute("SELECT content FROM rows WHERE shelf = 'epoch'")) as found:
                before = found.fetchone()
            if before != (self._epoch.decode(),):
                with rows:
                    rows.execute("DELETE FROM rows")
                    rows.execute(
                        "INSERT INTO rows VALUES ('epoch', '', '', ?)", (self._epoch.decode(),)
                    )
        except DAMAGE:
            rows.close()
            raise
        return rows
