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


def test_a_title_in_place_of_a_name_is_answered_with_the_name(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/storms/committee.yml ==
    title: Committee on Storms and High Water
    charter: Made by Resolution 2024-09.
    == schedules/meetings/november.yml ==
    title: The committee meets
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    meeting_kind: regular
    place: City Hall
    committee: Committee on Storms and High Water
    == schedules/meetings/december.yml ==
    title: The committee meets
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:00
    meeting_kind: regular
    place: City Hall
    committee: lighthouses
    """
    assert found(dangling_reference) == [
        "schedules/meetings/december.yml:6: 'committee' is 'lighthouses'; there is no committee of "
        "that name. Correct it, or add the record in committees/NAME [dangling-reference]",
        "schedules/meetings/november.yml:6: 'committee' is 'Committee on Storms and High Water'; "
        "there is no committee of that name. Did you mean 'storms'? [dangling-reference]",
    ]


def test_names_in_lists_and_blocks_are_found_at_their_own_lines(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/safe-streets/committee.md ==
    ---
    title: Safe Streets
    charter: Made by Resolution 2024-09.
    priorities: [streets]
    members:
      - person: renata-okafor-lindqvist
      - person: ana
        seat: Transit
    ---
    """
    assert found(dangling_reference) == [
        "committees/safe-streets/committee.md:4: priorities 1 is 'streets'; there is no priority "
        "of "
        "that name. Correct it, or add the record in content/priorities [dangling-reference]",
        "committees/safe-streets/committee.md:7: 'person' of members 2 is 'ana'; there is no "
        "person "
        "of that name. Correct it, or add the record in office/people [dangling-reference]",
    ]


def test_a_name_that_two_records_have_is_an_error_with_what_tells_them_apart(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/2026-01-20-state-of-the-city.yml ==
    title: State of the City
    starts: 2026-01-20 18:00
    ends: 2026-01-20 19:00
    subtype: forum
    place: City Hall
    == schedules/events/2027-01-19-state-of-the-city.yml ==
    title: State of the City
    starts: 2027-01-19 18:00
    ends: 2027-01-19 19:00
    subtype: forum
    place: City Hall
    == proclamations/city-day.yml ==
    title: City Day
    date: 2026-12-03
    proclamation_kind: condolence
    resolved: a day
    presentation: state-of-the-city
    == proclamations/harbor-day.yml ==
    title: Harbor Day
    date: 2026-12-03
    proclamation_kind: condolence
    resolved: a day
    presentation: 2027-01-19-state-of-the-city
    """
    assert found(dangling_reference) == [
        "proclamations/city-day.yml:5: 'presentation' is 'state-of-the-city'; 2 records have that "
        "name: 'schedules/events/2026-01-20-state-of-the-city.yml' and "
        "'schedules/events/2027-01-19-state-of-the-city.yml'. Write '2026-01-20-state-of-the-city' "
        "or '2027-01-19-state-of-the-city' [dangling-reference]",
    ]


def test_two_records_that_nothing_tells_apart_are_an_error_to_refer_to(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/2026/state-of-the-city.yml ==
    title: State of the City
    starts: 2026-01-20 18:00
    ends: 2026-01-20 19:00
    subtype: forum
    place: City Hall
    == schedules/events/2027/state-of-the-city.yml ==
    title: State of the City
    starts: 2027-01-19 18:00
    ends: 2027-01-19 19:00
    subtype: forum
    place: City Hall
    == proclamations/city-day.yml ==
    title: City Day
    date: 2026-12-03
    proclamation_kind: condolence
    resolved: a day
    presentation: state-of-the-city
    """
    assert found(dangling_reference) == [
        "proclamations/city-day.yml:5: 'presentation' is 'state-of-the-city'; 2 records have that "
        "name: 'schedules/events/2026/state-of-the-city.yml' and "
        "'schedules/events/2027/state-of-the-city.yml'. Rename one of the files "
        "[dangling-reference]",
    ]


def test_any_record_is_named_with_its_kind(found: Callable[..., list[str]]) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: December
    preheader: What is on.
    sections:
      - heading: News
        items:
          - person/renata-okafor-lindqvist
          - renata-okafor-lindqvist
          - relase/levy
          - zebra/marty
          - release/levy
    """
    assert found(dangling_reference) == [
        "content/newsletters/december.yml:9: items 2 of sections 1 is 'renata-okafor-lindqvist'; a "
        "record is written with its kind, as in event/budget-hearing. Did you mean "
        "'person/renata-okafor-lindqvist'? [dangling-reference]",
        "content/newsletters/december.yml:10: items 3 of sections 1 is 'relase/levy'; there is no "
        "kind 'relase'. Did you mean 'release' or 'remarks'? [dangling-reference]",
        "content/newsletters/december.yml:11: items 4 of sections 1 is 'zebra/marty'; there is no "
        "kind 'zebra'. The kinds are 'event', 'appointment', 'disclosure', 'request', 'trip', "
        "'meeting', 'release', 'proclamation', 'remarks', 'committee', 'goal', 'project', "
        "'priority', 'initiative', 'newsletter', 'letter', 'alert', 'person', 'organization', "
        "'venue', 'commitment', 'delegation' and 'task' [dangling-reference]",
        "content/newsletters/december.yml:12: items 5 of sections 1 is 'release/levy'; there is no "
        "release of that name. Correct it, or add the record in content/news [dangling-reference]",
    ]


def test_a_translation_does_not_repeat_what_is_said_of_the_original(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    owner: ana
    == content/priorities/homes.es.yml ==
    title: Viviendas
    """
    assert found(dangling_reference) == [
        "content/priorities/homes.yml:3: 'owner' is 'ana'; there is no person of that name. "
        "Correct "
        "it, or add the record in office/people [dangling-reference]",
    ]


def test_the_mayor_must_be_in_the_directory(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    """
    assert found(dangling_reference) == [
        "office.yml:1: 'mayor' is 'renata-okafor'; there is no person of that name. Did you mean "
        "'renata-okafor-lindqvist'? [dangling-reference]",
    ]


def test_a_goal_needs_its_committee(found: Callable[..., list[str]]) -> None:
    """
    == content/priorities/streets.yml ==
    title: Streets
    statement: Safe streets.
    == committees/safe-streets/goals/crossings.yml ==
    title: Crossings
    statement: Forty crossings.
    priority: streets
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Crossings
        unit: crossings
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 40, date: 2027-12-31}
        source: Project records
        frequency: monthly
    """
    assert found(dangling_reference) == [
        "committees/safe-streets/goals/crossings.yml:1: There is no "
        "committees/safe-streets/committee.md or committee.yml; add the committee's record, or "
        "move "
        "this file to its committee's folder [dangling-reference]",
    ]


def test_a_name_of_any_length_is_shown_on_one_line(found: Callable[..., list[str]]) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    owner: |
      ana
      ::error::
      x xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    """
    assert found(dangling_reference) == [
        "content/priorities/homes.yml:3: 'owner' is 'ana ::error:: x "
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'; there is no person of that name. Correct "
        "it, "
        "or add the record in office/people [dangling-reference]",
    ]
