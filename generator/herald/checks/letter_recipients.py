"""A letter cannot be merged as it is written.

A merged letter names its table (CSV, beside the record) and the columns that this has, and its text
has the name of a column in braces. So a field that is no column, a column that is not in the table,
and a cell with nothing in it are errors, each told where it stands: or somebody would be sent a
letter to 'Dear {nmae}'. Of the columns `organization` and `street_2` a cell may be empty, where the
text does not use them.

Passes, when the first row of `thanks.csv` is `name,street,city,state,zip`:

```yaml
recipients: thanks.csv
columns: [name, street, city, state, zip]
salutation: "Dear {name}:"
```

Fails:

```yaml
recipients: thanks.csv
columns: [name, street, city, state, zip]
salutation: "Dear {nmae}:"
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from herald.kinds.letter import MAY_BE_EMPTY, Letter
from herald.problems import Problem, quoted, repeated
from herald.records import merging
from herald.records.merging import fields, table, without_fields
from herald.records.source import Passage
from herald.records.wording import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location

RULE = merging.RULE


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """What keeps a letter from being merged."""
    del at
    letter = entry.record
    if not isinstance(letter, Letter) or entry.is_translation:
        return
    for passage in _passages(entry, letter):
        for name, place in fields(passage.text):
            if name not in letter.columns:
                yield passage.problem(place, RULE, _no_column(name, letter))
    if letter.recipients:
        yield from _in_links(entry)
        yield from _out_of_place(entry, letter)
        yield from _in_table(entry, letter, office)


def _passages(entry: Entry, letter: Letter) -> Iterator[Passage]:
    """The texts of a letter that may have fields."""
    yield Passage(entry.source, ("salutation",), letter.salutation)
    if letter.subject:
        yield Passage(entry.source, ("subject",), letter.subject)
    if entry.body:
        yield Passage(entry.source, (), entry.body)


def _out_of_place(entry: Entry, letter: Letter) -> Iterator[Problem]:
    """Braces that would be printed as they stand, in every letter."""
    for passage in _passages(entry, letter):
        for found in _BRACE.finditer(without_fields(passage.text)):
            message = (
                "The brace here is part of no field; a field is the name of a column in braces, "
                f"such as '{{{letter.columns[0]}}}'"
            )
            yield passage.problem(found.start(), RULE, message)
    lines: list[tuple[Location, str]] = [(("closing",), letter.closing or "")]
    lines += [(("enclosures", at), line) for at, line in enumerate(letter.enclosures)]
    lines += [(("cc", at), line) for at, line in enumerate(letter.cc)]
    for location, line in lines:
        if _BRACE.search(line):
            message = (
                f"{quoted(str(location[0]))} is the same in every letter, so it has no fields; "
                "write it without braces, or put the field into the text"
            )
            yield entry.problem(location, RULE, message)


_BRACE = re.compile(r"[{}]")


def _no_column(name: str, letter: Letter) -> str:
    if not letter.recipients:
        return (
            f"{quoted(f'{{{name}}}')} is a field of a merged letter, and this is for one person; "
            "write the words, or name 'recipients' and 'columns'"
        )
    known = f" The columns are {listed(letter.columns)}"
    meant = repeated(did_you_mean(name, letter.columns) or known, "")
    return f"{quoted(f'{{{name}}}')} is no column of the table.{meant}"


def _in_links(entry: Entry) -> Iterator[Problem]:
    """Fields in addresses that the text links to."""
    for passage, link in entry.links:
        if any(fields(link.target)) and not passage.is_private:
            message = (
                f"The link leads to {quoted(link.target)}; a field stands among words, and not in "
                "an address. Write the address out"
            )
            yield passage.problem(link.offset, RULE, message)


def _in_table(entry: Entry, letter: Letter, office: Office) -> Iterator[Problem]:
    path = entry.beside(letter.recipients or "")
    real = office.files.get(path)
    if real is None:
        folder = entry.beside("")
        beside = sorted(one.removeprefix(folder) for one in office.files if one.startswith(folder))
        otherwise = " Add the file"
        meant = repeated(did_you_mean(letter.recipients or "", beside) or otherwise, otherwise)
        message = (
            f"'recipients' is {quoted(letter.recipients or '')}; there is no such file beside the "
            f"record.{meant}"
        )
        yield entry.problem(("recipients",), RULE, message)
        return
    used = {name for passage in _passages(entry, letter) for name, _ in fields(passage.text)}
    yield from table(path, real.read_bytes(), letter.columns, MAY_BE_EMPTY - used).problems
