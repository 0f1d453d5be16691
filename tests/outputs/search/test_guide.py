"""The guide that a browser reads before it searches."""

from __future__ import annotations

import json

from herald.kinds import KINDS
from herald.outputs.search.drawers import Layout
from herald.outputs.search.guide import guide, path


def test_the_guide_says_all_that_a_browser_must_know() -> None:
    held = json.loads(guide("es", ("en", "es"), Layout(256)))

    assert path("es") == "search/es.json"
    assert (held["heads"], held["texts"]) == (64, 256)
    assert held["languages"] == ["en", "es"]
    assert held["lastDay"] == "2500-01-01"
    assert held["months"] is None
    assert held["kinds"][:3] == [["page", "Página"], ["event", "Evento"], ["meeting", "Reunión"]]
    assert held["say"]["none"] == "No se encontró nada para «{query}»"


def test_every_kind_with_a_page_has_a_name() -> None:
    names = dict(json.loads(guide("en", ("en",), Layout(64)))["kinds"])

    assert [kind.name for kind in KINDS if kind.address and not names[kind.name]] == []
    assert [name for name in names if name != "page" and name not in {k.name for k in KINDS}] == []
