"""Documents judged by others: the rules of PDF/UA-1 and PDF/A-2a that a file breaks."""

from __future__ import annotations

import re

import page


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
