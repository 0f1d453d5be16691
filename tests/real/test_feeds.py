"""Feeds against what the specifications ask, as the W3C's feed validator tests it.

Published cases first show that the rules find what they should and nothing else; then the rules are
held against the demo office's feeds.
"""

from __future__ import annotations

import re

import pytest
from feed_rules import COVERED, faults, missing
from office_from_data import rows

from herald.audience import Audience
from herald.outputs import cap, feeds
from tests.demo import AT, demo_office

APPLIES = [
    row
    for row in rows("suite_feeds")
    if row["format"] in ("atom", "rss", "rss20", "xml")
    and re.split(r"[{]", str(row["expect"]).lstrip("!"))[0] in COVERED
    and "rdf:RDF" not in str(row["body"])
    and "sy:" not in str(row["expect"])  # an extension
]


def test_so_many_cases_apply() -> None:
    assert len(APPLIES) == 39


@pytest.mark.parametrize("case", APPLIES, ids=lambda case: str(case["id"]))
def test_the_rules_find_what_the_published_cases_say(case: dict[str, object]) -> None:
    expected = re.split(r"[{]", str(case["expect"]))[0]
    found = faults(str(case["body"]))
    if expected == "!Error":
        assert found == set()
    elif expected.startswith("!"):
        assert expected[1:] not in found
    else:
        assert expected in found


def test_nothing_is_wrong_with_the_feeds_of_the_demo_office() -> None:
    view = demo_office().seen_by(Audience.PUBLIC, AT)
    made = [*feeds.artifacts(view), *cap.artifacts(view)]
    written = {one.path: one.bytes() for one in made if re.search(r"(feed|rss)\.xml$", one.path)}
    assert len(written) == 54
    found = {path: (faults(feed.decode()), missing(feed)) for path, feed in written.items()}
    assert {path: fault for path, fault in found.items() if any(fault)} == {}
