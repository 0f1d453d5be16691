"""Venues, organizations, priorities, initiatives and committees: what each must say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_least_that_each_says_is_enough(read: Callable[[], list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == office/organizations/port.yml ==
    title: Port of Ellery
    == content/priorities/green.yml ==
    title: Green
    statement: We plant trees.
    == content/initiatives/trees.yml ==
    title: Trees
    priority: green
    status: under_way
    problem: There is no shade.
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    """
    assert read() == []


def test_less_is_told_field_by_field(read: Callable[[], list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    latitude: north
    capacity: about 80
    == office/organizations/port.yml ==
    website: port.example
    == content/priorities/green.yml ==
    title: Green
    rank: first
    == content/initiatives/trees.yml ==
    title: Trees
    priority: green
    status: done
    milestones: [{name: First tree}]
    updates: [{on: yesterday, text: It stands.}]
    == committees/parks/committee.yml ==
    title: Parks
    members: [ana-diaz]
    open_meetings: always
    """
    assert read() == [
        "committees/parks/committee.yml:1: 'charter' is missing; add a line 'charter: …' "
        "[committee]",
        "committees/parks/committee.yml:2: members 1 is 'ana-diaz'; write fields below it, "
        "indented, each 'name: value' [committee]",
        "committees/parks/committee.yml:3: 'open_meetings' is 'always'; write yes or no "
        "[committee]",
        "content/initiatives/trees.yml:1: 'problem' is missing; add a line 'problem: …' "
        "[initiative]",
        "content/initiatives/trees.yml:3: 'status' is 'done'; write one of planned, under_way, "
        "paused, complete [initiative]",
        "content/initiatives/trees.yml:4: 'due' is missing in milestones 1; add a line 'due: …' "
        "[initiative]",
        "content/initiatives/trees.yml:5: 'on' of updates 1 is 'yesterday'; a date is written "
        "2026-12-03 [initiative]",
        "content/priorities/green.yml:1: 'statement' is missing; add a line 'statement: …' "
        "[priority]",
        "content/priorities/green.yml:2: 'rank' is 'first'; a whole number is written 12 "
        "[priority]",
        "office/organizations/port.yml:1: 'title' is missing; add a line 'title: …' [organization]",
        "office/organizations/port.yml:1: 'website' is 'port.example'; a web address is written "
        "https://city.example/page [organization]",
        "office/venues/city-hall.yml:1: 'address' is missing; add a line 'address: …' [venue]",
        "office/venues/city-hall.yml:2: 'latitude' is 'north'; a number is written 1250 or 12.5 "
        "[venue]",
        "office/venues/city-hall.yml:3: 'capacity' is 'about 80'; a whole number is written 12 "
        "[venue]",
    ]
