"""A venue of the directory: where events take place, with what visitors must know to get there."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from herald.records.facets import PrivateBlock, Record
from herald.records.fields import Count, Email, Flag, ForStaff, Line, Number, Phone, Text
from herald.records.kind import Kind


class VenuePrivate(PrivateBlock):
    """How staff get in."""

    contact: Line | None = None
    email: Email | None = None
    phone: Phone | None = None
    access: Text | None = None
    """Keys, codes, loading."""


class Venue(Record):
    """A venue's fields; the title is its name."""

    address: Line
    """Street, city and ZIP code."""
    neighborhood: Line | None = None
    capacity: Count | None = None
    latitude: Annotated[Number, Field(ge=-90, le=90)] | None = None
    """Degrees north."""
    longitude: Annotated[Number, Field(ge=-180, le=180)] | None = None
    """Degrees east."""
    step_free: Flag = False
    hearing_loop: Flag = False
    transit: Line | None = None
    parking: Line | None = None
    private: Annotated[VenuePrivate | None, ForStaff()] = None


KIND = Kind(
    name="venue",
    plural="venues",
    model=Venue,
    folder="office/venues",
    address="",
    section="",
    indexed=("address", "neighborhood"),
    body="How to find the entrance, and what else visitors ask.",
    example="""\
address: 1 Harbor Street, Port Ellery, WA 98299
""",
)
