"""What was made to disk: whole, atomic, only what changed, and nothing left over.

Every file is made and staged beside the output before the first file of the output is touched, so a
failure leaves the old site as it was; then each staged file is moved over its predecessor, which is
atomic (POSIX rename). What nothing makes any more is removed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.making.workshop import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from herald.making.inventory import Inventory
    from herald.making.production import Production


@dataclass(frozen=True)
class Published:
    """What a publication did: paths from the output's root, sorted."""

    made: tuple[str, ...]
    """Rendered, because what they are made from or the files had changed."""
    written: tuple[str, ...]
    """Written, because the bytes had changed."""
    removed: tuple[str, ...]
    total: int
    """How many files the output has now, of those that it was to have."""


def publish(
    production: Production,
    folder: Path,
    staging: Path,
    *,
    there: Inventory | None,
    is_ours: bool,
    others: Callable[[], AbstractSet[str]] = frozenset,
) -> Published:
    """Makes `folder` hold exactly what was produced, and of the `others` what is there already.

    `there` is what lies in the folder (None: all of it stays); `others` gives the paths of what
    belongs there and is not made now, and is asked only when there is something that was not
    produced; `is_ours` says whether earlier builds wrote the folder. `staging`, where what is new
    lies, is on the same file system.

    Raises PublishError, before anything is touched, for what should not be written.
    """
    wanted = _wanted(production)
    refuse_link(folder.parent)
    refuse_link(folder)
    if not is_ours and there is not None:
        _refuse_foreign(folder, there, wanted)
    made = [one for product in production.products.values() for one in product.files]
    new = sorted(one.path for one in made if one.is_new)
    _move(staging, folder, new)
    removed = () if there is None else _prune(folder, there, wanted, others)
    return Published(tuple(sorted(one.path for one in made)), tuple(new), removed, len(wanted))


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Waits until no other build writes: two at once would mix their staged files."""
    refuse_link(state)
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go of when the file is closed, or the process ends
        yield


@contextmanager
def staged(staging: Path) -> Iterator[Path]:
    """An empty folder to stage files in, which is gone afterwards."""
    empty(staging)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def empty(staging: Path) -> None:
    """Makes the folder an empty one."""
    _clear(staging)
    staging.mkdir(parents=True)


def refuse_link(place: Path) -> None:
    """Refuses to write through a link: it may lead to somebody's home, or from private to site."""
    if place.is_symlink():
        raise PublishError(f"'{place.name}' is a symbolic link; put a folder in its place")


def _clear(place: Path) -> None:
    if _is_file(place):
        place.unlink()
    shutil.rmtree(place, ignore_errors=True)


def _wanted(production: Production) -> set[str]:
    """The paths of all files; refuses two of one path, and a file where a folder must be."""
    wanted: set[str] = set()
    for path in production.every_path():
        if path in wanted:
            raise PublishError(f"two artifacts want to be '{path}'")
        wanted.add(path)
    folders: set[str] = set()
    for path in wanted:
        parent = path.rpartition("/")[0]
        while parent and parent not in folders:
            folders.add(parent)
            parent = parent.rpartition("/")[0]
    for path in sorted(folders & wanted):
        raise PublishError(f"'{path}' would be a file and a folder")
    return wanted


def _refuse_foreign(folder: Path, there: Inventory, wanted: AbstractSet[str]) -> None:
    """Refuses a folder in which nothing looks as if Herald had made it: it would be emptied."""
    if not there.files and not there.folders:
        return
    if there.files.keys().isdisjoint(wanted):
        raise PublishError(
            f"'{folder.name}' holds files that Herald did not make; "
            "move them away or empty the folder"
        )


def _move(staging: Path, folder: Path, paths: Iterable[str]) -> None:
    """Moves what is staged into place."""
    if not folder.exists():  # then all of it at once
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(folder)
        return
    for path in paths:
        target = folder / path
        _make_room(folder, target)
        os.replace(staging / path, target)  # noqa: PTH105 - replaces links too, and never follows them


def _make_room(folder: Path, target: Path) -> None:
    """Makes the target's folders, and clears away a file or link that stands where one must be."""
    for parent in [*reversed(target.relative_to(folder).parents)][1:]:
        place = folder / parent
        if _is_file(place):
            place.unlink()
        place.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _prune(
    folder: Path,
    there: Inventory,
    wanted: AbstractSet[str],
    others: Callable[[], AbstractSet[str]],
) -> tuple[str, ...]:
    """Removes every file that nothing makes, and folders that are empty then."""
    strange = there.files.keys() - wanted
    stays = others() if strange else frozenset[str]()
    # One that had to make room, for a folder or for a file, is gone already.
    removed = sorted(path for path in strange - stays if _is_file(folder / path))
    for path in removed:
        (folder / path).unlink()
    left = {path.rpartition("/")[0] for path in (*removed, *there.folders)}
    for parent in sorted(left, reverse=True):
        _remove_empty(folder, parent)
    return tuple(removed)


def _is_file(place: Path) -> bool:
    return place.is_symlink() or place.is_file()


def _remove_empty(folder: Path, inside: str) -> None:
    """Removes a folder of the output if it is empty, and those above it that are empty then."""
    while inside:
        # It went with another of its files, or had to make room for one.
        with suppress(FileNotFoundError, NotADirectoryError):
            if any((folder / inside).iterdir()):
                return
            (folder / inside).rmdir()
        inside = inside.rpartition("/")[0]
