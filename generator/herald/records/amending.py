"""Fields of a record written anew, and nothing else in its file touched.

Comments, the order of the lines, how they end, and every other value stay as somebody typed them. A
field that stands on one line gets its new value there; one that is not there comes behind another.
What was written is read again, and must say exactly what was asked for: where a file is laid out
otherwise than that, nothing is changed and the lines are named, for a person to write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from herald.problems import Problem
from herald.records.source import Source, read

_FENCE = re.compile(r"---\s*")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _.'’/=;-]*|[\d-]{10} \d\d:\d\d(?:[+-]\d\d:\d\d)?")
_LINE = re.compile(
    r"""
    (?P<name>[a-z_]+:)(?P<space>\ *)
    (?P<value>
        "[^"\\]*" | '[^']*' | \[[^\r\n\#]*\] | \{[^\r\n\#]*\}
        | (?![\#&*!|>%@`{\["'])(?:(?!\ \#)[^\r\n])*? |
    )
    (?P<rest>\ *(?:(?<=\ )\#[^\r\n]*)?\r?\n?)
    """,
    re.VERBOSE,
)
"""A field with its value on its line, a list or block too, and what stands behind it."""


class NotAmended(Exception):  # noqa: N818 - it says what happened, and not whose fault it is
    """The file is laid out so that only a person can change it; its text says which lines."""


Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a field may be given: a text, a list, a block; lists and blocks stand on its line."""


def amended(
    path: str, content: bytes, changes: Mapping[str, Value | None], order: Sequence[str]
) -> bytes:
    """The file with other values of fields at the top of its record; raises NotAmended.

    None takes the field out.

    One that it does not have comes behind those that stand before it in `order`; where there is
    none of these either, before `private`, or last.
    """
    text = content.decode("utf-8")
    lines = text.splitlines(keepends=True)
    first, last = _fields_of(lines)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    for name, value in changes.items():
        place = _line_of(lines, name, first, last)
        if value is None:
            last -= _removed(lines, place)
        elif place is not None:
            lines[place] = _with_value(lines[place], value)
        else:
            earlier = order[: order.index(name)]
            last += _insert(lines, f"{name}: {written(value)}", earlier, (first, last), end)
    new = "".join(lines).encode()
    if not _is_what_was_asked(path, content, new, changes):
        wanted = "; ".join(f"{name}: {written(value or '')}" for name, value in changes.items())
        raise NotAmended(f"'{path}' is written so that only you can change it; write {wanted}")
    return new


def written(value: Value) -> str:
    """A value as it is written in YAML on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_inside(one)}' for name, one in value.items())}}}"
    return f"[{', '.join(map(_inside, value))}]"


def _inside(value: Value) -> str:
    """Inside of brackets a comma, or a quote, ends a bare word."""
    if isinstance(value, str) and re.search("['’/=;]", value):
        return json.dumps(value, ensure_ascii=False)
    return written(value)


def scalar(value: str) -> str:
    """A value as it is written in YAML: bare where nothing in it could mean more."""
    is_bare = _PLAIN.fullmatch(value) and not value.endswith(" ")
    return value if is_bare else json.dumps(value, ensure_ascii=False)


def typed(moment: datetime) -> str:
    """A moment as staff type it: with the offset where the clocks show it twice, or never."""
    text = f"{moment:%Y-%m-%d %H:%M}"
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    offset = f"{moment:%z}"
    return text if first == second else f"{text}{offset[:3]}:{offset[3:5]}"


def _fields_of(lines: list[str]) -> tuple[int, int]:
    """The lines that the fields stand on: from the first, up to one that is no longer among them.

    All of them, or those between the first two fences.
    """
    if not (lines and _FENCE.fullmatch(lines[0].removeprefix("\ufeff"))):
        return 0, len(lines)
    fences = (index for index in range(1, len(lines)) if _FENCE.fullmatch(lines[index]))
    return 1, next(fences, len(lines))


def _line_of(lines: list[str], name: str, first: int, last: int) -> int | None:
    return next((i for i in range(first, last) if lines[i].startswith(f"{name}:")), None)


def _removed(lines: list[str], place: int | None) -> int:
    """Takes a field's one line out; how many lines went."""
    if place is None:
        return 0
    del lines[place]
    return 1


def _with_value(line: str, value: Value) -> str:
    """The line with another value; as it is where more than one word could be meant."""
    found = _LINE.fullmatch(line)
    if found is None:
        return line
    gap = "  " if found["rest"].startswith("#") else ""  # one space would not make it a comment
    return f"{found['name']}{found['space'] or ' '}{written(value)}{gap}{found['rest']}"


def _insert(
    lines: list[str], written: str, earlier: Sequence[str], among: tuple[int, int], end: str
) -> int:
    """Adds a line where it belongs; how many lines came in."""
    place = _place(lines, earlier, *among)
    if place and not lines[place - 1].endswith("\n"):
        lines[place - 1] += end
        end = ""
    lines.insert(place, written + end)
    return 1


def _place(lines: list[str], earlier: Sequence[str], first: int, last: int) -> int:
    """Behind the last of the earlier fields, or before `private`, or behind all that is there."""
    known = (_line_of(lines, name, first, last) for name in earlier)
    place = max((line for line in known if line is not None), default=None)
    if place is not None:
        place += 1
        while place < last and re.match(r"[ \t]+\S|-[ ]", lines[place]):
            place += 1
        return place
    place = _line_of(lines, "private", first, last)
    if place is None:
        place = last
        while place > first and not lines[place - 1].strip():
            place -= 1
    return place


def _is_what_was_asked(
    path: str, old: bytes, new: bytes, changes: Mapping[str, Value | None]
) -> bool:
    before, after = read(path, old), read(path, new)
    if isinstance(before, Problem) or isinstance(after, Problem):
        return False
    wanted = {**_told(before), **changes}
    told = {name: value for name, value in wanted.items() if value not in (None, "")}
    return _told(after) == told and before.body == after.body


def _told(source: Source) -> dict[str, object]:
    return {name: value for name, value in source.values.items() if value != ""}
