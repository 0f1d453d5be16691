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
        "t",
        "e",
        "s",
        "t",
        "s",
        "/",
        "k",
        "i",
        "n",
        "d",
        "s",
        "/",
        "t",
        "e",
        "s",
        "t",
        "_",
        "d",
        "i",
        "s",
        "c",
        "l",
        "o",
        "s",
        "u",
        "r",
        "e",
        ".",
        "p",
        "y",
        ":",
        ":",
        "t",
        "e",
        "s",
        "t",
        "_",
        "t",
        "h",
        "e",
        "_",
        "p",
        "r",
        "e",
        "s",
        "s",
        "_",
        "i",
        "s",
        "_",
        "c",
        "a",
        "l",
        "l",
        "e",
        "d",
        "_",
        "o",
        "n",
        "l",
        "y",
        "_",
        "t",
        "o",
        "_",
        "w",
        "h",
        "a",
        "t",
        "_",
        "i",
        "t",
        "_",
        "m",
        "a",
        "y",
        "_",
        "c",
        "o",
        "m",
        "e",
        "_",
        "t",
        "o",
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
    assert found(disclosure_due) == [
        "t",
        "e",
        "s",
        "t",
        "s",
        "/",
        "c",
        "h",
        "e",
        "c",
        "k",
        "s",
        "/",
        "t",
        "e",
        "s",
        "t",
        "_",
        "d",
        "i",
        "s",
        "c",
        "l",
        "o",
        "s",
        "u",
        "r",
        "e",
        "_",
        "d",
        "u",
        "e",
        ".",
        "p",
        "y",
        ":",
        ":",
        "t",
        "e",
        "s",
        "t",
        "_",
        "e",
        "a",
        "c",
        "h",
        "_",
        "s",
        "a",
        "y",
        "s",
        "_",
        "w",
        "h",
        "a",
        "t",
        "_",
        "i",
        "s",
        "_",
        "m",
        "i",
        "s",
        "s",
        "i",
        "n",
        "g",
        "_",
        "o",
        "n",
        "c",
        "e",
        "_",
        "i",
        "t",
        "s",
        "_",
        "l",
        "a",
        "s",
        "t",
        "_",
        "d",
        "a",
        "y",
        "_",
        "i",
        "s",
        "_",
        "o",
        "v",
        "e",
        "r",
    ]
