"""Events that take place again and again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from herald.records.recurrence import occurrences

PACIFIC = ZoneInfo("America/Los_Angeles")
FIRST = datetime(2026, 10, 6, 18, tzinfo=PACIFIC)
LATER = datetime(2028, 1, 1, tzinfo=PACIFIC)


def times(rule: str | None, *without: date, until: datetime = LATER) -> list[str]:
    """When an event of two hours that begins on Oct. 6, 2026 takes place."""
    found = occurrences(FIRST, FIRST + timedelta(hours=2), rule, without, until)
    return [f"{starts:%Y-%m-%d %H:%M %Z}–{ends:%H:%M}" for starts, ends in found]


def test_once_without_a_rule() -> None:
    assert times(None) == ["2026-10-06 18:00 PDT–20:00"]
    assert times(None, until=FIRST) == []


def test_the_hour_stays_when_the_clocks_change() -> None:
    assert times("FREQ=MONTHLY;BYDAY=1TU;COUNT=3") == [
        "2026-10-06 18:00 PDT–20:00",
        "2026-11-03 18:00 PST–20:00",
        "2026-12-01 18:00 PST–20:00",
    ]


def test_a_day_can_be_left_out() -> None:
    assert times("FREQ=WEEKLY;COUNT=3", date(2026, 10, 13)) == [
        "2026-10-06 18:00 PDT–20:00",
        "2026-10-20 18:00 PDT–20:00",
    ]


@pytest.mark.parametrize("until", ["20261020T235959", "20261021T065959Z"])
def test_the_end_of_the_rule_is_in_local_time_or_in_utc(until: str) -> None:
    assert len(times(f"FREQ=WEEKLY;UNTIL={until}")) == 3


def test_nothing_is_followed_for_ever() -> None:
    assert len(times("FREQ=DAILY", until=datetime(9000, 1, 1, tzinfo=PACIFIC))) == 20_000
