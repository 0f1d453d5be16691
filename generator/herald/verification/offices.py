"""The office once more, without what is not released, and with something else in its place.

Both are folders of files, so that what reads them is the program that publishes, with nothing left
out. Files that stay as they are become second names of the same files (hard links).
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from herald.audience import Audience, is_kept_from
from herald.making.inventory import inventory
from herald.making.standstill import READ, is_all_of_it
from herald.records.entry import parts_of
from herald.records.fields import RefersTo
from herald.records.sealed import is_sealed
from herald.records.spoken import marked_anew, spoken
from herald.records.walk import PAGES

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from herald.records.entry import Entry
    from herald.records.reader import Reading
    from herald.records.source import Source
    from herald.records.yaml_fields import Value

NEWSLETTER = "newsletter"
"""The kind of which mail is made."""

NOT_OF_THE_OFFICE = frozenset({"site", "private"})
"""Folders in the root of which nothing is read."""


@dataclass(frozen=True)
class Original:
    """An office as it is, with what may be shown of it."""

    root: Path
    reading: Reading
    shown: AbstractSet[str]
    """The places of the records that are released."""
    audience: Audience = Audience.PUBLIC
    """To whom."""
    mailed: AbstractSet[str] = frozenset()
    """The places of what newsletters are made of besides, which are of other moments."""

    @cached_property
    def released(self) -> tuple[Entry, ...]:
        """Those records, and their translations."""
        return tuple(entry for entry in self.reading.entries if entry.place in self.shown)

    @cached_property
    def withheld(self) -> tuple[Entry, ...]:
        """All others, and their translations."""
        return tuple(entry for entry in self.reading.entries if entry.place not in self.shown)

    @cached_property
    def nameless(self) -> tuple[Entry, ...]:
        """The released records of which only some fields are told, and not what they are called."""
        return tuple(entry for entry in self.released if entry.kind.told)

    @cached_property
    def files(self) -> frozenset[str]:
        """The files beside records, by path, that no released record shows or offers."""
        brought = {e.beside(file) for e in self.released for file in e.facts.files}
        beside = (path for path in self.reading.files if not path.startswith(f"{PAGES}/"))
        return frozenset(path for path in beside if path not in brought)

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """A new name for each record whose own is not told, by its kind and each it goes by."""
        return {
            (entry.kind.name, name): _renamed(name)
            for entry in (*self.withheld, *self.nameless)
            if not entry.is_translation and not entry.kind.file
            for name in (entry.name, entry.stem)
        }


def lay_out_bare(original: Original, folder: Path) -> int:
    """The office without what is withheld; how many released records had something for staff."""
    records = {entry.path for entry in original.reading.entries}
    for path in _paths_of(original.root):
        # What is sealed is released to nobody, whether or not it was read.
        if path not in records and path not in original.files and not is_sealed(path):
            _link(original.root / path, folder / path)
    return sum(_lay_bare(original, entry, folder) for entry in original.released)


def put_back(original: Original, folder: Path, places: AbstractSet[str]) -> None:
    """Adds records to a bare or altered office, in the place of what was made of them.

    Without what is for staff, but for its moments, since a newsletter is of another one; and but
    for newsletters, of which nobody but staff makes anything.
    """
    for entry in original.reading.entries:
        if entry.place in places:
            _take_out(folder, altered_paths(entry))
            if entry.kind.name == NEWSLETTER:
                _link(original.root / entry.path, folder / entry.path)
            else:
                _lay_bare(original, entry, folder, MOMENTS)
            for file in entry.facts.files:
                if entry.beside(file) in original.files:
                    _link(original.root / entry.beside(file), folder / entry.beside(file))


def take_back(original: Original, folder: Path, places: AbstractSet[str]) -> None:
    """Leaves of those records what a bare office has of them."""
    for entry in original.reading.entries:
        if entry.place in places:
            if entry.place in original.shown:
                _lay_bare(original, entry, folder)
            else:
                _take_out(folder, (entry.path, *map(entry.beside, entry.facts.files)))


MOMENTS = frozenset({"publish_at", "embargo"})
"""The fields for staff that say when a record is released."""


def _lay_bare(
    original: Original, entry: Entry, folder: Path, keep: AbstractSet[str] = frozenset()
) -> bool:
    """Lays out a record without what is for staff, some fields apart; whether there was any."""
    bare = _bare(original, entry, keep)
    if bare is None:
        _link(original.root / entry.path, folder / entry.path)
    else:
        _write(folder / entry.path, bare)
    return bare is not None


class Strength(IntEnum):
    """How much of a record is altered; what a record does not bear is not done to it."""

    NAME = 0
    WORDS = 1
    """Its title, summary and text too."""
    ALL = 2
    """And every date, number and text that no rule of release asks for."""


def lay_out_altered(original: Original, folder: Path, strength: Mapping[str, Strength]) -> None:
    """Into the bare office, what is withheld as something else: words, dates, names, and twice.

    `strength` is by the path of the original; ALL where it does not say.
    """
    for entry in original.withheld:
        much = strength.get(entry.path, Strength.ALL)
        text = _altered(entry, original, much)
        for path in altered_paths(entry):
            _write(folder / path, text)
    for entry in original.released:
        changed = _released_altered(entry, original)
        if entry.kind.told:
            _take_out(folder, (entry.path,))
        if changed is not None:
            _write(folder / altered_path(entry), changed)
    for path in original.files:
        content = (original.root / path).read_bytes()
        _write(folder / _beside_renamed(path), content + b"\n")


def altered_path(entry: Entry) -> str:
    """Where a released record stands: under a new name if its own is not told."""
    return altered_paths(entry)[0] if entry.kind.told else entry.path


def altered_paths(entry: Entry) -> tuple[str, ...]:
    """Where an altered record stands: under a new name, and once more under another."""
    if entry.kind.file:
        return (entry.path,)
    folder, _, file = entry.path.rpartition("/")
    stem, dot, suffix = file.partition(".")
    return tuple(f"{folder}/{name}{dot}{suffix}" for name in (_renamed(stem), f"{stem[:60]}-again"))


# --- what is left of a record ---------------------------------------------------------------------


def _bare(original: Original, entry: Entry, keep: AbstractSet[str] = frozenset()) -> str | None:
    """A record's file without what is for staff; None when there is nothing of it."""
    root, audience = original.root, original.audience
    names = [
        *_staff_names(entry.kind.model, audience),
        *([r"\{"] if entry.kind.marks_commitments else []),
    ]
    text = (root / entry.path).read_text("utf-8") if names and not entry.kind.told else ""
    if text and not re.search("|".join(names), text):
        return None  # nearly every file, which then need not be taken apart
    source = entry.source
    body = spoken(source.body) if entry.kind.marks_commitments else source.body
    values = _open_values(entry, audience)
    values |= {name: source.values[name] for name in keep & source.values.keys()}
    is_open = values == source.values and body == source.body
    return None if is_open else _as_file(entry, values, body)


def _open_values(entry: Entry, audience: Audience) -> dict[str, Value]:
    """The values that the audience may know, with others where no record is without them."""
    values = _for_all(entry.source.values, entry.kind.model, audience)
    if not entry.kind.told:
        return values
    required = {
        name for name, field in entry.kind.model.model_fields.items() if field.is_required()
    }
    kept = {name: value for name, value in values.items() if name in entry.kind.told | required}
    return kept | ({"title": UNTOLD} if "title" in kept else {})


UNTOLD = "What nobody outside is told"
"""The title of a record of which only some fields are told."""


@cache
def _staff_names(model: type[BaseModel], audience: Audience) -> tuple[str, ...]:
    """The names in a file of a model's fields that an audience is not given, however deep."""
    found = []
    for name, field in model.model_fields.items():
        if any(is_kept_from(audience, mark) for mark in field.metadata):
            found.append(field.alias or name)
        else:
            for part in parts_of(field.annotation):
                found += _staff_names(part, audience)
    return tuple(dict.fromkeys(found))


def _for_all(
    values: Mapping[str, Value], model: type[BaseModel], audience: Audience
) -> dict[str, Value]:
    """The values without those of fields that the audience is not given."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    kept: dict[str, Value] = {}
    for name, value in values.items():
        field = fields[name]
        if any(is_kept_from(audience, mark) for mark in field.metadata):
            # Some records are none without it, such as a quotation that nobody approved.
            if any(isinstance(mark, RefersTo) for mark in _marks(field)):
                kept[name] = SOMEBODY
            continue
        inner = [*parts_of(field.annotation)]
        kept[name] = _inside(value, inner[0], audience) if len(inner) == 1 else value
    return kept


def _inside(value: Value, model: type[BaseModel], audience: Audience) -> Value:
    if isinstance(value, dict):
        return _for_all(value, model, audience)
    if isinstance(value, list):
        return [_inside(item, model, audience) for item in value]
    return value


SOMEBODY = "somebody-else"
"""The name that stands for a person whom only staff are told."""


def _marks(field: FieldInfo) -> Iterator[object]:
    yield from field.metadata
    for choice in get_args(field.annotation):
        yield from getattr(choice, "__metadata__", ())


def _as_file(entry: Entry, values: Mapping[str, Value], body: str) -> str:
    # JSON is YAML, and says of every text where it begins and ends.
    fields = json.dumps(values, ensure_ascii=False, indent=1)
    return f"{fields}\n" if entry.path.endswith(".yml") else f"---\n{fields}\n---\n{body}\n"


# --- what is put in its place ---------------------------------------------------------------------


def _altered(entry: Entry, original: Original, much: Strength) -> str:
    source = entry.source
    values = _with_new_names(entry, source, original.names)
    if much is Strength.ALL:
        values = {name: _other(name, value) for name, value in values.items()}
    elif much is Strength.WORDS:
        for name in {"title", "summary"} & values.keys():
            values[name] = _other_words(source.written((name,)))
    body = source.body if much is Strength.NAME else _other_words(source.body)
    return _as_file(entry, values, body)


def _released_altered(entry: Entry, original: Original) -> str | None:
    """A released record with other things for staff, and other names where it names withheld ones.

    None when it has neither, and keeps its name.
    """
    names_withheld = any((r.kind, r.name) in original.names for r in entry.references)
    bare = _bare(original, entry)
    if bare is None and not names_withheld and not entry.kind.told:
        return None
    source = entry.source
    values = _with_new_names(entry, source, original.names)
    open_values = _open_values(entry, original.audience)
    # Its moments stay: with later ones it would not be released.
    for name in source.values.keys() - open_values.keys() - MOMENTS:
        values[name] = _other(name, values[name])
    if entry.kind.told and "title" in values:
        values["title"] = _other_words(source.written(("title",)))
    return _as_file(entry, values, _other_marks(entry, source.body))


def _other_marks(entry: Entry, body: str) -> str:
    """The text with somebody else to see to every commitment in it, at another time."""
    other = f"owner: {SOMEBODY} | due: 2999-12-31"
    return marked_anew(body, other) if entry.kind.marks_commitments else body


def _with_new_names(
    entry: Entry, source: Source, names: Mapping[tuple[str, str], str]
) -> dict[str, Value]:
    """The values, in which every withheld record bears its new name."""
    values: dict[str, Value] = json.loads(json.dumps(source.values))
    for reference in entry.references:
        new = names.get((reference.kind, reference.name))
        if new is not None and source.written(reference.location):
            place: object = values
            for step in reference.location[:-1]:
                place = place[step]  # type: ignore[index] # the way to it, as the model found it
            before, slash, _ = reference.written.rpartition("/")
            place[reference.location[-1]] = f"{before}{slash}{new}"  # type: ignore[index]
    return values


def _other(name: str, value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _other(key, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_other(name, item) for item in value] * (2 if name in _MAY_GROW else 1)
    return value if name in _OF_RELEASE else _other_text(value)


_OF_RELEASE = frozenset({"visibility", "expires", "language", "languages", "timezone"})
_MAY_GROW = frozenset({"talking_points", "tags"})


def _other_text(text: str) -> str:
    """A date a year later, a number one more, other words; what is a name or an address stays."""
    later = re.sub(r"\b(20\d\d)(?=-\d\d-\d\d)", lambda year: str(int(year[0]) + 1), text)
    if later != text:
        return later
    if re.fullmatch(r"\d{1,6}", text):
        return str(int(text) + 1)
    return _other_words(text) if " " in text else text


def _other_words(text: str) -> str:
    """Other letters in the same places, and more of them; marks and links stay what they are."""
    parts = re.split(r"(\]\([^)\n]*\)|https?://\S+|[\w.+-]+@[\w.-]+|&\w+;)", text)
    turned = "".join(
        part if place % 2 else part.translate(_TURNED) for place, part in enumerate(parts)
    )
    return turned.replace(" ", " bgure ", 1)


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TURNED = str.maketrans(
    _LETTERS + _LETTERS.upper(),
    (_LETTERS[13:] + _LETTERS[:13]) + (_LETTERS[13:] + _LETTERS[:13]).upper(),
)


def _renamed(name: str) -> str:
    return f"{name[:60]}-altered"


def _beside_renamed(path: str) -> str:
    folder, _, file = path.rpartition("/")
    return f"{folder}/altered-{file[-60:].lstrip('-.')}"


# --- files ----------------------------------------------------------------------------------------


def _paths_of(root: Path) -> Iterator[str]:
    """Every file that an office is made of, by its path from the root."""
    if is_all_of_it(root):
        yield from inventory(*(f"{root}/{name}" for name in READ)).files
        return
    # Settings of MkDocs may name files anywhere in the repository.
    tops = [item.name for item in os.scandir(root) if not item.name.startswith(".")]
    yield from inventory(*(f"{root}/{top}" for top in {*tops} - NOT_OF_THE_OFFICE)).files


def _take_out(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink(missing_ok=True)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:  # another file system, or one without second names
        shutil.copy2(source, target, follow_symlinks=False)


def _write(target: Path, text: str | bytes) -> None:
    """Writes a new file: what had this name may be the office's own."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.write_bytes(text if isinstance(text, bytes) else text.encode())
