"""A problem: what is wrong in a record, for the person who can put it right, and where.

A message may repeat what the record says, but only of a record that everybody may read: messages
end up in logs, in pull requests and on other people's screens. So whoever writes one marks what it
repeats (`quoted`, `repeated`), and `Problem.withheld` is the same problem without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
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
    discreet: str = field(default="", compare=False, repr=False)
    """The sentence without what the record says; made of the message, where it is not given."""

    def __post_init__(self) -> None:
        marked = self.message
        object.__setattr__(self, "message", plain(marked))
        object.__setattr__(self, "discreet", self.discreet or _without_repetition(marked))

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else "warning: "
        return f"{self.path}:{self.line}: {mark}{self.message} [{self.rule}]"

    def withheld(self) -> Problem:
        """The same problem, in a message that repeats nothing of what the record says."""
        return replace(self, message=self.discreet)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that stop the build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


# --- what a message repeats -----------------------------------------------------------------------

# Noncharacters, which Unicode keeps for a program's own use: no text has them.
_START, _INSTEAD, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKS = str.maketrans("", "", _START + _INSTEAD + _END)
_REPEATED = re.compile(f"{_START}([^{_START}{_END}]*){_INSTEAD}([^{_START}{_END}]*){_END}")

LONGEST_QUOTATION = 60
"""Characters of what is there that a message repeats."""


def quoted(text: str) -> str:
    """`'text'`, as a message quotes what a record says; `'…'` where that is withheld."""
    return f"'{repeated(shortened(text))}'"


def repeated(text: str, instead: str = "…") -> str:
    """A part of a message that repeats or follows from what a record says, or names another.

    Where that is withheld, `instead` stands in its place.
    """
    return f"{_START}{plain(text)}{_INSTEAD}{plain(instead)}{_END}"


def shortened(text: str) -> str:
    """The text on one line, cut where it is too long for a message."""
    one_line = " ".join(text.split())
    if len(one_line) <= LONGEST_QUOTATION:
        return one_line
    return one_line[: LONGEST_QUOTATION - 1].rstrip() + "…"


def plain(message: str) -> str:
    """The message with all that it repeats, and without the marks around that."""
    return _REPEATED.sub(r"\1", message).translate(_MARKS)


def _without_repetition(message: str) -> str:
    return _REPEATED.sub(r"\2", message).translate(_MARKS)
