"""The types of fields: what is typed, what it becomes, and the sentence for what it cannot be."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from herald.kinds import KINDS
from herald.problems import plain
from herald.records import fields
from herald.records.entry import parts_of
from herald.records.fields import STAFF_STEPS, ForStaff

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def typed(name: str, text: str, zone: ZoneInfo = LOS_ANGELES) -> object:
    """What a field of the type `name` becomes when `text` is typed."""
    kind_of_field = TypeAdapter[object](getattr(fields, name))
    return kind_of_field.validate_python(text, context={"zone": zone})


def refused(name: str, text: str, zone: ZoneInfo = LOS_ANGELES) -> str:
    """The sentence with which a field of the type `name` refuses `text`."""
    with pytest.raises(ValidationError) as caught:
        typed(name, text, zone)
    (finding,) = caught.value.errors()
    return plain(str(finding.get("ctx", {}).get("sentence") or finding["type"]))


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Line", "Budget hearing"),
        ("MailLine", "Asamblea: ¿qué hacemos?"),
        ("Text", "One\ntwo"),
        ("Summary", "x" * 300),
        ("Prose", "# Heading"),
        ("Email", "press@city.example"),
        ("WebAddress", "https://city.example/page?q=1"),
        ("SiteAddress", "/news/2026/name/"),
        ("SiteAddress", "/"),
        ("FileName", "ribbon-cutting.jpg"),
        ("Language", "es"),
        ("Language", "es-419"),
        ("Phone", "360-555-0142"),
        ("Phone", "+1 (360) 555-0142 x9"),
        ("Zone", "America/Los_Angeles"),
    ],
)
def test_a_text_stays_as_it_is_typed(name: str, text: str) -> None:
    assert typed(name, text) == text


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Line", "one\ntwo", "write it on one line, without tabs"),
        ("Line", "one\ttwo", "write it on one line, without tabs"),
        ("Line", " ", "string_too_short"),
        ("Line", "x" * 256, "string_too_long"),
        ("Summary", "x" * 301, "string_too_long"),
        ("MailLine", "=?utf-8?q?x?=", "write it without '=?', which mail programs read as a code"),
        ("Email", "press@city", "an e-mail address is written press@city.example"),
        ("Email", "a@b.example, c@d.example", "an e-mail address is written press@city.example"),
        ("WebAddress", "city.example", "a web address is written https://city.example/page"),
        ("WebAddress", "javascript:x", "a web address is written https://city.example/page"),
        ("WebAddress", "https://a b", "a web address is written https://city.example/page"),
        ("SiteAddress", "news/", "an address on this site is written /news/2026/name/"),
        ("SiteAddress", "//evil.example/", "an address on this site is written /news/2026/name/"),
        ("SiteAddress", "/../x/", "an address on this site is written /news/2026/name/"),
        ("FileName", "../x.jpg", "a file beside the record is written ribbon-cutting.jpg"),
        ("FileName", "Ribbon.JPG", "a file beside the record is written ribbon-cutting.jpg"),
        ("Language", "Spanish", "a language is written as its code, such as en or es"),
        ("Phone", "call us", "a telephone number is written 360-555-0142"),
        ("Zone", "America/Los_Angelos", "a time zone is written America/Los_Angeles"),
        ("Zone", "Pacific", "a time zone is written America/Los_Angeles"),
        ("Zone", "../../etc/passwd", "a time zone is written America/Los_Angeles"),
    ],
)
def test_what_such_a_text_cannot_be_is_refused(name: str, text: str, sentence: str) -> None:
    assert refused(name, text) == sentence


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Number", "12.5", Decimal("12.5")),
        ("Number", "-3", Decimal(-3)),
        ("Number", "1,250", Decimal(1250)),
        ("Dollars", "1250.50", Decimal("1250.50")),
        ("Dollars", "$1,250", Decimal(1250)),
        ("Dollars", "0.10", Decimal("0.10")),
        ("Count", "12", 12),
        ("Count", "0", 0),
        ("Flag", "yes", True),
        ("Flag", "No", False),
        ("Flag", "true", True),
        ("Minutes", "45", timedelta(minutes=45)),
    ],
)
def test_a_number_is_exact(name: str, text: str, value: object) -> None:
    assert typed(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Number", "12,50", "a number is written 1250 or 12.5"),
        ("Number", "1e5", "a number is written 1250 or 12.5"),
        ("Number", "NaN", "a number is written 1250 or 12.5"),
        ("Number", "٣", "a number is written 1250 or 12.5"),
        ("Number", "9" * 16, "a number is written 1250 or 12.5"),
        ("Dollars", "1250.505", "an amount in dollars is written 1250 or 1250.50"),
        ("Dollars", "-5", "an amount in dollars is written 1250 or 1250.50"),
        ("Dollars", "ten", "an amount in dollars is written 1250 or 1250.50"),
        ("Dollars", "9" * 40, "an amount in dollars is written 1250 or 1250.50"),
        ("Count", "-1", "a whole number is written 12"),
        ("Count", "1.5", "a whole number is written 12"),
        ("Count", "9" * 10, "a whole number is written 12"),
        ("Flag", "on", "write yes or no"),
        ("Minutes", "45 min", "a whole number is written 12"),
        ("Minutes", "9" * 12, "a whole number is written 12"),
    ],
)
def test_what_is_no_such_number_is_refused(name: str, text: str, sentence: str) -> None:
    assert refused(name, text) == sentence


# --- days and times -------------------------------------------------------------------------------


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


# --- repetition -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU"),
        ("freq=weekly;byday=mo,th", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("FREQ=DAILY;COUNT=10", "FREQ=DAILY;COUNT=10"),
        ("FREQ=WEEKLY;UNTIL=20261231", "FREQ=WEEKLY;UNTIL=20261231T235959"),
    ],
)
def test_a_repetition_is_a_rule_of_rfc_5545(rule: str, value: str) -> None:
    assert typed("RecurrenceRule", rule) == value


REPETITION = "a repetition is written FREQ=MONTHLY;BYDAY=1TU"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("every Tuesday", REPETITION),
        ("FREQ=WEEKLY;FREQ=DAILY", REPETITION),
        ("FREQ=HOURLY", "an event repeats DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=WEEKLY;X=1", f"{REPETITION}; its parts are FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, "
         "BYMONTHDAY, BYDAY, BYSETPOS, WKST"),
        ("FREQ=WEEKLY;COUNT=0", f"{REPETITION}; COUNT=0 is not"),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20261231", "a repetition ends by COUNT or by UNTIL, not by "
         "both"),
        ("FREQ=DAILY;COUNT=1001", "at most COUNT=1000; leave COUNT out where there is no end"),
        ("FREQ=WEEKLY;BYDAY=1TU", "only MONTHLY and YEARLY have a first or a last weekday; write "
         "BYDAY=TU"),
        ("FREQ=WEEKLY;UNTIL=20261331", "UNTIL is a day that there is, written UNTIL=20261231"),
    ],
)  # fmt: skip
def test_what_is_no_repetition_of_an_office_is_refused(rule: str, sentence: str) -> None:
    assert refused("RecurrenceRule", rule) == sentence


# --- whatever is typed ----------------------------------------------------------------------------

TYPES = (
    "Line", "MailLine", "Text", "Summary", "Prose", "Email", "WebAddress", "SiteAddress",
    "FileName", "Language", "Phone", "Zone", "Number", "Dollars", "Count", "Flag", "Minutes",
    "LocalDate", "LocalTime", "ClockTime", "RecurrenceRule",
)  # fmt: skip


@given(st.sampled_from(TYPES), st.text(max_size=40), st.sampled_from(ZONES))
def test_any_text_becomes_a_value_or_is_refused(name: str, text: str, zone: str) -> None:
    with suppress(ValidationError):
        typed(name, text, ZoneInfo(zone))


def test_every_field_for_staff_is_one_of_which_no_message_repeats_a_word() -> None:
    """But for moments and lists, which say little, and who approved a quotation."""
    assert set().union(*(_for_staff(kind.model) for kind in KINDS)) - STAFF_STEPS == {
        *("approved_by", "embargo", "list", "personal_data", "publish_at", "send_at")
    }


def _for_staff(model: type[BaseModel]) -> set[str]:
    found = set()
    for name, field in model.model_fields.items():
        if any(isinstance(mark, ForStaff) for mark in field.metadata):
            found.add(field.alias or name)
        for part in parts_of(field.annotation):
            found |= _for_staff(part)
    return found
