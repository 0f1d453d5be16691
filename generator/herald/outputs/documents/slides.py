"""Slides of what is planned: an event's plan, or the brief of an appointment.

They say what the memo says, for a room: when and where, goal, people, talking points, the run of
show, questions and answers. What the Mayor is told of the people is in the memo alone: slides leave
the room with whoever asks for them, and their notes do too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from herald.kinds.appointment import Appointment
from herald.kinds.event import Event
from herald.outputs.documents.event_papers import guests_of, place_of, plan_of, role_of
from herald.outputs.documents.letterhead import internal, office_of
from herald.outputs.documents.run_of_show import clock_times
from herald.render import prose
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen
    from herald.outputs.documents.letterhead import Letterhead
    from herald.records.encounter import Attendee, Question, Step
    from herald.render.slides import Slide


def of_event(seen: Seen, letterhead: Letterhead) -> bytes:
    """The slides of an event with a plan."""
    event, plan = cast("Event", seen.record), plan_of(seen)
    speak = Interpreter(seen.language)
    place = place_of(event, letterhead, speak)
    slides: list[Slide] = []
    if plan:
        role = f"{speak.say(_ROLE)}: {role_of(event, speak)}"
        slides += _points(speak.say("Goal"), plan.goal, role if event.mayors_role else None)
        slides += _people(plan.attendees, letterhead, speak)
        slides += _points(speak.say("Talking points"), *plan.talking_points)
        slides += _run_of_show(plan.run_of_show, event, speak)
        slides += _questions(plan.questions)
        slides += _points(speak.say("Press"), plan.press_plan)
    return _made(seen, letterhead, place, slides)


_ROLE = "The Mayor’s role"


def has_brief(seen: Seen) -> bool:
    """Whether an appointment has a brief."""
    return cast("Appointment", seen.record).brief is not None


def of_appointment(seen: Seen, letterhead: Letterhead) -> bytes:
    """The slides of an appointment with a brief."""
    record = cast("Appointment", seen.record)
    speak = Interpreter(seen.language)
    slides: list[Slide] = []
    if record.brief:
        brief = record.brief
        slides += _points(speak.say("Bottom line"), brief.bottom_line)
        slides += _points(speak.say("Purpose"), *_lines(brief.purpose))
        slides += _points(speak.say("Wanted outcome"), brief.outcome)
        slides += _people(record.attendees or (), letterhead, speak)
        slides += _points(speak.say("What they will ask for"), *brief.asks)
        slides += _points(speak.say("Talking points"), *brief.talking_points)
        slides += _run_of_show(brief.run_of_show, record, speak)
        slides += _questions(brief.questions)
        slides += _points(speak.say("Background"), *_lines(brief.background))
    venue = letterhead.title_of("venue", record.venue) or record.place or ""
    return _made(seen, letterhead, venue, slides)


def _made(seen: Seen, letterhead: Letterhead, place: str, slides: Iterable[Slide]) -> bytes:
    # Only when there are slides to be made: python-pptx takes a while to load.
    from herald.render.slides import Setting, pptx

    settings = letterhead.settings.into(seen.language)
    speak = Interpreter(seen.language)
    record = cast("Event | Appointment", seen.record)
    office = office_of(settings, speak)
    warning = internal(speak)
    setting = Setting(
        title=record.title,
        subtitle=tuple(filter(None, (speak.span(record.starts, record.ends), place, warning))),
        author=office,
        keywords=record.tags,
        language=f"{seen.language}-US" if "-" not in seen.language else seen.language,
        at=record.starts,
        foot=f"{office} · {warning}",
        goes_on=speak.say("{title} ({n} of {all})", title="{title}", n="{n}", all="{all}"),
        primary=settings.colors.primary,
        accent=settings.colors.accent,
    )
    return pptx(setting, slides)


def _points(title: str, *points: str | None) -> Iterator[Slide]:
    from herald.render.slides import Slide

    given = tuple(" ".join(point.split()) for point in points if point)
    if given:
        yield Slide(title, given)


def _lines(markdown: str | None) -> list[str]:
    return prose.plain(markdown).splitlines() if markdown else []


def _people(
    attendees: Iterable[Attendee], letterhead: Letterhead, speak: Interpreter
) -> Iterator[Slide]:
    named = [one.model_copy(update={"note": None}) for one in attendees]
    yield from _points(speak.say("Who will be there"), *guests_of(named, letterhead))


def _run_of_show(
    steps: tuple[Step, ...], record: Event | Appointment, speak: Interpreter
) -> Iterator[Slide]:
    from herald.render.slides import Slide

    if not steps:
        return
    owners = []
    rows = [tuple(speak.say(word) for word in ("Time", "Min.", "What", "Who", "Cue"))]
    for step, moment in zip(steps, clock_times(steps, record.starts), strict=True):
        length = str(step.minutes // timedelta(minutes=1)) if step.minutes else ""
        if step.owner:
            owners.append(f"{speak.clock(moment)} {step.what}: {step.owner}")
        rows.append((speak.clock(moment), length, step.what, step.who or "", step.cue or ""))
    title = speak.say("Run of show")
    about = f"{title}: {record.title}"
    yield Slide(title, table=tuple(rows), about_table=about, notes="\n".join(owners))


def _questions(questions: Iterable[Question]) -> Iterator[Slide]:
    """A slide for each question, with the answer below it."""
    from herald.render.slides import Slide

    for one in questions:
        yield Slide(one.q, (one.a,))
