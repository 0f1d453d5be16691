"""What the fields of a model mean, read from the strings below them."""

from __future__ import annotations

import json

from herald.kinds import BY_NAME, KINDS
from herald.kinds.goal import Goal
from herald.kinds.proclamation import Effective, Proclamation
from herald.on_request.drafting import json_schema
from herald.records.facets import Record
from herald.records.meaning import meanings


def test_a_field_means_what_stands_below_it_in_its_own_class_or_the_nearest_above() -> None:
    said = meanings(Proclamation)
    assert said["recipient"] == "Whom it honours."
    assert said["tags"] == ""
    assert said["owner"] == meanings(Record)["owner"] == "Who answers for it."
    assert meanings(Goal)["owner"] == ""  # said anew, and without a word
    assert meanings(Effective) == {"from_": "", "to": ""}


def test_every_field_has_its_place_among_the_meanings() -> None:
    for kind in KINDS:
        assert meanings(kind.model).keys() == kind.model.model_fields.keys()


def test_a_schema_says_what_each_field_means_in_blocks_too() -> None:
    schema = json.loads(json_schema(BY_NAME["event"]))
    assert schema["properties"]["cost"]["description"] == "What it costs to take part: `Free`."
    assert "description" not in schema["properties"]["title"]
    blocks = schema["$defs"]
    assert blocks["Accessibility"]["properties"]["captions"]["description"] == "Live captions."
