"""Slides for a projector (PPTX, ISO/IEC 29500).

Every slide has its title in the title's place and its words in that of the text: a screen reader
reads them in order, and who edits them restyles all at one stroke. What is too much for a slide
goes on on the next. What people wrote is placed as text and read as nothing else.

The same slides are the same bytes: no clock goes into them. This package is the one door to
python-pptx.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from herald.render.archive import without_clock
from herald.render.slides.fitting import Slide, fitting, shares_of
from herald.render.slides.style import MARGIN, WIDTH, Setting, describe, safe, style

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Setting", "Slide", "pptx"]


def pptx(setting: Setting, slides: Iterable[Slide]) -> bytes:
    """The slides as a file, after a first one with the title."""
    deck = Presentation()
    describe(deck, setting)
    style(deck, setting)
    _title_slide(deck, setting)
    for slide in slides:
        for part in fitting(slide, setting.goes_on):
            _slide(deck, part, setting)
    made = BytesIO()
    deck.save(made)
    return without_clock(made.getvalue())


def _title_slide(deck: Any, setting: Setting) -> None:  # noqa: ANN401 - it is made by a function
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text_frame.text = safe(setting.title)
    subtitle = slide.placeholders[1].text_frame
    subtitle.text = safe("\n".join(setting.subtitle))
    _speak(slide.shapes, setting)


def _slide(deck: Any, given: Slide, setting: Setting) -> None:  # noqa: ANN401
    layout = deck.slide_layouts[5 if given.table else 1]
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = safe(given.title)
    if given.table:
        _table(slide, given)
    elif len(given.points) == 1:
        _statement(slide.placeholders[1].text_frame, given.points[0])
    elif given.points:
        slide.placeholders[1].text_frame.text = safe("\n".join(given.points))
    _foot(slide, layout)
    _speak(slide.shapes, setting)
    if given.notes:
        slide.notes_slide.notes_text_frame.text = safe(given.notes)
        _speak(slide.notes_slide.shapes, setting)


def _statement(frame: Any, words: str) -> None:  # noqa: ANN401
    """A text alone on its slide: larger where it is short, and no item of a list."""
    frame.text = safe(words)
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
    shares = given.shares or shares_of(given.table)
    frame = slide.shapes.add_table(rows, columns, MARGIN, Inches(1.55), width, Inches(0.4) * rows)
    frame.name = safe(given.about_table)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", safe(given.about_table))  # noqa: SLF001
    table = frame.table
    table.first_row, table.horz_banding = True, False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(width * share))
    for row, cells in zip(table.rows, given.table, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text_frame.text = safe(words)
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
