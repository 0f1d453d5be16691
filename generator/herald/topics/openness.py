"""What of a kind is open to everybody: its public fields, in what form each is published.

Open data, its JSON Schemas, its tables and the page about them say the same, so it is said here: a
field for staff, a `private:` block and who may see a record are in none of them. Everything is
drawn from the kind's model; a new field or kind needs nothing more.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from herald.records.fields import ForStaff, RefersTo
from herald.records.meaning import meanings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.records.kind import Kind

DECIDED_BY_STAFF = ("visibility", "private")
"""Fields that say who may see what, and bear no mark of their own."""


@dataclass(frozen=True)
class Form:
    """What a value is.

    That is `text`, `date`, `moment`, `time`, `number`, `count`, `minutes`, `flag`, `choice`, `list`
    or `block`.
    """

    name: str
    choices: tuple[str, ...] = ()
    """Of a choice: the values that there are."""
    inner: Form | None = None
    """Of a list: what each of its items is."""
    fields: tuple[OpenField, ...] = ()
    """Of a block."""
    refers_to: str | None = None
    """Of the name of a record its kind; "" where the kind stands before the name."""


@dataclass(frozen=True)
class OpenField:
    """A field that is published."""

    attribute: str
    """What Python calls it."""
    name: str
    """What it is called in records and in what is published."""
    form: Form
    meaning: str
    """In English; "" where its name says all."""
    is_always_there: bool
    """Whether no record is without it: what is empty is left out, and so is the name of a record
    that is not public."""


@cache
def open_fields(model: type[BaseModel]) -> tuple[OpenField, ...]:
    """The fields of a model, or of a block in it, that are for the public."""
    return tuple(_open_fields(model))


def _open_fields(model: type[BaseModel]) -> Iterator[OpenField]:
    said = meanings(model)
    for name, field in model.model_fields.items():
        if name in DECIDED_BY_STAFF or any(isinstance(one, ForStaff) for one in field.metadata):
            continue
        form = _form(field.annotation, tuple(field.metadata))
        always = field.is_required() and form.name not in ("list", "flag")
        meaning = " ".join(said.get(name, "").split())
        yield OpenField(name, field.alias or name, form, meaning, always and form.refers_to is None)


_SIMPLE: tuple[tuple[type, str], ...] = (
    # In this order: a moment is a date, and yes is 1.
    (datetime, "moment"),
    (date, "date"),
    (time, "time"),
    (timedelta, "minutes"),
    (bool, "flag"),
    (int, "count"),
    (Decimal, "number"),
    (str, "text"),
)


def _form(annotation: Any, marks: tuple[object, ...] = ()) -> Form:  # noqa: ANN401 - any type there is
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _form(inner, (*marks, *more))
    if origin in (Union, types.UnionType):
        chosen = [one for one in get_args(annotation) if one is not type(None)]
        if len(chosen) == 1:
            return _form(chosen[0], marks)
    if origin is tuple:
        return Form("list", inner=_form(get_args(annotation)[0]))
    if origin is Literal:
        return Form("choice", choices=get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Form("block", fields=open_fields(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Form("choice", choices=tuple(str(one.value) for one in annotation))
    for simple, name in _SIMPLE:
        if isinstance(annotation, type) and issubclass(annotation, simple):
            refers = [one.kind for one in marks if isinstance(one, RefersTo)]
            return Form(name, refers_to=refers[0] if refers else None)
    raise TypeError(f"open data has no form for {annotation!r}")


# --- schemas --------------------------------------------------------------------------------------


Schema = dict[str, Any]


def schema(kind: Kind, url: str, languages: tuple[str, ...]) -> Schema:
    """The JSON Schema (2020-12) of the file of a kind, which stands at `url`."""
    words = _object(open_fields(kind.model))
    words["properties"]["text"] = {"type": "string", "description": "The text, in Markdown."}
    record = {
        **words,
        "properties": {
            **words["properties"],
            "name": {"type": "string", "description": "What other records refer to it by."},
            "language": {"enum": [*languages], "description": "Of its words."},
            "parent": {"type": "string", "description": "The record that it belongs to."},
            "url": {"type": "string", "format": "uri", "description": "Its page."},
            "translations": {
                "type": "object",
                "description": "What reads otherwise in the other languages.",
                "properties": {one: {**words, "required": []} for one in languages[1:]},
                "additionalProperties": False,
            },
        },
        "required": ["language", "name", *words["required"]],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        "title": kind.plural,
        "type": "object",
        "properties": {
            "kind": {"const": kind.name},
            "title": {"type": "string"},
            "url": {"type": "string", "format": "uri"},
            "updated": {
                "type": "string",
                "format": "date",
                "description": "The latest day on which one of the records told something new.",
            },
            "records": {"type": "array", "items": record},
        },
        "required": ["kind", "title", "url", "records"],
        "additionalProperties": False,
    }


_WRITTEN: dict[str, Schema] = {
    "text": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "time": {"type": "string", "pattern": r"^\d{2}:\d{2}:\d{2}$"},
    # As a text where a double, which most programs read, holds fewer digits.
    "number": {"type": ["number", "string"]},
    "count": {"type": "integer"},
    "minutes": {"type": "integer"},
    "flag": {"type": "boolean"},
}


def _schema(form: Form) -> Schema:
    match form.name:
        case "choice":
            return {"enum": [*form.choices]}
        case "list" if form.inner:
            return {"type": "array", "items": _schema(form.inner)}
        case "block":
            return _object(form.fields)
    return dict(_WRITTEN[form.name])


def _object(fields: tuple[OpenField, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {
            one.name: _schema(one.form) | ({"description": one.meaning} if one.meaning else {})
            for one in fields
        },
        "required": [one.name for one in fields if one.is_always_there],
        "additionalProperties": False,
    }


# --- tables ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column of a kind's table: a field, or one of a block."""

    name: str
    """`starts`, or `online.url` for a field of a block."""
    attributes: tuple[str, ...]
    """The way to its value."""


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """What a table can hold: values, lists of values, and those in a block of the record's own.

    Lists of blocks are in JSON alone.
    """
    return tuple(_columns(open_fields(model)))


def _columns(fields: tuple[OpenField, ...]) -> Iterator[Column]:
    for field in fields:
        form = field.form
        if form.name == "block":
            for inner in _columns(form.fields):
                yield Column(f"{field.name}.{inner.name}", (field.attribute, *inner.attributes))
        elif form.inner is None or form.inner.name not in ("block", "list"):
            yield Column(field.name, (field.attribute,))
