"""Days, moments and times of day: what is typed, what it becomes, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from herald.problems import plain
from herald.records import dates

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def typed(name: str, text: str, zone: ZoneInfo = LOS_ANGELES) -> object:
    """What a field of the type `name` becomes when `text` is typed."""
    kind_of_field = TypeAdapter[object](getattr(dates, name))
    return kind_of_field.validate_python(text, context={"zone": zone})


def refused(name: str, text: str, zone: ZoneInfo = LOS_ANGELES) -> str:
    """The sentence with which a field of the type `name` refuses `text`."""
    with pytest.raises(ValidationError) as caught:
        typed(name, text, zone)
    (finding,) = caught.value.errors()
    return plain(str(finding["ctx"]["sentence"]))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("LocalDate", "2026-12-03", date(2026, 12, 3)),
        ("LocalDate", "Thursday, 2026-12-03", date(2026, 12, 3)),
        ("LocalDate", "thu 2026-12-03", date(2026, 12, 3)),
        ("ClockTime", "18:30", time(18, 30)),
        ("LocalTime", "2026-12-03 18:00", datetime(2026, 12, 3, 18, tzinfo=LOS_ANGELES)),
        ("LocalTime", "2026-12-03T18:00:30", datetime(2026, 12, 3, 18, 0, 30, tzinfo=LOS_ANGELES)),
        ("LocalTime", "Thursday, 2026-12-03 18:00", datetime(2026, 12, 3, 18, tzinfo=LOS_ANGELES)),
        ("LocalTime", "2026-12-03 18:00-08:00", datetime(2026, 12, 3, 18, tzinfo=LOS_ANGELES)),
        ("Zone", "America/Los_Angeles", "America/Los_Angeles"),
    ],
)
def test_a_day_or_time_is_read(name: str, text: str, value: object) -> None:
    assert typed(name, text) == value


DATE = "a date is written 2026-12-03"
TIME = "a time is written 2026-12-03 18:00"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("LocalDate", "12/03/2026", DATE),
        ("LocalDate", "2026-12-3", DATE),
        ("LocalDate", "2026-12-03 18:00", DATE),
        ("LocalDate", "2026-02-29", f"there is no such day; {DATE}"),
        ("LocalDate", "2026-13-01", f"there is no such day; {DATE}"),
        ("LocalDate", "0001-01-01", f"a year lies between 1500 and 2999; {DATE}"),
        ("LocalDate", "9999-12-31", f"a year lies between 1500 and 2999; {DATE}"),
        ("LocalDate", "Friday, 2026-12-03", "2026-12-03 is a Thursday"),
        ("LocalDate", "Thur, 2026-12-03", "2026-12-03 is a Thursday"),
        ("ClockTime", "6:30 p.m.", "a time of day is written 18:30"),
        ("ClockTime", "25:00", "a time of day is written 18:30"),
        ("LocalTime", "2026-12-03", TIME),
        ("LocalTime", "18:00", TIME),
        ("LocalTime", "2026-12-03 6pm", TIME),
        ("LocalTime", "2026-12-03 24:00", TIME),
        ("LocalTime", "2026-02-29 18:00", f"there is no such day; {TIME}"),
        ("LocalTime", "9999-12-31 23:59", f"a year lies between 1500 and 2999; {TIME}"),
        ("LocalTime", "Friday 2026-12-03 18:00", "2026-12-03 is a Thursday"),
        ("Zone", "America/Los_Angelos", "a time zone is written America/Los_Angeles"),
        ("Zone", "Pacific", "a time zone is written America/Los_Angeles"),
        ("Zone", "../../etc/passwd", "a time zone is written America/Los_Angeles"),
    ],
)
def test_what_is_no_such_day_or_time_is_refused(name: str, text: str, sentence: str) -> None:
    assert refused(name, text) == sentence


def test_a_time_that_the_clocks_skip_is_refused_with_both_readings() -> None:
    skipped = (
        "the clocks skip that time as they go forward; write 2026-03-08 01:30 or 2026-03-08 03:30"
    )
    assert refused("LocalTime", "2026-03-08 02:30") == skipped
    assert refused("LocalTime", "2026-03-08 02:30-08:00") == skipped


def test_a_time_that_the_clocks_show_twice_is_refused_with_both_readings() -> None:
    assert refused("LocalTime", "2026-11-01 01:30") == (
        "the clocks show that time twice as they go back; "
        "write 2026-11-01 01:30-07:00 or 2026-11-01 01:30-08:00"
    )


@pytest.mark.parametrize(("offset", "hour"), [("-07:00", 8), ("-08:00", 9)])
def test_an_offset_decides_between_two_readings(offset: str, hour: int) -> None:
    moment = typed("LocalTime", f"2026-11-01 01:30{offset}")
    assert isinstance(moment, datetime)
    assert moment.astimezone(UTC) == datetime(2026, 11, 1, hour, 30, tzinfo=UTC)


def test_an_offset_that_the_zone_does_not_have_then_is_refused() -> None:
    assert refused("LocalTime", "2026-12-03 18:00-07:00") == (
        "at that time America/Los_Angeles is -08:00; leave the offset out or correct it"
    )
    assert refused("LocalTime", "2026-12-03 18:00Z") == (
        "at that time America/Los_Angeles is -08:00; leave the offset out or correct it"
    )
    assert refused("LocalTime", "2026-11-01 01:30-06:00") == (
        "at that time America/Los_Angeles is -07:00 or -08:00; leave the offset out or correct it"
    )


def test_clocks_that_move_by_half_an_hour_or_a_whole_day_are_understood() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    assert refused("LocalTime", "2026-10-04 02:15", lord_howe) == (
        "the clocks skip that time as they go forward; write 2026-10-04 01:45 or 2026-10-04 02:45"
    )
    assert refused("LocalTime", "2026-04-05 01:45", lord_howe) == (
        "the clocks show that time twice as they go back; "
        "write 2026-04-05 01:45+11:00 or 2026-04-05 01:45+10:30"
    )
    assert refused("LocalTime", "2011-12-30 12:00", ZoneInfo("Pacific/Apia")) == (
        "the clocks skip that time as they go forward; write 2011-12-29 12:00 or 2011-12-31 12:00"
    )


ZONES = (
    "America/Los_Angeles", "America/New_York", "Europe/Paris", "Africa/Casablanca", "Asia/Kolkata",
    "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Apia", "UTC",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("LocalDate", "12/3/2026", "2026-12-03"),
        ("LocalTime", "12/3/2026 6 p.m.", "2026-12-03 18:00"),
        ("LocalTime", "tomorrow", ""),
        ("ClockTime", "6 p.m.", "18:00"),
    ],
)
def test_a_day_or_time_in_another_writing_is_guessed(name: str, text: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        typed(name, text)
    (finding,) = caught.value.errors()
    assert finding["ctx"]["meant"] == meant


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - as staff type it
    st.sampled_from(ZONES),
)
def test_every_time_is_read_as_the_clock_shows_it_or_refused_with_what_to_write(
    local: datetime, name: str
) -> None:
    zone, written = ZoneInfo(name), f"{local:%Y-%m-%d %H:%M}"
    try:
        moment = typed("LocalTime", written, zone)
    except ValidationError:
        sentence = refused("LocalTime", written, zone)
        for choice in sentence.partition("; write ")[2].split(" or "):
            assert isinstance(typed("LocalTime", choice, zone), datetime)
        return
    assert isinstance(moment, datetime)
    there_and_back = moment.astimezone(UTC).astimezone(zone)
    assert f"{there_and_back:%Y-%m-%d %H:%M}" == written


@given(
    st.sampled_from(("LocalDate", "LocalTime", "ClockTime", "Beginning", "End", "Zone")),
    st.text(max_size=40),
    st.sampled_from(ZONES),
)
def test_any_text_becomes_a_value_or_is_refused(name: str, text: str, zone: str) -> None:
    with suppress(ValidationError):
        typed(name, text, ZoneInfo(zone))
