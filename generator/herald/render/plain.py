"""Prose as plain text that reads well: for mail programs that show no HTML, and for calendars.

Paragraphs stand apart, lists keep their marks, headings are underlined, and an address stands after
the words that link to it. (`prose.plain` gives the bare words, for search.)
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from herald.render import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.render.prose import Element, Linker, Node

NO_WIDTH = 0
"""Lines are as long as their paragraphs."""

_BLOCKS = frozenset(
    ("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul")
)


def text(markdown: str, link: Linker = prose.as_written, width: int = NO_WIDTH) -> str:
    """The Markdown as plain text, in lines of at most `width` characters where words allow it."""
    return "\n\n".join(_blocks(prose.tree(markdown, link), width))


def wrapped(words: str, width: int = NO_WIDTH, first: str = "", later: str = "") -> str:
    """One paragraph in lines of at most `width`; `first` and `later` stand before its lines."""
    lines = [" ".join(line.split()) for line in words.split("\n")]
    if not width:
        return "\n".join(f"{later if place else first}{line}" for place, line in enumerate(lines))
    filled: list[str] = []
    for line in lines:
        start = later if filled else first
        filled += textwrap.wrap(
            line,
            width,
            initial_indent=start,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(filled)


def underlined(heading: str, rule: str = "-") -> str:
    """A heading with a line below it."""
    return f"{heading}\n{rule * min(len(heading), 72)}"


def _blocks(nodes: Iterable[Node], width: int) -> Iterator[str]:
    """Paragraphs, lists and so on, each one text; words that stand between them are one too."""
    loose: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or node["tag"] not in _BLOCKS:
            loose.append(node)
            continue
        yield from _paragraph(loose, width)
        loose = []
        yield from _block(node, width)
    yield from _paragraph(loose, width)


def _paragraph(nodes: Iterable[Node], width: int) -> Iterator[str]:
    words = _words(nodes).strip()
    if words:
        yield wrapped(words, width)


def _block(node: Element, width: int) -> Iterator[str]:
    tag, inside = node["tag"], node["children"]
    if tag in ("ul", "ol"):
        yield _list(node, width)
    elif tag == "blockquote":
        quoted = "\n\n".join(_blocks(inside, width - 2 if width else NO_WIDTH))
        yield "\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))
    elif tag == "table":
        yield "\n".join(_rows(inside))
    elif tag == "pre":
        yield textwrap.indent(_as_typed(inside).rstrip("\n"), "    ")
    elif tag == "hr":
        yield "* * *"
    elif tag == "p":
        yield from _paragraph(inside, width)
    else:
        yield underlined(" ".join(_words(inside).split()))


def _list(node: Element, width: int) -> str:
    items = [item for item in node["children"] if not isinstance(item, str)]
    first = int(node["attrs"].get("start", 1))
    written = []
    for number, item in enumerate(items, first):
        mark = f"{number}. " if node["tag"] == "ol" else "- "
        inner = list(_blocks(item["children"], width - len(mark) if width else NO_WIDTH))
        lines = "\n".join(inner).split("\n")
        indented = [
            f"{mark if not place else ' ' * len(mark)}{line}" for place, line in enumerate(lines)
        ]
        written.append("\n".join(indented))
    return "\n".join(written)


def _rows(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["tag"] == "tr":
            cells = [cell for cell in node["children"] if not isinstance(cell, str)]
            yield " | ".join(" ".join(_words(cell["children"]).split()) for cell in cells)
        else:
            yield from _rows(node["children"])


def _words(nodes: Iterable[Node]) -> str:
    """The words of a paragraph; a line feed in it is a line break that the writer asked for."""
    return "".join(_said(node) for node in nodes)


def _said(node: Node) -> str:
    if isinstance(node, str):
        return node.replace("\n", " ")
    match node["tag"]:
        case "a":
            return _linked(node)
        case "br":
            return "\n"
        case "img":
            return node["attrs"].get("alt", "")
        case "input":
            return "[x] " if "checked" in node["attrs"] else "[ ] "
    return _words(node["children"])


def _linked(node: Element) -> str:
    words, address = _words(node["children"]), node["attrs"]["href"]
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    return words if words.strip() in (address, shown) else f"{words} ({shown})"


def _as_typed(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else _as_typed(node["children"]) for node in nodes)
