"""What the triage of requests found, in words: for the sheet, for the desk and for a terminal."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from herald.kinds.request import Decision
from herald.mayors_time.conflicts import Sort
from herald.mayors_time.triage import Gap
from herald.render.labels import ROLES_FOR_STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from herald.kinds.request import Request
    from herald.mayors_time.scoring import Score, Term
    from herald.mayors_time.triage import Answer, Clash, Deadline, Pending, Unanswered
    from herald.render.language import Interpreter

DECISIONS = {
    Decision.ACCEPT: "Accept",
    Decision.REGRET: "Regret",
    Decision.SURROGATE: "Surrogate",
    Decision.LETTER: "A letter",
    Decision.REFER: "Pass on",
    Decision.WAITLIST: "Not yet",
}

GRADES = {
    "urgency": "Urgency",
    "reach": "Reach",
    "alignment": "Priorities",
    "equity": "Equity",
    "burden": "Burden",
}

GAPS = {
    Gap.REQUESTER: "whom to answer",
    Gap.REACHED: "an address to answer to",
    Gap.TIME: "a day and an hour",
    Gap.END: "until when",
    Gap.PLACE: "where it is",
    Gap.ROLE: "what the Mayor does there",
    Gap.SURROGATE: "who goes",
    Gap.SURROGATE_OK: "whether they would have somebody else",
    Gap.OFFICE: "which office",
}

CLASHES = {
    Sort.COUNCIL: "At the same time as the Council: {what}, {hours}",
    Sort.PROTECTED: "In time that is kept free: {what}, {hours}",
    Sort.TRAVEL: "No time for the way: {what}, {hours}",
    Sort.BREATH: "Only {n} min. between it and {what}, {hours}",
}
AT_ONCE = "At the same time as {what}, {hours}"

NBSP = "\u00a0"

HALVES = {Fraction(0): "", Fraction(1, 2): "½"}


def number_of(number: Fraction) -> str:
    """An exact number of halves: `7½`, `−2`; a true minus sign."""
    whole = abs(number) // 1
    half = HALVES[abs(number) - whole]
    sign = "\u2212" if number < 0 else ""
    return f"{sign}{whole}{half}" if whole or not half else f"{sign}{half}"


def sum_of(score: Score, speak: Interpreter) -> str:
    """The whole sum: `Urgency 2 × 2 = 4, Reach 1 × 2 = 2 … together 21 of 30: 70 of 100`."""
    terms = ", ".join(_term(term, score, speak) for term in score.terms)
    return speak.say(
        "{terms}; together {points} of {most}, which is {score} of 100",
        terms=terms,
        points=number_of(score.points),
        most=score.most,
        score=score.rounded,
    )


def _term(term: Term, score: Score, speak: Interpreter) -> str:
    grade = number_of(term.grade)
    if term.name == "equity" and score.equity is not None and score.absence is not None:
        grade = f"({score.equity} + {score.absence}) ÷ 2"
    points = number_of(term.points)
    # A product stands on one line: the spaces in it do not break.
    return f"{speak.say(GRADES[term.name])} {grade} × {term.weight} = {points}".replace(" ", NBSP)


def ungraded_of(one: Pending, speak: Interpreter) -> str:
    """What has to be graded before there is a score."""
    missing = speak.listed(speak.say(GRADES[name]).lower() for name in one.grades.missing)
    return speak.say("Not graded yet: {missing}", missing=missing)


def age_of(deadline: Deadline, speak: Interpreter) -> str:
    """`12 working days old, due Nov. 18, 2 working days late`."""
    age = speak.count(deadline.age, "{n} working day old", "{n} working days old")
    due = speak.say("due {day}", day=speak.short_day(deadline.due))
    return f"{age}, {due}, {late_of(deadline, speak)}"


def late_of(deadline: Deadline, speak: Interpreter) -> str:
    """`2 working days late`, `today`, `3 working days left`."""
    if deadline.late > 0:
        return speak.count(deadline.late, "{n} working day late", "{n} working days late")
    if deadline.late == 0:
        return speak.say("today")
    return speak.count(-deadline.late, "{n} working day left", "{n} working days left")


def last_there_of(one: Pending, speak: Interpreter) -> str:
    """When the Mayor was last in that part of town."""
    if not one.neighborhood:
        return speak.say("Nobody said in which neighborhood it is")
    if one.last_there is None:
        return speak.say(
            "{place}: not there since {day}",
            place=one.neighborhood,
            day=speak.day(one.looked_back),
        )
    return speak.say(
        "{place}: last there on {day} ({title})",
        place=one.neighborhood,
        day=speak.day(one.last_there.day),
        title=one.last_there.title,
    )


def clash_of(clash: Clash, speak: Interpreter) -> str:
    """With what the wanted time does not go together."""
    return speak.say(
        CLASHES.get(clash.sort, AT_ONCE),
        what=clash.title,
        hours=speak.hours(clash.starts, clash.ends),
        n=clash.minutes,
    )


def wanted_of(request: Request, speak: Interpreter) -> str:
    """When they would like the Mayor."""
    wanted = request.wanted
    if wanted is None:
        return speak.say("No time was said")
    if wanted.starts:
        return speak.span(wanted.starts, wanted.ends or wanted.starts)
    if wanted.from_ is None:  # which the kind refuses
        return speak.say("No time was said")
    if wanted.until is None:
        return speak.say("From {day}", day=speak.day(wanted.from_))
    return speak.say("A day of {days}", days=speak.days(wanted.from_, wanted.until))


def needs_of(answer: Answer, speak: Interpreter) -> str:
    """What answering so would need, or that they would not have it; "" for nothing."""
    if answer.is_declined:
        return speak.say("they would not have somebody else")
    missing = ", ".join(speak.say(GAPS[gap]) for gap in answer.gaps)
    return speak.say("needs {missing}", missing=missing) if missing else ""


def facts_of(request: Request, speak: Interpreter) -> Iterator[str]:
    """What the Mayor would do there, for how many, and who looks on."""
    if request.mayors_role:
        yield speak.say(ROLES_FOR_STAFF[request.mayors_role])
    if request.minutes_to_speak:
        yield speak.say("{n} min. to speak", n=int(request.minutes_to_speak.total_seconds() // 60))
    if request.audience_size is not None:
        yield speak.count(request.audience_size, "{n} person", "{n} people")
    if request.press_invited:
        yield speak.say("press invited")


def listed(
    waiting: Sequence[Pending], unanswered: Sequence[Unanswered], speak: Interpreter
) -> Iterator[str]:
    """All of it as lines of text, for a terminal."""
    if not (waiting or unanswered):
        yield speak.say("No request waits.")
    for one in waiting:
        score = str(one.score.rounded) if one.score else "–"
        yield f"{score:>3}  {one.seen.name}: {one.request.title}"
        yield f"     {age_of(one.deadline, speak)}"
        yield f"     {wanted_of(one.request, speak)}"
        yield f"     {sum_of(one.score, speak) if one.score else ungraded_of(one, speak)}"
        yield f"     {last_there_of(one, speak)}"
        yield from (f"     {clash_of(clash, speak)}" for clash in one.clashes)
    for decided in unanswered:
        told = speak.say("decided, and not answered")
        yield f"  →  {decided.seen.name}: {decided.request.title}"
        yield f"     {speak.say(DECISIONS[decided.request.decision])}: {told}"
        yield f"     {age_of(decided.deadline, speak)}"
