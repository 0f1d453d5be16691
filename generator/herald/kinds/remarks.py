"""Remarks: what the Mayor says somewhere, before it is said and as it was said.

What the Mayor promises in them is marked for the office: `{commit: what | owner: who | due: when}`.
Whoever reads or hears the remarks is given what is promised; owner and due date stay in the office.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.records.facets import Issued
from herald.records.fields import Count, EventRef, Minutes, PersonRef, Prose
from herald.records.kind import Kind


class RemarksState(StrEnum):
    """What the text is: what is to be said, what was said, or what reminds the speaker."""

    AS_PREPARED = "as_prepared"
    AS_DELIVERED = "as_delivered"
    NOTES = "notes"


SLOWEST, FASTEST = 80, 220
"""Words a minute: an auctioneer speaks at 250."""

USUAL = 130
"""Words a minute of somebody who wants to be understood."""


class Remarks(Issued):
    """What remarks have besides their text."""

    remarks_state: RemarksState
    """as_prepared before it is said, then as_delivered; notes are key words for the speaker."""
    as_prepared: Prose | None = None
    """The text as it was written, beside what was said: readers are told where the two differ."""
    occasion: EventRef | None = None
    """The event at which they are said."""
    speaker: PersonRef | None = None
    """Who says them; the Mayor unless given."""
    minutes: Minutes | None = None
    """How long the speaker has."""
    words_per_minute: Count = USUAL
    """How fast the speaker speaks."""

    @field_validator("as_prepared")
    @classmethod
    def _was_said(cls, as_prepared: str | None, info: ValidationInfo) -> str | None:
        state = info.data.get("remarks_state", RemarksState.AS_DELIVERED)
        if as_prepared is not None and state is not RemarksState.AS_DELIVERED:
            raise Finding(
                "'as_prepared' stands beside what was said; write 'remarks_state: as_delivered', "
                "or write the text below the second '---' only"
            )
        return as_prepared

    @field_validator("words_per_minute")
    @classmethod
    def _speech(cls, words_per_minute: int) -> int:
        if not SLOWEST <= words_per_minute <= FASTEST:
            raise Expected(
                f"people speak at {SLOWEST} to {FASTEST} words a minute; "
                f"without the line it is {USUAL}"
            )
        return words_per_minute


KIND = Kind(
    name="remarks",
    plural="remarks",
    model=Remarks,
    folder="content/remarks",
    address="/remarks/{year}/{name}/",
    section="remarks",
    template="remarks.html",
    indexed=("remarks_state",),
    documents=("{name}.pdf",),
    body="What is said. A promise is marked: `{commit: what | owner: name | due: 2027-03-20}`.",
    marks_commitments=True,
    example="""\
date: 2026-12-03
remarks_state: as_prepared
minutes: 5
""",
)
