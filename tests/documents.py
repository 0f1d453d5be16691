"""Documents read by others: what they say, and the rules of PDF/UA-1 and PDF/A-2a they break.

Two judges, and every document passes both. `page` has the rules of the standards that a machine can
judge; it does not see that a table has no head, that tags are in another order than the page, that
words are too pale or a heading has no bookmark. Those are here (`own_faults`). What either finds in
files that are known to be bad is in tests/test_judges.py, and in docs/adr/0026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import page
import pikepdf
import pypdfium2
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from pikepdf import Array, Dictionary, Name

from tests.reading_order import Color, Element, Reading, Words

PALEST = {False: 4.5, True: 3.0}
"""The least contrast of words, and of large ones (WCAG 2.1, 1.4.3)."""
LARGE, LARGE_AND_BOLD = 18, 14
WATERMARK = 72
"""Points."""


def faults(pdf: bytes) -> list[str]:
    """The rules that the document breaks, of the standards and of ours."""
    return [*faults_by_page(pdf), *own_faults(pdf)]


def own_faults(pdf: bytes) -> list[str]:
    """Our own rules that the document breaks."""
    return broken_rules(Reading(pdf))


def broken_rules(reading: Reading) -> list[str]:
    """Our own rules that a document which was read breaks."""
    return sorted(rule for rule, is_broken in RULES.items() if is_broken(reading))


def faults_by_page(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-2a that the document breaks, as `page` has them."""
    failures = [
        failure
        for profile in ("ua1", "2a")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
    # page 0.11 takes a sign of a CFF font to be 0 wide where it has the width that is the font's
    # default (Adobe Technical Note 5176, 'Private DICT'), as every Chinese one has.
    if any("CIDFontType0C" in failure.message for failure in failures) and _widths_are_right(pdf):
        failures = [one for one in failures if "CIDFontType0C" not in one.message]
    broken = [failure.rule_id for failure in failures]
    # page 0.11 takes the carriage return that one compressed stream in 256 ends with for a part of
    # the line end after it.
    if "PDFA2A-STREAM-LENGTH-001" in broken and _lengths_are_right(pdf):
        broken.remove("PDFA2A-STREAM-LENGTH-001")
    return broken


def _widths_are_right(pdf: bytes) -> bool:
    """Whether every sign of every CFF font is as wide as the document says, read by fontTools."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [
            one
            for one in document.objects
            if isinstance(one, Dictionary) and one.get("/Subtype") == "/CIDFontType0"
        ]
        return all(_cff_widths(one) == _told_widths(one) for one in fonts)


def _cff_widths(font: Dictionary) -> dict[int, float]:
    """The width of each sign that the font's program draws, by its number."""
    program = CFFFontSet()
    program.decompile(BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
    signs = program[0].CharStrings
    found = {}
    for number, name in enumerate(program[0].charset):
        sign = signs[name]
        sign.draw(NullPen())
        found[number] = float(sign.width)
    return found


def _told_widths(font: Dictionary) -> dict[int, float]:
    """The widths that the document says (ISO 32000-1, 9.7.4.3)."""
    program = CFFFontSet()
    program.decompile(BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
    found = dict.fromkeys(range(len(program[0].charset)), float(font.get("/DW", 1000)))
    given = iter(font.get("/W", ()))
    for first in given:
        after = next(given)
        if isinstance(after, Array):
            found |= {int(first) + place: float(width) for place, width in enumerate(after)}
        else:
            found |= dict.fromkeys(range(int(first), int(after) + 1), float(next(given)))
    return found


def _lengths_are_right(pdf: bytes) -> bool:
    streams = [*re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", pdf)]
    return len(streams) == pdf.count(b"\nendstream") and all(
        pdf.startswith(b"\nendstream", stream.end() + int(stream[1])) for stream in streams
    )


# --- our own rules --------------------------------------------------------------------------------


def _is_nameless(reading: Reading) -> bool:
    """The window has no title to show, or it is that of a file."""
    title = str(reading.pdf.docinfo.get("/Title", "")).strip()
    shown = reading.pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)
    return not (title and shown) or title.endswith((".pdf", ".typ"))


def _has_no_language(reading: Reading) -> bool:
    return not str(reading.pdf.Root.get("/Lang", "")).strip()


def _is_untagged(reading: Reading) -> bool:
    marked = reading.pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)
    return not marked or not reading.tags.parts


def _has_words_outside_tags(reading: Reading) -> bool:
    """Words that no tag has, and that are not marked as decoration either."""
    tagged = set(reading.tags.marks())
    return any(
        not words.is_decoration and (words.page, words.mark) not in tagged
        for words in reading.words
        if words.text.strip()
    )


def _has_words_without_letters(reading: Reading) -> bool:
    """A font does not say what its signs mean, so nobody hears or finds them."""
    return any(not words.text for words in reading.words if not words.is_said_by_another)


def _is_out_of_order(reading: Reading) -> bool:
    """The tags go back and forth on a page. A note is read where it is referred to."""
    painted: dict[tuple[int, int | None], int] = {}
    for place, words in enumerate(reading.words):
        painted.setdefault((words.page, words.mark), place)
    # By page, because the cells of a row that goes on overleaf are read one after the other.
    order: dict[int, list[int]] = {}
    for mark in _marks_but_notes(reading):
        if mark in painted:
            order.setdefault(mark[0], []).append(painted[mark])
    return any(later < earlier for one in order.values() for earlier, later in pairwise(one))


def _marks_but_notes(reading: Reading) -> Iterator[tuple[int, int]]:
    return reading.tags.marks(besides=frozenset({"Note"}))


def _headings(reading: Reading) -> list[Element]:
    return [one for one in reading.tags.walk() if re.fullmatch("H[1-6]", one.sort)]


def _skips_a_heading(reading: Reading) -> bool:
    levels = [0, *(int(one.sort[1]) for one in _headings(reading))]
    return any(later > earlier + 1 for earlier, later in pairwise(levels))


def _has_an_empty_heading(reading: Reading) -> bool:
    return any(not _said(reading, one) for one in _headings(reading))


def _has_no_heading(reading: Reading) -> bool:
    return not _headings(reading)


def _said(reading: Reading, element: Element) -> str:
    """The words of a tag; of a picture in it what stands for it."""
    pictures = (str(one.object.get("/Alt", "")) for one in element.walk() if one.sort == "Figure")
    return " ".join([reading.text(element).strip(), *pictures]).strip()


def _lacks_bookmarks(reading: Reading) -> bool:
    """Whoever turns to a heading by the list at the side does not find it."""
    with reading.pdf.open_outline() as outline:
        listed = [*_titles(outline.root)]
    return len(listed) != len(_headings(reading)) or not all(listed)


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title).strip()
        yield from _titles(item.children)


def _has_a_picture_without_words(reading: Reading) -> bool:
    return any(
        _is_a_file_name(str(one.object.get("/Alt", "")))
        for one in reading.tags.walk()
        if one.sort in ("Figure", "Formula")
    )


_PICTURE_FILE = re.compile(r"\.(jpe?g|png|svg|webp|gif)\s*$", re.IGNORECASE)


def _is_a_file_name(words: str) -> bool:
    return not words.strip() or bool(
        re.search(r"\.(jpe?g|png|svg|webp|gif)$", words.strip(), re.IGNORECASE)
    )


def _has_a_broken_list(reading: Reading) -> bool:
    """What is in a list is an item, and an item has its mark and its words."""
    for one in reading.tags.walk():
        inner = [part.sort if isinstance(part, Element) else "" for part in one.parts]
        if one.sort == "L" and (not inner or not set(inner) <= {"LI", "L", "Caption"}):
            return True
        if one.sort == "LI" and ("LBody" not in inner or not set(inner) <= {"Lbl", "LBody"}):
            return True
        if one.sort != "L" and "LI" in inner:
            return True
    return False


def _has_a_table_without_head(reading: Reading) -> bool:
    """No cell says what the others are, or one does not say whether of its row or its column."""
    for table in (one for one in reading.tags.walk() if one.sort == "Table"):
        heads = [one for one in table.walk() if one.sort == "TH"]
        if not heads or not all(_scope(one) for one in heads):
            return True
    return False


def _scope(head: Element) -> str:
    attributes = head.object.get("/A", [])
    held = [attributes] if isinstance(attributes, pikepdf.Dictionary) else [*attributes]
    return next((str(one.Scope) for one in held if "/Scope" in one), "")


def _has_an_uneven_table(reading: Reading) -> bool:
    for table in (one for one in reading.tags.walk() if one.sort == "Table"):
        rows = [one for one in table.walk() if one.sort == "TR"]
        widths = {
            sum(_span(cell) for cell in row.parts if isinstance(cell, Element)) for row in rows
        }
        if len(widths) != 1 or 0 in widths:
            return True
    return False


def _span(cell: Element) -> int:
    attributes = cell.object.get("/A", [])
    held = [attributes] if isinstance(attributes, pikepdf.Dictionary) else [*attributes]
    return next((int(one.ColSpan) for one in held if "/ColSpan" in one), 1)


def _has_a_silent_link(reading: Reading) -> bool:
    """A link that says nothing, or is in no tag, so that no screen reader comes to it."""
    there = {
        (number, place): link
        for number, sheet in enumerate(reading.pdf.pages)
        for place, link in enumerate(sheet.obj.get("/Annots", []))
        if link.get("/Subtype") == Name.Link
    }
    tagged = [
        link.objgen for one in reading.tags.walk() if one.sort == "Link" for link in one.annotations
    ]
    return any(
        link.objgen not in tagged or not str(link.get("/Contents", "")).strip()
        for link in there.values()
    )


def _is_pale(reading: Reading) -> bool:
    return any(
        contrast(words.color, words.below) < PALEST[_is_large(words)] - 0.01
        for words in reading.words
        if words.text.strip() and not _is_watermark(words)
    )


def _is_watermark(words: Words) -> bool:
    """Whether it is behind the page's words, which say the same: pale so as not to hide them."""
    return words.is_decoration and words.size >= WATERMARK


def _is_large(words: Words) -> bool:
    is_bold = "Bold" in words.font or "Black" in words.font
    return words.size >= (LARGE_AND_BOLD if is_bold else LARGE)


def contrast(one: Color, other: Color) -> float:
    """Of two colors, from 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _has_more_than_pages(reading: Reading) -> bool:
    """Something that runs, asks for a key, or is a file within the file."""
    root = reading.pdf.Root
    names = root.get("/Names", Dictionary())
    carried = "/EmbeddedFiles" in names or "/JavaScript" in names
    return reading.pdf.is_encrypted or carried or any(key in root for key in ("/OpenAction", "/AA"))


RULES = {
    "bookmarks": _lacks_bookmarks,
    "contrast": _is_pale,
    "heading-empty": _has_an_empty_heading,
    "heading-missing": _has_no_heading,
    "heading-skipped": _skips_a_heading,
    "language": _has_no_language,
    "letters": _has_words_without_letters,
    "link": _has_a_silent_link,
    "list": _has_a_broken_list,
    "order": _is_out_of_order,
    "outside-tags": _has_words_outside_tags,
    "pages-alone": _has_more_than_pages,
    "picture": _has_a_picture_without_words,
    "table-head": _has_a_table_without_head,
    "table-uneven": _has_an_uneven_table,
    "tags": _is_untagged,
    "title": _is_nameless,
}
"""Ours, by name."""


# --- what a document says -------------------------------------------------------------------------


def words_of(pdf: bytes) -> str:
    """The text of all pages, with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for number in range(len(document)):
            sheet = document[number]
            text = sheet.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            sheet.close()
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\ufffe", "-").split())


def off_the_page(pdf: bytes, margin: float = 18) -> list[str]:
    """The runs of letters that reach to less than `margin` points from an edge of their page."""
    away = []
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            width, height = sheet.get_size()
            text = sheet.get_textpage()
            for place in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(place)
                if min(left, bottom, width - right, height - top) < margin:
                    away.append(text.get_text_bounded(left, bottom, right, top))
    return away
