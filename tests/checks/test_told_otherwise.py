"""A public page says something else than the Mayor's calendar, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import told_otherwise
from herald.inspection import inspect
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_two_times_and_both_files_are_told(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/2026-12-03-town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Hall
    subtype: town_hall
    mayors_role: speak
    == schedules/calendar/2026-12-04-town-hall.yml ==
    title: Town hall, with the Council President
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    purpose: meeting
    event: town-hall
    """
    assert found(told_otherwise) == [
        "schedules/calendar/2026-12-04-town-hall.yml:2: 'Town hall' "
        "('schedules/events/2026-12-03-town-hall.yml') takes place at another time than this "
        "appointment for it: from 2026-12-03 18:00 to 19:30, and not from 2026-12-04 18:00 to "
        "19:30; correct one of them [told-otherwise]"
    ]


def test_what_is_said_in_public_logs_repeats_nothing_of_an_appointment(root: Path) -> None:
    """
    == office/people/theo-park.yml ==
    title: Theo Park
    == office/venues/hall.yml ==
    title: City Hall
    address: 1 Harbor Street
    == office/venues/shelter.yml ==
    title: The shelter
    address: 2 Harbor Street
    == schedules/events/2026-12-03-town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    venue: hall
    subtype: town_hall
    mayors_role: speak
    press: open
    == schedules/calendar/2026-12-04-a.yml ==
    title: Secret A
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    venue: shelter
    purpose: meeting
    mayors_role: listen
    press: closed
    event: town-hall
    == schedules/calendar/2026-12-03-b.yml ==
    title: Secret B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    purpose: meeting
    representative: theo-park
    event: town-hall
    """
    problems = inspect(root, AT).problems
    town_hall = "'…' ('schedules/events/2026-12-03-town-hall.yml')"
    assert [str(one) for one in problems if one.rule == told_otherwise.RULE] == [
        f"schedules/calendar/2026-12-03-b.yml:5: {town_hall} says that the Mayor attends "
        "('mayors_role'), and somebody else goes to it; take 'mayors_role' out of the event, or "
        "correct 'representative' here [told-otherwise]",
        f"schedules/calendar/2026-12-04-a.yml:2: {town_hall} takes place at another time than this "
        "appointment for it; correct one of them [told-otherwise]",
        f"schedules/calendar/2026-12-04-a.yml:4: {town_hall} is in '…', and this appointment for "
        "it in '…'; correct one of them [told-otherwise]",
        f"schedules/calendar/2026-12-04-a.yml:6: warning: {town_hall} says 'mayors_role: …', and "
        "this appointment for it 'mayors_role: …'; correct one of them [told-otherwise]",
        f"schedules/calendar/2026-12-04-a.yml:7: warning: {town_hall} says 'press: …', and this "
        "appointment for it 'press: …'; correct one of them [told-otherwise]",
    ]


def test_a_public_advisory_is_not_told_what_became_of_an_event_that_is_not_public(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/2026-12-03-tour.yml ==
    title: Tour of the shelter
    visibility: internal
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Hall
    subtype: press_conference
    status: postponed
    reason: A threat.
    == content/news/2026-11-19-advisory.md ==
    ---
    title: A tour
    visibility: public
    date: 2026-11-19
    release_kind: advisory
    event: tour
    who: All
    what: A tour
    when: Thursday
    where: Hall
    ---
    """
    assert found(told_otherwise) == [
        "content/news/2026-11-19-advisory.md:6: warning: An event that is not public "
        "('schedules/events/2026-12-03-tour.yml') is off, and this media advisory invites the "
        "press to it; withdraw the advisory ('withdrawn'), or correct the event [told-otherwise]",
    ]


def test_what_is_over_is_not_told(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/2026-11-19-town-hall.yml ==
    title: Town hall
    starts: 2026-11-19 18:00
    ends: 2026-11-19 19:30
    place: Hall
    subtype: town_hall
    mayors_role: speak
    == schedules/calendar/2026-11-18-town-hall.yml ==
    title: Town hall
    starts: 2026-11-18 18:00
    ends: 2026-11-18 19:30
    purpose: meeting
    event: town-hall
    """
    assert found(told_otherwise) == []


def test_an_appointment_that_took_the_place_of_a_cancelled_one_counts(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/2026-12-03-town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Hall
    subtype: town_hall
    mayors_role: speak
    == schedules/calendar/2026-12-03-before.yml ==
    title: Town hall
    starts: 2026-12-03 16:00
    ends: 2026-12-03 17:30
    purpose: meeting
    status: cancelled
    event: town-hall
    == schedules/calendar/2026-12-03-now.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    purpose: meeting
    event: town-hall
    """
    assert found(told_otherwise) == []
