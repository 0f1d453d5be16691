"""Files as they are to be: shown line by line to whoever asked for it, and written then.

What answers a request and what imports a calendar find out everything that they change before they
write anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING

from herald.sealing.files import write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class FileChange:
    """A file as it is, and as it is to be."""

    path: str
    old: bytes
    """b"" for a file that is not there yet."""
    new: bytes


def difference(change: FileChange) -> str:
    """What changes in a file, line by line; a comment, an order or a space that does is seen."""
    old, new = (one.decode("utf-8").splitlines() for one in (change.old, change.new))
    before = change.path if change.old else "/dev/null"
    lines = unified_diff(old, new, before, change.path, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def write_all(root: Path, changes: Iterable[FileChange]) -> None:
    """Writes the files, in this order."""
    for change in changes:
        file = root / change.path
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, change.new)
