"""Something ends before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import ends_before_starts

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_event_may_end_after_midnight(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/eve.yml ==
    title: New Year's Eve
    starts: 2026-12-31 22:00
    ends: 2027-01-01 00:30
    subtype: ceremony
    place: Pier 4
    """
    assert found(ends_before_starts) == []


def test_an_event_that_ends_before_it_starts_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/eve.yml ==
    title: New Year's Eve
    starts: Thursday 2026-12-31 22:00
    ends: 2026-12-31 00:30
    subtype: ceremony
    place: Pier 4
    == schedules/events/moment.md ==
    ---
    title: A moment of silence
    ends: 2026-12-31 12:00
    starts: 2026-12-31 12:00
    subtype: memorial
    place: Pier 4
    ---
    """
    assert found(ends_before_starts) == [
        "schedules/events/eve.yml:3: 'ends' is '2026-12-31 00:30', which is not after 'starts', "
        "'Thursday 2026-12-31 22:00'; correct one of the two [ends-before-starts]",
        "schedules/events/moment.md:3: 'ends' is '2026-12-31 12:00', which is not after 'starts', "
        "'2026-12-31 12:00'; correct one of the two [ends-before-starts]",
    ]


def test_an_event_may_end_at_the_clock_time_at_which_it_starts_as_the_clocks_go_back(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/watch.yml ==
    title: Night watch
    starts: 2026-11-01 01:30-07:00
    ends: 2026-11-01 01:30-08:00
    subtype: memorial
    place: Pier 4
    """
    assert found(ends_before_starts) == []


def test_it_may_not_end_at_the_first_of_two_equal_clock_times_and_start_at_the_second(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/watch.yml ==
    title: Night watch
    starts: 2026-11-01 01:15-08:00
    ends: 2026-11-01 01:45-07:00
    subtype: memorial
    place: Pier 4
    """
    assert found(ends_before_starts) == [
        "schedules/events/watch.yml:3: 'ends' is '2026-11-01 01:45-07:00', which is not after "
        "'starts', '2026-11-01 01:15-08:00'; correct one of the two [ends-before-starts]",
    ]


def test_an_alert_expires_after_it_starts(found: Callable[..., list[str]]) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: warning
    headline: The river rises
    body: Move your cars.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 08:01
    """
    assert found(ends_before_starts) == []


def test_an_alert_that_expires_as_it_starts_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: warning
    headline: The river rises
    body: Move your cars.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 08:00
    """
    assert found(ends_before_starts) == [
        "content/alerts/flood.yml:6: 'expires' is '2026-12-03 08:00', which is not after 'starts', "
        "'2026-12-03 08:00'; correct one of the two [ends-before-starts]",
    ]


def test_days_that_are_both_included_may_be_the_same(found: Callable[..., list[str]]) -> None:
    """
    == proclamations/day.yml ==
    title: Harbor Day
    date: 2026-12-03
    proclamation_kind: commendation
    resolved: thanks
    effective:
      from: 2026-12-04
      to: 2026-12-04
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    members:
      - {person: renata-okafor-lindqvist, since: 2026-12-04, until: 2026-12-04}
      - {person: renata-okafor-lindqvist, until: 2026-12-04}
      - {person: renata-okafor-lindqvist, since: 2026-12-04}
    """
    assert found(ends_before_starts) == []


def test_days_in_the_wrong_order_are_errors(found: Callable[..., list[str]]) -> None:
    """
    == proclamations/day.yml ==
    title: Harbor Day
    date: 2026-12-03
    proclamation_kind: commendation
    resolved: thanks
    effective:
      from: 2026-12-04
      to: 2026-12-03
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    members:
      - person: renata-okafor-lindqvist
      - person: renata-okafor-lindqvist
        since: 2026-12-04
        until: 2025-12-04
    """
    assert found(ends_before_starts) == [
        "committees/parks/committee.yml:7: 'until' of members 2 is '2025-12-04', which is before "
        "'since' of members 2, '2026-12-04'; correct one of the two [ends-before-starts]",
        "proclamations/day.yml:7: 'to' of effective is '2026-12-03', which is before 'from' of "
        "effective, '2026-12-04'; correct one of the two [ends-before-starts]",
    ]


def test_a_goal_is_due_after_its_start_and_a_target_after_its_baseline(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    start: 2026-01-01
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 100, date: 2026-12-31}
        source: Parks
        frequency: monthly
    """
    assert found(ends_before_starts) == []


def test_a_goal_that_is_due_before_its_start_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    start: 2026-12-31
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-12-31}
        target: {value: 100, date: 2026-01-01}
        source: Parks
        frequency: monthly
    """
    assert found(ends_before_starts) == [
        "committees/parks/goals/trees.yml:6: 'due' is '2026-12-31', which is not after 'start', "
        "'2026-12-31'; correct one of the two [ends-before-starts]",
        "committees/parks/goals/trees.yml:12: 'date' of target of measures 1 is '2026-01-01', "
        "which is not after 'date' of baseline of measures 1, '2026-12-31'; correct one of the two "
        "[ends-before-starts]",
    ]


def test_a_record_that_expires_after_it_is_published_passes(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    publish_at: 2026-12-03 08:00
    expires: 2026-12-03 09:00
    """
    assert found(ends_before_starts) == []


def test_a_record_that_expires_before_it_is_published_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    publish_at: 2026-12-03 09:00
    expires: 2026-12-03 08:00
    """
    assert found(ends_before_starts) == [
        "office/venues/city-hall.yml:4: 'expires' is '2026-12-03 08:00', which is not after "
        "'publish_at', '2026-12-03 09:00'; correct one of the two [ends-before-starts]",
    ]


def test_a_record_that_expires_before_its_embargo_ends_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    embargo: 2026-12-03 09:00
    expires: 2026-12-03 09:00
    """
    assert found(ends_before_starts) == [
        "office/venues/city-hall.yml:4: 'expires' is '2026-12-03 09:00', which is not after "
        "'embargo', '2026-12-03 09:00'; correct one of the two [ends-before-starts]",
    ]
