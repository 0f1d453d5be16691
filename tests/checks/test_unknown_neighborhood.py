"""A neighborhood is one of the city's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import unknown_neighborhood

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_neighborhood_that_office_yml_lists_passes(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    neighborhoods: [Harbor Flats, Riverbend]
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    neighborhood: Harbor Flats
    == office/venues/hall.yml ==
    title: The hall
    address: 2 Harbor Street
    """
    assert found(unknown_neighborhood) == []


def test_another_spelling_and_another_name_are_errors(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    neighborhoods: [Harbor Flats, Riverbend]
    == office/organizations/band.yml ==
    title: The band
    neighborhood: Soho
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    neighborhood: harbour flats
    == schedules/events/2026-12-03-walk.yml ==
    title: Walk
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The shore
    neighborhood: River bend
    subtype: forum
    """
    assert found(unknown_neighborhood) == [
        "office/organizations/band.yml:2: 'neighborhood' is 'Soho', which is not among "
        "the neighborhoods in office.yml; they are Harbor Flats, Riverbend [unknown-neighborhood]",
        "office/venues/pier.yml:3: 'neighborhood' is 'harbour flats', which is not among "
        "the neighborhoods in office.yml; did you mean 'Harbor Flats'? [unknown-neighborhood]",
        "schedules/events/2026-12-03-walk.yml:5: 'neighborhood' is 'River bend', which is not "
        "among the neighborhoods in office.yml; did you mean 'Riverbend'? [unknown-neighborhood]",
    ]


def test_an_office_without_a_list_takes_any_name(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    neighborhood: The docks
    """
    assert found(unknown_neighborhood) == []
