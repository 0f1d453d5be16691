"""The office as it was committed, in a folder of Herald's own.

What is published is read from here: exactly the files of one commit, each compared with the number
that git gave its content, whatever lies in the working tree and whatever `.gitattributes` would
make of them. A link, a submodule, or a name that is two files on one machine and one on the next is
a problem with the office and never a file.

The folder stays for the next build: a file that is right already is not written, so that its stamp
stays too and nothing is read twice.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from herald.commits.repository import FILE, FOLDER, LINK, SUBMODULE, repository_around
from herald.making.standstill import READ, STATE, is_all_of_it
from herald.problems import Problem
from herald.records.source import RULE as FILE_RULE
from herald.records.walk import DEEPEST_FOLDER, FOLDER_RULE, NAME_RULE, printable, tidied
from herald.stopped import Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from herald.commits.manuscript import Manuscript
    from herald.commits.repository import Commit, Item, Objects, Repository

RECIPIENTS = "recipients"
"""The one file of Herald's own folder that is committed: for whom records are sealed."""

CHECKOUT = "commit"
"""The folder of the state in which the files of a commit are read."""

LARGEST_FILE = 100_000_000
"""Bytes; GitHub takes no larger file."""
MOST_BYTES = 8_000_000_000
MOST_FILES = 200_000
"""In a commit: a tree that names one folder ten times, and that one another ten times, has a
billion files in six objects."""


@dataclass(frozen=True)
class Copy:
    """The office's files, in the folder in which they are read."""

    folder: Path
    problems: tuple[Problem, ...] = ()
    """What in a commit could not be written as a file, and why; in file order."""


def copy_to_read(root: Path, manuscript: Manuscript, state: Path) -> Copy:
    """The office's folder itself, or a copy in `state` of what was committed; raises Stopped."""
    if not manuscript.commit:
        return Copy(root)
    return check_out(root, manuscript.commit, state / CHECKOUT)


def refuse_committed_state(root: Path) -> None:
    """Raises Stopped when git keeps more of Herald's own folder than the recipients of records.

    What is remembered there is believed, so nobody may have put it there by a commit.
    """
    repository = repository_around(root)
    if repository is None:
        return
    allowed = (root / STATE / RECIPIENTS).relative_to(repository.top).as_posix()
    if set(repository.tracked(root / STATE)) - {allowed}:
        raise Stopped(
            f"'{STATE}' is in the repository, where anybody could change what is published; remove "
            f"it: git rm -r --cached {STATE} (and add {STATE}/{RECIPIENTS} again, if there is one)"
        )


def is_kept(root: Path) -> bool:
    """Whether git keeps the office."""
    return repository_around(root) is not None


def find_commit(root: Path, revision: str) -> str:
    """The number of the commit that people call `revision`; raises Stopped when there is none."""
    with _repository(root).objects() as objects:
        return objects.commit(revision).id


def committed_file(root: Path, revision: str, name: str) -> bytes | None:
    """A file of the office's own folder as it was committed; None when it is none."""
    repository = _repository(root)
    with repository.objects() as objects:
        items = _office(objects, objects.commit(revision), root.relative_to(repository.top).parts)
        found = [item.id for item in items if item.name == name.encode() and item.sort == FILE]
        return objects.blob(found[0], LARGEST_FILE) if found else None


def check_out(root: Path, revision: str, folder: Path) -> Copy:
    """Makes `folder` hold the office in `root` as it was committed; raises Stopped."""
    repository = _repository(root)
    with repository.objects() as objects:
        commit = objects.commit(revision)
        office = _office(objects, commit, root.relative_to(repository.top).parts)
        listing = _Listing(objects)
        branch = listing.branch(office, "", only=READ)
        writing = _Writing(objects)
        writing.fill(folder, branch)
        if not is_all_of_it(folder):  # the pages' frame is made of files from elsewhere too
            writing.fill(folder, {**listing.rest(office), **branch})
    return Copy(folder, tuple(sorted([*listing.problems, *writing.problems])))


def _repository(root: Path) -> Repository:
    repository = repository_around(root)
    if repository is None:
        raise Stopped(
            "The office is in no git repository, so there are no commits; leave --commit out"
        )
    return repository


def _office(objects: Objects, commit: Commit, way: tuple[str, ...]) -> tuple[Item, ...]:
    """The entries of the office's own folder."""
    items = objects.tree(commit.tree)
    for name in way:
        inside = {item.name: item for item in items if item.sort == FOLDER}
        if os.fsencode(name) not in inside:
            raise Stopped(f"The office's folder '{'/'.join(way)}' is not in commit {commit.id}")
        items = objects.tree(inside[os.fsencode(name)].id)
    for item in (item for item in items if item.name.lower() == STATE.encode()):
        kept = {one.name for one in objects.tree(item.id)} if item.sort == FOLDER else {b""}
        if item.name != STATE.encode() or kept - {RECIPIENTS.encode()}:
            raise Stopped(
                f"'{STATE}' is in commit {commit.id}, where anybody could change what is "
                f"published; remove all but {STATE}/{RECIPIENTS}, and commit that"
            )
    return items


# --- what there is --------------------------------------------------------------------------------

Branch = dict[str, "Branch | str"]
"""The entries of a folder by name: a folder's own, or the number of a file's content."""


class _Listing:
    """The files of a commit, and what in it can be none."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._left = MOST_FILES
        self.problems: list[Problem] = []

    def branch(self, items: tuple[Item, ...], above: str, only: tuple[str, ...] = ()) -> Branch:
        """The entries that can be files and folders; of the uppermost, those that are read."""
        found: Branch = {}
        alike: dict[str, str] = {}
        for item in items:
            self._count()
            name = os.fsdecode(item.name)
            path = f"{above}{name}"
            if only and name not in only:
                continue
            if not _can_be_written(name):
                self._name(path, name, item.sort)
            elif (same := unicodedata.normalize("NFC", name).casefold()) in alike:
                self._twin(path, name, alike[same])
            elif item.sort == FOLDER and path.count("/") > DEEPEST_FOLDER:
                self._problem(
                    path, FOLDER_RULE, "The folders here are nested too deep; move them up"
                )
            elif item.sort == FOLDER:
                alike[same] = name
                found[name] = self.branch(self._objects.tree(item.id), f"{path}/")
            elif item.sort == FILE:
                alike[same] = name
                found[name] = item.id
            else:
                self._problem(path, FILE_RULE, _REFUSED.get(item.sort, _REFUSED[0]))
        return found

    def rest(self, items: tuple[Item, ...]) -> Branch:
        """The entries outside the folders that hold records: what is wrong there is left out."""
        others = tuple(item for item in items if os.fsdecode(item.name) not in (*READ, STATE))
        listing = _Listing(self._objects)
        return listing.branch(others, "")

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Stopped(f"The commit has more than {MOST_FILES:,} files; Herald reads no more")

    def _name(self, path: str, name: str, sort: int) -> None:
        what = "folder" if sort == FOLDER else "file"
        self._problem(
            path,
            NAME_RULE,
            f"'{name}' is not a name for a {what}; write '{tidied(name)}' (small letters, digits "
            "and hyphens, at most 80)",
        )

    def _twin(self, path: str, name: str, other: str) -> None:
        self._problem(
            path,
            NAME_RULE,
            f"'{name}' and '{other}' in this folder are one file on some computers; rename one",
        )

    def _problem(self, path: str, rule: str, message: str) -> None:
        self.problems.append(Problem(printable(path), 1, 1, rule, printable(message)))


_REFUSED = {
    LINK: "This is a symbolic link; put the file itself here",
    SUBMODULE: "This is a submodule, a repository of its own; put its files themselves here",
    0: "This is not an ordinary file; remove it",
}

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself ('Naming Files, Paths, and Namespaces')."""


def _can_be_written(name: str) -> bool:
    """Whether a file of that name is the same file everywhere; records have stricter rules."""
    return (
        name.isprintable()  # and not bytes that are no UTF-8, which stand as surrogates
        and not name.endswith((".", " "))
        and not any(letter in name for letter in '/\\:*?"<>|')
        and len(name.encode()) <= 255  # noqa: PLR2004 - of every file system
        and name.casefold() not in ("", "..", ".git", "git~1")
        and not _DEVICE.fullmatch(name)
    )


# --- on disk --------------------------------------------------------------------------------------


@dataclass
class _Writing:
    """Brings a folder into agreement with a commit."""

    objects: Objects
    problems: list[Problem] = field(default_factory=list)
    written: int = 0
    """Bytes."""

    def fill(self, folder: Path, branch: Branch) -> None:
        """Makes `folder` hold the branch and nothing else."""
        self.problems.clear()
        if folder.is_symlink():
            folder.unlink()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        here = os.open(folder, _OPEN_FOLDER)
        try:
            self._fill(here, branch, "")
        finally:
            os.close(here)

    def _fill(self, here: int, branch: Branch, above: str) -> None:
        with os.scandir(here) as found:
            there = {item.name: item.is_dir(follow_symlinks=False) for item in found}
        for name, is_folder in there.items():
            if isinstance(branch.get(name, ""), dict) is not is_folder or name not in branch:
                _remove(here, name, is_folder=is_folder)
        for name, what in branch.items():
            if isinstance(what, str):
                self._file(here, name, what, f"{above}{name}")
                continue
            if not there.get(name):
                os.mkdir(name, 0o700, dir_fd=here)
            inside = os.open(name, _OPEN_FOLDER, dir_fd=here)
            try:
                self._fill(inside, what, f"{above}{name}/")
            finally:
                os.close(inside)

    def _file(self, here: int, name: str, number: str, path: str) -> None:
        if _holds(here, name, number):
            return
        _remove(here, name, is_folder=False)
        content = self.objects.blob(number, LARGEST_FILE)
        if content is None:
            message = f"The file is larger than {LARGEST_FILE // 1_000_000} MB; make it smaller"
            self.problems.append(Problem(path, 1, 1, FILE_RULE, message))
            return
        if content.startswith(_POINTER):
            self.problems.append(Problem(path, 1, 1, FILE_RULE, _KEPT_ELSEWHERE))
            return
        if _number(content, len(number)) != number:
            raise Stopped(f"git's own copy of '{path}' is damaged; git fsck says more")
        self.written += len(content)
        if self.written > MOST_BYTES:
            raise Stopped(
                f"The commit has more than {MOST_BYTES // 10**9} GB; Herald reads no more"
            )
        with os.fdopen(os.open(name, _OPEN_NEW, 0o600, dir_fd=here), "wb") as opened:
            opened.write(content)


_POINTER = b"version https://git-lfs.github.com/spec/"
_KEPT_ELSEWHERE = (
    "The commit has only a pointer to this file, which is kept by Git LFS; commit the file "
    "itself: git lfs untrack, and git add it again"
)

_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_OPEN_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_OPEN_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def _holds(here: int, name: str, number: str) -> bool:
    """Whether a file is there already, with the content that has this number."""
    try:
        opened = os.open(name, _OPEN_FILE, dir_fd=here)
    except OSError:  # there is none, or a link
        return False
    with os.fdopen(opened, "rb") as file:
        return _number(file.read(), len(number)) == number


def _number(content: bytes, width: int) -> str:
    """What git calls a file of that content: a digest of its length and itself (gitformat-pack)."""
    digest = hashlib.sha1 if width == 40 else hashlib.sha256  # noqa: PLR2004
    return digest(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _remove(here: int, name: str, *, is_folder: bool) -> None:
    if is_folder:
        shutil.rmtree(name, dir_fd=here)
        return
    with suppress(FileNotFoundError):
        os.unlink(name, dir_fd=here)
