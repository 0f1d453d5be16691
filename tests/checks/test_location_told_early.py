"""A public title does not tell a place before its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import location_told_early

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_title_without_the_place_or_of_a_place_that_may_be_told_passes(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/calendar/one.yml ==
    title: Pilot house
    visibility: public
    public_title: Meeting with the harbor pilots
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    place: Pilot house
    == schedules/calendar/two.yml ==
    title: Pilot house
    visibility: public
    public_title: Harbor pilots, pilot house
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    place: Pilot house
    location_release: immediate
    """
    assert found(location_told_early) == []


def test_a_title_with_the_place_its_venue_or_its_street_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/calendar/one.yml ==
    title: Pilots
    visibility: public
    public_title: Harbor pilots, PILOT HOUSE
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    place: Pilot house
    location_release: day_of
    == schedules/calendar/two.yml ==
    title: Pilots
    visibility: press
    public_title: Visit to 12 Wharf Street
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    venue: loft
    == office/venues/loft.md ==
    ---
    title: Net loft
    address: 12 Wharf Street, Port Ellery
    ---
    """
    assert found(location_told_early) == [
        "schedules/calendar/one.yml:3: 'public_title' names the place, and "
        "'location_release' is 'day_of'; leave the place out of the title, or write "
        "'location_release: immediate' [location-told-early]",
        "schedules/calendar/two.yml:3: 'public_title' names the place, and "
        "'location_release' is 'never'; leave the place out of the title, or write "
        "'location_release: immediate' [location-told-early]",
    ]
