"""Requests to answer: invitations that wait for a decision, and those that are decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.mayors_time.triage import Deadline, pending, unanswered

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.kinds.request import Request
    from herald.mayors_time.triage import Pending
    from herald.render.language import Interpreter
    from herald.view import View

TO_DECIDE = "Decide on the request"
TO_TELL = "Tell those who asked"
"""What is to be done with the two sorts."""

MOST = 100
"""So many a list has at most."""


@dataclass(frozen=True)
class Waiting:
    """A request that waits for somebody."""

    title: str
    organization: str
    wanted: str
    """When they want the Mayor, in words."""
    by: str
    """By when they are answered, in words."""
    score: str
    """"" while a grade is missing."""
    missing: str
    """The grades that are, or ""."""
    clashes: tuple[str, ...]
    """With what of the calendar the wanted time does not go together."""
    owner: str
    path: str
    is_late: bool
    is_today: bool


@dataclass(frozen=True)
class Requests:
    """What the page shows."""

    waiting: tuple[Waiting, ...]
    decided: tuple[Waiting, ...]
    """Nobody has told those who asked."""
    more: int


def requests(view: View, speak: Interpreter) -> Requests:
    """What the page shows."""
    to_decide, to_answer = waiting(view, speak), decided(view, speak)
    more = max(0, len(to_decide) - MOST) + max(0, len(to_answer) - MOST)
    return Requests(to_decide[:MOST], to_answer[:MOST], more)


def waiting(view: View, speak: Interpreter) -> tuple[Waiting, ...]:
    """Those that wait for a decision, in the order of the triage."""
    return tuple(_pending(view, one, speak) for one in pending(view, view.today))


def decided(view: View, speak: Interpreter) -> tuple[Waiting, ...]:
    """Those that are decided, and nobody has told those who asked."""
    some = unanswered(view, view.today)
    return tuple(_waiting(view, one.seen, one.request, one.deadline, speak) for one in some)


def _pending(view: View, one: Pending, speak: Interpreter) -> Waiting:
    return _waiting(
        *(view, one.seen, one.request, one.deadline, speak),
        score=speak.number(one.score.rounded) if one.score else "",
        missing=speak.listed(speak.say(name) for name in one.grades.missing),
        clashes=tuple(clash.title for clash in one.clashes),
    )


def _waiting(  # noqa: PLR0913 - what both sorts have in common, and what one has besides
    view: View,
    seen: Seen,
    request: Request,
    deadline: Deadline,
    speak: Interpreter,
    *,
    score: str = "",
    missing: str = "",
    clashes: tuple[str, ...] = (),
) -> Waiting:
    owner = view.find("person", request.owner or "")
    return Waiting(
        request.title,
        request.organization,
        _wanted(request, speak),
        speak.short_day(deadline.due),
        score,
        missing,
        clashes,
        owner.record.title if owner else "",
        view.file_of(seen.key),
        deadline.is_overdue,
        deadline.due == view.today,
    )


def _wanted(request: Request, speak: Interpreter) -> str:
    wanted = request.wanted
    if wanted is None:
        return ""
    if wanted.starts:
        return f"{speak.short_day(wanted.starts.date())}, {speak.clock(wanted.starts)}"
    return speak.days(wanted.from_, wanted.until) if wanted.from_ else ""
