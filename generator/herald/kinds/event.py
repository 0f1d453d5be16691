"""An event: something that takes place and that people can come to, with the plan behind it.

The page stays when an event is postponed, rescheduled or cancelled, and says so with the reason.
What only staff may see stands under `private:`: the plan and what was learned afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from herald.records.convening import Convened
from herald.records.dates import LocalTime
from herald.records.duty import Duty
from herald.records.encounter import Attendee, Question, Step
from herald.records.facets import Part, PrivateBlock
from herald.records.fields import (
    CommitteeRef,
    Count,
    Dollars,
    Email,
    Flag,
    ForStaff,
    Language,
    Line,
    Minutes,
    OrganizationRef,
    PersonRef,
    Phone,
    Text,
    WebAddress,
)
from herald.records.kind import Kind
from herald.records.repeating import Repeating


class Subtype(StrEnum):
    """What kind of event it is."""

    RIBBON_CUTTING = "ribbon_cutting"
    TOWN_HALL = "town_hall"
    PRESS_CONFERENCE = "press_conference"
    CEREMONY = "ceremony"
    FORUM = "forum"
    OFFICE_HOURS = "office_hours"
    MEMORIAL = "memorial"
    PARADE = "parade"
    GROUNDBREAKING = "groundbreaking"


class Rsvp(Part):
    """How one says that one comes."""

    url: WebAddress | None = None
    email: Email | None = None
    phone: Phone | None = None
    by: LocalTime | None = None
    required: Flag = False


class Preparation(Part):
    """One line of the production checklist."""

    days_before: Count
    what: Line
    owner: Line | None = None
    done: Flag = False


class Role(Part):
    """Who does what on the day."""

    who: Line
    does: Line


class Plan(Part):
    """How the office makes the event happen."""

    goal: Text | None = None
    roles: tuple[Role, ...] = ()
    site_lead: PersonRef | None = None
    """Who is in charge on the spot, and is called when something goes wrong."""
    travel_before: Minutes | None = None
    """How long before the start the Mayor leaves for it."""
    travel_after: Minutes | None = None
    """How long after the end the Mayor is at the next place."""
    attendees: tuple[Attendee, ...] = ()
    talking_points: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    """What may be asked, and what the Mayor says then."""
    run_of_show: tuple[Step, ...] = ()
    checklist: tuple[Preparation, ...] = ()
    rain_plan: Text | None = None
    safety: Text | None = None
    press_plan: Text | None = None
    shot_list: tuple[Line, ...] = ()


class AfterAction(Part):
    """What was learned."""

    attendance: Count | None = None
    worked: Text | None = None
    did_not: Text | None = None
    thank_yous: tuple[Line, ...] = ()
    cost: Dollars | None = None


class EventPrivate(PrivateBlock):
    """The plan of an event, for staff."""

    plan: Plan | None = None
    after_action: AfterAction | None = None


class Event(Convened, Repeating):
    """An event's fields."""

    subtype: Subtype
    host: OrganizationRef | None = None
    committee: CommitteeRef | None = None
    cost: Line | None = None
    """What it costs to take part: `Free`."""
    rsvp: Rsvp | None = None
    livestream: WebAddress | None = None
    languages: tuple[Language, ...] = ()
    private: Annotated[EventPrivate | None, ForStaff()] = None

    @property
    def duties(self) -> Iterator[Duty]:
        plan = self.private.plan if self.private else None
        for line in plan.checklist if plan and not self.status.is_off else ():
            if not line.done:
                day = self.starts.date() - timedelta(days=line.days_before)
                yield Duty(line.what, line.owner or "", day, until=self.ends.date())

    @property
    def travel_before(self) -> timedelta | None:
        """How long before the start the Mayor leaves for it, by the plan."""
        plan = self.private.plan if self.private else None
        return plan.travel_before if plan else None

    @property
    def travel_after(self) -> timedelta | None:
        """How long after the end the Mayor is at the next place, by the plan."""
        plan = self.private.plan if self.private else None
        return plan.travel_after if plan else None


KIND = Kind(
    name="event",
    plural="events",
    model=Event,
    folder="schedules/events",
    address="/events/{year}/{name}/",
    section="events",
    template="event.html",
    indexed=(
        *("status", "previously", "venue", "neighborhood", "subtype", "committee"),
        *("mayors_role", "press", "travel_before", "travel_after", "trip", "afar"),
    ),
    body="What it is about, who is welcome, and what to bring.",
    example="""\
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
venue: city-hall
subtype: town_hall
""",
)
