"""A release: what the office tells the press and the public, dated, with contacts and quotations.

A quotation goes out only when the person quoted has approved it. A media advisory answers who,
what, when and where, and does not give the news away. A correction names what it corrects: both
pages then lead to each other, and the one that was wrong says so without being told.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import repeated
from herald.records.facets import Issued, Part
from herald.records.fields import (
    AnyRef,
    Email,
    EventRef,
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
    event: EventRef | None = None
    """The event that it announces, for its page and for reporters' calendars."""
    boilerplate: Flag = True
    """no leaves out the paragraph about the office."""
    corrects: AnyRef | None = Field(default=None, validate_default=True)
    """What a correction corrects: `release/ferry-terminal`. That page says so by itself."""
    was: Text | None = None
    """What was said (corrections)."""
    now: Text | None = Field(default=None, validate_default=True)
    """What should have been said."""

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

    @field_validator("corrects")
    @classmethod
    def _corrects_something(cls, corrects: str | None, info: ValidationInfo) -> str | None:
        kind = info.data.get("release_kind")
        if kind is ReleaseKind.CORRECTION and corrects is None:
            raise Finding(
                "A correction names what it corrects; add 'corrects' with the kind and the name of "
                "that record, such as release/ferry-terminal"
            )
        if kind not in (ReleaseKind.CORRECTION, None) and corrects is not None:
            raise Finding(
                "Only a correction corrects another record; write 'release_kind: correction', or "
                "leave out 'corrects'"
            )
        return corrects

    @field_validator("now")
    @classmethod
    def _says_both(cls, now: str | None, info: ValidationInfo) -> str | None:
        answers = {"was": info.data.get("was", ""), "now": now}
        missing = [name for name, words in answers.items() if words is None]
        if len(missing) == 1:
            raise Finding(
                "A correction sets what is so beside what was said; "
                f"add '{missing[0]}', or leave out both"
            )
        return now


KIND = Kind(
    name="release",
    plural="releases",
    model=Release,
    folder="content/news",
    address="/news/{year}/{name}/",
    section="news",
    template="release.html",
    indexed=("release_kind", "corrects"),
    documents=("{name}.pdf", "{name}.docx", "{name}.txt"),
    body="The text of the release; the first paragraph holds the news.",
    example="""\
date: 2026-12-03
release_kind: release
summary: The news in one sentence.
""",
)
