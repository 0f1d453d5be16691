"""From folders to entries: what is read, and all that is wrong with it.

The folder says the kind, the file's stem the record's name. Every folder below the five that Herald
reads must be known; files elsewhere are left alone. Nothing is followed out of the office: a
symbolic link is refused wherever it stands.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic import StringConstraints, ValidationError

from herald.problems import Problem
from herald.records import wording
from herald.records.entry import Entry, fields_marked
from herald.records.page import Page, address_of_page
from herald.records.source import RULE as FILE_RULE
from herald.records.source import Source, Value, read
from herald.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from herald.records.facets import Record
    from herald.records.kind import Kind

SETTINGS_FILE = "office.yml"
PAGES = "content/pages"
HOME_PAGE = f"{PAGES}/index.md"
FOLDERS = ("content", "schedules", "proclamations", "committees", "office")
"""The folders that are read; files elsewhere are left alone."""

FOLDER_RULE = "folder"
NAME_RULE = "file-name"
SETTINGS_RULE = "office"
TRANSLATION_RULE = "translation"

RECORD_SUFFIXES = (".md", ".yml")
BESIDE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".pdf", ".csv")
"""What may stand beside a record for its images and attachments."""

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}(\.[a-z0-9]+)+")
_FOLDER_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_PAGE_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")
_PERIOD = re.compile(r"\d{4}|\d{2}")

DECIDED_IN_ORIGINAL = (*("private", "withdrawn", "number", "recurrence", "measures", "list"),)
"""Fields with words in them that a translation cannot have all the same."""

MOST_BRACKETS = 2_000
"""In a page written by hand: Python-Markdown looks for the end of each through the whole text."""

DEEPEST_FOLDER = 20
"""Folders inside one another."""


@dataclass(frozen=True)
class Reading:
    """Everything that an office's folders hold, and every problem with it."""

    settings: Settings | None
    """None when office.yml could not be read; then nothing else was."""
    entries: tuple[Entry, ...] = ()
    pages: tuple[Page, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    """The files beside records and pages, by their path from the root."""
    problems: tuple[Problem, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and name of each record that has a file, but one that could not be read."""


@dataclass(frozen=True)
class _File:
    """A file whose folder and name are in order."""

    path: str
    real: Path
    kind: Kind
    parent: str
    stem: str
    language: str
    """"" for an original."""

    @property
    def place(self) -> str:
        """The file without language and suffix."""
        return f"{self.path.rpartition('/')[0]}/{self.stem}"

    @property
    def name(self) -> str:
        return self.parent if self.kind.file else _LEADING_DATE.sub("", self.stem)


def read_office(root: Path, kinds: Sequence[Kind]) -> Reading:
    """Reads the office in the folder `root`; all problems of all files, in file order."""
    settings, problems = read_settings(root)
    if settings is None:
        return Reading(None, problems=tuple(problems))
    walk = _Walk(root, kinds, settings)
    walk.visit()
    entries = [*_entries(walk, settings)]
    problems += walk.problems
    if not (root / HOME_PAGE).is_file():
        problems.append(
            Problem(HOME_PAGE, 1, 1, FILE_RULE, "The home page is missing; add this file")
        )
    return Reading(
        settings,
        tuple(entries),
        tuple(sorted(walk.pages, key=lambda page: page.source.path)),
        walk.beside,
        tuple(sorted(problems)),
        _unread(walk, entries),
    )


def _unread(walk: _Walk, entries: Sequence[Entry]) -> frozenset[tuple[str, str]]:
    files = {
        (file.kind.name, name)
        for file in walk.records
        for name in (file.name, file.stem)
        if not file.language
    }
    read_names = {(one.kind.name, name) for one in entries for name in (one.name, one.stem)}
    return frozenset(files - read_names)


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """`office.yml`, or what is wrong with it."""
    path = root / SETTINGS_FILE
    if path.is_symlink() or not path.is_file():
        message = (
            "There is no office.yml here; an office needs one, and content/pages/index.md. "
            "Call herald in the office's folder, or name it with --root"
        )
        return None, [Problem(SETTINGS_FILE, 1, 1, SETTINGS_RULE, message)]
    source = read(SETTINGS_FILE, path.read_bytes())
    if isinstance(source, Problem):
        return None, [source]
    try:
        return Settings.model_validate(without_blanks(source.values)), []
    except ValidationError as error:
        found = wording.problems(error.errors(), Settings, source, SETTINGS_RULE)
        return None, [*found]


def without_blanks(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values without empty ones: a name with nothing after it is a line left out."""
    kept: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            inner = without_blanks(value)
            if inner or not value:
                kept[name] = inner
        elif isinstance(value, list):
            kept[name] = [
                without_blanks(item) if isinstance(item, dict) else item for item in value
            ]
        elif value.strip():
            kept[name] = value
    return kept


# --- files ----------------------------------------------------------------------------------------


class _Walk:
    """One walk through the office's folders, in the order of names."""

    def __init__(self, root: Path, kinds: Sequence[Kind], settings: Settings) -> None:
        self.root, self.kinds, self.settings = root, kinds, settings
        self.records: list[_File] = []
        self.pages: list[Page] = []
        self.beside: dict[str, Path] = {}
        self.problems: list[Problem] = []
        self.known = _known_folders(kinds)

    def visit(self) -> None:
        for folder in FOLDERS:
            real = self.root / folder
            if real.is_symlink():
                self._link(folder)
            elif real.is_dir():
                self._folder(real, folder)
            elif real.exists():
                self._problem(folder, FOLDER_RULE, f"'{folder}' is a file; make it a folder")

    def _folder(self, real: Path, path: str) -> None:
        with os.scandir(real) as found:
            items = sorted(found, key=lambda item: item.name)
        for item in items:
            inner = f"{path}/{item.name}"
            if item.name.startswith("."):
                self._hidden(item, inner)
                continue
            if inner.count("/") > DEEPEST_FOLDER:
                self._problem(
                    path, FOLDER_RULE, "The folders here are nested too deep; move them up"
                )
                return
            if item.is_symlink():
                self._link(inner)
            elif item.is_dir():
                if self._folder_is_known(item.name, inner):
                    self._folder(real / item.name, inner)
            elif item.is_file():
                self._file(real / item.name, inner)
            else:
                self._problem(inner, FILE_RULE, "This is not an ordinary file; remove it")

    def _hidden(self, item: os.DirEntry[str], path: str) -> None:
        """Left alone, but for links: MkDocs would follow one out of the office and never return."""
        if item.is_symlink():
            self._link(path)
        elif item.is_dir():
            for place, folders, files in os.walk(item.path):
                for name in (*folders, *files):
                    if os.path.islink(os.path.join(place, name)):  # noqa: PTH114, PTH118
                        inside = os.path.relpath(os.path.join(place, name), item.path)  # noqa: PTH118
                        self._link(f"{path}/{inside}")

    def _folder_is_known(self, name: str, path: str) -> bool:
        if path == PAGES or path.startswith(f"{PAGES}/"):
            return True
        place = _place(path)
        if place in self.known or _starred(place) in self.known:
            if _FOLDER_NAME.fullmatch(name):
                return True
            self._name(path, name, is_folder=True)
            return False
        self._problem(
            path, FOLDER_RULE, f"'{path}' is not a folder that Herald knows. {self._advice(path)}"
        )
        return False

    def _advice(self, path: str) -> str:
        """What to do about a folder that is not known."""
        parent, _, name = path.rpartition("/")
        around = {_place(parent), _starred(_place(parent))}
        beside = sorted(known.rpartition("/")[2] for known in self.known if _above(known) in around)
        if not beside:
            return f"Records stand in '{parent}' itself, or in folders for years and months there"
        meant = wording.did_you_mean(name, beside).strip()
        return meant or f"The folders in '{parent}' are {wording.listed(beside)}"

    def _file(self, real: Path, path: str) -> None:
        folder, _, file = path.rpartition("/")
        if path.startswith(f"{PAGES}/"):
            self._page(real, path)
            return
        if not _FILE_NAME.fullmatch(file):
            self._name(path, file, is_folder=False)
            return
        stem, _, suffix = file.partition(".")
        kind, parent = self._kind(folder, stem)
        if kind is None:
            self._stray(path, folder)
        elif f".{suffix}" in BESIDE_SUFFIXES:
            self.beside[path] = real
        elif file.endswith(RECORD_SUFFIXES):
            language = suffix.rpartition(".")[0]
            if self._language_is_spoken(path, language):
                self.records.append(_File(path, real, kind, parent, stem, language))
        else:
            self._problem(
                path,
                NAME_RULE,
                f"'{file}' is not a file that Herald reads; a record ends in .md or .yml, and "
                f"beside it may stand {', '.join(BESIDE_SUFFIXES)}",
            )

    def _page(self, real: Path, path: str) -> None:
        name = path.removeprefix(f"{PAGES}/")
        if not all(_PAGE_FILE_NAME.fullmatch(part) for part in name.split("/")):
            self._name(path, name.rpartition("/")[2], is_folder=False)
        elif not name.endswith(".md"):
            self.beside[path] = real
        else:
            source = read(path, real.read_bytes(), fields_optional=True)
            if isinstance(source, Problem):
                self.problems.append(source)
                return
            if source.body.count("[") > MOST_BRACKETS:
                message = (
                    f"The page has more than {MOST_BRACKETS:,} opening brackets '[', which takes "
                    "too long to draw; split it"
                )
                self._problem(path, FILE_RULE, message)
                return
            name, _, language = name.removesuffix(".md").partition(".")
            if self._language_is_spoken(path, language):
                first = self.settings.languages[0]
                language = language or first
                address = address_of_page(name, language, first)
                self.pages.append(Page(source, name, language, address))

    def _kind(self, folder: str, stem: str) -> tuple[Kind | None, str]:
        """The kind of record that `folder` holds, and the name of the record above it."""
        place = _place(folder)
        starred = _starred(place)
        for kind in self.kinds:
            if kind.folder == place and not kind.file:
                return kind, ""
            if kind.folder == starred and kind.file in ("", stem):
                return kind, place.split("/")[kind.folder.split("/").index("*")]
        return None, ""

    def _language_is_spoken(self, path: str, language: str) -> bool:
        others = self.settings.languages[1:]
        if not language or language in others:
            return True
        spoken = f"the others are {', '.join(others)}" if others else "there is no other"
        self._problem(
            path,
            TRANSLATION_RULE,
            f"'{language}' is not a language of this office besides the first; {spoken} "
            "(office.yml, 'languages')",
        )
        return False

    def _link(self, path: str) -> None:
        self._problem(path, FILE_RULE, "This is a symbolic link; put the file itself here")

    def _stray(self, path: str, folder: str) -> None:
        place = _place(folder)
        inside = sorted(
            {known for known in self.known if known.startswith(f"{place}/") and "*" not in known}
        )
        files = [kind.file for kind in self.kinds if kind.file and kind.folder == _starred(place)]
        if files:
            advice = f"the record of this folder is called {files[0]}.md or {files[0]}.yml"
        elif inside:
            advice = f"the folders for records are {wording.listed(inside)}"
        else:
            advice = "move it into a folder inside"
        self._problem(path, FOLDER_RULE, f"A record cannot stand in '{folder}'; {advice}")

    def _name(self, path: str, name: str, *, is_folder: bool) -> None:
        what = "folder" if is_folder else "file"
        self._problem(
            path,
            NAME_RULE,
            f"'{name}' is not a name for a {what}; write '{_tidied(name)}' (small letters, digits "
            "and hyphens, at most 80)",
        )

    def _problem(self, path: str, rule: str, message: str) -> None:
        self.problems.append(Problem(_printable(path), 1, 1, rule, _printable(message)))


def _known_folders(kinds: Sequence[Kind]) -> frozenset[str]:
    known = {PAGES}
    for kind in kinds:
        parts = kind.folder.split("/")
        known |= {"/".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return frozenset(known)


def _place(folder: str) -> str:
    """The folder without years and months at its end, which are free."""
    parts = folder.split("/")
    while len(parts) > 1 and _PERIOD.fullmatch(parts[-1]):
        parts.pop()
    return "/".join(parts)


def _above(folder: str) -> str:
    return folder.rpartition("/")[0]


def _starred(place: str) -> str:
    """The folder with `*` for its second part: `committees/*/goals`."""
    parts = place.split("/")
    return "/".join([parts[0], "*", *parts[2:]]) if len(parts) > 1 else place


def _printable(text: str) -> str:
    """The text without what a file's name may hold and a terminal or a log would act upon."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _tidied(name: str) -> str:
    """A name like that one that a record can have: `city-hall.md` for `City Hall.md`."""
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    bare = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:80]
    return f"{words or 'name'}{dot}{suffix.lower()}"


# --- records --------------------------------------------------------------------------------------


def _entries(walk: _Walk, settings: Settings) -> Iterator[Entry]:
    """The records of the walk; what is wrong with them joins the walk's problems."""
    originals: dict[str, _Original] = {}
    for file in walk.records:
        if not file.language:
            source = read(file.path, file.real.read_bytes())
            if isinstance(source, Problem):
                walk.problems.append(source)
                originals[file.place] = _Original(
                    Source(file.path, {}, "", 1, "", 1), is_right=False
                )
                continue
            found = entry(file.kind, file.name, file.stem, file.parent, source, settings)
            originals[file.place] = _Original(source, is_right=isinstance(found, Entry))
            yield from _sorted(found, walk.problems)
    for file in walk.records:
        if file.language:
            found = _translation(file, originals.get(file.place), settings)
            yield from _sorted(found, walk.problems)


@dataclass(frozen=True)
class _Original:
    """The file that a translation translates."""

    source: Source
    is_right: bool
    """Whether it holds a record; then whatever is wrong with both together is the translation's."""


def _sorted(found: Entry | list[Problem], problems: list[Problem]) -> Iterator[Entry]:
    if isinstance(found, Entry):
        yield found
    else:
        problems += found


def entry(
    kind: Kind, name: str, stem: str, parent: str, source: Source, settings: Settings
) -> Entry | list[Problem]:
    """The record that `source` holds, or everything that is wrong with it."""
    found = _record(kind, source, settings)
    if isinstance(found, ValidationError):
        return [*wording.problems(found.errors(), kind.model, source, kind.name)]
    if source.body.strip() and not kind.body:
        message = (
            f"A record of this kind ({kind.name}) has no text below its fields; "
            "remove the text, or put it into a field"
        )
        return [Problem(source.path, source.body_line, 1, kind.name, message)]
    body = source.body.rstrip("\n")
    return Entry(kind, name, stem, parent, settings.languages[0], found, body, source)


def _record(kind: Kind, source: Source, settings: Settings) -> Record | ValidationError:
    values = without_blanks(source.values)
    try:
        return kind.model.model_validate(values, context={"zone": _zone(values, settings)})
    except ValidationError as error:
        return error


def _translation(
    file: _File, original: _Original | None, settings: Settings
) -> Entry | list[Problem]:
    """The record in another language: the words of the translation over the original's fields."""
    if original is None:
        message = f"There is no '{file.stem}.md' or '{file.stem}.yml' that this could translate"
        return [Problem(file.path, 1, 1, TRANSLATION_RULE, message)]
    source = read(file.path, file.real.read_bytes())
    if isinstance(source, Problem):
        return [source]
    problems = [
        *_decided_twice(file.kind, source, original.source),
        *_untranslated(source, original.source),
    ]
    both = replace(source, values={**original.source.values, **without_blanks(source.values)})
    found = _record(file.kind, both, settings)
    if isinstance(found, ValidationError):
        # What is wrong in the original's fields is said where they stand.
        own = [each for each in found.errors() if original.is_right or _is_of(each, source)]
        return [*problems, *wording.problems(own, file.kind.model, both, file.kind.name)]
    if problems:
        return problems
    translated = entry(file.kind, file.name, file.stem, file.parent, both, settings)
    if isinstance(translated, Entry):
        return replace(translated, language=file.language, source=source)
    return translated


def _is_of(finding: ErrorDetails, source: Source) -> bool:
    """Whether a finding is about a field that the file itself has."""
    return bool(finding["loc"]) and finding["loc"][0] in source.values


def _decided_twice(kind: Kind, source: Source, original: Source) -> Iterator[Problem]:
    """Fields of a translation that are no words: what is so, and for whom, is decided once."""
    words = fields_marked(kind.model, StringConstraints) | {"aliases"}
    for name in [one.alias or name for name, one in kind.model.model_fields.items()]:
        if name in source.values and (name not in words or name in DECIDED_IN_ORIGINAL):
            message = f"'{name}' is decided in '{original.path}'; remove the line here"
            line, column = source.key_position((name,))
            yield Problem(source.path, line, column, TRANSLATION_RULE, message)


def _untranslated(source: Source, original: Source) -> Iterator[Problem]:
    if original.body.strip() and not source.body.strip():
        message = f"The text of '{original.path}' is not translated; write it below the fields"
        yield Problem(source.path, 1, 1, TRANSLATION_RULE, message)


def _zone(values: Mapping[str, Value], settings: Settings) -> ZoneInfo:
    """The zone in which the record's times are written."""
    own = values.get("timezone")
    if isinstance(own, str):
        try:
            return ZoneInfo(own)
        except (ValueError, OSError, KeyError):
            pass  # the model says so, at the field
    return settings.zone
