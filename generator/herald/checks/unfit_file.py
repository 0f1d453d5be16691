"""A file that a record or a page brings along, and that cannot be published as it is.

Every such file is written anew before it is published: of a picture the pixels alone, of a drawing
the shapes, of a PDF its pages, of a table its cells. What cannot be read, is of another kind than
its name says, or holds more than one sees is an error: documents of office programs (Word, Excel,
PowerPoint, OpenDocument, with macros or without) because of their hidden sheets, comments and
earlier versions; encrypted PDFs; pictures of more than 40 million pixels; drawings with scripts.

A table (CSV) names its columns in the record, so that none is published by mistake; beside pages
there is no place to name them, so a table stands beside a record.

Passes, when the first row of `wards.csv` is `Ward,Votes`:

```yaml
attachments:
  - file: wards.csv
    title: Votes by ward
    columns: [Ward, Votes]
```

Fails, when that row is `Ward,Votes,Home address`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.problems import Problem, quoted, repeated
from herald.records.filetype import FORMS, OFFICE_SUFFIXES, suffix_of
from herald.records.walk import PAGES
from herald.records.wording import listed, name_of
from herald.render.files import judge
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.facets import Attachment
    from herald.records.yaml_fields import Location

RULE = "unfit-file"

TABLE = ".csv"

_DRAWN = tuple(suffix for suffix in FORMS if suffix not in (TABLE, ".md"))
"""What the pages written by hand may bring along, each of which is written anew."""


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Files that a record names."""
    del at
    record = entry.record
    for index, image in enumerate(record.images):
        yield from _named(entry, office, ("images", index, "file"), image.file)
    for index, attachment in enumerate(record.attachments):
        location: Location = ("attachments", index, "file")
        found = [*_named(entry, office, location, attachment.file)]
        yield from found
        real = office.files.get(entry.beside(attachment.file))
        if real and not found and suffix_of(attachment.file) == TABLE and entry.gives(location):
            yield from _columns(entry, location, attachment, real)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """Documents of office programs wherever they lie, and the files of pages written by hand."""
    del at
    for path, real in office.files.items():
        suffix = suffix_of(path)
        if suffix == TABLE and path.startswith(f"{PAGES}/"):
            yield Problem(path, 1, 1, RULE, _TABLE_OF_NO_RECORD)
        elif suffix in OFFICE_SUFFIXES or (path.startswith(f"{PAGES}/") and suffix in _DRAWN):
            # Its pixels are looked at when it is drawn, once: here nothing is known from before.
            fault = _fault(real, deep=False)
            if fault:
                yield Problem(path, 1, 1, RULE, f"The file cannot be published: {fault}")


def _named(entry: Entry, office: Office, location: Location, file: str) -> Iterator[Problem]:
    real = office.files.get(entry.beside(file))
    if real and entry.gives(location) and suffix_of(file) not in OFFICE_SUFFIXES:
        fault = _fault(real, deep=True)
        if fault:
            message = f"{name_of(location)} is {quoted(file)}: {_marked(fault, real)}"
            yield entry.problem(location, RULE, message)


def _marked(fault: str, real: Path) -> str:
    """What is wrong with a file, with its name marked as repeated where the advice has it."""
    return fault.replace(f"'{real.stem}.", f"'{repeated(real.stem)}.")


def _fault(real: Path, *, deep: bool) -> str:
    try:
        judge(real.name, real.read_bytes(), deep=deep)
    except Unfit as unfit:
        return str(unfit)
    return ""


_TABLE_OF_NO_RECORD = (
    "A table is published beside a record that names its columns; move it there, and attach it "
    "with 'columns'"
)


def _columns(
    entry: Entry, location: Location, attachment: Attachment, real: Path
) -> Iterator[Problem]:
    """A table whose first row is not what the record says."""
    from herald.render.tables import header_of

    header = header_of(real.read_bytes())
    if header != attachment.columns:
        message = _difference(attachment.file, header, attachment.columns)
        yield entry.problem(location, RULE, message)


def _difference(file: str, header: Sequence[str], declared: Sequence[str]) -> str:
    if not declared:
        return (
            f"{quoted(file)} is a table, and is published with the columns that the record names "
            "and no other; write them below it: 'columns: [Ward, Votes]'"
        )
    absent = [name for name in declared if name not in header]
    if absent:
        return (
            f"{quoted(file)} has no column {repeated(listed(absent))}; its first row is to be as "
            "'columns' says"
        )
    more = [place for place, name in enumerate(header, 1) if name not in declared]
    if more:
        # What stands in the first row may be what nobody was to see; its place is enough.
        places = ", ".join(map(str, more))
        return (
            f"{quoted(file)} has more columns than 'columns' names (number {places}); take them "
            "out of the file, or name them if the public may see them"
        )
    columns = repeated(listed(declared))
    return f"the columns of {quoted(file)} are to be {columns}, in that order and each once"
