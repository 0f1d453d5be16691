"""A record as written: every text in it, with its field and line.

YAML gives structure only, and every scalar is the text that was typed. A file that YAML cannot
read, or that uses more of YAML than a record may (aliases can carry a private text into a public
field), has texts too, and no field of it counts as public.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

BODY = "text"
"""What a passage below the fields is called; no field has that name at the top of a record."""


MARKED = "commit"
"""What the part of a commitment's mark is called that stays in the office: who sees to it, and by
when; `{commit: The library opens. | owner: lena-park | due: 2027-03-20}` stands in the middle of a
text, and what stands before the first stroke is public with it."""

_MARK = re.compile(r"(\{\s*commit\s*:[^|{}]*)\|([^}]*)(\}?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the office, and where it stands."""

    path: str
    """From the office's root, with forward slashes."""
    line: int
    """Of the file, from 1; where the field's text starts."""
    field: str
    """The way to it: `private.plan.roles[2].who`; `text` below the fields, `name` for a name."""
    text: str = dataclasses.field(compare=False, repr=False)
    """Not in what is printed of a passage, whoever prints it."""


@dataclass(frozen=True)
class Written:
    """A file as it was written."""

    passages: tuple[Passage, ...]
    envelope: Mapping[str, Sequence[str]]
    """The texts directly at the top, by field; of a field that stands there twice, both."""
    is_readable: bool


def read(path: str, content: bytes) -> Written:
    """The texts of a record, of a page written by hand, or of `office.yml`."""
    text = _text(content)
    passages: list[Passage] = []
    envelope: dict[str, list[str]] = {}
    try:
        fields, first_line, body, body_line = _split(path, text)
        for line, way, value in _scalars(fields):
            passages.append(Passage(path, first_line + line, _named(way), value))
            if len(way) == 1:
                envelope.setdefault(str(way[0]), []).append(value)
    except (yaml.YAMLError, _NotARecord):
        return Written(tuple(lines(path, content)), {}, is_readable=False)
    passages += _paragraphs(path, body, body_line)
    return Written(tuple(passages), envelope, is_readable=True)


def lines(path: str, content: bytes) -> Iterator[Passage]:
    """The lines of a file that is no record; none of one that is no text."""
    if b"\0" not in content:
        for number, line in enumerate(_text(content).split("\n"), 1):
            if line.strip():
                yield Passage(path, number, BODY, line)


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _split(path: str, text: str) -> tuple[str, int, str, int]:
    """The fields and the text below them, each with its first line."""
    if not path.endswith(".md"):
        return text, 1, "", 1
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", 1, text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2
    raise _NotARecord


def _paragraphs(path: str, body: str, first_line: int) -> Iterator[Passage]:
    """The text below the fields, one passage for each block between blank lines."""
    block: list[str] = []
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        if line.strip():
            block.append(line)
        elif block:
            yield from _parted(Passage(path, number - len(block), BODY, "\n".join(block)))
            block = []


def _parted(block: Passage) -> Iterator[Passage]:
    """A block, and apart from it what its marks say of commitments."""
    yield dataclasses.replace(block, text=_MARK.sub(r"\1\3", block.text))
    for mark in _MARK.finditer(block.text):
        line = block.line + block.text.count("\n", 0, mark.start(2))
        yield Passage(block.path, line, MARKED, mark[2].strip())


# --- fields ---------------------------------------------------------------------------------------

DEEPEST = 100
"""Blocks inside one another; libyaml itself does not bear any number of them."""

Way = tuple[str | int, ...]


class _NotARecord(Exception):  # noqa: N818 - it is caught in `read`
    """Fields without an end, or more of YAML than a record may use."""


@dataclass
class _Level:
    """A mapping or a list that is open."""

    step: str | int
    """The key of the value that comes next, or its place in the list."""
    awaits_key: bool


def _scalars(fields: str) -> Iterator[tuple[int, Way, str]]:
    """Every text value: its line from 0, the way to it, and the text."""
    levels: list[_Level] = []
    for event in yaml.parse(fields, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _NotARecord
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(levels) >= DEEPEST or (levels and levels[-1].awaits_key):
                raise _NotARecord
            is_list = isinstance(event, yaml.SequenceStartEvent)
            levels.append(_Level(0 if is_list else "", not is_list))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            levels.pop()
            _pass(levels)
        elif isinstance(event, yaml.ScalarEvent):
            if levels and levels[-1].awaits_key:
                levels[-1].step, levels[-1].awaits_key = event.value, False
                continue
            is_block = event.style in ("|", ">")
            line = (event.start_mark.line if event.start_mark else 0) + is_block
            yield line, tuple(level.step for level in levels), event.value
            _pass(levels)


def _pass(levels: list[_Level]) -> None:
    """Goes on to what comes after a value."""
    if not levels:
        return
    level = levels[-1]
    if isinstance(level.step, int):
        level.step += 1
    else:
        level.awaits_key = True


def _named(way: Way) -> str:
    named = ""
    for step in way:
        named += f"[{step}]" if isinstance(step, int) else f".{step}"
    return named.removeprefix(".")
