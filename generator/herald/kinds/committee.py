"""A committee: residents and staff who work on one of the Mayor's priorities, in public."""

from __future__ import annotations

from herald.records.dates import LocalDate
from herald.records.facets import Part, Record
from herald.records.fields import Flag, Line, PersonRef, Text, VenueRef
from herald.records.kind import Kind


class Member(Part):
    """Somebody who sits on the committee."""

    person: PersonRef
    seat: Line | None = None
    since: LocalDate | None = None
    until: LocalDate | None = None


class Committee(Record):
    """A committee's fields."""

    charter: Text
    """What it is for, and by what authority."""
    chair: PersonRef | None = None
    members: tuple[Member, ...] = ()
    staff_liaison: PersonRef | None = None
    meets: Line | None = None
    """When it meets, in words: `first Tuesday of the month, 6 p.m.`"""
    meeting_place: VenueRef | None = None
    open_meetings: Flag = True
    established: LocalDate | None = None


KIND = Kind(
    name="committee",
    plural="committees",
    model=Committee,
    folder="committees/*",
    file="committee",
    address="/committees/{name}/",
    section="committees",
    template="committee.html",
    documents=("scorecard.pdf",),
    body="What the committee does, in a few paragraphs.",
    example="""\
charter: What it is for.
""",
)
