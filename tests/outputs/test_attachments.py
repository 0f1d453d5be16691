"""Attachments: a page says what each file is and how large it is, as it is published."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from herald.build import build
from tests.conftest import AT


def said(root: Path, page: str) -> list[str]:
    """What a page says of its documents."""
    parsed = lxml.html.parse(str(root / "site" / page / "index.html"))
    return [
        form.text
        for form in parsed.xpath("//*[@id='part_downloads']/..//*[@class='document-form']")
    ]


def test_a_page_says_how_large_its_attachments_are_and_follows_the_file(root: Path) -> None:
    """
    == content/pages/index.md ==
    # Home
    == content/pages/index.es.md ==
    # Inicio
    == schedules/events/2026/forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-08 18:00
    ends: 2026-12-08 19:00
    subtype: forum
    place: The library
    attachments:
      - file: fares.csv
        title: Fares
        columns: [zone, fare]
    ---
    """
    table = root / "schedules/events/2026/fares.csv"
    table.write_text("zone,fare\n" + "north,2\n" * 300, "utf-8")
    assert [str(problem) for problem in build(root, AT, jobs=1).problems] == []
    assert said(root, "events/2026/forum") == ["(CSV, 4 KB)"]
    assert said(root, "es/events/2026/forum") == ["(CSV, 4 KB)"]
    table.write_text("zone,fare\n" + "north,2\n" * 900, "utf-8")
    made = build(root, AT, jobs=2).published["site"].made
    assert "events/2026/forum/index.html" in made
    assert said(root, "events/2026/forum") == ["(CSV, 12 KB)"]
