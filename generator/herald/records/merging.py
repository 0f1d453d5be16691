"""Letters that are merged: the fields in their text, and the table of those they go to.

A field is the name of a column in braces, `{name}`. Its value is a word like any other: what stands
in a cell is never read as Markdown, and a spreadsheet's formula is printed as it is typed.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from herald.problems import Problem, quoted, repeated
from herald.records.wording import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

RULE = "letter-recipients"

MOST_RECIPIENTS = 5_000
"""Of one letter; a city of 96,000 has mailing houses for more."""

Row = dict[str, str]
"""A recipient: what stands in each column."""

_FIELD = re.compile(r"\{ ?([^\W\d][\w -]{0,39}?) ?\}")


def fields(text: str) -> Iterator[tuple[str, int]]:
    """The fields in a text, each as it is written there and with its place, in characters."""
    for found in _FIELD.finditer(text):
        yield found[1], found.start()


def without_fields(text: str) -> str:
    """The text with spaces in the place of its fields, so that places stay what they are."""
    return _FIELD.sub(lambda found: " " * len(found[0]), text)


def filled(text: str, row: Mapping[str, str]) -> str:
    """The text with the values of a recipient; what is no column of theirs stays as it is."""
    return _FIELD.sub(lambda found: row.get(found[1], found[0]), text) if "{" in text else text


@dataclass(frozen=True)
class Table:
    """The table of a letter's recipients."""

    rows: tuple[Row, ...]
    """Those that can be read, in their order."""
    problems: tuple[Problem, ...] = ()


def table(
    path: str, content: bytes, columns: Sequence[str], may_be_empty: Collection[str] = ()
) -> Table:
    """The table in a CSV file at `path`: UTF-8, cells between commas, the columns in any order."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "The table is not UTF-8; save it as 'CSV UTF-8'"
        return Table((), (Problem(path, line, 1, RULE, message),))
    reading = _Reading(path, text, columns, may_be_empty)
    rows = tuple(reading.rows())
    return Table(rows, tuple(reading.problems))


@dataclass(frozen=True)
class _Line:
    """A row as it is written: its cells, and the lines of the file that it fills."""

    cells: list[str]
    first: int
    last: int


class _Reading:
    """What is known while a table is read from its first line to its last."""

    def __init__(
        self, path: str, text: str, columns: Sequence[str], may_be_empty: Collection[str]
    ) -> None:
        self._path, self._columns, self._may_be_empty = path, columns, may_be_empty
        # Where csv ends a line, and nowhere else: a cell may hold U+2028.
        self._lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)
        self._text = text
        self.problems: list[Problem] = []

    def rows(self) -> Iterator[Row]:
        """The rows that are as they should be; what is wrong is noted."""
        written = self._written()
        head = next(written, None)
        if head is None:
            if not self.problems:
                self._note(1, 1, "The table is empty; its first row has the names of its columns")
            return
        if not self._is_head(head):
            return
        count = 0
        for line in islice(written, MOST_RECIPIENTS + 1):
            count += 1
            if count > MOST_RECIPIENTS:
                message = (
                    f"The table has more than {MOST_RECIPIENTS:,} recipients; part it in several, "
                    "with a letter for each"
                )
                self._note(line.first, 1, message)
            elif self._is_whole(line, head):
                yield dict(zip(head.cells, map(str.strip, line.cells), strict=True))
        if not count and not self.problems:
            self._note(head.last, 1, "The table has no recipients; add a row for each letter")

    def _written(self) -> Iterator[_Line]:
        # Without `strict`, what stands behind a closing quotation mark is read as if before it.
        reader = csv.reader(StringIO(self._text, newline=""), strict=True)
        before = 0
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                message = (
                    "The table cannot be read here; a cell with a quotation mark in it stands in "
                    "quotation marks and has it twice. Save it anew as 'CSV UTF-8'"
                )
                self._note(before + 1, 1, message)
                return
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield _Line([*map(str.strip, cells)], before + 1, reader.line_num)
            before = reader.line_num

    def _is_head(self, head: _Line) -> bool:
        known = len(self.problems)
        if len(head.cells) == 1 and re.search(r"[;\t]", head.cells[0]):
            message = (
                "The cells of the table stand between semicolons or tabs; save it as 'CSV UTF-8', "
                "with commas"
            )
            self._note(head.first, 1, message)
            return False
        for place, name in enumerate(head.cells):
            if name not in self._columns:
                meant = repeated(did_you_mean(name, self._columns), "")
                message = (
                    f"The column {quoted(name)} is not in 'columns' of the letter.{meant} Take it "
                    "out of the table, or add it there"
                )
                self._at(head, place, message)
            elif name in head.cells[:place]:
                self._at(head, place, f"The column {quoted(name)} is there twice; rename one")
        absent = [name for name in self._columns if name not in head.cells]
        if absent:
            message = (
                f"The table has no column {repeated(listed(absent))}, which 'columns' of the "
                "letter names; add it, or take it out there"
            )
            self._note(head.first, 1, message)
        return len(self.problems) == known

    def _is_whole(self, line: _Line, head: _Line) -> bool:
        known = len(self.problems)
        if len(line.cells) != len(head.cells):
            cells = "1 cell" if len(line.cells) == 1 else f"{len(line.cells)} cells"
            message = (
                f"The row has {cells}, and the first row {len(head.cells)}; give every row a cell "
                "for each column, and put one with a comma in it into quotation marks"
            )
            self._note(line.first, 1, message)
            return False
        for place, (name, cell) in enumerate(zip(head.cells, line.cells, strict=True)):
            if not cell and name not in self._may_be_empty:
                message = (
                    f"The column {quoted(name)} is empty in this row; fill it in, or take out the "
                    "row"
                )
                self._at(line, place, message)
            elif not cell.isprintable():
                message = (
                    f"The column {quoted(name)} has a line break here, or a character that nobody "
                    "sees; write it on one line"
                )
                self._at(line, place, message)
        return len(self.problems) == known

    def _at(self, line: _Line, place: int, message: str) -> None:
        """Notes what is wrong with a cell, counted from 0."""
        written = "".join(self._lines[line.first - 1 : line.last])
        starts = [found.start() for found in _CELL.finditer(written)]
        before = written[: starts[place] if place < len(starts) else 0]
        row, column = before.count("\n"), len(before) - before.rfind("\n")
        self._note(line.first + row, column, message)

    def _note(self, line: int, column: int, message: str) -> None:
        self.problems.append(Problem(self._path, line, column, RULE, message))


_CELL = re.compile(r"(?:^|(?<=,))(?:\"(?:[^\"]|\"\")*\"|(?!\")[^,\r\n]*)(?=,|\r|\n|\Z)")
"""A cell of a row, as RFC 4180 writes it."""
