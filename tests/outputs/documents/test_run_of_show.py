"""The run of show by the clock: past midnight, and on the nights on which the clocks change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from herald.outputs.documents.run_of_show import clock_times

PACIFIC = ZoneInfo("America/Los_Angeles")


@dataclass(frozen=True)
class Line:
    """A step of a plan."""

    at: time | None = None
    minutes: timedelta | None = None


def shown(starts: datetime, *steps: str | int) -> list[str]:
    """When each step begins; a text is the time at which it does, a number the minutes it takes."""
    lines = [
        Line(minutes=timedelta(minutes=step)) if isinstance(step, int) else Line(at=_time(step))
        for step in steps
    ]
    return [f"{moment:%a %H:%M %Z}" for moment in clock_times(lines, starts)]


def _time(text: str) -> time:
    return time.fromisoformat(text)


def test_steps_follow_one_another_from_the_start() -> None:
    starts = datetime(2026, 12, 3, 18, tzinfo=PACIFIC)
    assert shown(starts, 5, 12, 0, 6) == [
        "Thu 18:00 PST",
        "Thu 18:05 PST",
        "Thu 18:17 PST",
        "Thu 18:17 PST",
    ]


def test_what_is_set_up_before_the_start_is_on_its_day() -> None:
    starts = datetime(2026, 12, 3, 18, tzinfo=PACIFIC)
    assert shown(starts, "04:30", "16:30", "18:00", 90, "19:20") == [
        "Thu 04:30 PST",
        "Thu 16:30 PST",
        "Thu 18:00 PST",
        "Thu 18:00 PST",
        "Thu 19:20 PST",
    ]


def test_a_step_after_midnight_is_on_the_next_day() -> None:
    starts = datetime(2026, 12, 31, 23, tzinfo=PACIFIC)
    assert shown(starts, 50, 20, 5, "00:30", "01:15") == [
        "Thu 23:00 PST",
        "Thu 23:50 PST",
        "Fri 00:10 PST",
        "Fri 00:30 PST",
        "Fri 01:15 PST",
    ]


def test_what_is_set_up_for_a_start_after_midnight_is_on_the_eve() -> None:
    starts = datetime(2027, 1, 1, 0, 30, tzinfo=PACIFIC)
    assert shown(starts, "22:00", "00:30") == ["Thu 22:00 PST", "Fri 00:30 PST"]


def test_minutes_pass_as_the_clocks_go_forward() -> None:
    starts = datetime(2026, 3, 8, 1, 30, tzinfo=PACIFIC)
    assert shown(starts, 45, 60, 0, "02:30") == [
        "Sun 01:30 PST",
        "Sun 03:15 PDT",
        "Sun 04:15 PDT",
        "Sun 03:30 PDT",
    ]


def test_minutes_pass_as_the_clocks_go_back() -> None:
    starts = datetime(2026, 11, 1, 0, 45, tzinfo=PACIFIC)
    assert shown(starts, 30, 60, 60, "02:30") == [
        "Sun 00:45 PDT",
        "Sun 01:15 PDT",
        "Sun 01:15 PST",
        "Sun 02:30 PST",
    ]


def test_a_time_that_comes_twice_is_the_first_that_is_not_over() -> None:
    starts = datetime(2026, 11, 1, 0, 45, tzinfo=PACIFIC)
    assert shown(starts, "01:30") == ["Sun 01:30 PDT"]
    assert shown(starts, 30, "01:30", "01:40") == [
        "Sun 00:45 PDT",
        "Sun 01:30 PDT",
        "Sun 01:40 PDT",
    ]
    assert shown(starts, 90, "01:30", "01:40") == [
        "Sun 00:45 PDT",
        "Sun 01:30 PST",
        "Sun 01:40 PST",
    ]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - clocks of no zone
    st.lists(st.integers(0, 300), max_size=12),
)
def test_minutes_are_counted_as_they_pass_on_every_night(
    local: datetime, minutes: list[int]
) -> None:
    starts = local.replace(tzinfo=PACIFIC).astimezone(UTC).astimezone(PACIFIC)
    steps = [Line(minutes=timedelta(minutes=n)) for n in minutes]
    times = [moment.astimezone(UTC) for moment in clock_times(steps, starts)]
    passed = [
        starts.astimezone(UTC) + timedelta(minutes=sum(minutes[:n])) for n in range(len(steps))
    ]
    assert times == passed
