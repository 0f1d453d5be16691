"""A trip: when the Mayor is away, and each leg of the way by the clocks of its own two places.

Its legs are on the Mayor's day, in the calendars of staff, and count as engagements; while the
Mayor is away, an engagement in town is a conflict. What belongs to the trip names it with `trip:`.
Nothing of a trip is ever public.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.problems import quoted, repeated
from herald.records.dates import LocalTime, Zone, parse_moment
from herald.records.facets import Part, PrivateBlock, Scheduled, Visibility
from herald.records.fields import Dollars, ForStaff, Line, PersonRef, Text
from herald.records.kind import Kind


class Leg(Part):
    """One way, from a place to another."""

    from_: Line = Field(alias="from")
    to: Line
    from_zone: Zone | None = None
    """The time zone at its beginning, when it is not that of the trip."""
    to_zone: Zone | None = None
    """The time zone at its end, when it is not that of the trip."""
    departs: LocalTime
    """By the clocks where it begins."""
    arrives: LocalTime
    """By the clocks where it ends."""
    by: Line | None = None
    """What it is travelled by: `Train 505`."""

    @field_validator("departs", "arrives", mode="before")
    @classmethod
    def _by_its_own_clocks(cls, written: object, info: ValidationInfo) -> object:
        zone = info.data.get("from_zone" if info.field_name == "departs" else "to_zone")
        if not zone or not isinstance(written, str):
            return written
        return parse_moment(written, ZoneInfo(zone))

    @field_validator("arrives")
    @classmethod
    def _later(cls, arrives: datetime, info: ValidationInfo) -> datetime:
        departs = info.data.get("departs")
        if departs and arrives.astimezone(UTC) <= departs.astimezone(UTC):
            told = repeated(f" ({departs:%Y-%m-%d %H:%M %Z})", "")
            raise Expected(f"a leg arrives after it departs{told}; each time has its own zone")
        return arrives

    @property
    def zones(self) -> tuple[str, str]:
        """The names of the zones in which it departs and arrives."""
        return str(self.departs.tzinfo), str(self.arrives.tzinfo)


class TripPrivate(PrivateBlock):
    """Where the Mayor sleeps, and what it costs."""

    lodging: Text | None = None
    confirmations: tuple[Line, ...] = ()
    """The numbers under which it is booked."""
    cost: Dollars | None = None
    budget_line: Line | None = None
    """What it is paid from."""


class Trip(Scheduled):
    """A trip's fields; it lasts from when the Mayor leaves town until the Mayor is back."""

    visibility: Visibility = Visibility.INTERNAL
    """internal or confidential; without the line a trip is internal."""
    legs: tuple[Leg, ...] = ()
    staff_lead: PersonRef | None = None
    """Who goes along."""
    private: Annotated[TripPrivate | None, ForStaff()] = None

    @field_validator("visibility")
    @classmethod
    def _for_staff(cls, visibility: Visibility) -> Visibility:
        if visibility in (Visibility.PUBLIC, Visibility.PRESS):
            raise Finding(
                f"A trip is {quoted(visibility)}, but where the Mayor travels and sleeps is for "
                "staff alone; write internal or confidential"
            )
        return visibility

    @field_validator("legs")
    @classmethod
    def _in_order(cls, legs: tuple[Leg, ...], info: ValidationInfo) -> tuple[Leg, ...]:
        starts, ends = info.data.get("starts"), info.data.get("ends")
        before = starts
        for number, leg in enumerate(legs, 1):
            if before and leg.departs.astimezone(UTC) < before.astimezone(UTC):
                what = "the trip starts" if number == 1 else f"leg {number - 1} arrives"
                raise Finding(f"Leg {number} departs before {what}; correct one of the two")
            before = leg.arrives
        if legs and ends and legs[-1].arrives.astimezone(UTC) > ends.astimezone(UTC):
            raise Finding("The last leg arrives after the trip ends; correct one of the two")
        return legs

    @property
    def ways(self) -> str | None:
        """When it is on the way, in seconds since 1970: `1796366400-1796375400 …`."""
        spans = (
            f"{int(leg.departs.timestamp())}-{int(leg.arrives.timestamp())}" for leg in self.legs
        )
        return " ".join(spans) or None


KIND = Kind(
    name="trip",
    plural="trips",
    model=Trip,
    folder="schedules/travel",
    address="",
    section="",
    is_published=False,
    indexed=("ways",),
    example="""\
starts: 2026-12-04 06:40
ends: 2026-12-04 14:15
legs:
  - from: Port Ellery
    to: The capital
    departs: 2026-12-04 06:40
    arrives: 2026-12-04 09:10
    by: Train 505
private:
  confirmations: [ABC123]
""",
)
