"""An engagement: one thing on the Mayor's day, as it is told of whatever takes place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from herald.outputs.documents.run_of_show import later

if TYPE_CHECKING:
    from herald.kinds.event import Preparation, Role
    from herald.outputs.documents.briefing.people import Contact, Guest
    from herald.records.encounter import Question, Step
    from herald.view import View

Occasion = tuple[datetime, datetime, str]
"""Start and end, in UTC, and the record's key."""


@dataclass(frozen=True)
class Where:
    """Where it takes place, as far as the reader may know."""

    place: str = ""
    """In a few words, for the card."""
    address: str = ""
    online: str = ""
    access: str = ""
    """How staff get in."""
    contact: Contact | None = None
    """Whom the place sends."""


@dataclass(frozen=True)
class Brief:
    """What the Mayor reads before; every part may be missing."""

    bottom_line: str = ""
    purpose: str = ""
    """Markdown, and so are background, remarks and notes."""
    outcome: str = ""
    asks: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    acknowledgements: tuple[str, ...] = ()
    talking_points: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    steps: tuple[Step, ...] = ()
    steps_are: str = "Run of show"
    """What the steps are called."""
    background: str = ""
    remarks: str = ""
    notes: str = ""
    roles: tuple[Role, ...] = ()
    checklist: tuple[Preparation, ...] = ()
    press: str = ""
    rain: str = ""
    safety: str = ""
    shots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Engagement:
    """One thing on the day, at one of its times."""

    key: str
    """The record's, see `Seen.key`."""
    reference: str
    """What other records call it: `event/harbor-flats-town-hall`; "" if its reader may not know."""
    title: str
    what: str
    """Of what sort it is: `Town hall`."""
    summary: str
    starts: datetime
    """In the record's own time zone, and so are all its times."""
    ends: datetime
    with_mayor: bool = True
    is_off: bool = False
    """Whether it does not take place."""
    marks: tuple[str, ...] = ()
    """What the card says of it in capitals: `Hold`, `Cancelled: storm warning`."""
    where: Where = field(default_factory=Where)
    lead: Contact | None = None
    """Who goes with the Mayor, or answers for it."""
    site: Contact | None = None
    """Who is called when something goes wrong on the spot."""
    host: Guest | None = None
    role: str = ""
    """What the Mayor does: `Speaks`."""
    public_role: str = ""
    """The same in a sentence: `The Mayor speaks`."""
    press: str = ""
    """Whether the press may come, in the words of advisories."""
    stand_in: str = ""
    """Who comes for the Mayor, and by which delegation."""
    languages: tuple[str, ...] = ()
    travel_before: timedelta | None = None
    travel_after: timedelta | None = None
    brief: Brief = field(default_factory=Brief)

    @property
    def leaves(self) -> datetime | None:
        """When the Mayor leaves for it."""
        return later(self.starts, -self.travel_before) if self.travel_before else None

    @property
    def arrives(self) -> datetime | None:
        """When the Mayor is at the next place."""
        return later(self.ends, self.travel_after) if self.travel_after else None

    @property
    def occasion(self) -> Occasion:
        """By which engagements come in order; in UTC, since the clocks show an hour twice."""
        return self.starts.astimezone(UTC), self.ends.astimezone(UTC), self.key

    def takes_place_on(self, day: date, view: View) -> bool:
        """Whether it takes place at some time of that day of the office's clocks."""
        first, last = midnights(day, view)
        starts, ends = self.starts.astimezone(UTC), self.ends.astimezone(UTC)
        return starts < last and (ends > first or starts == ends == first)

    @property
    def room(self) -> frozenset[str]:
        """Everybody there, by every name that a commitment may call them."""
        guests = [*self.brief.guests, *([self.host] if self.host else [])]
        return frozenset(name for guest in guests for name in guest.names)


def midnights(day: date, view: View) -> tuple[datetime, datetime]:
    """The beginning of a day of the office's, and that of the next, in UTC."""
    zone = view.settings.zone
    first, last = (
        datetime.combine(day + timedelta(days=n), time(), zone).astimezone(UTC) for n in (0, 1)
    )
    return first, last
