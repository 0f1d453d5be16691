"""An appointment: who comes, what may be read outside the office, and where the Mayor will be."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import pytest

from herald.audience import Audience
from herald.kinds.appointment import Appointment, tells_where

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.office import Office

ZONE = ZoneInfo("America/Los_Angeles")


def test_an_appointment_says_when_and_what_for_and_nothing_else_is_asked(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/calendar/2026/hold.yml ==
    title: Hold for the budget
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: hold
    == schedules/calendar/2026/walk.yml ==
    title: Walk
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: stroll
    status: maybe
    travel_before: a while
    """
    assert read() == [
        "schedules/calendar/2026/walk.yml:4: 'purpose' is 'stroll'; write one of meeting, call, "
        "hold, prep, desk, travel, personal, media, council [appointment]",
        "schedules/calendar/2026/walk.yml:5: 'status' is 'maybe'; write one of tentative, "
        "hold, confirmed, cancelled, done [appointment]",
        "schedules/calendar/2026/walk.yml:6: 'travel_before' is '…'; a whole number is written "
        "12 [appointment]",
    ]


def test_what_is_read_outside_the_office_has_a_title_for_that(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/calendar/a.yml ==
    title: Ask her for the swing vote
    visibility: press
    public_title: Meeting with the council president
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: council
    == schedules/calendar/b.yml ==
    title: Ask her for the swing vote
    visibility: press
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: council
    == schedules/calendar/c.yml ==
    title: Ask her for the swing vote
    visibility: public
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: council
    """
    assert read() == [
        f"schedules/calendar/{name}.yml:1: The appointment is '{visibility}', but says no "
        "'public_title'; add what is read outside the office for its title [appointment]"
        for name, visibility in (("b", "press"), ("c", "public"))
    ]


def test_an_attendee_is_somebody(read: Callable[[], list[str]]) -> None:
    """
    == schedules/calendar/a.yml ==
    title: A
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    attendees:
      - name: Cyrus Mehrabian
      - person: gus-petrakis
      - organization: harbor-flats-neighbors
      - title: treasurer
    """
    assert read() == [
        "schedules/calendar/a.yml:9: Here is nobody; add 'name' (in words), 'person' (from "
        "office/people) or 'organization' (from office/organizations) [appointment]"
    ]


def test_an_appointment_has_no_text_below_its_fields(read: Callable[[], list[str]]) -> None:
    """
    == schedules/calendar/a.md ==
    ---
    title: A
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    ---
    What it is about.
    """
    assert read() == [
        "schedules/calendar/a.md:7: A record of this kind (appointment) has no text below its "
        "fields; remove the text, or put it into a field [appointment]"
    ]


@pytest.mark.parametrize(
    ("release", "told_from"),
    [
        ("day_of", datetime(2026, 12, 3, tzinfo=ZONE)),
        ("after", datetime(2026, 12, 3, 11, tzinfo=ZONE)),
    ],
)
def test_where_it_is_is_told_from_a_moment_on(release: str, told_from: datetime) -> None:
    appointment = meeting(location_release=release)

    times = (appointment.starts, appointment.ends)

    assert tells_where(appointment, times, told_from)
    assert not tells_where(appointment, times, told_from - timedelta(seconds=1))


def test_where_it_is_is_told_at_once_if_somebody_says_so() -> None:
    appointment = meeting(location_release="immediate")
    times = (appointment.starts, appointment.ends)

    assert tells_where(appointment, times, datetime(2026, 1, 1, tzinfo=ZONE))


def test_where_it_is_is_never_told_unless_somebody_says_when() -> None:
    appointment = meeting()
    times = (appointment.starts, appointment.ends)

    assert not tells_where(appointment, times, datetime(2999, 1, 1, tzinfo=ZONE))


def meeting(**fields: str) -> Appointment:
    """From 10 to 11 on Dec. 3, 2026."""
    written = {
        "title": "A",
        "starts": "2026-12-03 10:00",
        "ends": "2026-12-03 11:00",
        "purpose": "meeting",
    }
    return Appointment.model_validate(written | fields, context={"zone": ZONE})


def test_an_appointment_is_shown_to_staff_and_press_as_far_as_each_may_know(
    office: Office,
) -> None:
    """
    == office/people/ada.yml ==
    title: Ada
    == schedules/calendar/a.yml ==
    title: Ask her for the swing vote
    visibility: public
    public_title: Meeting with the council president
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: council
    staff_lead: ada
    travel_before: 20
    attendees:
      - name: Council President
    brief:
      bottom_line: She has not decided.
    """
    at = datetime(2026, 11, 20, 12, tzinfo=ZONE)
    [staff] = office.seen_by(Audience.INTERNAL, at).of("appointment")
    [press] = office.seen_by(Audience.PRESS, at).of("appointment")
    for_staff, for_press = (cast("Appointment", seen.record) for seen in (staff, press))

    assert office.seen_by(Audience.PUBLIC, at).of("appointment") == ()
    assert for_staff.brief
    assert for_staff.brief.bottom_line == "She has not decided."
    assert for_press.public_title == "Meeting with the council president"
    hidden = (
        for_press.brief,
        for_press.attendees,
        for_press.travel_before,
        for_press.staff_lead,
    )
    assert hidden == (None, None, None, None)
