"""The walk through an office's folders: which files are records, and of what kind.

The folder says the kind, the file's stem the record's name. Every folder below the five that Herald
reads must be known; files elsewhere are left alone. Nothing is followed out of the office: a
symbolic link is refused wherever it stands.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from herald.problems import Problem
from herald.records import sealed, wording
from herald.records.filetype import OFFICE_SUFFIXES
from herald.records.page import Page, address_of_page
from herald.records.source import RULE as FILE_RULE
from herald.records.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from herald.records.kind import Kind
    from herald.settings import Settings

PAGES = "content/pages"
HOME_PAGE = f"{PAGES}/index.md"
FOLDERS = ("content", "schedules", "proclamations", "committees", "office")
"""The folders that are read; files elsewhere are left alone."""

FOLDER_RULE = "folder"
NAME_RULE = "file-name"
TRANSLATION_RULE = "translation"

RECORD_SUFFIXES = (".md", ".yml")
BESIDE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".pdf", ".csv")
"""What may stand beside a record for its images and attachments."""

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}(\.[a-z0-9]+)+")
_FOLDER_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_PAGE_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")
_PERIOD = re.compile(r"\d{4}|\d{2}")

MOST_BRACKETS = 2_000
"""In a page written by hand: Python-Markdown looks for the end of each through the whole text."""

DEEPEST_FOLDER = 20
"""Folders inside one another."""


Stamp = tuple[int, int, int, int]
"""What the file system says of a file: its size, when its content and when anything of it was last
changed (nanoseconds since 1970), and its number. The same stamp means the same content, unless it
is as young as the moment at which it was looked at."""


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@dataclass(frozen=True)
class RecordFile:
    """A file whose folder and name are in order."""

    path: str
    """From the office's root."""
    kind: Kind = field(compare=False)
    """As its folder says."""
    parent: str = field(compare=False)
    stem: str = field(compare=False)
    language: str = field(compare=False)
    """"" for an original."""
    stamp: Stamp = field(compare=False)

    @cached_property
    def place(self) -> str:
        """The file without language and suffix."""
        return f"{self.path.rpartition('/')[0]}/{self.stem}"

    @property
    def name(self) -> str:
        """The record's."""
        return self.parent if self.kind.file else _LEADING_DATE.sub("", self.stem)


class Walk:
    """One walk through the office's folders, in the order of names."""

    def __init__(
        self, root: Path, kinds: Sequence[Kind], settings: Settings, key: str = ""
    ) -> None:
        self.root, self.kinds, self.settings, self.key = root, kinds, settings, key
        self.records: list[RecordFile] = []
        self.pages: list[Page] = []
        self.unread_pages: list[str] = []
        """The names of pages whose files could not be read."""
        self.beside: dict[str, Path] = {}
        self.problems: list[Problem] = []
        self.known = _known_folders(kinds)
        self._held: dict[str, list[tuple[Kind, str]]] = {}
        """The kinds of which there may be records in a folder, each with the record above."""

    def visit(self) -> None:
        for folder in FOLDERS:
            real = self.root / folder
            if real.is_symlink():
                self._link(folder)
            elif real.is_dir():
                self._folder(str(real), folder)
            elif real.exists():
                self._problem(folder, FOLDER_RULE, f"'{folder}' is a file; make it a folder")
        self.problems += sealed.misplaced(file.path for file in self.records)
        self.problems += sealed.plain_files(self.root, self.settings.sealed)
        self._sealed_folders()
        self._look_alikes()

    def _look_alikes(self) -> None:
        """Folders of records that are called nearly as one that is read."""
        with os.scandir(self.root) as found:
            folders = sorted(item.name for item in found if item.is_dir() and not item.is_symlink())
        for name in folders:
            meant = _FOLDERS_MEANT.get(name.lower().rstrip("s"))
            if meant and name not in FOLDERS and _holds_records(self.root / name):
                self._problem(
                    name,
                    FOLDER_RULE,
                    f"'{name}' is not a folder that Herald reads, and there are records in it. Did "
                    f"you mean '{meant}'?",
                )

    def _sealed_folders(self) -> None:
        """Folders that office.yml calls sealed, and in which nothing would be."""
        for folder in self.settings.sealed:
            if folder == PAGES or folder.startswith(f"{PAGES}/"):
                self._problem("office.yml", sealed.RULE, f"'sealed' has '{folder}'; {_PUBLIC}")
            elif not {_place(folder), _starred(_place(folder))} & self.known:
                message = f"'sealed' has '{folder}', which is not a folder that Herald knows. "
                self._problem("office.yml", sealed.RULE, message + self._advice(folder))

    def _folder(self, real: str, path: str) -> None:
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
                    self._folder(item.path, inner)
            elif item.is_file():
                self._file(item, inner)
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
            self._name(path, name, tidied(name), is_folder=True)
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

    def _file(self, item: os.DirEntry[str], path: str) -> None:
        folder, _, file = path.rpartition("/")
        if path.startswith(f"{PAGES}/"):
            self._page(Path(item.path), path)
            return
        if not _FILE_NAME.fullmatch(file) or _ODD_ENDING.search(file):
            meant = meant_name(file, self.settings.languages[1:])
            if _FILE_NAME.fullmatch(meant):
                self._name(path, file, meant, is_folder=False)
            else:
                self._not_read(path, file)
            return
        stem, _, suffix = file.partition(".")
        kind, parent = self._kind(folder, stem)
        if kind is None:
            self._stray(path, folder)
        elif f".{suffix}" in BESIDE_SUFFIXES or file.endswith(OFFICE_SUFFIXES):
            # The rule `unfit-file` has more to say of a document of an office program.
            self.beside[path] = Path(item.path)
        elif sealed.as_written(file).endswith(RECORD_SUFFIXES):
            language = sealed.as_written(suffix).rpartition(".")[0]
            if self._language_is_spoken(path, language) and not self._is_misnamed(item, path):
                stamp = stamp_of(item.stat(follow_symlinks=False))
                self.records.append(RecordFile(path, kind, parent, stem, language, stamp))
        elif file.endswith(sealed.DRAFT):
            self.problems.append(sealed.left_draft(path))
        elif sealed.is_sealed(file):
            self._problem(
                path,
                NAME_RULE,
                f"'{file}' is not a record; only a record can be sealed, whose file ends in "
                ".md.age or .yml.age",
            )
        else:
            self._not_read(path, file)

    def _is_misnamed(self, item: os.DirEntry[str], path: str) -> bool:
        """Whether it is `town-hall-es.md` beside `town-hall.md`, and meant to translate that."""
        stem, _, suffix = item.name.partition(".")
        original, _, language = stem.rpartition("-")
        if not original or language not in self.settings.languages[1:]:
            return False
        for ending in RECORD_SUFFIXES:
            if Path(item.path).with_name(f"{original}{ending}").is_file():
                self._problem(
                    path,
                    NAME_RULE,
                    f"'{item.name}' would be a record of its own; the translation of "
                    f"'{original}{ending}' is called '{original}.{language}.{suffix}'",
                )
                return True
        return False

    def _page(self, real: Path, path: str) -> None:
        name = path.removeprefix(f"{PAGES}/")
        if not all(_PAGE_FILE_NAME.fullmatch(part) for part in name.split("/")):
            file = name.rpartition("/")[2]
            self._name(path, file, tidied(file), is_folder=False)
        elif sealed.is_sealed(name):
            self._problem(path, sealed.RULE, f"This is a page of the site; {_PUBLIC}")
        elif not name.endswith(".md"):
            self.beside[path] = real
        else:
            source = read(path, real.read_bytes(), fields_optional=True)
            if isinstance(source, Problem):
                self.problems.append(source)
                self.unread_pages.append(name.rpartition("/")[2].partition(".")[0])
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
        if folder not in self._held:
            self._held[folder] = [*self._kinds_in(folder)]
        for kind, above in self._held[folder]:
            if kind.file in ("", stem):
                return kind, above
        return None, ""

    def _kinds_in(self, folder: str) -> Iterator[tuple[Kind, str]]:
        place = _place(folder)
        starred = _starred(place)
        for kind in self.kinds:
            if kind.folder == place and not kind.file:
                yield kind, ""
            elif kind.folder == starred:
                yield kind, place.split("/")[kind.folder.split("/").index("*")]

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

    def _not_read(self, path: str, file: str) -> None:
        self._problem(
            path,
            NAME_RULE,
            f"'{file}' is not a file that Herald reads; a record ends in .md or .yml, and "
            f"beside it may stand {', '.join(BESIDE_SUFFIXES)}; save it as one of these, or "
            "remove it",
        )

    def _name(self, path: str, name: str, meant: str, *, is_folder: bool) -> None:
        what = "folder" if is_folder else "file"
        self._problem(
            path,
            NAME_RULE,
            f"'{name}' is not a name for a {what}; write '{meant}' (small letters, digits "
            "and hyphens, at most 80)",
        )

    def _problem(self, path: str, rule: str, message: str) -> None:
        self.problems.append(Problem(printable(path), 1, 1, rule, printable(message)))


_FOLDERS_MEANT = {folder.rstrip("s"): folder for folder in FOLDERS}
"""The folders that are read, by their names in the singular."""


def _holds_records(folder: Path) -> bool:
    """Whether a Markdown file with fields lies in the folder, or in one inside it."""
    return any(
        path.read_bytes()[:4] in (b"---\n", b"---\r")
        for path in sorted(folder.rglob("*.md"))
        if path.is_file() and not path.is_symlink()
    )


_PUBLIC = "pages are public and cannot be sealed"


_ODD_ENDING = re.compile(r"\.(?:yaml|markdown|(?:md|yml)\.(?:md|yml|txt))$")
"""What other programs call a record's file, or make of its name."""
_ENDINGS = re.compile(r"(.+?)((?:\.(?:md|markdown|yml|yaml|txt))+)", re.IGNORECASE | re.DOTALL)


def meant_name(file: str, languages: Sequence[str]) -> str:
    """The name that such a file can have, or "" where it would not be read under any.

    `languages` are those of translations: `town-hall_ES.md` is meant to be `town-hall.es.md`.
    """
    if file.startswith("~$"):
        return ""  # what Word leaves beside an open document
    written = _ENDINGS.fullmatch(file)
    if written is None:
        tidy = tidied(file)
        return tidy if tidy.endswith((*BESIDE_SUFFIXES, *OFFICE_SUFFIXES, ".age")) else ""
    stem, endings = written[1], written[2].lower()
    if endings == ".txt":
        return ""
    ending = "yml" if ".y" in endings else "md"
    others = "|".join(map(re.escape, languages))
    if others and (found := re.fullmatch(rf"(?is)(.+)[._ ]({others})", stem)):
        return f"{tidied(f'{found[1]}.')}{found[2].lower()}.{ending}"
    return f"{tidied(f'{stem}.')}{ending}"


def name_of_file(path: str) -> str:
    """The name of the record at `path`: `town-hall` for `2026-12-03-town-hall.md`."""
    return _LEADING_DATE.sub("", path.rpartition("/")[2].partition(".")[0])


def home_of(path: str) -> str:
    """What is asked for together with a record's file: the month that its name begins with.

    `2026-12` for `schedules/events/2026/2026-12-03-town-hall.md` and its translations; where there
    is no date, the file without language and suffix.
    """
    folder, _, file = path.rpartition("/")
    dated = _DATED.match(file)
    return dated["month"] if dated else f"{folder}/{file.partition('.')[0]}"


_DATED = re.compile(r"(?P<month>[0-9]{4}-[0-9]{2})-[0-9]{2}-")


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


def printable(text: str) -> str:
    """The text without what a file's name may hold and a terminal or a log would act upon."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def tidied(name: str) -> str:
    """A name like that one that a record can have: `city-hall.md` for `City Hall.md`."""
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    bare = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:80]
    return f"{words or 'name'}{dot}{suffix.lower()}"
