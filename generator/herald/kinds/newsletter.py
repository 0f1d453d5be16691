"""A newsletter: an issue sent by mail and kept on the site, of sections that people wrote or chose.

A section is a text, or names records one by one, or asks for them (`query`). Nothing that is not
released when the issue is sent can be in it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted
from herald.records.dates import LocalTime
from herald.records.facets import Issued, Part
from herald.records.fields import AnyRef, Count, ForStaff, Line, MailLine, Prose, Summary
from herald.records.kind import Kind


class Query(Part):
    """Asks for released records of a kind, newest or next first."""

    kind: Literal["event", "release", "proclamation", "initiative", "goal"]
    days: Count = 14
    """For events: in so many days from the issue's date; for others: in so many days before it."""
    most: Count = 5
    tag: Line | None = None


class Section(Part):
    """A part of the issue with its heading."""

    heading: Line
    text: Prose | None = None
    items: tuple[AnyRef, ...] = ()
    query: Query | None = Field(default=None, validate_default=True)

    @field_validator("query")
    @classmethod
    def _something(cls, query: Query | None, info: ValidationInfo) -> Query | None:
        text, items = (info.data.get(name, True) for name in ("text", "items"))
        if not (text or items or query):
            which = (
                f"The section {quoted(info.data['heading'])}"
                if "heading" in info.data
                else "A section"
            )
            raise Finding(f"{which} is empty; give it 'text', 'items' or a 'query'")
        return query


class Newsletter(Issued):
    """A newsletter's fields."""

    subject: MailLine
    """The mail's subject; about 60 characters are shown on a phone."""
    preheader: Summary
    """What mail programs show beside the subject."""
    sections: tuple[Section, ...] = ()
    send_at: Annotated[LocalTime | None, ForStaff()] = None
    list: Annotated[MailLine | None, ForStaff()] = None
    """The mailing list it goes to."""


KIND = Kind(
    name="newsletter",
    plural="newsletters",
    model=Newsletter,
    folder="content/newsletters",
    address="/newsletters/{name}/",
    section="newsletters",
    template="newsletter.html",
    body="The Mayor's opening words.",
    example="""\
date: 2026-12-03
subject: What is in it, in 60 characters
preheader: One sentence more.
sections:
  - heading: Coming up
    query: {kind: event, days: 14, most: 5}
""",
)
