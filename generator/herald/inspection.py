"""An office read and checked: all that `herald check` does, and the first half of a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.checks import check_office
from herald.kinds import KINDS
from herald.office import Office
from herald.problems import Problem
from herald.records.reader import read_office

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True)
class Inspection:
    """An office, and everything that is wrong with it."""

    office: Office | None
    """None when office.yml could not be read."""
    problems: tuple[Problem, ...]
    """In file order."""


def inspect(root: Path, at: datetime) -> Inspection:
    """Reads the office in `root` and checks it as of the moment `at`."""
    reading = read_office(root, KINDS)
    if reading.settings is None:
        return Inspection(None, reading.problems)
    office = Office(reading.settings, reading.entries, reading.pages, reading.files, reading.unread)
    return Inspection(office, tuple(sorted([*reading.problems, *check_office(office, at)])))
