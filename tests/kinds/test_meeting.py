"""What a meeting must say: who meets, a notice in time, documents and votes that agree."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.kinds.meeting import Meeting

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_meeting_is_of_a_committee_or_of_a_body_in_words(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    == schedules/meetings/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: emergency
    body: Landmarks Board
    """
    assert read() == []


def test_a_meeting_of_nobody_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    == schedules/meetings/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: monthly
    committee: [safe-streets]
    """
    assert read() == [
        "schedules/meetings/a.yml:1: The meeting does not say who meets; add 'committee' (from "
        "committees) or 'body' (in words) [meeting]",
        "schedules/meetings/b.yml:5: 'meeting_kind' is 'monthly'; write one of regular, special, "
        "emergency, internal [meeting]",
        "schedules/meetings/b.yml:6: 'committee' is a list; write a text; put quotes around it "
        "if it starts with '[' or '{' [meeting]",
    ]


def test_a_meeting_is_somewhere_and_says_why_it_is_cancelled(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    meeting_kind: regular
    committee: safe-streets
    status: cancelled
    """
    assert read() == [
        "schedules/meetings/a.yml:1: The meeting is cancelled, but says no 'reason'; add one "
        "for readers [meeting]",
        "schedules/meetings/a.yml:1: The meeting says no place; add 'venue' (from "
        "office/venues), 'place' (in words) or 'online' [meeting]",
    ]


def test_an_internal_meeting_is_for_staff(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    visibility: confidential
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: internal
    body: Staff
    == schedules/meetings/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: internal
    body: Staff
    """
    assert read() == []


def test_an_internal_meeting_that_is_public_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: internal
    body: Staff
    """
    assert read() == [
        "schedules/meetings/a.yml:6: An internal meeting has no page, but 'visibility' is "
        "'public'; write internal or confidential, or another 'meeting_kind' [meeting]"
    ]


def test_a_notice_is_posted_before_the_meeting(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    notice: {posted_at: 2026-12-03 17:59}
    == schedules/meetings/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    notice: {posted_at: 2026-12-03 18:00}
    """
    assert read() == [
        "schedules/meetings/b.yml:7: The notice was posted (2026-12-03 18:00) not before the "
        "meeting starts (2026-12-03 18:00); correct 'posted_at' or 'starts' [meeting]"
    ]


def test_the_documents_of_an_item_are_attachments(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    attachments: [{file: memo.pdf, title: Memo}]
    agenda: [{title: Crossings, documents: [memo.pdf]}]
    == schedules/meetings/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    agenda: [{title: Crossings, documents: [memo.pdf]}]
    """
    assert read() == [
        "schedules/meetings/b.yml:7: The agenda names the document 'memo.pdf', which is not "
        "among the 'attachments'; add it there with its title [meeting]"
    ]


def test_who_votes_attends_and_votes_once(read: Callable[[], list[str]]) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    agenda: [{title: Crossings, vote: {ayes: [Ana Ruiz], nays: [Bo Larsen]}}]
    attendance: [{name: Ana Ruiz}, {name: Bo Larsen, presence: remote}]
    == schedules/meetings/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    agenda: [{title: Crossings, vote: {ayes: [Ana Ruiz], nays: [Bo Larsen]}}]
    attendance: [{name: Ana Ruiz}, {name: Bo Larsen, presence: excused}]
    == schedules/meetings/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    agenda: [{title: Crossings, vote: {ayes: [Ana Ruiz], abstained: [Ana Ruiz]}}]
    attendance: [{name: Ana Ruiz}]
    """
    assert read() == [
        "schedules/meetings/b.yml:8: 'Bo Larsen' voted, but is not among the members who "
        "attended; correct the vote or 'attendance' [meeting]",
        "schedules/meetings/c.yml:8: 'Ana Ruiz' voted twice on one item; strike one of the two "
        "[meeting]",
    ]


def test_minutes_with_the_day_of_their_approval_are_approved(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/meetings/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    minutes_approved: 2027-01-07
    """
    assert read() == [
        "schedules/meetings/a.yml:7: The minutes have a day on which they were approved; write "
        "'minutes_state: approved' too [meeting]"
    ]


def test_the_times_of_the_agenda_follow_from_its_minutes() -> None:
    """Also over the night when the clocks go back; after an item without minutes nobody knows."""
    zone = ZoneInfo("America/Los_Angeles")
    meeting = Meeting.model_validate(
        {
            "title": "A",
            "starts": "2026-11-01 00:30",
            "ends": "2026-11-01 03:00",
            "place": "Pier 4",
            "meeting_kind": "special",
            "body": "Council",
            "agenda": [
                {"title": "Roll call", "minutes": "60"},
                {"title": "The first hour again", "minutes": "60", "no": "1b"},
                {"title": "As long as it takes"},
                {"title": "End"},
            ],
        },
        context={"zone": zone},
    )

    assert [(slot.number, slot.starts) for slot in meeting.slots()] == [
        ("1", datetime(2026, 11, 1, 0, 30, tzinfo=zone)),
        ("1b", datetime(2026, 11, 1, 1, 30, tzinfo=zone)),
        ("3", datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=zone)),
        ("4", None),
    ]
    assert [f"{slot.starts:%H:%M %Z}" for slot in meeting.slots() if slot.starts] == [
        "00:30 PDT",
        "01:30 PDT",
        "01:30 PST",
    ]
