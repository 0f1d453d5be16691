"""A release: what the office tells the press and the public, dated, with contacts and quotations.

A quotation goes out only when the person quoted has approved it. A media advisory answers who,
what, when and where, and does not give the news away.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.problems import repeated
from herald.records.facets import Issued, Part
from herald.records.fields import (
    Email,
    Finding,
    Flag,
    ForStaff,
    Language,
    Line,
    PersonRef,
    Phone,
    Text,
)
from herald.records.kind import Kind
from herald.records.wording import listed


class ReleaseKind(StrEnum):
    """The forms of the trade."""

    RELEASE = "release"
    ADVISORY = "advisory"
    STATEMENT = "statement"
    ANNOUNCEMENT = "announcement"
    CORRECTION = "correction"
    OP_ED = "op_ed"
    FACT_SHEET = "fact_sheet"


class Contact(Part):
    """Whom reporters call."""

    name: Line
    title: Line | None = None
    email: Email | None = None
    phone: Phone | None = None


class Quote(Part):
    """Words that somebody stands by."""

    who: Line
    """The name of the person quoted."""
    title: Line | None = None
    text: Text
    language: Language | None = None
    """The code of the language in which it was said (es), when that is not the record's."""
    approved_by: Annotated[PersonRef | None, ForStaff()] = Field(
        default=None, validate_default=True
    )
    """Who approved it; a quotation without this line stops the release."""

    @field_validator("approved_by")
    @classmethod
    def _approved(cls, approved_by: str | None, info: ValidationInfo) -> str | None:
        if approved_by is None and "who" in info.data:
            raise Finding(
                f"The quotation of {repeated(info.data['who'])} is not approved; add "
                "'approved_by' with the name of the person who approved it"
            )
        return approved_by


class Release(Issued):
    """A release's fields."""

    release_kind: ReleaseKind
    dateline: Line | None = None
    """The city in which it is issued, when it is not the office's own."""
    subhead: Line | None = None
    contacts: tuple[Contact, ...] = ()
    """The office's press contact unless given."""
    quotes: tuple[Quote, ...] = ()
    who: Text | None = None
    what: Text | None = None
    when: Text | None = None
    where: Text | None = Field(default=None, validate_default=True)
    visuals: Text | None = None
    """What photographers can see there (advisories)."""
    boilerplate: Flag = True
    """no leaves out the paragraph about the office."""

    @field_validator("where")
    @classmethod
    def _advisory_complete(cls, where: str | None, info: ValidationInfo) -> str | None:
        answers = {**info.data, "where": where}
        missing = [
            name for name in ("who", "what", "when", "where") if answers.get(name, "") is None
        ]
        if answers.get("release_kind") is ReleaseKind.ADVISORY and missing:
            raise Finding(f"An advisory says who, what, when and where; add {listed(missing)}")
        return where


KIND = Kind(
    name="release",
    plural="releases",
    model=Release,
    folder="content/news",
    address="/news/{year}/{name}/",
    section="news",
    template="release.html",
    indexed=("release_kind",),
    documents=("{name}.pdf", "{name}.docx", "{name}.txt"),
    body="The text of the release; the first paragraph holds the news.",
    example="""\
date: 2026-12-03
release_kind: release
summary: The news in one sentence.
""",
)
