"""The notice of an open meeting is late, or is due soon and not posted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.checks import notice_deadline

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.office import Office

ZONE = ZoneInfo("America/Los_Angeles")
AT = datetime(2026, 11, 20, 12, tzinfo=ZONE)


def test_notices_in_time_pass_and_late_ones_are_errors(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: California
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    open_meetings: {preset: CA}
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == schedules/meetings/2026-12-08-in-time.yml ==
    title: In time
    meeting_kind: regular
    committee: parks
    starts: 2026-12-08 18:00
    ends: 2026-12-08 19:00
    place: Pier 4
    notice: {posted_at: 2026-12-05 18:00}
    == schedules/meetings/2026-12-09-late.yml ==
    title: Late
    meeting_kind: regular
    committee: parks
    starts: 2026-12-09 18:00
    ends: 2026-12-09 19:00
    place: Pier 4
    notice:
      posted_at: 2026-12-06 20:00
    == schedules/meetings/2026-11-22-not-posted.yml ==
    title: Not posted
    meeting_kind: regular
    committee: parks
    starts: 2026-11-22 18:00
    ends: 2026-11-22 19:00
    place: Pier 4
    == schedules/meetings/2026-11-24-due-soon.yml ==
    title: Due soon
    meeting_kind: special
    body: Charter commission
    visibility: public
    starts: 2026-11-23 11:00
    ends: 2026-11-23 19:00
    place: Pier 4
    == schedules/meetings/2026-12-15-not-yet.yml ==
    title: Not yet
    meeting_kind: regular
    committee: parks
    starts: 2026-12-15 18:00
    ends: 2026-12-15 19:00
    place: Pier 4
    """
    assert found(notice_deadline) == [
        "schedules/meetings/2026-11-22-not-posted.yml:4: The notice of 'Not posted' (regular "
        "meeting) must be posted by Thu 19 Nov 18:00, 18 h ago (72 hours before it starts; Brown "
        "Act); post it, write 'notice' with 'posted_at', and hold the meeting later, or ask "
        "counsel whether it may be held [notice-deadline]",
        "schedules/meetings/2026-11-24-due-soon.yml:5: warning: The notice of 'Due soon' (special "
        "meeting) must be posted by Sun 22 Nov 11:00, in 47 h (24 hours before it starts; Brown "
        "Act); post it, and write 'notice' with 'posted_at' [notice-deadline]",
        "schedules/meetings/2026-12-09-late.yml:8: The notice of 'Late' (regular meeting) must be "
        "posted by Sun 6 Dec 18:00, posted 2 h late (72 hours before it starts; Brown Act); hold "
        "the meeting later, or ask counsel whether it may be held [notice-deadline]",
    ]


def test_meetings_that_nobody_must_announce_are_not_asked(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: California
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    open_meetings: {preset: CA}
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == committees/staff/committee.yml ==
    title: Staff
    charter: What it is for.
    open_meetings: no
    == schedules/meetings/closed.yml ==
    title: Of a committee whose meetings are not open
    meeting_kind: regular
    committee: staff
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: Pier 4
    == schedules/meetings/internal.yml ==
    title: Internal
    meeting_kind: internal
    committee: parks
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: Pier 4
    == schedules/meetings/cancelled.yml ==
    title: Cancelled
    meeting_kind: regular
    committee: parks
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: Pier 4
    status: cancelled
    reason: Snow
    == schedules/meetings/draft.yml ==
    title: Of another body, and not public
    meeting_kind: regular
    body: Charter commission
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: Pier 4
    == schedules/meetings/long-ago.yml ==
    title: Long ago
    meeting_kind: regular
    committee: parks
    starts: 2026-10-01 18:00
    ends: 2026-10-01 19:00
    place: Pier 4
    """
    assert found(notice_deadline) == []


def test_an_office_that_says_nothing_of_open_meetings_is_not_asked(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == schedules/meetings/late.yml ==
    title: Late
    meeting_kind: regular
    committee: parks
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: Pier 4
    """
    assert found(notice_deadline) == []


def test_after_a_meeting_what_was_late_in_georgia_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Georgia
    mayor: renata-okafor-lindqvist
    timezone: America/New_York
    site_url: https://mayor.portellery.example/
    open_meetings: {preset: GA}
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == schedules/meetings/2026-11-10-november.yml ==
    title: November
    meeting_kind: regular
    committee: parks
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: Pier 4
    notice:
      posted_at: 2026-11-05 18:00
    agenda: [{title: Trees}]
    == schedules/meetings/2026-11-11-minutes.yml ==
    title: With minutes
    meeting_kind: special
    committee: parks
    starts: 2026-11-11 18:00
    ends: 2026-11-11 19:00
    place: Pier 4
    notice: {posted_at: 2026-11-05 18:00}
    decisions: [Trees are planted.]
    == schedules/meetings/2026-11-23-december.yml ==
    title: December
    meeting_kind: regular
    committee: parks
    starts: 2026-11-23 11:00
    ends: 2026-11-23 19:00
    place: Pier 4
    notice: {posted_at: 2026-11-05 18:00}
    == schedules/meetings/2026-11-24-agenda.yml ==
    title: With an agenda
    meeting_kind: regular
    committee: parks
    starts: 2026-11-24 11:00
    ends: 2026-11-24 19:00
    place: Pier 4
    notice: {posted_at: 2026-11-05 18:00}
    agenda: [{title: Trees}]
    """
    assert found(notice_deadline) == [
        "schedules/meetings/2026-11-10-november.yml:4: warning: The minutes of 'November' "
        "(regular meeting) must be posted by Mon 23 Nov 11:00, in 68 h (by the next regular "
        "meeting; O.C.G.A. §50-14-1); write down 'attendance', 'decisions' or the items' "
        "'outcome' [notice-deadline]",
        "schedules/meetings/2026-11-10-november.yml:4: warning: The summary of actions of "
        "'November' (regular meeting) must be posted by the end of Fri 13 Nov, 6 days ago (2 "
        "working days after Tue 10 Nov, as Wed 11 Nov is Veterans Day; O.C.G.A. §50-14-1); write "
        "down 'attendance', 'decisions' or the items' 'outcome' [notice-deadline]",
        "schedules/meetings/2026-11-10-november.yml:8: warning: The notice of 'November' (regular "
        "meeting) must be posted by Tue 3 Nov 18:00, posted 48 h late (7 days before it starts; "
        "O.C.G.A. §50-14-1); ask counsel what this means for what was decided [notice-deadline]",
        "schedules/meetings/2026-11-23-december.yml:4: warning: The agenda of 'December' (regular "
        "meeting) must be posted by Mon 23 Nov 11:00, in 68 h (within the 2 weeks before it; "
        "O.C.G.A. §50-14-1); write it down under 'agenda' [notice-deadline]",
    ]


def test_a_notice_is_late_from_its_minute_on(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Texas
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    open_meetings: {preset: TX, remind: 0}
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == schedules/meetings/2026-12-03-december.yml ==
    title: December
    meeting_kind: regular
    committee: parks
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 4
    """
    assert found(notice_deadline, datetime(2026, 11, 25, 23, 59, tzinfo=ZONE)) == []
    assert found(notice_deadline, datetime(2026, 11, 26, 0, 1, tzinfo=ZONE)) == [
        "schedules/meetings/2026-12-03-december.yml:4: The notice of 'December' (regular meeting) "
        "must be posted by the end of Wed 25 Nov, 1 min ago (3 working days between the posting "
        "and the meeting on Thu 3 Dec: Mon 30 Nov, Tue 1 Dec and Wed 2 Dec, as Thu 26 Nov is "
        "Thanksgiving Day and Fri 27 Nov is Friday After Thanksgiving; HB 1522); post it, write "
        "'notice' with 'posted_at', and hold the meeting later, or ask counsel whether it may be "
        "held [notice-deadline]",
    ]


def test_nothing_of_a_meeting_that_is_not_public_is_repeated_to_others(
    office: Office,
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: California
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    open_meetings: {preset: CA}
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == schedules/meetings/2026-11-22-secret.yml ==
    title: Sale of Pier 9
    meeting_kind: special
    committee: parks
    starts: 2026-11-21 11:00
    ends: 2026-11-21 12:00
    place: Pier 4
    """
    assert [problem.discreet for problem in notice_deadline.check(office, AT)] == [
        "The notice of '…' (… meeting) must be posted in time (…); post it, write 'notice' with "
        "'posted_at', and hold the meeting later, or ask counsel whether it may be held",
    ]
