"""A public record was renamed, and nobody is led on from its old address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.checks.lost_address import RULE
from herald.commits.history import history_of, paths_of_translations
from herald.inspection import inspect
from tests.commits.test_history import PATH, write
from tests.conftest import AT, write_office
from tests.repositories import commit_all

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a repository of its own, with one commit."""
    write_office(tmp_path / "office", "")
    commit_all(tmp_path / "office")
    return tmp_path / "office"


def told(office: Path) -> list[str]:
    """What `herald check` says of an office's history."""
    history = history_of(office, wanted=paths_of_translations(office))
    found = inspect(office, AT, history=history).problems
    return [str(problem) for problem in found if problem.rule == RULE]


def test_a_public_record_that_was_renamed_needs_its_old_address(office: Path) -> None:
    write(office, "visibility: public", path="content/news/2026-11-18-new-ferry.md")
    commit_all(office)
    (office / "content/news/2026-11-18-new-ferry.md").unlink()
    write(office, "visibility: public")
    commit_all(office)
    assert told(office) == [
        f"{PATH}:2: warning: This record was public at /news/2026/new-ferry/, when its file was "
        "'content/news/2026-11-18-new-ferry.md'; add 'aliases: [/news/2026/new-ferry/]', so that "
        "whoever has the old address is led here [lost-address]"
    ]
    write(office, "visibility: public", "aliases: [/news/2026/new-ferry/]")
    assert told(office) == []


def test_a_draft_that_was_renamed_and_one_held_back_need_nothing(office: Path) -> None:
    for number, lines in enumerate((["visibility: internal"], ["publish_at: 2099-01-01 09:00"])):
        path = f"content/news/2026-11-18-draft-{number}.md"
        write(office, *lines, path=path)
        commit_all(office)
        (office / path).unlink()
        write(office, "visibility: public", path=path.replace("draft", "final"))
        commit_all(office)
    assert told(office) == []
