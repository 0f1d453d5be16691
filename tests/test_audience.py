"""Who may see what, when: the one rule of release, and what a View leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from herald.audience import (
    Audience,
    Seen,
    released,
    seen_from,
    strictest,
    without_staff_fields,
)
from herald.kinds import BY_NAME, KINDS
from herald.kinds.alert import Alert
from herald.kinds.committee import Committee
from herald.kinds.goal import Goal
from herald.kinds.newsletter import Newsletter
from herald.kinds.person import Person
from herald.kinds.release import Release
from herald.office import Office
from herald.records.dates import parse_moment
from herald.records.facets import PrivateBlock, Record, Visibility
from herald.records.fields import ForStaff
from herald.records.reader import entry
from herald.records.source import Source, read
from herald.settings import Settings
from herald.view import View
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

    from herald.records.entry import Entry
    from herald.records.kind import Kind

PUBLIC, PRESS, INTERNAL, CONFIDENTIAL = Audience


def record(**fields: str) -> Record:
    """A record with these lines in its envelope."""
    values = {"title": "A", **fields}
    return Record.model_validate(values, context={"zone": AT.tzinfo})


def names(view: View) -> list[str]:
    """The records of a view, the Mayor's apart, by their keys."""
    return [seen.key for seen in view.records if seen.name != "renata-okafor-lindqvist"]


# --- the rule of release --------------------------------------------------------------------------


def test_a_record_without_visibility_is_internal() -> None:
    assert record().visibility is Visibility.INTERNAL
    assert [who for who in Audience if released(record(), who, AT)] == [INTERNAL, CONFIDENTIAL]


@pytest.mark.parametrize(
    ("visibility", "audiences"),
    [
        ("public", [PUBLIC, PRESS, INTERNAL, CONFIDENTIAL]),
        ("press", [PRESS, INTERNAL, CONFIDENTIAL]),
        ("internal", [INTERNAL, CONFIDENTIAL]),
        ("confidential", [CONFIDENTIAL]),
    ],
)
def test_an_audience_sees_what_is_meant_for_wider_ones_too(
    visibility: str, audiences: list[Audience]
) -> None:
    assert [
        who for who in Audience if released(record(visibility=visibility), who, AT)
    ] == audiences


def test_an_embargo_lifts_at_its_minute_for_the_public_alone() -> None:
    held = record(visibility="public", embargo="2026-12-03 08:00")
    lift = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)
    before = lift - timedelta(microseconds=1)
    assert [released(held, who, before) for who in Audience] == [False, True, True, True]
    assert [released(held, who, lift) for who in Audience] == [True, True, True, True]


def test_publication_comes_at_its_minute_for_public_and_press() -> None:
    held = record(visibility="public", publish_at="2026-12-03 08:00", embargo="2026-12-03 09:00")
    at = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)
    before = at - timedelta(microseconds=1)
    assert [released(held, who, before) for who in Audience] == [False, False, True, True]
    assert [released(held, who, at) for who in Audience] == [False, True, True, True]


def test_what_has_expired_is_gone_from_that_moment_on() -> None:
    old = record(visibility="public", expires="2026-12-03 08:00")
    at = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)
    before = at - timedelta(microseconds=1)
    assert [released(old, who, before) for who in Audience] == [True, True, True, True]
    assert [released(old, who, at) for who in Audience] == [False, False, True, True]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Pacific/Kiritimati"])
def test_an_embargo_holds_through_the_hour_that_the_clocks_show_twice(zone: str) -> None:
    held = record(visibility="public", embargo="2026-11-01 01:30-08:00")
    lift = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    local = parse_moment("2026-10-31 12:00", AT.tzinfo or UTC).tzinfo
    for minutes in range(-120, 120, 5):
        at = lift + timedelta(minutes=minutes)
        for asked in (at, at.astimezone(local)):
            assert released(held, PUBLIC, asked) == (minutes >= 0), (zone, asked)


def test_what_is_made_of_several_is_for_the_narrowest() -> None:
    for one in Audience:
        assert strictest([one]) is one
        assert strictest([PUBLIC, one]) is strictest([one, PUBLIC]) is one
        assert strictest([one, CONFIDENTIAL]) is CONFIDENTIAL
    assert strictest([]) is PUBLIC


class Label(NamedTuple):
    """What decides about release."""

    visibility: Visibility
    publish_at: datetime | None
    embargo: datetime | None
    expires: datetime | None


@given(
    st.sampled_from(["public", "press", "internal", "confidential"]),
    *[st.none() | st.integers(-60, 60) for _ in range(3)],
    st.sampled_from(Audience),
    st.integers(-60, 60),
)
def test_from_when_on_a_record_is_seen_is_when_it_is_released_first(
    visibility: str,
    publish_at: int | None,
    embargo: int | None,
    expires: int | None,
    who: Audience,
    start: int,
) -> None:
    """By the minute, for two hours: nothing else says when something is shown."""
    minutes = (publish_at, embargo, expires)
    moments = [None if m is None else AT + timedelta(minutes=m) for m in minutes]
    held = Label(Visibility(visibility), *moments)
    at = AT + timedelta(minutes=start)
    found = seen_from(held, who, at)
    shown = (m for m in range(start, 61) if released(held, who, AT + timedelta(minutes=m)))
    first = next(shown, None)
    assert found == (None if first is None else AT + timedelta(minutes=first))


# --- what a View leaves out -----------------------------------------------------------------------


def test_an_embargoed_release_is_absent_until_its_minute(office: Office) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    visibility: public
    embargo: 2026-12-03 08:00
    date: 2026-12-03
    release_kind: release
    == content/news/levy.es.yml ==
    title: Impuesto
    """
    lift = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)
    before = lift - timedelta(minutes=1)
    assert names(office.seen_by(PUBLIC, before)) == []
    assert names(office.seen_by(PRESS, before)) == ["release/2026/levy"]
    (levy,) = office.seen_by(PUBLIC, lift).of("release")
    assert levy.into("es").record.title == "Impuesto"
    assert levy.into("fr") is levy


def test_a_view_is_of_its_moment_in_the_offices_zone(office: Office) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    view = office.seen_by(PUBLIC, datetime(2026, 12, 3, 16, 0, tzinfo=UTC))
    assert view.at.isoformat() == "2026-12-03T08:00:00-08:00"
    assert view.audience is PUBLIC
    assert [page.address for page in view.pages] == ["/about/", "/"]


def test_a_time_of_a_record_and_the_moment_of_a_view_are_compared_as_moments(
    office: Office,
) -> None:
    """
    == content/alerts/tide.yml ==
    title: Tide
    visibility: public
    level: info
    headline: Tide
    body: High water.
    starts: 2026-11-01 01:30-08:00
    expires: 2026-11-01 20:00
    """
    view = office.seen_by(PUBLIC, datetime(2026, 11, 1, 8, 45, tzinfo=UTC))
    (tide,) = (seen.record for seen in view.of("alert"))
    assert isinstance(tide, Alert)
    assert f"{view.at:%H:%M%z}" == "01:45-0700"
    assert view.at < tide.starts


def test_private_blocks_and_what_is_for_staff_are_gone(office: Office) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    visibility: public
    publish_at: 2026-01-01 08:00
    embargo: 2026-01-01 09:00
    private:
      notes: A secret.
      phone: 360-555-0142
    == office/people/ana.es.yml ==
    title: Ana
    == content/news/levy.yml ==
    title: Levy
    visibility: public
    date: 2026-11-03
    release_kind: release
    quotes:
      - who: Ana
        text: Good.
        approved_by: ana
    == content/newsletters/december.yml ==
    title: December
    visibility: public
    date: 2026-11-04
    subject: December
    preheader: What is on.
    send_at: 2026-11-04 08:00
    list: The Harbor Letter
    """
    for who in (PUBLIC, PRESS):
        view = office.seen_by(who, AT)
        ana = view.find("person", "ana")
        assert ana is not None
        for seen in (ana, ana.into("es")):
            assert isinstance(seen.record, Person)
            assert (seen.record.private, seen.record.publish_at) == (None, None)
            lift = datetime(2026, 1, 1, 17, 0, tzinfo=UTC) if who is PRESS else None
            assert seen.record.embargo == lift
        levy, december = view.of("release")[0].record, view.of("newsletter")[0].record
        assert isinstance(levy, Release)
        assert isinstance(december, Newsletter)
        assert [quote.approved_by for quote in levy.quotes] == [None]
        assert (december.send_at, december.list) == (None, None)
    staff = office.seen_by(INTERNAL, AT).find("person", "ana")
    assert staff is not None
    assert staff.record.private == office.of("person")[0].record.private


def test_names_of_what_is_not_seen_are_emptied_wherever_they_stand(office: Office) -> None:
    """
    == office/people/hidden.yml ==
    title: Hidden
    == content/priorities/hidden-priority.yml ==
    title: Hidden
    statement: Secret.
    == content/priorities/homes.yml ==
    title: Homes
    visibility: public
    statement: More homes.
    owner: hidden
    priorities: [hidden-priority]
    == committees/safe-streets/committee.yml ==
    title: Safe Streets
    visibility: public
    charter: Made by Resolution 2024-09.
    chair: hidden
    priorities: [homes, hidden-priority, homes]
    members:
      - {person: hidden, seat: Transit}
      - {person: renata-okafor-lindqvist, seat: Schools}
      - {person: hidden, seat: Harbor}
    == committees/safe-streets/goals/crossings.yml ==
    title: Crossings
    visibility: public
    statement: Forty crossings.
    priority: hidden-priority
    owner: hidden
    due: 2027-12-31
    measures:
      - name: Crossings
        unit: crossings
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 40, date: 2027-12-31}
        source: Project records
        frequency: monthly
    == content/newsletters/december.yml ==
    title: December
    visibility: public
    date: 2026-11-04
    subject: December
    preheader: What is on.
    sections:
      - heading: News
        text: Words.
        items: [person/hidden, person/renata-okafor-lindqvist, priority/hidden-priority]
    """
    view = office.seen_by(PUBLIC, AT)
    homes, committee = view.of("priority")[0].record, view.of("committee")[0].record
    goal, letter = view.of("goal")[0].record, view.of("newsletter")[0].record
    assert (homes.owner, homes.priorities) == (None, ())
    assert isinstance(committee, Committee)
    assert committee.chair is None
    assert committee.priorities == ("homes", "homes")
    assert [(one.person, one.seat) for one in committee.members] == [
        ("renata-okafor-lindqvist", "Schools")
    ]
    assert isinstance(goal, Goal)
    assert (goal.priority, goal.owner) == ("", "")
    assert isinstance(letter, Newsletter)
    assert letter.sections[0].items == ("person/renata-okafor-lindqvist",)
    for seen in view.records:
        assert "hidden" not in seen.record.model_dump_json()


def test_what_a_view_holds_is_found_and_what_names_what(office: Office) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    visibility: public
    statement: More homes.
    owner: renata-okafor-lindqvist
    == content/initiatives/levy.yml ==
    title: Levy
    visibility: public
    status: planned
    problem: Rents.
    priority: homes
    priorities: [homes]
    owner: renata-okafor-lindqvist
    == content/initiatives/secret.yml ==
    title: Secret
    status: planned
    problem: Rents.
    priority: homes
    """
    view = office.seen_by(PUBLIC, AT)
    homes, levy = view.of("priority")[0], view.of("initiative")[0]
    mayor = view.find("person", "renata-okafor-lindqvist")
    assert mayor is not None
    assert view.find("initiative", "secret") is None
    assert view.referring_to(homes, "initiative") == (levy,)
    assert view.referring_to(homes, "priority") == ()
    assert view.naming(homes) == (levy,)
    assert view.naming(mayor) == (levy, homes)
    assert {seen.key for seen in view.referred_by(levy)} == {homes.key, mayor.key}


def test_records_of_one_name_keep_apart(office: Office) -> None:
    """
    == schedules/events/2026-01-20-state-of-the-city.yml ==
    title: State of the City
    visibility: public
    starts: 2026-01-20 18:00
    ends: 2026-01-20 19:00
    subtype: forum
    place: City Hall
    == schedules/events/2027-01-19-state-of-the-city.yml ==
    title: State of the City
    visibility: public
    starts: 2027-01-19 18:00
    ends: 2027-01-19 19:00
    subtype: forum
    place: City Hall
    == proclamations/harbor-day.yml ==
    title: Harbor Day
    visibility: public
    date: 2026-11-03
    proclamation_kind: condolence
    resolved: a day
    presentation: 2027-01-19-state-of-the-city
    """
    view = office.seen_by(PUBLIC, AT)
    assert names(view) == [
        "event/2026/state-of-the-city",
        "event/2027/state-of-the-city",
        "proclamation/2026/harbor-day",
    ]
    earlier, later, harbor_day = view.records[0], view.records[1], view.records[3]
    assert [seen.key for seen in view.naming(earlier)] == []
    assert [seen.key for seen in view.naming(later)] == [view.of("proclamation")[0].key]
    assert [seen.key for seen in view.referring_to(later, "proclamation")] == [
        view.of("proclamation")[0].key
    ]
    assert harbor_day.kind.name in ("person", "proclamation")


# --- what every kind must keep to -----------------------------------------------------------------


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Every field of a model and of its parts, by its name."""
    for name, field in model.model_fields.items():
        yield f"{model.__name__}.{name}", field
        for part in parts_in(field.annotation):
            yield from fields_of(part)


def parts_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_in(inner)


def test_the_press_is_given_when_an_embargo_ends_and_nothing_else_for_staff() -> None:
    given = {
        name
        for kind in KINDS
        for name, field in fields_of(kind.model)
        if any(isinstance(mark, ForStaff) and mark.and_press for mark in field.metadata)
    }
    assert {name.rpartition(".")[2] for name in given} == {"embargo"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_private_block_is_for_staff(kind: Kind) -> None:
    for name, field in fields_of(kind.model):
        is_for_staff = any(isinstance(mark, ForStaff) for mark in field.metadata)
        is_private = any(issubclass(part, PrivateBlock) for part in parts_in(field.annotation))
        assert is_for_staff or not (is_private or name.endswith(".private")), name
        assert not is_for_staff or field.default is None, name


# --- non-interference -----------------------------------------------------------------------------

SETTINGS = Settings(
    city="A",
    state="B",
    mayor="c",
    timezone="America/Los_Angeles",
    site_url="https://a.example/",
    languages=("en", "es"),
)
NAMES = ("ana", "ben", "city-hall", "2026-12-03-ana")


def written(kind: str, name: str, text: str, language: str = "en") -> Entry:
    """A record as it is read from a file with that text."""
    source = read(f"{BY_NAME[kind].folder}/{name}.yml", text.encode())
    assert isinstance(source, Source)
    found = entry(BY_NAME[kind], name.removeprefix("2026-12-03-"), name, "", source, SETTINGS)
    assert not isinstance(found, list), found
    return replace(found, language=language)


envelopes = st.sampled_from(
    [
        "",
        "visibility: public\n",
        "visibility: press\n",
        "visibility: confidential\n",
        "visibility: public\nembargo: 2026-12-03 08:00\n",
        "visibility: public\npublish_at: 2026-12-03 08:00\n",
        "visibility: public\nexpires: 2026-11-03 08:00\n",
    ]
)
entries = st.builds(
    lambda kind, name, envelope, other, title: written(
        kind,
        name,
        f"title: {title}\n{envelope}owner: {other}\npriorities: [{other}]\n"
        + {
            "person": f"organization: {other}\n",
            "venue": "address: x\n",
            "organization": "",
            "priority": "statement: x\n",
            "initiative": f"priority: {other}\nstatus: planned\nproblem: x\npartners: [{other}]\n",
            "proclamation": "date: 2026-12-03\nproclamation_kind: condolence\nresolved: x\n"
            f"signed: {{by: {other}, on: 2026-12-03}}\n",
        }[kind],
    ),
    st.sampled_from(["person", "venue", "organization", "priority", "initiative", "proclamation"]),
    st.sampled_from(NAMES),
    envelopes,
    st.sampled_from(NAMES),
    st.sampled_from(["One", "Two"]),
)


def digests(some: Iterable[Entry], who: Audience) -> list[str]:
    return [seen.digest for seen in Office(SETTINGS, some).seen_by(who, AT).records]


@given(
    st.lists(entries, max_size=6),
    st.lists(entries, max_size=4),
    st.sampled_from([PUBLIC, PRESS]),
    st.data(),
)
def test_what_is_not_released_never_changes_what_is_seen(
    some: list[Entry], others: list[Entry], who: Audience, data: st.DataObject
) -> None:
    hidden = [each for each in others if not released(each.record, who, AT)]
    mixed = data.draw(st.permutations([*range(len(some)), *range(-len(hidden), 0)]))
    every = [some[index] if index >= 0 else hidden[index] for index in mixed]
    kept = [each for each in every if each in some]
    assert digests(every, who) == digests(kept, who)


@given(st.lists(entries, max_size=6))
def test_nothing_in_a_public_view_is_for_staff_or_leads_to_what_is_not_seen(
    some: list[Entry],
) -> None:
    view = Office(SETTINGS, some).seen_by(PUBLIC, AT)
    for seen in view.records:
        assert isinstance(seen, Seen)
        assert seen.record.visibility is Visibility.PUBLIC
        assert without_staff_fields(seen.record, PUBLIC) == seen.record
        assert seen.record.owner is None or view.find("person", seen.record.owner)
        assert all(view.find("priority", name) for name in seen.record.priorities)
