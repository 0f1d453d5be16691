"""What `office.yml` says of working days and notices: each wrong value is told where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from herald.policies.mayors_time import day_written
from herald.records.reader import settings_in

OFFICE = """\
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
"""


def told(block: str) -> list[str]:
    """What is wrong with an office.yml that ends with `block`."""
    _, problems = settings_in((OFFICE + block).encode())
    return [str(problem) for problem in problems]


def test_all_that_can_be_said_of_working_days() -> None:
    assert (
        told("""\
working_days:
  country: US
  subdivision: WA
  closed: [Friday, Saturday, Sunday]
  observed: yes
  not_observed: [Presidents' Day]
  own_days:
    - name: Founders' Day
      on: 05-14
      observed: nearest
    - name: Harbor Day
      on: second Friday of October
    - name: Snow
      on: 2026-12-24
    - name: Day after Thanksgiving
      day_after: Thanksgiving Day
""")
        == []
    )


def test_what_is_not_known_or_not_written_so_is_told_with_what_to_write() -> None:
    assert told("""\
working_days:
  country: XX
  closed: [saturday, sonntag]
  observed: maybe
  own_days:
    - name: Founders' Day
      on: 14 May
    - name: Nothing
    - name: Twice
      on: 05-14
      day_after: Christmas Day
""") == [
        "office.yml:7: 'country' of working_days is 'XX'; write the code of a country whose "
        "holidays are known, as in US [office]",
        "office.yml:8: 'closed' of working_days is a list; days are written [saturday, sunday], "
        "and at least one is worked [office]",
        "office.yml:9: 'observed' of working_days is 'maybe'; write yes or no [office]",
        "office.yml:12: 'on' of own_days 1 of working_days is '14 May'; a day off is written "
        "2026-12-24 for one year, 12-24 for every year, or second friday of october [office]",
        "office.yml:13: 'Nothing' is a day off without a day; add 'on' or 'day_after' [office]",
        "office.yml:16: 'Twice' has both 'on' and 'day_after'; strike one of them [office]",
    ]


def test_a_week_without_a_working_day_is_no_week() -> None:
    assert told("""\
working_days:
  closed: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
""") == [
        "office.yml:7: 'closed' of working_days is a list; days are written [saturday, sunday], "
        "and at least one is worked [office]",
    ]


def test_a_state_is_one_of_its_country() -> None:
    assert told("working_days:\n  subdivision: Cascadia\n") == [
        "office.yml:7: 'subdivision' of working_days is 'Cascadia'; write a part of US as its code "
        "or name, as in WA [office]",
    ]


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("not_observed", "not_observed: [Bunker Day]"),
        ("day_after", "own_days: [{name: A, day_after: Bunker Day}]"),
    ],
)
def test_a_holiday_that_there_is_not_is_told_with_those_that_there_are(
    field: str, line: str
) -> None:
    assert told(f"working_days:\n  {line}\n") == [
        f"office.yml:7: '{field}' in 'working_days' names 'Bunker Day', which is no holiday here. "
        "The holidays are Christmas Day, Independence Day, Juneteenth National Independence Day, "
        "Labor Day, Martin Luther King Jr. Day, Memorial Day, Native American Heritage Day, "
        "New Year's Day, Presidents' Day, Thanksgiving Day, Veterans Day [office]",
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-12-24", {date(2026, 12, 24)}),
        ("12-24", {date(2026, 12, 24), date(2027, 12, 24), date(2028, 12, 24)}),
        ("02-29", {date(2028, 2, 29)}),
        ("first monday of may", {date(2026, 5, 4), date(2027, 5, 3), date(2028, 5, 1)}),
        ("Second Friday of October", {date(2026, 10, 9), date(2027, 10, 8), date(2028, 10, 13)}),
        ("last monday of may", {date(2026, 5, 25), date(2027, 5, 31), date(2028, 5, 29)}),
        ("last thursday of december", {date(2026, 12, 31), date(2027, 12, 30), date(2028, 12, 28)}),
    ],
)
def test_a_day_off_may_be_one_day_or_one_of_every_year(text: str, days: set[date]) -> None:
    written = day_written(text)
    assert {written.in_year(year) for year in (2026, 2027, 2028)} - {None} == days


@pytest.mark.parametrize(
    "text", ["2026-02-29", "13-01", "02-30", "fifth monday of may", "", "0524"]
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day_written(text)


def test_all_that_can_be_said_of_notices() -> None:
    assert (
        told("""\
open_meetings:
  preset: GA
  regular: {days: 7, law: City code 2.4.1}
  special: {working_hours: 48}
  emergency: {hours: 2}
  remind: 0
""")
        == []
    )
    assert told("open_meetings: {preset: custom, special: {working_days: 2}}\n") == []


def test_a_clock_that_is_none_is_told_with_what_to_write() -> None:
    assert told("""\
open_meetings:
  preset: NY
  regular: {hours: 72, working_days: 3}
  special: {law: City code 2.4.1}
  emergency: {hours: 0}
""") == [
        "office.yml:7: 'preset' of open_meetings is 'NY'; write one of GA, CA, TX, custom [office]",
        "office.yml:8: A clock for notices has one of 'hours', 'days', 'working_hours' and "
        "'working_days', and this one has 'hours' and 'working_days' [office]",
        "office.yml:9: A clock for notices has one of 'hours', 'days', 'working_hours' and "
        "'working_days', and this one has none [office]",
        "office.yml:10: 'hours' of emergency of open_meetings is '0'; write a number from 1 "
        "[office]",
    ]


def test_a_custom_law_says_something() -> None:
    assert told("open_meetings:\n  preset: custom\n") == [
        "office.yml:7: 'open_meetings' has the preset 'custom' and no clock; add 'regular', "
        "'special' or 'emergency', as in 'regular: {hours: 72}' [office]",
    ]
