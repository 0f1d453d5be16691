"""An alert: a short notice at the top of every page, which goes by itself when it expires.

Once it is public, the site has it; readers see it from `starts` on.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.records.dates import LocalDate, LocalTime
from herald.records.facets import Part, Record
from herald.records.fields import Flag, Line, ShortLine, SiteAddress, Summary
from herald.records.kind import Kind


class Level(StrEnum):
    """How urgent it is."""

    EMERGENCY = "emergency"
    WARNING = "warning"
    ADVISORY = "advisory"
    INFO = "info"
    MEMORIAL = "memorial"
    ALL_CLEAR = "all_clear"


class Category(StrEnum):
    """What sort of thing it is about, in the words of the Common Alerting Protocol."""

    GEO = "geo"
    MET = "met"
    SAFETY = "safety"
    SECURITY = "security"
    RESCUE = "rescue"
    FIRE = "fire"
    HEALTH = "health"
    ENV = "env"
    TRANSPORT = "transport"
    INFRA = "infra"
    CBRNE = "cbrne"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon people should act."""

    IMMEDIATE = "immediate"
    EXPECTED = "expected"
    FUTURE = "future"
    PAST = "past"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How great the danger is to life and property."""

    EXTREME = "extreme"
    SEVERE = "severe"
    MODERATE = "moderate"
    MINOR = "minor"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure it is."""

    OBSERVED = "observed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


class Response(StrEnum):
    """What sort of action is asked for."""

    SHELTER = "shelter"
    EVACUATE = "evacuate"
    PREPARE = "prepare"
    EXECUTE = "execute"
    AVOID = "avoid"
    MONITOR = "monitor"
    ASSESS = "assess"
    ALL_CLEAR = "all_clear"
    NONE = "none"


class Protocol(Part):
    """What programs for alerts are told beside the words (Common Alerting Protocol 1.2).

    What is left out follows from the level, and is `unknown` where nothing does.
    """

    event: ShortLine | None = None
    """What happens, in a few words: `Coastal flood`; the title unless it is given."""
    category: Category | None = None
    urgency: Urgency | None = None
    severity: Severity | None = None
    certainty: Certainty | None = None
    response: Response | None = None


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
    """From when on readers see it, if it is public by then."""
    expires: LocalTime = Field()
    """When it goes; an alert without an end would stand for ever."""
    dismissible: Flag = False
    """yes lets readers close it; never for an emergency."""
    cap: Protocol | None = None
    """What programs for alerts are told beside the words."""

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
