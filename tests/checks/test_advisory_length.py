"""Media advisories of more than one page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from herald.audience import Audience
from herald.checks import advisory_length
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs.documents import artifacts
from herald.records.reader import read_office
from tests.conftest import AT, said_by, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIELDS = """\
---
title: Mayor to break ground on the first building of the levy
visibility: public
date: 2026-11-18
release_kind: advisory
who: The Mayor, and a former net mender
what: Groundbreaking for Net Loft Apartments
when: Thursday, Dec. 3, 10:30 to 11:30 a.m.
where: 88 Cannery Way
---
"""
SENTENCE = "Closed shoes are needed, and a riser is on the west side of the yard. "


@pytest.fixture
def office_of(tmp_path: Path) -> Callable[[str], Office]:
    """An office with one advisory of this text."""

    def made(text: str) -> Office:
        write_office(tmp_path, f"== content/news/loft.md ==\n{FIELDS}{text}")
        reading = read_office(tmp_path, KINDS)
        assert reading.settings is not None
        assert [str(problem) for problem in reading.problems] == []
        return Office(reading.settings, reading.entries, reading.pages, reading.files)

    return made


def told(office: Office) -> list[str]:
    return [str(problem) for problem in said_by(advisory_length, office, AT)]


def pages(office: Office) -> int:
    """How many pages the advisory's PDF has."""
    pdf = next(
        one for one in artifacts(office.seen_by(Audience.PUBLIC, AT), None) if ".pdf" in one.path
    )
    with pikepdf.open(BytesIO(pdf.bytes())) as document:
        return len(document.pages)


def test_an_advisory_of_a_page_passes(office_of: Callable[[str], Office]) -> None:
    assert told(office_of("Please arrive by 10:10 a.m.\n")) == []


def test_one_of_two_pages_is_told_how_much_is_too_much(
    office_of: Callable[[str], Office],
) -> None:
    text = f"{SENTENCE * 5}\n\n" * 7
    assert told(office_of(text)) == [
        "content/news/loft.md:5: warning: The advisory is about 6 lines too long for one page; "
        "shorten it by some 78 words [advisory-length]",
    ]
    words = text.split(" ")
    assert told(office_of(" ".join(words[:-104]))) == []
    assert told(office_of(" ".join(words[:-39]))) != []


def test_what_is_told_is_what_the_pdf_has(office_of: Callable[[str], Office]) -> None:
    found = [office_of("Word.\n\n" * count) for count in range(10, 24)]
    assert [bool(told(office)) for office in found] == [pages(office) > 1 for office in found]
    assert {pages(office) for office in found} == {1, 2}


def test_a_text_of_many_pages_is_not_set_to_be_measured(
    office_of: Callable[[str], Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("herald.render.typeset.ending")
    monkeypatch.delattr("herald.render.typeset.is_of_one_page")
    assert told(office_of("| a | b |\n| - | - |\n" + "| $1 | $2 |\n" * 1_500)) == [
        "content/news/loft.md:5: warning: The advisory is about 44 lines too long for one page; "
        "shorten it by some 572 words [advisory-length]",
    ]


def test_other_releases_may_be_as_long_as_they_are(found: Callable[..., list[str]]) -> None:
    """
    == content/news/loft.md ==
    ---
    title: The first building of the levy
    date: 2026-11-18
    release_kind: fact_sheet
    ---
    Long.
    """
    assert found(advisory_length) == []
