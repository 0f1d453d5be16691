"""The triage sheet: every request that waits, with all that it is decided by, and boxes to tick.

An aide walks through it with the Mayor. It is made of what all staff may see, in the office's first
language, every day that a request waits.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, cast

from herald.mayors_time.triage import pending
from herald.outputs.artifact import Artifact
from herald.outputs.documents.letterhead import internal, office_of, short_page_of_pages
from herald.render.language import Interpreter
from herald.render.typeset import typeset
from herald.render.weighing import (
    DECISIONS,
    age_of,
    clash_of,
    facts_of,
    last_there_of,
    needs_of,
    sum_of,
    ungraded_of,
    wanted_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.kinds.venue import Venue
    from herald.mayors_time.triage import Pending
    from herald.settings import Settings
    from herald.view import View

FILE = "requests/triage.pdf"

GIFT = "Gift: {what}, ${value}, paid by {payer}"


def artifacts(view: View) -> Iterator[Artifact]:
    """The sheet of the day; none when nothing waits."""
    found = pending(view, view.today)
    if found:
        speak = Interpreter(view.settings.languages[0])
        told = [_told(one, _where(one, view), speak) for one in found]
        yield Artifact(FILE, pdf, (told, view.settings, view.today))


def pdf(told: list[dict[str, object]], settings: Settings, day: date) -> bytes:
    """The sheet, of what is told of each request."""
    speak = Interpreter(settings.languages[0])
    title = speak.say("Requests for the Mayor’s time")
    data: dict[str, object] = {
        "title": f"{title}, {speak.day(day)}",
        "author": office_of(settings, speak),
        "language": speak.language.partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "warning": internal(speak),
        "office": office_of(settings, speak),
        "kind": speak.say("Triage sheet"),
        "headline": title,
        "when": speak.long_day(day),
        "marks": [],
        "tally": speak.count(len(told), "{n} request waits", "{n} requests wait"),
        "requests": told,
        "words": {
            "page": short_page_of_pages(speak),
            "why": speak.say("Why the Mayor"),
            "score": speak.say("Score"),
            "calendar": speak.say("Calendar"),
            "free": speak.say("nothing else in the way"),
        },
    }
    return typeset("triage.typ", data, datetime.combine(day, time(), settings.zone))


def _told(one: Pending, where: str, speak: Interpreter) -> dict[str, object]:
    request = one.request
    return {
        "score": str(one.score.rounded) if one.score else "–",
        "title": request.title,
        "organization": request.organization,
        "age": age_of(one.deadline, speak),
        "late": one.deadline.is_overdue,
        "when": wanted_of(request, speak),
        "past": speak.say("That day is over") if one.is_past else None,
        "has_hour": bool(request.wanted and request.wanted.starts) and not one.is_past,
        "where": where or None,
        "facts": " · ".join(facts_of(request, speak)),
        "what": request.what,
        "why": request.why_mayor,
        "sum": sum_of(one.score, speak) if one.score else ungraded_of(one, speak),
        "there": last_there_of(one, speak),
        "clashes": [{"text": clash_of(c, speak), "firm": c.is_firm} for c in one.clashes],
        "gift": _gift(one, speak),
        "answers": [
            {"name": speak.say(DECISIONS[answer.decision]), "needs": needs_of(answer, speak)}
            for answer in one.answers
        ],
    }


def _where(one: Pending, view: View) -> str:
    request = one.request
    venue = view.find("venue", request.venue) if request.venue else None
    place = cast("Venue", venue.record).title if venue else request.place
    return ", ".join(filter(None, (place, one.neighborhood)))


def _gift(one: Pending, speak: Interpreter) -> str | None:
    gift = one.request.private.gift if one.request.private else None
    if gift is None:
        return None
    what = gift.what or speak.say("not said what")
    return speak.say(GIFT, what=what, value=speak.number(gift.value), payer=gift.payer)
