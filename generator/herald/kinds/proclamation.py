"""A proclamation: the Mayor honours a person, a group or a day, in a form fit for framing.

The template sets the punctuation of the clauses and the closing formula; staff type the words
alone. Seal and signature appear only when it is signed; until then every page says DRAFT. A
condolence and a commendation have no WHEREAS; the others have 3 to 6, or as `office.yml` says.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted, repeated
from herald.records.dates import LocalDate
from herald.records.facets import Issued, Part
from herald.records.fields import EventRef, Line, PersonRef, Text
from herald.records.kind import Kind
from herald.settings import Orientation


class ProclamationKind(StrEnum):
    """What form it has."""

    CEREMONIAL = "ceremonial"
    OFFICIAL = "official"
    COMMENDATION = "commendation"
    CERTIFICATE = "certificate"
    CONDOLENCE = "condolence"

    @property
    def has_whereas(self) -> bool:
        """Whether the form gives its reasons in WHEREAS clauses."""
        return self not in (ProclamationKind.COMMENDATION, ProclamationKind.CONDOLENCE)


class Effective(Part):
    """The days that it proclaims, both included."""

    from_: LocalDate = Field(alias="from")
    to: LocalDate | None = None


class Signature(Part):
    """Who put their name to it, and when."""

    by: PersonRef
    on: LocalDate


class Proclamation(Issued):
    """A proclamation's fields."""

    proclamation_kind: ProclamationKind
    number: Line | None = None
    """Given at issue: `2026-031`."""
    recipient: Line | None = None
    """Whom it honours."""
    whereas: tuple[Text, ...] = Field(default=(), validate_default=True)
    """The reasons, a clause each, without 'WHEREAS' and without punctuation at the end."""
    resolved: Text
    """What is proclaimed, after 'do hereby proclaim'."""
    effective: Effective | None = None
    presentation: EventRef | None = None
    """The event at which it is handed over."""
    orientation: Orientation | None = None
    """How its sheet is held; unless given, as `proclamations` in `office.yml` has it."""
    signed: Signature | None = None
    attested: Signature | None = None

    @field_validator("whereas")
    @classmethod
    def _form(cls, whereas: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        form = info.data.get("proclamation_kind")
        if form and whereas and not form.has_whereas:
            called = repeated(form, "proclamation of this form")
            raise Finding(f"A {called} has no 'whereas'; move the words into 'resolved'")
        if form and not whereas and form.has_whereas:
            raise Finding(
                f"'whereas' is missing; a proclamation of the form {quoted(form)} needs it, a list "
                "of clauses"
            )
        return whereas


KIND = Kind(
    name="proclamation",
    plural="proclamations",
    model=Proclamation,
    folder="proclamations",
    address="/proclamations/{year}/{name}/",
    section="proclamations",
    template="proclamation.html",
    documents=("{name}.pdf",),
    body="What visitors read beside the proclamation, if there is something to add.",
    example="""\
date: 2026-12-03
proclamation_kind: ceremonial
recipient: Whom it honours
whereas:
  - the first reason
  - the second reason
  - the third reason
resolved: the third day of December as a day of thanks
""",
)
