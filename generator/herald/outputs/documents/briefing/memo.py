"""The memo of an engagement: one page first, what is longer after it, and the words to be spoken.

The template prints as many of the first page's sections as there is room for; the others follow on
the next, so the most important come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from herald.outputs.documents.briefing.hours import clock, duration, hours
from herald.outputs.documents.briefing.promises import Promise, told
from herald.outputs.documents.letterhead import provenance_of
from herald.outputs.documents.run_of_show import clock_times
from herald.render import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.kinds.event import Preparation
    from herald.outputs.documents.briefing.changes import News
    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.outputs.documents.briefing.people import Guest
    from herald.outputs.documents.briefing.speeches import Speech
    from herald.render.language import Interpreter
    from herald.view import View


@dataclass(frozen=True)
class Matter:
    """What a memo is about."""

    engagement: Engagement
    promises: tuple[Promise, ...] = ()
    speeches: tuple[Speech, ...] = ()
    news: News | None = None


def memo(matter: Matter, label: str, view: View, speak: Interpreter) -> dict[str, object]:
    """The memo for the template; `label` is what the card calls its page."""
    engagement, news = matter.engagement, matter.news
    parts = news.parts if news else frozenset()
    return {
        "label": label,
        "title": engagement.title,
        "time": hours(engagement, view, speak),
        "what": engagement.what,
        "marks": list(engagement.marks),
        "is_off": engagement.is_off,
        "news": {"mark": news.mark, "was": list(news.was)} if news else None,
        "facts": [
            {"label": speak.say(name), "text": text}
            for name, text in _facts(engagement, view, speak)
            if text
        ],
        "bottom_line": engagement.brief.bottom_line or None,
        "sections": [
            section | {"is_new": bool(parts & _PARTS.get(name, {name})) and news is not None}
            for name, section in _first_page(matter, view, speak)
        ],
        "annexes": [
            section | {"is_new": bool(parts & _PARTS.get(name, {name}))}
            for name, section in _annexes(engagement, view, speak)
        ],
        "speeches": [speech.told(speak) for speech in matter.speeches],
        "origin": _origin(engagement, view),
    }


def _origin(engagement: Engagement, view: View) -> str | None:
    """Record, revision, date and short commit."""
    seen = view.record(engagement.key)
    return provenance_of(view, seen).line if seen else None


_PARTS: dict[str, set[str]] = {"promises": set(), "your_part": {"steps"}}
"""The parts of a brief whose change is a change of a section that is called otherwise."""


def _facts(engagement: Engagement, view: View, speak: Interpreter) -> Iterator[tuple[str, str]]:
    where = engagement.where
    yield "Where", ", ".join(filter(None, [where.place, where.address]))
    yield "Getting in", where.access
    yield "Online", where.online
    yield "Leave", _leave(engagement, view, speak)
    yield "Afterwards", _afterwards(engagement, view, speak)
    yield "The Mayor’s role", _role(engagement, speak)
    yield "Stands in", engagement.stand_in
    yield "Staff", str(engagement.lead or "")
    yield "Site lead", str(engagement.site or "") if engagement.site != engagement.lead else ""
    yield "On site", str(where.contact or "")
    yield "Host", engagement.host.organization if engagement.host else ""
    yield "Languages", speak.listed(engagement.languages) if engagement.languages else ""


def _role(engagement: Engagement, speak: Interpreter) -> str:
    return engagement.role if engagement.with_mayor else speak.say("Does not attend")


def _leave(engagement: Engagement, view: View, speak: Interpreter) -> str:
    if not (engagement.leaves and engagement.travel_before):
        return ""
    return f"{clock(engagement.leaves, view, speak)}, {duration(engagement.travel_before, speak)}"


def _afterwards(engagement: Engagement, view: View, speak: Interpreter) -> str:
    if not (engagement.arrives and engagement.travel_after):
        return ""
    length = duration(engagement.travel_after, speak)
    moment = clock(engagement.arrives, view, speak)
    return speak.say("{length} to the next place, there at {moment}", length=length, moment=moment)


# --- the first page -------------------------------------------------------------------------------

Section = dict[str, object]


def _first_page(matter: Matter, view: View, speak: Interpreter) -> Iterator[tuple[str, Section]]:
    """What fits on one page, the most important first."""
    engagement, brief = matter.engagement, matter.engagement.brief
    if brief.purpose:
        yield "purpose", {"heading": speak.say("Purpose"), "body": prose.tree(brief.purpose)}
    if brief.outcome:
        yield "outcome", {"heading": speak.say("Wanted outcome"), "text": brief.outcome}
    if part := [*_mayors_part(engagement, view, speak)]:
        yield "your_part", {"heading": speak.say("Your part"), "moments": part}
    if brief.guests:
        people = [_guest(guest, speak) for guest in brief.guests]
        yield "guests", {"heading": speak.say("Who will be there"), "people": people}
    if brief.talking_points:
        points = list(brief.talking_points)
        yield "talking_points", {"heading": speak.say("Talking points"), "items": points}
    if brief.notes:
        yield "notes", {"heading": speak.say("Notes"), "body": prose.tree(brief.notes)}
    if brief.asks:
        yield "asks", {"heading": speak.say("What they will ask for"), "items": list(brief.asks)}
    if brief.questions:
        questions = [{"q": one.q, "a": one.a} for one in brief.questions]
        yield "questions", {"heading": speak.say("Questions and answers"), "questions": questions}
    if matter.promises:
        day = engagement.starts.date()
        promises = [told(promise, day, speak) for promise in matter.promises]
        heading = speak.say("Promised to people in the room")
        yield "promises", {"heading": heading, "promises": promises}
    if brief.acknowledgements:
        thanked = list(brief.acknowledgements)
        yield "acknowledgements", {"heading": speak.say("Acknowledge"), "items": thanked}
    if brief.press:
        yield "press", {"heading": speak.say("Press"), "text": brief.press}


def _guest(guest: Guest, speak: Interpreter) -> dict[str, object]:
    said = speak.say("say {sound}", sound=guest.pronounced) if guest.pronounced else None
    if not guest.name:
        return {"name": guest.organization, "about": guest.title, "note": guest.note, "said": said}
    return {"name": guest.name, "about": guest.about, "note": guest.note, "said": said}


MAYOR = "mayor"


def _mayors_part(
    engagement: Engagement, view: View, speak: Interpreter
) -> Iterator[dict[str, object]]:
    """The steps of the run of show in which the Mayor is named."""
    steps = engagement.brief.steps
    for step, begins in zip(steps, clock_times(steps, engagement.starts), strict=True):
        if MAYOR in (step.who or "").casefold() or MAYOR in step.what.casefold():
            length = duration(step.minutes, speak) if step.minutes else None
            yield {
                "time": clock(begins, view, speak),
                "what": step.what,
                "length": length,
                "cue": step.cue,
            }


# --- what is longer -------------------------------------------------------------------------------


def _annexes(
    engagement: Engagement, view: View, speak: Interpreter
) -> Iterator[tuple[str, Section]]:
    brief = engagement.brief
    if brief.steps:
        show = [*_run_of_show(engagement, view, speak)]
        yield "steps", {"heading": speak.say(brief.steps_are), "run_of_show": show}
    if brief.roles:
        roles = [{"name": role.who, "about": role.does} for role in brief.roles]
        yield "roles", {"heading": speak.say("Who does what"), "people": roles}
    if brief.checklist:
        steps = [_preparation(one, engagement, speak) for one in brief.checklist]
        yield "checklist", {"heading": speak.say("Checklist"), "steps": steps}
    texts = (("rain", "Rain plan", brief.rain), ("safety", "Safety", brief.safety))
    for name, heading, text in texts:
        if text:
            yield name, {"heading": speak.say(heading), "text": text}
    if brief.shots:
        yield "shots", {"heading": speak.say("Photographs"), "items": list(brief.shots)}
    if brief.background:
        body = prose.tree(brief.background)
        yield "background", {"heading": speak.say("Background"), "body": body}


def _run_of_show(
    engagement: Engagement, view: View, speak: Interpreter
) -> Iterator[dict[str, str | None]]:
    steps = engagement.brief.steps
    before = engagement.starts.date()
    for step, begins in zip(steps, clock_times(steps, engagement.starts), strict=True):
        time = clock(begins, view, speak)
        if begins.date() != before:  # past midnight, or on the eve
            before = begins.date()
            time = f"{speak.short_day(before)}, {time}"
        length = duration(step.minutes, speak) if step.minutes else None
        yield {
            "time": time,
            "length": length,
            "what": step.what,
            "who": step.who,
            "cue": step.cue,
            "owner": step.owner,
        }


def _preparation(one: Preparation, engagement: Engagement, speak: Interpreter) -> dict[str, object]:
    due = engagement.starts.date() - timedelta(days=one.days_before)
    return {"done": one.done, "what": one.what, "owner": one.owner, "due": speak.short_day(due)}
