"""What holds for all slides: colors, fonts, places, and what the file says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from herald.render.commonmark import INVISIBLE

if TYPE_CHECKING:
    from datetime import datetime

SERIF, SANS = "Georgia", "Arial"
"""Fonts that every program for slides has, or has a stand-in for."""

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
"""Of a slide: 16 to 9."""

MARGIN = Inches(0.75)


@dataclass(frozen=True)
class Setting:
    """What holds for all slides."""

    title: str
    subtitle: tuple[str, ...]
    """The lines below the title on the first slide."""
    author: str
    keywords: tuple[str, ...]
    language: str
    """Of the words, as BCP 47 writes it: `en-US`."""
    at: datetime
    """Their own moment, which becomes the date of their making."""
    foot: str
    """What stands below every slide but the first."""
    goes_on: str
    """What a title is when a slide goes on: `{title} ({n} of {all})`."""
    primary: str
    accent: str
    """The colors: `#0b3c5d`."""


def safe(words: str) -> str:
    """The words without what XML forbids and nobody sees; python-pptx reads `_x000A_` as a code."""
    return INVISIBLE.sub("\ufffd", words.replace("\v", " "))


def describe(deck: Any, setting: Setting) -> None:  # noqa: ANN401
    """Writes what the file says of itself."""
    known = deck.core_properties
    known.title, known.author = safe(setting.title), safe(setting.author)
    known.last_modified_by = known.author
    known.keywords = safe(", ".join(setting.keywords))[:255]
    known.comments, known.revision, known.language = "", 1, setting.language
    # Without its offset, which python-pptx would leave out: it writes what it is given as UTC.
    known.created = known.modified = setting.at.replace(tzinfo=None)
    package = deck.part.package
    for key, related in [*package._rels.items()]:  # noqa: SLF001 - there is no other way to it
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of the empty template
            package._rels.pop(key)  # noqa: SLF001


def style(deck: Any, setting: Setting) -> None:  # noqa: ANN401
    """Gives the empty template the office's colors and fonts, and places for 16 to 9."""
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    master = deck.slide_master
    _theme(master, setting)
    for name in ("p:titleStyle", "p:bodyStyle"):
        _sizes(master.element.find(f".//{qn(name)}"), is_title=name == "p:titleStyle")
    _arranged(master, setting)
    for number in (0, 1, 5):
        _arranged(deck.slide_layouts[number], setting)
    for place in master.placeholders:
        if place.placeholder_format.type == PP_PLACEHOLDER.TITLE:
            place.text_frame.vertical_anchor = None
    _bands(master)
    _first(deck.slide_layouts[0])


def _theme(master: Any, setting: Setting) -> None:  # noqa: ANN401
    """The office's colors and fonts in the places of the theme's own."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode()
    colors = {"dk2": setting.primary, "accent1": setting.primary, "accent2": setting.accent}
    for name, color in colors.items():
        value = f'<a:{name}><a:srgbClr val="{color[1:].upper()}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", value, theme, flags=re.DOTALL)
    for kind, font in (("major", SERIF), ("minor", SANS)):
        theme = re.sub(
            rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", theme, count=1
        )
    part._blob = theme.encode()  # noqa: SLF001 - python-pptx has no model of a theme


def _sizes(style: Any, *, is_title: bool) -> None:  # noqa: ANN401
    for level, paragraph in enumerate(style):
        if not paragraph.tag.endswith("pPr"):
            continue
        if is_title:
            paragraph.set("algn", "l")
        for words in paragraph.iter(qn("a:defRPr")):
            words.set("sz", "3200" if is_title else str(max(1800, 2400 - 200 * level)))
            words.set("b", "1" if is_title else "0")
        for color in paragraph.iter(qn("a:schemeClr")):
            color.set("val", "tx2" if is_title else "tx1")


def _arranged(sheet: Any, setting: Setting) -> None:  # noqa: ANN401
    """The places of a master or a layout, on a slide of 16 to 9."""
    for place in sheet.placeholders:
        match place.placeholder_format.type:
            case PP_PLACEHOLDER.TITLE:
                _put(place, MARGIN, Inches(0.45), WIDTH - 2 * MARGIN, Inches(0.95))
            case PP_PLACEHOLDER.BODY | PP_PLACEHOLDER.OBJECT:
                _put(place, MARGIN, Inches(1.6), WIDTH - 2 * MARGIN, Inches(5.0))
            case PP_PLACEHOLDER.FOOTER:
                _put(place, MARGIN, Inches(6.85), Inches(9), Inches(0.4))
                place.text_frame.text = safe(setting.foot)
                _quiet(place, "l")
            case PP_PLACEHOLDER.SLIDE_NUMBER:
                _put(place, WIDTH - MARGIN - Inches(2), Inches(6.85), Inches(2), Inches(0.4))
                _quiet(place, "r")
            case PP_PLACEHOLDER.DATE:
                place._element.getparent().remove(place._element)  # noqa: SLF001


def _quiet(place: Any, side: str) -> None:  # noqa: ANN401
    for paragraph in place._element.iter(qn("a:pPr"), qn("a:lvl1pPr")):  # noqa: SLF001
        paragraph.set("algn", side)
    for paragraph in place.text_frame.paragraphs:
        paragraph.font.size = Pt(12)
        paragraph.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        paragraph.font.color.brightness = 0.35
        paragraph._p.get_or_add_pPr().set("algn", side)  # noqa: SLF001


def _put(place: Any, left: int, top: int, width: int, height: int) -> None:  # noqa: ANN401
    place.left, place.top, place.width, place.height = (
        Emu(int(length)) for length in (left, top, width, height)
    )


def _bands(master: Any) -> None:  # noqa: ANN401
    """Two lines at the top of every slide, in the office's colors."""
    _band(master, 0, Inches(0.16), "accent1")
    _band(master, Inches(0.16), Inches(0.05), "accent2")


def _first(layout: Any) -> None:  # noqa: ANN401
    """The layout of the first slide: white words on the office's color."""
    layout.background.fill.solid()
    layout.background.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    for place in layout.placeholders:
        kind = place.placeholder_format.type
        if kind == PP_PLACEHOLDER.CENTER_TITLE:
            _put(place, Inches(1), Inches(1.6), WIDTH - Inches(2), Inches(2.4))
            _white(place, 44)
        elif kind == PP_PLACEHOLDER.SUBTITLE:
            _put(place, Inches(1), Inches(4.2), WIDTH - Inches(2), Inches(2.2))
            _white(place, 22)


def _white(place: Any, size: int) -> None:  # noqa: ANN401
    styles = place._element.txBody.find(qn("a:lstStyle"))  # noqa: SLF001
    for level in [*styles]:
        styles.remove(level)
    level = styles.makeelement(qn("a:lvl1pPr"), {"algn": "l", "marL": "0", "indent": "0"})
    styles.append(level)
    level.append(level.makeelement(qn("a:buNone"), {}))
    words = level.makeelement(qn("a:defRPr"), {"sz": str(size * 100)})
    level.append(words)
    fill = words.makeelement(qn("a:solidFill"), {})
    words.append(fill)
    fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "bg1"}))


def _band(master: Any, top: int, height: int, color: str) -> None:  # noqa: ANN401
    # python-pptx adds shapes to slides alone; this one is on the master, and is read to nobody.
    tree = master.shapes._spTree  # noqa: SLF001
    number = 1 + max(int(one.get("id")) for one in tree.iter(qn("p:cNvPr")))
    drawn = (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name=""/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{top}"/><a:ext cx="{WIDTH}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:schemeClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    tree.insert(2, parse_xml(drawn))
