"""Briefs: by when the Mayor's are ready, and what is missing in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from herald.kinds.appointment import Appointment, Purpose, Standing
from herald.kinds.event import Event, Subtype
from herald.kinds.trip import Trip
from herald.outputs.documents.briefing.hours import hours
from herald.outputs.documents.briefing.speeches import speeches_at
from herald.records.encounter import MayorsRole
from herald.workdays import working_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.records.facets import Scheduled
    from herald.render.language import Interpreter
    from herald.view import View

AHEAD = timedelta(days=14)
"""So far the page of briefs looks."""

BRIEFED = (Purpose.MEETING, Purpose.CALL, Purpose.MEDIA, Purpose.COUNCIL)
"""What an appointment is for that the Mayor is briefed about."""


class Part(StrEnum):
    """What may be missing."""

    LEAD = "staff lead"
    PLACE = "place"
    MEMO = "memo"
    GUESTS = "who comes"
    GOAL = "goal"
    STEPS = "run of show"
    SITE = "site lead"
    AGENDA = "agenda"
    REMARKS = "remarks"
    POINTS = "talking points"


@dataclass(frozen=True)
class Ready:
    """How far the brief of an engagement is."""

    title: str
    what: str
    key: str
    path: str
    day: date
    time: str
    by: date
    """The day on which it is to be ready."""
    missing: tuple[str, ...]
    owner: str
    """Who goes with the Mayor, or answers for it; "" for nobody."""
    is_late: bool
    """Whether something is missing and its day has come."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def brief_of(view: View, engagement: Engagement, speak: Interpreter) -> Ready | None:
    """How far a brief is; None where the Mayor is not briefed."""
    seen = view.record(engagement.key)
    if seen is None or not _is_briefed(engagement, cast("Scheduled", seen.record)):
        return None
    missing = tuple(
        map(speak.say, _missing(view, engagement, cast("Scheduled", seen.record), speak))
    )
    policy = view.settings.schedule
    lead = policy.brief_events if seen.kind.name == "event" else policy.brief_meetings
    day = engagement.starts.astimezone(view.settings.zone).date()
    by = working_days(view.settings).before(day, lead)
    return Ready(
        engagement.title,
        engagement.what,
        engagement.key,
        view.file_of(engagement.key),
        day,
        hours(engagement, view, speak),
        by,
        missing,
        engagement.lead.name if engagement.lead else "",
        bool(missing) and by <= view.today,
    )


def briefs_of(view: View, some: Iterable[Engagement], speak: Interpreter) -> tuple[Ready, ...]:
    """The briefs of these engagements: what is to be ready first comes first."""
    found = [ready for one in some if (ready := brief_of(view, one, speak))]
    return tuple(sorted(found, key=lambda one: (one.by, one.day)))


def _is_briefed(engagement: Engagement, record: Scheduled) -> bool:
    if engagement.is_off or not engagement.with_mayor or engagement.stand_in:
        return False
    if isinstance(record, Appointment):
        return record.purpose in BRIEFED and record.status is not Standing.DONE
    return not isinstance(record, Trip)


def _missing(
    view: View, engagement: Engagement, record: Scheduled, speak: Interpreter
) -> Iterator[Part]:
    """What is not there."""
    brief, role = engagement.brief, getattr(record, "mayors_role", None)
    if engagement.lead is None:
        yield Part.LEAD
    if not (engagement.where.place or engagement.where.online):
        yield Part.PLACE
    if isinstance(record, Appointment):
        if not (brief.bottom_line or brief.purpose):
            yield Part.MEMO
        if record.purpose is not Purpose.CALL and not brief.guests:
            yield Part.GUESTS
    elif isinstance(record, Event):
        if not brief.outcome:
            yield Part.GOAL
        if not brief.steps:
            yield Part.STEPS
        if engagement.site is None:
            yield Part.SITE
    elif not brief.steps:
        yield Part.AGENDA
    if role is MayorsRole.DROP_BY or not isinstance(record, Appointment | Event):
        return
    if _is_speech(record) and not speeches_at(view, engagement, speak):
        yield Part.REMARKS
    elif not _has_words(view, engagement, speak):
        yield Part.POINTS


def _is_speech(record: Appointment | Event) -> bool:
    """Whether the Mayor holds one there, and does not only answer questions."""
    if record.mayors_role is not MayorsRole.SPEAK:
        return False
    if isinstance(record, Event):
        return record.subtype is not Subtype.PRESS_CONFERENCE
    return record.purpose is not Purpose.MEDIA


def _has_words(view: View, engagement: Engagement, speak: Interpreter) -> bool:
    return bool(engagement.brief.talking_points or speeches_at(view, engagement, speak))
