"""Quality: the records of which something is warned, and the pages without a translation.

A warning is told as its rule, and never in its own words: these may name a record that the staff
does not see. What is warned of because of another record of the calendar is on the page of
conflicts, for those that the staff sees.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from herald.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.problems import Problem
    from herald.render.language import Interpreter
    from herald.view import View

ELSEWHERE = frozenset({"schedule-conflict", "brief-missing", "shallow-clone"})
"""The rules that look at records beside the one that they warn of, or at none."""

MOST = 100
"""So many records a list has at most; it says how many there are."""


class Warned(NamedTuple):
    """A record, and what is warned of."""

    path: str
    line: int
    rule: str


def warned_of(problems: Iterable[Problem]) -> tuple[Warned, ...]:
    """What is told of the warnings of a build; in their order."""
    return tuple(
        Warned(one.path, one.line, one.rule)
        for one in problems
        if one.severity is Severity.WARNING and one.rule not in ELSEWHERE
    )


@dataclass(frozen=True)
class Row:
    """A record, and what is to be mended in it."""

    title: str
    kind: str
    owner: str
    path: str
    line: int
    rule: str


@dataclass(frozen=True)
class Missing:
    """Pages of a kind that are not there in a language."""

    kind: str
    language: str
    number: int
    of: int


@dataclass(frozen=True)
class Quality:
    """What the page shows."""

    kinds: tuple[tuple[str, int], ...]
    """How many warnings there are of each kind of record, most first."""
    owners: tuple[tuple[str, int], ...]
    """How many of each person who answers for the record; "" of nobody."""
    rules: tuple[tuple[str, int], ...]
    stale: tuple[Row, ...]
    """Goals without a new reading."""
    rows: tuple[Row, ...]
    more: int
    untranslated: tuple[Missing, ...]


def quality(view: View, warned: tuple[Warned, ...], speak: Interpreter) -> Quality:
    """What the page shows, of those records that the view shows."""
    rows = [*_rows(view, warned, speak)]
    return Quality(
        _counted(row.kind for row in rows),
        _counted(row.owner for row in rows),
        _counted(row.rule for row in rows),
        tuple(row for row in rows if row.rule == "stale-reading")[:MOST],
        tuple(row for row in rows if row.rule != "stale-reading")[:MOST],
        max(0, sum(row.rule != "stale-reading" for row in rows) - MOST),
        tuple(
            Missing(speak.say(kind.capitalize()), speak.language_name(code), number, of)
            for kind, code, number, of in view.untranslated()
        ),
    )


def _rows(view: View, warned: Iterable[Warned], speak: Interpreter) -> Iterator[Row]:
    listed = [*warned]
    for one, label in zip(listed, view.labels_of(one.path for one in listed), strict=True):
        if label:
            kind, title, owner = label
            person = view.find("person", owner)
            named = person.record.title if person else ""
            yield Row(title, speak.say(kind.capitalize()), named, one.path, one.line, one.rule)


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda one: (-one[1], one[0])))
