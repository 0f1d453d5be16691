"""What takes whole days, as it is written and as it is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald.records.facets import Scheduled
from herald.records.whole_days import are_whole_days, last_day_of
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.office import Office

ZONE = ZoneInfo("America/Los_Angeles")


def test_days_alone_take_whole_days_the_last_one_included(office: Office) -> None:
    """
    == schedules/events/coats.yml ==
    title: Winter coats
    starts: Monday 2026-12-07
    ends: 2026-12-11
    subtype: forum
    place: Every library
    """
    (entry,) = office.of("event")
    record = entry.record
    assert isinstance(record, Scheduled)
    assert (record.starts.isoformat(), record.ends.isoformat()) == (
        "2026-12-07T00:00:00-08:00",
        "2026-12-12T00:00:00-08:00",
    )
    assert (record.whole_days, record.day, record.last_day) == (
        True,
        date(2026, 12, 7),
        date(2026, 12, 11),
    )


def test_a_repetition_of_whole_days_counts_in_days_when_the_clocks_change(office: Office) -> None:
    """
    == schedules/calendar/family.yml ==
    title: Family day
    starts: 2026-10-25
    ends: 2026-10-25
    purpose: personal
    recurrence: FREQ=WEEKLY;COUNT=3
    moved:
      - {was: 2026-11-08, starts: 2026-11-09, ends: 2026-11-10}
    """
    (entry,) = office.of("appointment")
    times = (
        entry.facts.series.until(datetime(2027, 1, 1, tzinfo=ZONE)) if entry.facts.series else ()
    )
    assert [f"{starts:%m-%d %H:%M}–{ends:%m-%d %H:%M}" for starts, ends in times] == [
        "10-25 00:00–10-26 00:00",
        "11-01 00:00–11-02 00:00",
        "11-09 00:00–11-11 00:00",
    ]


def test_a_day_beside_a_time_and_a_day_that_is_none_are_errors(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/calendar/a.yml ==
    title: A
    starts: 2026-12-07
    ends: 2026-12-07 09:00
    purpose: hold
    == schedules/calendar/b.yml ==
    title: B
    starts: 2026-12-07 09:00
    ends: 2026-12-07
    purpose: hold
    == schedules/calendar/c.yml ==
    title: C
    starts: 2026-02-29
    ends: Friday 2026-12-07
    purpose: hold
    == schedules/calendar/d.yml ==
    title: D
    starts: tomorrow
    ends: 2026-12-07
    purpose: hold
    """
    assert read() == [
        "schedules/calendar/a.yml:2: 'ends' has a time of day and 'starts' has none; write one in "
        "both, or in neither for whole days [appointment]",
        "schedules/calendar/b.yml:3: 'starts' has a time of day and 'ends' has none; write one in "
        "both, or in neither for whole days [appointment]",
        "schedules/calendar/c.yml:2: 'starts' is '2026-02-29'; there is no such day; a day is "
        "written 2026-12-03 [appointment]",
        "schedules/calendar/c.yml:3: 'ends' is 'Friday 2026-12-07'; 2026-12-07 is a Monday "
        "[appointment]",
        "schedules/calendar/d.yml:2: 'starts' is 'tomorrow'; a time is written 2026-12-03 18:00 "
        "[appointment]",
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "whole", "last"),
    [
        ("2026-12-07 00:00", "2026-12-08 00:00", True, "2026-12-07"),
        ("2026-12-07 00:00", "2026-12-07 00:00", False, "2026-12-07"),
        ("2026-12-07 22:00", "2026-12-08 00:00", False, "2026-12-07"),
        ("2026-12-07 22:00", "2026-12-08 02:00", False, "2026-12-08"),
        ("2026-10-31 00:00", "2026-11-02 00:00", True, "2026-11-01"),
        ("2026-12-07 00:00", "2026-12-08 23:59", True, "2026-12-08"),
    ],
)
def test_what_goes_from_midnight_to_midnight_takes_whole_days(
    starts: str, ends: str, last: str, *, whole: bool
) -> None:
    first, until = (datetime.fromisoformat(one).replace(tzinfo=ZONE) for one in (starts, ends))
    assert (are_whole_days(first, until), str(last_day_of(first, until))) == (whole, last)


@pytest.mark.parametrize(
    ("language", "ends", "span", "beside"),
    [
        ("en", "2026-12-08", "Monday, December 7, 2026, all day", "all day"),
        (
            "en",
            "2026-12-12",
            "Monday, December 7, 2026 – Friday, December 11, 2026, all day",
            "all day",
        ),
        ("es", "2026-12-08", "lunes, 7 de diciembre de 2026, todo el día", "todo el día"),
    ],
)
def test_whole_days_are_told_without_hours_or_a_zone(
    language: str, ends: str, span: str, beside: str
) -> None:
    first, until = (
        datetime.fromisoformat(one).replace(tzinfo=ZONE) for one in ("2026-12-07", ends)
    )
    speak = Interpreter(language)
    assert (speak.span(first, until), speak.times(first, until)) == (span, beside)
