"""The facts of a record: what it says, and the same when they were kept and are read again."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import product
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.audience import Audience, Labelled, released
from herald.kinds import KINDS
from herald.office import Office
from herald.records.duty import Duty, State
from herald.records.entry import Entry, references
from herald.records.facets import Scheduled, Visibility
from herald.records.facts import Facts, Reference, read, written
from herald.records.reader import Reading, read_office
from herald.records.recurrence import Moved
from herald.records.times import days_of
from tests.conftest import write_office
from tests.demo import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

PACIFIC = ZoneInfo("America/Los_Angeles")


def told(facts: Facts) -> dict[str, object]:
    """Everything in the facts; times with their clock, their offset and their zone's name, if any.

    Two times of which one is in a fold are never equal across zones (PEP 495): `==` would say that
    the facts differ when they do not.
    """
    said: dict[str, object] = {field.name: getattr(facts, field.name) for field in fields(facts)}
    for name, value in said.items():
        if isinstance(value, datetime):
            said[name] = value.isoformat()
    if facts.starts and facts.rule:
        said["zone"] = str(facts.starts.tzinfo)
    return said


@pytest.fixture(scope="module")
def demo() -> Reading:
    """The demo office as it is read."""
    return read_office(REPOSITORY, KINDS)


# --- kept and read again --------------------------------------------------------------------------


def test_the_facts_of_every_record_of_the_demo_office_are_the_same_when_they_are_read_again(
    demo: Reading,
) -> None:
    assert len(demo.entries) > 150
    assert {entry.kind.name for entry in demo.entries} == {kind.name for kind in KINDS}
    for entry in demo.entries:
        again = read(written(entry.facts))
        assert again == entry.facts, entry.path
        assert told(again) == told(entry.facts), entry.path


MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - of UTC
DAYS = st.dates(date(1900, 1, 1), date(2900, 1, 1))
ZONES = st.sampled_from(
    [PACIFIC, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("UTC")]
)
REFERENCES = st.builds(
    Reference,
    st.lists(st.text() | st.integers(0, 9), max_size=4).map(tuple),
    st.text(),
    st.text(),
    st.text(),
    st.booleans(),
)
DUTIES = st.builds(
    Duty,
    st.text(),
    st.text(),
    st.none() | DAYS,
    st.sampled_from(State),
    st.none() | DAYS,
    st.none() | DAYS,
)


@st.composite
def many_facts(draw: st.DrawFn) -> Facts:
    """Facts such as a record may have; what takes place may do so on the night of a change."""
    zone = draw(ZONES)
    changes = st.sampled_from(
        [datetime(2026, 11, 1, 8, tzinfo=UTC), datetime(2026, 3, 8, 10, tzinfo=UTC)]
    )
    near = st.builds(
        lambda moment, minutes: moment + timedelta(minutes=minutes), changes, st.integers(-180, 180)
    )
    starts = draw(st.none() | near | MOMENTS)
    rule = draw(st.none() | st.just("FREQ=WEEKLY;BYDAY=SU")) if starts else None
    return Facts(
        title=draw(st.text()),
        visibility=draw(st.sampled_from(Visibility)),
        publish_at=draw(st.none() | MOMENTS),
        embargo=draw(st.none() | MOMENTS),
        expires=draw(st.none() | MOMENTS),
        day=draw(st.none() | DAYS),
        revised=draw(st.none() | DAYS),
        starts=starts.astimezone(zone) if starts else None,
        ends=(starts + draw(st.timedeltas(timedelta(0), timedelta(3)))).astimezone(zone)
        if starts
        else None,
        rule=rule,
        without=tuple(draw(st.lists(DAYS, max_size=2))),
        also=tuple(one.astimezone(zone) for one in draw(st.lists(MOMENTS, max_size=2)))
        if rule
        else (),
        moved=tuple(
            Moved(*(one.astimezone(zone) for one in times))
            for times in draw(st.lists(st.tuples(MOMENTS, MOMENTS, MOMENTS), max_size=2))
        )
        if rule
        else (),
        tags=tuple(draw(st.lists(st.text(), max_size=3))),
        aliases=tuple(draw(st.lists(st.text(), max_size=3))),
        references=tuple(draw(st.lists(REFERENCES, max_size=3))),
        files=tuple(draw(st.lists(st.text(), max_size=3))),
        duties=tuple(draw(st.lists(DUTIES, max_size=2))),
        values=draw(st.dictionaries(st.text(), st.text(), max_size=3)),
    )


@given(many_facts())
def test_whatever_the_facts_are_they_are_the_same_when_they_are_read_again(facts: Facts) -> None:
    line = written(facts)
    again = read(line)

    assert "\n" not in line
    assert told(again) == told(facts)
    assert written(again) == line
    assert told(read(written(again))) == told(again)


@given(st.text() | st.lists(st.none() | st.text() | st.integers(), max_size=20).map(json.dumps))
def test_another_line_is_refused_as_one_that_was_not_written(line: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read(line)


# --- what the record says -------------------------------------------------------------------------


def as_typed(value: object) -> str:
    """A value as it stands in a file."""
    return str(value // timedelta(minutes=1)) if isinstance(value, timedelta) else str(value)


def test_the_facts_are_what_the_record_says(demo: Reading) -> None:
    for entry in demo.entries:
        record, facts = entry.record, entry.facts
        assert (facts.title, facts.visibility) == (record.title, record.visibility), entry.path
        assert (facts.publish_at, facts.embargo, facts.expires) == (
            record.publish_at,
            record.embargo,
            record.expires,
        ), entry.path
        assert (facts.day, facts.revised) == (record.day, record.revised), entry.path
        assert (facts.tags, facts.aliases) == (record.tags, record.aliases), entry.path
        assert facts.references == tuple(references(record)), entry.path
        assert facts.files == tuple(dict.fromkeys(entry.file.open().files())), entry.path
        assert facts.values == {
            name: as_typed(getattr(record, name))
            for name in (*entry.kind.indexed, "reviewed")
            if getattr(record, name) is not None
        }, entry.path
        if isinstance(record, Scheduled):
            assert (facts.starts, facts.ends) == (record.starts, record.ends), entry.path
            assert facts.series == record.series, entry.path
        else:
            assert (facts.starts, facts.ends, facts.rule, facts.series) == (None,) * 4


def test_the_facts_of_a_record_are_written_whole(office: Office) -> None:
    """
    == schedules/events/2026-11-04-walk.md ==
    ---
    title: Walk
    visibility: press
    publish_at: 2026-11-01 06:00
    embargo: 2026-11-02 06:00
    expires: 2026-12-01 06:00
    starts: 2026-11-04 12:00
    ends: 2026-11-04 13:00
    place: The harbor
    subtype: parade
    mayors_role: speak
    recurrence: FREQ=WEEKLY;BYDAY=WE
    except_on: [2026-11-11]
    also_on: [2026-11-13 12:00]
    moved: [{was: 2026-11-18, starts: 2026-11-19 12:00}]
    owner: renata-okafor-lindqvist
    tags: [harbor]
    aliases: [/walk/]
    images: [{file: harbor.jpg, alt: The harbor}]
    private:
      notes: "[Plan](plan.pdf)"
      plan: {checklist: [{days_before: 2, what: Maps, owner: Ada}]}
    ---
    Bring [the map](map.pdf) and [the map](map.pdf#2).
    """
    (walk,) = office.of("event")
    assert json.loads(written(walk.facts)) == [
        "Walk",
        "press",
        "2026-11-01T14:00:00+00:00",
        "2026-11-02T14:00:00+00:00",
        "2026-12-01T14:00:00+00:00",
        "2026-11-04",
        "",
        "2026-11-04T12:00:00-08:00",
        "2026-11-04T13:00:00-08:00",
        "America/Los_Angeles",
        "FREQ=WEEKLY;BYDAY=WE",
        ["2026-11-11"],
        ["2026-11-13T12:00:00-08:00"],
        [
            [
                "2026-11-18T12:00:00-08:00",
                "2026-11-19T12:00:00-08:00",
                "2026-11-19T13:00:00-08:00",
            ]
        ],
        ["harbor"],
        ["/walk/"],
        [[["owner"], "person", "renata-okafor-lindqvist", "renata-okafor-lindqvist", False]],
        ["harbor.jpg", "map.pdf"],
        [["Maps", "Ada", "2026-11-02", "open", "", "2026-11-04"]],
        {"status": "scheduled", "subtype": "parade", "mayors_role": "speak"},
    ]


# --- the rule of release --------------------------------------------------------------------------


def assert_released_alike(record: Labelled, facts: Facts) -> None:
    """At every moment of a record, just before it and just after it, for everybody."""
    moments = [one for one in (record.publish_at, record.embargo, record.expires) if one]
    for moment, after in product(moments or [datetime(2026, 11, 20, tzinfo=UTC)], (-1, 0, 1)):
        at = (moment.astimezone(UTC) + timedelta(seconds=after)).astimezone(PACIFIC)
        for audience in Audience:
            expected = released(record, audience, at)
            assert released(facts, audience, at) == expected
            assert released(read(written(facts)), audience, at) == expected


def test_what_is_released_by_the_facts_is_released_by_the_record(demo: Reading) -> None:
    for entry in demo.entries:
        assert_released_alike(entry.record, entry.facts)


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("embargo", ["2026-11-01 01:30 -07:00", "2026-11-01 01:30 -08:00"])
def test_an_embargo_in_the_hour_that_comes_twice_lifts_by_the_facts_when_it_does_by_the_record(
    tmp_path: Path, visibility: Visibility, embargo: str
) -> None:
    (levy,) = entries_of(
        tmp_path,
        f"""\
title: Levy
visibility: {visibility}
date: 2026-11-01
release_kind: release
publish_at: 2026-11-01 01:10 -07:00
embargo: {embargo}
expires: 2026-11-01 01:40 -08:00
""",
        "content/news/levy.yml",
    )
    assert_released_alike(levy.record, levy.facts)


# --- days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "first", "last"),
    [
        ("2026-10-31 23:30", "2026-11-01 00:00", date(2026, 10, 31), date(2026, 10, 31)),
        ("2026-10-31 23:30", "2026-11-01 00:01", date(2026, 10, 31), date(2026, 11, 1)),
        (
            "2026-11-01 01:30 -07:00",
            "2026-11-01 01:30 -08:00",
            date(2026, 11, 1),
            date(2026, 11, 1),
        ),
        ("2026-11-01 01:30 -08:00", "2026-11-02 00:00", date(2026, 11, 1), date(2026, 11, 1)),
        ("2026-10-31 18:00", "2026-11-02 00:30", date(2026, 10, 31), date(2026, 11, 2)),
        ("2026-03-07 23:30", "2026-03-08 03:00", date(2026, 3, 7), date(2026, 3, 8)),
        ("2026-03-08 01:30", "2026-03-09 00:00", date(2026, 3, 8), date(2026, 3, 8)),
        ("2026-03-08 00:00", "2026-03-08 03:00", date(2026, 3, 8), date(2026, 3, 8)),
    ],
)
def test_an_event_when_the_clocks_change_has_by_its_facts_the_days_that_it_has(
    tmp_path: Path, starts: str, ends: str, first: date, last: date
) -> None:
    (event,) = entries_of(
        tmp_path,
        f"""\
title: Vigil
visibility: public
starts: {starts}
ends: {ends}
place: The harbor
subtype: parade
""",
        "schedules/events/vigil.yml",
    )
    record, again = event.record, read(written(event.facts))
    assert isinstance(record, Scheduled)
    assert event.facts.starts and event.facts.ends and again.starts and again.ends  # noqa: PT018
    assert days_of(record.starts, record.ends) == (first, last)
    assert days_of(event.facts.starts, event.facts.ends) == (first, last)
    assert days_of(again.starts, again.ends) == (first, last)
    assert again.ends - again.starts == record.ends.astimezone(UTC) - record.starts.astimezone(UTC)


def test_what_repeats_keeps_its_own_zone_and_what_does_not_its_offset(tmp_path: Path) -> None:
    text = """\
title: Vigil
visibility: public
timezone: America/New_York
starts: 2026-10-25 18:00
ends: 2026-10-25 19:00
place: The harbor
subtype: parade
"""
    (once,) = entries_of(tmp_path / "once", text, "schedules/events/vigil.yml")
    weekly = f"{text}recurrence: FREQ=WEEKLY;BYDAY=SU\n"
    (often,) = entries_of(tmp_path / "often", weekly, "schedules/events/vigil.yml")

    assert read(written(often.facts)).starts == datetime(
        2026, 10, 25, 18, tzinfo=ZoneInfo("America/New_York")
    )
    assert str(tzinfo_of(read(written(often.facts)))) == "America/New_York"
    assert tzinfo_of(read(written(once.facts))) == timezone(timedelta(hours=-4))


def tzinfo_of(facts: Facts) -> object:
    """The zone of its beginning."""
    return facts.starts.tzinfo if facts.starts else None


def entries_of(root: Path, text: str, path: str) -> tuple[Entry, ...]:
    """The records of an office of one record, without the Mayor's."""
    write_office(root, f"== {path} ==\n{text}")
    reading = read_office(root, KINDS)
    assert [str(problem) for problem in reading.problems] == []
    return tuple(entry for entry in reading.entries if entry.path == path)
