"""A person of the directory: the Mayor, staff, committee members, partners.

Contact details stay private.
"""

from __future__ import annotations

from typing import Annotated

from herald.records.facets import PrivateBlock, Record
from herald.records.fields import Email, ForStaff, Line, OrganizationRef, Phone, Text
from herald.records.kind import Kind


class PersonPrivate(PrivateBlock):
    """How staff reach somebody."""

    email: Email | None = None
    phone: Phone | None = None
    address: Text | None = None
    assistant: Line | None = None


class Person(Record):
    """A person's fields; the title is the full name."""

    role: Line | None = None
    """What the person is: `Mayor`, `Director of Housing`."""
    pronouns: Line | None = None
    organization: OrganizationRef | None = None
    public_email: Email | None = None
    public_phone: Phone | None = None
    press_topics: Line | None = None
    """What reporters ask this person about; whoever has it stands on the page for reporters."""
    pronounced: Line | None = None
    """How the name is said, for speakers."""
    private: Annotated[PersonPrivate | None, ForStaff()] = None


KIND = Kind(
    name="person",
    plural="people",
    model=Person,
    folder="office/people",
    address="/people/{name}/",
    section="people",
    template="person.html",
    indexed=("public_email", "public_phone"),
    body="A short biography.",
    example="""\
role: What the person is
""",
)
