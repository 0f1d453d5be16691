"""Open data: the public fields of every released record, as JSON, one file a kind.

`/data/KIND.json` holds what readers of the site may know and nothing else: fields that say who may
see a record, and fields for staff, are not in it. Empty fields are left out, and so is a no that
nobody wrote. Dates and moments are written as ISO 8601 has them, moments with their offset, and
durations in whole minutes. Numbers are numbers; one with more digits than a double holds is written
as text, so that no digit is lost. `/data/index.json` lists the files.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import BaseModel

from herald.outputs.artifact import Artifact
from herald.records.fields import ForStaff

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from herald.audience import Seen, View
    from herald.settings import Settings

Json = str | int | float | bool | list["Json"] | dict[str, "Json"]

INDEX = "/data/index.json"


def artifacts(view: View) -> Iterator[Artifact]:
    """A file for each kind of which something is released, and the list of these files."""
    kinds: dict[str, tuple[Seen, ...]] = {}
    for seen in view.records:
        kinds.setdefault(seen.kind.name, view.of(seen.kind.name))
    for kind, records in sorted(kinds.items()):
        yield Artifact(address_of(kind).lstrip("/"), kind_file, (view.settings, kind, records))
    yield Artifact(INDEX.lstrip("/"), index_file, (view.settings, kinds))


def address_of(kind: str) -> str:
    """Where the records of `kind` stand on the site."""
    return f"/data/{kind}.json"


def kind_file(settings: Settings, kind: str, records: tuple[Seen, ...]) -> bytes:
    """The records of one kind, in the order of their days and names."""
    listed: list[Json] = [_record(settings, seen) for seen in records]
    return _written({**_about(settings, kind, records), "records": listed})


def index_file(settings: Settings, kinds: Mapping[str, tuple[Seen, ...]]) -> bytes:
    """The list of the files, in the order of the kinds' names."""
    files: list[Json] = [
        {**_about(settings, kind, records), "count": len(records)}
        for kind, records in sorted(kinds.items())
    ]
    return _written({"title": settings.name, "url": settings.absolute(INDEX), "files": files})


def _about(settings: Settings, kind: str, records: Sequence[Seen]) -> dict[str, Json]:
    days = [seen.record.revised for seen in records if seen.record.revised]
    about: dict[str, Json] = {
        "kind": kind,
        "title": records[0].kind.plural,
        "url": settings.absolute(address_of(kind)),
    }
    return about | ({"updated": max(days).isoformat()} if days else {})


def _record(settings: Settings, seen: Seen) -> dict[str, Json]:
    """The record's own fields, and beside them its name, page, language, text and translations."""
    words = _fields(seen.record) | ({"text": seen.body} if seen.body else {})
    record: dict[str, Json] = {"name": seen.name, "language": seen.language, **words}
    if seen.parent:
        record["parent"] = seen.parent
    if seen.address:
        record["url"] = settings.absolute(seen.address)
    translations: dict[str, Json] = {
        language: _difference(words, translation)
        for language, translation in seen.translations.items()
    }
    return record | ({"translations": translations} if translations else {})


def _difference(words: Mapping[str, Json], translation: Seen) -> dict[str, Json]:
    """The fields of the translation that do not read as in the original."""
    own = _fields(translation.record) | ({"text": translation.body} if translation.body else {})
    return {name: value for name, value in own.items() if words.get(name) != value}


_DECIDED_BY_STAFF = ("visibility", "private")


def _fields(part: BaseModel) -> dict[str, Json]:
    """The fields of `part` that have something to say to the public."""
    written: dict[str, Json] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name in _DECIDED_BY_STAFF or any(isinstance(mark, ForStaff) for mark in field.metadata):
            continue
        if (
            value is None
            or value in ("", ())
            or (value is False and name not in part.model_fields_set)
        ):
            continue
        written[field.alias or name] = _value(value)
    return written


def _value(value: object) -> Json:
    match value:
        case BaseModel():
            return _fields(value)
        case tuple():
            return [_value(item) for item in value]
        case Enum():
            return str(value.value)
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return int(value.total_seconds()) // 60
        case Decimal():
            return _number(value)
        case bool() | int() | str():
            return value
    raise TypeError(f"open data has no form for a {type(value).__name__}: {value!r}")


def _number(value: Decimal) -> Json:
    if value == value.to_integral_value():
        return int(value) if abs(value) < 2**53 else str(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _written(data: dict[str, Json]) -> bytes:
    """Canonical: keys sorted, the letters themselves, a line feed at the end."""
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()
