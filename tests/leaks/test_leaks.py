"""The tests of the proofs: leaks are made in a copy of the program, and each must be caught.

`herald verify` runs with the copy, as it would if the fault were ours; the scan with the program as
it is, since it shares nothing with what it judges.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import herald
from herald.verification import ALTERED, WITHOUT
from herald_scanner.scan import scan
from tests.conftest import AT
from tests.leaks import office
from tests.leaks.seeded import LEAKS, Catches, Edit, Leak

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAM = Path(herald.__file__).parent
CAUGHT = 1
"""What `herald verify` exits with when files differ."""


@dataclass(frozen=True)
class Findings:
    """The public files that were reported, by who reported them."""

    verify: frozenset[str]
    scan: frozenset[str]


def copy_of_program(folder: Path, edits: Iterable[Edit]) -> Path:
    """A copy of the package with those edits; the folder that it stands in."""
    # Second names of the same files, so an edit writes a new one.
    shutil.copytree(PROGRAM, folder / "herald", copy_function=os.link)
    for edit in edits:
        apply(edit, folder / "herald")
    return folder


def apply(edit: Edit, root: Path) -> None:
    """Makes the edit, in a new file of that name."""
    file = root / edit.file
    text = file.read_text("utf-8")
    assert text.count(edit.before) == 1, (
        f"{edit.file} has this {text.count(edit.before)} times; find the place anew:\n{edit.before}"
    )
    file.unlink()
    file.write_text(text.replace(edit.before, edit.after), "utf-8")


def run(program: Path, root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of the program that stands in a folder."""
    words = ("--root", str(root), "--at", f"{AT:%Y-%m-%dT%H:%M}", "--jobs", "1")
    done = subprocess.run(
        [sys.executable, "-m", "herald.cli", command, *words],
        env={**os.environ, "PYTHONPATH": str(program), "PYTHONDEVMODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, CAUGHT}, done.stderr
    return done


def findings(program: Path, root: Path) -> Findings:
    """What both proofs say of all that becomes public of an office, and of what is printed."""
    done = run(program, root, "verify")
    told = (line for line in done.stderr.splitlines() if WITHOUT in line or ALTERED in line)
    named = {line.partition(":")[0] for line in told}
    assert bool(named) == (done.returncode == CAUGHT), done.stderr
    public = root / "public"
    public.mkdir()
    (root / "site").rename(public / "site")
    if (root / "private/newsletters").is_dir():
        (public / "private").mkdir()
        (root / "private/newsletters").rename(public / "private/newsletters")
    (public / "said.txt").write_text(done.stdout + done.stderr, "utf-8")
    found = scan(root, AT, public, shipped())
    assert found.unproved == ()
    return Findings(frozenset(named), frozenset(leak.file for leak in found.leaks))


def shipped() -> tuple[Path, ...]:
    """The program and the theme, whose words may be on any page."""
    theme = find_spec("material")
    assert theme is not None
    return (PROGRAM, *map(Path, theme.submodule_search_locations or ()))


def test_the_program_as_it_is_leaks_nothing(tmp_path: Path) -> None:
    office.write(tmp_path / "office")

    assert findings(copy_of_program(tmp_path / "program", ()), tmp_path / "office") == Findings(
        frozenset(), frozenset()
    )


def test_there_are_35_leaks_and_every_channel_has_one() -> None:
    channels = Counter(leak.channel for leak in LEAKS)

    assert channels.total() == 35
    assert channels.keys() == {f"L{number}" for number in range(1, 17)}
    assert len({leak.name for leak in LEAKS}) == 35
    assert all(bool(leak.blind) == (leak.caught_by is not Catches.BOTH) for leak in LEAKS)


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: f"{leak.channel}-{leak.name}")
def test_a_seeded_leak_is_caught(tmp_path: Path, leak: Leak) -> None:
    root = tmp_path / "office"
    office.write(root)
    program = copy_of_program(tmp_path / "program", leak.edits)
    if leak.first:
        for edit in leak.first:
            apply(edit, root)
        run(program, root, "build")
        office.write(root)  # as it is now

    found = findings(program, root)

    assert bool(found.verify) == (leak.caught_by is not Catches.SCAN), found
    assert bool(found.scan) == (leak.caught_by is not Catches.VERIFY), found
    for reported in filter(None, (found.verify, found.scan)):
        assert any(file.startswith(leak.shows_in) for file in reported), found
