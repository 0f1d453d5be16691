"""Events that take place again and again."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from herald.records.recurrence import Moved, Series, occurrences
from herald.records.recurrence_rule import allows_day

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


# --- exceptions -----------------------------------------------------------------------------------


def told(series: Series, since: datetime = FIRST, until: datetime = LATER) -> list[str]:
    """Its times in a span."""
    return [
        f"{starts:%Y-%m-%d %H:%M %Z}–{ends:%Y-%m-%d %H:%M %Z}"
        for starts, ends in series.within(since, until)
    ]


def local(text: str) -> datetime:
    """A moment in the office's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=PACIFIC)


def test_there_are_further_times_and_moved_ones() -> None:
    series = Series(
        FIRST,
        FIRST + timedelta(hours=2),
        "FREQ=WEEKLY;COUNT=4",
        without={date(2026, 10, 20)},
        also=[local("2026-10-09 09:00"), local("2026-10-13 18:00")],  # the second is in the rule
        moved=[
            Moved(local("2026-10-27 18:00"), local("2026-10-08 07:00"), local("2026-10-08 08:00"))
        ],
    )
    assert told(series) == [
        "2026-10-06 18:00 PDT–2026-10-06 20:00 PDT",
        "2026-10-08 07:00 PDT–2026-10-08 08:00 PDT",
        "2026-10-09 09:00 PDT–2026-10-09 11:00 PDT",
        "2026-10-13 18:00 PDT–2026-10-13 20:00 PDT",
    ]


def test_what_is_moved_onto_a_day_without_the_rule_takes_place() -> None:
    series = Series(
        FIRST,
        FIRST + timedelta(hours=2),
        "FREQ=WEEKLY;COUNT=2",
        without={date(2026, 10, 13)},
        moved=[Moved(FIRST, local("2026-10-13 09:00"), local("2026-10-13 10:00"))],
    )
    assert told(series) == ["2026-10-13 09:00 PDT–2026-10-13 10:00 PDT"]


def test_further_times_need_no_rule() -> None:
    series = Series(FIRST, FIRST + timedelta(hours=1), also=[local("2026-12-01 08:00")])
    assert told(series) == [
        "2026-10-06 18:00 PDT–2026-10-06 19:00 PDT",
        "2026-12-01 08:00 PST–2026-12-01 09:00 PST",
    ]


def test_what_goes_on_when_a_span_begins_is_in_it_and_what_ends_then_is_not() -> None:
    night = Series(local("2026-10-30 22:00"), local("2026-10-31 02:00"), "FREQ=DAILY")
    span = local("2026-12-02 02:00"), local("2026-12-03 22:00")
    assert told(night, *span) == [
        "2026-12-02 22:00 PST–2026-12-03 02:00 PST",
    ]
    earlier = local("2026-12-02 01:59"), local("2026-12-02 02:00")
    assert told(night, *earlier) == ["2026-12-01 22:00 PST–2026-12-02 02:00 PST"]


def test_a_night_ends_by_the_clock_in_the_nights_when_the_clocks_change() -> None:
    night = Series(local("2026-10-30 22:00"), local("2026-10-31 04:00"), "FREQ=DAILY")
    assert told(night, until=local("2026-11-01 00:00")) == [
        "2026-10-30 22:00 PDT–2026-10-31 04:00 PDT",
        "2026-10-31 22:00 PDT–2026-11-01 04:00 PST",
    ]


def test_the_hour_that_is_skipped_is_the_one_after_it() -> None:
    early = Series(local("2027-03-13 02:30"), local("2027-03-13 03:15"), "FREQ=DAILY;COUNT=3")
    assert told(early) == [
        "2027-03-13 02:30 PST–2027-03-13 03:15 PST",
        "2027-03-14 03:30 PDT–2027-03-14 04:15 PDT",
        "2027-03-15 02:30 PDT–2027-03-15 03:15 PDT",
    ]


def test_of_the_hour_that_comes_twice_the_first_is_meant_unless_the_record_says_the_second() -> (
    None
):
    daily = Series(local("2026-10-31 01:30"), local("2026-10-31 01:45"), "FREQ=DAILY;COUNT=2")
    assert told(daily)[1] == "2026-11-01 01:30 PDT–2026-11-01 01:45 PDT"
    second = local("2026-11-01 01:30").replace(fold=1)
    daily = Series(second, local("2026-11-01 01:45").replace(fold=1), "FREQ=DAILY;COUNT=2")
    assert told(daily) == [
        "2026-11-01 01:30 PST–2026-11-01 01:45 PST",
        "2026-11-02 01:30 PST–2026-11-02 01:45 PST",
    ]


def test_what_lasts_whole_days_goes_from_midnight_to_midnight_and_may_repeat() -> None:
    whole = Series(local("2026-10-31 00:00"), local("2026-11-02 00:00"), "FREQ=WEEKLY;COUNT=2")
    assert told(whole) == [
        "2026-10-31 00:00 PDT–2026-11-02 00:00 PST",
        "2026-11-07 00:00 PST–2026-11-09 00:00 PST",
    ]


# --- beside others --------------------------------------------------------------------------------

ZONES = ("America/Los_Angeles", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC")


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules such as records may have, without an end."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    days = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3))
    if days:
        places = ["", "1", "2", "-1"] if frequency in ("MONTHLY", "YEARLY") else [""]
        place = draw(st.sampled_from(places))
        parts.append(f"BYDAY={','.join(place + day for day in days)}")
        if frequency == "WEEKLY":
            parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    elif frequency == "MONTHLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 15, 31, -1]))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), unique=True, min_size=1, max_size=4))
        parts.append(f"BYMONTH={','.join(map(str, sorted(months)))}")
    return ";".join(parts)


CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def series(draw: st.DrawFn) -> Series:
    """Series with exceptions of every sort, in several zones, all day, over night and short."""
    rule, zone = draw(rules()), ZoneInfo(draw(st.sampled_from(ZONES)))
    since = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 400)))
    days = (since + timedelta(days=ahead) for ahead in range(400))
    first = next((day for day in days if allows_day(rule, day)), None)
    assume(first)  # there is no February 31
    assert first
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        rule += f";COUNT={draw(st.integers(1, 30))}"
    if end == "UNTIL":
        last = first + timedelta(days=draw(st.integers(0, 700)))
        rule += f";UNTIL={last:%Y%m%d}T235959"
    # Not between midnight and 4: there others differ, on the nights when the clocks change.
    begins, lasts = draw(st.sampled_from([(0, 24), (22, 12), (9, 1), (18, 2), (5, 48)]))
    starts = datetime(first.year, first.month, first.day, begins, tzinfo=zone)
    ends = starts + timedelta(hours=lasts)
    by_rule = [*islice(Series(starts, ends, rule).until(starts + timedelta(days=400)), 12)]
    chosen = draw(st.lists(st.sampled_from(by_rule), unique=True, max_size=4))
    cut = {times[0].date() for times in chosen[:2]} - {first}
    moved = [
        Moved(was, was + timedelta(days=later), was + timedelta(days=later, hours=3))
        for (was, _), later in zip(chosen[2:], draw(st.permutations([-3, 5])), strict=False)
        if was.date() not in cut
    ]
    # Eighty minutes later, as no zone is from UTC: where a time is moved, the other program takes
    # out whatever the clocks of either show alike.
    also = [
        starts + timedelta(days=days, minutes=80)
        for days in draw(st.sets(st.integers(1, 300), max_size=3))
        if (starts + timedelta(days=days, minutes=80)).date() not in cut
    ]
    return Series(starts, ends, rule, cut, also, moved)


def as_calendar(series: Series) -> icalendar.Calendar:
    """The series as RFC 5545 writes it."""
    whole = icalendar.Event()
    whole.add("uid", "series")
    whole.add("dtstart", series.starts)
    whole.add("dtend", series.ends)
    zone = series.starts.tzinfo

    def in_utc(until: re.Match[str]) -> str:
        end = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=zone)
        return f"UNTIL={end.astimezone(UTC):%Y%m%dT%H%M%S}Z"

    rule = re.sub(r"UNTIL=(\d{8}T\d{6})", in_utc, series.rule or "")
    whole.add("rrule", icalendar.vRecur.from_ical(rule))
    for day in series.without:
        whole.add("exdate", datetime.combine(day, series.starts.timetz()))
    if series.also:
        whole.add("rdate", [*series.also])
    calendar = icalendar.Calendar()
    calendar.add_component(whole)
    for one in series.moved:
        single = icalendar.Event()
        single.add("uid", "series")
        single.add("recurrence-id", one.was)
        single.add("dtstart", one.starts)
        single.add("dtend", one.ends)
        calendar.add_component(single)
    return calendar


THREE_DAYS = timedelta(days=3)


@settings(max_examples=1000)
@example(
    Series(
        datetime(2026, 12, 31, 5, tzinfo=ZoneInfo("Australia/Lord_Howe")),
        datetime(2027, 1, 2, 5, tzinfo=ZoneInfo("Australia/Lord_Howe")),
        "FREQ=MONTHLY;BYMONTHDAY=31",
    ),
    458,
    1,
)
@given(series(), st.integers(-10, 500), st.integers(1, 200))
def test_random_series_have_the_times_that_recurring_ical_events_gives_them(
    series: Series, ahead: int, days: int
) -> None:
    since = series.starts.astimezone(UTC) + timedelta(days=ahead, minutes=7)
    until = since + timedelta(days=days)
    # It is asked from three days before: what lasts an hour longer, since the clocks go back in the
    # meantime, it ends rightly but does not find any more in that hour.
    found = recurring_ical_events.of(as_calendar(series)).between(since - THREE_DAYS, until)
    every = sorted((one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in found)
    expected = [time for time in every if max(time) > since]
    ours = [
        (starts.astimezone(UTC), ends.astimezone(UTC))
        for starts, ends in series.within(since, until)
    ]
    assert ours == expected


def test_what_is_over_is_over_by_the_hour_and_not_by_the_clock() -> None:
    first = datetime(2026, 11, 1, 1, 10, tzinfo=PACIFIC)
    second, at = first.replace(fold=1), first.replace(minute=30)
    # The clocks go back at two: the second ten past one is forty minutes after the first half past.
    assert not Series(second, second.replace(minute=25)).is_over(at)
    assert Series(first, first.replace(minute=25)).is_over(at)
    assert Series(first, first.replace(minute=30)).is_over(at)
    assert not Series(first, first.replace(minute=31)).is_over(at)
    assert not Series(first, first.replace(minute=25), "FREQ=DAILY").is_over(at)


@given(minutes=st.lists(st.integers(0, 400), min_size=2, max_size=2), now=st.integers(0, 400))
def test_what_is_over_has_no_time_left(minutes: list[int], now: int) -> None:
    """On the night when the clocks go back, in zones of both kinds."""
    midnight = datetime(2026, 11, 1, 7, tzinfo=UTC)
    starts, ends = (midnight + timedelta(minutes=one) for one in minutes)
    at = (midnight + timedelta(minutes=now)).astimezone(PACIFIC)
    for zone in (PACIFIC, UTC):
        series = Series(starts.astimezone(zone), ends.astimezone(zone))
        times = [*series.until(at + timedelta(days=2))]
        left = [
            time for time in times if max(time[0].astimezone(UTC), time[1].astimezone(UTC)) > at
        ]
        assert series.is_over(at) is (left == [])
        assert [*series.within(at, at + timedelta(days=2))] == left
