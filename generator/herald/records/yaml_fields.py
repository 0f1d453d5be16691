"""The fields of a record: YAML of which only the structure counts.

Every scalar stays the text that was typed, and the model alone gives it a type, so `18:30` is never
1110 and `no` never False. What YAML can do beyond a tree of texts (anchors, aliases, tags, merge
keys, several documents) is refused, as are two equal keys and anything too large or too deep. The
guard sees the parser's events one by one, before anything is built from them, and needs no
recursion: PyYAML's C composer crashes on 50,000 nested brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from herald.problems import quoted, repeated, shortened
from herald.records import everyday
from herald.records.invisible import invisible, why_not
from herald.records.yaml_errors import sentence_for

Value = everyday.Value
Location = tuple[str | int, ...]
"""The way to a value through keys and positions in lists: `("quotes", 0, "who")`."""
Position = tuple[int, int]
"""Line and column, both starting at 1."""

LARGEST_FIELDS = 256_000
"""Characters of YAML in one file."""
LARGEST_VALUE = 64_000
MOST_VALUES = 20_000
DEEPEST = 24


class Unreadable(Exception):  # noqa: N818 - `source.read` catches it and makes a Problem of it
    """A file, or a place in it, that cannot be read; carries the finished sentence."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass
class Marks:
    """Where the values of the fields stand, and their keys."""

    values: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)


def parse(text: str, first_line: int, marks: Marks | None = None) -> dict[str, Value]:
    """The fields in `text`, whose first line is line `first_line` of its file; fills `marks`."""
    if len(text) > LARGEST_FIELDS:
        raise Unreadable(
            f"The fields have {len(text):,} characters; at most {LARGEST_FIELDS:,} are read. "
            "Put long text below the fields, after the second '---'",
            first_line,
        )
    _refuse_no_break(text, first_line)
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
        message = sentence_for(
            error.context or "", error.problem or "", lines[line][column:], lines[line]
        )
        raise Unreadable(message, first_line + line, column + 1) from None
    except yaml.reader.ReaderError:
        raise Unreadable("There is a character here that YAML does not allow", first_line) from None


_NO_BREAK = "\u00a0\u202f"
_BEFORE_VALUE = re.compile(r" *(?:- *)*(?:[\w-]+: *)?")
_FIELD = re.compile(r" *(?:- +|[\w-]+: +)")


def _refuse_no_break(text: str, first_line: int) -> None:
    """Refuses a no-break space where YAML wants an ordinary one; within a text it may stand."""
    if not any(space in text for space in _NO_BREAK):
        return
    for below, line in enumerate(text.split("\n")):
        place = _misplaced_no_break(line)
        if place is not None:
            raise Unreadable(
                "There is a no-break space here, which only looks like a space; type an ordinary "
                "one instead",
                first_line + below,
                place + 1,
            )


def _misplaced_no_break(line: str) -> int | None:
    """The place of one at the beginning of a line or value, or at its end; of several the first."""
    before = _BEFORE_VALUE.match(line)
    begin = before.end() if before else 0
    if line[begin : begin + 1] in (*_NO_BREAK,):
        return begin
    bare = line.rstrip(" ")
    end = len(bare.rstrip(_NO_BREAK))
    return end if end < len(bare) and _FIELD.match(line) else None


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

    def __init__(self, text: str, first_line: int, marks: Marks | None) -> None:
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
        self._refuse_swallowed_item(event)
        if len(text) > LARGEST_VALUE:
            raise self._unreadable(
                event,
                f"This value has {len(text):,} characters; at most {LARGEST_VALUE:,} are read. "
                "Put long text below the fields, after the second '---'",
            )
        if event.style == '"':
            # A code in such a text ("\\u202e") brings in what the file itself may not hold.
            for place in invisible(text):
                raise self._unreadable(event, why_not(text[place], "written as a code, "))

    def _refuse_swallowed_item(self, event: yaml.ScalarEvent) -> None:
        """Refuses an unquoted text that goes on with '- ': an item of a list, indented too far."""
        start, end = event.start_mark, event.end_mark
        if event.style or start is None or end is None or start.line == end.line:
            return
        for below, line in enumerate(self.text[start.index : end.index].split("\n")[1:], start=1):
            bare = line.lstrip(" ")
            if bare.startswith("- "):
                raise Unreadable(
                    "This line is indented, so it is read as more of the text above; begin it "
                    "where the other items of the list begin, or put quotes around the whole text",
                    self.first_line + start.line + below,
                    len(line) - len(bare) + 1,
                )

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
