"""The catalog: the same answers from facts that were kept as from records that were just read."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from herald.audience import Audience, key_of
from herald.kinds import KINDS
from herald.office import Office
from herald.records.collection import Collection
from herald.records.facts import read, written
from herald.view import as_text
from herald.view.catalog import Catalog
from tests.conftest import AT
from tests.demo import demo_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.view import Question


@pytest.fixture(scope="module")
def demo() -> Office:
    """The demo office."""
    return demo_office()


def catalog(office: Office, at: datetime = AT, who: Audience = Audience.PUBLIC) -> Catalog:
    """What somebody sees of the office, whose records were just read."""
    return Catalog(office.settings, who, at, office, {}, office.pages, office.files)


def recalled(office: Office, at: datetime = AT, who: Audience = Audience.PUBLIC) -> Catalog:
    """The same, of facts that an earlier build kept."""
    entries = (replace(entry, facts=read(written(entry.facts))) for entry in office.records)
    collected = Collection(entries)
    return Catalog(office.settings, who, at, collected, {}, office.pages, office.files)


def questions(office: Office) -> Iterator[Question]:
    """Everything that one may well ask."""
    names = (
        "at today all_records calendar_months page_addresses hand_pages file_addresses "
        "sections page_forms page_groups filed kinds surroundings duties schedule_months"
    )
    for name in names.split():
        yield (name,)
    yield from (("past", most) for most in (1, 8, 100))
    yield from (("coming", most, "") for most in (1, 50))
    for kind in KINDS:
        yield from [("of", kind.name), ("newest", kind.name, 20), ("years", kind.name)]
        yield ("months", kind.name, 2026)
        yield ("dated", kind.name, "2026-10-01", "2026-11-30")
        yield ("revised", kind.name, "2026-10-01", "2026-11-30")
        for field in kind.indexed:
            yield ("values", kind.name, field)
            values = {entry.facts.values.get(field, "") for entry in office.of(kind.name)}
            for value in sorted(values):
                yield ("newest_with", kind.name, field, value, 20)
                yield ("years_with", kind.name, field, value)
                yield ("of_year_with", kind.name, field, value, 2026)
    for month in range(1, 13):
        days = (f"2026-{month:02}-01", f"2026-{month:02}-28")
        yield ("taking_place", *days)
        yield ("schedule_days", *days)
        yield ("told_of", *days, "es")
    for entry in office.records:
        key = key_of(entry)
        yield ("record", key)
        yield ("find", entry.kind.name, entry.name)
        yield ("below", "goal", entry.name)
        yield ("naming", key, 20)
        yield ("coming", 6, key)
        yield ("next_times", key, 6)
        for kind in KINDS:
            yield ("referring_to", key, kind.name, 20)


def assert_alike(office: Office, at: datetime = AT, who: Audience = Audience.PUBLIC) -> None:
    """Fresh and recalled facts give the same answers, in the same order."""
    fresh, kept = catalog(office, at, who), recalled(office, at, who)
    for name, *given in questions(office):
        one, other = getattr(fresh, str(name))(*given), getattr(kept, str(name))(*given)
        assert _paths(one) == _paths(other), (name, *given)
        question = as_text((name, *given))
        assert fresh.mark_of(question) == kept.mark_of(question), question


def _paths(answer: object) -> object:
    if isinstance(answer, tuple):
        return tuple(getattr(one, "path", one) for one in answer)
    return getattr(answer, "path", answer)


@pytest.mark.parametrize("who", [Audience.PUBLIC, Audience.CONFIDENTIAL])
def test_kept_facts_of_the_demo_office_answer_as_fresh_ones_do(demo: Office, who: Audience) -> None:
    assert_alike(demo, who=who)


@pytest.mark.parametrize("who", [Audience.PUBLIC, Audience.CONFIDENTIAL])
def test_a_catalog_travels_without_its_indexes_and_answers_as_the_one_that_was_sent(
    demo: Office, who: Audience
) -> None:
    sent = catalog(demo, who=who)
    asked = [as_text(question) for question in questions(demo)]
    marks = [sent.mark_of(question) for question in asked]

    packed = pickle.dumps(sent)
    came = pickle.loads(packed)  # noqa: S301 - packed in the line above

    assert b"herald.view.indexes" not in packed
    assert b"herald.view.timetable" not in packed
    assert [came.mark_of(question) for question in asked] == marks


def test_kept_facts_answer_alike_in_the_hour_that_comes_twice(office: Office) -> None:
    """
    == schedules/events/2026/early.md ==
    ---
    title: Early by the sun, late by the clock
    visibility: public
    starts: 2026-11-01 01:45 -07:00
    ends: 2026-11-01 01:20 -08:00
    place: The harbor
    subtype: parade
    publish_at: 2026-11-01 01:00 -07:00
    ---
    == schedules/events/2026/late.md ==
    ---
    title: Late by the sun, early by the clock
    visibility: public
    starts: 2026-11-01 01:15 -08:00
    ends: 2026-11-01 01:50 -08:00
    place: The pier
    subtype: parade
    expires: 2026-11-01 02:10
    ---
    == schedules/events/2026/weekly.md ==
    ---
    title: Weekly
    visibility: public
    starts: 2026-11-01 01:30 -08:00
    ends: 2026-11-01 01:40 -08:00
    place: The square
    subtype: parade
    recurrence: FREQ=WEEKLY;BYDAY=SU
    ---
    """
    for minutes in range(-30, 150, 10):
        at = datetime(2026, 11, 1, 8, tzinfo=UTC) + timedelta(minutes=minutes)
        assert_alike(office, at)

    same_night = catalog(office, datetime(2026, 11, 1, 10, tzinfo=UTC))
    assert [entry.name for entry in same_night.past(9)] == ["late", "early"]
    assert [entry.name for entry in catalog(office).past(9)] == ["early"]


def test_a_record_that_names_two_of_one_name_is_another_when_the_one_goes_and_the_other_comes(
    office: Office,
) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: Letter
    visibility: public
    date: 2026-11-01
    subject: S
    preheader: P
    sections: [{heading: H, items: [event/owl, release/owl]}]
    ---
    == schedules/events/2026/owl.md ==
    ---
    title: Owl walk
    visibility: public
    starts: 2026-12-01 18:00
    ends: 2026-12-01 19:00
    place: The harbor
    subtype: parade
    expires: 2026-11-20 12:00
    ---
    == content/news/owl.md ==
    ---
    title: Owl news
    visibility: public
    date: 2026-11-01
    release_kind: release
    publish_at: 2026-11-20 12:00
    ---
    """
    before, after = catalog(office, AT - timedelta(minutes=1)), catalog(office, AT)
    question = as_text(("find", "newsletter", "letter"))

    assert before.mark_of(question) != after.mark_of(question)
