"""The demo office for tests: a copy in a temporary folder, built at its own moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from herald.kinds import KINDS
from herald.office import Office
from herald.records.reader import read_office

REPOSITORY = Path(__file__).parent.parent
AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
"""The moment at which the demo office lives."""

PARTS = (
    "office.yml",
    "mkdocs.yml",
    "content",
    "schedules",
    "proclamations",
    "committees",
    "office",
)


def demo_office() -> Office:
    """The demo office as it lies in the repository, without its history."""
    reading = read_office(REPOSITORY, KINDS)
    assert reading.settings is not None
    assert [str(problem) for problem in reading.problems] == []
    return Office(reading.settings, reading.entries, reading.pages, reading.files)


def copy_office(root: Path) -> Path:
    """A copy of the demo office in the folder `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, root / part)
        else:
            shutil.copy(source, root / part)
    return root


def herald(root: Path, *words: str, **environment: str) -> str:
    """Runs the command in a process of its own; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "herald.cli", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "generator"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under the folder with its content."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that differ or that only one has, with the first difference."""
    found = [f"{path}: only one has it" for path in sorted(one.keys() ^ other.keys())]
    for path in sorted(one.keys() & other.keys()):
        if one[path] != other[path]:
            place = next(
                (
                    i
                    for i, pair in enumerate(zip(one[path], other[path], strict=False))
                    if pair[0] != pair[1]
                ),
                min(len(one[path]), len(other[path])),
            )
            here, there = (
                content[max(0, place - 40) : place + 40] for content in (one[path], other[path])
            )
            found.append(f"{path}: at byte {place}: {here!r} against {there!r}")
    return found
