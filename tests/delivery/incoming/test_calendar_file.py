"""A calendar file of another program, read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from herald.delivery.incoming.calendar_file import Calendar, Incoming, calendar_in
from herald.records.recurrence import Moved, Series
from herald.stopped import Stopped

ZONE = ZoneInfo("America/Los_Angeles")
NEW_YORK = ZoneInfo("America/New_York")

OUTLOOK = """\
BEGIN:VTIMEZONE
TZID:Pacific Standard Time
BEGIN:STANDARD
DTSTART:16011104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010311T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, before: str = "") -> Calendar:
    """What a file with these events holds; each is written as lines after its UID."""
    told = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{told}END:VCALENDAR\n"
    return calendar_in(text.replace("\n", "\r\n").encode(), "export.ics", ZONE)


def at(text: str, zone: ZoneInfo = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_a_series_of_outlook_comes_with_its_exceptions_in_a_zone_with_a_name() -> None:
    found = calendar(
        """
UID:0400
SUMMARY:Cabinet\\, weekly
DTSTART;TZID="Pacific Standard Time":20261109T090000
DTEND;TZID="Pacific Standard Time":20261109T100000
RRULE:FREQ=WEEKLY;UNTIL=20261229T170000Z;INTERVAL=1;BYDAY=MO;WKST=SU
EXDATE;TZID="Pacific Standard Time":20261123T090000
LOCATION:Microsoft Teams Meeting; https://teams.example/l/abc
ATTENDEE;CN="Tomás Ferreira";RSVP=TRUE:mailto:tomas@x.example
ATTENDEE;CN=tomas@x.example:mailto:tomas@x.example
ATTENDEE;CN="Room 4";CUTYPE=ROOM:mailto:room@x.example
DESCRIPTION:Agenda:\\n1. Budget
X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
""",
        """
UID:0400
RECURRENCE-ID;TZID="Pacific Standard Time":20261130T090000
SUMMARY:Cabinet\\, weekly
DTSTART;TZID="Pacific Standard Time":20261201T140000
DTEND;TZID="Pacific Standard Time":20261201T150000
""",
        """
UID:0400
RECURRENCE-ID;TZID="Pacific Standard Time":20261207T090000
DTSTART;TZID="Pacific Standard Time":20261207T090000
DTEND;TZID="Pacific Standard Time":20261207T100000
STATUS:CANCELLED
""",
        before=OUTLOOK,
    )
    assert found == Calendar(
        [
            Incoming(
                uid="0400",
                title="Cabinet, weekly",
                starts=at("2026-11-09 09:00"),
                ends=at("2026-11-09 10:00"),
                whole_days=False,
                rule="FREQ=WEEKLY;UNTIL=20261229;BYDAY=MO;WKST=SU",
                without=(date(2026, 11, 23), date(2026, 12, 7)),
                moved=(
                    (date(2026, 11, 30), at("2026-12-01 14:00"), at("2026-12-01 15:00")),  # type: ignore[arg-type]
                ),
                place="Microsoft Teams Meeting",
                url="https://teams.example/l/abc",
                people=("Tomás Ferreira",),
                status="tentative",
                notes="Agenda:\n1. Budget",
            )
        ]
    )


def test_days_of_google_are_whole_days_and_private_ones_are_private() -> None:
    found = calendar(
        """
UID:g1@google.com
SUMMARY:Family
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
CLASS:PRIVATE
"""
    )
    (one,) = found.incoming
    assert (one.starts, one.ends, one.whole_days, one.is_private) == (
        at("2026-12-24"),
        at("2026-12-27"),
        True,
        True,
    )


@pytest.mark.parametrize(
    ("times", "starts", "ends"),
    [
        (
            "DTSTART;TZID=America/New_York:20261215T100000\nDURATION:PT45M",
            at("2026-12-15 10:00", NEW_YORK),
            at("2026-12-15 10:45", NEW_YORK),
        ),
        (
            "DTSTART:20261215T180000Z\nDTEND:20261215T190000Z",
            at("2026-12-15 10:00"),
            at("2026-12-15 11:00"),
        ),
        (
            "DTSTART:20261215T180000\nDTEND:20261215T190000",
            at("2026-12-15 18:00"),
            at("2026-12-15 19:00"),
        ),
        ("DTSTART;VALUE=DATE:20261215", at("2026-12-15"), at("2026-12-16")),
    ],
)
def test_a_time_is_in_its_own_zone_or_else_in_the_offices(
    times: str, starts: datetime, ends: datetime
) -> None:
    (one,) = calendar(f"UID:a\nSUMMARY:A\n{times}").incoming
    assert (one.starts.isoformat(), one.ends.isoformat(), one.zone) == (
        starts.isoformat(),
        ends.isoformat(),
        str(starts.tzinfo),
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "DTSTART;VALUE=DATE:20261220\nTRANSP:TRANSPARENT",
            "it is marked as free time, so it takes nothing of the day",
        ),
        ("DURATION:PT1H", "it says no time"),
        (
            "DTSTART:20261215T180000Z\nDTEND:20261215T180000Z",
            "it ends when it starts, or before",
        ),
        (
            "DTSTART:20261215T180000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=9,17",
            "it repeats by BYHOUR; add it by hand",
        ),
        (
            "DTSTART:20261215T180000Z\nDURATION:PT1H\nRDATE:20261216T180000Z",
            "it takes place at several times without a rule; add them by hand",
        ),
    ],
)
def test_what_cannot_be_told_in_the_offices_terms_is_a_remark(lines: str, told: str) -> None:
    found = calendar(f"UID:a\nSUMMARY:Lunch\n{lines}")
    assert ([*found.remarks], found.incoming) == ([("Lunch", told)], [])


def test_of_one_that_stands_there_twice_the_later_revision_counts() -> None:
    times = "DTSTART:20261215T180000Z\nDURATION:PT1H"
    found = calendar(
        f"UID:a\nSUMMARY:New\nSEQUENCE:3\n{times}", f"UID:a\nSUMMARY:Old\nSEQUENCE:1\n{times}"
    )
    assert [one.title for one in found.incoming] == ["New"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"Hello, Mayor", b"\0" * 99])
def test_what_is_no_calendar_is_told_in_a_sentence(content: bytes) -> None:
    with pytest.raises(Stopped) as stopped:
        calendar_in(content, "export.ics", ZONE)
    assert str(stopped.value) == (
        "export.ics is no calendar file that can be read; export it again as iCalendar (.ics)"
    )


def test_an_empty_calendar_holds_nothing() -> None:
    assert calendar() == Calendar()


rules = st.builds(
    lambda frequency, interval, count, days: ";".join(
        [f"FREQ={frequency}", f"INTERVAL={interval}", f"COUNT={count}"]
        + ([f"BYDAY={','.join(sorted(days))}"] if days and frequency == "WEEKLY" else [])
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 4),
    st.integers(1, 20),
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR"]), max_size=3),
)


@settings(deadline=None, max_examples=200)
@given(
    rule=rules,
    day=st.integers(0, 700),
    left_out=st.sets(st.integers(1, 6), max_size=3),
    whole=st.booleans(),
)
def test_a_series_takes_place_when_a_calendar_program_says_that_it_does(
    rule: str, day: int, left_out: set[int], *, whole: bool
) -> None:
    event = icalendar.Event()
    first = at("2026-01-05 09:30") + timedelta(days=day)
    if "BYDAY" in rule:  # what starts outside its own rule, no two programs read alike
        rule += f",{first:%a}"[:3].upper()
    event.add("UID", "a")
    event.add("SUMMARY", "A")
    event.add("DTSTART", first.date() if whole else first)
    event.add("DURATION", timedelta(days=1) if whole else timedelta(hours=1))
    event.add("RRULE", icalendar.vRecur.from_ical(rule))
    file = icalendar.Calendar()
    file.add_component(event)
    horizon = first + timedelta(days=366 * 3)
    times = [one.start for one in recurring_ical_events.of(file).between(first, horizon)]
    for number in sorted(left_out):
        if number < len(times):
            event.add("EXDATE", times[number])
    expected = sorted(
        str(one.start) for one in recurring_ical_events.of(file).between(first, horizon)
    )
    (read,) = calendar_in(file.to_ical(), "export.ics", ZONE).incoming
    moved = [Moved(at(str(one.was)), one.starts, one.ends) for one in read.moved]
    series = Series(read.starts, read.ends, read.rule, read.without, read.also, moved)
    found = [start for start, _ in series.until(horizon)]
    assert sorted(str(one.date()) if whole else str(one) for one in found) == expected


A_TIME = "UID:1\nSUMMARY:Call\nDTSTART:20261203T170000Z\nDTEND:20261203T180000Z\n"
A_START = "UID:1\nSUMMARY:Call\nDTSTART:20261203T170000Z\n"


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("SUMMARY:Call\nDTSTART:tomorrow", "DTSTART"),
        ("UID:1\nSUMMARY:Call\nDTSTART:00010101T000000Z", "DTSTART"),
        (f"{A_TIME}DTSTART:20261204T170000Z", "DTSTART"),
        ("UID:1\nSUMMARY:Call\nDTSTART;VALUE=PERIOD:20261203T170000Z/PT1H", "DTSTART"),
        (f"{A_START}DTEND:20261303T180000Z", "DTEND"),
        (f"{A_START}DURATION:an hour", "DURATION"),
        (f"{A_START}DURATION:P99999999D", "DURATION"),
        (f"{A_TIME}RRULE:FREQ=NEVER", "RRULE"),
        (f"{A_TIME}RRULE:FREQ=DAILY;UNTIL=20270101,20280101", "RRULE"),
        (f"{A_TIME}RRULE:FREQ=DAILY;UNTIL=00010101T000000Z", "RRULE"),
        (f"{A_TIME}RRULE:FREQ=DAILY\nEXDATE:some day", "EXDATE"),
        (f"{A_TIME}RRULE:FREQ=DAILY\nRDATE:120000", "RDATE"),
    ],
)
def test_a_property_that_cannot_be_read_costs_one_event_and_not_the_file(
    event: str, name: str
) -> None:
    found = calendar(event, A_TIME.replace("UID:1", "UID:2").replace("Call", "Lunch"))
    assert [one.title for one in found.incoming] == ["Lunch"]
    assert found.remarks == [("Call", f"its {name} cannot be read; add it by hand")]


def test_an_alarm_or_a_task_that_is_wrong_keeps_no_event_out() -> None:
    alarm = f"{A_TIME}BEGIN:VALARM\nTRIGGER:soon\nEND:VALARM\nLOCATION:Room 4"
    task = "BEGIN:VTODO\nUID:2\nDUE:soon\nEND:VTODO\n"
    (found,) = calendar(alarm, before=task).incoming
    assert (found.title, found.place) == ("Call", "Room 4")


@pytest.mark.parametrize(
    ("lines", "is_private"),
    [
        ("", False),
        ("CLASS:PUBLIC", False),
        ("CLASS:private", True),
        ("CLASS: PRIVATE", True),
        ("CLASS:CONFIDENTIAL", True),
        ("CLASS:X-FAMILY", True),
        ("CLASS:PUBLIC\nCLASS:PRIVATE", True),
    ],
)
def test_what_is_not_said_to_be_public_is_private(lines: str, is_private: bool) -> None:  # noqa: FBT001
    (found,) = calendar(A_TIME + lines).incoming
    assert found.is_private is is_private


def test_a_revision_that_is_no_number_is_the_first() -> None:
    (found,) = calendar(f"{A_TIME}SEQUENCE:x", f"{A_TIME}SEQUENCE:1\nLOCATION:Room 4").incoming
    assert found.place == "Room 4"


def test_characters_that_nobody_sees_are_left_out_and_names_are_cut() -> None:
    event = A_TIME.replace("Call", "\u202eCall\u200b").replace("UID:1", "UID:a\\nb\x00")
    (found,) = calendar(f"{event}ATTENDEE;CN={'é' * 300}:mailto:x@x.example").incoming
    assert (found.title, found.uid, found.people) == ("Call", "a b", ("é" * 255,))


def test_a_letter_that_is_folded_in_its_middle_is_read() -> None:
    folded = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + A_TIME.replace("\n", "\r\n").encode()
    folded = folded.replace(b"Call", b"Caf\xc3\r\n \xa9") + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    (found,) = calendar_in(folded, "export.ics", ZONE).incoming
    assert found.title == "Café"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no calendar file that can be read; export it again as iCalendar (.ics)"),
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n",
            "is cut off, since it does not end with END:VCALENDAR; export it again",
        ),
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Caf\xe9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            "is not in UTF-8; open it in a text editor, save it as UTF-8, and import that",
        ),
    ],
)
def test_a_file_that_is_empty_cut_off_or_of_other_letters_is_refused(
    content: bytes, told: str
) -> None:
    with pytest.raises(Stopped) as stopped:
        calendar_in(content, "export.ics", ZONE)
    assert str(stopped.value) == f"export.ics {told}"
