"""Letters on paper: what they say, where the address stands, and every recipient's own."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pypdfium2
import pytest

from herald.audience import Audience
from herald.inside.papers import tasks
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs.artifact import Artifact
from herald.outputs.documents import papers_of
from herald.outputs.documents.letter import docx as letter_docx
from herald.outputs.documents.letter import merged_of
from herald.outputs.documents.letter import pdf as letter_pdf
from herald.outputs.documents.letterhead import letterhead_of
from herald.records.reader import read_office
from herald.render.typeset import unprintable
from tests.conftest import AT, write_office
from tests.documents import faults, words_of
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

ONE = """\
== content/letters/thanks.md ==
---
title: Thanks
date: 2026-11-19
letter_kind: thanks
to: {name: Ana Díaz, organization: Harbor Flats Neighbors}
subject: The boats
salutation: "Dear Ms. Díaz:"
enclosures: [A photograph]
cc: [The school]
private:
  address: |
    12 Wharf Street
    Port Ellery, WA 98299
  notes: She wants no letter.
---
Thank **you** for

- the boat
- the rope
"""


def office_in(root: Path) -> Office:
    """The office in a folder, with which nothing is wrong."""
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    assert reading.problems == ()
    return Office(reading.settings, reading.entries, reading.pages, reading.files)


@pytest.fixture
def letter_office(tmp_path: Path) -> Office:
    """An office with a letter."""
    write_office(tmp_path, ONE)
    return office_in(tmp_path)


def test_a_letter_says_all_that_it_should(letter_office: Office) -> None:
    view = letter_office.seen_by(Audience.INTERNAL, AT)
    made = {one.path: one.bytes() for one in papers_of(view, "letter/thanks", None)}
    assert made.keys() == {"letters/thanks/letter.pdf", "letters/thanks/letter.docx"}
    pdf = made["letters/thanks/letter.pdf"]
    assert faults(pdf) == []
    assert words_of(pdf) == (
        "CITY OF PORT ELLERY Office of the Mayor Ana Díaz Harbor Flats Neighbors 12 Wharf Street "
        "Port Ellery, WA 98299 November 19, 2026 Re: The boats Dear Ms. Díaz: Thank you for • the "
        "boat • the rope Sincerely, Renata Okafor-Lindqvist Mayor Enclosures A photograph cc The "
        "school mayor.portellery.example letter/thanks"
    )
    document = docx.Document(BytesIO(made["letters/thanks/letter.docx"]))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "City of Port Ellery",
        "Office of the Mayor",
        "November 19, 2026",
        "Ana Díaz\nHarbor Flats Neighbors\n12 Wharf Street\nPort Ellery, WA 98299",
        "Re: The boats",
        "Dear Ms. Díaz:",
        "Thank you for",
        "the boat",
        "the rope",
        "Sincerely,",
        "Renata Okafor-Lindqvist\nMayor",
        "Enclosures A photograph",
        "cc The school",
    ]


def test_a_letter_is_for_nobody_but_staff(letter_office: Office) -> None:
    for audience in (Audience.PUBLIC, Audience.PRESS):
        assert letter_office.seen_by(audience, AT).of("letter") == ()


INCH = 72
WINDOW = (1.0, 2.625, 4.25, 3.25)
"""Left, top, right, bottom in inches of what a #10 window shows wherever the letter slides, less
1/8 in (USPS Publication 25, 3-9); letter.typ has the sum."""
EVER = (-0.125, 2.25, 5.375, 3.625)
"""What the window may show at all, with the first panel 3 7/8 in tall."""


def test_the_address_stands_in_the_window_of_the_envelope_and_nothing_else_does(
    letter_office: Office,
) -> None:
    view = letter_office.seen_by(Audience.INTERNAL, AT)
    seen = view.find("letter", "thanks")
    assert seen is not None
    pdf = letter_pdf(seen, letterhead_of(view, seen, None, "en"))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        height = page.get_height()
        inside, touching = "", ""
        for index in range(text.count_chars()):
            left, bottom, right, top = (edge / INCH for edge in text.get_charbox(index))
            box = (left, height / INCH - top, right, height / INCH - bottom)
            letter = text.get_text_range(index, 1)
            if letter.strip():
                inside += letter if _within(box, WINDOW) else ""
                touching += letter if _touches(box, EVER) else ""
    address = "AnaDíazHarborFlatsNeighbors12WharfStreetPortEllery,WA98299"
    assert inside == address
    assert touching == address


def _within(box: tuple[float, ...], room: tuple[float, ...]) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def _touches(box: tuple[float, ...], room: tuple[float, ...]) -> bool:
    return box[2] > room[0] and box[3] > room[1] and box[0] < room[2] and box[1] < room[3]


MERGED = """\
== content/letters/2026/bell.md ==
---
title: The bell
date: 2026-11-20
letter_kind: thanks
recipients: bell.csv
columns: [name, organization, street, street_2, city, state, zip, task]
subject: What {name} did
salutation: "Dear {name}:"
---
Thank you: **{task}**, `{task}`. [{task}](https://a.example/)
== content/letters/2026/bell.csv ==
name,organization,street,street_2,city,state,zip,task
Ana Díaz,,12 Wharf Street,Slip 4,Port Ellery,WA,98299,*you* rang {name}
=cmd|' /C calc'!A0,Net Loft,1 Net Street,,Port Ellery,WA,98299,"<b>#read(""/etc/passwd"")</b> $x$"
"""


def test_each_recipient_has_a_letter_with_words_that_are_read_as_nothing_else(
    tmp_path: Path,
) -> None:
    write_office(tmp_path, MERGED)
    view = office_in(tmp_path).seen_by(Audience.INTERNAL, AT)
    made = {
        one.path: one.bytes()
        for task in tasks(view, tmp_path)
        for one in task.plan(view, *task.given)
        if isinstance(one, Artifact)
    }
    follow_through = {"follow-through/due.txt", "follow-through/you-said.txt"}
    assert made.keys() == {"letters/bell/letters.pdf", *follow_through}
    pdf = made["letters/bell/letters.pdf"]
    assert faults(pdf) == []
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [("Ana Díaz", 0), ("=cmd|' /C calc'!A0", 1)]
    first, second = pages
    assert (
        "Ana Díaz 12 Wharf Street Slip 4 Port Ellery, WA 98299 November 20, 2026 Re: What Ana Díaz "
        "did Dear Ana Díaz: Thank you: *you* rang {name}, *you* rang {name}. *you* rang {name}"
    ) in first
    assert (
        "=cmd|' /C calc'!A0 Net Loft 1 Net Street Port Ellery, WA 98299 November 20, 2026 Re: What "
        "=cmd|' /C calc'!A0 did Dear =cmd|' /C calc'!A0: Thank you: "
        '<b>#read("/etc/passwd")</b> $x$'
    ) in second


def test_the_letters_are_made_anew_when_their_table_is_another(tmp_path: Path) -> None:
    def fingerprints() -> list[str]:
        view = office_in(tmp_path).seen_by(Audience.INTERNAL, AT)
        return [one.fingerprint for one in tasks(view, tmp_path)]

    write_office(tmp_path, MERGED)
    before = fingerprints()
    assert fingerprints() == before
    table = tmp_path / "content/letters/2026/bell.csv"
    table.write_text(table.read_text("utf-8") + "Bo,,1 A Street,,Aix,WA,98299,you sang\n", "utf-8")
    assert fingerprints() != before


def test_each_letter_counts_its_own_pages(letter_office: Office) -> None:
    view = letter_office.seen_by(Audience.INTERNAL, AT)
    seen = view.find("letter", "thanks")
    assert seen is not None
    record = seen.record.model_copy(
        update={"to": None, "recipients": "a.csv", "columns": ("name",), "private": None}
    )
    long = replace(seen, record=record, body="Thank you, {name}, once more.\n\n" * 60)
    letterhead = letterhead_of(view, seen, None, "en")
    pdf = merged_of(long, letterhead, b"name\nAda\nBo\n")
    assert faults(pdf) == []
    with pypdfium2.PdfDocument(pdf) as document:
        heads = [page.get_textpage().get_text_range().splitlines()[0] for page in document]
    assert heads == [
        "CITY OF PORT ELLERY",
        "Ada · November 19, 2026 Page 2 of 3",
        "Ada · November 19, 2026 Page 3 of 3",
        "CITY OF PORT ELLERY",
        "Bo · November 19, 2026 Page 2 of 3",
        "Bo · November 19, 2026 Page 3 of 3",
    ]


def test_hostile_words_are_printed_as_they_are_typed(letter_office: Office) -> None:
    view = letter_office.seen_by(Audience.INTERNAL, AT)
    seen = view.find("letter", "thanks")
    assert seen is not None
    letterhead = letterhead_of(view, seen, None, "en")
    # PDFium gives a line that runs from right to left in another order.
    typed = [text for text in HOSTILE if not (unprintable(text) or _runs_left(text))]
    record = seen.record.model_copy(update={"cc": tuple(typed), "enclosures": ()})
    hostile = replace(seen, record=record)
    pdf = letter_pdf(hostile, letterhead)
    assert faults(pdf) == []
    said = _letters(words_of(pdf))
    ascii_ones = [text for text in typed if text.isascii() and len(text) < 60]
    assert [text for text in ascii_ones if _letters(text) not in said] == []
    document = docx.Document(BytesIO(letter_docx(hostile, letterhead)))
    assert document.paragraphs[-1].text == f"cc {', '.join(typed)}"


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _letters(text: str) -> str:
    """The text without blanks, and without hyphens: a long word may be broken at one."""
    return "".join(text.split()).replace("-", "")


def test_the_same_letter_is_the_same_bytes(letter_office: Office) -> None:
    view = letter_office.seen_by(Audience.INTERNAL, AT)
    seen = view.find("letter", "thanks")
    assert seen is not None
    letterhead = letterhead_of(view, seen, None, "en")
    assert letter_docx(seen, letterhead) == letter_docx(seen, letterhead)
    with ZipFile(BytesIO(letter_docx(seen, letterhead))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
