"""Open data as tables (CSV), for spreadsheets: a row a record, in the office's first language.

No cell can start a formula (`render/tables.py`). A list of values stands in one cell, each set off
from the next by "; ". Lists of blocks and translations are in JSON alone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import BaseModel

from herald.kinds import BY_NAME
from herald.render.tables import written
from herald.topics.openness import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from herald.audience import Seen
    from herald.settings import Settings

OWN = ("name", "language", "url")
"""The first columns of every table."""
TEXT = "text"
"""The last one, where a record of the kind has a text."""


def header(kind: str) -> tuple[str, ...]:
    """The names of a kind's columns, the same whatever its records hold."""
    described = BY_NAME[kind]
    names = (column.name for column in columns(described.model))
    return (*OWN, *names, *((TEXT,) if described.body else ()))


def table_row(settings: Settings, seen: Seen) -> str:
    """A record as a line of the table of its kind."""
    url = settings.absolute(seen.address) if seen.address else ""
    cells = [seen.name, seen.language, url]
    cells += (_cell(seen.record, column.attributes) for column in columns(type(seen.record)))
    cells += [seen.body] if seen.kind.body else []
    return written([cells]).decode()


def table(rows: Sequence[str], kind: str) -> bytes:
    """A kind's table of its records' lines."""
    return written([header(kind)]) + "".join(rows).encode()


def _cell(part: BaseModel | None, attributes: tuple[str, ...]) -> str:
    first, *rest = attributes
    value = getattr(part, first) if part is not None else None
    return _cell(value, tuple(rest)) if rest else _said(value)


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return str(int(value.total_seconds()) // 60)
        case tuple():
            return "; ".join(map(_said, value))
    return str(value)
