"""An alert: a short notice at the top of every page, which goes by itself when it expires."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from herald.records.facets import Record
from herald.records.fields import (
    Finding,
    Flag,
    Line,
    LocalDate,
    LocalTime,
    ShortLine,
    SiteAddress,
    Summary,
)
from herald.records.kind import Kind


class Level(StrEnum):
    """How urgent it is."""

    EMERGENCY = "emergency"
    WARNING = "warning"
    ADVISORY = "advisory"
    INFO = "info"
    MEMORIAL = "memorial"
    ALL_CLEAR = "all_clear"


class Alert(Record):
    """An alert's fields."""

    level: Level
    headline: ShortLine
    """At most 90 characters."""
    body: Summary
    """At most 300 characters."""
    action: Line | None = None
    """What people should do."""
    link: SiteAddress | None = None
    """The page with more."""
    area: Line | None = None
    starts: LocalTime
    expires: LocalTime = Field()
    """When it goes; an alert without an end would stand for ever."""
    dismissible: Flag = False
    """yes lets readers close it; never for an emergency."""

    @property
    def day(self) -> LocalDate:
        return self.starts.date()

    @field_validator("dismissible")
    @classmethod
    def _never_for_an_emergency(cls, dismissible: Flag, info: ValidationInfo) -> Flag:
        if dismissible and info.data.get("level") is Level.EMERGENCY:
            raise Finding("An emergency cannot be closed by readers; leave 'dismissible' out")
        return dismissible


KIND = Kind(
    name="alert",
    plural="alerts",
    model=Alert,
    folder="content/alerts",
    indexed=("level",),
    address="",
    section="",
    example="""\
level: info
headline: At most 90 characters
body: At most 300 characters.
starts: 2026-12-03 08:00
expires: 2026-12-04 20:00
""",
)
