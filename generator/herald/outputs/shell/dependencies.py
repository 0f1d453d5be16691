"""What MkDocs' drawing depends on: as long as that is the same, nothing is drawn anew."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from herald.records.walk import PAGES

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from herald.outputs.shell.host import ShellRequest
    from herald.outputs.shell.letterhead import Letterhead


def name_of_drawing(
    root: Path, engine: str, letterhead: Letterhead, requests: Collection[ShellRequest]
) -> str:
    """A digest of everything that MkDocs is given; `engine` is that of the program."""
    hasher = hashlib.sha256()
    parts = [engine, version("mkdocs"), version("mkdocs-material"), repr(letterhead)]
    for part in [*parts, *sorted(map(repr, requests))]:
        hasher.update(part.encode() + b"\0")
    settings = root / "mkdocs.yml"
    folders = [PAGES]
    if settings.is_file():
        folders += re.findall(
            r"^\s*custom_dir:\s*[\"']?([^\s\"'#]+)", settings.read_text("utf-8"), re.MULTILINE
        )
    found = (file for folder in folders for file in sorted((root / folder).rglob("*")))
    for file in [settings, *found]:
        if file.is_file() and not file.is_symlink():
            hasher.update(file.relative_to(root).as_posix().encode() + b"\0")
            hasher.update(hashlib.sha256(file.read_bytes()).digest())
    return hasher.hexdigest()
