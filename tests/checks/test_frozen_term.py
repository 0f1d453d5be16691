"""What a former mayor published was changed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from herald.checks.frozen_term import RULE
from herald.commits.history import history_of, paths_of_interest
from herald.inspection import inspect
from tests.conftest import AT, GIVEN, write_office
from tests.repositories import commit_all

if TYPE_CHECKING:
    from pathlib import Path

TERMS = "terms:\n  - {mayor: Harold Voss, from: 2016-01-01, until: 2023-12-31}\n"
PATH = "content/news/2019-03-01-pier.md"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office whose former mayor published a release, imported by its successor."""
    folder = tmp_path / "office"
    write_office(folder, "")
    (folder / "office.yml").write_text(GIVEN["office.yml"] + TERMS)
    write(folder, "The pier has 14 berths.")
    commit_all(folder)
    return folder


def write(office: Path, body: str, *lines: str) -> None:
    """Writes the release."""
    must = ("title: The pier", "visibility: public", "date: 2019-03-01", "release_kind: release")
    (office / PATH).parent.mkdir(parents=True, exist_ok=True)
    (office / PATH).write_text("\n".join(["---", *must, *lines, "---", body, ""]))


def told(office: Path) -> list[str]:
    """What is said of frozen records, without days and commits."""
    history = history_of(office, wanted=paths_of_interest(office))
    found = inspect(office, AT, history=history).problems
    lines = [str(problem) for problem in found if problem.rule == RULE]
    return [re.sub(r"on \d{4}-\d\d-\d\d \(commit [0-9a-f]{10}\)", "on D (C)", one) for one in lines]


def test_what_is_kept_as_it_was_passes_and_so_does_a_correction(office: Path) -> None:
    assert told(office) == []
    write(
        office,
        "The pier has 41 berths.",
        "corrections:",
        "  - {at: 2026-11-19 09:30, was: The pier has 14 berths., now: The pier has 41 berths.}",
        "tags: [piers]",
    )
    commit_all(office)
    assert told(office) == []


def test_a_change_without_a_word_of_it_is_a_warning(office: Path) -> None:
    write(office, "The pier has 41 berths.")
    warning = (
        f"{PATH}:2: warning: This is of Mayor Harold Voss’s term, which ended on 2023-12-31, and "
        "is kept as it was; the text was changed {when}. Take the change back, or say under "
        "'corrections' what was wrong [frozen-term]"
    )
    assert told(office) == [warning.format(when="and is not committed yet")]
    commit_all(office)
    assert told(office) == [warning.format(when="on D (C)")]


def test_the_former_mayor_may_change_what_is_theirs(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "GIT_COMMITTER_DATE", "2019-03-02T12:00:00-08:00")
    write(office, "The pier has 15 berths.")
    commit_all(office)
    assert told(office) == []
