"""A problem: what is wrong in a record, for the person who can put it right, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """An error stops the build; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, in one place; problems sort in the order of files and lines."""

    path: str
    """Of the file, from the office's root, with forward slashes."""
    line: int
    """Starting at 1."""
    column: int
    """Starting at 1, in characters."""
    rule: str
    """The rule's name; `herald explain RULE` prints its page."""
    message: str
    """A sentence with what is there, what was expected, and what to write instead."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else "warning: "
        return f"{self.path}:{self.line}: {mark}{self.message} [{self.rule}]"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that stop the build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
