"""What readers are told that the values of a kind's own fields are; catalogues translate it."""

from __future__ import annotations

from enum import StrEnum

from herald.kinds.alert import Level
from herald.kinds.commitment import Authority
from herald.kinds.disclosure import Form, Ground
from herald.kinds.event import Subtype
from herald.kinds.goal import Pace
from herald.kinds.meeting import ItemKind, MeetingKind, Presence
from herald.kinds.proclamation import ProclamationKind
from herald.kinds.release import ReleaseKind
from herald.kinds.remarks import RemarksState
from herald.records.convening import Status
from herald.records.coverage import PressAccess
from herald.records.duty import State
from herald.records.encounter import MayorsRole
from herald.records.facets import Frequency
from herald.records.stage import Stage

_LABELS: tuple[tuple[StrEnum, str], ...] = (
    (Subtype.RIBBON_CUTTING, "Ribbon cutting"),
    (Subtype.TOWN_HALL, "Town hall"),
    (Subtype.PRESS_CONFERENCE, "Press conference"),
    (Subtype.CEREMONY, "Ceremony"),
    (Subtype.FORUM, "Forum"),
    (Subtype.OFFICE_HOURS, "Office hours"),
    (Subtype.MEMORIAL, "Memorial"),
    (Subtype.PARADE, "Parade"),
    (Subtype.GROUNDBREAKING, "Groundbreaking"),
    (Status.SCHEDULED, "As announced"),
    (Status.POSTPONED, "Postponed"),
    (Status.RESCHEDULED, "New time"),
    (Status.CANCELLED, "Canceled"),
    (PressAccess.OPEN, "Open press"),
    (PressAccess.POOLED, "Pooled press"),
    (PressAccess.STILLS_AT_TOP, "Stills at the top"),
    (PressAccess.CLOSED, "Closed press"),
    (Form.MEETING, "Meeting"),
    (Form.CALL, "Call"),
    (Form.INTERVIEW, "Interview"),
    (Ground.PERSONNEL, "a personnel matter"),
    (Ground.LEGAL_ADVICE, "legal advice"),
    (Ground.SECURITY, "security"),
    (Ground.PROPERTY, "a purchase or sale of land"),
    (Ground.BARGAINING, "bargaining with unions"),
    (Ground.PRIVACY, "a resident’s own matter"),
    (MayorsRole.SPEAK, "The Mayor speaks"),
    (MayorsRole.PRESENT, "The Mayor presents"),
    (MayorsRole.LISTEN, "The Mayor comes to listen"),
    (MayorsRole.PRESIDE, "The Mayor presides"),
    (MayorsRole.SIGN, "The Mayor signs"),
    (MayorsRole.DROP_BY, "The Mayor drops by"),
    (MeetingKind.REGULAR, "Regular meeting"),
    (MeetingKind.SPECIAL, "Special meeting"),
    (MeetingKind.EMERGENCY, "Emergency meeting"),
    (MeetingKind.INTERNAL, "Internal meeting"),
    (ItemKind.ACTION, "For decision"),
    (ItemKind.INFO, "For information"),
    (ItemKind.CONSENT, "By consent"),
    (Presence.PRESENT, "Present"),
    (Presence.REMOTE, "Present online"),
    (Presence.EXCUSED, "Excused"),
    (Presence.ABSENT, "Absent"),
    (ReleaseKind.RELEASE, "News release"),
    (ReleaseKind.ADVISORY, "Media advisory"),
    (ReleaseKind.STATEMENT, "Statement"),
    (ReleaseKind.ANNOUNCEMENT, "Announcement"),
    (ReleaseKind.CORRECTION, "Correction"),
    (ReleaseKind.OP_ED, "Opinion"),
    (ReleaseKind.FACT_SHEET, "Fact sheet"),
    (RemarksState.AS_PREPARED, "As prepared"),
    (RemarksState.AS_DELIVERED, "As delivered"),
    (RemarksState.NOTES, "Speaking notes"),
    (ProclamationKind.CEREMONIAL, "Proclamation"),
    (ProclamationKind.OFFICIAL, "Official proclamation"),
    (ProclamationKind.COMMENDATION, "Commendation"),
    (ProclamationKind.CERTIFICATE, "Certificate of recognition"),
    (ProclamationKind.CONDOLENCE, "Condolence"),
    (Pace.NOT_STARTED, "Not started"),
    (Pace.ON_TRACK, "On track"),
    (Pace.AT_RISK, "At risk"),
    (Pace.BEHIND, "Behind"),
    (Pace.DONE, "Reached"),
    (Stage.PLANNED, "Planned"),
    (Stage.UNDER_WAY, "Under way"),
    (Stage.PAUSED, "Paused"),
    (Stage.COMPLETE, "Complete"),
    (State.OPEN, "Open"),
    (State.UNDER_WAY, "Under way"),
    (State.BLOCKED, "Blocked"),
    (State.DONE, "Kept"),
    (State.DROPPED, "Given up"),
    (Authority.DIRECT, "The Mayor can do it"),
    (Authority.NEEDS_COUNCIL, "Needs the City Council"),
    (Authority.NEEDS_OTHER, "Needs others to agree"),
    (Authority.ADVOCACY, "The Mayor speaks up for it"),
    (Level.EMERGENCY, "Emergency"),
    (Level.WARNING, "Warning"),
    (Level.ADVISORY, "Advisory"),
    (Level.INFO, "Notice"),
    (Level.MEMORIAL, "In memoriam"),
    (Level.ALL_CLEAR, "All clear"),
    (Frequency.WEEKLY, "every week"),
    (Frequency.MONTHLY, "every month"),
    (Frequency.QUARTERLY, "every quarter"),
    (Frequency.YEARLY, "every year"),
)

# By type too: the members of two enumerations with the same text are equal to Python.
LABELS: dict[tuple[type[StrEnum], str], str] = {
    (type(member), member.value): words for member, words in _LABELS
}

ROLES_FOR_STAFF = {
    MayorsRole.SPEAK: "Speaks",
    MayorsRole.PRESENT: "Presents",
    MayorsRole.LISTEN: "Listens",
    MayorsRole.PRESIDE: "Presides",
    MayorsRole.SIGN: "Signs",
    MayorsRole.DROP_BY: "Drops by",
}
"""What staff are told that the Mayor does; `label` has the sentence for the public."""


def label(member: StrEnum) -> str:
    """What readers are told it is."""
    return LABELS[type(member), member.value]
