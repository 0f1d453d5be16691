"""What the public sees of an office, as pages for programs that know no records.

References are resolved and embargoes kept here, before any clock runs, so that a rival has only to
draw: a title, a summary, facts, and Markdown with the clauses and quotations in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.records import FOLDERS, Record, Value

SECTIONS = {
    **FOLDERS,
    "person": "people",
    "priority": "priorities",
    "committee": "committees",
    "goal": "goals",
}
"""The kinds that have pages, and the folder of each."""
LISTED = tuple(FOLDERS.values())
"""The sections that have lists, by year too, and feeds."""


@dataclass(frozen=True)
class Page:
    """One page of a record."""

    record: Record
    section: str
    name: str
    facts: Sequence[tuple[str, str]]
    """Labels with what stands behind them, as plain text."""
    text: str
    """Markdown."""

    @property
    def title(self) -> str:
        """One line."""
        return self.record.line("title")

    @property
    def summary(self) -> str:
        """May be empty."""
        return self.record.line("summary")

    @property
    def day(self) -> str:
        """`2026-11-20`; empty where there are no lists by year."""
        return self.record.day

    @property
    def folder(self) -> str:
        """Where it stands on every site, without slashes at the ends: `news/2026`."""
        return f"{self.section}/{self.day[:4]}" if self.section in LISTED else self.section

    @property
    def path(self) -> str:
        """Its Markdown file."""
        return f"{self.folder}/{self.name}.md"


def pages(records: Iterable[Record]) -> list[Page]:
    """The public pages in the order of their days, the newest first."""
    every = [*records]
    named = {(record.kind, record.name): record for record in every}
    made = [
        Page(record, SECTIONS[record.kind], _name(record), [*_facts(record, named)], _text(record))
        for record in every
        if record.kind in SECTIONS and _is_public(record)
    ]
    return sorted(made, key=lambda page: (page.day, page.name), reverse=True)


def _is_public(record: Record) -> bool:
    # Every embargo of the maker is later than its moment.
    return record.line("visibility") == "public" and not record.line("embargo")


def _name(record: Record) -> str:
    return record.folder.rpartition("/")[2] if record.kind == "committee" else record.name


def _facts(record: Record, named: Mapping[tuple[str, str], Record]) -> Iterator[tuple[str, str]]:
    for field, label in FACTS.items():
        value = record.fields.get(field)
        if isinstance(value, str):
            yield label, _called(field, value, named)
        elif value:
            yield label, ", ".join(_words(value, named, field))


FACTS = {
    "starts": "When",
    "ends": "Until",
    "venue": "Where",
    "place": "Where",
    "status": "Status",
    "reason": "Reason",
    "cost": "Cost",
    "host": "Host",
    "rsvp": "Sign up",
    "accessibility": "Accessibility",
    "date": "Date",
    "release_kind": "Form",
    "who": "Who",
    "what": "What",
    "when": "When",
    "where": "Where",
    "proclamation_kind": "Form",
    "number": "Number",
    "recipient": "Recipient",
    "effective": "In effect",
    "signed": "Signed",
    "role": "Role",
    "chair": "Chair",
    "members": "Members",
    "meets": "Meets",
    "meeting_place": "Where",
    "due": "Due",
    "priorities": "Priority",
}
REFERENCES = {
    "venue": "venue",
    "meeting_place": "venue",
    "host": "organization",
    "chair": "person",
    "person": "person",
    "by": "person",
    "priorities": "priority",
}


def _called(field: str, value: str, named: Mapping[tuple[str, str], Record]) -> str:
    """What a value is called: of a reference the title, with the address where there is one."""
    target = named.get((REFERENCES.get(field, ""), value))
    if target is None:
        return value
    return ", ".join(filter(None, (target.line("title"), target.line("address"))))


def _words(value: Value, named: Mapping[tuple[str, str], Record], field: str) -> Iterator[str]:
    if isinstance(value, str):
        yield _called(field, value, named)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            for words in _words(part, named, name):
                yield words if name in REFERENCES else f"{name.replace('_', ' ')}: {words}"
    else:
        for part in value:
            yield from _words(part, named, field)


def _text(record: Record) -> str:
    """The record's text, with what its page shows in prose; nothing in it is a template's."""
    parts = [record.line("statement"), record.line("charter"), record.line("subhead")]
    whereas = record.fields.get("whereas", ())
    parts += [f"**Whereas**, {clause};" for clause in whereas if isinstance(clause, str)]
    if record.line("resolved"):
        parts.append(f"**Now, therefore**, I do hereby proclaim {record.line('resolved')}")
    parts.append(record.body)
    for quote in record.fields.get("quotes", ()):
        if isinstance(quote, Mapping):
            parts.append(f"> {quote['text']}\n>\n> {quote['who']}, {quote.get('title', '')}")
    text = "\n\n".join(filter(None, parts))
    # Double braces begin shortcodes in Hugo, and expressions in Eleventy.
    return text.replace("{{", "{ {").replace("{%", "{ %") + "\n"
