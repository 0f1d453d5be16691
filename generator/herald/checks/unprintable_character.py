"""A character that the documents cannot print.

The PDFs of releases and proclamations are made with the typefaces that ship with Herald, so that
they look the same everywhere and can be kept for ever. A character that none of them has (an emoji
of last year, a script that the office has not used before) would print as an empty box. The record
is stopped instead, and the character named.

Passes:

```yaml
# content/news/2026-11-18-ferry.md
title: Ferry terminal opens Saturday
```

Fails, because no typeface has the character U+738B:

```yaml
# content/news/2026-11-18-ferry.md
title: Ferry terminal honors 王 Wei
```
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pydantic import StringConstraints

from herald.problems import Problem
from herald.records.entry import marked
from herald.render.typeset import unprintable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry

RULE = "unprintable-character"


def check(office: Office, at: datetime) -> Iterator[Problem]:  # noqa: ARG001 - every check is given the moment
    """Every record of which a document is made."""
    for entry in office.every_entry():
        if entry.kind.document:
            yield from _in_fields(entry)
            yield from _in_body(entry)


def _in_fields(entry: Entry) -> Iterator[Problem]:
    for location, text in marked(entry.record, StringConstraints):
        if location[0] != "private" and location[0] in entry.source.values:
            for character in unprintable(text):
                line, column = entry.source.position(location)
                yield _problem(entry, line, column, character)


def _in_body(entry: Entry) -> Iterator[Problem]:
    for character in unprintable(entry.body):
        before = entry.body.partition(character)[0]
        line = entry.source.body_line + before.count("\n")
        yield _problem(entry, line, len(before) - (before.rfind("\n") + 1) + 1, character)


def _problem(entry: Entry, line: int, column: int, character: str) -> Problem:
    name = unicodedata.name(character, "a character without a name").lower()
    return Problem(
        entry.source.path,
        line,
        column,
        RULE,
        f"'{character}' ({name}, U+{ord(character):04X}) is in none of the typefaces that the PDF "
        "is printed with; write it in words, or leave it out",
    )
