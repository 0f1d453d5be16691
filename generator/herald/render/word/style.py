"""The styles of a document for a word processor: an empty one in the office's colors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

if TYPE_CHECKING:
    from datetime import datetime

    from docx.styles.style import ParagraphStyle

SERIF, SANS, FIXED = "Georgia", "Arial", "Courier New"
"""Fonts that every word processor has, or has a stand-in for."""


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


def empty(language: str, primary: str, accent: str, *, has_head: bool) -> Any:  # noqa: ANN401
    """A document of python-docx in the office's styles, with nothing in it yet."""
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
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(1)
    for part in (section.header, section.footer) if has_head else (section.footer,):
        part.is_linked_to_previous = False
    return document


_OF_THE_EMPTY_TEMPLATE = ("/stylesWithEffects", "/customXml", "/thumbnail")


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
