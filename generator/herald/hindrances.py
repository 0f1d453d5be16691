"""Which errors stop a command for staff, and which do not.

A build of what the public sees stops at every error. Whoever makes the Mayor's book at seven in the
morning needs it above all on a day on which something is not right: what is planned may be wrong,
and the book says so. It is not made of records that could not be read, or that mean something else
than they say, since nobody would see what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import CHECKS, dangling_reference, ends_before_starts, same_address
from herald.problems import errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.problems import Problem

BROKEN = frozenset({dangling_reference.RULE, ends_before_starts.RULE, same_address.RULE})
"""Of the rules that look at more than one field those by which a record is not what it says."""

RULES = frozenset(check.RULE for check in CHECKS)
"""What none of them finds is found by reading: such a record is not there."""

FOR_OTHERS = (
    *(f"content/{name}/" for name in ("news", "newsletters", "alerts", "letters", "pages")),
    *("content/initiatives/", "proclamations/"),
)
"""Folders of which the Mayor's days are not made."""


def hindrances(problems: Iterable[Problem]) -> list[Problem]:
    """The errors that stop a command which tells staff of the Mayor's days, or changes them."""
    return [one for one in errors(problems) if _is_in_the_way(one)]


def _is_in_the_way(problem: Problem) -> bool:
    if problem.path.startswith(FOR_OTHERS):
        return False
    return problem.rule not in RULES or problem.rule in BROKEN


def unread(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The folder of each file that could not be read: readers of what is made anyway are told.

    No more than the folder, since nobody knows who may know of the file.
    """
    paths = {one.path for one in errors(problems) if one.rule not in RULES}
    return tuple(sorted("/".join(path.split("/")[:-1][:2]) for path in paths))


def let_pass(problems: Iterable[Problem]) -> str:
    """What is said of the errors that stop a build and not this, in a line; "" for none."""
    passed = [one for one in errors(problems) if not _is_in_the_way(one)]
    if not passed:
        return ""
    number = "1 error stops" if len(passed) == 1 else f"{len(passed)} errors stop"
    rules = ", ".join(sorted({one.rule for one in passed}))
    return f"{number} the website, but not this command ({rules}); 'herald check' says where"
