"""Sights: whatever a change does not touch has the answer that it had.

The judge is the catalog itself, which is asked everything before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herald.audience import Audience, key_of
from herald.kinds import KINDS
from herald.office import Office
from herald.records.facets import Visibility
from herald.records.revision import Past, Revision
from herald.view import View, as_text
from herald.view.catalog import Catalog
from herald.view.changes import ANSWERED, RULES, Changes
from herald.view.sight import Sight
from tests.conftest import AT
from tests.demo import demo_office

if TYPE_CHECKING:
    from herald.records.entry import Entry
    from herald.view import Question


@pytest.fixture(scope="module")
def demo() -> Office:
    """The demo office."""
    return demo_office()


# --- everything that one may ask ------------------------------------------------------------------

YEARS = (2025, 2026, 2027)
MONTHS = [(f"{y}-{m:02}-01", f"{y}-{m:02}-28") for y in YEARS for m in range(1, 13)]
NAMING = ("event", "release", "goal", "meeting", "appointment", "commitment")
"""Kinds whose records name others; to ask for all would take long."""


def questions(office: Office) -> Iterator[Question]:
    """Every question for which there is a rule, with whatever may well be given."""
    for name in (
        *("at", "today", "all_records", "calendar_months", "schedule_months", "streams", "filed"),
        *("kinds", "page_groups", "untranslated", "duties", *ANSWERED),
    ):
        yield (name,)
    for hours in range(-48, 48, 12):
        yield ("is_past", (AT + timedelta(hours=hours)).isoformat())
    yield from [
        ("past", 8),
        ("past", 100, "meeting"),
        ("coming", 5, ""),
        ("coming", 50, "", "event"),
    ]
    for kind in KINDS:
        yield from [("of", kind.name), ("newest", kind.name, 20), ("years", kind.name)]
        yield ("embargoed", kind.name, AT.isoformat())
        yield from (("months", kind.name, year) for year in YEARS)
        yield from (("dated", kind.name, *days) for days in MONTHS)
        yield ("revised", kind.name, "2026-10-01", "2026-11-30")
        for field in kind.indexed:
            yield ("values", kind.name, field)
            values = {entry.facts.values.get(field, "") for entry in office.of(kind.name)}
            for value in sorted(values):
                yield ("newest_with", kind.name, field, value, 20)
                yield ("years_with", kind.name, field, value)
                yield ("of_year_with", kind.name, field, value, 2026)
    for days in MONTHS:
        yield from [("taking_place", *days), ("occurrences", *days), ("moved_away", *days)]
        yield from [("schedule_days", *days), ("told_of", *days, "en"), ("told_of", *days, "es")]
        yield ("steps", *days)
    for stream in office.seen_by(Audience.CONFIDENTIAL, AT).streams():
        yield from [("coming_in", *stream[:2], 5), ("past_in", *stream[:2], 5)]
    for entry in office.records:
        key = key_of(entry)
        yield from [("record", key), ("naming", key, 20), ("coming", 6, key)]
        yield from [("lineage", key, "es"), ("planning", key), ("is_behind", key, "es")]
        yield from [("find", entry.kind.name, entry.name), ("find", entry.kind.name, entry.stem)]
        yield from [("next_times", key, 6), ("file_of", key), ("called", entry.facts.title)]
        yield ("below", "goal", entry.name)
        yield from (("referring_to", key, kind, 20) for kind in NAMING)


# --- what may happen to a record ------------------------------------------------------------------

_LATER = timedelta(days=40)


def _moved(entry: Entry) -> Entry:
    """On other days."""
    facts = entry.facts
    return replace(
        entry,
        facts=replace(
            facts,
            day=facts.day and facts.day + _LATER,
            starts=facts.starts and facts.starts + _LATER,
            ends=facts.ends and facts.ends + _LATER,
        ),
    )


def _with(**said: Any) -> Callable[[Entry], Entry]:  # noqa: ANN401 - a field of any type
    return lambda entry: replace(entry, facts=replace(entry.facts, **said))


def _with_value(field: str, value: str) -> Callable[[Entry], Entry]:
    def changed(entry: Entry) -> Entry:
        values = {**entry.facts.values, field: value}
        return replace(entry, facts=replace(entry.facts, values=values))

    return changed


EDITS: Mapping[str, Callable[[Entry], Entry | None]] = {
    "its words": lambda entry: entry,
    "it goes": lambda _: None,
    "it is moved": _moved,
    "it is called otherwise": lambda entry: replace(entry, name=f"{entry.name}-anew"),
    "its file is elsewhere": lambda entry: replace(entry, path=f"office/{entry.path}"),
    "it is internal": _with(visibility=Visibility.INTERNAL),
    "it is public": _with(visibility=Visibility.PUBLIC),
    "it is embargoed": _with(embargo=AT.astimezone(UTC) + timedelta(hours=6)),
    "it expires": _with(expires=AT.astimezone(UTC) + timedelta(hours=6)),
    "it is titled otherwise": _with(title="Ada"),
    "it names nothing": _with(references=()),
    "it repeats no more": _with(rule=None),
    "it is revised": _with(revised=date(2026, 11, 3)),
    "it is elsewhere": _with_value("neighborhood", "Old Mill"),
    "it is another's": _with_value("committee", "no-such-committee"),
    "it is of another form": _with_value("release_kind", "statement"),
    "it was at another time": _with_value("previously", "2026-11-05T18:00:00-08:00"),
}
HOURS = (0, 0, 0, 0.1, 1, 6, 8, 12, 24 * 9, 24 * 40, -8, -24)


def _changed(office: Office, edits: list[tuple[int, str]], commits: set[int]) -> Office:
    """The office after edits of some of its records, and after commits of others."""
    entries = [*office.every_entry()]
    for number, edit in edits:
        place = number % len(entries)
        found = EDITS[edit](entries[place])
        if found is None:
            del entries[place]
        else:
            entries[place] = replace(found, digest=f"{place:064}")
    revision = Revision(3, AT.astimezone(UTC), "c0ffee", "public", "words", "plan")
    past = {entries[number % len(entries)].path: Past((revision,)) for number in commits}
    return Office(office.settings, entries, office.pages, office.files, office.unread, past)


def _catalog(office: Office, who: Audience, at: datetime) -> Catalog:
    words: dict[str, dict[str, Entry]] = {}
    for entry in office.every_entry():
        if entry.is_translation:
            words.setdefault(entry.place, {})[entry.language] = entry
    return Catalog(office.settings, who, at, office, words, office.pages, office.files, office.past)


def _changes(before: Catalog, after: Catalog) -> Changes:
    was = Sight(before)
    found = Sight(after).changes_since(was.moment, was.lines, was.answers, was.version)
    assert found is not None
    return found


@pytest.mark.timeout(300)
@given(
    edits=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from([*EDITS])), max_size=3),
    commits=st.sets(st.integers(0, 10_000), max_size=1),
    hours=st.sampled_from(HOURS),
    who=st.sampled_from([Audience.PUBLIC, Audience.PRESS, Audience.INTERNAL]),
    order=st.sampled_from(["done", "undone"]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
def test_what_a_change_does_not_touch_is_answered_as_before(
    demo: Office,
    edits: list[tuple[int, str]],
    commits: set[int],
    hours: float,
    who: Audience,
    order: str,
) -> None:
    offices = [demo, _changed(demo, edits, commits)]
    if order == "undone":
        offices.reverse()
    then, now = offices
    before, after = _catalog(then, who, AT), _catalog(now, who, AT + timedelta(hours=hours))
    changes = _changes(before, after)

    asked = {as_text(question) for office in offices for question in questions(office)}
    wrong = [
        question
        for question in sorted(asked)
        if not changes.may_touch(question) and before.mark_of(question) != after.mark_of(question)
    ]
    assert wrong == []


def test_a_word_in_a_release_touches_what_shows_it(demo: Office) -> None:
    places = [
        number
        for number, entry in enumerate(demo.every_entry())
        if entry.kind.name == "release" and entry.facts.day and not entry.is_translation
    ]
    changed = _changed(demo, [(places[0], "its words")], set())
    at_first = _catalog(demo, Audience.PUBLIC, AT)
    changes = _changes(at_first, _catalog(changed, Audience.PUBLIC, AT))
    entry = [*demo.every_entry()][places[0]]
    day = str(entry.facts.day)

    touched = {q[:3] for q in questions(demo) if q[0] in RULES and changes.may_touch(as_text(q))}
    assert ("record", key_of(entry)) in touched
    assert {q for q in touched if q[0] == "record"} == {("record", key_of(entry))}
    assert {q[:3] for q in touched if q[0] == "dated"} == {("dated", "release", f"{day[:7]}-01")}
    assert {q for q in touched if q[0] in ("taking_place", "find", "is_past")} <= {
        ("find", "release", entry.name),
        ("find", "release", entry.stem),
    }


def test_nothing_is_touched_where_nothing_has_changed(demo: Office) -> None:
    changes = _changes(*(_catalog(demo, Audience.INTERNAL, AT) for _ in range(2)))

    assert [q for q in questions(demo) if q[0] in RULES and changes.may_touch(as_text(q))] == []


def test_time_touches_what_is_over_since_and_the_moments_that_have_come(demo: Office) -> None:
    coming = demo.find("event", "net-loft-groundbreaking")
    assert coming is not None
    ends = coming.facts.ends
    assert ends is not None
    before, shortly_before, then = (ends - timedelta(minutes=n) for n in (20, 10, 0))

    def touched(since: datetime, until: datetime) -> set[Question]:
        catalogs = (_catalog(demo, Audience.PUBLIC, moment) for moment in (since, until))
        changes = _changes(*catalogs)
        asked = [q for q in questions(demo) if q[0] in ("coming", "past", "next_times")]
        asked.append(("is_past", then.isoformat()))
        return {q[:2] for q in asked if changes.may_touch(as_text(q))}

    assert touched(before, shortly_before) == set()
    now = touched(shortly_before, then)
    assert {q for q in now if q[0] == "next_times"} == {("next_times", key_of(coming))}
    assert now == touched(then, shortly_before)
    assert ("is_past", then.isoformat()) in now


def test_of_a_sealed_record_nothing_is_kept_so_that_all_is_asked_again(demo: Office) -> None:
    entries = [*demo.every_entry()]
    sealed = replace(entries[0], path=f"{entries[0].path}.age")
    office = Office(demo.settings, [sealed, *entries[1:]], demo.pages, demo.files)
    before = Sight(_catalog(office, Audience.CONFIDENTIAL, AT))

    assert sealed.path in before.lines
    assert before.version(sealed.path) == ""
    after = Sight(_catalog(demo, Audience.CONFIDENTIAL, AT))
    given = (before.moment, before.lines, before.answers, before.version)
    assert after.changes_since(*given) is None


def test_every_rule_is_of_a_question() -> None:
    no_names = {"all_records": "records", "file_of": "file_of"}
    assert {no_names.get(name, name) for name in RULES} <= {*vars(View)}
