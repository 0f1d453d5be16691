"""What is on the Mayor's day: appointments, events and meetings, in what is told of all alike.

Everything is drawn from a View, so that nobody's copy can hold what its reader may not see. For
readers outside the office an appointment is its public title, and its place what may be told.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from herald.kinds.appointment import Appointment, Purpose, Standing, tells_where
from herald.kinds.event import Event, Plan
from herald.kinds.trip import Trip
from herald.outputs.documents.briefing.engagement import Brief, Engagement, Where, midnights
from herald.outputs.documents.briefing.people import Contact, contact_of, guests_of, host_of
from herald.outputs.documents.event_papers import status_marks
from herald.records.encounter import MayorsRole, Step
from herald.render.labels import ROLES_FOR_STAFF, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen
    from herald.kinds.meeting import Meeting, Slot
    from herald.kinds.venue import Venue
    from herald.records.coverage import Covered
    from herald.records.facets import Scheduled
    from herald.render.language import Interpreter
    from herald.view import View


def drawn(view: View, seen: Seen, speak: Interpreter) -> Engagement:
    """A record at its own, or first, time."""
    record = cast("Scheduled", seen.record)
    return drawn_at(view, seen, record.starts, record.ends, speak)


def drawn_at(
    view: View, seen: Seen, starts: datetime, ends: datetime, speak: Interpreter
) -> Engagement:
    """A record at one of its times."""
    return _DRAWN[seen.kind.name](view, seen, starts, ends, speak)


def engagements(view: View, first: date, last: date, speak: Interpreter) -> tuple[Engagement, ...]:
    """All that takes place from one day to another, both included, in order; also what is off."""
    every = (seen for kind in _DRAWN for seen in view.of(kind))
    return _within(view, every, first, last, speak)


def engagements_near(
    view: View, first: date, last: date, speak: Interpreter
) -> tuple[Engagement, ...]:
    """The same, asked so that what takes place on other days makes nothing anew.

    Days are the office's own; what lasts for longer than a month is found on its first 31 days.
    """
    # Days of other zones may begin earlier and end later.
    around = view.taking_place(first - timedelta(days=1), last + timedelta(days=1))
    some = (seen for seen in around if seen.kind.name in _DRAWN)
    return _within(view, some, first, last, speak)


def _within(
    view: View, some: Iterable[Seen], first: date, last: date, speak: Interpreter
) -> tuple[Engagement, ...]:
    since, until = midnights(first, view)[0], midnights(last, view)[1]
    found = [
        _DRAWN[seen.kind.name](view, seen, starts, ends, speak)
        for seen in some
        for starts, ends in _times(cast("Scheduled", seen.record), since, until)
    ]
    return tuple(sorted(found, key=lambda one: one.occasion))


def _times(
    record: Scheduled, since: datetime, until: datetime
) -> Iterator[tuple[datetime, datetime]]:
    legs = record.legs if isinstance(record, Trip) else ()
    times = [(leg.departs, leg.arrives) for leg in legs] or record.series.until(until)
    for starts, ends in times:
        begins, is_over = starts.astimezone(UTC), ends.astimezone(UTC)
        if is_over > since or begins == is_over == since:
            yield starts, ends


# --- events ---------------------------------------------------------------------------------------


def _of_event(
    view: View, seen: Seen, starts: datetime, ends: datetime, speak: Interpreter
) -> Engagement:
    event = cast("Event", seen.record)
    private = event.private
    plan = (private.plan if private else None) or Plan()
    return Engagement(
        key=seen.key,
        reference=f"event/{seen.name}",
        title=event.title,
        what=speak.say(label(event.subtype)),
        summary=event.summary or "",
        starts=starts,
        ends=ends,
        with_mayor=event.mayors_role is not None,
        is_off=event.status.is_off or event.withdrawn is not None,
        marks=tuple(_marks_of_convened(view, event, speak)),
        where=_where(view, event, event.online.url if event.online else "", speak),
        lead=contact_of(view.find("person", event.owner or "")),
        site=contact_of(view.find("person", plan.site_lead or "")),
        host=host_of(view, event.host),
        role=_role(event.mayors_role, speak),
        public_role=_public_role(event.mayors_role, speak),
        press=_press(event, speak),
        languages=tuple(map(speak.language_name, event.languages)),
        travel_before=plan.travel_before,
        travel_after=plan.travel_after,
        brief=Brief(
            outcome=plan.goal or "",
            guests=guests_of(view, plan.attendees),
            talking_points=plan.talking_points,
            questions=plan.questions,
            steps=plan.run_of_show,
            notes=(private.notes or "") if private else "",
            roles=plan.roles,
            checklist=plan.checklist,
            press=plan.press_plan or "",
            rain=plan.rain_plan or "",
            safety=plan.safety or "",
            shots=plan.shot_list,
        ),
    )


def _marks_of_convened(view: View, event: Event | Meeting, speak: Interpreter) -> Iterator[str]:
    yield from status_marks(event, speak)
    if event.mayors_role is MayorsRole.DROP_BY:
        yield speak.say("Drops by")
    yield from _marks_of_visibility(view, event, speak, is_usual=False)


def _marks_of_visibility(
    view: View, record: Event | Meeting | Appointment | Trip, speak: Interpreter, *, is_usual: bool
) -> Iterator[str]:
    """Who may not know of it; `is_usual` for what nobody expects to be public."""
    if record.visibility.value == "confidential" or (
        record.visibility.value == "internal" and not is_usual
    ):
        yield speak.say(record.visibility.value.capitalize())
    moments = [moment for moment in (record.publish_at, record.embargo) if moment]
    lifted = max(moments, key=lambda moment: moment.astimezone(UTC), default=None)
    if lifted and not view.is_past(lifted):
        moment = f"{speak.short_day(lifted.date())}, {speak.clock(lifted)}"
        yield speak.say("Embargoed until {moment}", moment=moment)


def _role(role: MayorsRole | None, speak: Interpreter) -> str:
    return speak.say(ROLES_FOR_STAFF[role]) if role else ""


def _public_role(role: MayorsRole | None, speak: Interpreter) -> str:
    return speak.say(label(role)) if role else ""


def _press(record: Covered, speak: Interpreter) -> str:
    """Whether the press may come: `Open press`."""
    return speak.say(label(record.press)) if record.press else ""


# --- meetings -------------------------------------------------------------------------------------


def _of_meeting(
    view: View, seen: Seen, starts: datetime, ends: datetime, speak: Interpreter
) -> Engagement:
    meeting = cast("Meeting", seen.record)
    committee = view.find("committee", meeting.committee or "")
    return Engagement(
        key=seen.key,
        reference=f"meeting/{seen.name}",
        title=meeting.title,
        what=committee.record.title if committee else meeting.body or speak.say("Meeting"),
        summary=meeting.summary or "",
        starts=starts,
        ends=ends,
        with_mayor=meeting.mayors_role is not None,
        is_off=meeting.status.is_off or meeting.withdrawn is not None,
        marks=tuple(_marks_of_convened(view, meeting, speak)),
        where=_where(view, meeting, meeting.online.url if meeting.online else "", speak),
        lead=contact_of(view.find("person", meeting.owner or "")),
        role=_role(meeting.mayors_role, speak),
        public_role=_public_role(meeting.mayors_role, speak),
        press=_press(meeting, speak),
        brief=_brief_of_meeting(meeting) if meeting.mayors_role else Brief(),
    )


def _brief_of_meeting(meeting: Meeting) -> Brief:
    return Brief(
        steps=tuple(_step_of(slot) for slot in meeting.slots()),
        steps_are="Agenda",
        notes=(meeting.private.notes or "") if meeting.private else "",
    )


def _step_of(slot: Slot) -> Step:
    item = slot.item
    return Step(minutes=item.minutes, what=f"{slot.number}. {item.title}", who=item.presenter)


# --- appointments ---------------------------------------------------------------------------------


def _of_appointment(
    view: View, seen: Seen, starts: datetime, ends: datetime, speak: Interpreter
) -> Engagement:
    appointment = cast("Appointment", seen.record)
    private, brief = appointment.private, appointment.brief
    is_staff = view.audience.is_staff
    online = appointment.online
    reached = ", ".join(filter(None, [online.url, online.dial_in])) if online else ""
    told = is_staff or tells_where(appointment, (starts, ends), view.at)
    return Engagement(
        key=seen.key,
        # The name of its file was not chosen for outsiders: it may say more than the public title.
        reference=f"appointment/{seen.name}" if is_staff else "",
        title=appointment.title if is_staff else appointment.public_title or "",
        what=speak.say(appointment.purpose.value.capitalize()),
        summary=appointment.summary or "" if is_staff else "",
        starts=starts,
        ends=ends,
        is_off=appointment.status is Standing.CANCELLED or appointment.withdrawn is not None,
        marks=tuple(_marks_of_appointment(view, appointment, speak)),
        where=_where(view, appointment, reached, speak) if told else Where(),
        lead=contact_of(view.find("person", appointment.staff_lead or "")),
        site=_own_contact(appointment),
        role=_role(appointment.mayors_role, speak),
        public_role=_public_role(appointment.mayors_role, speak),
        press=_press(appointment, speak),
        stand_in=_stand_in(view, appointment),
        travel_before=appointment.travel_before,
        travel_after=appointment.travel_after,
        brief=Brief(
            bottom_line=(brief.bottom_line or "") if brief else "",
            purpose=(brief.purpose or "") if brief else "",
            outcome=(brief.outcome or "") if brief else "",
            asks=brief.asks if brief else (),
            guests=guests_of(view, appointment.attendees or ()),
            acknowledgements=brief.acknowledgements if brief else (),
            talking_points=brief.talking_points if brief else (),
            questions=brief.questions if brief else (),
            steps=brief.run_of_show if brief else (),
            background=(brief.background or "") if brief else "",
            remarks=(brief.remarks or "") if brief else "",
            notes=(private.notes or "") if private else "",
        ),
    )


def _marks_of_appointment(
    view: View, appointment: Appointment, speak: Interpreter
) -> Iterator[str]:
    if appointment.withdrawn:
        yield speak.say("Withdrawn")
    elif appointment.status is not Standing.CONFIRMED:
        yield speak.say(appointment.status.value.capitalize())
    elif appointment.purpose is Purpose.HOLD:
        yield speak.say("Hold")
    if appointment.mayors_role is MayorsRole.DROP_BY:
        yield speak.say("Drops by")
    yield from _marks_of_visibility(view, appointment, speak, is_usual=True)


def _own_contact(appointment: Appointment) -> Contact | None:
    private = appointment.private
    if private is None or not (private.contact or private.phone):
        return None
    return Contact(private.contact or "", private.phone or "")


def _stand_in(view: View, appointment: Appointment) -> str:
    somebody = view.find("person", appointment.representative or "")
    if somebody is None:
        return ""
    name = somebody.record.title
    delegation = view.find("delegation", appointment.delegation or "")
    return f"{name} ({delegation.record.title})" if delegation else name


# --- places ---------------------------------------------------------------------------------------


def _where(
    view: View, record: Event | Meeting | Appointment, online: str, speak: Interpreter
) -> Where:
    seen = view.find("venue", record.venue or "")
    venue = cast("Venue", seen.record) if seen else None
    access = venue.private if venue else None
    place = ", ".join(filter(None, [venue.title if venue else "", record.place]))
    return Where(
        place=place or (speak.say("Online") if record.online else ""),
        address=venue.address if venue else "",
        online=online,
        access=(access.access or "") if access else "",
        contact=Contact(access.contact or "", access.phone or "")
        if access and (access.contact or access.phone)
        else None,
    )


# --- trips ----------------------------------------------------------------------------------------


def _of_trip(
    view: View, seen: Seen, starts: datetime, ends: datetime, speak: Interpreter
) -> Engagement:
    """One leg of the way; the whole trip where no leg departs then."""
    trip = cast("Trip", seen.record)
    leg = next((one for one in trip.legs if (one.departs, one.arrives) == (starts, ends)), None)
    way = speak.say("{start} to {end}", start=leg.from_, end=leg.to) if leg else trip.title
    return Engagement(
        key=seen.key,
        reference=f"trip/{seen.name}",
        title=": ".join(filter(None, [leg.by, way])) if leg else trip.title,
        what=speak.say("Trip"),
        summary=trip.title if leg else trip.summary or "",
        starts=starts,
        ends=ends,
        is_off=trip.withdrawn is not None,
        marks=tuple(_marks_of_visibility(view, trip, speak, is_usual=True)),
        where=Where(place=leg.from_) if leg else Where(),
        lead=contact_of(view.find("person", trip.staff_lead or "")),
        brief=Brief(notes=_booked(trip, speak)),
    )


def _booked(trip: Trip, speak: Interpreter) -> str:
    """Where the Mayor sleeps and under which numbers it is booked, as Markdown."""
    private = trip.private
    if private is None:
        return ""
    numbers = ", ".join(private.confirmations)
    said = [
        f"{speak.say('Lodging')}: {private.lodging}" if private.lodging else "",
        f"{speak.say('Confirmations')}: {numbers}" if numbers else "",
        private.notes,
    ]
    return "\n\n".join(filter(None, said))


_DRAWN = {
    "event": _of_event,
    "meeting": _of_meeting,
    "appointment": _of_appointment,
    "trip": _of_trip,
}
