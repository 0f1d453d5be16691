"""A letter on the city's letterhead: to one person, or the same to everyone in a table.

A letter goes to whom it is written to and to nobody else: it has no page, and is never public. One
letter says under `to` whom it is for; a merged one names a table beside it (`recipients`), with the
columns that it has, and its text has the name of a column in braces where each letter has its own
words: `Dear {name}`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.records.dates import LocalDate
from herald.records.facets import Part, PrivateBlock, Record, Visibility
from herald.records.fields import ColumnName, FileName, ForStaff, Line, PersonRef, Text
from herald.records.kind import Kind


class LetterKind(StrEnum):
    """What it is for."""

    REPLY = "reply"
    THANKS = "thanks"
    CONGRATULATIONS = "congratulations"
    CONDOLENCE = "condolence"
    WELCOME = "welcome"
    INVITATION = "invitation"
    SUPPORT = "support"
    RECOMMENDATION = "recommendation"
    NOTICE = "notice"


class Addressee(Part):
    """Whom a letter is for."""

    name: Line
    organization: Line | None = None


ADDRESS_COLUMNS = ("name", "organization", "street", "street_2", "city", "state", "zip")
"""The columns that the window of an envelope shows, in their order; a table may have others."""

MAY_BE_EMPTY = frozenset({"organization", "street_2"})
"""Those of them that not every recipient has."""


class LetterPrivate(PrivateBlock):
    """What only staff may see of a letter."""

    address: Text | None = None
    """Where it is sent, line by line below the name, as on the envelope."""


class Letter(Record):
    """A letter's fields."""

    visibility: Visibility = Visibility.INTERNAL
    """internal or confidential: a letter is never public."""
    letter_kind: LetterKind
    date: LocalDate
    to: Addressee | None = None
    """Whom it is for; a merged letter has `recipients` in its place."""
    recipients: FileName | None = None
    """The table (CSV) beside the record with a row for each letter."""
    columns: tuple[ColumnName, ...] = Field(default=(), validate_default=True)
    """The columns of that table, in any order; `name` is among them."""
    subject: Line | None = None
    """What it is about, printed above the salutation."""
    salutation: Line
    """`Dear Ms. Alvarez:`, or `Dear {name}:` in a merged letter."""
    closing: Line | None = None
    """What stands over the signature; `Sincerely,` unless given."""
    signer: PersonRef | None = None
    """Who signs it; the Mayor unless given."""
    enclosures: tuple[Line, ...] = ()
    cc: tuple[Line, ...] = ()
    """Who is sent a copy."""
    private: Annotated[LetterPrivate | None, ForStaff()] = None

    @property
    def day(self) -> LocalDate:
        return self.date

    @property
    def made_from(self) -> tuple[str, ...]:
        return (self.recipients,) if self.recipients else ()

    @field_validator("visibility")
    @classmethod
    def _for_nobody_else(cls, visibility: Visibility) -> Visibility:
        if visibility in (Visibility.PUBLIC, Visibility.PRESS):
            raise Expected(
                "a letter is internal or confidential; publish its words as a release of the form "
                "statement"
            )
        return visibility

    @field_validator("recipients")
    @classmethod
    def _one_or_many(cls, recipients: str | None, info: ValidationInfo) -> str | None:
        if recipients and not recipients.endswith(".csv"):
            raise Expected("recipients are kept in a table whose name ends in .csv")
        if recipients and info.data.get("to"):
            raise Finding(
                "The letter has both 'to' and 'recipients'; keep 'to' for a single letter, or "
                "'recipients' for one that is merged"
            )
        # `private` comes first: it stands in every record, and is decided before.
        own = info.data.get("private")
        if recipients and own and own.address:
            raise Finding(
                "A merged letter has no 'address' of its own; the addresses stand in its table"
            )
        return recipients

    @field_validator("columns")
    @classmethod
    def _columns_of_a_table(cls, columns: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if "to" not in info.data or "recipients" not in info.data:
            return columns  # which is said there
        if not (info.data["to"] or info.data["recipients"]):
            raise Finding(
                "The letter says not whom it is for; add 'to' with a 'name', or 'recipients' with "
                "the table of a merged letter"
            )
        if columns and not info.data["recipients"]:
            raise Finding("'columns' are those of 'recipients'; add its file, or remove the line")
        if info.data["recipients"] and not columns:
            raise Finding(
                "'columns' is missing; a merged letter names the columns of its table: "
                "'columns: [name, street, city, state, zip]'"
            )
        if info.data["recipients"] and "name" not in columns:
            raise Finding("'columns' has no 'name'; every letter needs the name of its recipient")
        return columns


KIND = Kind(
    name="letter",
    plural="letters",
    model=Letter,
    folder="content/letters",
    address="",
    section="",
    body="What the letter says, from the line after the salutation to the line before the closing.",
    example="""\
date: 2026-12-03
letter_kind: reply
to: {name: Whom it is for}
salutation: "Dear Ms. Example:"
""",
)
