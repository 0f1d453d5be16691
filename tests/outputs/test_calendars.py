"""Calendars, read back by icalendar and recurring-ical-events, and compared with the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from herald.audience import Audience, Seen
from herald.kinds.event import KIND, Event
from herald.kinds.venue import Venue
from herald.office import Office
from herald.outputs import calendars
from herald.outputs.artifact import in_order
from herald.outputs.calendars import Happening
from herald.records.convening import Convened, Status
from herald.records.facets import Scheduled
from herald.records.recurrence import occurrences
from herald.records.recurrence_rule import allows_day
from herald.render import plain
from herald.render.calendars import assembled, head, last_day, time_zone
from herald.settings import Settings
from herald.view import View
from tests.demo import AT
from tests.hostile import titles
from tests.whole import every_calendar

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
OFFICE = Settings.model_validate(
    {
        "city": "Port Ellery",
        "state": "Washington",
        "mayor": "x",
        "timezone": "America/Los_Angeles",
        "site_url": "https://mayor.portellery.example/",
    }
)


def events_in(content: bytes) -> list[icalendar.Event]:
    """The events of a calendar as icalendar reads it."""
    return icalendar.Calendar.from_ical(content).events


def names_in(content: bytes) -> list[str]:
    """The names of all components and of all their properties, in the order of the file."""

    def named(component: icalendar.Component) -> Iterator[str]:
        yield from (name for name, _ in component.property_items(recursive=False))
        for inner in component.subcomponents:
            yield from named(inner)

    return [*named(icalendar.Calendar.from_ical(content))]


def one_event(view: View) -> Seen:
    """The only event of the view."""
    (seen,) = view.of("event")
    return seen


def changed(seen: Seen, **fields: object) -> Seen:
    """The record with other fields, whatever they hold."""
    return replace(seen, record=seen.record.model_copy(update=fields))


def calendar_of(office: Settings, seen: Seen, venue: Venue | None = None) -> bytes:
    """A calendar with one event."""
    assert isinstance(seen.record, Scheduled)
    happening = Happening(seen, seen.record, venue)
    entry = calendars.piece(office, "en", happening)
    return calendars.alone(office, "en", "All", "/calendar.ics", entry)


def an_event(body: str = "", **fields: object) -> Seen:
    """An event of that name with these fields."""
    given = {
        "title": "Walk",
        "starts": datetime(2026, 12, 1, 18, tzinfo=LOS_ANGELES),
        "ends": datetime(2026, 12, 1, 20, tzinfo=LOS_ANGELES),
        "place": "Here",
        "subtype": "forum",
    }
    event = Event.model_validate(given | fields)
    return Seen(KIND, "walk", "walk", "", "en", "/events/2026/walk/", event, body)


PAGE = "https://mayor.portellery.example/events/2026/walk/"


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar as they were before they were folded."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_is_written_whole(view: View) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street, Port Ellery, WA 98299
    latitude: 48.1
    longitude: -122.75
    == schedules/events/2026/2026-12-12-ferry.md ==
    ---
    title: Ferry; opening, day
    visibility: public
    tags: [ferry, "water, front"]
    starts: 2026-12-12 11:00
    ends: 2026-12-12 15:00
    venue: city-hall
    online: {url: "https://video.portellery.example/x"}
    subtype: ribbon_cutting
    ---
    Come to the [opening](/news/).

    - bring a coat
    """
    files = every_calendar(view)
    assert files.keys() == {
        "calendar.ics",
        "calendar/kinds/ribbon-cutting.ics",
        "events/2026/ferry/ferry.ics",
        "es/calendar.ics",
        "es/calendar/kinds/ribbon-cutting.ics",
        "es/events/2026/ferry/ferry.ics",
    }
    unfolded = files["events/2026/ferry/ferry.ics"].decode().replace("\r\n ", "")
    assert unfolded.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mayor of Port Ellery//Herald//EN",
        "NAME:Ferry\\; opening\\, day",
        "X-WR-CALNAME:Ferry\\; opening\\, day",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://mayor.portellery.example/events/2026/ferry/ferry.ics",
        "UID:events/2026/ferry/ferry.ics@mayor.portellery.example",
        "URL:https://mayor.portellery.example/events/",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VTIMEZONE",
        "TZID:America/Los_Angeles",
        "COMMENT:This timezone only works from 2026-01-01 to 2027-01-01.",
        "BEGIN:STANDARD",
        "DTSTART:20260101T000000",
        "TZNAME:PST",
        "TZOFFSETFROM:-0800",
        "TZOFFSETTO:-0800",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260308T020000",
        "TZNAME:PDT",
        "TZOFFSETFROM:-0800",
        "TZOFFSETTO:-0700",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20261101T020000",
        "TZNAME:PST",
        "TZOFFSETFROM:-0700",
        "TZOFFSETTO:-0800",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "SUMMARY:Ferry\\; opening\\, day",
        "DTSTART;TZID=America/Los_Angeles:20261212T110000",
        "DTEND;TZID=America/Los_Angeles:20261212T150000",
        "DTSTAMP:20251212T190000Z",
        "UID:event-2026-ferry@mayor.portellery.example",
        "SEQUENCE:0",
        "CATEGORIES:ferry,water\\, front",
        "CONFERENCE;VALUE=URI:https://video.portellery.example/x",
        "DESCRIPTION:Come to the opening (https://mayor.portellery.example/news/).\\n\\n"
        "- bring a coat\\n\\nTake part online: https://video.portellery.example/x\\n\\n"
        "https://mayor.portellery.example/events/2026/ferry/",
        "GEO:48.1;-122.75",
        "LOCATION:City Hall\\, 210 Harbor Street\\, Port Ellery\\, WA 98299",
        "STATUS:CONFIRMED",
        "URL:https://mayor.portellery.example/events/2026/ferry/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_status_is_said_to_programs_and_to_people(view: View) -> None:
    """
    == schedules/events/2026-12-12-ferry.md ==
    ---
    title: Ferry
    visibility: public
    starts: 2026-12-12 11:00
    ends: 2026-12-12 15:00
    place: Harbor
    subtype: parade
    reason: The ice came.
    ---
    """
    said = []
    for status in ("scheduled", "postponed", "rescheduled", "cancelled"):
        record = one_event(view).record.model_dump(by_alias=True) | {"status": status}
        seen = replace(one_event(view), record=Event.model_validate(record))
        (event,) = events_in(calendar_of(view.settings, seen))
        said.append((str(event["STATUS"]), event["SEQUENCE"], str(event["SUMMARY"])))
        assert str(event["DESCRIPTION"]).startswith("The ice came.\n\n")
    assert said == [
        ("CONFIRMED", 0, "Ferry"),
        ("TENTATIVE", 1, "Postponed: Ferry"),
        ("CONFIRMED", 2, "Rescheduled: Ferry"),
        ("CANCELLED", 3, "Cancelled: Ferry"),
    ]


def test_an_event_that_is_moved_into_another_year_stays_the_same_to_calendars(view: View) -> None:
    """
    == schedules/events/2026-12-30-lights.md ==
    ---
    title: Lights
    visibility: public
    starts: 2026-12-30 18:00
    ends: 2026-12-30 20:00
    place: Harbor
    subtype: parade
    ---
    """
    seen = one_event(view)
    assert isinstance(seen.record, Event)
    starts, ends = seen.record.starts, seen.record.ends
    later = timedelta(days=5)
    fields = {"starts": starts + later, "ends": ends + later, "previously": starts}
    moved = changed(seen, **fields, status=Status.RESCHEDULED)
    (before,) = events_in(calendar_of(view.settings, seen))
    (after,) = events_in(calendar_of(view.settings, moved))
    assert before["UID"] == after["UID"] == "event-2026-lights@mayor.portellery.example"
    assert before.DTSTAMP == after.DTSTAMP
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 2)


def test_a_correction_moves_the_stamp(view: View) -> None:
    """
    == schedules/events/2026-12-30-lights.md ==
    ---
    title: Lights
    visibility: public
    starts: 2026-12-30 18:00
    ends: 2026-12-30 20:00
    place: Harbor
    subtype: parade
    corrections: [{at: 2026-11-03 09:30, was: $2, now: $3}]
    ---
    """
    (event,) = events_in(every_calendar(view)["calendar.ics"])
    assert str(event.DTSTAMP) == "2026-11-03 17:30:00+00:00"


def test_a_repetition_leaves_out_its_exceptions_and_ends_on_its_last_day(view: View) -> None:
    """
    == schedules/events/2026-10-07-office-hours.md ==
    ---
    title: Office hours
    visibility: public
    starts: 2026-10-07 16:00
    ends: 2026-10-07 18:00
    place: Library
    subtype: office_hours
    recurrence: FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270303
    except_on: [2027-01-06]
    ---
    """
    content = every_calendar(view)["calendar.ics"]
    assert b"RRULE:FREQ=MONTHLY;UNTIL=20270304T075959Z;BYDAY=1WE\r\n" in content
    assert b"EXDATE;TZID=America/Los_Angeles:20270106T160000\r\n" in content
    calendar = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(calendar).between((2026, 1, 1), (2040, 1, 1))
    assert [str(event.start) for event in found] == [
        "2026-10-07 16:00:00-07:00",
        "2026-11-04 16:00:00-08:00",
        "2026-12-02 16:00:00-08:00",
        "2027-02-03 16:00:00-08:00",
        "2027-03-03 16:00:00-08:00",
    ]


def test_each_time_zone_is_written_down_once_by_name(view: View) -> None:
    """
    == schedules/events/2026-12-01-a.md ==
    ---
    title: A
    visibility: public
    starts: 2026-12-01 16:00
    ends: 2026-12-01 18:00
    place: Library
    subtype: forum
    ---
    == schedules/events/2026-12-02-b.md ==
    ---
    title: B
    visibility: public
    timezone: America/Chicago
    starts: 2026-12-02 16:00
    ends: 2026-12-02 18:00
    place: Chicago
    subtype: forum
    ---
    == schedules/events/2026-12-03-c.md ==
    ---
    title: C
    visibility: public
    timezone: UTC
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    place: Nowhere
    subtype: forum
    ---
    """
    content = every_calendar(view)["calendar.ics"]
    calendar = icalendar.Calendar.from_ical(content)
    assert [zone.tz_name for zone in calendar.timezones] == [
        "America/Chicago",
        "America/Los_Angeles",
    ]
    assert [str(event.start) for event in events_in(content)] == [
        "2026-12-01 16:00:00-08:00",
        "2026-12-02 16:00:00-06:00",
        "2026-12-03 16:00:00+00:00",
    ]
    assert b"DTSTART:20261203T160000Z\r\n" in content


def test_nothing_unreleased_is_in_a_calendar_and_a_later_day_changes_nothing(
    office: Office,
) -> None:
    """
    == schedules/events/2026-12-01-a.md ==
    ---
    title: A
    starts: 2026-12-01 16:00
    ends: 2026-12-01 18:00
    place: Library
    subtype: forum
    ---
    == schedules/events/2026-12-02-b.md ==
    ---
    title: B
    visibility: public
    starts: 2026-12-02 16:00
    ends: 2026-12-02 18:00
    place: Library
    subtype: forum
    private: {plan: {goal: The keypad is 4417}}
    ---
    """
    now, later = (
        every_calendar(office.seen_by(Audience.PUBLIC, AT + timedelta(days=n))) for n in (0, 300)
    )
    assert now == later
    assert [str(event["SUMMARY"]) for event in events_in(now["calendar.ics"])] == ["B"]
    assert not any(b"4417" in content for content in now.values())


def test_whatever_a_text_says_it_stays_in_its_property(view: View) -> None:
    """
    == schedules/events/2026-12-01-a.md ==
    ---
    title: A
    visibility: public
    summary: A summary
    tags: [one]
    starts: 2026-12-01 16:00
    ends: 2026-12-01 18:00
    place: Library
    subtype: forum
    ---
    """
    seen = one_event(view)
    usual = names_in(calendar_of(view.settings, seen))
    line_breaks = [
        "a\r\nATTENDEE:mailto:x@y.example",
        "a\nEND:VEVENT\nBEGIN:VALARM",
        "a\u2028b\x85c",
        "a\x00b\tc",
    ]
    for text in [*titles(), *line_breaks]:
        hostile = changed(seen, title=text, place=text, summary=text, tags=(text, text))
        content = calendar_of(view.settings, hostile)
        assert names_in(content) == usual, text
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"")
        (event,) = events_in(content)
        if text not in line_breaks:
            assert str(event["SUMMARY"]) == text
            assert str(event["LOCATION"]) == text
            assert event.categories == [text, text]
            assert str(event["DESCRIPTION"]).startswith(text)


@pytest.mark.parametrize(
    ("day", "expected"), [("2027-12-01", ["A", "B"]), ("2027-12-02", ["B"]), ("2040-01-01", ["B"])]
)
def test_what_was_over_a_year_ago_has_left_the_calendar_but_keeps_its_own(
    office: Office, day: str, expected: list[str]
) -> None:
    """
    == schedules/events/2026-12-01-a.md ==
    ---
    title: A
    visibility: public
    starts: 2026-12-01 22:00
    ends: 2026-12-02 01:00
    place: Library
    subtype: forum
    ---
    == schedules/events/2026-12-01-b.md ==
    ---
    title: B
    visibility: public
    starts: 2026-12-01 16:00
    ends: 2026-12-01 18:00
    place: Library
    subtype: forum
    recurrence: FREQ=WEEKLY
    ---
    """
    at = datetime.fromisoformat(day).replace(tzinfo=LOS_ANGELES)
    files = every_calendar(office.seen_by(Audience.PUBLIC, at))
    for path in ("calendar.ics", "es/calendar.ics"):
        assert [str(event["SUMMARY"]) for event in events_in(files[path])] == expected
    assert "events/2026/a/a.ics" in files


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (None, date(2026, 12, 2)),
        ("FREQ=WEEKLY", None),
        ("FREQ=WEEKLY;UNTIL=20270103T235959", date(2027, 1, 4)),
        ("FREQ=WEEKLY;COUNT=3", date(2026, 12, 16)),
        ("FREQ=YEARLY;COUNT=10", date(2035, 12, 2)),
        ("FREQ=YEARLY;COUNT=100", None),
    ],
)
def test_it_is_known_when_something_is_over_for_good(
    rule: str | None, expected: date | None
) -> None:
    starts = datetime(2026, 12, 1, 22, tzinfo=LOS_ANGELES)
    seen = an_event(starts=starts, ends=starts + timedelta(hours=3), recurrence=rule)
    assert isinstance(seen.record, Scheduled)
    assert last_day(seen.record) == expected


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
"""What may stand in one line of a record, unassigned letters and marks included."""
AWKWARD = st.sampled_from([*r"\ ; , : ^ \n \N \, %2C é 港 🚢".split(), '"', "e\u0301"])
"""What RFC 5545 gives a meaning, and characters of two to four octets."""
LINES = st.lists(AWKWARD | st.text(LETTERS, max_size=9), min_size=1, max_size=40).map(
    lambda parts: "".join(parts)[:255].strip() or "x"
)
USUAL = names_in(calendar_of(OFFICE, an_event("Text.", tags=("one",))))


@given(LINES, LINES, st.lists(LINES, min_size=1, max_size=4))
def test_a_title_a_place_and_tags_are_read_back_as_they_were(
    title: str, place: str, tags: list[str]
) -> None:
    seen = changed(an_event("Text."), title=title, place=place, tags=tuple(tags))
    content = calendar_of(OFFICE, seen)
    assert names_in(content) == USUAL
    (event,) = events_in(content)
    assert str(event["SUMMARY"]) == title
    assert str(event["LOCATION"]) == place
    assert event.categories == tags


@given(st.lists(AWKWARD | st.text(max_size=30) | st.sampled_from(["\n", "\n\n- ", "\n    "])))
def test_a_text_is_read_back_as_plain_words(parts: list[str]) -> None:
    body = "".join(parts)
    content = calendar_of(OFFICE, an_event(body, tags=("one",)))
    assert names_in(content) == USUAL
    (event,) = events_in(content)
    words = plain.text(body)
    assert str(event["DESCRIPTION"]) == (f"{words}\n\n{PAGE}" if words else PAGE)


@given(st.text())
def test_not_even_a_line_that_a_record_cannot_hold_becomes_another(text: str) -> None:
    seen = changed(an_event("Text."), title=text, place=f"x{text}", tags=(text,))
    venue = Venue.model_validate({"title": "Hall", "address": "1 Main Street"})
    hall = venue.model_copy(update={"title": text, "address": text})
    for content in (calendar_of(OFFICE, seen), calendar_of(OFFICE, seen, hall)):
        assert names_in(content) == USUAL
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", content.decode())


@given(LINES)
def test_lines_are_folded_at_75_octets_between_characters_and_outside_of_escapes(
    title: str,
) -> None:
    content = calendar_of(OFFICE, changed(an_event(), title=title, tags=(title,)))
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in unfolded(content)
    for line, below in pairwise(content.split(b"\r\n")):
        assert len(line) <= 75
        words = line.decode()
        if below.startswith(b" "):
            assert (len(words) - len(words.rstrip("\\"))) % 2 == 0
            assert len(line) + len(below.decode()[1:3].encode()) >= 75, "as long as it may be"


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (74, ["SUMMARY:" + "a" * 66]),
        (75, ["SUMMARY:" + "a" * 66, " a"]),
        (148, ["SUMMARY:" + "a" * 66, " " + "a" * 74]),
        (149, ["SUMMARY:" + "a" * 66, " " + "a" * 74, " a"]),
    ],
)
def test_a_line_is_no_shorter_than_it_may_be(length: int, expected: list[str]) -> None:
    seen = changed(an_event(), title="a" * (length - len("SUMMARY:")))
    lines = calendar_of(OFFICE, seen).decode().split("\r\n")
    start = lines.index(expected[0])
    assert lines[start : start + len(expected)] == expected
    assert lines[start + len(expected)].startswith("DTSTART")


def test_a_calendar_of_pieces_is_as_icalendar_would_write_it(demo_view: View) -> None:
    settings = demo_view.settings
    found = [calendars.happening_of(demo_view, seen, "es") for seen in demo_view.having(Scheduled)]
    happenings = [happening for happening in found if happening]
    pieces = [calendars.piece(settings, "es", happening) for happening in happenings]
    whole = assembled(head(settings, "es", "Todo", "/es/calendar.ics"), pieces)
    assert icalendar.Calendar.from_ical(whole).to_ical(sorted=False) == whole


def test_a_time_zone_is_described_once_for_all_calendars_of_the_same_years(
    demo_view: View,
) -> None:
    time_zone.cache_clear()
    files = every_calendar(demo_view)
    described = re.compile(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE", re.DOTALL)
    zones = [zone for content in files.values() for zone in described.findall(content)]
    assert len(zones) == sum(b";TZID=" in content for content in files.values())
    assert time_zone.cache_info().misses == len(set(zones))


def test_no_name_of_a_time_zone_needs_quotes() -> None:
    assert [name for name in available_timezones() if re.search(r"[^A-Za-z0-9_+/-]", name)] == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("48.1", "-122.75", "GEO:48.1;-122.75"),
        ("48", "-122.0", "GEO:48.0;-122.0"),
        ("0.0000004", "-0.00001", "GEO:0.0;-0.00001"),
        ("48.12345678", "-122.9999999", "GEO:48.123457;-123.0"),
    ],
)
def test_a_place_on_the_map_is_written_to_six_places(
    latitude: str, longitude: str, expected: str
) -> None:
    numbers = {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}
    venue = Venue.model_validate({"title": "Hall", "address": "1 Main Street"} | numbers)
    assert expected in unfolded(calendar_of(OFFICE, an_event(), venue))


def test_an_event_at_a_venue_that_is_not_released_names_no_place(view: View) -> None:
    """
    == office/venues/shelter.yml ==
    title: Shelter
    address: 4 Hidden Lane
    == schedules/events/2026-12-12-walk.md ==
    ---
    title: Walk
    visibility: public
    starts: 2026-12-12 11:00
    ends: 2026-12-12 15:00
    venue: shelter
    subtype: parade
    ---
    """
    content = calendar_of(view.settings, one_event(view))
    assert b"LOCATION" not in content
    assert b"helter" not in content


def test_the_calendar_of_the_demo_office_holds_its_events_and_meetings(demo_view: View) -> None:
    files = every_calendar(demo_view)
    convened = sorted([*demo_view.of("event"), *demo_view.of("meeting")], key=in_order)
    events = events_in(files["calendar.ics"])
    alone = [
        event
        for seen in convened
        for event in events_in(files[f"{seen.address.lstrip('/')}{seen.name}.ics"])
    ]
    assert [(event.start, event.end) for event in alone] == [
        (seen.record.starts.date(), seen.record.last_day + timedelta(days=1))
        if seen.record.whole_days
        else (seen.record.starts, seen.record.ends)
        for seen in convened
        if isinstance(seen.record, Convened)
    ]
    assert events == [
        event
        for event in alone
        if not isinstance(event.end, datetime) or event.end > AT - timedelta(days=365)
    ]
    assert len(events) == len(alone) - 1
    assert len({event["UID"] for event in events}) == len(events)
    spanish = events_in(files["es/calendar.ics"])
    assert [event["UID"] for event in spanish] == [event["UID"] for event in events]


# --- repetitions ----------------------------------------------------------------------------------

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules of the kinds that an office needs."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    days = draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=3))
    if days and frequency == "WEEKLY":
        parts.append(f"BYDAY={','.join(days)}")
    elif days and frequency == "MONTHLY":
        place = draw(st.sampled_from(["", "1", "2", "-1"]))
        parts.append(f"BYDAY={','.join(place + day for day in days)}")
    elif frequency == "MONTHLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 15, 31, -1]))}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    elif end == "UNTIL":
        parts.append(f"UNTIL={draw(st.dates(date(2026, 1, 1), date(2028, 1, 1))):%Y%m%d}T235959")
    return ";".join(parts)


@settings(deadline=None, max_examples=1000)
@given(rules(), st.integers(0, 400), st.integers(6, 21), st.sets(st.integers(0, 200), max_size=5))
def test_a_calendar_program_finds_the_times_that_the_site_shows(
    rule: str, day: int, hour: int, without: set[int]
) -> None:
    first = date(2026, 1, 1) + timedelta(days=day)
    while not allows_day(rule, first):
        first += timedelta(days=1)
    starts = datetime(first.year, first.month, first.day, hour, 30, tzinfo=LOS_ANGELES)
    left_out = tuple(first + timedelta(days=count) for count in without if count)
    seen = an_event(
        starts=starts, ends=starts + timedelta(hours=2), recurrence=rule, except_on=left_out
    )
    event = seen.record
    assert isinstance(event, Event)
    # Over a change of clocks, or over a year for what comes seldom.
    until = starts + timedelta(days=240 if rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY")) else 500)
    calendar = icalendar.Calendar.from_ical(calendar_of(OFFICE, seen))
    found = recurring_ical_events.of(calendar).between(starts, until)
    expected = occurrences(event.starts, event.ends, event.recurrence, event.except_on, until)
    assert sorted((one.start, one.end) for one in found if one.start < until) == [*expected]


def test_further_times_and_moved_ones_are_those_of_the_record() -> None:
    starts = datetime(2026, 10, 6, 18, tzinfo=LOS_ANGELES)
    seen = an_event(
        starts=starts,
        ends=starts + timedelta(hours=2),
        recurrence="FREQ=WEEKLY;COUNT=5",
        except_on=[date(2026, 10, 13)],
        also_on=[datetime(2026, 10, 15, 9, tzinfo=LOS_ANGELES)],
        moved=[
            {"was": date(2026, 10, 20), "starts": datetime(2026, 10, 21, 7, tzinfo=LOS_ANGELES)},
            {"was": date(2026, 11, 3), "starts": datetime(2026, 11, 10, 7, tzinfo=LOS_ANGELES)},
        ],
    )
    content = calendar_of(OFFICE, seen)
    times = re.compile("RRULE:FREQ=W|EXDATE|RDATE;|RECURRENCE-ID|DTSTART;")
    assert [line for line in unfolded(content) if times.match(line)] == [
        "DTSTART;TZID=America/Los_Angeles:20261006T180000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE;TZID=America/Los_Angeles:20261013T180000",
        "RDATE;TZID=America/Los_Angeles:20261015T090000",
        "DTSTART;TZID=America/Los_Angeles:20261021T070000",
        "RECURRENCE-ID;TZID=America/Los_Angeles:20261020T180000",
        "DTSTART;TZID=America/Los_Angeles:20261110T070000",
        "RECURRENCE-ID;TZID=America/Los_Angeles:20261103T180000",
    ]
    until = starts + timedelta(days=90)
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(starts, until)
    assert isinstance(seen.record, Scheduled)
    expected = [*seen.record.series.until(until)]
    assert sorted((one.start, one.end) for one in found) == expected
    assert len(expected) == 5
    assert last_day(seen.record) == date(2026, 11, 10)


def test_whole_days_are_days_to_a_calendar_program_with_their_exceptions() -> None:
    starts = datetime(2026, 10, 5, tzinfo=LOS_ANGELES)
    seen = an_event(
        starts=starts,
        ends=datetime(2026, 10, 7, tzinfo=LOS_ANGELES),
        recurrence="FREQ=WEEKLY;UNTIL=20261109T235959",
        except_on=[date(2026, 10, 12)],
        also_on=[datetime(2026, 10, 15, tzinfo=LOS_ANGELES)],
        moved=[
            {
                "was": date(2026, 11, 2),
                "starts": datetime(2026, 11, 3, tzinfo=LOS_ANGELES),
                "ends": datetime(2026, 11, 4, tzinfo=LOS_ANGELES),
            }
        ],
    )
    content = calendar_of(OFFICE, seen)
    times = re.compile("RRULE|EXDATE|RDATE|RECURRENCE-ID|DTSTART|DTEND|BEGIN:VTIMEZONE")
    assert [line for line in unfolded(content) if times.match(line)] == [
        "DTSTART;VALUE=DATE:20261005",
        "DTEND;VALUE=DATE:20261007",
        "RRULE:FREQ=WEEKLY;UNTIL=20261109",
        "EXDATE;VALUE=DATE:20261012",
        "RDATE;VALUE=DATE:20261015",
        "DTSTART;VALUE=DATE:20261103",
        "DTEND;VALUE=DATE:20261104",
        "RECURRENCE-ID;VALUE=DATE:20261102",
    ]
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(
        date(2026, 10, 1), date(2026, 12, 1)
    )
    assert isinstance(seen.record, Scheduled)
    expected = [
        (first.date(), last.date())
        for first, last in seen.record.series.until(datetime(2026, 12, 1, tzinfo=LOS_ANGELES))
    ]
    assert sorted((one.start, one.end) for one in found) == expected
    assert len(expected) == 6


def test_a_whole_day_that_repeats_is_the_same_day_on_the_night_when_the_clocks_change() -> None:
    starts = datetime(2026, 10, 25, tzinfo=LOS_ANGELES)
    seen = an_event(
        starts=starts, ends=datetime(2026, 10, 26, tzinfo=LOS_ANGELES), recurrence="FREQ=WEEKLY"
    )
    found = recurring_ical_events.of(
        icalendar.Calendar.from_ical(calendar_of(OFFICE, seen))
    ).between(date(2026, 10, 25), date(2026, 11, 16))
    assert [str(one.start) for one in found] == [
        "2026-10-25",
        "2026-11-01",
        "2026-11-08",
        "2026-11-15",
    ]
