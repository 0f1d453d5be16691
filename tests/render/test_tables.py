"""Tables: every cell comes through, and none is a formula."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.render.tables import header_of, rewritten, written
from herald.render.unfit import Unfit


def test_cells_come_through_and_formulas_are_text() -> None:
    assert rewritten(
        b"\xef\xbb\xbfWard,Votes,Note\n"
        b'Harbor Flats,"1,204","She said ""yes"""\n'
        b"Riverbend,-12.5%,=HYPERLINK(A1)\n"
        b"\n"
        b"Mill,-,+1 360 555 0142\n"
    ) == (
        b'"Ward","Votes","Note"\r\n'
        b'"Harbor Flats","1,204","She said ""yes"""\r\n'
        b'"Riverbend","-12.5%","\'=HYPERLINK(A1)"\r\n'
        b'"Mill","-","\'+1 360 555 0142"\r\n'
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the table is empty; its first row has the names of its columns"),
        (b"Ward\nL\xf3pez", "the table is not UTF-8; save it as 'CSV UTF-8'"),
        (b'Ward\n"a', "the table cannot be read; save it anew as 'CSV UTF-8'"),
        (
            b"Ward,Votes\nMill,1\nHill,2,11 Elm Street\n",
            "row 3 of the table has 3 cells, and its first row 2; give every row a cell for each "
            "column",
        ),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(Unfit) as refused:
        rewritten(content)
    assert str(refused.value) == sentence


ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.text(min_size=1, max_size=8), min_size=width, max_size=width), min_size=1
    )
)


@given(ROWS)
def test_another_reader_finds_as_many_cells_and_no_formula(rows: list[list[str]]) -> None:
    rows = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    read = [*csv.reader(StringIO(written(rows).decode(), newline=""))]
    assert [len(row) for row in read] == [len(row) for row in rows]
    for row, original in zip(read, rows, strict=True):
        for cell, typed in zip(row, original, strict=True):
            assert cell in (typed, f"'{typed}")
            assert cell[0] not in "=@\t\r\n" or len(cell.strip()) < 2


def test_the_header_is_read_as_it_stands() -> None:
    assert header_of(b' Ward ,"Votes, all"\nMill,2\n') == (" Ward ", "Votes, all")
