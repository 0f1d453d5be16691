"""A priority: one of the few things that the Mayor has promised to put first."""

from __future__ import annotations

from typing import Annotated

from herald.records.facets import Record
from herald.records.fields import Count, ForStaff, Line, Percent, Text
from herald.records.kind import Kind


class Priority(Record):
    """A priority's fields."""

    statement: Text
    """The promise in one sentence."""
    rank: Count = 0
    """Where it stands in the list, from 1."""
    icon: Line | None = None
    """The name of one of the site's icons."""
    time_share: Annotated[Percent | None, ForStaff()] = None
    """How much of the Mayor's working time it is meant to have, in percent."""


KIND = Kind(
    name="priority",
    plural="priorities",
    model=Priority,
    folder="content/priorities",
    address="/priorities/{name}/",
    section="priorities",
    template="priority.html",
    body="Why it comes first, and what is being done.",
    example="""\
statement: The promise in one sentence.
rank: 1
""",
)
