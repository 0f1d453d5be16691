"""Remarks as they are spoken, and the commitments that are marked in them.

`{commit: reopen the library by spring | owner: lena-park | due: 2027-03-20}` marks in the middle
of a speech what the Mayor promises. Who sees to it and until when is for the office: of a mark
nobody is given more than what is said, whoever looks, and in whatever form. A mark that is written
wrong is cut short all the same, and `commitment_mark` says so before anything is made. When it is
kept, its mark says `done: 2027-03-18`, if no record of its own tells more.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from herald.records.duty import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(
    r"\{\s*commit\s*:(?P<what>[^|{}]*)(?:\|(?P<rest>[^}]*))?(?P<end>\}|\Z|(?=\{))", re.IGNORECASE
)
"""A mark; one that nobody closed reaches to the next brace, or to the end of the text."""

_LIKE_A_MARK = re.compile(
    r"[{}\uff5b\uff5d]|\[\s*commit\b|\|\s*(?:owner|due|done)\b", re.IGNORECASE
)
"""What stands in no mark, and was meant to: no speech has braces in it."""


@dataclass(frozen=True)
class Mark:
    """A commitment as it is marked in a text."""

    start: int
    """Where it begins in the text, in characters."""
    what: str
    """What is said."""
    given: tuple[tuple[str, str, int], ...]
    """What else the mark says: a word such as `owner`, its value, and where the word begins."""
    is_closed: bool
    """Whether a brace ends it."""


def spoken(text: str) -> str:
    """The text as it is said: in the place of each mark, what is promised."""
    return _MARK.sub(lambda mark: mark["what"].strip(), text) if "{" in text else text


def marked_anew(text: str, rest: str) -> str:
    """The text with `rest` in the place of all that its marks say besides what is promised."""
    return _MARK.sub(lambda mark: f"{{commit: {mark['what'].strip()} | {rest}}}", text)


def marks(text: str) -> Iterator[Mark]:
    """The marks in a text, in its order."""
    for found in _MARK.finditer(text):
        given = tuple(_given(found["rest"], found.start("rest"))) if found["rest"] else ()
        yield Mark(found.start(), found["what"].strip(), given, found["end"] == "}")


def promised(text: str) -> Iterator[Duty]:
    """What the marks in a text say that somebody has to do; not what bears the day it was done."""
    for mark in marks(text):
        said = {word: value for word, value, _ in mark.given}
        if mark.what and "done" not in said:
            yield Duty(mark.what, said.get("owner", ""), _day(said.get("due", "")))


def _day(text: str) -> date | None:
    """The day that a mark names; None for what is no date, which `commitment_mark` says."""
    with suppress(ValueError):
        return date.fromisoformat(text[-10:])
    return None


def strays(text: str) -> Iterator[int]:
    """Where in a line stands what looks like a mark, or a part of one, and is none; each once."""
    # The marks become spaces, so that places stay what they are.
    bare = _MARK.sub(lambda mark: " " * len(mark[0]), text)
    line = -1
    for found in _LIKE_A_MARK.finditer(bare):
        if bare.count("\n", 0, found.start()) != line:
            line = bare.count("\n", 0, found.start())
            yield found.start()


def _given(rest: str, start: int) -> Iterator[tuple[str, str, int]]:
    for part in rest.split("|"):
        word, _, value = part.partition(":")
        yield word.strip(), value.strip(), start + len(part) - len(part.lstrip())
        start += len(part) + 1
