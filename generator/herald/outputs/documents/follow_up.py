"""The follow-up list of a meeting: who does what by when, to be sent around when it is over.

It holds the meeting's actions, the next one first, and what was decided: as a PDF, and as plain
text for a mail. It is for staff, as the actions are.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from herald.kinds.meeting import Meeting
from herald.outputs.documents.event_papers import status_marks
from herald.outputs.documents.letterhead import (
    common_to,
    internal,
    office_of,
    short_page_of_pages,
)
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.kinds.meeting import Action
    from herald.outputs.documents.letterhead import Letterhead


def has_actions(seen: Seen) -> bool:
    """Whether somebody has to do something."""
    return bool(_meeting(seen).actions)


def _meeting(seen: Seen) -> Meeting:
    return cast("Meeting", seen.record)


def _in_order(meeting: Meeting) -> list[Action]:
    """What is to be done first comes first, what has no day last."""
    return sorted(meeting.actions or (), key=lambda one: one.due or date.max)


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The list with boxes to tick."""
    meeting, speak = _meeting(seen), Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    actions = _in_order(meeting)
    kind = speak.say("Follow-up list")
    data = common_to(seen, letterhead) | {
        "title": f"{kind}: {meeting.title}",
        "warning": internal(speak),
        "office": office_of(settings, speak),
        "kind": kind,
        "headline": meeting.title,
        "when": speak.span(meeting.starts, meeting.ends),
        "marks": [*status_marks(meeting, speak)],
        "tally": _tally(meeting, speak),
        "steps": [
            {
                "done": one.done is not None,
                "due": _day(one.due, speak),
                "what": one.what,
                "owner": one.owner or speak.say("Nobody yet"),
            }
            for one in actions
        ],
        "sections": [{"heading": speak.say("Decisions"), "items": [*meeting.decisions]}]
        if meeting.decisions
        else [],
        "words": {
            "page": short_page_of_pages(speak),
            "state": speak.say("State"),
            "due": speak.say("Due"),
            "what": speak.say("What"),
            "owner": speak.say("Owner"),
            "done": speak.say("Done"),
            "open": speak.say("To do"),
        },
    }
    return typeset("checklist.typ", data, meeting.ends)


def txt(seen: Seen, letterhead: Letterhead) -> bytes:
    """The list as plain text, a paragraph to an action."""
    del letterhead
    meeting, speak = _meeting(seen), Interpreter(seen.language)
    head = [
        internal(speak).upper(),
        f"{speak.say('Follow-up list')}: {meeting.title}",
        speak.span(meeting.starts, meeting.ends),
        _tally(meeting, speak),
    ]
    parts = ["\n".join(head)]
    for one in _in_order(meeting):
        mark = "[x]" if one.done else "[ ]"
        owner = one.owner or speak.say("Nobody yet")
        parts.append(f"{mark} {one.what}\n    {owner} · {_day(one.due, speak)}")
    if meeting.decisions:
        decided = "\n".join(f"- {one}" for one in meeting.decisions)
        parts.append(f"{speak.say('Decisions')}\n{decided}")
    return ("\n\n".join(parts) + "\n").encode()


def _tally(meeting: Meeting, speak: Interpreter) -> str:
    actions = meeting.actions or ()
    done = sum(one.done is not None for one in actions)
    return speak.say("{n} of {all} done", n=done, all=len(actions))


def _day(day: date | None, speak: Interpreter) -> str:
    return f"{speak.weekday_short(day)}, {speak.short_day(day)}" if day else speak.say("no day")
