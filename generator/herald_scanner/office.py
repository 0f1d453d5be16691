"""The office's files, sorted into what is public at a moment and what is not.

Everything below the office's five folders is looked at, whatever its name; `content/pages` is
public by definition. A file beside records is as public as the records that name it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from herald_scanner.opaque import Opaque
from herald_scanner.pdf import is_pdf, pages
from herald_scanner.records import Passage, Written, lines, read
from herald_scanner.release import (
    CALENDAR,
    NEVER_PUBLIC,
    has_come,
    is_public,
    is_told,
    tells_where,
)

SETTINGS = "office.yml"
FOLDERS = ("content", "schedules", "proclamations", "committees", "office")
PAGES = "content/pages/"
RECORDS = (".md", ".yml")
NAME = "name"
"""What the passage is called that holds a record's or a file's name."""

RecordsByPath = Mapping[str, Written]
Told = Mapping[str, AbstractSet[Passage]]
"""The passages that outsiders are given of each public record, by its path."""

_DATE = re.compile(r"(\d{4})-\d\d-\d\d-(?=.)")


@dataclass
class Holdings:
    """What the office holds."""

    languages: tuple[str, ...] = ()
    """Their codes, as the settings have them."""
    unreleased: int = 0
    """How many records are not released, translations not counted."""
    private: list[Passage] = field(default_factory=list)
    public: list[Passage] = field(default_factory=list)
    private_names: list[Passage] = field(default_factory=list)
    """Those of unreleased records and files: `budget-vote`, and with a year `/2026/budget-vote`."""
    public_names: list[Passage] = field(default_factory=list)
    private_files: dict[str, bytes] = field(default_factory=dict)
    """What stands beside unreleased records only, by path."""
    public_files: dict[str, bytes] = field(default_factory=dict)


def holdings(root: Path, at: datetime) -> Holdings:
    """What the office in the folder `root` holds, as of the moment `at`.

    Raises OSError for a file that cannot be read.
    """
    settings = read(SETTINGS, (root / SETTINGS).read_bytes())
    zone = "".join(settings.envelope.get("timezone", ()))
    office = Holdings(
        tuple(p.text for p in settings.passages if p.field.startswith("languages[")) or ("en",)
    )
    office.public += settings.passages
    written: dict[str, Written] = {}
    beside: dict[str, bytes] = {}
    for path in _files(root):
        content = (root / path).read_bytes()
        if path.startswith(PAGES):
            _keep_page(office, path, content)
        elif path.endswith(RECORDS):
            written[path] = read(path, content)
        else:
            beside[path] = content
    shown = {path for path, one in written.items() if _is_shown(path, one, written, zone, at)}
    told = {path: frozenset(_told(path, written, zone, at)) for path in shown}
    _keep_records(office, written, told)
    _keep_files(office, beside, told)
    return office


def _files(root: Path) -> Iterator[str]:
    """Every file that is not hidden, by its path from the root; links are not followed."""
    for folder in FOLDERS:
        for place, inner, names in os.walk(root / folder):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            for name in sorted(names):
                real = Path(place, name)
                if not name.startswith(".") and real.is_file() and not real.is_symlink():
                    yield real.relative_to(root).as_posix()


def _keep_page(office: Holdings, path: str, content: bytes) -> None:
    office.public_files[path] = content
    office.public_names.append(Passage(path, 1, NAME, _stem(path)))
    if path.endswith(RECORDS):
        office.public += read(path, content).passages
    else:
        office.public += lines(path, content)


def _is_shown(path: str, one: Written, written: RecordsByPath, zone: str, at: datetime) -> bool:
    """Whether the public may see a record or, with its original, a translation."""
    if not one.is_readable or path.startswith(NEVER_PUBLIC):
        return False
    if not _is_translation(path):
        return is_public(one.envelope, zone, at)
    original = _original(path, written)
    if original is None or not original.is_readable or not is_public(original.envelope, zone, at):
        return False
    said = [text.strip() for text in one.envelope.get("visibility", ())]
    return set(said) <= {"public", ""} and has_come(
        {**one.envelope, "timezone": _zone(one) or _zone(original)}, zone, at
    )


def _is_translation(path: str) -> bool:
    return path.rpartition("/")[2].count(".") > 1


def _original(path: str, written: RecordsByPath) -> Written | None:
    """What a translation is one of."""
    first = path[: path.rindex(".", 0, path.rindex("."))]
    return next((written[first + end] for end in RECORDS if first + end in written), None)


def _zone(one: Written) -> list[str]:
    return list(one.envelope.get("timezone", ()))


def _told(path: str, written: RecordsByPath, zone: str, at: datetime) -> Iterator[Passage]:
    """The passages of a public record that those outside the office are given."""
    one = written[path]
    first = (_original(path, written) if _is_translation(path) else None) or one
    is_placed = tells_where(first.envelope, zone, at)
    return (each for each in one.passages if is_told(path, each.field, is_placed=is_placed))


def _keep_records(office: Holdings, written: RecordsByPath, told: Told) -> None:
    # What is in the Mayor's calendar has no page, and so no name that anybody could know.
    named = {path for path in told if not path.startswith(CALENDAR)}
    public_names = {name for path in named for name in _names(path)}
    for path, one in written.items():
        if path in named:
            office.public_names += (Passage(path, 1, NAME, name) for name in _names(path))
        else:
            office.private_names += (
                Passage(path, 1, NAME, name) for name in _names(path) if name not in public_names
            )
        office.unreleased += path not in told and not _is_translation(path)
        given = told.get(path, frozenset())
        for passage in one.passages:
            (office.public if passage in given else office.private).append(passage)


def _keep_files(office: Holdings, beside: dict[str, bytes], told: Told) -> None:
    named = {
        f"{path.rpartition('/')[0]}/{passage.text}"
        for path, given in told.items()
        for passage in given
        if passage.field.endswith(".file")
    }
    for path, content in beside.items():
        if path in named:
            office.public_files[path] = content
            office.public_names.append(Passage(path, 1, NAME, _stem(path)))
        else:
            office.private_files[path] = content
            office.private_names.append(Passage(path, 1, NAME, _stem(path)))
            office.private += _texts(path, content)


def _texts(path: str, content: bytes) -> Iterator[Passage]:
    """The lines of a table or another text, and the pages of a PDF."""
    if is_pdf(content):
        with suppress(Opaque):  # it is known by pieces of it all the same
            for page in pages(content):
                yield Passage(path, 1, "content", page)
        return
    try:
        content.decode()
    except UnicodeDecodeError:
        return
    yield from lines(path, content)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _names(path: str) -> tuple[str, ...]:
    """What a record is called; with the year of a dated one, as in its address."""
    stem = _stem(path)
    parts = path.split("/")
    if parts[0] == "committees" and len(parts) == 3:  # noqa: PLR2004 - committees/NAME/committee.md
        return (parts[1],)
    dated = _DATE.match(stem)
    name = stem[dated.end() :] if dated else stem
    return (name, f"/{dated[1]}/{name}") if dated else (name,)
