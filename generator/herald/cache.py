"""What was made before, kept until what it was made from changes; never believed without its seal.

Every value carries its own SHA-256: one that was damaged, cut short or made for something else is
as good as none, and is made anew. Against somebody who forges a whole value the seal is no help,
for anyone can compute it; so a cache that comes with a commit is refused (`is_committed`).
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """A folder of values, one for each name, found only under the key it was kept with."""

    folder: Path

    def find(self, name: str, key: str) -> bytes | None:
        """The value kept as `name`, if it was made from what `key` stands for."""
        try:
            held = (self.folder / name).read_bytes()
        except OSError:
            return None
        seal, _, content = held.partition(b"\n")
        return content if seal == _seal(key, content) else None

    def keep(self, name: str, key: str, content: bytes) -> None:
        """Keeps a value as `name`, in place of the one before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f"{name}.{os.getpid()}.tmp"
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as opened:  # never through a link that lies there
            opened.write(_seal(key, content) + b"\n" + content)
        temporary.replace(self.folder / name)


def is_committed(folder: Path) -> bool:
    """Whether git keeps something in a folder of that name, so that anybody may have put it there.

    Asks the index of the repository around `folder` itself, and runs nothing.
    """
    for around in folder.parents:
        git = around / ".git"
        if git.is_file():  # a worktree or submodule, which says where its own folder is
            git = around / git.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
        if git.is_dir():
            index = git / "index"
            return index.is_file() and f"{folder.name}/".encode() in index.read_bytes()
    return False


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + content).hexdigest().encode()
