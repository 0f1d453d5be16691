"""The repository around the office: the one module that calls git, and how it is called.

A repository can name programs that git is to run: hooks, monitors of the file system, filters,
drivers, transports. Those of this one may have been named by a stranger, and the office may hold
folders that look like repositories. So git is given a fixed command, a fixed configuration that
outweighs the repository's, an environment of its own, and no word of anybody's on its command line:
what is asked for goes in through a pipe. It looks for no repository by itself, fetches nothing, and
runs nothing that reads the index's monitors, hooks or filters.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIGURATION = {
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "core.untrackedCache": "false",
    "core.alternateRefsCommand": "",
    "core.pager": "cat",
    "safe.bareRepository": "explicit",
    "protocol.allow": "never",
}
"""What outweighs the configuration of any repository."""

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # A commit is what its number says, whatever `git replace` has put in its place.
    "GIT_NO_REPLACE_OBJECTS": "1",
    # In a clone without all objects git would fetch what is missing, by a command of the
    # repository's choice. The second holds also where git is too old to know the first, and also
    # against `protocol.file.allow`, which outweighs `protocol.allow`.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
"""All that git is told besides: nothing of the environment of whoever calls Herald."""

FOLDER = 0o040000
FILE = 0o100000
LINK = 0o120000
SUBMODULE = 0o160000
"""The sorts of entries of a tree, as git writes them (gitformat-index, 'mode')."""

_SORT = 0o170000


@dataclass(frozen=True)
class Repository:
    """A folder that git keeps."""

    top: Path
    """The folder itself, of which the office may be a part."""
    git: Path
    """Where git keeps it."""

    def tracked(self, folder: Path) -> tuple[str, ...]:
        """The files in `folder`, or itself, of which the next commit will know, from the top.

        Whatever the case of the name: on some machines `.Herald` is `.herald`.
        """
        inside = folder.relative_to(self.top).as_posix()
        command = ["ls-files", "-z", "--cached", "--", f":(top,literal,icase){inside}"]
        done = subprocess.run(
            [*self._git(), f"--work-tree={self.top}", *command],
            cwd=self.top,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise _stopped(done.stderr)
        return tuple(os.fsdecode(path) for path in done.stdout.split(b"\0") if path)

    @contextmanager
    def objects(self) -> Iterator[Objects]:
        """Everything that git keeps, asked for one by one of a single process."""
        with tempfile.TemporaryFile() as complaints:
            process = subprocess.Popen(
                [*self._git(), "cat-file", "--batch"],
                cwd=self.top,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
            if process.stdin is None or process.stdout is None:
                raise AssertionError("both were asked for")
            try:
                yield Objects(self, process.stdin, process.stdout, complaints)
            finally:
                process.kill()
                process.communicate()

    @property
    def is_shallow(self) -> bool:
        """Whether the clone has only the newest commits."""
        return (self.git / "shallow").exists()

    def _git(self) -> list[str]:
        given = [word for pair in CONFIGURATION.items() for word in ("-c", "=".join(pair))]
        return ["git", f"--git-dir={self.git}", "--no-pager", *given]


def repository_around(folder: Path) -> Repository | None:
    """The repository that `folder` is in; None when it is in none.

    Only a `.git` counts, as git itself writes it; a folder that looks like what is inside one is
    part of the office and nothing else.
    """
    for top in (folder, *folder.parents):
        git = top / ".git"
        if git.is_file():  # a worktree or submodule, which says where its own folder is
            named = git.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
            return Repository(top, (top / named).resolve())
        if git.is_dir():
            return Repository(top, git.resolve())
    return None


def _environment() -> dict[str, str]:
    return {**ENVIRONMENT, "PATH": os.environ.get("PATH", os.defpath)}


def _stopped(complaint: bytes) -> Stopped:
    words = " ".join(complaint.decode("utf-8", "replace").split())
    said = "".join(letter if letter.isprintable() else "\ufffd" for letter in words)
    return Stopped(f"git could not read the repository: {said or 'it ended without a word'}")


# --- objects --------------------------------------------------------------------------------------


class Commit(NamedTuple):
    """A commit, by the numbers of itself, of its tree and of the commit that it followed."""

    id: str
    tree: str
    parent: str
    """The first of its parents, on whose line it was made or into which it was merged; "" for the
    first of all."""
    at: datetime
    """When it was committed, in UTC."""


class Item(NamedTuple):
    """An entry of a tree."""

    name: bytes
    sort: int
    id: str


Row = tuple[bytes, bytes, bytes]
"""Mode, name and number of an entry, as a tree has them."""


def item(row: Row) -> Item:
    """The entry that a row of a tree means."""
    mode, name, number = row
    return Item(name, int(mode, 8) & _SORT, number.hex())


_ROWS = {
    width: re.compile(rb"([0-7]{1,6}) ([^\0]*)\0(.{%d})" % width, re.DOTALL) for width in (20, 32)
}
"""By how many bytes a number has."""

_HEADER = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) (commit|tree|blob|tag) ([0-9]+)\n")
_COMMIT = re.compile(
    rb"tree (?P<tree>[0-9a-f]+)\n(?:parent (?P<parent>[0-9a-f]+)\n)?(?:parent [0-9a-f]+\n)*"
    rb"author [^\n]*\ncommitter [^\n]* (?P<at>[0-9]+) [-+][0-9]+\n"
)
_LAST_SECOND = 253_402_300_799
_PIECE = 1 << 20
_LARGEST_TREE = 100_000_000
"""Bytes of one folder's list of names, and of a commit's message."""


class Objects:
    """What a repository keeps, by its numbers."""

    def __init__(
        self, repository: Repository, asked: IO[bytes], answers: IO[bytes], complaints: IO[bytes]
    ) -> None:
        self._repository = repository
        self._asked, self._answers, self._complaints = asked, answers, complaints

    def commit(self, revision: str) -> Commit:
        """The commit that people call so: a branch, a tag, `HEAD`, a number."""
        found = self.find_commit(revision)
        if found is None:
            raise Stopped(self._no_commit(revision))
        return found

    def find_commit(self, revision: str) -> Commit | None:
        """The commit that people call so; None when the repository has none."""
        # Else it would be several questions, or none.
        if not revision.isprintable() or not revision:
            raise Stopped("A commit is named by its number, a branch or a tag, such as HEAD")
        found = self._found(f"{revision}^{{commit}}", _LARGEST_TREE)
        if found is None:
            return None
        number, content = found
        head = _COMMIT.match(content)
        if head is None:
            raise _stopped(b"a commit without a tree or a date")
        # A date is at most that of year 9999, whatever a commit says.
        at = datetime.fromtimestamp(min(int(head["at"]), _LAST_SECOND), UTC)
        return Commit(number, head["tree"].decode(), (head["parent"] or b"").decode(), at)

    def tree(self, number: str) -> tuple[Item, ...]:
        """The entries of a folder as it was committed."""
        return tuple(map(item, self.rows(number)))

    def rows(self, number: str) -> tuple[Row, ...]:
        """The entries of a folder, as git keeps them: to compare two of some thousand entries."""
        content = self._kept(number, _LARGEST_TREE)
        found: list[Row] = _ROWS[len(number) // 2].findall(content)
        if sum(len(mode) + len(name) + len(id_) + 2 for mode, name, id_ in found) != len(content):
            raise _stopped(b"a folder that cannot be read")
        return tuple(found)

    def blob(self, number: str, largest: int) -> bytes | None:
        """The content of a file; None when it has more bytes than `largest`."""
        try:
            return self._kept(number, largest)
        except _TooLarge:
            return None

    def _kept(self, number: str, largest: int) -> bytes:
        found = self._found(number, largest)
        if found is None:
            raise Stopped(f"git keeps no {number}, though it should; git fsck says more")
        return found[1]

    def _found(self, question: str, largest: int) -> tuple[str, bytes] | None:
        """The number and content of what is asked for; None when the repository has none."""
        try:
            self._asked.write(question.encode("utf-8", "surrogateescape") + b"\n")
            self._asked.flush()
        except BrokenPipeError:
            raise self._complaint() from None
        line = self._answers.readline()
        header = _HEADER.fullmatch(line)
        if header is None:
            if line.endswith((b" missing\n", b" ambiguous\n")):
                return None
            raise self._complaint()
        size = int(header[3])
        if size > largest:
            for start in range(0, size + 1, _PIECE):
                self._answers.read(min(_PIECE, size + 1 - start))
            raise _TooLarge
        content = self._answers.read(size + 1)
        if len(content) != size + 1:
            raise self._complaint()
        return header[1].decode(), content[:-1]

    def _complaint(self) -> Stopped:
        self._complaints.seek(0)
        complaint = self._complaints.read(_PIECE)
        if b"promisor remote" in complaint:  # which has what is not here
            return Stopped(
                "This clone was made without all files (--filter); fetch the others: "
                "git fetch --refetch --no-filter"
            )
        return _stopped(complaint)

    def _no_commit(self, revision: str) -> str:
        none = f"There is no commit '{revision}' in this repository"
        if self._found("HEAD", _LARGEST_TREE) is None:
            return f"{none}, which has none yet; commit the office first"
        if self._repository.is_shallow:
            return f"{none}, which has only the newest; fetch the others: git fetch --unshallow"
        return f"{none}; `git log` lists those that there are"


class _TooLarge(Exception):  # noqa: N818 - it is caught where it was asked for
    """An object has more bytes than were wanted."""
