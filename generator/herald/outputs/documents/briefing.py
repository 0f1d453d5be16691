"""The Mayor's briefing book for a day: the day's card, and a page for each event with its plan.

It is made from a View of those who brief the Mayor, and holds what is private; it never stands
under `site/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from herald.audience import Seen
from herald.kinds.event import Event, Plan, Preparation, Step
from herald.kinds.venue import Venue
from herald.outputs.artifact import Artifact
from herald.records.convening import Status
from herald.records.recurrence import occurrences
from herald.render import prose
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.settings import Settings
    from herald.view import View


@dataclass(frozen=True)
class Engagement:
    """An event on the day, with the records it names."""

    event: Seen
    starts: datetime
    """Of the occurrence on that day."""
    venue: Seen | None
    host: str
    owner: str


def artifact(view: View, day: date) -> Artifact:
    """The book of the day, `2026-12-03.pdf`; `view` is that of those who brief the Mayor."""
    return Artifact(
        f"{day}.pdf", book, (day, tuple(_engagements(view, day)), view.settings, view.at)
    )


def _engagements(view: View, day: date) -> Iterator[Engagement]:
    """The day's events, first things first; those that were called off stay, marked."""
    zone = view.settings.zone
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    found = []
    for seen in view.of("event"):
        event = cast("Event", seen.record)
        times = occurrences(event.starts, event.ends, event.recurrence, event.except_on, midnight)
        for starts, ends in times:
            if ends.astimezone(zone) > midnight - timedelta(days=1):
                found.append((starts, seen.name, seen))
    for starts, _, seen in sorted(found, key=lambda one: one[:2]):
        event = cast("Event", seen.record)
        yield Engagement(
            seen,
            starts,
            view.find("venue", event.venue or ""),
            _title(view.find("organization", event.host or "")),
            _title(view.find("person", event.owner or "")),
        )


def _title(seen: Seen | None) -> str:
    return seen.record.title if seen else ""


def book(day: date, engagements: tuple[Engagement, ...], settings: Settings, at: datetime) -> bytes:
    """The book as a PDF, in the office's first language, as of the moment `at`."""
    speak = Interpreter(settings.languages[0])
    office = speak.say("Office of the Mayor")
    city = speak.say("City of {city}", city=settings.city)
    data = {
        "title": speak.say("Briefing book, {day}", day=speak.long_day(day)),
        "author": f"{office}, {city}",
        "language": settings.languages[0].partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "office": f"{office}, {city}",
        "warning": speak.say("Internal – not for release"),
        "weekday": speak.weekday(day),
        "date": speak.day(day),
        "prepared": speak.say("As of {moment}", moment=speak.moment(at)),
        "card": [_line(one, speak) for one in engagements],
        "empty": speak.say("Nothing is scheduled."),
        "events": [_page(one, speak) for one in engagements],
        "images": {},
        "words": {name: speak.say(words) for name, words in WORDS.items()}
        | {"page": speak.say("{page} of {pages}", page="{page}", pages="{pages}")},
    }
    return typeset("briefing.typ", data, at)


WORDS = {
    "card": "The day's card",
    "goal": "Goal",
    "role": "The Mayor's role",
    "run_of_show": "Run of show",
    "time": "Time",
    "event": "Event",
    "what": "What",
    "who": "Who",
    "cue": "Cue",
    "staff": "Staff",
    "state": "State",
    "done": "Done",
    "open": "To do",
    "owner": "Owner",
    "due": "Due",
}

ROLES = {
    "speak": "Speaks",
    "present": "Presents",
    "listen": "Listens",
    "preside": "Presides",
    "sign": "Signs",
    "drop_by": "Drops by",
}


def _line(engagement: Engagement, speak: Interpreter) -> dict[str, object]:
    """The event's line on the day's card."""
    event = _event(engagement)
    return {
        "time": _hours(engagement, speak),
        "title": event.title,
        "place": _place(engagement, speak),
        "staff": engagement.owner or None,
        "marks": [*_marks(event, speak)],
    }


def _page(engagement: Engagement, speak: Interpreter) -> dict[str, object]:
    event = _event(engagement)
    private = event.private
    plan = private.plan if private and private.plan else Plan()
    role = event.mayors_role
    return {
        "title": event.title,
        "time": _hours(engagement, speak),
        "marks": [*_marks(event, speak)],
        "facts": [
            {"label": speak.say(label), "text": text}
            for label, text in _facts(engagement, speak).items()
            if text
        ],
        "goal": plan.goal,
        "role": speak.say(ROLES[role]) if role else speak.say("Does not attend"),
        "run_of_show": [*_run_of_show(plan.run_of_show, engagement.starts, speak)],
        "sections": [*_sections(engagement, plan, speak)],
    }


def _event(engagement: Engagement) -> Event:
    return cast("Event", engagement.event.record)


def _hours(engagement: Engagement, speak: Interpreter) -> str:
    event = _event(engagement)
    ends = engagement.starts + (event.ends - event.starts)
    if ends.date() > engagement.starts.date():
        return speak.say(
            "{start} until {end}",
            start=speak.clock(engagement.starts),
            end=f"{speak.short_day(ends.date())}, {speak.clock(ends)}",
        )
    return speak.hours(engagement.starts, ends)


def _marks(event: Event, speak: Interpreter) -> Iterator[str]:
    if event.status is not Status.SCHEDULED:
        status = speak.say(event.status.value.capitalize())
        yield f"{status}: {event.reason}" if event.reason else status
    if event.visibility.value in ("internal", "confidential"):
        yield speak.say(event.visibility.value.capitalize())


def _place(engagement: Engagement, speak: Interpreter) -> str:
    event = _event(engagement)
    if engagement.venue:
        return engagement.venue.record.title
    return event.place or (speak.say("Online") if event.online else "")


def _facts(engagement: Engagement, speak: Interpreter) -> dict[str, str]:
    event, venue = _event(engagement), engagement.venue
    place = cast("Venue", venue.record) if venue else None
    access = place.private if place else None
    return {
        "Where": ", ".join(
            filter(None, [_place(engagement, speak), place.address if place else ""])
        ),
        "Online": event.online.url if event.online else "",
        "Getting in": access.access or "" if access else "",
        "On site": ", ".join(filter(None, [access.contact, access.phone])) if access else "",
        "Host": engagement.host,
        "Staff": engagement.owner,
        "Languages": speak.listed(map(speak.language_name, event.languages))
        if event.languages
        else "",
    }


def _run_of_show(
    steps: Iterable[Step], starts: datetime, speak: Interpreter
) -> Iterator[dict[str, str | None]]:
    """The steps by the clock: at the time given, or when the step before is done."""
    now = starts
    for step in steps:
        if step.at:
            now = datetime.combine(starts.date(), step.at, starts.tzinfo)
        yield {"time": speak.clock(now), "what": step.what, "who": step.who, "cue": step.cue}
        if step.minutes:
            now += step.minutes


def _sections(
    engagement: Engagement, plan: Plan, speak: Interpreter
) -> Iterator[dict[str, object]]:
    lists = {
        "Who will be there": [_attendee(one.name, one.title, one.note) for one in plan.attendees],
        "Talking points": list(plan.talking_points),
        "Who does what": [f"{role.who}: {role.does}" for role in plan.roles],
    }
    for heading, items in lists.items():
        if items:
            yield {"heading": speak.say(heading), "items": items}
    if plan.checklist:
        steps = [_step(one, engagement.starts.date(), speak) for one in plan.checklist]
        yield {"heading": speak.say("Checklist"), "steps": steps}
    texts = {
        "Rain plan": plan.rain_plan,
        "Safety": plan.safety,
        "Press": plan.press_plan,
    }
    for heading, text in texts.items():
        if text:
            yield {"heading": speak.say(heading), "text": text}
    if plan.shot_list:
        yield {"heading": speak.say("Photographs"), "items": list(plan.shot_list)}
    private = _event(engagement).private
    if private and private.notes:
        yield {"heading": speak.say("Notes"), "body": prose.tree(private.notes)}


def _attendee(name: str, title: str | None, note: str | None) -> str:
    words = f"{name}, {title}" if title else name
    return f"{words} – {note}" if note else words


def _step(one: Preparation, day: date, speak: Interpreter) -> dict[str, object]:
    due = day - timedelta(days=one.days_before)
    return {"done": one.done, "what": one.what, "owner": one.owner, "due": speak.short_day(due)}
