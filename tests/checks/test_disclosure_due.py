"""Meetings of the Mayor's whose disclosure is overdue."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.checks import disclosure_due

if TYPE_CHECKING:
    from collections.abc import Callable


def test_each_says_what_is_missing_once_its_last_day_is_over(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    disclosure: {since: 2026-11-09, law: City code 2.08}
    == schedules/calendar/call.yml ==
    title: Call
    starts: 2026-11-10 10:00
    ends: 2026-11-10 11:00
    purpose: call
    == schedules/calendar/draft.yml ==
    title: Draft
    starts: 2026-11-10 12:00
    ends: 2026-11-10 13:00
    purpose: meeting
    == schedules/calendar/ready.yml ==
    title: Ready
    starts: 2026-11-10 14:00
    ends: 2026-11-10 15:00
    purpose: meeting
    == schedules/disclosures/draft.yml ==
    title: Meeting
    discloses: draft
    met_at: 2026-11-10 12:00
    lasted: 60
    attended: 1
    == schedules/disclosures/ready.yml ==
    title: Meeting
    discloses: ready
    met_at: 2026-11-10 14:00
    lasted: 60
    attended: 1
    topic: Boats
    """
    zone = ZoneInfo("America/Los_Angeles")
    assert found(disclosure_due, datetime(2026, 11, 18, 23, 59, tzinfo=zone)) == []
    assert found(disclosure_due, datetime(2026, 11, 19, tzinfo=zone)) == [
        "schedules/calendar/call.yml:2: warning: The Mayor's call should have been "
        "disclosed by 2026-11-18 (5 working days, City code 2.08) and is not; run 'herald"
        " disclose 2026-11-10', complete the draft and set 'visibility: public' "
        "[disclosure-due]",
        "schedules/disclosures/draft.yml:1: warning: This meeting should have been "
        "disclosed by 2026-11-18 (5 working days, City code 2.08) and has no 'topic'; "
        "write in a line what it was about, and set 'visibility: public' [disclosure-due]",
        "schedules/disclosures/ready.yml:1: warning: This meeting should have been "
        "disclosed by 2026-11-18 (5 working days, City code 2.08) and is still a draft; "
        "read it once more and set 'visibility: public' [disclosure-due]",
    ]


def test_without_a_rule_in_the_office_s_settings_nothing_is_asked(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/calendar/call.yml ==
    title: Call
    starts: 2026-10-10 10:00
    ends: 2026-10-10 11:00
    purpose: call
    """
    assert found(disclosure_due) == []
