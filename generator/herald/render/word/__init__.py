"""Documents for a word processor (DOCX, ISO/IEC 29500).

A heading is a heading and a list is a list, in the styles that word processors know by name: a
screen reader finds its way, and an editor restyles the document at one stroke. What people wrote is
placed as text and read as nothing else: no field, no style and no markup is ever made of it.

The same document is the same bytes: no clock goes into it. This package is the one door to
python-docx, which makes the empty document of an office; what stands in one is written here
(ADR 55).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from herald.render.word.markup import PLAIN, Look, Paragraph, field_of, link, picture, table, words
from herald.render.word.package import Package
from herald.render.word.style import FIXED, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from herald.render.prose import Element, Node

__all__ = ["Manuscript", "Setting", "begins_with_paragraph"]

DEEPEST = 3
"""The built-in styles know lists in lists to this depth; deeper ones stand at it."""

BELOW_TABLE = 8
"""Points between a table, which has no space below it that a style could set, and what follows."""


class _Place(NamedTuple):
    """Where blocks of prose stand while they are drawn."""

    style: str = "Body Text"
    depth: int = 0
    """Of lists."""


class Manuscript:
    """A document that is written from its beginning to its end."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._package = Package(setting)
        self._pictures: Mapping[str, bytes] = {}
        self._opening = ""
        self._blocks: list[Paragraph | str] = []
        """Paragraphs, and tables as markup."""

    def line(self, text: str, style: str, above: float | None = None, language: str = "") -> None:
        """A paragraph in one of the document's styles; line breaks in it stay.

        `above` is the room over it, in points, where it is not that of the style, and `language`
        that of the words, where it is not the document's.
        """
        paragraph = self._paragraph(style, above)
        paragraph.content.append(words(text, Look(language=language)))

    def named(self, name: str, text: str, style: str, above: float | None = None) -> None:
        """A paragraph that begins with a name in bold letters."""
        paragraph = self._paragraph(style, above)
        paragraph.content += [words(name, _BOLD), words(f" {text}")]

    def picture(self, content: bytes, alternative: str, caption: str) -> None:
        """A picture (PNG or JPEG) in a paragraph of its own, and the line below it."""
        paragraph = self._paragraph("Body Text")
        paragraph.content.append(picture(self._package.picture(content, alternative)))
        if caption:
            self.line(caption, "Caption")

    def prose(
        self, nodes: Sequence[Node], pictures: Mapping[str, bytes], opening: str = ""
    ) -> None:
        """Prose; of its pictures those that are given (PNG or JPEG, by their addresses).

        `opening` stands before its first words, in bold letters.
        """
        self._pictures, self._opening = pictures, opening
        if opening and not begins_with_paragraph(nodes):
            self._flow((), "Body Text")
        self._prose(nodes, _Place())

    def written(self) -> bytes:
        """The document's file."""
        body = "".join(one if isinstance(one, str) else one.markup() for one in self._blocks)
        setting, style = self._setting, self._package.style
        head = Paragraph(style("Header"), alignment="center", content=[words(setting.head)])
        foot = Paragraph(style("Footer"), content=[*_numbered(setting.foot)])
        return self._package.written(body, head, foot)

    def _paragraph(self, style: str, above: float | None = None) -> Paragraph:
        # A heading keeps more distance by itself.
        if above is None and self._is_below_table and not style.startswith("Heading"):
            above = BELOW_TABLE
        paragraph = Paragraph(self._package.style(style), above)
        self._blocks.append(paragraph)
        return paragraph

    @property
    def _is_below_table(self) -> bool:
        return bool(self._blocks) and isinstance(self._blocks[-1], str)

    # --- blocks of prose ---

    def _prose(self, nodes: Iterable[Node], place: _Place) -> None:
        loose: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or node["tag"] not in _BLOCKS:
                loose.append(node)
                continue
            self._loose(loose, place)
            loose = []
            self._block(node, place)
        self._loose(loose, place)

    def _loose(self, nodes: Sequence[Node], place: _Place) -> None:
        """A paragraph of what stands between blocks."""
        if any(not isinstance(node, str) or node.strip() for node in nodes):
            self._flow(nodes, place.style)

    def _flow(self, nodes: Iterable[Node], style: str) -> None:
        paragraph = self._paragraph(style)
        if self._opening:
            paragraph.content.append(words(self._opening, _BOLD))
            self._opening = ""
        paragraph.content += self._inline(nodes)

    def _block(self, node: Element, place: _Place) -> None:
        tag, children = node["tag"], node["children"]
        match tag:
            case "p":
                self._loose(children, place)
            case "h2" | "h3" | "h4" | "h5" | "h6":
                self._paragraph(f"Heading {tag[1]}").content += self._inline(children)
            case "ul" | "ol":
                self._list(node, place)
            case "blockquote":
                self._prose(children, place._replace(style="Quote"))
            case "pre":
                self.line(_plain(children).rstrip("\n"), "Macro Text")
            case "table":
                self._table(node)
            case "hr":
                self.line("* * *", "Body Text")
            case _:
                self._prose(children, place)

    def _list(self, node: Element, place: _Place) -> None:
        depth = min(place.depth + 1, DEEPEST)
        step = f" {depth}" if depth > 1 else ""
        style = f"List Bullet{step}"
        numbering = None
        if node["tag"] == "ol":
            style = f"List Number{step}"
            begins = int(node["attrs"].get("start") or 1)
            numbering = self._package.list_from(style, begins)
        for item in node["children"]:
            if isinstance(item, str):
                continue
            before = len(self._blocks)
            self._prose(item["children"], _Place(f"List Continue{step}", depth))
            first = self._blocks[before] if len(self._blocks) > before else ""
            if isinstance(first, str) or first.is_item:
                # What begins with a table or another list has a line for its own number.
                first = Paragraph("")
                self._blocks.insert(before, first)
            first.style, first.numbering = self._package.style(style), numbering
            first.is_item = True

    def _table(self, node: Element) -> None:
        rows = [*_rows(node)]
        if any(rows):
            heads = [all(cell["tag"] == "th" for cell in row) for row in rows]
            drawn = [
                [self._cell(cell, _BOLD if is_head else PLAIN) for cell in row]
                for row, is_head in zip(rows, heads, strict=True)
            ]
            if self._is_below_table:  # word processors make one of two that touch
                self._paragraph("Body Text")
            self._blocks.append(table(drawn, heads, self._package.style("Table Grid")))

    def _cell(self, cell: Element, look: Look) -> Paragraph:
        alignment = cell["attrs"].get("align", "")
        return Paragraph(
            "",
            alignment=alignment if alignment in ("center", "right") else "",
            content=[*self._inline(cell["children"], look)],
        )

    # --- words ---

    def _inline(self, nodes: Iterable[Node], look: Look = PLAIN) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, str):
                yield words(_SPACE.sub(" ", node), look)
                continue
            attrs, children = node["attrs"], node["children"]
            match node["tag"]:
                case "strong":
                    yield from self._inline(children, look._replace(is_bold=True))
                case "em":
                    yield from self._inline(children, look._replace(is_italic=True))
                case "del":
                    yield from self._inline(children, look._replace(is_struck=True))
                case "code":
                    yield words(_plain(children), look._replace(font=FIXED))
                case "br":
                    yield words("\n", Look(is_link=look.is_link))
                case "input":
                    yield words("☑ " if "checked" in attrs else "☐ ", look)
                case "img":
                    yield from self._shown(attrs, look)
                case "span":
                    yield from self._inline(children, look._replace(language=attrs.get("lang", "")))
                case "a":
                    yield from self._link(attrs.get("href", ""), children, look)
                case _:
                    yield from self._inline(children, look)

    def _shown(self, attrs: Mapping[str, str], look: Look) -> Iterator[str]:
        content, alternative = self._pictures.get(attrs.get("src", "")), attrs.get("alt", "")
        if content:
            shown = self._package.picture(content, alternative)
            yield picture(shown, Look(is_link=look.is_link))
        elif alternative:
            yield words(f"[{alternative}]", look)

    def _link(self, target: str, children: Iterable[Node], look: Look) -> Iterator[str]:
        if not target or target.startswith("#"):
            yield from self._inline(children, look)
        else:
            relation = self._package.link(target)
            yield link(relation, self._inline(children, look._replace(is_link=True)))


_BOLD = Look(is_bold=True)


def begins_with_paragraph(nodes: Iterable[Node]) -> bool:
    """Whether a paragraph comes first, to which the place of issue can be put."""
    first = next((node for node in nodes if not isinstance(node, str) or node.strip()), "")
    return not isinstance(first, str) and first["tag"] == "p"


_SPACE = re.compile(r"[ \t\r\n]+")
"""What is one space, as in HTML; one that may not be broken is not among it."""
_BLOCKS = frozenset("blockquote h2 h3 h4 h5 h6 hr ol p pre table ul".split())


def _rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row."""
    for part in table["children"]:
        for row in [] if isinstance(part, str) else part["children"]:
            if not isinstance(row, str):
                yield [cell for cell in row["children"] if not isinstance(cell, str)]


def _plain(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else _plain(node["children"]) for node in nodes)


def _numbered(line: str) -> Iterator[str]:
    """The words of a line, with the numbers of pages where it asks for them."""
    for part in re.split(r"(\{pages?\})", line):
        if part:
            yield field_of(_NUMBERS[part]) if part in _NUMBERS else words(part)


_NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
