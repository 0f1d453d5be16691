"""Prose as plain text that reads well: for mail programs that show no HTML, and for calendars.

Paragraphs stand apart, lists keep their marks, headings are underlined, and an address stands after
the words that link to it. (`prose.plain` gives the bare words, for search.)
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from herald.render import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.render.prose import Linker, Token

NO_WIDTH = 0
"""Lines are as long as their paragraphs."""
LEAST_WIDTH = 20
"""What a quotation in a list in a list still has to itself, even if its lines become too long."""


MESSAGE_WIDTH = 72
"""Letters to a line of a message in plain text."""


def text(markdown: str, link: Linker = prose.as_written, width: int = NO_WIDTH) -> str:
    """The Markdown as plain text, in lines of at most `width` characters where words allow it."""
    return "\n\n".join(_Reader(iter(prose.stream(markdown, link))).blocks(width))


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


_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset("blockquote hr ol p pre table ul".split())
_EMPTY = frozenset("br hr img input".split())
_BREAK = "\v"
"""A line break that the writer asked for, while a line feed is a space. Prose holds none."""


class _Reader:
    """Reads prose from beginning to end. Each method reads on to the end of what it is called for.

    A tree would be read in the same way; to make one takes longer than to read it.
    """

    def __init__(self, tokens: Iterator[Token]) -> None:
        self.tokens = tokens

    def blocks(self, width: int) -> list[str]:
        """Paragraphs, lists and so on, each one text; words that stand between them are one too."""
        blocks: list[str] = []
        loose: list[str] = []
        for tag, word in self.tokens:
            if not tag:
                loose.append(word)
            elif tag in _BLOCKS:
                blocks += [*_paragraph(loose, width), *self._block(tag, word, width)]
                loose = []
            elif tag[0] == "/":
                break
            else:
                loose.append(self._said(tag, word))
        return [*blocks, *_paragraph(loose, width)]

    def _block(self, tag: str, word: str, width: int) -> list[str]:
        match tag:
            case "p":
                return _paragraph(self._words(), width)
            case "ul" | "ol":
                return [self._list(int(word or 1) if tag == "ol" else None, width)]
            case "blockquote":
                quoted = "\n\n".join(self.blocks(_less(width, len("> "))))
                return ["\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))]
            case "table":
                return ["\n".join(self._rows())]
            case "pre":
                return [textwrap.indent("".join(self._words()).rstrip("\n"), "    ")]
            case "hr":
                return ["* * *"]
        return [underlined(" ".join("".join(self._words()).split()))]

    def _list(self, number: int | None, width: int) -> str:
        items: list[str] = []
        for tag, word in self.tokens:
            if tag[:1] == "/":
                break
            mark = "- " if number is None else f"{number + len(items)}. "
            inner = _less(width, len(mark))
            if tag and tag not in _EMPTY:
                blocks = self.blocks(inner)
            else:  # what an item held, where lists are too deep for it to be drawn
                blocks = _paragraph([self._said(tag, word) if tag else word], inner)
            if blocks or tag == "li":
                lines = "\n".join(blocks)
                items.append(mark + lines.replace("\n", "\n" + " " * len(mark)))
        return "\n".join(items)

    def _rows(self) -> list[str]:
        rows: list[str] = []
        cells: list[str] = []
        for tag, _ in self.tokens:
            if tag in ("td", "th"):
                cells.append(" ".join("".join(self._words()).split()))
            elif tag == "/tr":
                rows.append(" | ".join(cells))
                cells = []
            elif tag == "/table":
                break
        return rows

    def _words(self) -> list[str]:
        """The words up to the end of the element that has begun."""
        said: list[str] = []
        for tag, word in self.tokens:
            if not tag:
                said.append(word)
            elif tag[0] == "/":
                break
            else:
                said.append(self._said(tag, word))
        return said

    def _said(self, tag: str, word: str) -> str:
        match tag:
            case "br":
                return _BREAK
            case "hr":
                return ""
            case "img":
                return word
            case "input":
                return "[x] " if word else "[ ] "
            case "a":
                words = "".join(self._words())
                shown = word.removeprefix("mailto:").removeprefix("tel:")
                return words if words.strip() in (word, shown) else f"{words} ({shown})"
        return "".join(self._words())


def _less(width: int, indent: int) -> int:
    return max(width - indent, LEAST_WIDTH) if width else NO_WIDTH


def _paragraph(said: list[str], width: int) -> list[str]:
    words = "".join(said).strip()
    if not words:
        return []
    return [wrapped(words.replace("\n", " ").replace(_BREAK, "\n"), width)]
