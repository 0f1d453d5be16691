"""A file as written: its values as text, its body, and the line and column of each.

A record's fields stand in YAML (`yaml_fields`), alone in a file or before its text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from frontmatter.default_handlers import BaseHandler

from herald.problems import Problem, Severity
from herald.records.fields import unrepeated
from herald.records.invisible import first_invisible
from herald.records.yaml_fields import Location, Marks, Position, Unreadable, Value, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "file"

LARGEST_FILE = 1_000_000
"""Bytes; the longest of 250 real releases and resolutions has 60,000."""


@dataclass(frozen=True)
class Source:
    """One file as it was written."""

    path: str
    """From the office's root, with forward slashes."""
    values: Mapping[str, Value]
    """The fields: texts, lists and mappings of texts. An empty value is left out."""
    body: str
    """The text below the fields, with line feeds only; "" where there is none."""
    body_line: int
    """The line of the file on which the body starts, from 1."""
    fields: str = field(repr=False)
    """The YAML text of the fields."""
    fields_line: int
    """The line of the file on which that text starts, from 1."""

    def position(self, location: Location) -> Position:
        """Where the value at `location` stands, or the nearest thing around it that is there."""
        return self._nearest(location, key=False)

    def position_after(self, location: Location, before: str) -> Position:
        """Where the text at `location` goes on after its beginning `before`; () is the body."""
        if not location:
            return (self.body_line + before.count("\n"), len(before) - before.rfind("\n"))
        line, column = self.position(location)
        lines = self.fields.split("\n")[line - self.fields_line :]
        raw = "\n".join(lines)[column - 1 :]
        passed = raw[: _place_after(raw, before)]
        if "\n" not in passed:
            return (line, column + len(passed))
        return (line + passed.count("\n"), len(passed) - passed.rfind("\n"))

    def written(self, location: Location) -> str:
        """The text at `location` as it was typed, or "" when there is no text there."""
        place: Any = self.values
        for step in location:
            try:
                place = place[step]
            except (KeyError, IndexError, TypeError):
                return ""
        return place if isinstance(place, str) else ""

    def gives(self, location: Location) -> bool:
        """Whether the file has something at `location`; a list is wholly its own, or not at all."""
        place: Value | Mapping[str, Value] = self.values
        for step in location:
            if not isinstance(place, Mapping):
                return True
            if step not in place:
                return False
            place = place[str(step)]
        return True

    @property
    def has_codes(self) -> bool:
        """Whether a text of the fields may hold a letter that the file does not, as a code."""
        return "\\" in self.fields

    def passages(self) -> Iterator[Passage]:
        """Every text in the file, that of the fields first."""
        for location, text in texts(self.values):
            yield Passage(self, location, text)
        if self.body:
            yield Passage(self, (), self.body)

    def key_position(self, location: Location) -> Position:
        """Where the key of the value at `location` stands, or the nearest thing around it."""
        return self._nearest(location, key=True)

    def _nearest(self, location: Location, *, key: bool) -> Position:
        # Marks are found by parsing once more: only a wrong record needs them, and ten thousand
        # right ones need not carry them.
        marks = Marks()
        parse(self.fields, self.fields_line, marks)
        known = marks.keys if key else marks.values
        for length in range(len(location), 0, -1):
            if location[:length] in known:
                return known[location[:length]]
        return (self.fields_line, 1)


def _place_after(raw: str, before: str) -> int:
    """The place in `raw`, a value as YAML writes it, of the first word after those of `before`.

    White space is not compared: YAML folds it.
    """
    letters = "".join(before.split())
    style = raw[:1]
    if style == '"':
        return _place_after_codes(raw, letters)
    place = raw.find("\n") + 1 if style in ("|", ">") else 1 if style == "'" else 0
    for letter in letters:
        place = raw.find(letter, place) + 1 or place
        if letter == style == "'":
            place += 1  # between single quotes a single quote is written twice
    rest = raw[place:]
    return place + len(rest) - len(rest.lstrip())


def _place_after_codes(raw: str, letters: str) -> int:
    """That in a value between double quotes, in which a letter may be written as a code."""
    place, passed = 1, 0
    for written in _SIGN.finditer(raw, 1):
        meant = _meant(written[0])
        if meant.strip():
            if passed == len(letters):
                break
            passed += meant == letters[passed]
        place = written.end()
    return place


_SIGN = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)|.", re.DOTALL)
"""A sign between double quotes, or a code for one (YAML 1.2.2, 5.7)."""


def _meant(written: str) -> str:
    """What a sign or a code means; nothing where it only continues a line."""
    return str(parse(f'sign: "{written}"', 1)["sign"]) if written[0] == "\\" else written


@dataclass(frozen=True)
class Passage:
    """A text in a file, and where it is written."""

    source: Source
    location: Location
    """The field's; () for the text below the fields."""
    text: str

    @property
    def is_private(self) -> bool:
        """Whether it is for staff: then no message repeats a word of it."""
        return unrepeated(self.location)

    def problem(
        self, offset: int, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem with what stands `offset` characters from the beginning of the text."""
        line, column = self.source.position_after(self.location, self.text[:offset])
        found = Problem(self.source.path, line, column, rule, message, severity)
        return found.withheld() if self.is_private else found


def read(path: str, content: bytes, *, fields_optional: bool = False) -> Source | Problem:
    """The file at `path` as a source, or the first thing that makes it unreadable.

    With `fields_optional` a Markdown file may do without front matter, as a page for MkDocs may.
    """
    try:
        text = _decode(content)
        _refuse_invisible(text, content)
        _refuse_unmerged(text)
        if path.removesuffix(".age").endswith(".md"):
            if fields_optional and not text.startswith("---"):
                return Source(path, {}, text, 1, "", 1)
            return _front_matter(path, text)
        return Source(path, parse(text, 1), "", 1, text, 1)
    except Unreadable as error:
        return Problem(path, error.line, error.column, RULE, error.message)


def texts(
    value: Value | Mapping[str, Value], location: Location = ()
) -> Iterator[tuple[Location, str]]:
    """Every text under `value`, with the way to it, in the order of the file."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*location, index))
    else:
        for key, inner in value.items():
            yield from texts(inner, (*location, key))


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise Unreadable(
            f"The file has {len(content):,} bytes; at most {LARGEST_FILE:,} are read. Split it"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        before = content[content.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8-sig")) + 1
        raise Unreadable("The file is not UTF-8 text; save it as UTF-8", line, column) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_invisible(text: str, content: bytes) -> None:
    """Refuses `text` where it holds what nobody can see; `content` is the same in UTF-8."""
    if found := first_invisible(text, content):
        place, sentence = found
        line = text.count("\n", 0, place) + 1
        raise Unreadable(sentence, line, place - text.rfind("\n", 0, place))


_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
"""Where git marks the beginning and the end of what two people changed in one place."""


def _refuse_unmerged(text: str) -> None:
    """Refuses `text` where git's marks of a conflict are left in it; readers would see them."""
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (found := _CONFLICT.search(text)):
        raise Unreadable(
            f"Git could not merge what two people wrote here and marked it with '{found[0].strip()}"
            "'; keep the words that are right, and remove the lines that start with '<<<<<<<', "
            "'=======' and '>>>>>>>'",
            text.count("\n", 0, found.start()) + 1,
        )


class _FrontMatter(BaseHandler):
    """Jekyll's convention: YAML between two lines of three hyphens, then the text."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"


def _front_matter(path: str, text: str) -> Source:
    if not re.match(r"---[ \t]*\n", text):
        raise Unreadable(
            "The file does not start with '---'; "
            "the fields of a record stand between two lines '---'"
        )
    try:
        fields, body = _FrontMatter().split(text)
    except ValueError:
        raise Unreadable("The fields have no end; put a line '---' below the last one") from None
    body_line = 2 + fields.count("\n")
    text_below = body.removeprefix("\n")
    body = text_below.lstrip("\n")
    body_line += len(text_below) - len(body)
    fields = fields.removeprefix("\n")
    return Source(path, parse(fields, 2), body, body_line, fields, 2)
