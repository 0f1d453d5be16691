"""A kind of record, declared: its fields, its folder, its address, and how it is shown.

Everything that follows from a kind comes from this declaration: reading, the JSON Schema, `herald
new`, the manual. A new kind is a module with such a declaration and one line in the register
`herald.kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from herald.records.facets import Record


@dataclass(frozen=True)
class Kind:
    """What is the same for all records of one kind."""

    name: str
    """What a reference calls it: `event`."""
    plural: str
    """What its open data is called: `events`, as in /data/event.json's title."""
    model: type[Record]
    folder: str
    """Where its records are, from the office's root; `*` is the name of the record above."""
    address: str
    """Its page, of `{year}`, `{parent}` and `{name}`; "" for a kind without pages of its own."""
    section: str
    """The part of the site that it belongs to, the first folder of its address; "" for none."""
    template: str = "record.html"
    """The page template under templates/pages/."""
    indexed: tuple[str, ...] = ()
    """The fields, each one word or a name, that are asked of many records at once."""
    documents: tuple[str, ...] = ()
    """The files for print and pasting that stand beside its page; `{name}` is the record's name."""
    body: str = ""
    """What the text below the fields is; "" for a kind that has none."""
    is_published: bool = True
    """Whether what is made for the public holds its records; without it they are for the office's
    own papers, whoever may see them."""
    told: frozenset[str] = frozenset()
    """Of a kind that is not published: the fields that may be told of a public one, see `outside`;
    empty for a kind of which nothing ever is."""
    holds_residents_words: bool = False
    """Whether its texts are what residents wrote or said, in which no personal data may stand."""
    marks_commitments: bool = False
    """Whether its text may mark what the Mayor promises in it; see `spoken`."""
    file: str = ""
    """The stem of the record's file when its folder bears the record's name: `committee`."""
    example: str = ""
    """The fields that `herald new` writes for a person to fill, as YAML below the title."""

    def address_of(self, name: str, parent: str, day: date | None) -> str:
        """The address of the page of the record `name`: `/events/2026/town-hall/`, or ""."""
        if "{year}" in self.address and day is None:
            raise ValueError(f"the {self.name} {name!r} has no date for its address")
        year = f"{day:%Y}" if day else ""
        return self.address.format(year=year, parent=parent, name=name)
