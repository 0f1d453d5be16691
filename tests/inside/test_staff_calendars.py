"""Calendars of staff: what stands in whose, and that what is confidential is only a busy time."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from herald.build import build
from herald.problems import errors
from tests.conftest import AT
from tests.repositories import commit_all

if TYPE_CHECKING:
    from pathlib import Path

PACIFIC = ZoneInfo("America/Los_Angeles")


def feeds(root: Path, *parts: str) -> dict[str, str]:
    """All that is made into the folders of those parts, by path in `private/`."""
    done = build(root, AT, jobs=1, parts=frozenset(parts or {"calendars"}))
    assert [str(problem) for problem in errors(done.problems)] == []
    folder = root / "private"
    return {
        file.relative_to(folder).as_posix(): unfolded(file.read_bytes())
        for file in sorted(folder.rglob("*.ics"))
    }


def unfolded(calendar: bytes) -> str:
    """The lines of a calendar."""
    return calendar.decode().replace("\r\n ", "").replace("\r\n", "\n")


def summaries(calendar: str) -> list[str]:
    """The titles of a calendar, in order."""
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(calendar).events]


def test_an_appointment_is_told_whole_to_the_office_to_the_mayor_and_to_those_it_names(
    root: Path,
) -> None:
    """
    == office/people/theo-park.yml ==
    title: Theo Park
    role: Deputy Mayor
    private: {phone: 360-555-0110}
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    == schedules/calendar/2026-12-03-union.yml ==
    title: The union
    starts: 2026-12-03 10:00
    ends: 2026-12-03 10:30
    purpose: meeting
    status: hold
    venue: city-hall
    mayors_role: listen
    staff_lead: theo-park
    travel_before: 20
    attendees: [{name: Jo Ruiz, title: president}]
    brief: {bottom_line: They ask for a date.}
    """
    made = feeds(root)

    assert made == {
        path: f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Mayor of Port Ellery//Herald//EN
DESCRIPTION:For staff: not to be passed on.
X-WR-CALDESC:For staff: not to be passed on.
NAME:{name}
X-WR-CALNAME:{name}
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
{events}END:VCALENDAR
"""
        for path, name, events in (
            ("calendars/busy.ics", "When the Mayor is busy", BUSY),
            ("calendars/mayor.ics", "Calendar of the Mayor", UNION),
            ("calendars/office.ics", "Calendar of the office", UNION),
            ("calendars/people/theo-park.ics", "Theo Park", UNION),
        )
    }


PACIFIC_TIME = """\
BEGIN:VTIMEZONE
TZID:America/Los_Angeles
COMMENT:This timezone only works from 2026-01-01 to 2027-01-01.
BEGIN:STANDARD
DTSTART:20260101T000000
TZNAME:PST
TZOFFSETFROM:-0800
TZOFFSETTO:-0800
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260308T020000
TZNAME:PDT
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261101T020000
TZNAME:PST
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
END:VTIMEZONE
"""

BUSY = """\
BEGIN:VEVENT
SUMMARY:Busy
DTSTART:20261203T180000Z
DTEND:20261203T183000Z
DTSTAMP:20251203T180000Z
UID:busy-1796320800-1796322600@mayor.portellery.example
SEQUENCE:0
CLASS:PRIVATE
STATUS:CONFIRMED
TRANSP:OPAQUE
END:VEVENT
"""

UNION = f"""\
{PACIFIC_TIME}BEGIN:VEVENT
SUMMARY:[Hold] The union
DTSTART;TZID=America/Los_Angeles:20261203T100000
DTEND;TZID=America/Los_Angeles:20261203T103000
DTSTAMP:20251203T180000Z
UID:appointment-union@mayor.portellery.example
SEQUENCE:0
CATEGORIES:Meeting
CLASS:PRIVATE
DESCRIPTION:They ask for a date.\\nListens\\nStaff lead: Theo Park\\, 360-555-0110\\n\
Who comes: Jo Ruiz (president)\\nLeave at 9:40 a.m.\\nappointment/union
LOCATION:City Hall\\, 210 Harbor Street
STATUS:TENTATIVE
TRANSP:OPAQUE
END:VEVENT
"""


def test_what_is_confidential_is_a_busy_time_everywhere_but_in_the_mayors_own(root: Path) -> None:
    """
    == office/people/theo-park.yml ==
    title: Theo Park
    == office/people/ines-vega.yml ==
    title: Ines Vega
    == schedules/calendar/2026-12-03-oncology.yml ==
    title: Oncology
    visibility: confidential
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: personal
    place: Clinic
    staff_lead: theo-park
    == schedules/calendar/2026-12-03-scan.yml ==
    title: Scan
    visibility: confidential
    starts: 2026-12-03 10:30
    ends: 2026-12-03 11:30
    purpose: hold
    status: hold
    recurrence: FREQ=WEEKLY;COUNT=2
    == schedules/calendar/2026-12-03-union.yml ==
    title: The union
    starts: 2026-12-03 14:00
    ends: 2026-12-03 14:30
    purpose: meeting
    staff_lead: ines-vega
    """
    made = feeds(root, "calendars", "mayor")

    assert {path: summaries(text) for path, text in made.items()} == {
        "calendars/busy.ics": ["Busy", "Busy", "Busy"],
        "calendars/mayor.ics": ["Busy", "The union", "Busy"],
        "calendars/office.ics": ["Busy", "The union", "Busy"],
        "calendars/people/ines-vega.ics": ["The union"],
        "calendars/people/theo-park.ics": ["Busy"],
        "mayor/mayor.ics": ["[Confidential] Oncology", "[Hold] [Confidential] Scan", "The union"],
    }
    assert spans(made["calendars/busy.ics"]) == [
        "2026-12-03 10:00-11:30",
        "2026-12-03 14:00-14:30",
        "2026-12-10 10:30-11:30",
    ]
    for path, text in made.items():
        if path != "mayor/mayor.ics":
            told = [word for word in ("ncology", "can", "linic", "park", "Park") if word in text]
            assert told == (["Park"] if path.endswith("theo-park.ics") else [])
    assert made["mayor/mayor.ics"].count("CLASS:CONFIDENTIAL") == 2


def spans(calendar: str) -> list[str]:
    """When the events of a calendar are, by the office's clocks, as a calendar program finds it."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between(
        date(2026, 11, 20), date(2027, 3, 1)
    )
    times = sorted((event.start, event.end) for event in found)
    return [
        f"{a.astimezone(PACIFIC):%Y-%m-%d %H:%M}-{b.astimezone(PACIFIC):%H:%M}" for a, b in times
    ]


def test_the_mayors_own_is_made_only_when_it_is_asked_for(root: Path) -> None:
    """
    == schedules/calendar/2026-12-03-oncology.yml ==
    title: Oncology
    visibility: confidential
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: personal
    """
    build(root, AT, jobs=1)
    assert (root / "private/calendars/mayor.ics").exists()
    assert not (root / "private/mayor").exists()


def test_a_stand_in_has_it_and_the_mayor_does_not(root: Path) -> None:
    """
    == office/people/theo-park.yml ==
    title: Theo Park
    == schedules/calendar/2026-12-03-board.yml ==
    title: The board
    starts: 2026-12-03 14:00
    ends: 2026-12-03 14:30
    purpose: meeting
    representative: theo-park
    """
    made = feeds(root)

    assert {path: summaries(text) for path, text in made.items()} == {
        "calendars/busy.ics": [],
        "calendars/mayor.ics": [],
        "calendars/office.ics": ["The board"],
        "calendars/people/theo-park.ics": ["The board"],
    }


def test_what_is_off_stays_and_says_so_and_takes_nobodys_time(root: Path) -> None:
    """
    == schedules/calendar/2026-12-03-call.yml ==
    title: A call
    starts: 2026-12-03 14:00
    ends: 2026-12-03 14:30
    purpose: call
    status: cancelled
    == schedules/events/2026-12-04-forum.yml ==
    title: Forum
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    place: Pier 4
    subtype: forum
    mayors_role: speak
    status: postponed
    reason: Snow
    == schedules/events/2026-12-07-coats.yml ==
    title: Coats
    starts: 2026-12-07
    ends: 2026-12-11
    place: Pier 4
    subtype: forum
    mayors_role: present
    """
    made = feeds(root)
    told = [
        (str(event["SUMMARY"]), str(event["STATUS"]), str(event["TRANSP"]), event["SEQUENCE"])
        for event in icalendar.Calendar.from_ical(made["calendars/mayor.ics"]).events
    ]

    assert told == [
        ("[Cancelled] A call", "CANCELLED", "TRANSPARENT", 3),
        ("[Postponed: Snow] [Internal] Forum", "TENTATIVE", "TRANSPARENT", 1),
        ("[Internal] Coats", "CONFIRMED", "TRANSPARENT", 0),
    ]
    assert summaries(made["calendars/busy.ics"]) == []


def test_an_appointment_that_moves_into_another_year_is_the_same_and_a_newer_version(
    root: Path,
) -> None:
    """
    == schedules/calendar/2026/2026-12-30-union.yml ==
    title: The union
    starts: 2026-12-30 10:00
    ends: 2026-12-30 10:30
    purpose: meeting
    """
    commit_all(root)
    old = feeds(root)["calendars/office.ics"]
    shutil.rmtree(root / ".herald")
    file = root / "schedules/calendar/2026/2026-12-30-union.yml"
    words = file.read_text().replace("2026-12-30", "2027-01-04")
    file.unlink()
    moved = root / "schedules/calendar/2027/2027-01-04-union.yml"
    moved.parent.mkdir()
    moved.write_text(words)
    commit_all(root)
    new = feeds(root)["calendars/office.ics"]

    (before,), (after,) = (icalendar.Calendar.from_ical(one).events for one in (old, new))
    assert before["UID"] == after["UID"] == "appointment-union@mayor.portellery.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 4)


def test_a_series_is_the_same_days_to_a_calendar_program(root: Path) -> None:
    """Across the night on which the clocks change, with one time left out and one moved.

    == schedules/calendar/2027-02-23-desk.yml ==
    title: Desk
    starts: 2027-02-23 08:00
    ends: 2027-02-23 09:00
    purpose: desk
    recurrence: FREQ=WEEKLY;COUNT=5
    except_on: [2027-03-02]
    moved: [{was: 2027-03-09, starts: 2027-03-10 07:00}]
    """
    made = feeds(root)["calendars/mayor.ics"]
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(made)).between(
        date(2027, 1, 1), date(2027, 12, 31)
    )

    assert sorted(event.start.astimezone(UTC) for event in found) == [
        datetime(2027, 2, 23, 16, tzinfo=UTC),
        datetime(2027, 3, 10, 15, tzinfo=UTC),
        datetime(2027, 3, 16, 15, tzinfo=UTC),
        datetime(2027, 3, 23, 15, tzinfo=UTC),
    ]


def test_a_trip_is_there_with_each_of_its_legs_by_the_clocks_of_its_places(root: Path) -> None:
    """
    == office/people/theo-park.yml ==
    title: Theo Park
    == schedules/travel/2026-12-04-capital.yml ==
    title: To the capital of the country
    starts: 2026-12-04 06:00
    ends: 2026-12-06 20:00
    staff_lead: theo-park
    legs:
      - from: Port Ellery
        to: Washington
        to_zone: America/New_York
        departs: 2026-12-04 07:00
        arrives: 2026-12-04 15:20
        by: Flight 12
    private: {lodging: Hotel Adair, confirmations: [KQ2]}
    """
    made = feeds(root)
    told = [
        (
            str(event["SUMMARY"]),
            str(event["UID"]).partition("@")[0],
            *(f"{at:%d %H:%M} {getattr(at, 'tzinfo', '')}" for at in (event.start, event.end)),
            str(event["TRANSP"]),
        )
        for event in icalendar.Calendar.from_ical(made["calendars/mayor.ics"]).events
    ]

    assert told == [
        (
            "To the capital of the country",
            "trip-capital",
            "04 06:00 America/Los_Angeles",
            "06 20:00 America/Los_Angeles",
            "TRANSPARENT",
        ),
        (
            "Flight 12: Port Ellery to Washington",
            "trip-capital-leg-1",
            "04 07:00 America/Los_Angeles",
            "04 15:20 America/New_York",
            "OPAQUE",
        ),
    ]
    assert summaries(made["calendars/people/theo-park.ics"]) == [title for title, *_ in told]
    assert spans(made["calendars/busy.ics"]) == ["2026-12-04 07:00-12:20"]
    assert "Adair" not in "".join(made.values()), "where the Mayor sleeps is in no calendar"
