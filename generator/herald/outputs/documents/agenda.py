"""The agenda of a meeting: the items by the clock, who presents them, and what is read for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.meeting import Meeting
from herald.outputs.documents.convened import access_lines, asking_line
from herald.outputs.documents.meeting import announced, common_to_meeting, words
from herald.render import prose
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.meeting import Slot
    from herald.outputs.documents.letterhead import Letterhead


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The agenda: the items by the clock, who presents them, and what is read for them."""
    meeting, speak = cast("Meeting", seen.record), Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    link = prose.absolute_at(settings.site_url, seen.address)
    data = common_to_meeting(seen, letterhead, speak.say("Agenda")) | {
        "items": [_line(slot, meeting, speak) for slot in meeting.slots()],
        "taking_part": prose.tree(seen.body, link) if seen.body else [],
        "access": [*access_lines(meeting, letterhead, speak)],
        "asking": asking_line(meeting, speak),
        "documents": [*_other_documents(meeting)],
    }
    data["words"] = words(
        speak,
        number="No.",
        time="Time",
        item="Item",
        length="Min.",
        taking_part="How to take part",
        access="Accessibility",
        documents="Other documents",
    ) | {"on_table": speak.say("Document: {title}", title="{title}")}
    return typeset("agenda.typ", data, announced(meeting))


def _other_documents(meeting: Meeting) -> Iterator[str]:
    """What is attached and belongs to no item."""
    named = {file for item in meeting.agenda for file in item.documents}
    return (one.title for one in meeting.attachments if one.file not in named)


def _line(slot: Slot, meeting: Meeting, speak: Interpreter) -> dict[str, object]:
    item = slot.item
    return {
        "number": slot.number,
        "time": speak.clock(slot.starts) if slot.starts else None,
        "title": item.title,
        "kind": speak.say(label(item.kind)),
        "presenter": item.presenter,
        "length": speak.number(item.minutes.total_seconds() // 60) if item.minutes else None,
        "documents": [attachment.title for attachment in meeting.papers_of(item)],
    }
