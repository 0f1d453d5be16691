"""The Nu checker of the W3C finds no error in any page of the demo site."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.web.nu import WITH_REASONS, found_in


def test_no_page_has_an_error_and_each_remark_a_reason(demo: Path) -> None:
    pages = sorted((demo / "site").rglob("*.html"))
    found = Counter(one.partition(": ")[2] for one in found_in(*pages))

    assert len(pages) > 400
    assert found.keys() == WITH_REASONS.keys(), found


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=en><title>Wrong</title><p><div id=a></div><p id=a>")
    assert found_in(page) == [
        f"{tmp_path.name}: Duplicate ID “a”.",
        f"{tmp_path.name}: The first occurrence of ID “a” was here.",
    ]
