"""The streams of the calendar: their pages, their files, and the ways to subscribe to them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from herald.outputs import calendars
from herald.outputs.artifact import Piece
from herald.outputs.pages.streams import stream_page
from herald.streams import Stream, slug_of
from herald.view import View
from tests.outputs.test_pages import page, sheet_at, words

SITE = "https://mayor.portellery.example"


def files_of(view: View) -> dict[str, bytes]:
    """Every calendar to subscribe to, by its path, put together as a build does."""
    pieces: dict[str, list[Piece]] = {}
    for seen in view.records:
        for one in calendars.of_record(view, seen):
            if isinstance(one, Piece):
                pieces.setdefault(one.collection, []).append(one)
    return {
        whole.path: whole.join(
            [one.text for one in sorted(pieces.get(whole.collection, []), key=lambda p: p.place)],
            *whole.given,
        )
        for whole in calendars.files(view)
    }


def test_a_stream_is_what_a_committee_a_kind_or_a_neighborhood_holds(view: View) -> None:
    """
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    neighborhood: Harbor Flats
    == committees/housing/committee.yml ==
    title: Housing Committee
    visibility: public
    charter: Homes.
    == committees/secret/committee.yml ==
    title: Secret Committee
    charter: Nothing.
    == schedules/events/2026-12-02-forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    venue: pier
    subtype: town_hall
    committee: secret
    == schedules/events/2026-12-03-closed.yml ==
    title: Closed
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    venue: pier
    subtype: parade
    == schedules/meetings/2026-12-08-housing.yml ==
    title: Housing Committee
    visibility: public
    meeting_kind: regular
    committee: housing
    starts: 2026-12-08 18:00
    ends: 2026-12-08 19:00
    place: City Hall
    """
    # The public does not see the venue's record, nor that one committee, nor the closed event.
    assert view.streams() == (
        Stream("committee", "housing", "housing"),
        Stream("kind", "meeting", "meeting"),
        Stream("kind", "town-hall", "town_hall"),
    )
    assert [*files_of(view)] == [
        "calendar.ics",
        "calendar/committees/housing.ics",
        "calendar/kinds/meeting.ics",
        "calendar/kinds/town-hall.ics",
        "es/calendar.ics",
        "es/calendar/committees/housing.ics",
        "es/calendar/kinds/meeting.ics",
        "es/calendar/kinds/town-hall.ics",
    ]
    chosen = page(view, "/calendar/subscribe/", "es")
    assert words(chosen, "//h2") == ["Calendario completo", "Por tipo", "Por comité"]
    titles = words(chosen, "//a[@class='streams-title']")
    assert titles == ["Asambleas públicas", "Reuniones de comités", "Housing Committee"]


def test_a_page_of_a_stream_has_what_is_coming_and_was_last(view: View) -> None:
    """
    == schedules/events/2026-11-02-before.yml ==
    title: Before
    visibility: public
    starts: 2026-11-02 18:00
    ends: 2026-11-02 19:00
    place: The pier
    subtype: parade
    == schedules/events/2026-12-02-other.yml ==
    title: Other
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    place: The pier
    subtype: forum
    == schedules/events/2026-12-03-next.yml ==
    title: Next
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: parade
    """
    shown = page(view, "/calendar/kinds/parade/")
    assert words(shown, "//h1") == ["Calendar: Parades"]
    assert words(shown, "//h3") == ["Next", "Before"]
    assert shown.xpath("//ul[@data-coming]/li/@data-ends") == ["2026-12-03T19:00:00-08:00"]
    sheet = stream_page(view, Stream("kind", "parade", "parade"), "en")
    assert [place for _, place in sheet.crumbs] == ["/calendar/", "/calendar/subscribe/"]


def test_the_ways_to_subscribe_lead_to_the_stream_in_the_language(view: View) -> None:
    """
    == schedules/events/2026-12-03-next.yml ==
    title: Next
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    """
    shown = page(view, "/calendar/kinds/town-hall/", "es")
    webcal, google, outlook, file = shown.xpath("//ul[@class='subscribe']//a/@href")
    ics = "/es/calendar/kinds/town-hall.ics"
    assert webcal == f"webcal://mayor.portellery.example{ics}"
    assert parse_qs(urlsplit(google).query) == {"cid": [webcal]}
    assert parse_qs(urlsplit(outlook).query) == {
        "url": [f"{SITE}{ics}"],
        "name": ["Asambleas públicas – Mayor of Port Ellery"],
    }
    assert file == "../town-hall.ics"
    assert {urlsplit(one).hostname for one in (google, outlook)} == {
        "calendar.google.com",
        "outlook.live.com",
    }
    calendar = icalendar.Calendar.from_ical(files_of(view)[ics.lstrip("/")])
    assert str(calendar["NAME"]) == "Asambleas públicas – Mayor of Port Ellery"


def test_an_event_is_added_by_its_file_and_by_the_forms_of_google_and_outlook(view: View) -> None:
    """
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    visibility: public
    latitude: 48.5
    longitude: -122.25
    == schedules/events/2026-12-03-next.yml ==
    title: Q & A
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    venue: pier
    subtype: town_hall
    == schedules/events/2026-12-04-hours.yml ==
    title: Hours
    visibility: public
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:00
    place: Library
    subtype: office_hours
    recurrence: FREQ=WEEKLY
    """
    shown = page(view, "/events/2026/next/")
    assert shown.xpath("//a[@class='button']/@href") == ["next.ics"]
    google, outlook = shown.xpath("//ul[@class='subscribe']//a/@href")
    assert parse_qs(urlsplit(google).query) == {
        "action": ["TEMPLATE"],
        "text": ["Q & A"],
        "dates": ["20261204T020000Z/20261204T030000Z"],
        "details": [f"{SITE}/events/2026/next/"],
        "location": ["The pier, 1 Harbor Street"],
    }
    assert parse_qs(urlsplit(outlook).query) == {
        "path": ["/calendar/action/compose"],
        "rru": ["addevent"],
        "subject": ["Q & A"],
        "startdt": ["2026-12-03T18:00:00-08:00"],
        "enddt": ["2026-12-03T19:00:00-08:00"],
        "location": ["The pier, 1 Harbor Street"],
        "body": [f"{SITE}/events/2026/next/"],
    }
    assert shown.xpath("//a[contains(@href, 'openstreetmap')]/@href") == [
        "https://www.openstreetmap.org/?mlat=48.5&mlon=-122.25#map=17/48.5/-122.25"
    ]
    # Neither form knows what a repetition leaves out: one subscribes to it.
    series = page(view, "/events/2026/hours/")
    (webcal, *_rest) = series.xpath("//ul[@class='subscribe']//a/@href")
    assert webcal == "webcal://mayor.portellery.example/events/2026/hours/hours.ics"


def beginning(start: date | datetime, zone: ZoneInfo) -> datetime:
    """When something begins: a whole day, which a file gives as a date alone, at its midnight."""
    return start if isinstance(start, datetime) else datetime.combine(start, time(), zone)


def test_the_file_of_a_stream_has_the_times_that_the_agenda_has(demo_view: View) -> None:
    files = files_of(demo_view)
    months = [month for month in demo_view.calendar_months() if month >= (2026, 10)]
    compared = 0
    for stream in demo_view.streams():
        path = stream.file.lstrip("/")
        read = recurring_ical_events.of(icalendar.Calendar.from_ical(files[path]))
        for year, month in months:
            first = date(year, month, 1)
            after = (first + timedelta(days=32)).replace(day=1)
            expected = {
                (starts.isoformat(), str(one["URL"]).removeprefix(SITE))
                for one in read.between(first, after)
                for starts in [beginning(one.start, demo_view.settings.zone)]
                if first <= starts.date() < after
            }
            shown = sheet_at(demo_view, f"/calendar/{year}/{month:02}/").content
            listed = {
                (one.starts.isoformat(), one.seen.address)
                for week in shown.weeks  # type: ignore[attr-defined]
                for day in week.days
                if day.inside
                for one in day.occasions
                if stream in one.streams and not one.moved_to and one.starts.date() == day.day
            }
            assert listed == expected, (path, year, month)
            compared += len(listed)
    assert compared > 40


@given(st.text())
def test_a_slug_is_fit_for_an_address_and_made_once(value: str) -> None:
    slug = slug_of(value)
    assert slug.strip("-") == slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug_of(slug) == slug


def test_spellings_of_one_name_are_one_stream() -> None:
    assert slug_of("Cannery Quarter") == slug_of("CANNERY quarter") == "cannery-quarter"
    assert slug_of("Peñón") == "penon"
