"""A goal: what it must say, and how it stands by its readings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from herald.kinds.goal import Goal, Pace, pace_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.records.reader import Reading


def measure(readings: dict[str, str], **changed: object) -> dict[str, object]:
    """A measure that goes from 0 on January 1 to 100 a hundred days later, on April 11, 2026."""
    return {
        "name": "Trees",
        "unit": "trees",
        "direction": "up",
        "baseline": {"value": "0", "date": "2026-01-01"},
        "target": {"value": "100", "date": "2026-04-11"},
        "source": "Parks",
        "frequency": "weekly",
        "readings": [{"date": day, "value": value} for day, value in readings.items()],
    } | changed


def goal(*measures: dict[str, object], **more: object) -> Goal:
    return Goal.model_validate(
        {
            "title": "Trees",
            "statement": "We plant trees.",
            "priority": "green",
            "owner": "ana-diaz",
            "due": "2026-04-11",
            "measures": measures,
        }
        | more
    )


DAY_20, DAY_50, LAST_DAY, DAY_AFTER = (
    date(2026, 1, 21),
    date(2026, 2, 20),
    date(2026, 4, 11),
    date(2026, 4, 12),
)


@pytest.mark.parametrize(
    ("day", "value", "pace"),
    [
        ("2026-02-20", "50", Pace.ON_TRACK),
        ("2026-02-20", "45", Pace.ON_TRACK),
        ("2026-02-20", "44.9", Pace.AT_RISK),
        ("2026-02-20", "35", Pace.AT_RISK),
        ("2026-02-20", "34.9", Pace.BEHIND),
        ("2026-02-20", "0", Pace.BEHIND),
        ("2026-02-20", "-10", Pace.BEHIND),
        ("2026-02-20", "100", Pace.DONE),
        ("2026-02-20", "250", Pace.DONE),
        ("2026-01-21", "18", Pace.ON_TRACK),
        ("2026-01-21", "17.999", Pace.AT_RISK),
        ("2026-01-21", "14", Pace.AT_RISK),
        ("2026-01-21", "13.999", Pace.BEHIND),
    ],
)
def test_a_goal_stands_as_its_last_reading_against_the_time_gone_by_then(
    day: str, value: str, pace: Pace
) -> None:
    assert pace_of(goal(measure({"2026-01-02": "1", day: value})), DAY_50) is pace


@pytest.mark.parametrize("percent", range(1, 101))
def test_exactly_90_percent_of_the_way_is_on_track_and_70_at_risk_on_every_day(
    percent: int,
) -> None:
    day = date.fromordinal(date(2026, 1, 1).toordinal() + percent).isoformat()
    on_track = goal(measure({day: f"{percent * 9 / 10:.1f}"}))
    at_risk = goal(measure({day: f"{percent * 7 / 10:.1f}"}))
    assert (pace_of(on_track, LAST_DAY), pace_of(at_risk, LAST_DAY)) == (
        Pace.ON_TRACK,
        Pace.AT_RISK,
    )


def test_readings_to_come_do_not_count_and_the_order_of_the_file_does_not_either() -> None:
    read = goal(measure({"2026-03-01": "100", "2026-02-20": "35", "2026-01-21": "20"}))
    assert [pace_of(read, day) for day in (date(2026, 1, 20), DAY_20, DAY_50, LAST_DAY)] == [
        Pace.NOT_STARTED,
        Pace.ON_TRACK,
        Pace.AT_RISK,
        Pace.DONE,
    ]


def test_a_goal_stands_as_its_worst_measure() -> None:
    fast, slow = measure({"2026-02-20": "50"}), measure({"2026-02-20": "10"})
    done, unread = measure({"2026-02-20": "100"}), measure({})
    assert pace_of(goal(fast, slow), DAY_50) is Pace.BEHIND
    assert pace_of(goal(fast, done), DAY_50) is Pace.ON_TRACK
    assert pace_of(goal(done, done), DAY_50) is Pace.DONE
    assert pace_of(goal(done, unread), DAY_50) is Pace.ON_TRACK
    assert pace_of(goal(unread, unread), DAY_50) is Pace.NOT_STARTED


def test_a_goal_that_is_due_and_not_done_is_behind_from_the_day_after() -> None:
    read, unread = goal(measure({"2026-04-10": "99"})), goal(measure({}))
    done = goal(measure({"2026-04-10": "100"}))
    assert [pace_of(one, LAST_DAY) for one in (read, unread, done)] == [
        Pace.ON_TRACK,
        Pace.NOT_STARTED,
        Pace.DONE,
    ]
    assert [pace_of(one, DAY_AFTER) for one in (read, unread, done)] == [
        Pace.BEHIND,
        Pace.BEHIND,
        Pace.DONE,
    ]


def test_a_goal_is_not_started_before_its_start() -> None:
    read = goal(measure({"2026-01-10": "1"}), start="2026-02-20")
    assert pace_of(read, date(2026, 2, 19)) is Pace.NOT_STARTED
    assert pace_of(read, DAY_50) is Pace.BEHIND


def test_less_is_more_where_the_direction_is_down() -> None:
    fewer = {
        "direction": "down",
        "baseline": {"value": "40", "date": "2026-01-01"},
        "target": {"value": "20", "date": "2026-04-11"},
    }
    assert pace_of(goal(measure({"2026-02-20": "30"}, **fewer)), DAY_50) is Pace.ON_TRACK
    assert pace_of(goal(measure({"2026-02-20": "39"}, **fewer)), DAY_50) is Pace.BEHIND
    assert pace_of(goal(measure({"2026-02-20": "19"}, **fewer)), DAY_50) is Pace.DONE


def test_what_is_to_be_maintained_is_on_track_while_it_is_and_done_on_its_last_day() -> None:
    kept = {"direction": "maintain", "baseline": {"value": "100", "date": "2026-01-01"}}
    assert pace_of(goal(measure({"2026-02-20": "95"}, **kept)), DAY_50) is Pace.ON_TRACK
    assert pace_of(goal(measure({"2026-02-20": "94.9"}, **kept)), DAY_50) is Pace.BEHIND
    assert pace_of(goal(measure({"2026-04-11": "105"}, **kept)), LAST_DAY) is Pace.DONE


def test_a_goal_with_a_measure_passes(read: Callable[[], list[str]]) -> None:
    """
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: We plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: "1,000", date: 2026-12-31}
        source: Parks
        frequency: monthly
    """
    assert read() == []


def test_a_goal_without_one_or_with_half_of_one_is_an_error(
    read: Callable[[], list[str]],
) -> None:
    """
    == committees/parks/goals/shade.yml ==
    title: Shade
    statement: We want shade.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2026-12-31
    measures: []
    == committees/parks/goals/trees.yml ==
    title: Trees
    statement: We plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    status: late
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: more
        baseline: {value: none, date: 2026-01-01}
        target: {value: 1000}
        frequency: daily
        readings:
          - {date: 2026-02-30, value: 3}
    """
    assert read() == [
        "committees/parks/goals/shade.yml:6: 'measures' is empty; write at least one item, on its "
        "own line after '- ' [goal]",
        "committees/parks/goals/trees.yml:5: 'status' is 'late'; write one of not_started, "
        "on_track, at_risk, behind, done [goal]",
        "committees/parks/goals/trees.yml:8: 'source' is missing in measures 1; add a line "
        "'source: …' [goal]",
        "committees/parks/goals/trees.yml:10: 'direction' of measures 1 is 'more'; write one of "
        "up, down, maintain [goal]",
        "committees/parks/goals/trees.yml:11: 'value' of baseline of measures 1 is 'none'; a "
        "number is written 1250 or 12.5 [goal]",
        "committees/parks/goals/trees.yml:12: 'date' is missing in 'target' of measures 1; add a "
        "line 'date: …' [goal]",
        "committees/parks/goals/trees.yml:13: 'frequency' of measures 1 is 'daily'; write one of "
        "weekly, monthly, quarterly, yearly [goal]",
        "committees/parks/goals/trees.yml:15: 'date' of readings 1 of measures 1 is '2026-02-30'; "
        "there is no such day; a date is written 2026-12-03 [goal]",
    ]


def test_a_goal_belongs_to_the_committee_in_whose_folder_it_stands(reading: Reading) -> None:
    """
    == committees/parks/goals/2026-01-01-trees.yml ==
    title: Trees
    statement: We plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2026-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 1000, date: 2026-12-31}
        source: Parks
        frequency: monthly
    """
    assert [(one.name, one.parent, one.address) for one in reading.entries][:1] == [
        ("trees", "parks", "/committees/parks/trees/"),
    ]
