"""Clocks for notices: tables of dates for the three presets, each row with its reason in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from herald.kinds.meeting import MeetingKind
from herald.mayors_time.notices import Duty, Session, further_duties, moment_said, notice, span_said
from herald.mayors_time.workdays import WorkingDays
from herald.policies.mayors_time import NoticeRule, OpenMeetings, OwnDay, Preset, WorkingDaysPolicy

EASTERN, CENTRAL, PACIFIC = map(
    ZoneInfo, ("America/New_York", "America/Chicago", "America/Los_Angeles")
)
GEORGIA = WorkingDays(WorkingDaysPolicy(), "Georgia", EASTERN)
CALIFORNIA = WorkingDays(WorkingDaysPolicy(), "California", PACIFIC)
TEXAS = WorkingDays(WorkingDaysPolicy(), "Texas", CENTRAL)
CLOSED_ON_COLUMBUS_DAY = WorkingDays(
    WorkingDaysPolicy(own_days=(OwnDay(name="Columbus Day", on="2025-10-13"),)), "Texas", CENTRAL
)
REGULAR, SPECIAL, EMERGENCY, INTERNAL = MeetingKind

GA, CA, TX = "O.C.G.A. §50-14-1", "Brown Act", "HB 1522"


def session(kind: MeetingKind, starts: str, days: WorkingDays, lasts: int = 90) -> Session:
    moment = datetime.fromisoformat(starts)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=days.zone)
    return Session(kind, moment, moment + timedelta(minutes=lasts))


def told(policy: OpenMeetings, days: WorkingDays, kind: MeetingKind, starts: str) -> str | None:
    """The deadline with its offset, and its reason."""
    duty = notice(session(kind, starts, days), policy, days)
    return f"{duty.due:%Y-%m-%d %H:%M %Z}: {duty.because}" if duty else None


@pytest.mark.parametrize(
    ("kind", "starts", "expected"),
    [
        (REGULAR, "2026-12-08 18:00", f"2026-12-01 18:00 EST: 7 days before it starts; {GA}"),
        # Thanksgiving is a day like every other.
        (REGULAR, "2026-12-03 18:00", f"2026-11-26 18:00 EST: 7 days before it starts; {GA}"),
        # A week is a week by the clock on the wall, though it has 169 hours or 167.
        (REGULAR, "2026-11-02 18:00", f"2026-10-26 18:00 EDT: 7 days before it starts; {GA}"),
        (REGULAR, "2027-03-15 18:00", f"2027-03-08 18:00 EST: 7 days before it starts; {GA}"),
        (SPECIAL, "2026-12-03 18:00", f"2026-12-02 18:00 EST: 24 hours before it starts; {GA}"),
        # A Sunday counts.
        (SPECIAL, "2026-11-30 09:00", f"2026-11-29 09:00 EST: 24 hours before it starts; {GA}"),
        (
            SPECIAL,
            "2026-11-01 12:00",
            "2026-10-31 13:00 EDT: 24 hours before it starts, and the clocks change in between; "
            + GA,
        ),
        (
            SPECIAL,
            "2027-03-14 12:00",
            "2027-03-13 11:00 EST: 24 hours before it starts, and the clocks change in between; "
            + GA,
        ),
        (EMERGENCY, "2026-12-03 18:00", None),  # the reason goes into the minutes
        (INTERNAL, "2026-12-03 18:00", None),
    ],
)
def test_georgia(kind: MeetingKind, starts: str, expected: str | None) -> None:
    assert told(OpenMeetings(preset=Preset.GA), GEORGIA, kind, starts) == expected


@pytest.mark.parametrize(
    ("kind", "starts", "expected"),
    [
        # The weekend counts.
        (REGULAR, "2026-12-08 18:00", f"2026-12-05 18:00 PST: 72 hours before it starts; {CA}"),
        # And so does Thanksgiving.
        (REGULAR, "2026-11-29 18:00", f"2026-11-26 18:00 PST: 72 hours before it starts; {CA}"),
        (
            REGULAR,
            "2026-11-02 18:00",
            "2026-10-30 19:00 PDT: 72 hours before it starts, and the clocks change in between; "
            + CA,
        ),
        (
            REGULAR,
            "2026-03-09 18:00",
            "2026-03-06 17:00 PST: 72 hours before it starts, and the clocks change in between; "
            + CA,
        ),
        (SPECIAL, "2026-11-30 09:00", f"2026-11-29 09:00 PST: 24 hours before it starts; {CA}"),
        # 1:30 comes twice on that Sunday: 24 hours lead to the second one.
        (SPECIAL, "2026-11-02 01:30", f"2026-11-01 01:30 PST: 24 hours before it starts; {CA}"),
        (
            EMERGENCY,
            "2026-12-02 15:00",
            f"2026-12-02 14:00 PST: 1 hour before it starts; {CA}, notice to the media",
        ),
        (INTERNAL, "2026-12-03 18:00", None),
    ],
)
def test_california(kind: MeetingKind, starts: str, expected: str | None) -> None:
    assert told(OpenMeetings(preset=Preset.CA), CALIFORNIA, kind, starts) == expected


@pytest.mark.parametrize(
    ("days", "kind", "starts", "expected"),
    [
        # Both examples of the Texas Association of Counties (LegalEase, 2025-03-25).
        (
            TEXAS,
            REGULAR,
            "2025-09-18 18:00",
            "2025-09-13 00:00 CDT: 3 working days between the posting and the meeting on "
            f"Thu 18 Sep: Mon 15 Sep, Tue 16 Sep and Wed 17 Sep; {TX}",
        ),
        (
            CLOSED_ON_COLUMBUS_DAY,
            REGULAR,
            "2025-10-16 09:00",
            "2025-10-10 00:00 CDT: 3 working days between the posting and the meeting on "
            "Thu 16 Oct: Fri 10 Oct, Tue 14 Oct and Wed 15 Oct, as Mon 13 Oct is Columbus Day; "
            + TX,
        ),
        (
            TEXAS,
            REGULAR,
            "2026-12-07 18:00",
            "2026-12-02 00:00 CST: 3 working days between the posting and the meeting on "
            f"Mon 7 Dec: Wed 2 Dec, Thu 3 Dec and Fri 4 Dec; {TX}",
        ),
        (
            TEXAS,
            SPECIAL,
            "2026-12-03 08:00",
            "2026-11-26 00:00 CST: 3 working days between the posting and the meeting on "
            "Thu 3 Dec: Mon 30 Nov, Tue 1 Dec and Wed 2 Dec, as Thu 26 Nov is Thanksgiving Day and "
            f"Fri 27 Nov is Friday After Thanksgiving; {TX}",
        ),
        # On a Saturday, four days before it; and over the night when the clocks change.
        (
            TEXAS,
            REGULAR,
            "2026-12-12 10:00",
            "2026-12-09 00:00 CST: 3 working days between the posting and the meeting on "
            f"Sat 12 Dec: Wed 9 Dec, Thu 10 Dec and Fri 11 Dec; {TX}",
        ),
        (
            TEXAS,
            REGULAR,
            "2026-11-03 18:00",
            "2026-10-29 00:00 CDT: 3 working days between the posting and the meeting on "
            f"Tue 3 Nov: Thu 29 Oct, Fri 30 Oct and Mon 2 Nov; {TX}",
        ),
        (
            TEXAS,
            REGULAR,
            "2026-12-29 18:00",
            "2026-12-22 00:00 CST: 3 working days between the posting and the meeting on "
            "Tue 29 Dec: Tue 22 Dec, Wed 23 Dec and Mon 28 Dec, as Thu 24 Dec is Christmas Eve, "
            f"Fri 25 Dec is Christmas Day and Sat 26 Dec is Day After Christmas; {TX}",
        ),
        (TEXAS, EMERGENCY, "2026-12-03 18:00", None),  # counsel's call
        (TEXAS, INTERNAL, "2026-12-03 18:00", None),
    ],
)
def test_texas(days: WorkingDays, kind: MeetingKind, starts: str, expected: str | None) -> None:
    assert told(OpenMeetings(preset=Preset.TX), days, kind, starts) == expected


@pytest.mark.parametrize(
    ("rule", "starts", "expected"),
    [
        (
            NoticeRule(working_hours=48, law="City code 2.4.1"),
            "2026-11-30 18:00",
            "2026-11-24 18:00 PST: 48 hours of working days before it starts, as Thu 26 Nov is "
            "Thanksgiving Day and Fri 27 Nov is Day After Thanksgiving; City code 2.4.1",
        ),
        (
            NoticeRule(working_days=1),
            "2026-12-07 18:00",
            "2026-12-04 00:00 PST: 1 working day between the posting and the meeting on Mon 7 Dec: "
            "Fri 4 Dec",
        ),
        (NoticeRule(days=1), "2026-12-07 18:00", "2026-12-06 18:00 PST: 1 day before it starts"),
    ],
)
def test_what_the_office_writes_goes_before_the_preset(
    rule: NoticeRule, starts: str, expected: str
) -> None:
    policy = OpenMeetings(preset=Preset.CA, regular=rule)
    assert told(policy, CALIFORNIA, REGULAR, starts) == expected
    assert told(policy, CALIFORNIA, SPECIAL, "2026-11-30 09:00") == (
        "2026-11-29 09:00 PST: 24 hours before it starts; Brown Act"
    )


def test_a_preset_of_the_offices_own_has_no_other_clocks() -> None:
    policy = OpenMeetings(preset=Preset.CUSTOM, special=NoticeRule(hours=24))
    assert told(policy, CALIFORNIA, REGULAR, "2026-12-08 18:00") is None
    assert told(policy, CALIFORNIA, SPECIAL, "2026-12-08 18:00") == (
        "2026-12-07 18:00 PST: 24 hours before it starts"
    )


def test_in_georgia_agenda_summary_and_minutes_have_clocks_too() -> None:
    meeting = session(REGULAR, "2026-11-25 18:00", GEORGIA)
    following = datetime(2026, 12, 16, 18, tzinfo=EASTERN)
    held = Session(REGULAR, meeting.starts, meeting.ends, following)
    policy = OpenMeetings(preset=Preset.GA)
    duties = further_duties(held, policy, GEORGIA)
    assert [(duty.what, moment_said(duty.due), duty.because) for duty in duties] == [
        ("agenda", "Wed 25 Nov 18:00", f"within the 2 weeks before it; {GA}"),
        (
            "summary of actions",
            "the end of Tue 1 Dec",
            "2 working days after Wed 25 Nov, as Thu 26 Nov is Thanksgiving Day and Fri 27 Nov is "
            f"State Holiday; {GA}",
        ),
        ("minutes", "Wed 16 Dec 18:00", f"by the next regular meeting; {GA}"),
    ]
    assert len(further_duties(meeting, policy, GEORGIA)) == 2
    assert further_duties(session(INTERNAL, "2026-11-25 18:00", GEORGIA), policy, GEORGIA) == ()
    assert further_duties(meeting, OpenMeetings(preset=Preset.CA), CALIFORNIA) == ()


@pytest.mark.parametrize(
    ("posted", "at", "expected"),
    [
        ("2026-12-03 04:00", "2026-12-01 00:00", "posted 14 h early"),
        ("2026-12-03 18:00", "2026-12-01 00:00", "posted just in time"),
        ("2026-12-03 18:20", "2026-12-01 00:00", "posted 20 min late"),
        ("2026-11-27 18:00", "2026-12-01 00:00", "posted 6 days early"),
        (None, "2026-12-03 15:30", "in 2 h"),
        (None, "2026-12-04 09:00", "15 h ago"),
    ],
)
def test_a_deadline_is_told_with_how_it_was_met(posted: str | None, at: str, expected: str) -> None:
    duty = Duty("notice", datetime(2026, 12, 3, 18, tzinfo=PACIFIC), "")
    done = datetime.fromisoformat(posted).replace(tzinfo=PACIFIC) if posted else None
    now = datetime.fromisoformat(at).replace(tzinfo=PACIFIC)
    assert duty.said(done, now) == f"must be posted by Thu 3 Dec 18:00, {expected}"


def test_hours_are_those_that_pass_on_the_night_when_the_clocks_change() -> None:
    duty = Duty("notice", datetime(2026, 11, 1, 12, tzinfo=PACIFIC), "")
    posted = datetime(2026, 11, 1, 0, tzinfo=PACIFIC)
    assert duty.said(posted, posted) == "must be posted by Sun 1 Nov 12:00, posted 13 h early"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (72 * 60 - 1, "71 h"), (72 * 60, "3 days")],
)
def test_spans_are_told_in_the_unit_that_fits(minutes: int, words: str) -> None:
    assert span_said(timedelta(minutes=minutes)) == words
