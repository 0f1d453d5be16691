"""The program itself: a digest of all that decides what is made of an office."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from herald.settings import Settings

PARTS = (
    "babel", "cmarkgfm", "css-inline", "holidays", "icalendar", "jinja2", "lxml", "markdown",
    "markupsafe", "mkdocs", "mkdocs-material", "nh3", "pikepdf", "pillow", "pydantic",
    "python-dateutil", "python-docx", "segno", "typst", "tzdata",
)  # fmt: skip
"""The packages whose version shows in what is made."""

# pathlib would take as long as the files
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120


@cache
def digest_of_program() -> str:
    """A digest of the program's own files and of the versions of what it is built on."""
    hasher = hashlib.sha256()
    for path in sorted(program_files()):
        hasher.update(path.removeprefix(_PACKAGE).replace(os.sep, "/").encode() + b"\0")
        with open(path, "rb") as opened:  # noqa: PTH123
            hasher.update(hashlib.file_digest(opened, "sha256").digest())
    for package in PARTS:
        hasher.update(f"{package} {version(package)}\0".encode())
    return hasher.hexdigest()


def epoch_of(engine: str, settings: Settings) -> str:
    """A digest of all that everything in the ledger depends on."""
    return hashlib.sha256(f"{engine}{settings.model_dump_json()}".encode()).hexdigest()


def program_files() -> list[str]:
    """Every file of the program, templates and catalogues included."""
    return [
        os.path.join(place, name)  # noqa: PTH118
        for place, folders, names in os.walk(_PACKAGE)
        for name in names
        if not name.endswith(".pyc")
    ]
