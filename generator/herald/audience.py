"""Who may see what, when: the audiences, the one rule of release, and a record as it is seen.

Whatever an audience may not see at a moment is gone before an output runs: records that are not
released, private blocks, fields for staff, and the names of unreleased records wherever a released
one gives them. What an output was never given it cannot leak.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import BaseModel

from herald.records.entry import references
from herald.records.facets import Record, Visibility
from herald.records.fields import ForStaff

if TYPE_CHECKING:
    from datetime import datetime

    from herald.records.entry import Entry
    from herald.records.kind import Kind


class Audience(StrEnum):
    """Who looks, from the widest to the narrowest; each also sees what those before it see."""

    PUBLIC = "public"
    PRESS = "press"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"

    @property
    def is_staff(self) -> bool:
        """Whether they work in the office: they see what is to come, and private blocks."""
        return self in (Audience.INTERNAL, Audience.CONFIDENTIAL)

    def may_see(self, visibility: Visibility) -> bool:
        """Whether something so labelled is meant for them at all, whenever that is."""
        return _ORDER.index(visibility.value) <= _ORDER.index(self.value)


_ORDER = [audience.value for audience in Audience]


def strictest(audiences: Iterable[Audience]) -> Audience:
    """For whom that is which was made of what these audiences see: the narrowest of them.

    What was made of nothing is public.
    """
    return max(audiences, key=lambda one: _ORDER.index(one.value), default=Audience.PUBLIC)


class Labelled(Protocol):
    """What the rule of release asks of a record, or of its facts."""

    @property
    def visibility(self) -> Visibility: ...
    @property
    def publish_at(self) -> datetime | None: ...
    @property
    def embargo(self) -> datetime | None: ...
    @property
    def expires(self) -> datetime | None: ...


def released(record: Labelled, audience: Audience, at: datetime) -> bool:
    """Whether `audience` may see `record` at the moment `at`.

    Its visibility admits them, `publish_at` and, for the public, `embargo` are not after `at`, and
    `expires` is. Staff prepare what is to come, so the moments do not concern them.
    """
    if not audience.may_see(record.visibility):
        return False
    if audience.is_staff:
        return True
    # In UTC: two times of one zone are compared by their clocks alone, and on the night when these
    # go back, an embargo until the second 1:30 would lift at the first (PEP 495).
    at = at.astimezone(UTC)
    if record.publish_at and at < record.publish_at:
        return False
    if audience is Audience.PUBLIC and record.embargo and at < record.embargo:
        return False
    return not (record.expires and at >= record.expires)


class OfKind(Protocol):
    """What the question whether it is shown asks of an entry."""

    @property
    def kind(self) -> Kind: ...
    @property
    def facts(self) -> Labelled: ...


def is_shown(entry: OfKind, audience: Audience, at: datetime) -> bool:
    """Whether what is made for `audience` holds the record: it is released to them at `at`.

    Nothing that is made for the public holds a record of a kind that is not published, though the
    record may be public.
    """
    if audience is Audience.PUBLIC and not entry.kind.is_published:
        return False
    return released(entry.facts, audience, at)


def seen_from(record: Labelled, audience: Audience, at: datetime) -> datetime | None:
    """The first moment from `at` on at which `audience` sees `record`, in UTC; None for never."""
    moments = [at]
    if not audience.is_staff:
        moments += [record.publish_at] if record.publish_at else []
        moments += [record.embargo] if record.embargo and audience is Audience.PUBLIC else []
    first = max(moment.astimezone(UTC) for moment in moments)
    return first if released(record, audience, first) else None


@dataclass(frozen=True)
class Seen:
    """One record as one audience sees it: nothing in it leads back to the file."""

    kind: Kind
    name: str
    stem: str
    parent: str
    language: str
    address: str
    """Its page on the site in the first language, or ""."""
    record: Record
    body: str
    translations: Mapping[str, Seen] = field(default_factory=dict)
    """In the office's other languages, by language."""

    @property
    def key(self) -> str:
        """What no other record is called: `event/2026/town-hall`, `goal/safe-streets/crossings`."""
        return record_key(self.kind, self.name, self.parent, self.address)

    def into(self, language: str) -> Seen:
        """Itself in `language`, or in the first language where there is no translation."""
        return self.translations.get(language, self)

    @cached_property
    def digest(self) -> str:
        """Of everything in it, translations included."""
        parts = [self.key, self.parent, self.language, self.address, self.body]
        parts.append(self.record.model_dump_json(by_alias=True))
        parts += [translation.digest for translation in self.translations.values()]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def record_key(kind: Kind, name: str, parent: str, address: str) -> str:
    """What no other record is called: `event/2026/town-hall`, `goal/safe-streets/crossings`."""
    year = address.split("/")[2] if "{year}" in kind.address else ""
    above = "" if kind.file else parent
    return "/".join(filter(None, (kind.name, above, year, name)))


def key_of(entry: Entry) -> str:
    """The `record_key` of a record as the office has it."""
    return record_key(entry.kind, entry.name, entry.parent, entry.address)


# --- redaction ------------------------------------------------------------------------------------

Model = TypeVar("Model", bound=BaseModel)


def redacted(record: Model, audience: Audience, is_seen: Callable[[str, str], bool]) -> Model:
    """The record without what is for staff only, and without the names of records not seen."""
    record = without_staff_fields(record, audience)
    unseen = {ref.location for ref in references(record) if not is_seen(ref.kind, ref.name)}
    return _without(record, unseen, ()) if unseen else record


def without_staff_fields(part: Model, audience: Audience) -> Model:
    """The part without the fields for staff, of which the press is given some; as it is for staff.

    What the press is given of such fields is when an embargo ends.
    """
    if audience.is_staff:
        return part
    kept = _kept_fields(type(part), audience)
    changed: dict[str, object] = {}
    for name in part.model_fields_set:
        value = getattr(part, name)
        if name in kept:
            changed[name] = kept[name]
        elif isinstance(value, BaseModel):
            changed[name] = without_staff_fields(value, audience)
        elif isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
            changed[name] = tuple(without_staff_fields(item, audience) for item in value)
    return part.model_copy(update=changed) if changed else part


@cache
def _kept_fields(model: type[BaseModel], audience: Audience) -> Mapping[str, object]:
    """The fields of a model that are not for an audience, with what stands in the place of each."""
    return {
        name: described.default
        for name, described in model.model_fields.items()
        if any(is_kept_from(audience, mark) for mark in described.metadata)
    }


def is_kept_from(audience: Audience, mark: object) -> bool:
    """Whether a field that bears this mark is not for the public, or not for the press."""
    return isinstance(mark, ForStaff) and not (mark.and_press and audience is Audience.PRESS)


def _without(
    part: Model, unseen: set[tuple[str | int, ...]], around: tuple[str | int, ...]
) -> Model:
    """The part without the references at `unseen`.

    An optional reference becomes None and a listed one goes; an item of a list that cannot do
    without its reference goes whole (a member of a committee); elsewhere the name becomes "".
    """
    changed: dict[str, object] = {}
    for name in part.model_fields_set:
        described = type(part).model_fields[name]
        location = (*around, described.alias or name)
        value = getattr(part, name)
        if not any(place[: len(location)] == location for place in unseen):
            continue
        if isinstance(value, tuple):
            changed[name] = tuple(_items_without(value, unseen, location))
        elif isinstance(value, BaseModel):
            changed[name] = _without(value, unseen, location)
        else:
            changed[name] = "" if described.is_required() else None
    return part.model_copy(update=changed)


def _items_without(
    items: tuple[object, ...], unseen: set[tuple[str | int, ...]], location: tuple[str | int, ...]
) -> Iterable[object]:
    for index, item in enumerate(items):
        place = (*location, index)
        if place in unseen:
            continue
        if isinstance(item, BaseModel):
            item = _without(item, unseen, place)  # noqa: PLW2901 - the same item, less what is unseen
            required = [n for n, f in type(item).model_fields.items() if f.is_required()]
            if any(getattr(item, name) == "" for name in required):
                continue
        yield item
