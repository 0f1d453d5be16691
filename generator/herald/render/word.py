"""Documents for a word processor (DOCX, ISO/IEC 29500).

A heading is a heading and a list is a list, in the styles that word processors know by name: a
screen reader finds its way, and an editor restyles the document at one stroke. What people wrote is
placed as text and read as nothing else: no field, no style and no markup is ever made of it.

The same document is the same bytes: no clock goes into it. The one door to python-docx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Inches, Pt, RGBColor

from herald.render.archive import without_clock
from herald.render.commonmark import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from herald.render.prose import Element, Node

SERIF, SANS, FIXED = "Georgia", "Arial", "Courier New"
"""Fonts that every word processor has, or has a stand-in for."""

WIDEST, TALLEST = Inches(6.5), Inches(4.4)
"""Of a picture: a line of a letter page, and less than half a page."""

DEEPEST = 3
"""The built-in styles know lists in lists to this depth; deeper ones stand at it."""


@dataclass(frozen=True)
class Setting:
    """What holds for all of a document."""

    title: str
    author: str
    keywords: tuple[str, ...]
    language: str
    """Of its words, as BCP 47 writes it: `en-US`."""
    at: datetime
    """Its own moment, which becomes the date of its making."""
    head: str
    """What stands over every page; "" for nothing."""
    foot: str
    """What stands below every page; `{page}` and `{pages}` in it become the numbers."""
    primary: str
    accent: str
    """The colors of headings and of what is to be noticed: `#0b3c5d`."""


@dataclass(frozen=True)
class _Place:
    """Where prose stands while it is drawn."""

    style: str = "Body Text"
    depth: int = 0
    """Of lists."""
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_code: bool = False
    language: str = ""
    """Of the words, where it is not the document's."""


class Manuscript:
    """A document that is written from its beginning to its end."""

    def __init__(self, setting: Setting) -> None:
        empty, self._styles = _styled(setting.language, setting.primary, setting.accent)
        self._document = Document(BytesIO(empty))
        self._pictures: Mapping[str, bytes] = {}
        self._opening = ""
        self._paragraphs: list[Paragraph] = []
        self._is_below_table = False
        _describe(self._document, setting)
        _margins(self._document, setting)

    def line(self, words: str, style: str, above: float | None = None, language: str = "") -> None:
        """A paragraph in one of the document's styles; line breaks in it stay.

        `above` is the room over it, in points, where it is not that of the style, and `language`
        that of the words, where it is not the document's.
        """
        paragraph = self._paragraph(style)
        run = _said(paragraph, words)
        if language:
            _say_language(run, language)
        if above is not None:
            paragraph.paragraph_format.space_before = Pt(above)

    def named(self, name: str, words: str, style: str, above: float | None = None) -> None:
        """A paragraph that begins with a name in bold letters."""
        paragraph = self._paragraph(style)
        _said(paragraph, name).bold = True
        _said(paragraph, f" {words}")
        if above is not None:
            paragraph.paragraph_format.space_before = Pt(above)

    def picture(self, content: bytes, alternative: str, caption: str) -> None:
        """A picture (PNG or JPEG) in a paragraph of its own, and the line below it."""
        _place_picture(self._paragraph("Body Text"), content, alternative)
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
            self._flow(self._paragraph("Body Text"), (), _Place())
        self._blocks(nodes, _Place())

    def written(self) -> bytes:
        """The document's file."""
        made = BytesIO()
        self._document.save(made)
        return without_clock(made.getvalue())

    # --- prose ---

    def _blocks(self, nodes: Iterable[Node], place: _Place) -> None:
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
            self._flow(self._paragraph(place.style), nodes, place)

    def _flow(self, paragraph: Paragraph, nodes: Sequence[Node], place: _Place) -> None:
        if self._opening:
            _said(paragraph, self._opening).bold = True
            self._opening = ""
        self._inline(paragraph, nodes, place)

    def _block(self, node: Element, place: _Place) -> None:
        tag, children = node["tag"], node["children"]
        match tag:
            case "p":
                self._loose(children, place)
            case "h2" | "h3" | "h4" | "h5" | "h6":
                self._inline(self._paragraph(f"Heading {tag[1]}"), children, _Place())
            case "ul" | "ol":
                self._list(node, place)
            case "blockquote":
                self._blocks(children, replace(place, style="Quote"))
            case "pre":
                self.line(_plain(children).rstrip("\n"), "Macro Text")
            case "table":
                self._table(node)
            case "hr":
                self.line("* * *", "Body Text")
            case _:
                self._blocks(children, place)

    def _list(self, node: Element, place: _Place) -> None:
        depth = min(place.depth + 1, DEEPEST)
        step = f" {depth}" if depth > 1 else ""
        name = "List Number" if node["tag"] == "ol" else "List Bullet"
        begins = int(node["attrs"].get("start") or 1)
        number = self._numbered_from(f"{name}{step}", begins) if node["tag"] == "ol" else None
        for item in node["children"]:
            if isinstance(item, str):
                continue
            first = len(self._paragraphs)
            inner = replace(place, style=f"List Continue{step}", depth=depth)
            self._blocks(item["children"], inner)
            for paragraph in self._paragraphs[first : first + 1]:
                self._set(paragraph._p, f"{name}{step}")  # noqa: SLF001
                if number is not None:
                    _number(paragraph, number)

    def _numbered_from(self, style: str, begins: int) -> int:
        """A numbering of its own, or the list would go on where the one before it ended."""
        numbering = self._document.part.numbering_part.element
        described = self._document.styles[style].element.pPr.numPr.numId.val
        of_style = numbering.num_having_numId(described)
        number = numbering.add_num(of_style.abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(begins)
        return int(number.numId)

    def _table(self, node: Element) -> None:
        rows = [*_rows(node)]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        table = self._document.add_table(len(rows), width)
        self._is_below_table = True
        table.style = "Table Grid"
        for drawn, row in zip(table.rows, rows, strict=True):
            is_head = all(cell["tag"] == "th" for cell in row)
            if is_head:
                # It stands on every page that the table reaches, and is read as its head.
                drawn._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
            for cell, written in zip(drawn.cells, row, strict=False):
                paragraph = cell.paragraphs[0]
                paragraph.alignment = _ALIGNMENTS.get(written["attrs"].get("align", ""))
                self._inline(paragraph, written["children"], _Place(is_bold=is_head))

    def _inline(self, paragraph: Paragraph, nodes: Iterable[Node], place: _Place) -> None:
        for node in nodes:
            if isinstance(node, str):
                _run(paragraph, _SPACE.sub(" ", node), place)
                continue
            attrs, children = node["attrs"], node["children"]
            match node["tag"]:
                case "strong":
                    self._inline(paragraph, children, replace(place, is_bold=True))
                case "em":
                    self._inline(paragraph, children, replace(place, is_italic=True))
                case "del":
                    self._inline(paragraph, children, replace(place, is_struck=True))
                case "code":
                    _run(paragraph, _plain(children), replace(place, is_code=True))
                case "br":
                    paragraph.add_run().add_break()
                case "input":
                    _run(paragraph, "☑ " if "checked" in attrs else "☐ ", place)
                case "img":
                    self._shown(paragraph, attrs, place)
                case "span":
                    spoken = attrs.get("lang", "")
                    self._inline(paragraph, children, replace(place, language=spoken))
                case "a":
                    self._link(paragraph, node, place)
                case _:
                    self._inline(paragraph, children, place)

    def _shown(self, paragraph: Paragraph, attrs: Mapping[str, str], place: _Place) -> None:
        content = self._pictures.get(attrs.get("src", ""))
        if content:
            _place_picture(paragraph, content, attrs.get("alt", ""))
        elif attrs.get("alt"):
            _run(paragraph, f"[{attrs['alt']}]", place)

    def _link(self, paragraph: Paragraph, node: Element, place: _Place) -> None:
        target = node["attrs"].get("href", "")
        if not target or target.startswith("#"):
            self._inline(paragraph, node["children"], place)
            return
        # python-docx reads links and writes none.
        link = OxmlElement("w:hyperlink")
        known = self._document.part.relate_to(
            _safe(target), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link.set(qn("r:id"), known)
        written = paragraph._p  # noqa: SLF001
        before = len(written)
        self._inline(paragraph, node["children"], place)
        for run in written[before:]:
            self._set(run, "Hyperlink")
            link.append(run)
        written.append(link)

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        self._set(paragraph._p, style)  # noqa: SLF001
        self._paragraphs.append(paragraph)
        # A table has no space below it that a style could set.
        if self._is_below_table and style == "Body Text":
            paragraph.paragraph_format.space_before = Pt(8)
        self._is_below_table = False
        return paragraph

    def _set(self, element: Any, style: str) -> None:  # noqa: ANN401 - of a paragraph or of words
        # python-docx looks for a style among all 164 whenever one is set: two thirds of the time
        # that a document took.
        element.style = self._styles[style]


def begins_with_paragraph(nodes: Iterable[Node]) -> bool:
    """Whether a paragraph comes first, to which the place of issue can be put."""
    first = next((node for node in nodes if not isinstance(node, str) or node.strip()), "")
    return not isinstance(first, str) and first["tag"] == "p"


_SPACE = re.compile(r"[ \t\r\n]+")
"""What is one space, as in HTML; one that may not be broken is not among it."""
_BLOCKS = frozenset("blockquote h2 h3 h4 h5 h6 hr ol p pre table ul".split())
_ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def _said(paragraph: Paragraph, words: str) -> Run:
    """Words at the end of a paragraph."""
    run, safe = paragraph.add_run(), _safe(words)
    if _ENDS_WORDS.search(safe):
        run.text = safe
    elif safe:
        # python-docx does the same, after it has looked at each letter: a fifth of the time that
        # a document took.
        run._r.add_t(safe)  # noqa: SLF001
    return run


_ENDS_WORDS = re.compile(r"[\t\n\r]")
"""What is an element of its own, and no text."""


def _run(paragraph: Paragraph, words: str, place: _Place) -> None:
    run = _said(paragraph, words)
    if place.is_bold:
        run.bold = True
    if place.is_italic:
        run.italic = True
    if place.is_struck:
        run.font.strike = True
    if place.is_code:
        run.font.name = FIXED
    if place.language:
        _say_language(run, place.language)


def _say_language(run: Run, language: str) -> None:
    """For whoever has the document read aloud, and for its spelling."""
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(said)  # noqa: SLF001


def _place_picture(paragraph: Paragraph, content: bytes, alternative: str) -> None:
    shape = paragraph.add_run().add_picture(BytesIO(content))
    scale = min(1, WIDEST / shape.width, TALLEST / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    described = shape._inline.docPr  # noqa: SLF001
    described.set("descr", _safe(alternative))


def _number(paragraph: Paragraph, number: int) -> None:
    described = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    described.get_or_add_ilvl().val = 0
    described.get_or_add_numId().val = number


def _rows(table: Element) -> Iterable[list[Element]]:
    """The cells of each row."""
    for part in table["children"]:
        for row in [] if isinstance(part, str) else part["children"]:
            if not isinstance(row, str):
                yield [cell for cell in row["children"] if not isinstance(cell, str)]


def _plain(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else _plain(node["children"]) for node in nodes)


def _safe(words: str) -> str:
    """The words without what XML forbids and nobody sees."""
    return INVISIBLE.sub("\ufffd", words)


# --- the document as a whole ----------------------------------------------------------------------


@lru_cache(maxsize=8)
def _styled(language: str, primary: str, accent: str) -> tuple[bytes, Mapping[str, str]]:
    """An empty document in the office's styles, and the styles' numbers by their names."""
    document = Document()
    # Two thirds of its styles are tables in colors, a second list of them is for Word 2010, and a
    # picture of it is blank. Without them a document is made in a fifth of the time.
    for style in [*document.styles]:
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    for part in (document.part, document.part.package):
        for key, related in [*part.rels.items()]:
            if related.reltype.endswith(_OF_THE_EMPTY_TEMPLATE):
                del part.rels[key]
    _style(document, language, primary, accent)
    made = BytesIO()
    document.save(made)
    return made.getvalue(), {style.name: style.style_id for style in document.styles}


_OF_THE_EMPTY_TEMPLATE = ("/stylesWithEffects", "/customXml", "/thumbnail")


def _describe(document: Any, setting: Setting) -> None:  # noqa: ANN401 - it is made by a function
    known = document.core_properties
    known.title, known.author = _safe(setting.title), _safe(setting.author)
    known.last_modified_by = known.author
    known.keywords = _safe(", ".join(setting.keywords))[:255]
    known.comments, known.revision, known.language = "", 1, setting.language
    # Without its offset, which python-docx would leave out: it writes what it is given as UTC.
    known.created = known.modified = setting.at.replace(tzinfo=None)


def _style(document: Any, language: str, main: str, second: str) -> None:  # noqa: ANN401
    primary, accent = (RGBColor.from_string(color[1:].upper()) for color in (main, second))
    styles = document.styles
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    _font(styles["Normal"], SERIF, 11)
    styles["Body Text"].paragraph_format.space_after = Pt(8)
    for spread in [*styles["Subtitle"].element.rPr.iter(qn("w:spacing"))]:
        spread.getparent().remove(spread)
    _font(styles["Subtitle"], SERIF, 13, italic=True, bold=False, color=RGBColor(0x56, 0x5C, 0x65))
    _font(styles["Quote"], SERIF, 12, italic=True, color=RGBColor(0x1B, 0x1B, 0x1B))
    styles["Quote"].paragraph_format.left_indent = Inches(0.3)
    _font(styles["Caption"], SANS, 9, bold=False, color=RGBColor(0x56, 0x5C, 0x65))
    _font(styles["Header"], SANS, 9, bold=True, color=accent)
    _font(styles["Footer"], SANS, 8.5, color=RGBColor(0x56, 0x5C, 0x65))
    for level in range(1, 7):
        size = {1: 20, 2: 13}.get(level, 11.5)
        font = SERIF if level == 1 else SANS
        _font(styles[f"Heading {level}"], font, size, bold=True, italic=False, color=primary)
        styles[f"Heading {level}"].paragraph_format.space_after = Pt(5)
    styles["Quote"].paragraph_format.space_before = Pt(8)
    # The built-in one is a character style of a template that python-docx does not ship.
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = primary, True
    letterhead = styles.add_style("Letterhead", WD_STYLE_TYPE.PARAGRAPH)
    letterhead.base_style = styles["Normal"]
    _font(letterhead, SANS, 10, color=primary)
    letterhead.paragraph_format.space_after = Pt(0)
    city = styles.add_style("Letterhead Name", WD_STYLE_TYPE.PARAGRAPH)
    city.base_style = letterhead
    _font(city, SERIF, 18, bold=True, color=primary)
    label = styles.add_style("Release Label", WD_STYLE_TYPE.PARAGRAPH)
    label.base_style = styles["Normal"]
    _font(label, SANS, 12, bold=True, color=accent)
    label.paragraph_format.space_before = Pt(14)
    styles["macro"].name = "Macro Text"
    _font(styles["Macro Text"], FIXED, 10)


def _font(
    style: ParagraphStyle,
    name: str,
    size: float,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    color: RGBColor | None = None,
) -> None:
    font = style.font
    font.name, font.size = name, Pt(size)
    # The built-in styles take their fonts from a theme, which would win.
    fonts = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
        fonts.set(qn(f"w:{script}"), name)
    font.bold, font.italic = bold, italic
    if color is not None:
        font.color.rgb = color


def _margins(document: Any, setting: Setting) -> None:  # noqa: ANN401
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(1)
    if setting.head:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _said(head, setting.head)
    foot = section.footer.paragraphs[0]
    for part in re.split(r"(\{pages?\})", setting.foot):
        if part in _NUMBERS:
            _field(foot, _NUMBERS[part])
        else:
            _said(foot, part)


_NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the word processor fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001
