"""Documents read by others: what they say, and the rules of PDF/UA-1 and PDF/A-2a they break."""

from __future__ import annotations

import re

import page
import pypdfium2


def faults(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-2a that the document breaks."""
    broken = [
        failure.rule_id
        for profile in ("ua1", "2a")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
    # page 0.11 takes the carriage return that one compressed stream in 256 ends with for a part of
    # the line end after it.
    if "PDFA2A-STREAM-LENGTH-001" in broken and _lengths_are_right(pdf):
        broken.remove("PDFA2A-STREAM-LENGTH-001")
    return broken


def _lengths_are_right(pdf: bytes) -> bool:
    streams = [*re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", pdf)]
    return len(streams) == pdf.count(b"\nendstream") and all(
        pdf.startswith(b"\nendstream", stream.end() + int(stream[1])) for stream in streams
    )


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


def outside(pdf: bytes, margin: float) -> list[str]:
    """The words that reach into the margin of a page, `margin` points wide."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            text = sheet.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                if left < margin or right > sheet.get_width() - margin:
                    found.append(text.get_text_bounded(left, bottom, right, top))
    return found
