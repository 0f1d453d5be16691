"""Slides for a projector (PPTX, ISO/IEC 29500).

Every slide has its title in the title's place and its words in that of the text: a screen reader
reads them in order, and who edits them restyles all at one stroke. What is too much for a slide
goes on on the next. What people wrote is placed as text and read as nothing else.

The same slides are the same bytes: no clock goes into them. The one door to python-pptx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from herald.render.archive import without_clock
from herald.render.prose import INVISIBLE

if TYPE_CHECKING:
    from datetime import datetime

SERIF, SANS = "Georgia", "Arial"
"""Fonts that every program for slides has, or has a stand-in for."""

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
"""Of a slide: 16 to 9."""

MARGIN = Inches(0.75)


@dataclass(frozen=True)
class Slide:
    """A slide: under its title points, or a table, or both places left empty."""

    title: str
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    """Rows of cells; the first is the head."""
    shares: tuple[float, ...] = ()
    """How much of the width each column has; by what is in them unless given."""
    about_table: str = ""
    """What the table holds, for those who do not see it."""
    notes: str = ""
    """What stands below the slide, for whoever speaks."""


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


def pptx(setting: Setting, slides: Iterable[Slide]) -> bytes:
    """The slides as a file, after a first one with the title."""
    deck = Presentation()
    _describe(deck, setting)
    _style(deck, setting)
    _title_slide(deck, setting)
    for slide in slides:
        for part in _fitting(slide, setting):
            _slide(deck, part, setting)
    made = BytesIO()
    deck.save(made)
    return without_clock(made.getvalue())


# --- what is too much for one slide ---------------------------------------------------------------

LINES, LETTERS = 10, 62
"""What fits under a title in 24 points: so many lines, of so many letters."""

ROWS = 11
"""Of a table, its head apart, where each is one line."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def _fitting(slide: Slide, setting: Setting) -> Iterator[Slide]:
    """The slide, or several with what would not fit on one."""
    parts = [*_parts(slide)]
    for number, part in enumerate(parts, 1):
        if len(parts) == 1:
            yield part
        else:
            title = setting.goes_on.format(title=slide.title, n=number, all=len(parts))
            yield replace(part, title=title)


def _parts(slide: Slide) -> Iterator[Slide]:
    if slide.table:
        head, *rows = slide.table
        widths = slide.shares or _shares(slide.table)
        for some in _grouped(rows, lambda row: _lines_of_row(row, widths), ROWS):
            yield replace(slide, table=(head, *some), shares=tuple(widths))
        return
    points = [part for point in slide.points for part in _divided(point)]
    yield from (
        (replace(slide, points=tuple(some)) for some in _grouped(points, _lines_of, LINES))
        if points
        else (slide,)
    )


def _grouped(items: Sequence[Any], length: Any, most: int) -> Iterator[list[Any]]:  # noqa: ANN401 - points, or rows
    """The items in groups that are no longer than `most`, an item that is longer alone."""
    group: list[Any] = []
    filled = 0
    for item in items:
        if group and filled + length(item) > most:
            yield group
            group, filled = [], 0
        group.append(item)
        filled += length(item)
    if group:
        yield group


def _lines_of(point: str) -> int:
    return -(-len(point) // LETTERS) or 1


def _lines_of_row(row: Sequence[str], widths: Sequence[float]) -> int:
    # A cell's letters are smaller: 118 to a line that is as wide as the slide.
    return max(
        -(-len(cell) // max(6, int(118 * share))) for cell, share in zip(row, widths, strict=True)
    )


def _divided(point: str) -> Iterator[str]:
    """A point that is longer than a slide, in parts: between sentences, words, or letters."""
    most = LINES * LETTERS
    part = ""
    for piece in _pieces(point, most):
        if part and len(part) + len(piece) + 1 > most:
            yield part
            part = ""
        part = f"{part} {piece}" if part else piece
    if part:
        yield part


def _pieces(text: str, most: int) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if len(sentence) <= most:
            yield sentence
        else:
            for word in sentence.split():
                yield from (word[start : start + most] for start in range(0, len(word), most))


def _shares(table: Sequence[Sequence[str]]) -> list[float]:
    """How much of the width each column has: by its longest cell, none too narrow or too wide."""
    longest = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    wanted = [min(max(letters, 7) + 3, 44) for letters in longest]
    return [one / sum(wanted) for one in wanted]


# --- slides ---------------------------------------------------------------------------------------


def _title_slide(deck: Any, setting: Setting) -> None:  # noqa: ANN401 - it is made by a function
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text_frame.text = _safe(setting.title)
    subtitle = slide.placeholders[1].text_frame
    subtitle.text = _safe("\n".join(setting.subtitle))
    _speak(slide.shapes, setting)


def _slide(deck: Any, given: Slide, setting: Setting) -> None:  # noqa: ANN401
    layout = deck.slide_layouts[5 if given.table else 1]
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = _safe(given.title)
    if given.table:
        _table(slide, given)
    elif len(given.points) == 1:
        _statement(slide.placeholders[1].text_frame, given.points[0])
    elif given.points:
        slide.placeholders[1].text_frame.text = _safe("\n".join(given.points))
    _foot(slide, layout)
    _speak(slide.shapes, setting)
    if given.notes:
        slide.notes_slide.notes_text_frame.text = _safe(given.notes)
        _speak(slide.notes_slide.shapes, setting)


def _statement(frame: Any, words: str) -> None:  # noqa: ANN401
    """A text alone on its slide: larger where it is short, and no item of a list."""
    frame.text = _safe(words)
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(30) if len(words) <= SHORT else Pt(24)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert(0, properties.makeelement(qn("a:buNone"), {}))


SHORT = 240
"""Letters of a text that is short."""


def _table(slide: Any, given: Slide) -> None:  # noqa: ANN401
    rows, columns = len(given.table), len(given.table[0])
    width = WIDTH - 2 * MARGIN
    shares = given.shares or _shares(given.table)
    frame = slide.shapes.add_table(rows, columns, MARGIN, Inches(1.55), width, Inches(0.4) * rows)
    frame.name = _safe(given.about_table)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _safe(given.about_table))  # noqa: SLF001
    table = frame.table
    table.first_row, table.horz_banding = True, False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(width * share))
    for row, cells in zip(table.rows, given.table, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text_frame.text = _safe(words)
            cell.margin_top = cell.margin_bottom = Inches(0.05)
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(16)


def _foot(slide: Any, layout: Any) -> None:  # noqa: ANN401
    """The places of the foot and of the number, which python-pptx leaves on the layout."""
    for place in layout.placeholders:
        kind = place.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            slide.shapes._spTree.append(deepcopy(place._element))  # noqa: SLF001


def _speak(shapes: Any, setting: Setting) -> None:  # noqa: ANN401
    """Says of every word in which language it is."""
    tree = shapes._spTree  # noqa: SLF001
    for run in tree.iter(qn("a:r")):
        run.get_or_add_rPr()
    for properties in tree.iter(qn("a:rPr"), qn("a:endParaRPr")):
        properties.set("lang", setting.language)


def _safe(words: str) -> str:
    """The words without what XML forbids and nobody sees; python-pptx reads `_x000A_` as a code."""
    return INVISIBLE.sub("\ufffd", words.replace("\v", " "))


# --- the deck as a whole --------------------------------------------------------------------------


def _describe(deck: Any, setting: Setting) -> None:  # noqa: ANN401
    known = deck.core_properties
    known.title, known.author = _safe(setting.title), _safe(setting.author)
    known.last_modified_by = known.author
    known.keywords = _safe(", ".join(setting.keywords))[:255]
    known.comments, known.revision, known.language = "", 1, setting.language
    # Without its offset, which python-pptx would leave out: it writes what it is given as UTC.
    known.created = known.modified = setting.at.replace(tzinfo=None)
    package = deck.part.package
    for key, related in [*package._rels.items()]:  # noqa: SLF001 - there is no other way to it
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of the empty template
            package._rels.pop(key)  # noqa: SLF001


def _style(deck: Any, setting: Setting) -> None:  # noqa: ANN401
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
                place.text_frame.text = _safe(setting.foot)
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
