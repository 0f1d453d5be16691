"""Open data: the public fields of every released record, as JSON and as a table, one a kind.

`/data/KIND.json` holds what readers of the site may know and nothing else: fields that say who may
see a record, and fields for staff, are not in it. Empty fields are left out, and so is a no that
nobody wrote. Dates and moments are written as ISO 8601 has them, moments with their offset, and
durations in whole minutes. Numbers are numbers; one with more digits than a double holds is written
as text, so that no digit is lost. `/data/index.json` lists the files. Beside each stand the same as
a table (`KIND.csv`) and its JSON Schema (`KIND.schema.json`), which come from the same fields.

A file is a head, a piece of text for each record, and a foot; when one record changes, one piece is
made anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING

from pydantic import BaseModel

from herald.addresses import JSON, SCHEMA, TABLE, data_address
from herald.kinds import BY_NAME
from herald.outputs.artifact import Artifact, Assembly, Piece, in_order
from herald.outputs.data.tables import table, table_row
from herald.topics.openness import open_fields, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.view import View

INDEX = "/data/index.json"


@dataclass(frozen=True)
class Listed:
    """What is said of a kind's file, in it and in the list of files."""

    kind: str
    title: str
    updated: date | None
    """The latest day on which one of its records told something new; None where none says so."""
    count: int


def pieces(view: View, seen: Seen) -> Iterator[Piece]:
    """One record, as it stands in the file and in the table of its kind."""
    place = in_order(seen)
    yield Piece(f"data/{seen.kind.name}", place, record_piece(view.settings, seen))
    yield Piece(f"table/{seen.kind.name}", place, table_row(view.settings, seen))


def files(view: View) -> Iterator[Assembly]:
    """A file and a table for each kind of which something is released."""
    for file in _listed(view):
        path = address_of(file.kind).lstrip("/")
        yield Assembly(path, f"data/{file.kind}", joined, (view.settings, file))
        path = data_address(file.kind, TABLE).lstrip("/")
        yield Assembly(path, f"table/{file.kind}", table, (file.kind,))


def joined(pieces: Sequence[str], settings: Settings, file: Listed) -> bytes:
    """A kind's file of its records' pieces."""
    return assembled(settings, file, pieces)


def index(view: View) -> Iterator[Artifact]:
    """The list of the files, and the schema of each."""
    files = tuple(_listed(view))
    yield Artifact(INDEX.lstrip("/"), index_file, (view.settings, files))
    for file in files:
        path = data_address(file.kind, SCHEMA).lstrip("/")
        yield Artifact(path, schema_file, (view.settings, file.kind))


def schema_file(settings: Settings, kind: str) -> bytes:
    """The JSON Schema of the file of a kind."""
    url = settings.absolute(data_address(kind, SCHEMA))
    described = schema(BY_NAME[kind], url, settings.languages)
    return f"{json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def _listed(view: View) -> Iterator[Listed]:
    for kind, count, updated in view.kinds():
        day = date.fromisoformat(updated) if updated else None
        yield Listed(kind, BY_NAME[kind].plural, day, count)


def address_of(kind: str) -> str:
    """Where the records of `kind` stand on the site."""
    return data_address(kind, JSON)


def assembled(settings: Settings, file: Listed, pieces: Iterable[str]) -> bytes:
    """A kind's file of its records' pieces, in the order given."""
    return _file(_about(settings, file) | {"records": _array(pieces, STEP)})


def index_file(settings: Settings, files: Iterable[Listed]) -> bytes:
    """The list of the files, in the order given."""
    told = (_object(_about(settings, file) | _beside(settings, file), 2 * STEP) for file in files)
    address = settings.absolute(INDEX)
    return _file(
        {"title": quoted(settings.name), "url": quoted(address), "files": _array(told, STEP)}
    )


def _beside(settings: Settings, file: Listed) -> dict[str, str]:
    """What the list of files says of each besides."""
    return {
        "count": str(file.count),
        "csv": quoted(settings.absolute(data_address(file.kind, TABLE))),
        "schema": quoted(settings.absolute(data_address(file.kind, SCHEMA))),
    }


def _about(settings: Settings, file: Listed) -> dict[str, str]:
    about = {
        "kind": quoted(file.kind),
        "title": quoted(file.title),
        "url": quoted(settings.absolute(address_of(file.kind))),
    }
    return about | ({"updated": quoted(file.updated.isoformat())} if file.updated else {})


# --- one record -----------------------------------------------------------------------------------


def record_piece(settings: Settings, seen: Seen) -> str:
    """The record as it stands in the file of its kind, from its left brace to its right.

    Its own fields, and beside them its name, page, language, text and translations.
    """
    own = {"name": quoted(seen.name), "language": quoted(seen.language)}
    if seen.parent:
        own["parent"] = quoted(seen.parent)
    if seen.address:
        own["url"] = quoted(settings.absolute(seen.address))
    if seen.translations:
        own["translations"] = _object(_translations(seen, 4 * STEP), 3 * STEP)
    return _object(own | _words(seen, 3 * STEP), 2 * STEP)


def _translations(seen: Seen, indent: str) -> dict[str, str]:
    """For each language the fields of the translation that do not read as in the original."""
    inner = indent + STEP
    original = _words(seen, inner)
    return {
        language: _object(
            {
                name: value
                for name, value in _words(translation, inner).items()
                if original.get(name) != value
            },
            indent,
        )
        for language, translation in seen.translations.items()
    }


def _words(seen: Seen, indent: str) -> dict[str, str]:
    return _fields(seen.record, indent) | ({"text": quoted(seen.body)} if seen.body else {})


def _fields(part: BaseModel, indent: str) -> dict[str, str]:
    """The fields of `part` that have something to say to the public, each written at `indent`."""
    written = {}
    for field in open_fields(type(part)):
        value = getattr(part, field.attribute)
        if value is None or (not value and _is_silent(value, part, field.attribute)):
            continue
        written[field.name] = _written(value, indent)
    return written


def _is_silent(value: object, part: BaseModel, name: str) -> bool:
    """Whether it is an empty text or list, or a no that nobody wrote."""
    if value is False:
        return name not in part.model_fields_set
    return value in ("", ())


def _written(value: object, indent: str) -> str:
    """A field's value as JSON that begins in a line indented so."""
    if type(value) is str:  # as most are; what is written as a text may be more than that
        return quoted(value)
    match value:
        case Enum():
            return quoted(str(value.value))
        case str():
            return quoted(value)
        case tuple():
            return _array((_written(item, indent + STEP) for item in value), indent)
        case datetime() | date() | time():
            return quoted(value.isoformat())
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case timedelta():
            return str(int(value.total_seconds()) // 60)
        case Decimal():
            return _number(value)
        case BaseModel():
            return _object(_fields(value, indent + STEP), indent)
    raise TypeError(f"open data has no form for a {type(value).__name__}: {value!r}")


def _number(value: Decimal) -> str:
    """All its digits; as text where a double, which most programs read, holds fewer."""
    if value == value.to_integral_value():
        return str(int(value)) if abs(value) < 2**53 else quoted(str(value))
    return repr(float(value)) if Decimal(repr(float(value))) == value else quoted(str(value))


# --- JSON -----------------------------------------------------------------------------------------
# As `json.dumps` writes it with `indent=2`, `sort_keys=True` and `ensure_ascii=False`; but that
# knows no pieces, and takes longer.

STEP = "  "
"""By which each level is indented."""


def _file(fields: Mapping[str, str]) -> bytes:
    return f"{_object(fields, '')}\n".encode()


def _object(fields: Mapping[str, str], indent: str) -> str:
    """An object that begins in a line indented so; its fields' values are written already."""
    lines = [f"{indent}{STEP}{quoted(name)}: {fields[name]}" for name in sorted(fields)]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}" if lines else "{}"


def _array(items: Iterable[str], indent: str) -> str:
    """A list that begins in a line indented so; its items are written already."""
    lines = [f"{indent}{STEP}{item}" for item in items]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]" if lines else "[]"
