"""A release, or remarks, are too long for the PDF.

A table of all that the city spent belongs in a file that a spreadsheet opens: 200,000 cells are a
PDF of 59 MB, made anew whenever a word beside them changes. A PDF holds 15,000 parts: the cells of
tables, lines, links and other marks, and the letters of words that are too long for a line. As a
table that is 1,500 rows of ten columns, on some 60 pages.

Passes:

```markdown
Where the money went, by department; the whole list is attached.

| Department | Spent |
| --- | --- |
| Harbor | $4,200,000 |
| Library | $1,900,000 |
```

Fails: the same table with a row for each of 8,000 payments
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.release import Release
from herald.kinds.remarks import Remarks
from herald.records.markdown import Extent, extent, has_more_parts
from herald.records.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "document-length"

MOST_PARTS = 15_000
"""So many are set in some 6 seconds at most, when they are links that each have a note below. A
paragraph with more than 512 words too long for a line is more than Typst can do at all ("maximum
grouping depth exceeded"); their letters are counted, so it is never given one."""


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A release or remarks whose text has more parts than a PDF holds."""
    del office, at
    is_printed = issubclass(entry.kind.model, Release | Remarks)
    if is_printed and has_more_parts(entry.body, MOST_PARTS):
        sentence = _sentence(extent(entry.body))
        yield Passage(entry.source, (), entry.body).problem(0, RULE, sentence)


def _sentence(found: Extent) -> str:
    *before, last = _counts(found)
    counted = f"{', '.join(before)} and {last}" if before else last
    return (
        f"The text has {counted}; a PDF holds {MOST_PARTS:,} of these in all. Attach the whole as "
        "a file ('attachments'), and print a summary"
    )


def _counts(found: Extent) -> Iterator[str]:
    """What there is of each, the most first."""
    named = [
        (found.cells, "cell of a table", "cells of tables"),
        (found.lines, "line", "lines"),
        (found.marks, "link or other mark", "links and other marks"),
        (found.letters, "", "letters in words that are too long for a line"),
    ]
    for count, one, many in sorted(named, reverse=True):
        if count:
            yield f"{count:,} {one if count == 1 else many}"
