"""Two events are in one venue at the same time, or both need the Mayor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import double_booking

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_event_may_start_when_another_ends(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/budget.yml ==
    title: Budget hearing
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    subtype: forum
    venue: city-hall
    mayors_role: listen
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    subtype: town_hall
    venue: city-hall
    mayors_role: speak
    """
    assert found(double_booking) == []


def test_two_events_at_a_time_in_one_venue_with_the_mayor_are_two_errors(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/budget.yml ==
    title: Budget hearing
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    subtype: forum
    venue: city-hall
    mayors_role: listen
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 17:30
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: city-hall
    mayors_role: speak
    """
    assert found(double_booking) == [
        "schedules/events/town-hall.yml:2: 'Town hall' and 'Budget hearing' "
        "('schedules/events/budget.yml') are both in 'city-hall' from 2026-12-03 17:30 to 18:00; "
        "move one of them, or change its venue [double-booking]",
        "schedules/events/town-hall.yml:2: 'Town hall' and 'Budget hearing' "
        "('schedules/events/budget.yml') both need the Mayor from 2026-12-03 17:30 to 18:00; "
        "move one of them, or send somebody else [double-booking]",
    ]


def test_a_meeting_that_needs_the_mayor_counts_too(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/budget.yml ==
    title: Budget hearing
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    subtype: forum
    place: City Hall
    mayors_role: listen
    == schedules/meetings/flood.yml ==
    title: Flood Committee
    meeting_kind: regular
    body: Flood Committee
    starts: 2026-12-03 17:30
    ends: 2026-12-03 19:00
    place: Pier 4
    mayors_role: preside
    """
    assert found(double_booking) == [
        "schedules/meetings/flood.yml:4: 'Flood Committee' and 'Budget hearing' "
        "('schedules/events/budget.yml') both need the Mayor from 2026-12-03 17:30 to 18:00; "
        "move one of them, or send somebody else [double-booking]",
    ]


def test_where_the_mayor_drops_by_it_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/market.yml ==
    title: Night market
    starts: 2026-12-03 20:00
    ends: 2026-12-04 01:00
    subtype: parade
    place: Pier 4
    mayors_role: drop_by
    == schedules/events/dinner.yml ==
    title: Unity dinner
    starts: 2026-12-03 21:00
    ends: 2026-12-04 00:30
    subtype: ceremony
    place: Grange hall
    mayors_role: speak
    """
    assert found(double_booking) == [
        "schedules/events/dinner.yml:2: warning: 'Unity dinner' and 'Night market' "
        "('schedules/events/market.yml') both need the Mayor from 2026-12-03 21:00 to "
        "2026-12-04 00:30; see that there is time to drop by [double-booking]",
    ]


def test_an_event_without_the_mayor_elsewhere_is_in_nobodys_way(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/market.yml ==
    title: Night market
    starts: 2026-12-03 18:00
    ends: 2026-12-03 22:00
    subtype: parade
    place: Pier 4
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    subtype: town_hall
    place: Pier 4
    mayors_role: speak
    """
    assert found(double_booking) == []


def test_what_is_cancelled_or_postponed_does_not_count(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    venue: city-hall
    mayors_role: speak
    status: cancelled
    reason: Snow
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    venue: city-hall
    mayors_role: speak
    status: postponed
    reason: Snow
    == schedules/events/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    venue: city-hall
    mayors_role: speak
    """
    assert found(double_booking) == []


def test_what_is_rescheduled_counts_at_its_new_time(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Library
    mayors_role: speak
    status: rescheduled
    reason: Snow
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: sign
    """
    assert found(double_booking) == [
        "schedules/events/b.yml:2: 'B' and 'A' ('schedules/events/a.yml') both need the Mayor from "
        "2026-12-03 18:00 to 19:00; move one of them, or send somebody else [double-booking]",
    ]


def test_events_in_two_time_zones_are_compared_as_moments(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/trip.yml ==
    title: Mayors' conference
    timezone: America/New_York
    starts: 2026-12-03 20:00
    ends: 2026-12-03 21:00
    subtype: forum
    place: Washington, D.C.
    mayors_role: speak
    == schedules/events/call.yml ==
    title: Call with the port
    starts: 2026-12-03 17:30
    ends: 2026-12-03 18:30
    subtype: forum
    online:
      url: https://meet.example/port
    mayors_role: listen
    == schedules/events/walk.yml ==
    title: Harbor walk
    starts: 2026-12-03 20:00
    ends: 2026-12-03 21:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    """
    assert found(double_booking) == [
        "schedules/events/call.yml:2: 'Call with the port' and 'Mayors' conference' "
        "('schedules/events/trip.yml') both need the Mayor from 2026-12-03 17:30 to 18:00; "
        "move one of them, or send somebody else [double-booking]",
    ]


def test_the_hour_that_the_clocks_show_twice_is_two_hours(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/first.yml ==
    title: First watch
    starts: 2026-11-01 01:00-07:00
    ends: 2026-11-01 01:45-07:00
    subtype: memorial
    place: Pier 4
    mayors_role: speak
    == schedules/events/second.yml ==
    title: Second watch
    starts: 2026-11-01 01:30-08:00
    ends: 2026-11-01 02:30
    subtype: memorial
    place: Pier 4
    mayors_role: speak
    """
    assert found(double_booking) == []


def test_of_seven_events_at_a_time_the_last_is_told_of_five(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/d.yml ==
    title: D
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/e.yml ==
    title: E
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/f.yml ==
    title: F
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/g.yml ==
    title: G
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    """
    told = [problem.partition("' and")[0][-1] for problem in found(double_booking)]
    assert "".join(told) == "bccdddeeeefffffggggg".upper()
