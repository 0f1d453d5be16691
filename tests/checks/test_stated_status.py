"""A goal says of itself something else than its readings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import stated_status

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_status_that_the_readings_bear_out_passes(found: Callable[..., list[str]]) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    status: on_track
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 364, date: 2026-12-31}
        source: Parks
        frequency: monthly
        readings: [{date: 2026-10-28, value: 270}]
    """
    assert found(stated_status) == []


def test_a_status_that_the_readings_contradict_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == committees/parks/goals/trees.md ==
    ---
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    status: on_track
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 364, date: 2026-12-31}
        source: Parks
        frequency: monthly
        readings: [{date: 2026-10-28, value: 269}]
    ---
    """
    assert found(stated_status) == [
        "committees/parks/goals/trees.md:6: warning: 'status' is 'on_track', but by its readings "
        "the goal is 'at_risk'; remove the line, or correct the readings [stated-status]",
    ]


def test_a_goal_that_states_no_status_is_not_asked(found: Callable[..., list[str]]) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 364, date: 2026-12-31}
        source: Parks
        frequency: monthly
    """
    assert found(stated_status) == []
