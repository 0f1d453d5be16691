"""What is on a day: appointments and events in one order, each as far as its reader may know."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs.documents.briefing.engagements import engagements
from herald.outputs.documents.briefing.hours import clock, duration, hours
from herald.render.language import Interpreter
from tests.conftest import AT

if TYPE_CHECKING:
    from herald.office import Office
    from herald.outputs.documents.briefing.engagement import Engagement

ENGLISH = Interpreter("en")
THURSDAY = date(2026, 12, 3)


def on(
    office: Office, day: date = THURSDAY, who: Audience = Audience.CONFIDENTIAL
) -> tuple[Engagement, ...]:
    """What that reader sees of a day."""
    return engagements(office.seen_by(who, AT), day, day, ENGLISH)


def times(office: Office, day: date = THURSDAY) -> list[tuple[str, str]]:
    """When everything is, as it is printed."""
    view = office.seen_by(Audience.CONFIDENTIAL, AT)
    return [(hours(one, view, ENGLISH), one.title) for one in on(office, day)]


def test_appointments_and_events_come_in_the_order_of_the_clock(office: Office) -> None:
    """
    == schedules/events/evening.yml ==
    title: Evening concert
    starts: 2026-12-03 20:00
    ends: 2026-12-03 21:00
    place: Pier 4
    subtype: ceremony
    == schedules/calendar/call.yml ==
    title: Call
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:20
    purpose: call
    == schedules/events/morning.yml ==
    title: Morning walk
    starts: 2026-12-03 07:00
    ends: 2026-12-03 12:30
    place: Pier 4
    subtype: ceremony
    == schedules/events/tomorrow.yml ==
    title: Another day
    starts: 2026-12-04 00:00
    ends: 2026-12-04 01:00
    place: Pier 4
    subtype: ceremony
    """
    assert times(office) == [
        ("7 a.m.–12:30 p.m.", "Morning walk"),
        ("9–9:20 a.m.", "Call"),
        ("8–9 p.m.", "Evening concert"),
    ]


def test_what_lasts_over_midnight_and_what_repeats_is_on_each_of_its_days(
    office: Office,
) -> None:
    """
    == schedules/events/vigil.yml ==
    title: Vigil
    starts: 2026-12-02 22:00
    ends: 2026-12-03 06:00
    place: Veterans Plaza
    subtype: memorial
    == schedules/events/hours.yml ==
    title: Office hours
    starts: 2026-11-05 16:00
    ends: 2026-11-05 18:00
    place: Library
    subtype: office_hours
    recurrence: FREQ=WEEKLY;BYDAY=TH
    except_on: [2026-11-26]
    """
    assert times(office) == [
        ("10 p.m. until Dec. 3, 6 a.m.", "Vigil"),
        ("4–6 p.m.", "Office hours"),
    ]
    assert times(office, date(2026, 12, 2)) == [("10 p.m. until Dec. 3, 6 a.m.", "Vigil")]
    assert times(office, date(2026, 11, 26)) == []


def test_on_the_night_when_the_clocks_go_back_times_have_their_zone_and_their_order(
    office: Office,
) -> None:
    """
    == schedules/calendar/second.yml ==
    title: Second half past one
    starts: 2026-11-01 01:30-08:00
    ends: 2026-11-01 01:45-08:00
    purpose: call
    travel_before: 45
    == schedules/calendar/first.yml ==
    title: First quarter to two
    starts: 2026-11-01 01:45-07:00
    ends: 2026-11-01 01:50-07:00
    purpose: call
    """
    day = date(2026, 11, 1)
    view = office.seen_by(Audience.CONFIDENTIAL, AT)

    assert times(office, day) == [
        ("1:45–1:50 a.m. PDT", "First quarter to two"),
        ("1:30–1:45 a.m. PST", "Second half past one"),
    ]
    leaves = on(office, day)[1].leaves
    assert leaves
    assert clock(leaves, view, ENGLISH) == "1:45 a.m. PDT"


def test_away_from_home_times_are_those_of_the_place(office: Office) -> None:
    """
    == schedules/calendar/a.yml ==
    title: Conference
    timezone: America/New_York
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    travel_after: 90
    """
    [one] = on(office)
    view = office.seen_by(Audience.CONFIDENTIAL, AT)

    assert hours(one, view, ENGLISH) == "9–10 a.m. EST"
    assert one.arrives
    assert clock(one.arrives, view, ENGLISH) == "11:30 a.m. EST"


def test_a_card_marks_what_is_not_sure_what_is_off_and_what_is_not_public(
    office: Office,
) -> None:
    """
    == schedules/calendar/a.yml ==
    title: A
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: hold
    == schedules/calendar/b.yml ==
    title: B
    visibility: confidential
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    status: tentative
    mayors_role: drop_by
    == schedules/calendar/c.yml ==
    title: C
    starts: 2026-12-03 11:00
    ends: 2026-12-03 12:00
    purpose: meeting
    status: cancelled
    == schedules/events/d.yml ==
    title: D
    starts: 2026-12-03 12:00
    ends: 2026-12-03 13:00
    place: Pier 4
    subtype: ceremony
    status: postponed
    reason: Storm warning
    == schedules/events/e.yml ==
    title: E
    visibility: public
    publish_at: 2026-12-01 09:00
    starts: 2026-12-03 14:00
    ends: 2026-12-03 15:00
    place: Pier 4
    subtype: ceremony
    == schedules/events/f.yml ==
    title: F
    visibility: public
    starts: 2026-12-03 15:00
    ends: 2026-12-03 16:00
    place: Pier 4
    subtype: ceremony
    withdrawn: {on: 2026-11-19, reason: Announced by mistake}
    """
    assert [(one.title, one.marks, one.is_off) for one in on(office)] == [
        ("A", ("Hold",), False),
        ("B", ("Tentative", "Drops by", "Confidential"), False),
        ("C", ("Cancelled",), True),
        ("D", ("Postponed: Storm warning", "Internal"), True),
        ("E", ("Embargoed until Dec. 1, 9 a.m.",), False),
        ("F", ("Withdrawn: Announced by mistake",), True),
    ]


def test_the_press_reads_the_public_title_and_the_place_when_it_is_told(office: Office) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    private: {access: Keypad 4417}
    == schedules/calendar/a.yml ==
    title: Ask for the swing vote
    visibility: press
    public_title: Meeting with the council president
    summary: What we want of her.
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: council
    venue: city-hall
    location_release: immediate
    travel_before: 20
    brief: {bottom_line: She has not decided.}
    == schedules/calendar/b.yml ==
    title: Hidden
    visibility: press
    public_title: Meeting with donors to the museum
    starts: 2026-12-03 11:00
    ends: 2026-12-03 12:00
    purpose: meeting
    place: Her kitchen
    """
    first, second = on(office, who=Audience.PRESS)

    assert (first.title, first.where.place, first.summary) == (
        "Meeting with the council president",
        "City Hall",
        "",
    )
    assert (first.leaves, first.brief.bottom_line, first.where.access) == (None, "", "")
    assert (second.title, second.where.place) == ("Meeting with donors to the museum", "")


def test_the_press_reads_the_place_of_what_repeats_on_the_day_of_each_time(office: Office) -> None:
    """
    == schedules/calendar/on-the-day.yml ==
    title: Walk
    visibility: press
    public_title: A walk
    starts: 2026-11-19 09:00
    ends: 2026-11-19 10:00
    recurrence: FREQ=WEEKLY
    purpose: meeting
    place: Wharf Street
    location_release: day_of
    == schedules/calendar/afterwards.yml ==
    title: Visit
    visibility: press
    public_title: A visit
    starts: 2026-11-19 11:00
    ends: 2026-11-19 12:00
    recurrence: FREQ=DAILY
    moved: [{was: 2026-11-20, starts: 2026-11-20 11:30}]
    purpose: meeting
    place: Net Loft
    location_release: after
    """

    def places(day: int) -> list[tuple[str, str]]:
        some = on(office, date(2026, 11, day), Audience.PRESS)
        return [(one.title, one.where.place) for one in some]

    assert places(19) == [("A walk", "Wharf Street"), ("A visit", "Net Loft")]
    assert places(20) == [("A visit", "")]  # it is noon, and the visit half an hour from its end
    assert places(26) == [("A walk", ""), ("A visit", "")]


def test_a_length_is_told_in_hours_and_minutes() -> None:
    told = [duration(timedelta(minutes=n), ENGLISH) for n in (20, 60, 65, 120)]
    assert told == ["20 min", "1 hr", "1 hr 5 min", "2 hr"]
