"""Tables (CSV) written anew: the columns that were declared, and no cell that a program would run.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line's end for a formula;
an apostrophe before it makes it text (OWASP ASVS 1.2.10). A number with its sign stays one. Written
as RFC 4180 has it: UTF-8, every cell in quotation marks, lines that end in CR LF.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMULA = re.compile(r"\s*[=+\-@|%＝＋－＠]\s*\S|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?[$€£]?\d[\d,]*(\.\d+)?%?")


def rewritten(content: bytes) -> bytes:
    """The table, its cells disarmed; raises Unfit."""
    return written(rows_of(content))


def header_of(content: bytes) -> tuple[str, ...]:
    """What stands in the first row; raises Unfit for what is no table."""
    return rows_of(content)[0]


def rows_of(content: bytes) -> list[tuple[str, ...]]:
    """The rows, each with a cell for every column of the first; raises Unfit."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unfit("the table is not UTF-8; save it as 'CSV UTF-8'") from error
    try:
        rows = [tuple(row) for row in csv.reader(StringIO(text, newline=""), strict=True) if row]
    except csv.Error as error:
        raise Unfit("the table cannot be read; save it anew as 'CSV UTF-8'") from error
    if not rows:
        raise Unfit("the table is empty; its first row has the names of its columns")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            raise Unfit(
                f"row {number} of the table has {len(row)} cells, and its first row {len(rows[0])};"
                " give every row a cell for each column"
            )
    return rows


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as a file."""
    lines = (",".join(_cell(cell) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode()


def _cell(text: str) -> str:
    armed = _FORMULA.match(text) and not _NUMBER.fullmatch(text.strip())
    quoted = (f"'{text}" if armed else text).replace('"', '""')
    return f'"{quoted}"'
