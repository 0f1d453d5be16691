"""What those outside the office are told of the Mayor's appointments, by the minute."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald.audience import Audience
from herald.office import Office

if TYPE_CHECKING:
    from herald.outside import Told

ZONE = ZoneInfo("America/Los_Angeles")
DAY = date(2026, 12, 3)


def told(office: Office, at: str, language: str = "en") -> tuple[Told, ...]:
    """What the public is told of December 3 at a moment of the office's clocks."""
    moment = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    return office.seen_by(Audience.PUBLIC, moment).told_of(DAY, DAY, language)


def places(office: Office, *moments: str) -> list[str]:
    """Where the only appointment is said to be, at each moment."""
    return [line.place for at in moments for line in told(office, at)]


def test_a_public_appointment_is_told_by_these_values_and_no_other(office: Office) -> None:
    """
    == schedules/calendar/fire-overtime.yml ==
    title: Lindgren wants the overtime table
    visibility: public
    public_title: Meeting with the Council President
    summary: He is the fifth vote.
    starts: 2026-12-03 11:45
    ends: 2026-12-03 12:15
    purpose: council
    status: tentative
    place: Room 2
    location_release: immediate
    mayors_role: listen
    staff_lead: renata-okafor-lindqvist
    press: stills_at_top
    press_call: 11:30
    attendees:
      - name: Amadou Lindgren
    brief: {bottom_line: We have four votes.}
    private: {notes: Quiet.}
    """
    (line,) = told(office, "2026-11-20 12:00")
    assert line._asdict() == {
        "title": "Meeting with the Council President",
        "language": "en",
        "starts": "2026-12-03T19:45:00+00:00",
        "ends": "2026-12-03T20:15:00+00:00",
        "zone": "America/Los_Angeles",
        "place": "Room 2",
        "venue": "",
        "is_placed": True,
        "online": "",
        "status": "tentative",
        "role": "listen",
        "stand_in": "",
        "press": "stills_at_top",
        "press_call": "11:30",
    }


def test_an_internal_a_press_and_a_confidential_appointment_are_not_told(office: Office) -> None:
    """
    == schedules/calendar/one.yml ==
    title: One
    public_title: One
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    == schedules/calendar/two.yml ==
    title: Two
    public_title: Two
    visibility: press
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    == schedules/calendar/three.yml ==
    title: Three
    public_title: Three
    visibility: confidential
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    """
    moment = datetime(2026, 12, 3, 9, tzinfo=ZONE)
    for audience in Audience:
        assert office.seen_by(audience, moment).told_of(DAY, DAY, "en") == ()


def test_a_place_told_on_the_day_is_told_from_its_first_minute(office: Office) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    place: Wharf Street
    location_release: day_of
    """
    assert places(office, "2026-12-02 23:59:59", "2026-12-03 00:00") == ["", "Wharf Street"]


def test_a_place_told_afterwards_is_told_from_the_end_on(office: Office) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    place: Wharf Street
    location_release: after
    """
    assert places(office, "2026-12-03 09:59:59", "2026-12-03 10:00") == ["", "Wharf Street"]


def test_a_place_that_is_never_told_is_not_even_hinted_at(office: Office) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    place: Wharf Street
    online: {url: "https://meet.example/1"}
    """
    (line,) = told(office, "2026-12-10 12:00")
    assert (line.place, line.venue, line.online, line.is_placed) == ("", "", "", False)


def test_the_place_of_what_repeats_is_told_on_the_day_of_each_time(office: Office) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    starts: 2026-11-26 09:00
    ends: 2026-11-26 10:00
    recurrence: FREQ=WEEKLY
    purpose: meeting
    place: Wharf Street
    location_release: day_of
    """
    assert places(office, "2026-11-27 12:00", "2026-12-03 00:00") == ["", "Wharf Street"]


@pytest.mark.parametrize(
    ("at", "titles"),
    [
        ("2026-11-30 07:59:59", []),
        ("2026-11-30 08:00", ["A walk"]),
        ("2026-12-03 12:59:59", ["A walk"]),
        ("2026-12-03 13:00", []),
    ],
)
def test_an_appointment_is_told_from_its_embargo_until_it_expires(
    office: Office, at: str, titles: list[str]
) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    publish_at: 2026-11-29 08:00
    embargo: 2026-11-30 08:00
    expires: 2026-12-03 13:00
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    """
    assert [line.title for line in told(office, at)] == titles


def test_a_venue_that_is_not_public_is_not_named(office: Office) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    venue: safe-house
    location_release: immediate
    == office/venues/safe-house.md ==
    ---
    title: Safe house
    address: 1 Hidden Street
    ---
    """
    assert [line.venue for line in told(office, "2026-12-01 12:00")] == [""]


def test_no_record_of_an_appointment_is_given_to_anything_public(office: Office) -> None:
    """
    == schedules/calendar/walk.yml ==
    title: A walk
    visibility: public
    public_title: A walk
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    """
    view = office.seen_by(Audience.PUBLIC, datetime(2026, 12, 3, tzinfo=ZONE))
    assert [seen.key for seen in view.records if seen.kind.name == "appointment"] == []
    assert view.find("appointment", "walk") is None
    assert view.taking_place(DAY, DAY) == ()


def test_a_translated_appointment_is_told_in_the_reader_s_language(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    == schedules/calendar/walk.yml ==
    title: Inside
    visibility: public
    public_title: A walk
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    == schedules/calendar/walk.es.yml ==
    title: Por dentro
    public_title: Un paseo
    """
    office = Office(office.settings, office.every_entry(), (), {})
    lines = [told(office, "2026-12-01 12:00", language)[0] for language in ("en", "es")]
    assert [(line.title, line.language) for line in lines] == [("A walk", "en"), ("Un paseo", "es")]
