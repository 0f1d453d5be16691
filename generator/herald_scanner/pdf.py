"""A PDF taken apart: its text as a reader sees it, every stream, and every string.

The text matters because fonts of which only some letters are embedded have numbers of their own
for them; no search of the bytes finds anything then.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

import pikepdf
import pypdfium2

from herald_scanner.archives import LARGEST
from herald_scanner.opaque import Opaque

BEGINNING = b"%PDF-"
FIRST_BYTES = 1024
"""Before which readers look for the beginning."""
_STREAM = re.compile(rb"stream\r?\n")
DEEPEST = 50


def is_pdf(blob: bytes) -> bool:
    """Whether a reader of PDFs would open it, whatever else it is."""
    return blob.startswith(BEGINNING) or (BEGINNING in blob[:FIRST_BYTES] and b"%%EOF" in blob)


def parts(blob: bytes) -> Iterator[tuple[str, bytes]]:
    """What a PDF is made of: the form, and the bytes. All of its bytes are in it, packed or not.

    Raises Opaque for one that cannot be read without a password, or not at all.
    """
    yield from _inflated(blob)
    try:
        with pikepdf.open(io.BytesIO(blob)) as document:
            yield "PDF text", "\n".join(pages(blob)).encode("utf-8", "replace")
            if document.is_encrypted:  # without a password, or it would not have been opened
                strings = [text for thing in document.objects for text in _strings(thing, 0)]
                yield "PDF strings", "\n".join(strings).encode("utf-8", "replace")
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream) and (
                    document.is_encrypted or not _is_inflated(thing)
                ):
                    yield "PDF stream", _content(thing)
    except pikepdf.PasswordError as error:
        raise Opaque("is a PDF with a password") from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise Opaque("is a PDF that cannot be read") from error


def _is_inflated(stream: pikepdf.Stream) -> bool:
    """Whether `_inflated` gives the same."""
    return stream.get("/Filter") == "/FlateDecode" and "/DecodeParms" not in stream


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # packed in a way of pictures, which are looked at as such
        return stream.read_raw_bytes()


def pages(blob: bytes) -> Iterator[str]:
    """The text of every page, as a reader of the PDF sees it; raises Opaque as `parts` does."""
    try:
        document = pypdfium2.PdfDocument(blob)
    except pypdfium2.PdfiumError as error:
        raise Opaque("is a PDF that cannot be read") from error
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            yield text.get_text_range()  # also of what lies beyond the edge of the paper
            text.close()
            page.close()
    finally:
        document.close()


def _strings(thing: object, depth: int) -> Iterator[str]:
    """Every string and name directly in an object; what it points to is an object of its own."""
    if depth > DEEPEST:
        raise Opaque("is a PDF with objects nested too deep")
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        for key in thing.keys():  # noqa: SIM118 - it has no __iter__ of keys
            yield key
            inner = thing.get(key)
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)


def _inflated(blob: bytes) -> Iterator[tuple[str, bytes]]:
    """Every packed stream, also of an earlier state of the document, and the bytes around them."""
    around = []
    done = 0
    for match in _STREAM.finditer(blob):
        start = match.end()
        if start < done or blob[start : start + 1] != b"\x78":  # how zlib begins
            continue
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(blob[start:], LARGEST)
        except zlib.error:
            continue
        if unpacker.eof:
            around.append(blob[done:start])
            done = len(blob) - len(unpacker.unused_data)
        yield "PDF stream", content
    # It is no PDF of its own any more.
    yield "PDF", b"\n".join([*around, blob[done:]]).replace(BEGINNING, b"")
