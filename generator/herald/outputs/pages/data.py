"""The page about the open data: which files there are, and what every field in them is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from herald.addresses import DATA, JSON, SCHEMA, TABLE, data_address
from herald.kinds import BY_NAME
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter
from herald.topics.openness import open_fields

if TYPE_CHECKING:
    from herald.topics.openness import Form, OpenField
    from herald.view import View

FORMS = {
    "text": "text",
    "date": "date",
    "moment": "moment with its offset",
    "time": "time of day",
    "number": "number",
    "count": "whole number",
    "minutes": "minutes",
    "flag": "yes or no (true, false)",
    "block": "block of fields",
}
"""What a value is, for readers."""


@dataclass(frozen=True)
class Described:
    """A field as the page has it."""

    name: str
    """`online.url` for a field of a block, `quotes[].text` for one of a list of blocks."""
    form: str
    """In the page's language."""
    choices: tuple[str, ...]
    meaning: str
    """In English."""
    is_always_there: bool


@dataclass(frozen=True)
class Offered:
    """What is offered of one kind."""

    kind: str
    title: str
    count: int
    updated: date | None
    json: str
    table: str
    schema: str
    fields: tuple[Described, ...]


@dataclass(frozen=True)
class OpenData:
    """What the page shows."""

    kinds: tuple[Offered, ...]


def data_page(view: View, language: str) -> Sheet:
    """The page in one language."""
    say = Interpreter(language, marks=True).say
    kinds = (_offered(kind, count, updated, language) for kind, count, updated in view.kinds())
    return Sheet(
        DATA,
        language,
        say("Open data"),
        say("The public records of this site as JSON and as tables, with what every field means."),
        "data.html",
        OpenData(tuple(kinds)),
    )


def _offered(kind: str, count: int, updated: str, language: str) -> Offered:
    described = BY_NAME[kind]
    say = Interpreter(language, marks=True).say
    fields = [_described(field, "", language) for field in open_fields(described.model)]
    return Offered(
        kind,
        say(described.plural.capitalize()),
        count,
        date.fromisoformat(updated) if updated else None,
        data_address(kind, JSON),
        data_address(kind, TABLE),
        data_address(kind, SCHEMA),
        tuple(one for some in fields for one in some),
    )


def _described(field: OpenField, above: str, language: str) -> list[Described]:
    """A field, and those in it."""
    name = f"{above}{field.name}"
    inner = field.form.inner or field.form
    words = _form(field.form, language)
    told = Described(name, words, inner.choices, field.meaning, field.is_always_there)
    below = f"{name}[]." if field.form.inner else f"{name}."
    return [told, *(one for part in inner.fields for one in _described(part, below, language))]


def _form(form: Form, language: str) -> str:
    say = Interpreter(language, marks=True).say
    if form.inner:
        return say("list of: {what}", what=_form(form.inner, language))
    if form.name == "choice":
        return say("one of:")
    if form.refers_to:
        return say("name of a record ({kind})", kind=form.refers_to)
    if form.refers_to == "":
        return say("kind and name of a record")
    return say(FORMS[form.name])
