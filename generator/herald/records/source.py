"""A file as written: its values as text, its body, and the line and column of each.

YAML gives structure only: every scalar stays the text that was typed, and the model alone gives it
a type, so `18:30` is never 1110 and `no` never False. What YAML can do beyond a tree of texts
(anchors, aliases, tags, merge keys, several documents) is refused, as are two equal keys and
anything too large or too deep. The guard sees the parser's events one by one, before anything is
built from them, and needs no recursion: PyYAML's C composer crashes on 50,000 nested brackets.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass, field
from html.entities import html5
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import BaseHandler

from herald.problems import Problem, Severity, quoted, repeated, shortened
from herald.records import everyday
from herald.records.fields import unrepeated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value = everyday.Value
Location = tuple[str | int, ...]
"""The way to a value through keys and positions in lists: `("quotes", 0, "who")`."""
Position = tuple[int, int]
"""Line and column, both starting at 1."""

RULE = "file"

LARGEST_FILE = 1_000_000
"""Bytes; the longest of 250 real releases and resolutions has 60,000."""
LARGEST_FIELDS = 256_000
"""Characters of YAML in one file."""
LARGEST_VALUE = 64_000
MOST_VALUES = 20_000
DEEPEST = 24


class Unreadable(Exception):  # noqa: N818 - it is caught in `read` and becomes a Problem
    """A file, or a place in it, that cannot be read; carries the finished sentence."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


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
        marks = _Marks()
        _parse(self.fields, self.fields_line, marks)
        known = marks.keys if key else marks.values
        for length in range(len(location), 0, -1):
            if location[:length] in known:
                return known[location[:length]]
        return (self.fields_line, 1)


def _place_after(raw: str, before: str) -> int:
    """The place in `raw`, a value as YAML writes it, of the first word after those of `before`.

    White space is not compared: YAML folds it. Backslashes are passed over.
    """
    style = raw[:1]
    place = raw.find("\n") + 1 if style in ("|", ">") else 1 if style in ("'", '"') else 0
    for letter in "".join(before.split()):
        place = raw.find(letter, place) + 1 or place
        if letter == style == "'":
            place += 1  # between single quotes a single quote is written twice
    rest = raw[place:]
    return place + len(rest) - len(rest.lstrip())


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
        if path.removesuffix(".age").endswith(".md"):
            if fields_optional and not text.startswith("---"):
                return Source(path, {}, text, 1, "", 1)
            return _front_matter(path, text)
        return Source(path, _parse(text, 1), "", 1, text, 1)
    except Unreadable as error:
        return Problem(path, error.line, error.column, RULE, error.message)


# --- text -----------------------------------------------------------------------------------------


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise Unreadable(
            f"The file has {len(content):,} bytes; at most {LARGEST_FILE:,} are read. Split it"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable("The file is not UTF-8 text; save it as UTF-8", line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


# Invisible characters can hide a change from whoever reviews it (Trojan Source, CVE-2021-42574).
# Joiners are letters' companions in Arabic, the scripts of India, and emoji; the rest is not typed.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_JOINING_SCRIPTS = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip


# The characters of ASCII that are typed and seen: most files have few others, or none.
_ORDINARY = bytes([*b"\t\n\r", *range(0x20, 0x7F)])


def _refuse_invisible(text: str, content: bytes) -> None:
    """Refuses `text` where it holds what nobody can see; `content` is the same in UTF-8."""
    others = content.translate(None, delete=_ORDINARY)
    suspects = _invisible(text) if others and _SUSPECT.search(others.decode()) else ()
    for start in suspects:
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        raise Unreadable(_invisible_here(text[start], ""), line, column)
    for match in _ENTITY.finditer(text):
        for character in _named_by(match[0]):
            if _SUSPECT.match(character) and character not in _JOINERS:
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
                raise Unreadable(_invisible_here(character, f"{match[0]}, "), line, column)


# Markdown reads these as the characters they name, so they are refused like those.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _named_by(entity: str) -> str:
    """What Markdown makes of `&#x202e;` or `&amp;`, or "" for a name that there is not.

    `html.unescape` would leave control characters out, as HTML has it and CommonMark has not.
    """
    name = entity[1:]
    if not name.startswith("#"):
        return html5.get(name, "")
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return chr(number) if number <= sys.maxunicode else ""


def _invisible(text: str) -> Iterator[int]:
    """Where in the text a character stands that nobody can see."""
    for match in _SUSPECT.finditer(text):
        if not (match[0] in _JOINERS and _joins(text, match.start())):
            yield match.start()


def _invisible_here(character: str, written: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return (
        f"There is an invisible character here ({written}U+{ord(character):04X}, {name}); "
        "delete it and type the text anew"
    )


def _joins(text: str, place: int) -> bool:
    """Whether the joiner at `place` stands after a letter or an emoji that uses joiners."""
    before = text[place - 1] if place else ""
    if not before:
        return False
    if unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f":
        return True
    return unicodedata.name(before, "").startswith(_JOINING_SCRIPTS)


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
    return Source(path, _parse(fields, 2), body, body_line, fields, 2)


# --- YAML -----------------------------------------------------------------------------------------


@dataclass
class _Marks:
    """Where the values of the fields stand, and their keys."""

    values: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)


def _parse(text: str, first_line: int, marks: _Marks | None = None) -> dict[str, Value]:
    """The fields in `text`, whose first line is line `first_line` of its file; fills `marks`."""
    if len(text) > LARGEST_FIELDS:
        raise Unreadable(
            f"The fields have {len(text):,} characters; at most {LARGEST_FIELDS:,} are read. "
            "Put long text below the fields, after the second '---'",
            first_line,
        )
    fields = everyday.fields(text) if marks is None else None
    if fields is not None:
        return fields
    try:
        return _Fields(text, first_line, marks).read()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if re.search("flow|simple key|quoted scalar", error.context or ""):
            mark = error.context_mark  # where it starts, and not where libyaml gave up
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        if line >= len(lines):  # libyaml gives up below the last line
            line, column = len(lines) - 1, len(lines[-1])
        message = _syntax(error, lines[line][column:], lines[line])
        raise Unreadable(message, first_line + line, column + 1) from None
    except yaml.reader.ReaderError:
        raise Unreadable("There is a character here that YAML does not allow", first_line) from None


_Start = yaml.SequenceStartEvent | yaml.MappingStartEvent
_Node = yaml.ScalarEvent | _Start
_End = yaml.SequenceEndEvent | yaml.MappingEndEvent
_CORE_TAG = "tag:yaml.org,2002:"


@dataclass
class _Level:
    """A mapping or list that is open."""

    step: str | int
    """Its place in what is around it."""
    into: dict[str, Value] | list[Value]
    key: str | None = None
    """That of the value which comes next, in a mapping."""


class _Fields:
    """The fields while they are read, event by event."""

    def __init__(self, text: str, first_line: int, marks: _Marks | None) -> None:
        self.text, self.first_line, self.marks = text, first_line, marks
        self.values: dict[str, Value] = {}
        self.levels: list[_Level] = []
        self.has_number_signs = "#" in text

    def read(self) -> dict[str, Value]:
        count = documents = 0
        for event in yaml.parse(self.text, Loader=yaml.CBaseLoader):
            if isinstance(event, _Node):
                count += 1
                self._guard(event, count)
                self._put(event)
            elif isinstance(event, _End):
                self.levels.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._unreadable(
                        event,
                        "A second document starts here; one file holds one record. "
                        "Remove the line '---'",
                    )
            elif isinstance(event, yaml.AliasEvent):
                raise self._unreadable(
                    event,
                    f"{_signed('*', event.anchor)} refers to another place; write the value "
                    "out, or put quotes around a text that starts with '*'",
                )
        return self.values

    def _guard(self, event: _Node, count: int) -> None:
        if event.anchor is not None:
            raise self._unreadable(
                event,
                f"{_signed('&', event.anchor)} names a place to refer to; write the value "
                "alone, or put quotes around a text that starts with '&'",
            )
        if event.tag is not None:
            tag = event.tag.replace(_CORE_TAG, "!!").removeprefix("!")
            raise self._unreadable(
                event,
                f"{_signed('!', tag)} is a tag; write the value alone, or put "
                "quotes around a text that starts with '!'",
            )
        if count > MOST_VALUES:
            raise Unreadable(
                f"The fields hold more than {MOST_VALUES:,} values; split the file",
                self._position(event)[0],
            )
        if len(self.levels) >= DEEPEST:
            raise self._unreadable(event, f"The fields are nested more than {DEEPEST} deep")
        if isinstance(event, yaml.ScalarEvent):
            self._guard_text(event)

    def _guard_text(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        if len(text) > LARGEST_VALUE:
            raise self._unreadable(
                event,
                f"This value has {len(text):,} characters; at most {LARGEST_VALUE:,} are read. "
                "Put long text below the fields, after the second '---'",
            )
        if event.style == '"':
            # A code in such a text ("\\u202e") brings in what the file itself may not hold.
            for place in _invisible(text):
                raise self._unreadable(event, _invisible_here(text[place], "written as a code, "))

    def _put(self, event: _Node) -> None:
        """Puts a value, or the key of the next one, where it belongs."""
        if not self.levels:
            self._put_root(event)
            return
        level = self.levels[-1]
        into, key = level.into, level.key
        step: str | int
        if isinstance(into, list):
            step = len(into)
        elif key is None:
            self._put_key(event, level, into)
            return
        else:
            step = key
            level.key = None
        if self.marks is not None:
            self.marks.values[self._way(step)] = self._position(event)
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            if self.has_number_signs:
                self._refuse_lost_comment(event, step)
            value = event.value
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.levels.append(_Level(step, value))
        if isinstance(into, list):
            into.append(value)
        else:
            into[str(step)] = value

    def _put_root(self, event: _Node) -> None:
        if isinstance(event, yaml.MappingStartEvent):
            self.levels.append(_Level("", self.values))
        elif not isinstance(event, yaml.ScalarEvent) or event.value:
            raise self._unreadable(
                event, "A record is a list of fields, each written 'name: value'"
            )

    def _put_key(self, event: _Node, level: _Level, into: dict[str, Value]) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._unreadable(
                event,
                "The name of a field is a word; put quotes around a text that starts with "
                "'[' or '{'",
            )
        key: str = event.value
        if self._begins_with_question_mark(event):
            raise self._unreadable(event, "Put quotes around a text that starts with '?'")
        if key == "<<" and event.implicit[0]:
            raise self._unreadable(event, "'<<' merges other fields in; write them out")
        if key in into:
            raise self._unreadable(
                event,
                f"{quoted(key)} stands here a second time; keep one of the two",
            )
        if self.marks is not None:
            self.marks.keys[self._way(key)] = self._position(event)
        level.key = key
        # Claimed at once, so that a second equal key is seen even when the first has no value.
        into[key] = ""

    def _begins_with_question_mark(self, event: yaml.ScalarEvent) -> bool:
        """Whether '?' stands right before the key; libyaml drops it there without a word."""
        start = event.start_mark.index if event.start_mark else 0
        return self.text[start - 1 : start] == "?"

    def _refuse_lost_comment(self, event: yaml.ScalarEvent, step: str | int) -> None:
        """Refuses an unquoted text with ' #' in it: YAML would drop the rest without a word.

        Two spaces before '#' mean a comment (yamllint's convention), and those pass.
        """
        mark = event.end_mark
        if not event.implicit[0] or event.style or mark is None:
            return
        if self.text[mark.index : mark.index + 2] not in (" #", "\t#"):
            return
        name = next((way for way in reversed(self._way(step)) if isinstance(way, str)), "value")
        line, _ = self._position(event)
        raise Unreadable(
            f"{quoted(name)} stops before '#', and the rest of the line would be lost; put "
            "quotes around the whole text, or two spaces before '#' if it is a comment",
            line,
            mark.column + 2,
        )

    def _way(self, step: str | int) -> Location:
        """The way to a step in the level that is open."""
        return (*(level.step for level in self.levels[1:]), step)

    def _position(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        line, column = (
            (self.first_line + mark.line, mark.column + 1) if mark else (self.first_line, 1)
        )
        last = self.first_line + self.text.count("\n")
        if line > last:  # libyaml puts a value that is not there below the last line
            return last, len(self.text) - self.text.rfind("\n")
        return line, column

    def _unreadable(self, event: yaml.Event, message: str) -> Unreadable:
        return Unreadable(message, *self._position(event))


def _signed(sign: str, written: str | None) -> str:
    """What YAML reads of a word that starts with one of its signs, for a message."""
    return f"'{sign}{repeated(shortened(written or ''))}'"


_COLON = "mapping values are not allowed"
_CONTINUED = (
    "This line is indented, so it is read as more of the text above; begin it where the field "
    "above begins, or put quotes around the whole text"
)

# What libyaml says, and what an editor should hear.
_SYNTAX: tuple[tuple[str, str], ...] = (
    (
        _COLON,
        "There is a colon inside this text; put quotes around the text: {quoted}",
    ),
    (
        "found character that cannot start any token",
        "A value cannot start with '{character}'; put quotes around the text",
    ),
    (
        "found unexpected end of stream",
        "A quotation mark is opened here and never closed",
    ),
    (
        "could not find expected ':'",
        "There is no colon after this name; a field is written 'name: value'",
    ),
    (
        "did not find expected key",
        "This line does not fit the ones above: check its indentation and quotation marks",
    ),
    (
        "did not find expected '-' indicator",
        "This line does not fit the list above: check its indentation",
    ),
    (
        "did not find expected ',' or ']'",
        (
            "A list that starts with '[' is not closed with ']'; put quotes around a text that "
            "starts with '['"
        ),
    ),
    (
        "did not find expected ',' or '}'",
        (
            "A block that starts with '{{' is not closed with '}}'; put quotes around a text that"
            " starts with '{{'"
        ),
    ),
    (
        "did not find expected node content",
        (
            "A bracket is opened and never closed, or nothing stands between two commas; put "
            "quotes around a text that starts with '[' or '{{'"
        ),
    ),
    (
        "did not find expected alphabetic or numeric character",
        "Put quotes around a text that starts with '*' or '&'",
    ),
    (
        "found unknown escape character",
        (
            "A backslash between double quotes starts a code; write two backslashes, or use single "
            "quotes"
        ),
    ),
    (
        "invalid Unicode character escape code",
        (
            "A backslash between double quotes starts a code; write two backslashes, or use single "
            "quotes"
        ),
    ),
    (
        "did not find expected hexdecimal number",
        (
            "A backslash between double quotes starts a code; write two backslashes, or use single "
            "quotes"
        ),
    ),
    (
        "block sequence entries are not allowed",
        (
            "A list cannot start on this line; start it on the next one, or put quotes around a "
            "text that starts with '-'"
        ),
    ),
    (
        "found undefined tag handle",
        "Put quotes around a text that starts with '!'",
    ),
    (
        "did not find expected <document start>",
        "There is something here that is not a field; a field is written 'name: value'",
    ),
    (
        "found unknown directive",
        "A value cannot start with '%'; put quotes around the text",
    ),
    (
        "while scanning a directive",
        "A value cannot start with '%'; put quotes around the text",
    ),
)


def _syntax(error: yaml.MarkedYAMLError, rest: str, line: str) -> str:
    """The sentence for what libyaml found at `rest`, the end of `line`."""
    if rest.startswith("\t"):
        return "There is a tab here; indent with spaces"
    said = f"{error.context or ''} {error.problem or ''}"
    for phrase, sentence in _SYNTAX:
        if phrase in said:
            if phrase == _COLON and re.fullmatch(r"\s+[\w-]+", line[: len(line) - len(rest)]):
                return _CONTINUED
            return sentence.format(quoted=_in_quotes(line), character=rest[:1])
    return f"YAML cannot read this line ({error.problem}); put quotes around the text"


def _in_quotes(line: str) -> str:
    name, _, value = line.strip().partition(": ")
    escaped = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return repeated(f'{name}: "{escaped}"', 'name: "…"')


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
