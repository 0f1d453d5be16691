"""A record names another record that does not exist, or a name that two records have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import dangling_reference

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_venue_that_exists_passes(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: city-hall
    """
    assert found(dangling_reference) == []


def test_a_venue_that_does_not_exist_is_an_error_with_the_nearest_name(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: city-hal
    host: mayors-office
    """
    assert found(dangling_reference) == [
        "schedules/events/town-hall.yml:5: 'venue' is 'city-hal'; there is no venue of that name. "
        "Did you mean 'city-hall'? [dangling-reference]",
        "schedules/events/town-hall.yml:6: 'host' is 'mayors-office'; there is no organization of "
        "that name. Correct it, or add the record in office/organizations [dangling-reference]",
    ]
