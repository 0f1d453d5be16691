"""Files that people bring: known by their content, written anew, or refused with what to do."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from herald.records.filetype import FORMS, form_of
from herald.render.files import cleaned, judge, title_of
from herald.render.unfit import Unfit

HOSTILE = Path(__file__).parent.parent / "hostile/files"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP picture"),
        (b"\0\0\0\x1cftypavif", "AVIF picture"),
        (b"%PDF-1.7", "PDF"),
        (
            b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text",
            "document of an office program",
        ),
        (b"PK\x03\x04", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document of an office program"),
        (b"{\\rtf1", "document of an office program"),
        (b"#!/bin/sh", "program"),
        (b"<?xml version='1.0'?><!-- a --><svg/>", "SVG drawing"),
        (b"<x:svg/>", "SVG drawing"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "web page"),
        (b"<script>", "web page"),
        (b"Ward,Votes", "text"),
        (b"", "text"),
        (b"L\xf3pez", "file of no kind that is known here"),
        (b"a\0b", "file of no kind that is known here"),
        (b"<!-- a -->" * 400, "text"),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, form: str) -> None:
    assert form_of(content) == form


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "a.jpg",
            b"\x89PNG\r\n\x1a\n",
            "it is a PNG picture and not a JPEG picture; call it 'a.png'",
        ),
        ("a.png", b"\xff\xd8\xff", "it is a JPEG picture and not a PNG picture; call it 'a.jpg'"),
        ("a.txt", b"%PDF-1.7", "it is a PDF and not text; save it anew as text"),
        (
            "a.svg",
            b"<html>",
            "it is a web page and not an SVG drawing; save it anew as an SVG drawing",
        ),
        ("a.exe", b"MZ", "files of the kind '.exe' are not published"),
        ("a.txt", b"a" * 50_000_001, "the file has more than 50 MB; make it smaller"),
        (
            "a.DOCX",
            b"",
            "a document of an office program may hold hidden sheets, comments and earlier "
            "versions, and is never published; save it as PDF, or a table as CSV, and name that",
        ),
    ],
)
def test_what_is_not_published_is_said_with_what_to_do(
    name: str, content: bytes, sentence: str
) -> None:
    for attempt in (cleaned, judge):
        with pytest.raises(Unfit) as refused:
            attempt(name, content)
        assert str(refused.value) == sentence


def test_text_stays_as_it_is_but_for_a_mark_before_it() -> None:
    assert cleaned("a.txt", "\ufeffMañana\r\n".encode()) == "Mañana\r\n".encode()


def test_a_title_is_the_name_in_words() -> None:
    assert title_of("budget-fact_sheet--2027.final.pdf") == "Budget fact sheet 2027.final"


def small(form: str) -> bytes:
    written = BytesIO()
    Image.effect_noise((9, 7), 50).save(written, form)
    return written.getvalue()


WHOLE = [
    *((f".{form.lower()}", small(form)) for form in ("JPEG", "PNG", "WEBP", "GIF", "AVIF")),
    (".pdf", (HOSTILE / "authors.pdf").read_bytes()),
    (".pdf", (HOSTILE / "photograph.pdf").read_bytes()),
    (
        ".svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9" style="fill:url(#a)"/></svg>',
    ),
    (".csv", b'Ward,Note\r\nMill,"a ""b"""\r\n'),
]
"""Files to damage."""


@settings(max_examples=50)
@given(st.sampled_from(WHOLE), st.data())
def test_a_damaged_file_is_cleaned_or_refused(
    whole: tuple[str, bytes], data: st.DataObject
) -> None:
    suffix, content = whole
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for given_ in (bytes(damaged), bytes(damaged[:cut])):
        try:
            once = cleaned(f"a{suffix}", given_)
        except Unfit:
            continue
        judge(f"a{suffix}", once)


@given(st.sampled_from(sorted(FORMS)), st.binary(max_size=80))
def test_any_bytes_are_a_file_or_are_refused(suffix: str, content: bytes) -> None:
    with suppress(Unfit):
        assert isinstance(cleaned(f"a{suffix}", content), bytes)
