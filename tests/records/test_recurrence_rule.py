"""How staff write that an event repeats, and what they hear when it cannot be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from herald.kinds.event import KIND
from herald.records.reader import entry
from herald.records.recurrence_rule import RecurrenceRule, allows_day
from herald.records.source import Source, read
from herald.settings import Settings

RULE = TypeAdapter(RecurrenceRule)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU"),
        ("freq=weekly;byday=mo,we", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=DAILY;COUNT=1000", "FREQ=DAILY;COUNT=1000"),
        ("FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=WEEKLY;UNTIL=20261231", "FREQ=WEEKLY;UNTIL=20261231T235959"),
        (
            "FREQ=WEEKLY;UNTIL=20261231T020000Z;WKST=SU",
            "FREQ=WEEKLY;UNTIL=20261231T020000Z;WKST=SU",
        ),
    ],
)
def test_a_rule_is_understood(written: str, understood: str) -> None:
    assert RULE.validate_python(written) == understood


@given(st.text(max_size=40))
def test_any_text_becomes_a_rule_or_is_refused(text: str) -> None:
    with suppress(ValidationError):
        RULE.validate_python(text)


WRITTEN = "a repetition is written FREQ=MONTHLY;BYDAY=1TU"
PARTS = "its parts are FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, WKST"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("every first Tuesday", WRITTEN),
        ("BYDAY=1TU", WRITTEN),
        ("FREQ=MONTHLY;FREQ=WEEKLY", WRITTEN),
        ("FREQ=SECONDLY", "an event repeats DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=HOURLY", "an event repeats DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=WEEKLY;COUNT=0", f"{WRITTEN}; COUNT=0 is not"),
        ("FREQ=MINUTELY;COUNT=2", "an event repeats DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=FORTNIGHTLY", f"{WRITTEN}; FREQ=FORTNIGHTLY is not"),
        ("FREQ=MONTHLY;BYDAY=1XX", f"{WRITTEN}; BYDAY=1XX is not"),
        ("FREQ=MONTHLY;BYDAY=", f"{WRITTEN}; BYDAY= is not"),
        ("FREQ=WEEKLY;INTERVAL=0", f"{WRITTEN}; INTERVAL=0 is not"),
        ("FREQ=YEARLY;BYMONTH=13", f"{WRITTEN}; BYMONTH=13 is not"),
        ("FREQ=DAILY;BYSECOND=1,2,3", f"{WRITTEN}; {PARTS}"),
        ("FREQ=DAILY;;", f"{WRITTEN}"),
        (
            "FREQ=DAILY;COUNT=2;UNTIL=20261231",
            "a repetition ends by COUNT or by UNTIL, not by both",
        ),
        ("FREQ=DAILY;COUNT=1001", "at most COUNT=1000; leave COUNT out where there is no end"),
        (
            "FREQ=WEEKLY;BYDAY=1TU",
            "only MONTHLY and YEARLY have a first or a last weekday; write BYDAY=TU",
        ),
        (
            "FREQ=DAILY;BYSETPOS=2",
            "only MONTHLY and YEARLY have a first or a last weekday; write BYDAY=TU",
        ),
        ("FREQ=DAILY;UNTIL=20260229", "UNTIL is a day that there is, written UNTIL=20261231"),
        (
            "FREQ=DAILY;UNTIL=2026-12-31",
            f"{WRITTEN}; UNTIL=2026-12-31 is not. Did you mean 'FREQ=DAILY;UNTIL=20261231'?",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1TU",
            "the event starts on Wednesday 2026-12-02, which is no such day",
        ),
    ],
)
def test_what_is_no_rule_is_refused(written: str, message: str) -> None:
    found = problems(written)
    assert found == [
        f"schedules/events/hours.yml:7: 'recurrence' is '{written}'; {message} [event]"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("every Tuesday", "FREQ=WEEKLY;BYDAY=TU"),
        ("Monthly", "FREQ=MONTHLY"),
        ("RRULE:FREQ=WEEKLY; BYDAY=Mon,THURS", ""),
        ("RRULE:FREQ=WEEKLY; BYDAY=Mon,Thu", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("FREQ=MONTHLY;BYDAY=1Wed;UNTIL=2027-06-30", "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270630"),
        ("first Tuesday", ""),
    ],
)
def test_a_rule_that_is_nearly_right_is_guessed(written: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        RULE.validate_python(written)
    (finding,) = caught.value.errors()
    assert finding["ctx"]["meant"] == meant


def problems(rule: str) -> list[str]:
    """What is wrong with an event that repeats so."""
    fields = f"""\
title: Hours
visibility: public
starts: 2026-12-02 16:00
ends: 2026-12-02 18:00
place: Library
subtype: office_hours
recurrence: "{rule}"
"""
    source = read("schedules/events/hours.yml", fields.encode())
    assert isinstance(source, Source)
    office = Settings(
        city="Port Ellery",
        state="Washington",
        mayor="x",
        timezone="America/Los_Angeles",
        site_url="https://mayor.portellery.example/",
    )
    found = entry(KIND, "hours", "hours", "", source, office)
    return [str(problem) for problem in found] if isinstance(found, list) else []


def test_a_rule_that_names_the_day_of_the_start_is_right() -> None:
    assert problems("FREQ=MONTHLY;BYDAY=1WE") == []


@given(
    st.sampled_from(
        [
            "FREQ=DAILY",
            "FREQ=WEEKLY;BYDAY=MO,FR",
            "FREQ=MONTHLY;BYDAY=1MO",
            "FREQ=MONTHLY;BYDAY=-1FR,5TU",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "FREQ=YEARLY;BYMONTH=2,7;BYDAY=2TU",
            "FREQ=YEARLY;BYDAY=-1SU",
            "FREQ=YEARLY;BYDAY=5WE",
        ]
    ),
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
)
def test_a_day_is_one_of_the_rule_when_the_rule_begins_on_it(rule: str, day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - as rules are followed
    first = next(iter(rrulestr(rule, dtstart=noon)))
    assert allows_day(rule, day) == (first == noon)
    assert first - noon < timedelta(days=400)
