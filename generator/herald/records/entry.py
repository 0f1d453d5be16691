"""An entry: one record, typed, with the file it came from; and what in it refers to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from herald.problems import Problem, Severity
from herald.records.fields import IsProse, RefersTo
from herald.records.markdown import links
from herald.records.source import Passage

if TYPE_CHECKING:
    from herald.records.facets import Record
    from herald.records.kind import Kind
    from herald.records.source import Location, Source


@dataclass(frozen=True)
class Reference:
    """A name that a record gives, of another record."""

    location: Location
    """Where in the record it stands."""
    kind: str
    name: str
    written: str
    """As typed: `city-hall`, or `venue/city-hall` where any kind may stand."""


@dataclass(frozen=True)
class Entry:
    """One record, whole: its kind, its name, its fields, its text, and where it was written."""

    kind: Kind
    name: str
    """The file's stem without a leading date; the folder's name for a committee."""
    stem: str
    """The file's stem as it is."""
    parent: str
    """The name of the committee that a goal belongs to; "" elsewhere."""
    language: str
    """Of its words: the office's first language, or the translation's."""
    record: Record
    body: str
    """The Markdown below the fields."""
    source: Source

    @property
    def key(self) -> str:
        """How a record of any kind refers to it: `event/budget-hearing`."""
        return f"{self.kind.name}/{self.name}"

    @property
    def address(self) -> str:
        """Its page on the public site, or "" for a kind without pages."""
        return self.kind.address_of(self.name, self.parent, self.record.day)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The names of other records that it gives, in the order of the model's fields."""
        return tuple(references(self.record))

    @property
    def place(self) -> str:
        """Its file without language and suffix: `schedules/events/2026/2026-12-03-town-hall`."""
        folder, _, file = self.source.path.rpartition("/")
        return f"{folder}/{file.partition('.')[0]}"

    def beside(self, file: str) -> str:
        """The path of a file that stands beside the record's."""
        return f"{self.source.path.rpartition('/')[0]}/{file}"

    def gives(self, location: Location) -> bool:
        """Whether its own file has the field; a translation takes the others from the original."""
        return location[0] in self.source.values

    def prose(self) -> Iterator[Passage]:
        """The Markdown texts of its own file."""
        for location, text in marked(self.record, IsProse):
            if self.gives(location):
                yield Passage(self.source, location, text)
        if self.body:
            yield Passage(self.source, (), self.body)

    def files(self) -> Iterator[str]:
        """The files beside it that it shows or offers, by name: pictures, attachments, links.

        Nothing that only a private text names is among them.
        """
        yield from (image.file for image in self.record.images)
        yield from (attachment.file for attachment in self.record.attachments)
        for passage in self.prose():
            for link in () if passage.is_private else links(passage.text):
                name = re.split("[?#]", link.target)[0]
                if name and "/" not in name and ":" not in name:
                    yield name

    def problem(
        self, location: Location, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem with the value at `location` of its file."""
        line, column = self.source.position(location)
        return Problem(self.source.path, line, column, rule, message, severity)


def references(part: BaseModel) -> Iterator[Reference]:
    """Every name of another record in `part`."""
    for location, written, mark in _marked(part, (), RefersTo):
        kind, _, name = ("", "", written) if mark.kind else written.partition("/")
        yield Reference(location, mark.kind or kind, name, written)


def marked(part: BaseModel, mark: type) -> Iterator[tuple[Location, str]]:
    """Every text in `part` whose field bears such a mark, with the way to it."""
    for location, text, _ in _marked(part, (), mark):
        yield location, text


def _marked(value: object, location: Location, mark: type) -> Iterator[tuple[Location, str, Any]]:
    if isinstance(value, BaseModel):
        # In the model's order: that of a set of names changes from one process to the next.
        for field, found in _leading_to(type(value), mark).items():
            if field in value.model_fields_set:
                step = type(value).model_fields[field].alias or field
                yield from _in_field(getattr(value, field), (*location, step), mark, found)


def _in_field(
    value: object, location: Location, mark: type, found: object
) -> Iterator[tuple[Location, str, Any]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_field(item, (*location, index), mark, found)
    elif isinstance(value, BaseModel):
        yield from _marked(value, location, mark)
    elif isinstance(value, str) and found is not None:
        yield location, value, found


def fields_marked(model: type[BaseModel], mark: type) -> frozenset[str]:
    """The fields of `model` in which a value with such a mark may stand, however deep."""
    return frozenset(_leading_to(model, mark))


@cache
def _leading_to(model: type[BaseModel], mark: type) -> Mapping[str, object]:
    """The fields of `model` that bear such a mark, with it, or that hold parts that do (None)."""
    leading: dict[str, object] = {}
    for name, field in model.model_fields.items():
        marks = [found for found in field.metadata if isinstance(found, mark)]
        marks += _marks_inside(field.annotation, mark)
        if marks:
            leading[name] = marks[0]
        elif any(_leading_to(part, mark) for part in _parts(field.annotation)):
            leading[name] = None
    return leading


def _marks_inside(annotation: object, mark: type) -> list[object]:
    own = [found for found in getattr(annotation, "__metadata__", ()) if isinstance(found, mark)]
    for inner in get_args(annotation) if get_origin(annotation) else ():
        own += _marks_inside(inner, mark)
    return own


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)
