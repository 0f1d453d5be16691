"""How hard a real record is to show: the sorts of hardness, and the hardest of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from office_from_data import Draft
from reading import texts


def hardness(record: Draft) -> tuple[int, ...]:
    """How long a text and its longest word are, how many links, lists, letters of other scripts."""
    text = record.body or " ".join(texts(record.fields))
    return (
        len(text),
        text.count("]("),
        len(re.findall(r"^ *([-*]|\d+\.) ", text, re.MULTILINE)),
        max(map(len, text.split()), default=0),
        sum(letter > "\u024f" for letter in text),
    )


def oddity(record: Draft) -> tuple[int, ...]:
    """The same, and how long a title and its longest word are, and how big the tables."""
    title = str(record.fields["title"])
    return (
        *hardness(record),
        len(title),
        max(map(len, title.split()), default=0),
        len(re.findall(r"^\|", record.body, re.MULTILINE)),
        len(re.findall(r"^#", record.body, re.MULTILINE)),
    )


def oddest(records: Iterable[Draft]) -> list[Draft]:
    """The oddest of each sort in each kind, by path."""
    kinds: dict[str, list[Draft]] = {}
    for record in records:
        kinds.setdefault(record.kind, []).append(record)
    chosen: dict[str, Draft] = {}
    for alike in kinds.values():
        for record in _firsts(alike):
            chosen[record.path] = record
    return [chosen[path] for path in sorted(chosen)]


def _firsts(records: Sequence[Draft]) -> list[Draft]:
    sorts = range(len(oddity(records[0])))
    return [max(records, key=lambda one: (oddity(one)[sort], one.path)) for sort in sorts]
