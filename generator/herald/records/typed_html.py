"""HTML that somebody typed into Markdown, and where it stands.

A record has none: its readers see it as it is typed. Taken for HTML is what CommonMark takes for it
(https://spec.commonmark.org/0.31.2/#raw-html) and a person meant so: comments, and tags with a name
that HTML has. `a <b and c> d` is a sum, and `<name>` a gap to fill. Code is passed over, and where
links lead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from herald.records.markdown import without_code, without_targets

if TYPE_CHECKING:
    from collections.abc import Iterator


class Typed(NamedTuple):
    """A tag or a comment in a text."""

    offset: int
    """Of its first character in the text."""
    written: str
    """As it stands there."""
    name: str
    """Of the tag, in small letters; "" of a comment."""
    is_end: bool
    """Whether it is a closing tag, `</b>`."""


def typed_html(text: str) -> Iterator[Typed]:
    """The comments and tags in a text, in their order."""
    if "<" not in text:
        return
    bare = without_targets(without_code(_without_indented(text), comments=False))
    last_end = bare.rfind("-->")
    place = 0
    while found := _BEGINS.search(bare, place):
        start, place = found.start(), found.end()
        if not found["name"]:
            place = _end_of_comment(bare, place, is_closed=place <= last_end)
            yield Typed(start, text[start:place], "", is_end=False)
        elif tag := _is_tag(found, bare):
            place = tag.end()
            yield Typed(start, text[start:place], found["name"].lower(), bool(found["end"]))


def _end_of_comment(bare: str, place: int, *, is_closed: bool) -> int:
    """Where a comment ends; one that is not closed is told as far as its line goes."""
    if is_closed:
        return bare.index("-->", place) + len("-->")
    end = bare.find("\n", place)
    return len(bare) if end < 0 else end


def _is_tag(found: re.Match[str], bare: str) -> re.Match[str] | None:
    """What a tag goes on with after its name; None where it is none, or not meant as one."""
    name = found["name"].lower()
    rest = _REST.match(bare, found.end()) if name in NAMES else None
    # A tag of one letter and words without a `=` is a sum: `a <b and c> d`.
    is_sum = rest and len(name) == 1 and rest["attributes"].strip() and "=" not in rest[0]
    return None if is_sum else rest


_BEGINS = re.compile(r"<!--|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)", re.IGNORECASE)
_REST = re.compile(
    r"(?P<attributes>(?:\s+[a-z_:@][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*)"
    r"\s*/?>",
    re.IGNORECASE,
)

NAMES = frozenset(
    {
        *("a", "abbr", "address", "article", "aside", "audio", "b", "big", "blockquote", "br"),
        *("button", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details"),
        *("div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input"),
        *("ins", "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "object", "ol"),
        *("option", "p", "picture", "pre", "q", "s", "script", "section", "select", "small"),
        *("source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg"),
        *("table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u"),
        *("ul", "video"),
    }
)
"""What people type; `<title>` and `<data>` are rather gaps to fill."""

_INDENTED = re.compile(r"(?: {4}|\t)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")


def _without_indented(text: str) -> str:
    """The text with spaces in place of code that is set in by four spaces and stands in no list."""
    lines = text.split("\n")
    is_code, is_list, after_blank = False, False, True
    for number, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        is_set_in = bool(_INDENTED.match(line))
        if not is_set_in:
            is_list = bool(_ITEM.match(line)) or (is_list and (line[0] == " " or not after_blank))
        is_code = is_set_in and not is_list and (is_code or after_blank)
        if is_code:
            lines[number] = " " * len(line)
        after_blank = False
    return "\n".join(lines)
