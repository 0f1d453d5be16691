"""A meeting: of a committee or another body, with its agenda, its minutes and what was decided.

The agenda is announced before it and stays when the meeting is cancelled; the minutes grow from the
agenda: the outcome and the vote stand with their item. What staff agreed to do (`actions:`) is for
them alone. An internal meeting has the same papers and is on no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted, repeated
from herald.records.convening import Convened
from herald.records.dates import LocalDate, LocalTime
from herald.records.duty import Duty
from herald.records.facets import Attachment, Part, PrivateBlock, Visibility
from herald.records.fields import (
    CommitteeRef,
    Count,
    FileName,
    Flag,
    ForStaff,
    Line,
    Minutes,
    Text,
    WebAddress,
)
from herald.records.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    REGULAR = "regular"
    SPECIAL = "special"
    EMERGENCY = "emergency"
    INTERNAL = "internal"


class ItemKind(StrEnum):
    """What the body does with an item of its agenda."""

    ACTION = "action"
    INFO = "info"
    CONSENT = "consent"


class MinutesState(StrEnum):
    """Whether the body has approved the minutes."""

    DRAFT = "draft"
    APPROVED = "approved"


class Presence(StrEnum):
    """How somebody attended, or that they did not."""

    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"


class Notice(Part):
    """When and where the meeting was announced, as the law on open meetings asks."""

    posted_at: LocalTime
    places: tuple[Line, ...] = ()
    """Where it hangs: `City Hall, main entrance`."""


class Vote(Part):
    """A vote on an item: the motion, and the names as they were called."""

    motion: Text | None = None
    moved_by: Line | None = None
    seconded_by: Line | None = None
    ayes: tuple[Line, ...] = ()
    nays: tuple[Line, ...] = ()
    abstained: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who voted or abstained, in that order."""
        return (*self.ayes, *self.nays, *self.abstained)


class Item(Part):
    """One item of the agenda; afterwards with its outcome."""

    no: Annotated[Line, Field(max_length=8)] | None = None
    """Its number, such as `4` or `4b`; without it the items are counted."""
    title: Line
    kind: ItemKind = ItemKind.INFO
    """action when something is decided, info when not, consent when it passes with others."""
    presenter: Line | None = None
    minutes: Minutes | None = None
    """How long it is to take; the agenda's times follow from it."""
    documents: tuple[FileName, ...] = ()
    """Which of the attachments belong to it, by their files."""
    outcome: Text | None = None
    """What became of it, for the minutes."""
    vote: Vote | None = None


@dataclass(frozen=True)
class Slot:
    """An item in its place on the agenda."""

    number: str
    item: Item
    starts: datetime | None
    """When it is expected to begin; None after an item of which nobody knows how long it takes."""


class Attendance(Part):
    """Somebody in the roll call."""

    name: Line
    role: Line | None = None
    """`Chair`, `Director of Housing`."""
    presence: Presence = Presence.PRESENT
    member: Flag = True
    """no for staff and guests, who do not count toward the quorum."""

    @property
    def is_there(self) -> bool:
        """Whether they took part, in the room or from afar."""
        return self.presence in (Presence.PRESENT, Presence.REMOTE)


class Action(Part):
    """What somebody of the staff does next."""

    what: Line
    owner: Line | None = None
    """Who does it: a name of the directory, or in words."""
    due: LocalDate | None = None
    done: LocalDate | None = None
    """The day on which it was done; until then it is asked for."""


class Meeting(Convened):
    """A meeting's fields."""

    meeting_kind: MeetingKind
    committee: CommitteeRef | None = None
    body: Line | None = Field(default=None, validate_default=True)
    """Which body meets, in words, when it is no committee of the directory."""
    notice: Notice | None = None
    agenda: tuple[Item, ...] = ()
    quorum: Count | None = None
    """How many members must be there to decide."""
    attendance: tuple[Attendance, ...] = ()
    minutes_state: MinutesState = MinutesState.DRAFT
    minutes_approved: LocalDate | None = None
    """The day on which the body approved its minutes."""
    decisions: tuple[Text, ...] = ()
    """What was decided, a sentence each."""
    actions: Annotated[tuple[Action, ...] | None, ForStaff()] = None
    """Who of the staff does what by when; never public."""
    recording: WebAddress | None = None
    private: Annotated[PrivateBlock | None, ForStaff()] = None

    @property
    def duties(self) -> Iterator[Duty]:
        for action in self.actions or ():
            if action.done is None:
                yield Duty(action.what, action.owner or "", action.due)

    @property
    def has_minutes(self) -> bool:
        """Whether there is something to record: a roll call, an outcome, a vote or a decision."""
        noted = any(item.outcome or item.vote for item in self.agenda)
        return bool(self.attendance or self.decisions or noted)

    @property
    def members_there(self) -> int:
        """How many members took part."""
        return sum(1 for one in self.attendance if one.member and one.is_there)

    @property
    def is_quorate(self) -> bool:
        """Whether enough members took part to decide."""
        return self.members_there >= (self.quorum or 0)

    @property
    def members(self) -> int:
        """How many members the roll has."""
        return sum(1 for one in self.attendance if one.member)

    def slots(self) -> Iterator[Slot]:
        """The agenda by the clock: each item begins when the one before it is done."""
        now: datetime | None = self.starts.astimezone(UTC)
        for count, item in enumerate(self.agenda, 1):
            starts = now.astimezone(self.zone) if now else None
            yield Slot(item.no or str(count), item, starts)
            now = now + item.minutes if now and item.minutes else None

    def papers_of(self, item: Item) -> tuple[Attachment, ...]:
        """The attachments that belong to an item, in its order."""
        by_file = {attachment.file: attachment for attachment in self.attachments}
        return tuple(by_file[file] for file in item.documents if file in by_file)

    @field_validator("meeting_kind")
    @classmethod
    def _internal_stays_inside(cls, kind: MeetingKind, info: ValidationInfo) -> MeetingKind:
        visibility = info.data.get("visibility", Visibility.INTERNAL)
        outside = visibility in (Visibility.PUBLIC, Visibility.PRESS)
        if kind is MeetingKind.INTERNAL and outside:
            raise Finding(
                f"An internal meeting has no page, but 'visibility' is {quoted(visibility)}; "
                "write internal or confidential, or another 'meeting_kind'"
            )
        return kind

    @field_validator("body")
    @classmethod
    def _somebody_meets(cls, body: str | None, info: ValidationInfo) -> str | None:
        if body is None and not info.data.get("committee", True):
            raise Finding(
                "The meeting does not say who meets; add 'committee' (from committees) "
                "or 'body' (in words)"
            )
        return body

    @field_validator("notice")
    @classmethod
    def _before_it_starts(cls, notice: Notice | None, info: ValidationInfo) -> Notice | None:
        starts = info.data.get("starts")
        if notice and starts and notice.posted_at.timestamp() >= starts.timestamp():
            moments = repeated(
                f" ({notice.posted_at:%Y-%m-%d %H:%M}) not before the meeting starts "
                f"({starts:%Y-%m-%d %H:%M})",
                " not before the meeting starts",
            )
            raise Finding(f"The notice was posted{moments}; correct 'posted_at' or 'starts'")
        return notice

    @field_validator("agenda")
    @classmethod
    def _documents_there(cls, agenda: tuple[Item, ...], info: ValidationInfo) -> tuple[Item, ...]:
        files = {attachment.file for attachment in info.data.get("attachments", ())}
        for file in (file for item in agenda for file in item.documents):
            if "attachments" in info.data and file not in files:
                raise Finding(
                    f"The agenda names the document {quoted(file)}, which is not among the "
                    "'attachments'; add it there with its title"
                )
        return agenda

    @field_validator("attendance")
    @classmethod
    def _voters_there(
        cls, attendance: tuple[Attendance, ...], info: ValidationInfo
    ) -> tuple[Attendance, ...]:
        names = [one.name for one in attendance]
        for index, name in enumerate(names):
            if name in names[:index]:
                raise Finding(f"{quoted(name)} is in the roll call twice; keep one of the lines")
        there = {one.name for one in attendance if one.is_there and one.member}
        for vote in (item.vote for item in info.data.get("agenda", ()) if item.vote):
            if vote.moved_by and vote.moved_by == vote.seconded_by:
                raise Finding(
                    f"{quoted(vote.moved_by)} moved and seconded the same motion; correct one of "
                    "the two"
                )
            for index, name in enumerate(vote.names):
                if name in vote.names[:index]:
                    raise Finding(f"{quoted(name)} voted twice on one item; strike one of the two")
                if attendance and name not in there:
                    raise Finding(
                        f"{quoted(name)} voted, but is not among the members who attended; "
                        "correct the vote or 'attendance'"
                    )
        return attendance

    @field_validator("minutes_approved")
    @classmethod
    def _approved_after(cls, day: LocalDate | None, info: ValidationInfo) -> LocalDate | None:
        if day and info.data.get("minutes_state") is MinutesState.DRAFT:
            raise Finding(
                "The minutes have a day on which they were approved; "
                "write 'minutes_state: approved' too"
            )
        starts = info.data.get("starts")
        if day and starts and day < starts.date():
            raise Finding(
                f"The minutes were approved on {repeated(str(day), 'a day')}, before the meeting "
                f"itself; correct 'minutes_approved'"
            )
        return day


KIND = Kind(
    name="meeting",
    plural="meetings",
    model=Meeting,
    folder="schedules/meetings",
    address="/meetings/{year}/{name}/",
    section="meetings",
    template="meeting.html",
    indexed=(
        *("status", "previously", "venue", "neighborhood", "committee", "body"),
        *("meeting_kind", "mayors_role", "trip", "afar"),
    ),
    documents=("agenda.pdf", "minutes.pdf", "notice.pdf"),
    body="What the meeting is about, and how residents can speak to the body.",
    example="""\
meeting_kind: regular
committee: name-of-a-committee
starts: 2026-12-08 18:00
ends: 2026-12-08 19:30
venue: city-hall
agenda:
  - title: Call to order and roll call
    minutes: 5
  - title: What is to be decided
    kind: action
    minutes: 30
""",
)
