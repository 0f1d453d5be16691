"""Briefs: of what the Mayor is briefed, by when the brief is ready, and what is missing in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from herald.kinds.appointment import Appointment, Purpose, Standing
from herald.kinds.event import Event, Plan, Subtype
from herald.kinds.meeting import Meeting
from herald.mayors_time.workdays import working_days
from herald.records.encounter import MayorsRole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from herald.records.facets import Record
    from herald.settings import Settings

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


def is_briefed(record: Record) -> bool:
    """Whether the Mayor goes there, and is briefed about it."""
    if record.withdrawn:
        return False
    if isinstance(record, Appointment):
        is_over = record.status in (Standing.DONE, Standing.CANCELLED)
        return record.purpose in BRIEFED and not is_over and not record.representative
    if isinstance(record, Event | Meeting):
        return record.mayors_role is not None and not record.status.is_off
    return False


def ready_by(record: Record, day: date, settings: Settings) -> date:
    """The day on which the brief of what takes place on `day` is to be ready."""
    policy = settings.schedule
    lead = policy.brief_events if isinstance(record, Event) else policy.brief_meetings
    return working_days(settings).before(day, lead)


def missing(record: Record, *, has_speech: bool) -> Iterator[Part]:
    """What is not there; `has_speech` is whether somebody wrote remarks for it in a record."""
    if isinstance(record, Appointment):
        yield from _of_appointment(record, has_speech=has_speech)
    elif isinstance(record, Event):
        yield from _of_event(record, has_speech=has_speech)
    elif isinstance(record, Meeting):
        yield from _of_all(record.owner, has_place=_is_somewhere(record))
        if not record.agenda:
            yield Part.AGENDA


def _of_appointment(record: Appointment, *, has_speech: bool) -> Iterator[Part]:
    brief = record.brief
    yield from _of_all(record.staff_lead, has_place=_is_somewhere(record))
    if not (brief and (brief.bottom_line or brief.purpose)):
        yield Part.MEMO
    if record.purpose is not Purpose.CALL and not record.attendees:
        yield Part.GUESTS
    is_speech = record.mayors_role is MayorsRole.SPEAK and record.purpose is not Purpose.MEDIA
    has_points = bool(brief and brief.talking_points)
    has_speech = has_speech or bool(brief and brief.remarks)
    yield from _of_words(record.mayors_role, is_speech, has_points, has_speech)


def _of_event(record: Event, *, has_speech: bool) -> Iterator[Part]:
    plan = (record.private.plan if record.private else None) or Plan()
    yield from _of_all(record.owner, has_place=_is_somewhere(record))
    if not plan.goal:
        yield Part.GOAL
    if not plan.run_of_show:
        yield Part.STEPS
    if not plan.site_lead:
        yield Part.SITE
    is_conference = record.subtype is Subtype.PRESS_CONFERENCE
    is_speech = record.mayors_role is MayorsRole.SPEAK and not is_conference
    yield from _of_words(record.mayors_role, is_speech, bool(plan.talking_points), has_speech)


def _is_somewhere(record: Appointment | Event | Meeting) -> bool:
    return bool(record.venue or record.place or record.online)


def _of_all(lead: str | None, *, has_place: bool) -> Iterator[Part]:
    if not lead:
        yield Part.LEAD
    if not has_place:
        yield Part.PLACE


def _of_words(
    role: MayorsRole | None,
    is_speech: bool,  # noqa: FBT001 - what is known of it, in order
    has_points: bool,  # noqa: FBT001
    has_speech: bool,  # noqa: FBT001
) -> Iterator[Part]:
    """What the Mayor says there, if it is not only to drop by."""
    if role is MayorsRole.DROP_BY:
        return
    if is_speech and not has_speech:
        yield Part.REMARKS
    elif not (has_points or has_speech):
        yield Part.POINTS
