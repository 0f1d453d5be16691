"""What is made: artifacts, the tasks that give them, and the pieces that files are put together of.

An artifact is a call that has not happened yet: a function of the program, and what it is given. It
must be pure: no clock, no chance, no files but those that ship with the program.

A task plans artifacts from a View. What it is given and what it asked the view are all that its
artifacts can depend on; while both stay the same, nothing of it is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from herald.records.kind import Kind

if TYPE_CHECKING:
    from typing import Any

    from herald.audience import Seen

Maker = Callable[..., bytes]
"""A function at the top of a module that makes the bytes of a file from what it is given."""


@dataclass(frozen=True)
class Artifact:
    """A file of the site or of the office's own folder."""

    path: str
    """From the output's root, with forward slashes: `news/2026/budget/index.html`."""
    maker: Maker
    given: tuple[Any, ...]
    """The maker's arguments."""

    def bytes(self) -> bytes:
        """The content of the file."""
        return self.maker(*self.given)


class Piece(NamedTuple):
    """A part of a file that is put together of many, such as one record's of a list of all."""

    collection: str
    """Which file or files it belongs to: `data/event`."""
    place: str
    """Pieces stand in the order of their places, and no two of a collection have one place."""
    text: str


ENCLOSURES = "enclosures"
"""The collection of what is known of the documents that were made."""


@dataclass(frozen=True)
class Enclosure:
    """A document that stands beside a page, for print or for pasting, as it was made."""

    record: str
    """The key of the record that it is made of."""
    address: str
    """In the language that it is in: `/es/news/2026/budget/budget.pdf`."""
    size: int
    """In bytes."""
    pages: int
    """0 for a file without pages."""
    sha256: str
    width: int = 0
    height: int = 0
    """In pixels, of a picture; 0 for everything else."""

    @property
    def form(self) -> str:
        """What the file is, by its name: `pdf`."""
        return self.address.rpartition(".")[2]

    def piece(self) -> Piece:
        """Itself, to be kept."""
        return Piece(
            ENCLOSURES,
            f"{self.record} {self.address}",
            f"{self.size} {self.pages} {self.sha256} {self.width} {self.height}",
        )

    @classmethod
    def read(cls, place: str, text: str) -> Enclosure:
        """The one of which there is that piece."""
        record, address = place.split(" ")
        size, pages, digest, width, height = text.split(" ")
        return cls(record, address, int(size), int(pages), digest, int(width), int(height))


Plan = Callable[..., "Iterator[Artifact | Piece]"]
"""A function at the top of a module that is called with a View and with what its task is given."""


@dataclass(frozen=True)
class Task:
    """Something to be made of a View: a page, a record's files, a feed."""

    name: str
    """No two tasks of one output have the same."""
    plan: Plan
    given: tuple[Any, ...] = ()
    """The plan's arguments after the view: texts, numbers, dates, tuples, and types with a digest.
    Small, since they travel to other processes."""
    view: str = ""
    """Which view it is made from, of those of its output."""
    home: str = ""
    """Of the records that it is mostly made from: what is of one home is best made by one
    worker."""

    @cached_property
    def fingerprint(self) -> str:
        """A digest of the plan's name and of all that it is given besides the view."""
        return fingerprint(self.plan, self.given)


@dataclass(frozen=True)
class Beside:
    """A file beside a record, by its stamp: what is made of it is given this and not its bytes."""

    file: str
    size: int
    modified: int
    changed: int
    number: int


@dataclass(frozen=True)
class Assembly:
    """A file that is put together of pieces."""

    path: str
    collection: str
    join: Callable[..., bytes]
    """Called with the texts of the pieces in their order, then with `given`."""
    given: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Cabinet:
    """Files into which pieces are sorted, one piece into many of them: a search index.

    When pieces go and others come, `change` alters the files that were, and must give what `fill`
    would give of all pieces that are there then.
    """

    name: str
    collection: str
    fill: Callable[..., Iterator[tuple[str, bytes]]]
    """Called with the texts of all pieces, then with `given`; gives every file by its path."""
    change: Callable[..., Mapping[str, bytes | None]]
    """Called with the texts that go and those that come, a function that gives what was in a file
    (b"" for one that was not there), then with `given`; gives the files that change, and None for
    one that goes."""
    given: tuple[Any, ...] = ()


def in_order(seen: Seen) -> str:
    """The place of a record's piece among those of its kind: by its day, as a View lists them."""
    return f"{seen.record.day or ''} {seen.parent} {seen.name}"


def fingerprint(maker: Callable[..., object], given: tuple[object, ...]) -> str:
    """A digest of a function's name and of its arguments."""
    hasher = hashlib.sha256(f"{maker.__module__}.{maker.__qualname__}".encode())
    for value in given:
        _feed(value, hasher.update)
    return hasher.hexdigest()


def copied(content: bytes) -> bytes:
    """A file that is there already: the maker of what is only to be written."""
    return content


def _feed(value: object, update: Callable[[bytes], None]) -> None:
    """Feeds `value` to a digest: its type and content, so that 1, "1" and ("1",) differ."""
    digest = getattr(value, "digest", None)
    if isinstance(digest, str):
        update(f"\0{type(value).__name__}:{digest}".encode())
    elif isinstance(value, bytes):
        update(f"\0bytes {len(value)}:".encode() + value)
    elif isinstance(value, Enum):
        update(f"\0{type(value).__name__}:{value.value}".encode())
    elif isinstance(value, str):
        update(f"\0str {len(value)}:{value}".encode())
    elif value is None or isinstance(
        value, int | float | Decimal | date | datetime | time | timedelta
    ):
        update(f"\0{type(value).__name__}:{value!s}".encode())
    elif isinstance(value, Mapping):
        update(f"\0map {len(value)}".encode())
        for key in sorted(value):
            _feed(key, update)
            _feed(value[key], update)
    elif isinstance(value, tuple | list | frozenset):
        update(f"\0{type(value).__name__} {len(value)}".encode())
        for item in sorted(value) if isinstance(value, frozenset) else value:
            _feed(item, update)
    elif isinstance(value, BaseModel):
        update(f"\0{type(value).__name__}:{value.model_dump_json(by_alias=True)}".encode())
    elif isinstance(value, Kind):
        update(f"\0kind:{value.name}".encode())
    elif is_dataclass(value):
        update(f"\0{type(value).__name__}".encode())
        for described in fields(value):
            _feed(getattr(value, described.name), update)
    else:
        raise TypeError(f"nothing can be made of a {type(value).__name__}: {value!r}")
