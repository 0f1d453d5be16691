"""What is wrong in content/pages, in an editor's words and where an editor finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from herald.problems import Problem, Severity
from herald.records.walk import PAGES

if TYPE_CHECKING:
    from pathlib import Path


_LINK_WARNING = re.compile(
    r"Doc file '(?P<source>[^']+)' contains an? .*?link '(?P<link>[^']*)', (?P<what>.*)", re.DOTALL
)


def problem_of(root: Path, warning: str) -> Problem:
    """MkDocs' warning in an editor's words, at the place where an editor finds it."""
    found = _LINK_WARNING.match(warning)
    if not found:
        return Problem("mkdocs.yml", 1, 1, "mkdocs", warning, Severity.WARNING)
    path, link, what = f"{PAGES}/{found['source']}", found["link"], found["what"]
    advice = re.search(r"Did you mean '([^']+)'", what)
    if advice:
        wanted = f"did you mean '{advice[1]}'?"
    else:
        wanted = f"there is no such page or file in {PAGES}"
    line, column = _place(root / path, link)
    message = f"the link '{link}' leads nowhere; {wanted}"
    return Problem(path, line, column, "page-link", message, Severity.WARNING)


def problem_at(root: Path, source: str, rule: str, message: str, what: str = "") -> Problem:
    """What is wrong with a file of content/pages, where `what` stands in it."""
    path = f"{PAGES}/{source}"
    line, column = _place(root / path, what)
    return Problem(path, line, column, rule, message, Severity.WARNING)


def _place(path: Path, what: str) -> tuple[int, int]:
    """Line and column of the first `what` in a text, or the beginning."""
    text = path.read_text("utf-8", errors="replace") if what else ""
    before, found, _ = text.partition(what) if what else ("", "", "")
    if not found:
        return 1, 1
    return before.count("\n") + 1, len(before) - before.rfind("\n")
