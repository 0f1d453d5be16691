"""What a version of a file says, as digests by which it is compared with other versions.

Git has thousands of versions, and only whether two of them say the same is ever asked: for readers,
in a calendar, to whoever translates. So a few letters of each answer are kept, and no words.
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from pydantic import StringConstraints

from herald.kinds import KINDS
from herald.records.entry import fields_marked, parts_of
from herald.records.facets import Scheduled
from herald.records.fields import ForStaff
from herald.records.pursued import Pursued
from herald.records.reader import DECIDED_IN_ORIGINAL
from herald.records.sealed import is_sealed
from herald.records.source import Source, read
from herald.records.spoken import spoken
from herald.records.walk import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from herald.records.kind import Kind
    from herald.records.yaml_fields import Value

Passages = tuple[tuple[str, str], ...]


class Statement(NamedTuple):
    """What a version of a file says; `Revision` has the same fields and tells what each is."""

    visibility: str = ""
    words: str = ""
    plan: str = ""
    passages: Passages = ()
    due: str = ""


def statement_of(path: str, content: bytes) -> Statement:
    """What the file at a path of the office says; of one that cannot be read, nothing.

    Who may see it when is no part of its words, its plan and its passages.
    """
    source = None if is_sealed(path) else read(path, content)
    if not isinstance(source, Source):
        return Statement()
    kind = next((one for one in _DEEPEST_FIRST if _folder_pattern(one).match(path)), None)
    shown = _not_for_staff(kind.model, source.values) if kind else {}
    body = spoken(source.body) if kind and kind.marks_commitments else source.body
    label, words = _text(source.values, "visibility"), _digest([shown, body])[:_LETTERS]
    if path.startswith(f"{PAGES}/"):
        head = {name: source.values[name] for name in SAID_BY_PAGES & source.values.keys()}
        return Statement(label, words, passages=_passages(head, body))
    if kind is None:
        return Statement(label, words)
    told = {name: value for name, value in shown.items() if name in _translated(kind)}
    due = _text(source.values, "due") if issubclass(kind.model, Pursued) else ""
    return Statement(label, words, _plan(kind, shown), _passages(told, body), due)


def _text(values: Mapping[str, Value], name: str) -> str:
    """A field as it is written; "" where it is not there, or is no text."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _plan(kind: Kind, shown: Mapping[str, object]) -> str:
    """A digest of when and where it takes place; "" for a kind that takes no time."""
    if not issubclass(kind.model, Scheduled):
        return ""
    plan = {name: shown[name] for name in PLAN & shown.keys()}
    if "withdrawn" in plan:
        plan["withdrawn"] = "yes"  # why is another matter
    return _digest(plan)[:_LETTERS]


def _passages(told: Mapping[str, object], body: str) -> Passages:
    """The fields with words that a translation may say anew, and the text, each with a digest."""
    said = dict(told)
    if body.strip():
        said[""] = " ".join(body.split())
    return tuple((name, _digest(said[name])[:_FEW_LETTERS]) for name in sorted(said))


def _digest(said: object) -> str:
    words = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


_LETTERS = 20
"""Of a digest: two texts of one file have the same by chance once in 2^40 files of a million
revisions."""

_FEW_LETTERS = 10
"""Of a digest that is compared with few others."""


@cache
def _translated(kind: Kind) -> frozenset[str]:
    return fields_marked(kind.model, StringConstraints) - {*DECIDED_IN_ORIGINAL}


_DEEPEST_FIRST = sorted(KINDS, key=lambda kind: -kind.folder.count("/"))
"""Goals stand in a folder below their committee's."""

PLAN = frozenset(
    {"starts", "ends", "timezone", "recurrence", "except_on", "also_on", "moved"}
    | {"venue", "place", "online", "legs", "status", "withdrawn"}
)
"""The fields that say when and where something takes place, and whether it does."""

SAID_BY_PAGES = frozenset({"title", "description"})
"""The words at the head of a page that was written by hand."""

WHO_AND_WHEN = frozenset({"visibility", "publish_at", "embargo", "expires"})


@cache
def _folder_pattern(kind: Kind) -> re.Pattern[str]:
    return re.compile(re.escape(kind.folder).replace(r"\*", "[^/]+") + "/")


def _not_for_staff(model: type[BaseModel], values: Mapping[str, Value]) -> dict[str, object]:
    """The fields that a model has and that are not marked as for staff."""
    shown: dict[str, object] = {}
    for name, described in model.model_fields.items():
        key = described.alias or name
        is_for_staff = any(isinstance(mark, ForStaff) for mark in described.metadata)
        if key in values and key not in WHO_AND_WHEN and not is_for_staff:
            parts = [*parts_of(described.annotation)]
            shown[key] = _part(parts[0], values[key]) if parts else values[key]
    return shown


def _part(model: type[BaseModel], value: Value) -> object:
    if isinstance(value, list):
        return [_part(model, one) if isinstance(one, dict) else one for one in value]
    return _not_for_staff(model, value) if isinstance(value, dict) else value
