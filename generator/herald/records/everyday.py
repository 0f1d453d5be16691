"""Fields as nearly every record has them, read line by line without YAML's parser.

That parser makes an object of every word. Most front matter needs none of it: names and values on
one line each, lists of such values, blocks of them inside blocks. Where a text is nothing else, it
is read here, to exactly what the parser would make of it; everything that could mean more (a text
over several lines, an anchor, a tag, a tab, a colon or a number sign in an odd place, a name that
stands twice) is left to the parser, and so is every mistake (ADR 8).
"""

from __future__ import annotations

import re
from sys import intern

Value = str | list["Value"] | dict[str, "Value"]

LONGEST = 20_000
"""Characters. A value takes one at least, so no limit of the parser's is reached with fewer."""
DEEPEST = 8
"""Blocks inside one another."""

_NAME = r"[a-z][a-z0-9_]*+"
# In quotes stands what stands there, when there is neither a quote nor a backslash among it.
_QUOTED = r"""(?:"[^"\\\n\t]++"|'[^'\n\t]++')\ *+"""
# Not what YAML begins something else with. Then anything, but for ': ' and ' #'.
_TEXT = r"""[^\s?:,\[\]{}#&*!|>'"%@`-](?:[^\n\t:#]++|:(?=\S)|(?<=\S)\#)*+"""
# Between brackets and braces nothing that could belong to them.
_ITEM = rf"""(?:[^\W_](?:[^\n\t:#,\[\]{{}}?&*!|>'"%@`]++|:(?=[\w/]))*+|{_QUOTED})"""
_FIELD = rf"""(?:{_NAME}|"{_NAME}"|'{_NAME}'):\ ++{_ITEM}"""
_LIST = rf"\[\ *+(?:{_ITEM}(?:,\ *+{_ITEM})*+)?\]\ *+"
_BLOCK = rf"\{{\ *+(?:{_FIELD}(?:,\ *+{_FIELD})*+)?\}}\ *+"

_LINES = re.compile(
    rf"""
    (\ *+)
    (?:\#[^\n]*+
    |  (-\ ++)?+ (?:({_NAME}):(?=[ \n])\ *+)?+ ({_TEXT}|{_QUOTED}|{_LIST}|{_BLOCK})?+
    )
    (?:\n|([^\n]++\n))
    """,
    re.VERBOSE,
)
"""Indentation, dash, name and value of each line, and what is left of it that is none of these."""
_ITEMS = re.compile(_ITEM, re.VERBOSE)
_FIELDS = re.compile(rf"""["']?({_NAME})["']?:\ ++({_ITEM})""", re.VERBOSE)


def fields(text: str) -> dict[str, Value] | None:
    """The fields in `text`, which holds no invisible characters; None: ask YAML's parser."""
    if len(text) > LONGEST:
        return None
    root: dict[str, Value] = {}
    levels: list[tuple[int, dict[str, Value] | list[Value]]] = [(0, root)]
    waiting = ""  # the name above whose value may stand on the lines below
    for spaces, dash, name, written, rest in _LINES.findall(f"{text}\n"):
        if rest:
            return None
        if not (dash or name or written):
            continue  # nothing, or a comment
        indent = len(spaces)
        column, block = levels[-1]
        if waiting and isinstance(block, dict) and (indent > column or (dash and indent == column)):
            inner: dict[str, Value] | list[Value] = [] if dash else {}
            block[waiting] = inner
            levels.append((indent, inner))
        waiting = ""
        while indent < levels[-1][0]:
            levels.pop()
        if not dash and isinstance(levels[-1][1], list):
            levels.pop()  # a list may stand as far to the left as its name
        column, block = levels[-1]
        if indent != column or len(levels) > DEEPEST:
            return None
        value = _value(written)
        if value is None:
            return None
        if dash:
            if not isinstance(block, list) or not (name or written):
                return None
            if not name:
                block.append(value)
                continue
            item: dict[str, Value] = {}
            block.append(item)
            block = item
            levels.append((indent + len(dash), item))
        if isinstance(block, list) or not name or name in block:
            return None
        block[intern(name)] = value  # of ten thousand records, "title" is one text
        waiting = "" if written else name
    return root


def _value(written: str) -> Value | None:
    """What stands after a name or a dash; None for a block in which a name stands twice."""
    match written[:1]:
        case "[":
            return [_text(item) for item in _ITEMS.findall(written)]
        case "{":
            pairs = _FIELDS.findall(written)
            block: dict[str, Value] = {intern(name): _text(item) for name, item in pairs}
            return block if len(block) == len(pairs) else None
        case _:
            return _text(written)


def _text(written: str) -> str:
    bare = written.rstrip(" ")
    return bare[1:-1] if bare[:1] in ("'", '"') and bare else bare
