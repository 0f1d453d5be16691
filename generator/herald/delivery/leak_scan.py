"""The leak scan of a folder that is to be public: the one module that knows the scanner.

The scanner is a program of its own, which shares nothing with this one; here it is told where to
look, and what it found is told on.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from herald.stopped import Stopped

if TYPE_CHECKING:
    from datetime import datetime

REPORT = "private/leak-report.json"


@dataclass(frozen=True)
class Findings:
    """What a scan found, told by file and field, and never in words."""

    sentences: tuple[str, ...]
    """A line each; at the end what was looked for, and in how much."""
    is_clean: bool


def scanned(root: Path, office: Path, at: datetime, folder: Path) -> Findings:
    """Looks in `folder` for what the office has not released at `at`; raises Stopped.

    The office is read in the folder `office`; the whole report is written below its own `root`.
    """
    from herald_scanner.report import as_json, sentences
    from herald_scanner.scan import scan

    report, shown = root / REPORT, _from_root(folder, root)
    if not folder.is_dir() or not any(folder.iterdir()):
        raise Stopped(f"There is nothing in '{shown}' to look at; build it first: herald build")
    if folder in report.parents:
        raise Stopped(f"The report is written into '{shown}'; scan a folder that is made public")
    found = scan(office, at, folder, _shipped())
    _write(report, as_json(found))
    return Findings(tuple(sentences(found, shown, REPORT)), found.is_clean)


def _shipped() -> list[Path]:
    """Where the program's own words and files are, and the theme's: they come with any site."""
    theme = find_spec("material")
    own = Path(__file__).parent.parent
    return [own, *map(Path, (theme and theme.submodule_search_locations) or ())]


def _from_root(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


def _write(file: Path, text: str) -> None:
    """Writes a report among what is not public, whole or not at all."""
    if file.parent.is_symlink():
        raise Stopped(f"'{file.parent.name}' is a symbolic link; put a folder in its place")
    file.parent.mkdir(exist_ok=True)
    beside = file.with_suffix(".tmp")
    beside.unlink(missing_ok=True)
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)
