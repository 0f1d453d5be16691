"""The words of WordprocessingML (ISO/IEC 29500-1, 17): paragraphs, words, links, tables, pictures.

Each is text. What people wrote comes in through `_escaped` alone, so it is never markup. The parts
of an element stand in the order of the schema, or Word calls the document damaged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from herald.render.commonmark import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TWIPS_TO_A_POINT = 20
EMU_TO_AN_INCH = 914_400
_EMU_TO_A_TWIP = 635


class Look(NamedTuple):
    """How words look, where it is not as the style of their paragraph has it."""

    is_link: bool = False
    font: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    language: str = ""
    """Of the words, for whoever has them read aloud and for their spelling."""


PLAIN = Look()


@dataclass
class Paragraph:
    """A paragraph while it is written."""

    style: str
    """The number of its style; "" in the cell of a table."""
    above: float | None = None
    """Room over it, in points, where it is not that of the style."""
    numbering: int | None = None
    """Of the list that it is an item of, where that has one of its own."""
    is_item: bool = False
    """Whether an item of a list begins with it."""
    alignment: str = ""
    content: list[str] = field(default_factory=list)

    def markup(self) -> str:
        """The paragraph as it stands in the document."""
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        numbered = above = aligned = ""
        if self.numbering is not None:
            numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.numbering}"/></w:numPr>'
        if self.above is not None:
            above = f'<w:spacing w:before="{round(self.above * TWIPS_TO_A_POINT)}"/>'
        if self.alignment:
            aligned = f'<w:jc w:val="{self.alignment}"/>'
        properties = f"{style}{numbered}{above}{aligned}"
        described = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p>{described}{''.join(self.content)}</w:p>"


def words(text: str, look: Look = PLAIN) -> str:
    """Words of one look; line breaks and tabs in them are such."""
    pieces = _ENDS_WORDS.split(text) if _ENDS_WORDS.search(text) else [text]
    said = "".join(_ENDS.get(piece) or _text(piece) for piece in pieces if piece)
    return f"<w:r>{_properties(look)}{said}</w:r>"


_ENDS_WORDS = re.compile(r"(\t|\r\n|\r|\n)")
"""What is an element of its own, and no text."""
_ENDS = {"\t": "<w:tab/>", **dict.fromkeys(("\r\n", "\r", "\n"), "<w:br/>")}


def _text(piece: str) -> str:
    # Without saying so, white space at the ends would be lost.
    space = "" if piece.strip() == piece else ' xml:space="preserve"'
    return f"<w:t{space}>{_escaped(piece)}</w:t>"


def _properties(look: Look) -> str:
    if look is PLAIN:
        return ""
    said = "".join(
        (
            '<w:rStyle w:val="Hyperlink"/>' if look.is_link else "",
            f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}"/>' if look.font else "",
            "<w:b/>" if look.is_bold else "",
            "<w:i/>" if look.is_italic else "",
            "<w:strike/>" if look.is_struck else "",
            f'<w:lang w:val="{_escaped(look.language)}"/>' if look.language else "",
        )
    )
    return f"<w:rPr>{said}</w:rPr>" if said else ""


def field_of(name: str) -> str:
    """A number that the word processor fills in: `PAGE`, `NUMPAGES`."""
    return f'<w:fldSimple w:instr="{name}">{words("1")}</w:fldSimple>'


def link(relation: str, content: Iterable[str]) -> str:
    """Words that lead to what the document has under that relation."""
    return f'<w:hyperlink r:id="{relation}">{"".join(content)}</w:hyperlink>'


def table(rows: Sequence[Sequence[Paragraph]], heads: Sequence[bool], style: str) -> str:
    """A table as wide as the page's text, of columns of one width; `heads` says which rows are.

    A row may be shorter than the longest. A head stands on every page that the table reaches, and
    is read as its head.
    """
    width = max(map(len, rows))
    column = round(WIDEST // width / _EMU_TO_A_TWIP)
    grid = f'<w:gridCol w:w="{column}"/>' * width
    cell = f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{column}"/></w:tcPr>%s</w:tc>'
    drawn = []
    for row, is_head in zip(rows, heads, strict=True):
        described = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
        cells = [one.markup() for one in row] + ["<w:p/>"] * (width - len(row))
        drawn.append(f"<w:tr>{described}{''.join(cell % one for one in cells)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:type="auto" w:w="0"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(drawn)}</w:tbl>"
    )


WIDEST = round(6.5 * EMU_TO_AN_INCH)
"""Of a picture or a table: the text of a letter page between margins of an inch, in EMU."""
_TALLEST = round(4.4 * EMU_TO_AN_INCH)
"""Of a picture: less than half a page."""


class Shown(NamedTuple):
    """A picture in a document."""

    relation: str
    number: int
    """Among the document's pictures; the first is 1."""
    width: int
    """EMU, as are its heights; what does not fit between the margins is made smaller."""
    height: int
    alternative: str


def picture(shown: Shown, look: Look = PLAIN) -> str:
    """A picture that stands in the line, as words do."""
    scale = min(1, WIDEST / shown.width, _TALLEST / shown.height)
    width, height = int(shown.width * scale), int(shown.height * scale)
    return (
        f"<w:r>{_properties(look)}<w:drawing>"
        f'<wp:inline xmlns:a="{_DRAWING}main" xmlns:pic="{_DRAWING}picture">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{shown.number}" name="Picture {shown.number}" '
        f'descr="{_escaped(shown.alternative)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="picture"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{shown.relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"


def list_from(numbering: int, of_style: int, begins: int) -> str:
    """A numbering of its own, or a list would go on where the one before it ended."""
    return (
        f'<w:num w:numId="{numbering}"><w:abstractNumId w:val="{of_style}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{begins}"/></w:lvlOverride></w:num>'
    )


def relation(name: str, kind: str, target: str, *, is_elsewhere: bool = False) -> str:
    """What a document leads to, or has beside it (ISO/IEC 29500-2, 9.3)."""
    mode = ' TargetMode="External"' if is_elsewhere else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{_escaped(target)}"{mode}/>'


def properties(known: Mapping[str, str]) -> bytes:
    """What a document says of itself (ISO/IEC 29500-2, 11), by the names of its elements."""
    said = "".join(
        f"<{name}{_TYPED.get(name, '')}>{_escaped(text)}</{name.partition(' ')[0]}>"
        for name, text in known.items()
    )
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}</cp:coreProperties>'
    ).encode()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/"
_TYPED = dict.fromkeys(("dcterms:created", "dcterms:modified"), ' xsi:type="dcterms:W3CDTF"')


def _escaped(text: str) -> str:
    """The text without what XML forbids and nobody sees, and with nothing in it that is markup."""
    if not text.isprintable():
        text = INVISIBLE.sub("\ufffd", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
