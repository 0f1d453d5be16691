"""What the papers of a meeting have in common, and which meeting has which of them.

Each is made from what its reader may see. So the minutes beside the page have no actions, which are
for staff, and the copy for staff has them and says that it is internal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.meeting import Meeting, MeetingKind
from herald.outputs.documents.convened import where_lines
from herald.outputs.documents.letterhead import (
    common_to,
    head_of,
    internal,
    page_of_pages,
    taken_back,
)
from herald.records.convening import Status
from herald.records.facets import Visibility
from herald.render import labels
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from datetime import datetime

    from herald.audience import Seen
    from herald.outputs.documents.letterhead import Letterhead


def has_agenda(seen: Seen) -> bool:
    """Whether there is an agenda to print."""
    return bool(_meeting(seen).agenda)


def has_minutes(seen: Seen) -> bool:
    """Whether there is something to record."""
    return _meeting(seen).has_minutes


def has_notice(seen: Seen) -> bool:
    """Whether the meeting is announced to the public."""
    meeting = _meeting(seen)
    return meeting.notice is not None and meeting.meeting_kind is not MeetingKind.INTERNAL


def has_agenda_for_staff(seen: Seen) -> bool:
    """Whether the agenda is not on the site, or not yet."""
    return has_agenda(seen) and _is_not_out(_meeting(seen))


def has_minutes_for_staff(seen: Seen) -> bool:
    """Whether staff have minutes that the public has not, or with more in them."""
    meeting = _meeting(seen)
    return bool(meeting.actions) or (meeting.has_minutes and _is_not_out(meeting))


def _meeting(seen: Seen) -> Meeting:
    return cast("Meeting", seen.record)


def _is_not_out(meeting: Meeting) -> bool:
    return _is_inside(meeting) or meeting.publish_at is not None


def _is_inside(meeting: Meeting) -> bool:
    return meeting.visibility is not Visibility.PUBLIC


# --- what all of them say -------------------------------------------------------------------------


def common_to_meeting(
    seen: Seen, letterhead: Letterhead, label: str, *, on_site: bool = False
) -> dict[str, object]:
    """What head, foot and beginning of every paper of a meeting say.

    Only those that are read before one comes (`on_site`) say how one gets there.
    """
    meeting, speak = _meeting(seen), Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    body = letterhead.title_of("committee", meeting.committee) or meeting.body or meeting.title
    is_for_staff = bool(meeting.actions) or not letterhead.is_public
    return common_to(seen, letterhead) | {
        "title": f"{label}: {meeting.title}",
        "letterhead": head_of(settings, speak),
        "label": label,
        "body": body,
        "subject": meeting.title,
        "warning": internal(speak) if is_for_staff else None,
        "draft": None,
        "off": _off(meeting, speak),
        "facts": [
            {"label": speak.say(label), "lines": lines}
            for label, lines in _facts(meeting, letterhead, speak, on_site=on_site).items()
            if lines
        ],
    }


def words(speak: Interpreter, **said: str) -> dict[str, str]:
    """The template's own words in the language of the paper, and how it counts pages."""
    return {"page": page_of_pages(speak)} | {
        name: speak.say(english) for name, english in said.items()
    }


_CHANGES = {
    Status.CANCELLED: "This meeting is canceled.",
    Status.POSTPONED: "This meeting is postponed.",
    Status.RESCHEDULED: "This meeting has a new time.",
}


def _off(meeting: Meeting, speak: Interpreter) -> dict[str, object] | None:
    """That it does not take place as announced, or was taken back, and why."""
    withdrawn = taken_back(meeting, speak)
    if withdrawn:
        return {"title": withdrawn, "lines": []}
    if meeting.status is Status.SCHEDULED:
        return None
    lines = [meeting.reason or ""]
    if meeting.previously:
        moment = speak.moment(meeting.previously)
        lines.append(speak.say("It was to start on {moment}.", moment=moment))
    return {"title": speak.say(_CHANGES[meeting.status]), "lines": lines}


def _facts(
    meeting: Meeting, letterhead: Letterhead, speak: Interpreter, *, on_site: bool
) -> dict[str, list[str]]:
    online, where = meeting.online, [*where_lines(meeting, letterhead)]
    span = speak.span(meeting.starts, meeting.ends)
    return {
        "Meeting": [] if on_site else [speak.say(labels.label(meeting.meeting_kind))],
        "When": [span[:1].upper() + span[1:]],
        "Where": where if on_site else where[:2],
        "Online": [online.url] if online else [],
        "By telephone": [online.dial_in] if online and online.dial_in else [],
        "Recording": [meeting.recording] if meeting.recording and not on_site else [],
    }


def announced(meeting: Meeting) -> datetime:
    """The moment of the agenda and the notice: when they were posted, else when it starts."""
    return meeting.notice.posted_at if meeting.notice else meeting.starts
