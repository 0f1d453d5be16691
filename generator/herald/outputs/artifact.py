"""An artifact: a file to be made, and what it is made from.

An artifact is a call that has not happened yet: a function of the program, and what it is given.
Its fingerprint is the digest of exactly these, so nothing it is made from can be forgotten, and the
same fingerprint means the same bytes. The function must be pure: no clock, no chance, no files but
those that ship with the program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import BaseModel

from herald.records.kind import Kind

if TYPE_CHECKING:
    from typing import Any

Maker = Callable[..., bytes]
"""A function at the top of a module that makes the bytes of a file from what it is given."""


@dataclass(frozen=True)
class Artifact:
    """A file of the site or of the office's own folder."""

    path: str
    """From the output's root, with forward slashes: `news/2026/budget/index.html`."""
    maker: Maker
    given: tuple[Any, ...]
    """The maker's arguments: texts, numbers, dates, tuples, mappings, records and frozen types."""

    def bytes(self) -> bytes:
        """The content of the file."""
        return self.maker(*self.given)

    @property
    def fingerprint(self) -> str:
        """A digest of the maker's name and of all that it is given."""
        hasher = hashlib.sha256(f"{self.maker.__module__}.{self.maker.__qualname__}".encode())
        for value in self.given:
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
        raise TypeError(f"an artifact cannot be given a {type(value).__name__}: {value!r}")
