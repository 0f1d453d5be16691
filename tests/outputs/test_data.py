"""Open data, read back by json and compared with the records."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from herald.audience import Audience, Seen
from herald.kinds import KINDS, event
from herald.kinds.event import Event
from herald.office import Office
from herald.outputs import data
from herald.records.fields import ForStaff
from herald.records.kind import Kind
from herald.settings import Settings
from herald.topics import openness
from herald.view import View
from tests.demo import AT
from tests.hostile import titles
from tests.whole import all_data


def kind_file(settings: Settings, kind: str, records: Iterable[Seen]) -> bytes:
    """The file of a kind of which there are these records."""
    pieces = [data.record_piece(settings, seen) for seen in records]
    return data.joined(pieces, settings, data.Listed(kind, kind, None, len(pieces)))


def canonical(content: bytes) -> bytes:
    """The same as Python's own writer has it, from what its own reader read."""
    read = json.loads(content)
    return f"{json.dumps(read, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def test_a_kind_is_written_whole_and_canonically(view: View) -> None:
    """
    == office/venues/city-hall.md ==
    ---
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    capacity: 180
    latitude: 48.10
    longitude: -122.75
    step_free: no
    private: {access: The keypad is 4417}
    ---
    Enter from Harbor Street.
    == office/venues/city-hall.es.md ==
    ---
    title: Ayuntamiento
    ---
    Entre por Harbor Street.
    == schedules/events/2026-12-12-ferry.md ==
    ---
    title: Ferry
    visibility: public
    embargo: 2026-11-01 06:00
    starts: 2026-12-12 11:00
    ends: 2026-12-12 15:00
    venue: city-hall
    subtype: ribbon_cutting
    except_on: [2026-12-13]
    owner: renata-okafor-lindqvist
    accessibility: {asl: yes}
    private: {plan: {goal: A goal}}
    ---
    """
    files = all_data(view)
    assert (
        files["data/venue.json"].decode()
        == """\
{
  "kind": "venue",
  "records": [
    {
      "address": "210 Harbor Street",
      "capacity": 180,
      "language": "en",
      "latitude": 48.1,
      "longitude": -122.75,
      "name": "city-hall",
      "step_free": false,
      "text": "Enter from Harbor Street.",
      "title": "City Hall",
      "translations": {
        "es": {
          "text": "Entre por Harbor Street.",
          "title": "Ayuntamiento"
        }
      }
    }
  ],
  "title": "venues",
  "url": "https://mayor.portellery.example/data/venue.json"
}
"""
    )
    assert json.loads(files["data/event.json"])["records"] == [
        {
            "accessibility": {"asl": True},
            "ends": "2026-12-12T15:00:00-08:00",
            "except_on": ["2026-12-13"],
            "language": "en",
            "name": "ferry",
            "owner": "renata-okafor-lindqvist",
            "starts": "2026-12-12T11:00:00-08:00",
            "status": "scheduled",
            "subtype": "ribbon_cutting",
            "title": "Ferry",
            "url": "https://mayor.portellery.example/events/2026/ferry/",
            "venue": "city-hall",
        }
    ]


def test_lists_and_parts_are_written_in_lines_of_their_own_and_empty_ones_are_not(
    view: View,
) -> None:
    r"""
    == schedules/events/2026-12-12-ferry.md ==
    ---
    title: 'Ferry: "day" \ one'
    visibility: public
    starts: 2026-12-12 11:00
    ends: 2026-12-12 15:00
    place: Muelle de Ñandú
    subtype: parade
    tags: [ferry, b]
    languages: []
    accessibility: {}
    rsvp: {required: no}
    corrections: [{at: 2026-11-01 09:00, was: $2, now: $3}]
    ---
    One.

    Two.
    == schedules/events/2026-12-12-ferry.es.md ==
    ---
    title: Ferry
    tags: [ferry, b]
    ---
    One.

    Two.
    """
    content = all_data(view)["data/event.json"]
    assert (
        content.decode()
        == """\
{
  "kind": "event",
  "records": [
    {
      "accessibility": {},
      "corrections": [
        {
          "at": "2026-11-01T09:00:00-08:00",
          "now": "$3",
          "was": "$2"
        }
      ],
      "ends": "2026-12-12T15:00:00-08:00",
      "language": "en",
      "name": "ferry",
      "place": "Muelle de Ñandú",
      "rsvp": {
        "required": false
      },
      "starts": "2026-12-12T11:00:00-08:00",
      "status": "scheduled",
      "subtype": "parade",
      "tags": [
        "ferry",
        "b"
      ],
      "text": "One.\\n\\nTwo.",
      "title": "Ferry: \\"day\\" \\\\ one",
      "translations": {
        "es": {
          "title": "Ferry"
        }
      },
      "url": "https://mayor.portellery.example/events/2026/ferry/"
    }
  ],
  "title": "events",
  "updated": "2026-11-01",
  "url": "https://mayor.portellery.example/data/event.json"
}
"""
    )
    assert content == canonical(content)


def test_the_index_lists_the_files(view: View) -> None:
    """
    == content/news/2026-11-01-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    == content/news/2026-11-02-bus.md ==
    ---
    title: Bus
    visibility: public
    date: 2026-11-02
    release_kind: release
    ---
    """
    assert all_data(view).keys() == {
        "data/index.json",
        *(
            f"data/{kind}.{form}"
            for kind in ("person", "release")
            for form in ("json", "csv", "schema.json")
        ),
    }
    assert json.loads(all_data(view)["data/index.json"]) == {
        "title": "Mayor of Port Ellery",
        "url": "https://mayor.portellery.example/data/index.json",
        "files": [
            {
                "kind": "person",
                "title": "people",
                "url": "https://mayor.portellery.example/data/person.json",
                "csv": "https://mayor.portellery.example/data/person.csv",
                "schema": "https://mayor.portellery.example/data/person.schema.json",
                "count": 1,
            },
            {
                "kind": "release",
                "title": "releases",
                "url": "https://mayor.portellery.example/data/release.json",
                "csv": "https://mayor.portellery.example/data/release.csv",
                "schema": "https://mayor.portellery.example/data/release.schema.json",
                "updated": "2026-11-02",
                "count": 2,
            },
        ],
    }


def test_a_kind_of_which_nothing_is_released_has_no_file(view: View) -> None:
    """
    == content/news/2026-11-01-ferry.md ==
    ---
    title: Ferry
    date: 2026-11-01
    release_kind: release
    ---
    """
    assert all_data(view).keys() == {
        "data/index.json",
        "data/person.json",
        "data/person.csv",
        "data/person.schema.json",
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12.50", "12.5"),
        ("0.1", "0.1"),
        ("1250000", "1250000"),
        ("-0.000001", "-1e-06"),
        ("3.00", "3"),
        ("0.1234567890123456789", '"0.1234567890123456789"'),
        ("9007199254740993", '"9007199254740993"'),
    ],
)
def test_no_digit_of_a_number_is_lost(view: View, written: str, expected: str) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    latitude: 1
    """
    (seen,) = view.of("venue")
    changed = seen.record.model_copy(update={"latitude": Decimal(written)})
    content = kind_file(view.settings, "venue", (replace(seen, record=changed),)).decode()
    assert f'"latitude": {expected},\n' in content
    assert Decimal(str(json.loads(content)["records"][0]["latitude"])) == Decimal(written)


def test_whatever_a_title_says_comes_back_unchanged(view: View) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    """
    (seen,) = view.of("venue")
    wanted = titles()
    records = tuple(
        replace(seen, record=seen.record.model_copy(update={"title": title})) for title in wanted
    )
    found = json.loads(kind_file(view.settings, "venue", records))["records"]
    assert [record["title"] for record in found] == wanted


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_whatever_a_record_holds_is_written_canonically(
    title: str, body: str, tags: list[str]
) -> None:
    office = {"city": "A", "state": "B", "mayor": "c", "timezone": "UTC"}
    settings = Settings.model_validate(office | {"site_url": "https://a.example/"})
    ferry = {"title": "x", "place": "y", "subtype": "parade", "starts": "2026-12-12 11:00"}
    record = Event.model_validate(ferry | {"ends": "2026-12-12 12:00"})
    changed = record.model_copy(update={"title": title, "tags": tuple(tags)})
    seen = Seen(event.KIND, "ferry", "ferry", "", "en", "/events/2026/ferry/", changed, body)
    content = kind_file(settings, "event", (seen,))
    assert content == canonical(content)
    (found,) = json.loads(content)["records"]
    assert (found.get("title", ""), found.get("text", ""), found.get("tags", [])) == (
        title,
        body,
        tags,
    )


def test_a_piece_stands_in_its_file_as_it_is(demo_view: View) -> None:
    settings, records = demo_view.settings, demo_view.of("event")
    pieces = [data.record_piece(settings, seen) for seen in records]
    whole = kind_file(settings, "event", records)
    for seen, piece in zip(records, pieces, strict=True):
        assert json.loads(piece)["name"] == seen.name
        assert f"\n    {piece}" in whole.decode()


def test_the_data_of_the_demo_office_is_canonical(demo_view: View) -> None:
    for path, content in all_data(demo_view).items():
        if path.endswith(".json"):
            assert content == canonical(content), path


def test_no_kind_has_a_field_that_open_data_says_otherwise() -> None:
    own = {"name", "language", "text", "parent", "url", "translations"}
    for kind in KINDS:
        assert own.isdisjoint(kind.model.model_fields), kind.name


def keys(value: object) -> Iterator[str]:
    """The names of all fields under `value`."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def staff_fields(model: type[BaseModel]) -> set[str]:
    """The names of the fields that only staff are given."""
    return {
        name
        for name, field in model.model_fields.items()
        if any(isinstance(mark, ForStaff) for mark in field.metadata)
    }


def test_nothing_for_staff_is_in_the_data_of_the_demo_office(demo_view: View) -> None:
    for path, content in all_data(demo_view).items():
        if path.endswith(".csv"):
            found = {part for name in rows(content)[0] for part in name.split(".")}
        else:
            found = set(keys(json.loads(content)))
        assert not found & {"visibility", "private", "approved_by"}, path
        for kind in KINDS:
            assert not found & staff_fields(kind.model), path


# --- tables and schemas ---------------------------------------------------------------------------


def rows(content: bytes) -> list[list[str]]:
    """A table as Python's own reader has it."""
    return [*csv.reader(content.decode().splitlines(keepends=True), strict=True)]


def test_a_table_has_a_row_for_each_record_and_a_column_for_each_value(view: View) -> None:
    """
    == office/venues/city-hall.md ==
    ---
    title: =1+1
    visibility: public
    address: 210 "Harbor" Street
    capacity: 180
    longitude: -122.75
    step_free: yes
    tags: [hall, harbor]
    private: {access: The keypad is 4417}
    ---
    Enter from Harbor Street.

    By the steps.
    == office/venues/city-hall.es.md ==
    ---
    title: Ayuntamiento
    ---
    Entre.
    """
    head, row = rows(all_data(view)["data/venue.csv"])
    told = dict(zip(head, row, strict=True))
    assert {name: cell for name, cell in told.items() if cell not in ("", "false")} == {
        "name": "city-hall",
        "language": "en",
        "title": "'=1+1",
        "tags": "hall; harbor",
        "address": '210 "Harbor" Street',
        "capacity": "180",
        "longitude": "-122.75",
        "step_free": "true",
        "text": "Enter from Harbor Street.\n\nBy the steps.",
    }
    assert "withdrawn.reason" in head


def test_a_table_that_is_put_together_is_the_one_that_is_made_at_once(demo_view: View) -> None:
    whole = all_data(demo_view)
    pieces: dict[str, list[tuple[str, str]]] = {}
    for seen in demo_view.records:
        for piece in data.pieces(demo_view, seen):
            pieces.setdefault(piece.collection, []).append((piece.place, piece.text))
    for assembly in data.files(demo_view):
        texts = [text for _, text in sorted(pieces[assembly.collection])]
        assert assembly.join(texts, *assembly.given) == whole[assembly.path], assembly.path


def test_the_data_of_the_demo_office_is_what_its_schemas_say(demo_view: View) -> None:
    files = all_data(demo_view)
    for path in [path for path in files if path.endswith(".schema.json")]:
        described = json.loads(files[path])
        jsonschema.Draft202012Validator.check_schema(described)
        data_file = json.loads(files[path.replace(".schema.json", ".json")])
        found = [*jsonschema.Draft202012Validator(described).iter_errors(data_file)]
        assert [error.message for error in found] == [], path


def test_a_schema_refuses_what_is_for_staff() -> None:
    for kind in KINDS:
        described = openness.schema(kind, "https://city.example/x", ("en", "es"))
        record = described["properties"]["records"]["items"]
        assert record["additionalProperties"] is False
        for name in staff_fields(kind.model) | {"visibility"}:
            assert name not in record["properties"], kind.name
            assert name not in columns_of(kind), kind.name


def columns_of(kind: Kind) -> set[str]:
    """The first parts of the names of the columns of a kind's table."""
    return {column.name.partition(".")[0] for column in openness.columns(kind.model)}


def test_not_even_a_record_as_staff_see_it_gives_away_its_private_block(office: Office) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    publish_at: 2026-11-01 06:00
    private: {access: The keypad is 4417}
    """
    staff = office.seen_by(Audience.CONFIDENTIAL, AT)
    content = all_data(staff)["data/venue.json"].decode()
    assert "4417" not in content
    assert "publish_at" not in content


def test_every_public_record_of_the_demo_office_is_there(demo_view: View) -> None:
    files = all_data(demo_view)
    found = [
        (kind.name, record["name"], record["title"])
        for kind in KINDS
        if demo_view.of(kind.name)
        for record in json.loads(files[f"data/{kind.name}.json"])["records"]
    ]
    expected = [
        (kind.name, seen.name, seen.record.title)
        for kind in KINDS
        for seen in demo_view.of(kind.name)
    ]
    assert found == expected
