"""From files to entries: the records of an office, and all that is wrong with them.

A file is read by a pure call (`read_folio`), in this process or in another. An entry has the facts
of its record at hand and opens the file again when somebody asks for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import StringConstraints, ValidationError

from herald.problems import Problem
from herald.records import sealed, wording
from herald.records.entry import Entry, Opened, digest_of_files, facts, fields_marked
from herald.records.source import RULE as FILE_RULE
from herald.records.source import Source, read
from herald.records.walk import HOME_PAGE, TRANSLATION_RULE, RecordFile, Walk
from herald.records.yaml_fields import Value
from herald.settings import Settings
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from herald.records.facets import Record
    from herald.records.facts import Facts
    from herald.records.kind import Kind
    from herald.records.page import Page

SETTINGS_FILE = "office.yml"
SETTINGS_RULE = "office"

DECIDED_IN_ORIGINAL = (
    *("private", "withdrawn", "number", "recurrence", "measures", "list", "actions"),
)
"""Fields with words in them that a translation cannot have all the same."""


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
    """Kind and name of each record that has a file, but one that could not be read; so of pages."""
    closed: int = 0
    """How many files are sealed and could not be read for want of a key."""


def read_office(root: Path, kinds: Sequence[Kind], key: str = "") -> Reading:
    """Reads the office in the folder `root`; all problems of all files, in file order.

    Sealed records are read with the key in the file `key`; "" for none.
    """
    settings, problems = read_settings(root)
    if settings is None:
        return Reading(None, problems=tuple(problems))
    walk = walked(root, kinds, settings, key)
    return gathered(walk, [(folio, read_folio(folio)) for folio in folios(walk)])


def walked(root: Path, kinds: Sequence[Kind], settings: Settings, key: str = "") -> Walk:
    """The office's folders, walked through; sealed records in it are read with `key`."""
    walk = Walk(root, kinds, settings, key)
    walk.visit()
    return walk


def gathered(walk: Walk, read: Sequence[tuple[Folio, Found]]) -> Reading:
    """The whole office, of what was found in the walk's files."""
    entries = [
        _entry_in(folio, found.digest, found.facts)
        for folio, found in sorted(read, key=lambda each: bool(each[0].file.language))
        if found.facts is not None
    ]
    problems = [*walk.problems, *(problem for _, found in read for problem in found.problems)]
    if not (walk.root / HOME_PAGE).is_file():
        problems.append(
            Problem(HOME_PAGE, 1, 1, FILE_RULE, "The home page is missing; add this file")
        )
    return Reading(
        walk.settings,
        tuple(entries),
        tuple(sorted(walk.pages, key=lambda page: page.source.path)),
        walk.beside,
        tuple(sorted(problems)),
        _unread(read) | {("page", name) for name in walk.unread_pages},
        sum(found.is_closed for _, found in read),
    )


def _entry_in(folio: Folio, digest: str, known: Facts) -> Entry:
    file = folio.file
    language = file.language or folio.language
    names = (file.kind, file.name, file.stem, file.parent, language)
    return Entry(*names, file.path, digest, known, Filed(folio, digest))


def _unread(read: Iterable[tuple[Folio, Found]]) -> frozenset[tuple[str, str]]:
    """What records are called of which there are files, but none that could be read.

    A translation may be read where its original is wrong; the record is not there all the same.
    """
    originals = [(folio.file, found.facts) for folio, found in read if not folio.file.language]
    wrong = [file for file, known in originals if known is None]
    if not wrong:
        return frozenset()  # nearly always: then the others' names need not be put together
    return _names(wrong) - _names([file for file, known in originals if known is not None])


def _names(files: Iterable[RecordFile]) -> frozenset[tuple[str, str]]:
    """Kind and name of each record, with its date and without."""
    return frozenset((file.kind.name, name) for file in files for name in (file.name, file.stem))


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """`office.yml`, or what is wrong with it."""
    path = root / SETTINGS_FILE
    if path.is_symlink() or not path.is_file():
        message = (
            "There is no office.yml here; an office needs one, and content/pages/index.md. "
            "Call herald in the office's folder, or name it with --root"
        )
        return None, [Problem(SETTINGS_FILE, 1, 1, SETTINGS_RULE, message)]
    return settings_in(path.read_bytes())


def settings_in(content: bytes) -> tuple[Settings | None, list[Problem]]:
    """The settings of an `office.yml`, or what is wrong with it."""
    source = read(SETTINGS_FILE, content)
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


@dataclass(frozen=True)
class Folio:
    """A record's file, with the one that it translates, and what it takes to read them."""

    root: str
    file: RecordFile
    original: RecordFile | None
    """Of a translation; None where there is none to translate."""
    zone: str
    """The office's: times without a zone are in it."""
    language: str
    """The office's first."""
    key: str = ""
    """The file with the key that sealed records are read with; "" for none."""

    @property
    def is_sealed(self) -> bool:
        """Whether anything in it is encrypted: what is read of it must not be remembered."""
        return any(sealed.is_sealed(one.path) for one in (self.file, self.original) if one)


@dataclass(frozen=True)
class Found:
    """What reading a folio came to: the facts of a record, or all that is wrong with it."""

    path: str
    digest: str
    """Of the content of its files."""
    facts: Facts | None
    problems: tuple[Problem, ...] = ()
    is_closed: bool = False
    """Whether the record is sealed and there is no key for it: nothing is known, nor wrong."""


@dataclass(frozen=True)
class Filed:
    """A record in its file, which can be opened at any time."""

    folio: Folio
    digest: str

    def open(self) -> Opened:
        """What is in it. Raises Stopped when that is no longer what it was."""
        found = _opened(self.folio, self.digest)
        if isinstance(found, tuple):
            raise AssertionError(f"{self.folio.file.path} was read before")  # noqa: TRY004
        return found


def folios(walk: Walk) -> Iterator[Folio]:
    """Every record's file, as it is read."""
    originals = {file.place: file for file in walk.records if not file.language}
    root, settings = str(walk.root), walk.settings
    for file in walk.records:
        original = originals.get(file.place) if file.language else None
        yield Folio(root, file, original, settings.timezone, settings.languages[0], walk.key)


def read_folio(folio: Folio) -> Found:
    """Reads one record; in any process, since all it needs is given."""
    digest = _digest(_written(folio))
    path = folio.file.path
    try:
        opened = _opened(folio, digest)
    except sealed.Closed:
        return Found(path, digest, None, is_closed=True)
    if isinstance(opened, tuple):
        return Found(path, digest, None, opened)
    return Found(path, digest, facts(opened, folio.file.kind))


class _Written(NamedTuple):
    """What lies in a folio's files; of sealed ones it tells nothing of the text."""

    content: bytes
    original: bytes | None


def _written(folio: Folio) -> _Written:
    original = _bytes(folio, folio.original) if folio.original else None
    return _Written(_bytes(folio, folio.file), original)


def _bytes(folio: Folio, file: RecordFile) -> bytes:
    # A Path costs more than the file, and so does a buffer for what is read at once.
    with open(f"{folio.root}/{file.path}", "rb", buffering=0) as opened:  # noqa: PTH123
        return opened.read()


def _digest(written: _Written) -> str:
    contents = (written.original, written.content)
    return digest_of_files(sha256(one).hexdigest() for one in contents if one is not None)


def _text(folio: Folio, file: RecordFile, content: bytes) -> bytes:
    """A record's text; raises Closed or Damaged for one that is sealed."""
    return sealed.unsealed(content, folio.key) if sealed.is_sealed(file.path) else content


OPEN_AT_ONCE = 1 << 14
"""How many records a process keeps open, of those it read last."""


@lru_cache(maxsize=OPEN_AT_ONCE)
def _opened(folio: Folio, digest: str) -> Opened | tuple[Problem, ...]:
    """The record, or everything that is wrong with it, of files that have that digest."""
    written = _written(folio)
    if _digest(written) != digest:
        raise Stopped(f"{folio.file.path} was changed while it was read; run the command again")
    path = folio.file.path
    try:
        opened = (_translation if folio.file.language else _original)(folio, written)
    except sealed.Damaged as damaged:
        return (Problem(path, 1, 1, sealed.RULE, str(damaged)),)
    if isinstance(opened, Opened) and sealed.is_sealed(path) and not folio.file.language:
        return (*sealed.too_open(opened.source, opened.record.visibility),) or opened
    return opened


def _original(folio: Folio, written: _Written) -> Opened | tuple[Problem, ...]:
    source = read(folio.file.path, _text(folio, folio.file, written.content))
    if isinstance(source, Problem):
        return (source,)
    return _record_in(folio.file.kind, source, folio.zone)


def entry(
    kind: Kind, name: str, stem: str, parent: str, source: Source, settings: Settings
) -> Entry | list[Problem]:
    """The record that `source` holds, or everything that is wrong with it."""
    found = _record_in(kind, source, settings.timezone)
    if isinstance(found, tuple):
        return [*found]
    digest = sha256(f"{source.fields}\0{source.body}".encode()).hexdigest()
    language = settings.languages[0]
    known = facts(found, kind)
    return Entry(kind, name, stem, parent, language, source.path, digest, known, found)


def _record_in(kind: Kind, source: Source, zone: str) -> Opened | tuple[Problem, ...]:
    found = _record(kind, source, zone)
    if isinstance(found, ValidationError):
        return (*wording.problems(found.errors(), kind.model, source, kind.name),)
    if source.body.strip() and not kind.body:
        message = (
            f"A record of this kind ({kind.name}) has no text below its fields; "
            "remove the text, or put it into a field"
        )
        return (Problem(source.path, source.body_line, 1, kind.name, message),)
    body = source.body.rstrip("\n")
    # One text for both, since thousands are open at once.
    return Opened(found, body, replace(source, body=body))


def _record(kind: Kind, source: Source, zone: str) -> Record | ValidationError:
    values = without_blanks(source.values)
    try:
        return kind.model.model_validate(values, context={"zone": _zone(values, zone)})
    except ValidationError as error:
        return error


def _translation(folio: Folio, written: _Written) -> Opened | tuple[Problem, ...]:
    """The record in another language: the words of the translation over the original's fields."""
    file, kind = folio.file, folio.file.kind
    if folio.original is None or written.original is None:
        message = f"There is no '{file.stem}.md' or '{file.stem}.yml' that this could translate"
        return (Problem(file.path, 1, 1, TRANSLATION_RULE, message),)
    source = read(file.path, _text(folio, file, written.content))
    if isinstance(source, Problem):
        return (source,)
    try:
        original = read(folio.original.path, _text(folio, folio.original, written.original))
    except sealed.Damaged:  # which is said there
        raise sealed.Closed from None
    if isinstance(original, Problem):  # which is said at its own file
        original = Source(folio.original.path, {}, "", 1, "", 1)
    problems = (
        *_decided_twice(kind, source, original),
        *_untranslated(source, original),
    )
    both = replace(source, values=_over(original.values, without_blanks(source.values)))
    found = _record(kind, both, folio.zone)
    if isinstance(found, ValidationError):
        # What is wrong in the original's fields is said where they stand.
        is_right = isinstance(_record_in(kind, original, folio.zone), Opened)
        own = [each for each in found.errors() if is_right or _is_of(each, source)]
        return (*problems, *wording.problems(own, kind.model, both, kind.name))
    if problems:
        return problems
    translated = _record_in(kind, both, folio.zone)
    return replace(translated, source=source) if isinstance(translated, Opened) else translated


def _over(original: Mapping[str, Value], own: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of a translation over the original's, and so in a block of them.

    Items of a list are all its own, since they may be others: whom to call in Spanish.
    """
    both = {**original, **own}
    for name, value in own.items():
        around = original.get(name)
        if isinstance(value, dict) and isinstance(around, dict):
            both[name] = _over(around, value)
    return both


def _is_of(finding: ErrorDetails, source: Source) -> bool:
    """Whether a finding is about something that the file itself has."""
    return bool(finding["loc"]) and source.gives(finding["loc"])


def _decided_twice(kind: Kind, source: Source, original: Source) -> Iterator[Problem]:
    """Fields of a translation that are no words: what is so, and for whom, is decided once."""
    words = fields_marked(kind.model, StringConstraints) | {"aliases", "reviewed"}
    for name in [one.alias or name for name, one in kind.model.model_fields.items()]:
        if name in source.values and (name not in words or name in DECIDED_IN_ORIGINAL):
            message = f"'{name}' is decided in '{original.path}'; remove the line here"
            line, column = source.key_position((name,))
            yield Problem(source.path, line, column, TRANSLATION_RULE, message)


def _untranslated(source: Source, original: Source) -> Iterator[Problem]:
    if original.body.strip() and not source.body.strip():
        message = f"The text of '{original.path}' is not translated; write it below the fields"
        yield Problem(source.path, 1, 1, TRANSLATION_RULE, message)


def _zone(values: Mapping[str, Value], office: str) -> ZoneInfo:
    """The zone in which the record's times are written."""
    own = values.get("timezone")
    if isinstance(own, str):
        try:
            return ZoneInfo(own)
        except (ValueError, OSError, KeyError):
            pass  # the model says so, at the field
    return ZoneInfo(office)
