"""Releases that are too long for their PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.checks import document_length
from herald.kinds import KINDS
from herald.office import Office
from herald.records.reader import read_office
from tests.conftest import AT, said_by, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIELDS = "---\ntitle: What the city spent\ndate: 2026-11-18\nrelease_kind: fact_sheet\n---\n"
TABLE = "| Payment | To |\n| --- | --- |\n"
ROW = "| $1 | a |\n"


@pytest.fixture
def found_in(tmp_path: Path) -> Callable[..., list[str]]:
    """Asks the check about one file with this text below its fields."""

    def problems(
        text: str, path: str = "content/news/spending.md", fields: str = FIELDS
    ) -> list[str]:
        write_office(tmp_path, f"== {path} ==\n{fields}{text}")
        reading = read_office(tmp_path, KINDS)
        assert reading.settings is not None
        assert [str(problem) for problem in reading.problems] == []
        office = Office(
            reading.settings, reading.entries, reading.pages, reading.files, reading.unread
        )
        return [str(problem) for problem in said_by(document_length, office, AT)]

    return problems


def test_a_table_of_a_page_passes(found: Callable[..., list[str]]) -> None:
    """
    == content/news/spending.md ==
    ---
    title: What the city spent
    date: 2026-11-18
    release_kind: fact_sheet
    ---
    | Payment | To |
    | --- | --- |
    | $1 | a |
    """
    assert found(document_length) == []


def test_a_table_that_just_fits_passes_and_one_row_more_does_not(
    found_in: Callable[..., list[str]],
) -> None:
    assert found_in(TABLE + ROW * 7_499) == []
    assert found_in(TABLE + ROW * 7_500) == [
        "content/news/spending.md:6: The text has 15,002 cells of tables; a PDF holds 15,000 of "
        "these in all. Attach the whole as a file ('attachments'), and print a summary "
        "[document-length]"
    ]


def test_each_sort_of_part_is_counted_for_the_editor(found_in: Callable[..., list[str]]) -> None:
    text = "An intro.\n\n" + TABLE + ROW * 3 + "\n" + "- **a**\n" * 6_000 + "x" * 40 + "\n"
    assert found_in(text) == [
        "content/news/spending.md:6: The text has 12,000 links and other marks, 6,002 lines, "
        "40 letters in words that are too long for a line and 8 cells of tables; a PDF holds "
        "15,000 of these in all. Attach the whole as a file ('attachments'), and print a summary "
        "[document-length]"
    ]


def test_prose_of_the_longest_file_passes(found_in: Callable[..., list[str]]) -> None:
    line = "The crews have kept the boats running, in every weather and at every hour.\n"
    assert found_in((line * 4 + "\n") * 3_000) == []


def test_a_record_whose_text_is_not_printed_may_have_any_length(
    found_in: Callable[..., list[str]],
) -> None:
    fields = "---\ntitle: Budget\ncharter: Looks after the budget\n---\n"
    assert found_in(TABLE + ROW * 9_000, "committees/budget/committee.md", fields) == []
