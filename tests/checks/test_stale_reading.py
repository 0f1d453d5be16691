"""A measure of a goal has not been read for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import stale_reading

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_measure_that_was_read_one_and_a_half_months_ago_passes(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Trees planted
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 100, date: 2027-12-31}
        source: Parks
        frequency: monthly
        readings:
          - {date: 2026-10-05, value: 42}
    """
    assert found(stale_reading) == []


def test_a_measure_that_was_read_a_day_earlier_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Trees planted
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 100, date: 2027-12-31}
        source: Parks
        frequency: monthly
        readings:
          - {date: 2026-10-04, value: 42}
          - {date: 2026-12-01, value: 43}
      - name: Trees lost
        unit: trees
        direction: down
        baseline: {value: 10, date: 2026-01-01}
        target: {value: 0, date: 2027-12-31}
        source: Parks
        frequency: quarterly
    """
    assert found(stale_reading) == [
        "committees/parks/goals/trees.yml:15: warning: 'Trees planted' is read monthly, and was "
        "last read on 2026-10-04, 47 days ago; add a line to 'readings' [stale-reading]",
        "committees/parks/goals/trees.yml:17: warning: 'Trees lost' is read quarterly, and has no "
        "reading since its baseline, 2026-01-01, 323 days ago; add a line to 'readings' "
        "[stale-reading]",
    ]


def test_goals_that_are_done_not_begun_or_overdue_are_not_asked(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/parks/goals/done.yml ==
    title: Done
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2025-01-01}
        target: {value: 100, date: 2027-12-31}
        source: Parks
        frequency: weekly
        readings: [{date: 2026-02-01, value: 100}]
    == committees/parks/goals/not-begun.yml ==
    title: Not begun
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    start: 2026-11-21
    due: 2027-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2025-01-01}
        target: {value: 100, date: 2027-12-31}
        source: Parks
        frequency: weekly
    == committees/parks/goals/overdue.yml ==
    title: Overdue
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2026-11-19
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2025-01-01}
        target: {value: 100, date: 2026-11-19}
        source: Parks
        frequency: weekly
    """
    assert found(stale_reading) == []
