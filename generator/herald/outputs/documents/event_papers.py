"""The papers of an event: a memo of one page, the run of show, the production checklist.

They are made from the plan, which only staff see. Of an event that repeats they are about its first
time.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, cast

from herald.kinds.event import Event, Plan
from herald.kinds.venue import Venue
from herald.outputs.documents.letterhead import (
    Letterhead,
    common_to,
    internal,
    office_of,
    short_page_of_pages,
)
from herald.outputs.documents.run_of_show import clock_times
from herald.records.convening import Status
from herald.render.labels import ROLES_FOR_STAFF
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from herald.audience import Seen
    from herald.records.convening import Convened
    from herald.records.encounter import Attendee


def has_plan(seen: Seen) -> bool:
    """Whether it has a plan."""
    return plan_of(seen) is not None


def has_memo(seen: Seen) -> bool:
    """Whether the Mayor goes there, or there is a plan."""
    return event_of(seen).mayors_role is not None or has_plan(seen)


def has_run_of_show(seen: Seen) -> bool:
    """Whether its steps are planned."""
    plan = plan_of(seen)
    return plan is not None and bool(plan.run_of_show)


def has_checklist(seen: Seen) -> bool:
    """Whether there is something to prepare, or to be ready for."""
    plan = plan_of(seen)
    return plan is not None and any(
        (plan.checklist, plan.roles, plan.rain_plan, plan.safety, plan.shot_list)
    )


def event_of(seen: Seen) -> Event:
    """The event."""
    return cast("Event", seen.record)


def plan_of(seen: Seen) -> Plan | None:
    """Its plan, if there is one and it is seen."""
    private = event_of(seen).private
    return private.plan if private else None


def role_of(event: Event, speak: Interpreter) -> str:
    """What the Mayor does there."""
    role = event.mayors_role
    return speak.say(ROLES_FOR_STAFF[role]) if role else speak.say("Does not attend")


def when_of(event: Event, speak: Interpreter) -> str:
    """`Thursday, December 3, 2026, 1 to 2 p.m. PST`."""
    return speak.span(event.starts, event.ends)


def place_of(event: Event, letterhead: Letterhead, speak: Interpreter) -> str:
    """Where it is, with the address of a venue."""
    venue = letterhead.find("venue", event.venue)
    if venue:
        address = cast("Venue", venue.record).address
        return ", ".join(filter(None, (venue.record.title, address)))
    return event.place or (speak.say("Online") if event.online else "")


def guests_of(attendees: Iterable[Attendee], letterhead: Letterhead) -> list[str]:
    """Who will be there: `Cyrus Mehrabian, chair – what the Mayor should know`."""
    return [*filter(None, (_guest(one, letterhead) for one in attendees))]


def _guest(one: Attendee, letterhead: Letterhead) -> str:
    known = letterhead.signer(one.person or "")
    group = letterhead.title_of("organization", one.organization)
    words = (known.name or one.name, one.title or known.title, group)
    named = ", ".join(word for word in words if word)
    return f"{named} – {one.note}" if named and one.note else named


def _common(seen: Seen, letterhead: Letterhead, kind: str) -> dict[str, object]:
    event = event_of(seen)
    settings = letterhead.settings.into(seen.language)
    speak = Interpreter(seen.language)
    named = speak.say(kind)
    return common_to(seen, letterhead) | {
        "title": f"{named}: {event.title}",
        "warning": internal(speak),
        "office": office_of(settings, speak),
        "kind": named,
        "headline": event.title,
        "when": when_of(event, speak),
        "marks": [*status_marks(event, speak)],
    }


def status_marks(record: Convened, speak: Interpreter) -> Iterator[str]:
    """That it was taken back, or does not take place as announced, and why."""
    if record.withdrawn:
        yield f"{speak.say('Withdrawn')}: {record.withdrawn.reason}"
    elif record.status is not Status.SCHEDULED:
        status = speak.say(record.status.value.capitalize())
        yield f"{status}: {record.reason}" if record.reason else status


def _words(speak: Interpreter, words: Mapping[str, str]) -> dict[str, str]:
    said = {name: speak.say(word) for name, word in words.items()}
    return said | {"page": short_page_of_pages(speak)}


# --- the memo -------------------------------------------------------------------------------------


def memo(seen: Seen, letterhead: Letterhead) -> bytes:
    """What those who go there must know, on a page."""
    event, speak = event_of(seen), Interpreter(seen.language)
    plan = plan_of(seen) or Plan()
    own: dict[str, object] = {
        "facts": [
            {"label": speak.say(label), "text": text}
            for label, text in _facts(event, letterhead, speak).items()
            if text
        ],
        "goal": plan.goal,
        "role": role_of(event, speak),
        "sections": [*_sections(plan, letterhead, speak)],
        "words": _words(speak, {"goal": "Goal", "role": "The Mayor’s role"}),
    }
    return typeset("memo.typ", _common(seen, letterhead, "Event memo") | own, event.starts)


def _facts(event: Event, letterhead: Letterhead, speak: Interpreter) -> dict[str, str]:
    venue = letterhead.find("venue", event.venue)
    access = cast("Venue", venue.record).private if venue else None
    press = letterhead.settings.press_contact
    languages = map(speak.language_name, event.languages)
    return {
        "Where": place_of(event, letterhead, speak),
        "Online": event.online.url if event.online else "",
        "Getting in": (access.access or "") if access else "",
        "On site": ", ".join(filter(None, (access.contact, access.phone))) if access else "",
        "Host": letterhead.title_of("organization", event.host),
        "Staff": letterhead.signer(event.owner or "").name,
        "Languages": speak.listed(languages) if event.languages else "",
        "Press contact": ", ".join(filter(None, (press.name, press.phone))) if press else "",
    }


def _sections(
    plan: Plan, letterhead: Letterhead, speak: Interpreter
) -> Iterator[dict[str, object]]:
    lists = {
        "Who will be there": guests_of(plan.attendees, letterhead),
        "Talking points": list(plan.talking_points),
    }
    yield from _listed(lists, speak)
    yield from _told({"Press": plan.press_plan}, speak)


def _listed(lists: Mapping[str, Sequence[str]], speak: Interpreter) -> Iterator[dict[str, object]]:
    for heading, items in lists.items():
        if items:
            yield {"heading": speak.say(heading), "items": list(items)}


def _told(texts: Mapping[str, str | None], speak: Interpreter) -> Iterator[dict[str, object]]:
    for heading, text in texts.items():
        if text:
            yield {"heading": speak.say(heading), "text": text}


# --- the run of show ------------------------------------------------------------------------------


def run_of_show(seen: Seen, letterhead: Letterhead) -> bytes:
    """The steps by the clock."""
    event, speak = event_of(seen), Interpreter(seen.language)
    named = {
        "time": "Time",
        "minutes": "Min.",
        "what": "What",
        "who": "Who",
        "cue": "Cue",
        "owner": "Owner",
    }
    own: dict[str, object] = {
        "place": place_of(event, letterhead, speak),
        "days": [*_days(event, plan_of(seen) or Plan(), speak)],
        "words": _words(speak, named),
    }
    return typeset("run-of-show.typ", _common(seen, letterhead, "Run of show") | own, event.starts)


def _days(event: Event, plan: Plan, speak: Interpreter) -> Iterator[dict[str, object]]:
    times = [*clock_times(plan.run_of_show, event.starts)]
    several = len({moment.date() for moment in times}) > 1
    timed = zip(times, plan.run_of_show, strict=True)
    for day, steps in groupby(timed, key=lambda one: one[0].date()):
        yield {
            "heading": speak.long_day(day) if several else None,
            "steps": [
                {
                    "time": speak.clock(moment),
                    "minutes": f"{step.minutes // timedelta(minutes=1)}" if step.minutes else None,
                    "what": step.what,
                    "who": step.who,
                    "cue": step.cue,
                    "owner": step.owner,
                }
                for moment, step in steps
            ],
        }


# --- the checklist --------------------------------------------------------------------------------


def checklist(seen: Seen, letterhead: Letterhead) -> bytes:
    """What is to be prepared, by the day on which it is due; who does what, and if it rains."""
    event, speak = event_of(seen), Interpreter(seen.language)
    plan = plan_of(seen) or Plan()
    steps = sorted(plan.checklist, key=lambda one: one.days_before, reverse=True)
    day = event.starts.date()
    done = sum(one.done for one in steps)
    named = {
        "state": "State",
        "due": "Due",
        "what": "What",
        "owner": "Owner",
        "done": "Done",
        "open": "To do",
    }
    own: dict[str, object] = {
        "tally": speak.say("{n} of {all} done", n=done, all=len(steps)),
        "steps": [
            {
                "done": one.done,
                "due": f"{speak.weekday_short(due)}, {speak.short_day(due)}",
                "what": one.what,
                "owner": one.owner,
            }
            for one in steps
            for due in (day - timedelta(days=one.days_before),)
        ],
        "sections": [
            *_listed({"Who does what": [f"{role.who}: {role.does}" for role in plan.roles]}, speak),
            *_told({"Rain plan": plan.rain_plan, "Safety": plan.safety}, speak),
            *_listed({"Photographs": plan.shot_list}, speak),
        ],
        "words": _words(speak, named),
    }
    return typeset("checklist.typ", _common(seen, letterhead, "Checklist") | own, event.starts)
