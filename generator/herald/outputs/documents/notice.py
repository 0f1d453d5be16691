"""The public notice of a meeting: what is announced, and all that one needs to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.meeting import Meeting, MeetingKind
from herald.outputs.documents.convened import access_lines, asking_line
from herald.outputs.documents.meeting import announced, common_to_meeting, words
from herald.records.convening import Status
from herald.render import qr
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.outputs.documents.letterhead import Letterhead
    from herald.settings import Settings


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The notice; of a meeting that does not take place, the notice that it does not."""
    meeting, speak = cast("Meeting", seen.record), Interpreter(seen.language)
    settings = letterhead.settings
    page = settings.absolute(settings.address_in(seen.language, seen.address))
    heading, sentence = NOTICES_OF_CHANGE.get(meeting.status) or NOTICES[meeting.meeting_kind]
    common = common_to_meeting(seen, letterhead, speak.say(heading), on_site=True)
    data = common | {
        "statement": speak.say(sentence, body=common["body"], city=settings.city),
        "items": [{"number": slot.number, "title": slot.item.title} for slot in meeting.slots()],
        "access": [*access_lines(meeting, letterhead, speak)],
        "asking": asking_line(meeting, speak) or _language_help(settings, speak),
        "posted": [*_posted(meeting, speak)],
        "code": {
            "drawing": qr.code(page),
            "address": page.partition("://")[2],
            "alt": speak.say("QR code: {address}", address=page),
        },
    }
    data["words"] = words(
        speak,
        agenda="Agenda",
        access="Accessibility and language help",
        posted="Posted",
        scan="The agenda and all documents",
    )
    return typeset("notice.typ", data, announced(meeting))


NOTICES = {
    MeetingKind.REGULAR: (
        "Notice of regular meeting",
        "The {body} of the City of {city} will hold a regular meeting, open to the public.",
    ),
    MeetingKind.SPECIAL: (
        "Notice of special meeting",
        "The {body} of the City of {city} will hold a special meeting, open to the public.",
    ),
    MeetingKind.EMERGENCY: (
        "Notice of emergency meeting",
        "The {body} of the City of {city} will hold an emergency meeting, open to the public.",
    ),
}
"""The heading of a notice, and its sentence."""

NOTICES_OF_CHANGE = {
    Status.CANCELLED: (
        "Notice of cancellation",
        "The {body} of the City of {city} will not hold the meeting announced here.",
    ),
    Status.POSTPONED: (
        "Notice of postponement",
        "The {body} of the City of {city} will hold the meeting announced here on another day.",
    ),
}
"""The same for a meeting that does not take place."""


def _language_help(settings: Settings, speak: Interpreter) -> str | None:
    """Whom to ask where the meeting itself names nobody."""
    phone = settings.contact.phone if settings.contact else None
    return (
        speak.say("For an interpreter or other help call {phone}.", phone=phone) if phone else None
    )


def _posted(meeting: Meeting, speak: Interpreter) -> Iterator[str]:
    """When it was posted, and where."""
    if meeting.notice:
        moment = speak.moment(meeting.notice.posted_at)
        yield moment[:1].upper() + moment[1:]
        yield from meeting.notice.places
