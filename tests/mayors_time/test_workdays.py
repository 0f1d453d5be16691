"""Working days: why a day is none, and deadlines that are counted in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herald.mayors_time.workdays import WorkingDays, working_days
from herald.policies.mayors_time import Observed, OwnDay, WorkingDaysPolicy
from herald.settings import Settings
from herald.stopped import Stopped

ZONE = ZoneInfo("America/Los_Angeles")
STATE = WorkingDays(WorkingDaysPolicy(), "Washington", ZONE)
CITY = WorkingDays(
    WorkingDaysPolicy(
        not_observed=("Presidents' Day",),
        own_days=(
            OwnDay(name="Founders' Day", on="05-16", observed=Observed.NEAREST),
            OwnDay(name="Harbor Day", on="second friday of october"),
            OwnDay(name="Snow", on="2026-12-23"),
            OwnDay(name="Cleaning Day", on="12-26", observed=Observed.NEXT_DAY),
            OwnDay(name="Day after Labor Day", day_after="Labor Day"),
        ),
    ),
    "Washington",
    ZONE,
)
EVERY_DAY_BUT_MONDAY = WorkingDays(WorkingDaysPolicy(closed=("monday",)), "Washington", ZONE)
"""Works on the Sundays on which the clocks change."""


def local(text: str) -> datetime:
    """A moment as it is written in the office's zone, or with its offset."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def test_the_days_off_are_those_of_office_yml() -> None:
    settings = Settings(
        city="Port Ellery",
        state="Washington",
        mayor="renata-okafor-lindqvist",
        timezone="America/Los_Angeles",
        site_url="https://mayor.portellery.example/",
        working_days=CITY.policy,
    )
    assert working_days(settings) == CITY


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-11-25", None),
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-11-27", "Native American Heritage Day"),
        ("2026-11-28", "a Saturday"),
        ("2026-11-29", "a Sunday"),
        ("2026-07-03", "Independence Day (observed)"),
        ("2026-07-04", "Independence Day"),
        ("2026-02-16", None),  # Presidents' Day, which the city does not observe
        ("2026-05-15", "Founders' Day (observed)"),  # the 16th is a Saturday
        ("2027-05-17", "Founders' Day (observed)"),  # the 16th is a Sunday
        ("2028-05-16", "Founders' Day"),
        ("2028-05-15", None),
        ("2026-10-09", "Harbor Day"),
        ("2026-12-23", "Snow"),
        ("2027-12-23", None),
        ("2026-12-28", "Cleaning Day (observed)"),  # Saturday the 26th, then a Sunday
        ("2026-09-08", "Day after Labor Day"),
        ("2021-12-31", "New Year's Day (observed)"),
    ],
)
def test_a_day_that_is_not_worked_says_why(day: str, reason: str | None) -> None:
    assert CITY.why_not(date.fromisoformat(day)) == reason
    assert CITY.is_working(date.fromisoformat(day)) is (reason is None)


def test_a_day_in_lieu_is_off_only_where_it_is_given() -> None:
    policy = WorkingDaysPolicy(observed=False)
    days = WorkingDays(policy, "Washington", ZONE)
    assert days.why_not(date(2026, 7, 3)) is None
    assert days.why_not(date(2026, 7, 4)) == "Independence Day"


def test_a_day_that_is_two_holidays_says_both() -> None:
    texas = WorkingDays(WorkingDaysPolicy(), "Texas", ZONE)
    assert texas.why_not(date(2026, 6, 19)) == (
        "Emancipation Day In Texas and Juneteenth National Independence Day"
    )


def test_a_states_holidays_are_found_by_its_name_its_code_or_not_at_all() -> None:
    day_after_thanksgiving = date(2026, 11, 27)
    by_code = WorkingDays(WorkingDaysPolicy(subdivision="CA"), "Cascadia", ZONE)
    of_the_nation = WorkingDays(WorkingDaysPolicy(), "Cascadia", ZONE)
    assert STATE.why_not(day_after_thanksgiving) == "Native American Heritage Day"
    assert by_code.why_not(day_after_thanksgiving) == "Day After Thanksgiving"
    assert of_the_nation.why_not(day_after_thanksgiving) is None
    assert of_the_nation.why_not(date(2026, 11, 26)) == "Thanksgiving Day"


@pytest.mark.parametrize(
    ("day", "count", "after", "before"),
    [
        ("2026-11-25", 0, "2026-11-25", "2026-11-25"),
        ("2026-11-28", 0, "2026-11-30", "2026-11-25"),  # back over both holidays
        ("2026-11-25", 1, "2026-11-30", "2026-11-24"),
        ("2026-11-30", 3, "2026-12-03", "2026-11-23"),
        ("2026-12-31", 1, "2027-01-04", "2026-12-30"),
    ],
)
def test_working_days_are_counted_from_a_day_that_does_not_count(
    day: str, count: int, after: str, before: str
) -> None:
    assert STATE.after(date.fromisoformat(day), count).isoformat() == after
    assert STATE.before(date.fromisoformat(day), count).isoformat() == before


def test_the_working_days_between_two_days_count_the_first_and_not_the_last() -> None:
    monday, next_monday = date(2026, 11, 23), date(2026, 11, 30)
    assert STATE.between(monday, next_monday) == 3
    assert STATE.between(next_monday, monday) == -3
    assert STATE.off_between(monday, next_monday) == [
        (date(2026, 11, 26), "Thanksgiving Day"),
        (date(2026, 11, 27), "Native American Heritage Day"),
        (date(2026, 11, 28), "a Saturday"),
        (date(2026, 11, 29), "a Sunday"),
    ]


@pytest.mark.parametrize(
    ("moment", "hours", "expected"),
    [
        ("2026-12-03T18:00", 24, "2026-12-02T18:00-08:00"),
        ("2026-12-07T18:00", 48, "2026-12-03T18:00-08:00"),  # Monday back to Thursday
        ("2026-11-30T18:00", 48, "2026-11-24T18:00-08:00"),  # over Thanksgiving
        ("2026-11-29T18:00", 1, "2026-11-25T23:00-08:00"),  # from a Sunday: of Wednesday
        ("2026-11-30T00:00", 24, "2026-11-25T00:00-08:00"),
        ("2026-11-03T01:00Z", 24, "2026-10-30T17:00-07:00"),  # Monday 5 p.m., the clocks' night
    ],
)
def test_working_hours_are_counted_back_over_days_that_are_not_worked(
    moment: str, hours: int, expected: str
) -> None:
    found = STATE.back(local(moment), timedelta(hours=hours))
    assert found == local(expected)
    assert found.isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        # The Sunday has 25 hours, from midnight in summer time to midnight in winter time.
        ("2026-11-02T00:00-08:00", "2026-11-01T00:00-07:00"),
        # And 23 hours in March: the 25 hours go two hours into the Saturday.
        ("2026-03-09T00:00-07:00", "2026-03-07T22:00-08:00"),
    ],
)
def test_on_the_nights_when_the_clocks_change_hours_are_counted_as_they_pass(
    moment: str, expected: str
) -> None:
    days = EVERY_DAY_BUT_MONDAY
    assert days.back(local(moment), timedelta(hours=25)) == local(expected)
    assert days.ahead(local(expected), timedelta(hours=25)) == local(moment)


def test_a_day_begins_when_the_clocks_have_gone_forward_where_they_do_so_at_midnight() -> None:
    santiago = WorkingDays(WorkingDaysPolicy(closed=()), "Washington", ZoneInfo("America/Santiago"))
    begins = santiago.start_of(date(2026, 9, 6))
    assert begins.isoformat() == "2026-09-06T01:00:00-03:00"
    assert santiago.worked(begins, santiago.start_of(date(2026, 9, 7))) == timedelta(hours=23)


def test_an_office_that_never_works_is_told_so_and_not_waited_for() -> None:
    every_day = tuple(
        OwnDay(name="Rest", on=f"{date(2024, 1, 1) + timedelta(days=ahead):%m-%d}")
        for ahead in range(366)
    )
    idle = WorkingDays(WorkingDaysPolicy(own_days=every_day), "Washington", ZONE)
    with pytest.raises(Stopped) as stopped:
        idle.after(date(2026, 1, 1), 1)
    assert str(stopped.value) == (
        "The office works on no day in the year around 2027-01-03; "
        "correct 'working_days' in office.yml"
    )


def test_days_are_not_counted_backwards_by_a_number_below_nothing() -> None:
    with pytest.raises(ValueError, match="-1 working days cannot be counted"):
        CITY.after(date(2026, 1, 1), -1)


# --- for all days ---------------------------------------------------------------------------------

a_day = st.dates(date(2024, 1, 1), date(2030, 12, 31))
a_count = st.integers(0, 60)
a_moment = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
a_span = st.integers(0, 60 * 24 * 20).map(lambda minutes: timedelta(minutes=minutes))
of_an_office = st.sampled_from((STATE, CITY, EVERY_DAY_BUT_MONDAY))


@given(of_an_office, a_day, a_count)
def test_so_many_days_after_and_as_many_before_lead_back(
    days: WorkingDays, day: date, count: int
) -> None:
    start = days.after(day, 0)
    later = days.after(start, count)
    assert days.before(later, count) == start
    assert days.between(start, later) == count


@given(of_an_office, a_day, a_day, a_count)
def test_the_later_day_has_the_later_deadline(
    days: WorkingDays, one: date, other: date, count: int
) -> None:
    earlier, later = sorted((one, other))
    assert days.after(earlier, count) <= days.after(later, count)
    assert days.before(earlier, count) <= days.before(later, count)


@given(of_an_office, a_day, a_count, a_count)
def test_days_are_counted_in_one_go_or_in_two(
    days: WorkingDays, day: date, one: int, other: int
) -> None:
    start = days.after(day, 0)
    assert days.after(days.after(start, one), other) == days.after(start, one + other)


@given(of_an_office, st.lists(a_day, min_size=3, max_size=3))
def test_the_days_of_two_spans_are_those_of_both(days: WorkingDays, ends: list[date]) -> None:
    first, middle, last = ends
    assert days.between(first, middle) + days.between(middle, last) == days.between(first, last)


@given(of_an_office, a_moment, a_span)
@example(EVERY_DAY_BUT_MONDAY, datetime(2026, 11, 1, 9, 30, tzinfo=UTC), timedelta(hours=1))
@example(EVERY_DAY_BUT_MONDAY, datetime(2026, 3, 8, 10, tzinfo=UTC), timedelta(hours=1))
def test_so_many_hours_back_are_as_many_hours_worked(
    days: WorkingDays, moment: datetime, span: timedelta
) -> None:
    back, ahead = days.back(moment, span), days.ahead(moment, span)
    assert days.worked(back, moment) == span
    assert days.worked(moment, ahead) == span
    assert days.worked(moment, back) == -span


@given(of_an_office, a_moment, a_moment, a_span)
def test_the_later_moment_has_the_later_hour(
    days: WorkingDays, one: datetime, other: datetime, span: timedelta
) -> None:
    earlier, later = sorted((one, other))
    # In UTC: two moments of one zone are compared by their clocks.
    assert days.back(earlier, span).astimezone(UTC) <= days.back(later, span).astimezone(UTC)


@given(of_an_office, st.lists(a_moment, min_size=3, max_size=3))
def test_the_hours_of_two_spans_are_those_of_both(days: WorkingDays, ends: list[datetime]) -> None:
    first, middle, last = ends
    assert days.worked(first, middle) + days.worked(middle, last) == days.worked(first, last)
