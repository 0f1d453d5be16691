"""What lies in a folder, looked at once: every file by its path, with its stamp.

An output of ten thousand records has more files than that, and to ask for each one again, whenever
something is to be known of it, takes longer than to make what has changed.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True)
class Inventory:
    """The files below a folder."""

    files: Mapping[str, os.stat_result]
    """By path from the folder, with forward slashes; a link is one, and not what it leads to."""
    folders: tuple[str, ...] = ()
    """Those in which there is nothing."""

    def stamp(self, path: str) -> str:
        """How large a file is and when it was written; "" where there is none."""
        found = self.files.get(path)
        return stamp(found) if found else ""

    @property
    def digest(self) -> str:
        """A digest of the names of all, and of all that changes when somebody touches a file."""
        lines = [
            f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_mode}"
            for path, found in self.files.items()
        ]
        text = "\n".join(sorted([*lines, *self.folders]))
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()

    def after(self, folder: str, written: Iterable[str], removed: Iterable[str]) -> Inventory:
        """What lies there after those files were written and removed, and nothing else was done."""
        files = {**self.files, **{path: os.lstat(f"{folder}/{path}") for path in written}}
        for path in removed:
            files.pop(path, None)
        return replace(self, files=files, folders=())


def stamp(found: os.stat_result) -> str:
    """How large a file is and when it was written (nanoseconds since 1970)."""
    return f"{found.st_size}\t{found.st_mtime_ns}"


def inventory(*folders: str) -> Inventory:
    """What lies below folders; with more than one, each path begins with its folder's name."""
    files: dict[str, os.stat_result] = {}
    empty: list[str] = []
    for folder in folders:
        inside = f"{os.path.basename(folder)}/" if len(folders) > 1 else ""  # noqa: PTH119
        for path, found in _below(folder, inside):
            if found is None:
                empty.append(path)
            else:
                files[path] = found
    return Inventory(files, tuple(empty))


def _below(real: str, inside: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every file below a folder with what is known of it, and every empty folder with None."""
    try:
        with os.scandir(real) as found:
            items = [*found]
    except NotADirectoryError:  # it is a file itself
        yield inside.rstrip("/"), os.lstat(real)
        return
    except FileNotFoundError:
        return
    if not items and inside:
        yield inside, None
    for item in items:
        if item.is_dir(follow_symlinks=False):
            yield from _below(item.path, f"{inside}{item.name}/")
        else:
            try:
                known = item.stat(follow_symlinks=False)
            except FileNotFoundError:  # what an editor saves goes away, and comes back
                continue
            yield inside + item.name, known
