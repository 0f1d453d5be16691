"""Letters that are merged: the fields in their text, and the table of those they go to."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.records.merging import MOST_RECIPIENTS, fields, filled, table

COLUMNS = ("name", "city")


def told(content: str | bytes, columns: tuple[str, ...] = COLUMNS) -> list[str]:
    """What is wrong with a table, with line and column."""
    given = content if isinstance(content, bytes) else content.encode()
    found = table("a.csv", given, columns, {"organization"}).problems
    return [f"{one.line}:{one.column} {one.message}" for one in found]


def rows(content: str | bytes, columns: tuple[str, ...] = COLUMNS) -> list[dict[str, str]]:
    """The rows of a table with which nothing is wrong."""
    given = content if isinstance(content, bytes) else content.encode()
    assert told(content, columns) == []
    return list(table("a.csv", given, columns, {"organization"}).rows)


def test_fields_are_names_in_braces() -> None:
    text = "Dear {name}, of { city }: {First Name}, {2}, {}, {{name}}, {% if %} and {a: b}."
    assert list(fields(text)) == [("name", 5), ("city", 16), ("First Name", 26), ("name", 50)]
    assert filled("Dear {name} of { city }, {nmae}", {"name": "{city}", "city": "Aix"}) == (
        "Dear {city} of Aix, {nmae}"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbfname,city\r\nAda,Aix\r\n", [{"name": "Ada", "city": "Aix"}]),
        ("city,name\nAix,Ada", [{"name": "Ada", "city": "Aix"}]),
        ('name,city\n\n"Ada, ""A""", Aix \n ,\n', [{"name": 'Ada, "A"', "city": "Aix"}]),
        (
            "name,city\n=cmd|' /C calc'!A0,@SUM(1)\n",
            [{"name": "=cmd|' /C calc'!A0", "city": "@SUM(1)"}],
        ),
        ("name,city\n**Ada**,{name}\n", [{"name": "**Ada**", "city": "{name}"}]),
    ],
)
def test_a_table_is_read_as_it_is_typed(
    content: str | bytes, expected: list[dict[str, str]]
) -> None:
    assert rows(content) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", ["1:1 The table is empty; its first row has the names of its columns"]),
        ("name,city\n", ["1:1 The table has no recipients; add a row for each letter"]),
        (b"name,city\nA\xff,B\n", ["2:1 The table is not UTF-8; save it as 'CSV UTF-8'"]),
        (
            "name;city\nAda;Aix\n",
            [
                "1:1 The cells of the table stand between semicolons or tabs; save it as 'CSV "
                "UTF-8', with commas"
            ],
        ),
        (
            "name,ctiy,name\nAda,Aix,B\n",
            [
                "1:6 The column 'ctiy' is not in 'columns' of the letter. Did you mean 'city'? "
                "Take it out of the table, or add it there",
                "1:11 The column 'name' is there twice; rename one",
                "1:1 The table has no column 'city', which 'columns' of the letter names; add it, "
                "or take it out there",
            ],
        ),
        (
            'name,city\n"Ada\nB",\nC,D,E\nF\n"G, H",\n',
            [
                "2:1 The column 'name' has a line break here, or a character that nobody sees; "
                "write it on one line",
                "3:4 The column 'city' is empty in this row; fill it in, or take out the row",
                "4:1 The row has 3 cells, and the first row 2; give every row a cell for each "
                "column, and put one with a comma in it into quotation marks",
                "5:1 The row has 1 cell, and the first row 2; give every row a cell for each "
                "column, and put one with a comma in it into quotation marks",
                "6:8 The column 'city' is empty in this row; fill it in, or take out the row",
            ],
        ),
        (
            'name,city\nA,B\n"C" d,E\n',
            [
                "3:1 The table cannot be read here; a cell with a quotation mark in it stands in "
                "quotation marks and has it twice. Save it anew as 'CSV UTF-8'"
            ],
        ),
        (
            "name,city\nA\u200b,B\n",
            [
                "2:1 The column 'name' has a line break here, or a character that nobody sees; "
                "write it on one line"
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_told_where_it_stands(
    content: str | bytes, said: list[str]
) -> None:
    assert told(content) == said


def test_some_cells_may_be_empty() -> None:
    content = "name,organization\nAda,\n"
    assert rows(content, ("name", "organization")) == [{"name": "Ada", "organization": ""}]


def test_there_are_no_more_recipients_than_can_be_printed() -> None:
    content = "name,city\n" + "Ada,Aix\n" * (MOST_RECIPIENTS + 1)
    assert told(content) == [
        f"{MOST_RECIPIENTS + 2}:1 The table has more than 5,000 recipients; part it in several, "
        "with a letter for each"
    ]
    assert len(rows(content.removesuffix("Ada,Aix\n"))) == MOST_RECIPIENTS


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)


@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_what_a_spreadsheet_writes_is_what_is_read(
    cells: list[tuple[str, str]], line_end: str
) -> None:
    written = StringIO(newline="")
    csv.writer(written, lineterminator=line_end).writerows([COLUMNS, *cells])
    found = [(row["name"], row["city"]) for row in rows(written.getvalue())]
    assert found == cells


@given(st.binary(max_size=60))
def test_any_file_is_a_table_or_told_what_is_wrong(content: bytes) -> None:
    found = table("a.csv", b"name,city\n" + content, COLUMNS)
    assert found.rows or found.problems


@pytest.mark.parametrize(
    "written",
    [
        'name,street\nRobert "Bob" Smith,\n',
        'na "me",zz\n',
        'name,street\n"A\u2028x",\n',
        "name,street\nA\u2028x,\n",
        "name,street\nA\u0085x,\n",
    ],
)
def test_a_table_of_any_letters_is_read_or_said_to_be_wrong(written: str) -> None:
    found = table("a.csv", written.encode(), ["name", "street"])

    assert found.problems
    assert all(one.line <= 2 for one in found.problems)
