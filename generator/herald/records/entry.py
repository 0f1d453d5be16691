"""An entry: one record, typed, with the file it came from; and what in it refers to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, get_args, get_origin

from pydantic import BaseModel

from herald.problems import Problem, Severity
from herald.records.facts import Facts, Reference, facts_of, reference
from herald.records.fields import ForStaff, IsProse, RefersTo, unrepeated
from herald.records.markdown import Link, links
from herald.records.sealed import as_written, is_sealed
from herald.records.source import Passage
from herald.records.spoken import promised

if TYPE_CHECKING:
    from herald.records.facets import Record
    from herald.records.kind import Kind
    from herald.records.source import Source
    from herald.records.yaml_fields import Location


@dataclass(frozen=True)
class Opened:
    """What a record's file holds, all of it."""

    record: Record
    body: str
    """The Markdown below the fields."""
    source: Source

    def open(self) -> Opened:
        """Itself: what is open need not be opened."""
        return self

    def prose(self) -> Iterator[Passage]:
        """The Markdown texts of its own file; a translation takes the others from the original."""
        for location, text in marked(self.record, IsProse):
            if location[0] in self.source.values:
                yield Passage(self.source, location, text)
        if self.body:
            yield Passage(self.source, (), self.body)

    @cached_property
    def links(self) -> tuple[tuple[Passage, Link], ...]:
        """The links and images in its Markdown texts, each with the text that it stands in."""
        return tuple((passage, link) for passage in self.prose() for link in links(passage.text))

    def files(self) -> Iterator[str]:
        """The files beside it that it shows, offers or is made from, by name.

        Pictures, attachments, links; nothing that only a private text names is among them.
        """
        yield from self.record.made_from
        yield from (image.file for image in self.record.images)
        yield from (attachment.file for attachment in self.record.attachments)
        for passage, link in self.links:
            beside = _FILE_BESIDE.match(link.target)
            if beside and not passage.is_private:
                yield beside["name"]


class File(Protocol):
    """A record's file, which can be opened at any time."""

    def open(self) -> Opened:
        """What is in it; the same whenever it is asked."""


@dataclass(frozen=True)
class Entry:
    """One record: its kind, its name, its facts, and on request all that its file holds."""

    kind: Kind
    name: str
    """The file's stem without a leading date; the folder's name for a committee."""
    stem: str
    """The file's stem as it is."""
    parent: str
    """The name of the committee that a goal belongs to; "" elsewhere."""
    language: str
    """Of its words: the office's first language, or the translation's."""
    path: str
    """Of its file, from the office's root."""
    digest: str
    """Of everything it was read from."""
    facts: Facts
    file: File

    @property
    def record(self) -> Record:
        """Its fields."""
        return self.file.open().record

    @property
    def body(self) -> str:
        """The Markdown below the fields."""
        return self.file.open().body

    @property
    def source(self) -> Source:
        """Its file as written."""
        return self.file.open().source

    @cached_property
    def address(self) -> str:
        """Its page on the public site, or "" for a kind without pages."""
        return self.kind.address_of(self.name, self.parent, self.facts.day)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The names of other records that it gives, in the order of the model's fields."""
        return self.facts.references

    @property
    def is_translation(self) -> bool:
        """Whether its file holds another record's words in another language: `levy.es.md`."""
        return as_written(self.path).rpartition("/")[2].count(".") > 1

    @property
    def is_sealed(self) -> bool:
        """Whether its file is encrypted: what is made of it must not be remembered."""
        return is_sealed(self.path)

    @property
    def place(self) -> str:
        """Its file without language and suffix: `schedules/events/2026/2026-12-03-town-hall`."""
        folder, _, file = self.path.rpartition("/")
        return f"{folder}/{file.partition('.')[0]}"

    def beside(self, file: str) -> str:
        """The path of a file that stands beside the record's."""
        return f"{self.path.rpartition('/')[0]}/{file}"

    def gives(self, location: Location) -> bool:
        """Whether its own file has the field; a translation takes the others from the original."""
        return self.source.gives(location)

    def prose(self) -> Iterator[Passage]:
        """The Markdown texts of its own file."""
        return self.file.open().prose()

    @property
    def links(self) -> tuple[tuple[Passage, Link], ...]:
        """The links and images in its Markdown texts, each with the text that it stands in."""
        return self.file.open().links

    def problem(
        self, location: Location, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem with the value at `location` of its file."""
        line, column = self.source.position(location)
        found = Problem(self.path, line, column, rule, message, severity)
        return found.withheld() if unrepeated(location) else found


def facts(opened: Opened, kind: Kind) -> Facts:
    """The facts of a record that was read."""
    record = opened.record
    duties = [*record.duties, *(promised(opened.body) if kind.marks_commitments else ())]
    indexed = (*kind.indexed, "reviewed")
    return facts_of(record, [*references(record)], [*opened.files()], duties, indexed)


def digest_of_files(digests: Iterable[str]) -> str:
    """The digest of an entry that is read from files of these (SHA-256), the original first."""
    hasher = sha256()
    for digest in digests:
        hasher.update(bytes.fromhex(digest))
    return hasher.hexdigest()


_FILE_BESIDE = re.compile(r"(?P<name>[^/:?#]+)(?:[?#]|\Z)")


def references(part: BaseModel) -> Iterator[Reference]:
    """Every name of another record in `part`."""
    for location, written, mark, is_for_staff in _marked(part, RefersTo):
        kind, _, name = ("", "", written) if mark.kind else written.partition("/")
        yield reference(location, mark.kind or kind, name, written, is_for_staff)


def marked(part: BaseModel, mark: type) -> Iterator[tuple[Location, str]]:
    """Every text in `part` whose field bears such a mark, with the way to it."""
    for location, text, _, _ in _marked(part, mark):
        yield location, text


_Marked = tuple["Location", str, Any, bool]
"""A text, the way to it, its field's mark, and whether it stands in a field for staff."""


def _marked(part: BaseModel, mark: type) -> list[_Marked]:
    found: list[_Marked] = []
    _search(part, (), None, mark, found, is_for_staff=False)
    return found


def _search(
    value: object,
    location: Location,
    own: object,
    mark: type,
    found: list[_Marked],
    *,
    is_for_staff: bool,
) -> None:
    """Adds to `found` the marked texts in a value, whose field bears `own` (None for no mark)."""
    if isinstance(value, str):
        if own is not None:
            found.append((location, value, own, is_for_staff))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            _search(item, (*location, place), own, mark, found, is_for_staff=is_for_staff)
    elif isinstance(value, BaseModel):
        given = value.model_fields_set
        # In the model's order: that of a set of names changes from one process to the next.
        for name, step, its_own, for_staff in _leading_to(type(value), mark):
            if name in given:
                _search(
                    getattr(value, name),
                    (*location, step),
                    its_own,
                    mark,
                    found,
                    is_for_staff=is_for_staff or for_staff,
                )


def fields_marked(model: type[BaseModel], mark: type) -> frozenset[str]:
    """The fields of `model` in which a value with such a mark may stand, however deep."""
    return frozenset(field.name for field in _leading_to(model, mark))


class _Field(NamedTuple):
    """A field that bears a mark, or holds parts that do."""

    name: str
    step: str
    """Its name in the file, which may be a word that Python keeps for itself: `from`."""
    mark: object
    """None where only what is inside bears it."""
    is_for_staff: bool


@cache
def _leading_to(model: type[BaseModel], mark: type) -> tuple[_Field, ...]:
    """The fields of `model` that bear such a mark, or that hold parts that do."""
    leading: list[_Field] = []
    for name, field in model.model_fields.items():
        marks = [found for found in field.metadata if isinstance(found, mark)]
        marks += _marks_inside(field.annotation, mark)
        if marks or any(_leading_to(part, mark) for part in parts_of(field.annotation)):
            is_for_staff = any(isinstance(found, ForStaff) for found in field.metadata)
            leading.append(
                _Field(name, field.alias or name, marks[0] if marks else None, is_for_staff)
            )
    return tuple(leading)


def _marks_inside(annotation: object, mark: type) -> list[object]:
    own = [found for found in getattr(annotation, "__metadata__", ()) if isinstance(found, mark)]
    for inner in get_args(annotation) if get_origin(annotation) else ():
        own += _marks_inside(inner, mark)
    return own


def parts_of(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a field of such a type may hold, at any depth of the type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_of(inner)
