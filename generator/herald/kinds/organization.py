"""An organization of the directory: a department, a partner, a neighbourhood association."""

from __future__ import annotations

from typing import Annotated

from herald.records.facets import PrivateBlock, Record
from herald.records.fields import Email, ForStaff, Line, Phone, WebAddress
from herald.records.kind import Kind


class OrganizationPrivate(PrivateBlock):
    """How staff reach it."""

    contact: Line | None = None
    email: Email | None = None
    phone: Phone | None = None


class Organization(Record):
    """An organization's fields; the title is its name."""

    website: WebAddress | None = None
    neighborhood: Line | None = None
    private: Annotated[OrganizationPrivate | None, ForStaff()] = None


KIND = Kind(
    name="organization",
    plural="organizations",
    model=Organization,
    folder="office/organizations",
    address="",
    section="",
    body="What it is, in a sentence or two.",
)
