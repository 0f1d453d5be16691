"""The minutes of a meeting: who was there, what became of each item, how it was voted."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from herald.kinds.meeting import Meeting, MinutesState
from herald.outputs.documents.meeting import common_to_meeting, words
from herald.render.colours import ink_on
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.meeting import Item, Slot
    from herald.outputs.documents.letterhead import Letterhead


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The minutes; DRAFT on every page until the body has approved them."""
    meeting, speak = cast("Meeting", seen.record), Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    is_draft = meeting.minutes_state is MinutesState.DRAFT
    draft = {
        "mark": speak.say("DRAFT"),
        "line": speak.say("Minutes not approved yet"),
        "ink": ink_on(settings.colors.accent),
    }
    data = common_to_meeting(seen, letterhead, speak.say("Minutes")) | {
        "draft": draft if is_draft else None,
        "roll": [
            {
                "name": one.name,
                "role": one.role or "",
                "presence": speak.say(label(one.presence)),
            }
            for one in meeting.attendance
        ],
        "quorum": _quorum(meeting, speak),
        "items": [
            _minute(slot, speak) for slot in meeting.slots() if slot.item.outcome or slot.item.vote
        ],
        "decisions": list(meeting.decisions),
        "actions": [
            {
                "what": action.what,
                "owner": action.owner or "",
                "due": speak.day(action.due) if action.due else "",
            }
            for action in meeting.actions or ()
        ],
        "approved": None if is_draft else _approved(meeting, speak),
        "signers": [speak.say("Presiding officer"), speak.say("Clerk of the meeting")],
    }
    data["words"] = words(
        speak,
        roll="Roll call",
        name="Name",
        role="Role",
        attendance="Attendance",
        items="Proceedings",
        motion="Motion:",
        vote="Vote",
        number="Number",
        names="Names",
        decisions="Decisions",
        actions="Actions",
        what="What",
        owner="Owner",
        due="Due",
        approval="Approval",
    )
    day = meeting.minutes_approved
    at = datetime.combine(day, time(), settings.zone) if day else meeting.ends
    return typeset("minutes.typ", data, at)


def _quorum(meeting: Meeting, speak: Interpreter) -> str | None:
    """What the roll call gives; None where nobody says how many members are needed."""
    if meeting.quorum is None or not meeting.members:
        return None
    words = (
        "A quorum of {quorum} was present: {there} of {members} members attended."
        if meeting.is_quorate
        else "There was no quorum: {there} of {members} members attended, and {quorum} are needed."
    )
    there, members = meeting.members_there, meeting.members
    return speak.say(words, quorum=meeting.quorum, there=there, members=members)


def _minute(slot: Slot, speak: Interpreter) -> dict[str, object]:
    item = slot.item
    return {
        "title": f"{slot.number}. {item.title}",
        "outcome": item.outcome,
        "motion": item.vote.motion if item.vote else None,
        "moved": _moved(item, speak),
        "votes": [*_votes(item, speak)],
    }


def _moved(item: Item, speak: Interpreter) -> str | None:
    vote = item.vote
    if vote is None or vote.moved_by is None:
        return None
    if vote.seconded_by is None:
        return speak.say("Moved by {name}.", name=vote.moved_by)
    return speak.say(
        "Moved by {name}, seconded by {other}.", name=vote.moved_by, other=vote.seconded_by
    )


def _votes(item: Item, speak: Interpreter) -> Iterator[dict[str, str]]:
    if item.vote and item.vote.names:
        called = {
            "Aye": item.vote.ayes,
            "Nay": item.vote.nays,
            "Abstained": item.vote.abstained,
        }
        for words, names in called.items():
            number = speak.number(len(names))
            yield {"called": speak.say(words), "number": number, "names": ", ".join(names)}


def _approved(meeting: Meeting, speak: Interpreter) -> str:
    if meeting.minutes_approved is None:
        return speak.say("These minutes are approved.")
    return speak.say(
        "These minutes were approved on {day}.", day=speak.day(meeting.minutes_approved)
    )
