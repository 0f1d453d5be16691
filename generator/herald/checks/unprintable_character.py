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

Fails, because no typeface has the character U+0995:

```yaml
# content/news/2026-11-18-ferry.md
title: Ferry terminal honors ক Kar
```
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pydantic import StringConstraints

from herald.problems import repeated
from herald.records.entry import marked
from herald.records.source import Passage
from herald.render.typeset import unprintable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.source import Source

RULE = "unprintable-character"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A record of which a document is made."""
    del office, at
    is_printed = entry.kind.documents or entry.kind.name in PRINTED_FOR_STAFF
    if is_printed and _may_hold_any(entry.source):
        for passage in _passages(entry):
            for character in unprintable(passage.text):
                place = passage.text.index(character)
                yield passage.problem(place, RULE, _sentence(character))


def _may_hold_any(source: Source) -> bool:
    """False where all that is typed in the file can be printed, and nothing stands as a code."""
    return source.has_codes or bool(unprintable(source.fields) or unprintable(source.body))


def _passages(entry: Entry) -> Iterator[Passage]:
    """The texts of its own file that may come to be printed."""
    for location, text in marked(entry.record, StringConstraints):
        if entry.gives(location) and location[0] not in NEVER_PRINTED:
            yield Passage(entry.source, location, text)
    if entry.body:
        yield Passage(entry.source, (), entry.body)


PRINTED_FOR_STAFF = ("appointment", "letter", "commitment")
"""The kinds of which there are papers alone. An event has them beside its page, and is announced in
any script; what its papers cannot print stands there as a code."""

NEVER_PRINTED = ("private", "tags", "change_note", "images", "attachments", "corrections")


def _sentence(character: str) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    named = repeated(f"'{character}' ({name}, U+{ord(character):04X})", "The character here")
    return (
        f"{named} is in none of the typefaces that the PDF is printed with; write it in words, or "
        "leave it out"
    )
