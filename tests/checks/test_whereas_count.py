"""A proclamation has fewer or more WHEREAS clauses than the office wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import whereas_count

if TYPE_CHECKING:
    from collections.abc import Callable


def test_three_and_six_clauses_pass(found: Callable[..., list[str]]) -> None:
    """
    == proclamations/a.yml ==
    title: A
    date: 2026-12-03
    proclamation_kind: ceremonial
    whereas: [one, two, three]
    resolved: a day of thanks
    == proclamations/b.yml ==
    title: B
    date: 2026-12-03
    proclamation_kind: official
    whereas: [one, two, three, four, five, six]
    resolved: a day of thanks
    == proclamations/c.yml ==
    title: C
    date: 2026-12-03
    proclamation_kind: condolence
    resolved: sympathy
    """
    assert found(whereas_count) == []


def test_one_and_seven_clauses_are_warnings(found: Callable[..., list[str]]) -> None:
    """
    == proclamations/a.yml ==
    title: A
    date: 2026-12-03
    proclamation_kind: ceremonial
    whereas: [one]
    resolved: a day of thanks
    == proclamations/b.yml ==
    title: B
    date: 2026-12-03
    proclamation_kind: official
    whereas: [one, two, three, four, five, six, seven]
    resolved: a day of thanks
    """
    assert found(whereas_count) == [
        "proclamations/a.yml:4: warning: 'whereas' has 1 clause; the office wants 3 to 6 "
        "(office.yml, 'proclamations') [whereas-count]",
        "proclamations/b.yml:4: warning: 'whereas' has 7 clauses; the office wants 3 to 6 "
        "(office.yml, 'proclamations') [whereas-count]",
    ]


def test_the_office_says_how_many(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    proclamations:
      least_whereas: 1
      most_whereas: 2
    == proclamations/a.yml ==
    title: A
    date: 2026-12-03
    proclamation_kind: ceremonial
    whereas: [one]
    resolved: a day of thanks
    == proclamations/b.yml ==
    title: B
    date: 2026-12-03
    proclamation_kind: ceremonial
    whereas: [one, two, three]
    resolved: a day of thanks
    == proclamations/b.es.yml ==
    title: B
    whereas: [uno, dos, tres]
    resolved: un día
    == proclamations/a.es.yml ==
    title: A
    resolved: un día
    """
    assert found(whereas_count) == [
        "proclamations/b.es.yml:2: warning: 'whereas' has 3 clauses; the office wants 1 to 2 "
        "(office.yml, 'proclamations') [whereas-count]",
        "proclamations/b.yml:4: warning: 'whereas' has 3 clauses; the office wants 1 to 2 "
        "(office.yml, 'proclamations') [whereas-count]",
    ]
