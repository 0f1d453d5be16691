"""Whom the Mayor meets, what the Mayor does there, and what is to be said: the parts of a briefing.

Events and appointments have them alike.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.records.dates import ClockTime
from herald.records.facets import Part
from herald.records.fields import Line, Minutes, OrganizationRef, PersonRef, Text


class MayorsRole(StrEnum):
    """What the Mayor does there."""

    SPEAK = "speak"
    PRESENT = "present"
    LISTEN = "listen"
    PRESIDE = "preside"
    SIGN = "sign"
    DROP_BY = "drop_by"


class Party(Part):
    """Somebody: in words, of the directory of people, or of an organization."""

    name: Line | None = None
    """Who it is, in words, when the person is not in the directory."""
    person: PersonRef | None = None
    organization: OrganizationRef | None = Field(default=None, validate_default=True)
    """For whom the person speaks; alone, whoever comes for it."""

    @field_validator("organization")
    @classmethod
    def _somebody(cls, organization: str | None, info: ValidationInfo) -> str | None:
        if not (organization or info.data.get("name", True) or info.data.get("person", True)):
            raise Finding(
                "Here is nobody; add 'name' (in words), 'person' (from office/people) or "
                "'organization' (from office/organizations)"
            )
        return organization


class Attendee(Party):
    """Somebody whom the Mayor will meet there."""

    title: Line | None = None
    """What the person is: `chair of the access working group`."""
    note: Line | None = None
    """What the Mayor should know before shaking hands."""


class Question(Part):
    """A question that may be asked, and what the Mayor says then."""

    q: Line
    """The question."""
    a: Text
    """The answer."""


class Step(Part):
    """One line of the run of show: at a time of day, or when the line before is done."""

    at: ClockTime | None = None
    """The time of day; past midnight it is on the next day."""
    minutes: Minutes | None = None
    """How long it takes."""
    what: Line
    who: Line | None = None
    cue: Line | None = None
    owner: Line | None = None
