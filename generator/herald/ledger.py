"""The ledger: what earlier builds came to, kept until what it came from changes.

Rows of text on shelves, in one SQLite file of Herald's own folder, which can be deleted at any
time. A row is never believed without its seal, a SHA-256 over its place and content: one that was
damaged, cut short or made by another version of the program is as good as none. Against somebody
who forges a whole row the seal is no help, for anyone can compute it; so a ledger that comes with a
commit is refused (`refuse_committed_state`). Rows are JSON or plain text, in which nothing runs
when read.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

FILE = "ledger.db"
MARK = "opened"
"""An empty file, whose time of change says when the ledger was opened."""


DAMAGE = (sqlite3.DatabaseError, UnicodeError)
"""What is raised where the file is damaged; the second by texts that are none."""


class Ledger:
    """The rows that were written under one `epoch`: a digest of all that every row depends on."""

    def __init__(self, folder: Path, epoch: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / FILE
        self._epoch = epoch.encode()
        if self._file.is_symlink():
            self._file.unlink()
        mark = folder / MARK
        mark.unlink(missing_ok=True)
        mark.touch()
        self._moment = mark.stat().st_mtime_ns
        try:
            self._rows = self._opened()
        except DAMAGE:  # damaged beyond reading
            self._rows = self._begun_anew()

    def close(self) -> None:
        """Lets go of the file."""
        self._rows.close()

    def moment(self) -> int:
        """The file system's own time when the ledger was opened (nanoseconds since 1970)."""
        return self._moment

    def shelf(self, shelf: str) -> dict[str, str]:
        """Every row of a shelf, by name."""
        return dict(self._held(shelf, ""))

    def names(self, shelf: str) -> list[str]:
        """The names of the rows of a shelf, whatever their seals."""
        return [name for (name,) in self._asked("SELECT name FROM rows WHERE shelf = ?", shelf)]

    def digest(self, shelf: str) -> str:
        """A digest of the seals of all rows of a shelf: another as soon as one of them is."""
        query = "SELECT name, seal FROM rows WHERE shelf = ? ORDER BY name"
        hasher = hashlib.sha256()
        for name, seal in self._asked(query, shelf):
            hasher.update(f"{name}\0{seal!r}\0".encode())
        return hasher.hexdigest()

    def find(self, shelf: str, name: str) -> str | None:
        """One row, or None."""
        held = self._held(shelf, " AND name = ?", name)
        found = [content for known, content in held if known == name]
        return found[0] if found else None

    def keep(self, shelf: str, rows: Mapping[str, str]) -> None:
        """Writes rows, in place of those of the same names."""
        sealed = [(shelf, n, self._seal(shelf, n, text), text) for n, text in rows.items()]
        self._write("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", sealed)

    def forget(self, shelf: str, names: Iterable[str]) -> None:
        """Removes rows."""
        gone = json.dumps([*names])
        if gone != "[]":
            # All rows are looked at (the plus sign): in a damaged tree one may not be found where
            # it belongs.
            chosen = "+shelf = ? AND name IN (SELECT value FROM json_each(?))"
            self._write(f"DELETE FROM rows WHERE {chosen}", [(shelf, gone)])  # noqa: S608

    def _write(self, command: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        try:
            with self._rows:
                self._rows.executemany(command, rows)
        except DAMAGE:  # a part of the file that was not looked at before
            self._rows.close()
            self._rows = self._begun_anew()
            with self._rows:
                self._rows.executemany(command, rows)

    def _begun_anew(self) -> sqlite3.Connection:
        self._file.unlink(missing_ok=True)
        return self._opened()

    def _held(self, shelf: str, where: str, *given: str) -> list[tuple[str, str]]:
        query = f"SELECT name, seal, content FROM rows WHERE shelf = ?{where}"  # noqa: S608
        found = self._asked(query, shelf, *given)
        if all(isinstance(c, str) and seal == self._seal(shelf, n, c) for n, seal, c in found):
            return [(name, content) for name, _, content in found]
        # Where one row is damaged, the tree is in no order any more: another may not be found where
        # it is to be replaced, and come back later.
        self._rows.close()
        self._rows = self._begun_anew()
        return []

    def _asked(self, query: str, *given: str) -> list[tuple[Any, ...]]:
        try:
            return self._rows.execute(query, given).fetchall()
        except DAMAGE:  # left as it is, it would fail every build after this one too
            self._rows.close()
            self._rows = self._begun_anew()
            return []

    def _seal(self, shelf: str, name: str, content: str) -> bytes:
        place = f"\0{shelf}\0{name}\0".encode()
        return hashlib.sha256(self._epoch + place + content.encode()).digest()

    def _opened(self) -> sqlite3.Connection:
        rows = sqlite3.connect(self._file)
        try:
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
