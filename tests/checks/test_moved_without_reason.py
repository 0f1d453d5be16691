"""What is due on another day than at first, as git knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from herald.checks.moved_without_reason import RULE
from herald.cli import commands
from herald.commits.history import history_of, paths_of_interest
from herald.inspection import inspect
from tests.conftest import AT, write_office
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

PATH = "office/tasks/pumps.yml"
MOVED = "moved:\n  - {on: 2026-11-16, from: %s, to: %s, why: The contract comes on Dec. 4}"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with a task that was due on November 24, and was written down on the 2nd."""
    folder = tmp_path / "office"
    write_office(folder, "== office/people/ada.yml ==\ntitle: Ada\n")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-02T09:00:00-08:00")
    write(folder, "due: 2026-11-24")
    commit_all(folder)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-16T09:00:00-08:00")
    return folder


def write(office: Path, *lines: str, path: str = PATH) -> None:
    """Writes the task."""
    (office / path).parent.mkdir(parents=True, exist_ok=True)
    (office / path).write_text("\n".join(["title: Order the pumps", "owner: ada", *lines, ""]))


def told(office: Path) -> list[str]:
    """What is said to whoever may read the records."""
    history = history_of(office, wanted=paths_of_interest(office))
    found = inspect(office, AT, history=history).problems
    return [str(problem) for problem in found if problem.rule == RULE]


def test_the_first_move_without_a_word_is_told_before_and_after_it_is_committed(
    office: Path,
) -> None:
    assert told(office) == []
    write(office, "due: 2026-12-08")
    said = [
        "office/tasks/pumps.yml:3: warning: This was due on another day at first, and says no "
        "reason for the new day; add 'moved: [on, from, to and why]' [moved-without-reason]"
    ]
    assert told(office) == said
    commit_all(office)
    assert told(office) == said


def test_the_days_are_told_of_what_everybody_may_read(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise = "office/commitments/pumps.yml"
    said = (
        *("visibility: public", "words: New pumps.", "made_on: 2026-11-02", "authority: direct"),
        "due: 2026-11-24",
    )
    write(office, *said, path=promise)
    commit_all(office)
    write(office, *said[:-1], "due: 2026-11-25", path=promise)
    commit_all(office)
    assert told(office) == []  # a mistake that was put right on the same day
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-18T09:00:00-08:00")
    write(office, *said[:-1], "due: 2026-12-08", path=promise)
    commit_all(office)
    assert told(office) == [
        "office/commitments/pumps.yml:7: warning: This was due on 2026-11-25 at first, and says no "
        "reason for the new day; add 'moved: [{on: 2026-11-20, from: 2026-11-25, to: 2026-12-08, "
        "why: …}]' [moved-without-reason]"
    ]


def test_what_was_due_before_everybody_could_read_it_is_told_to_nobody(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise = "office/commitments/pumps.yml"
    said = ("words: New pumps.", "made_on: 2026-11-02", "authority: direct")
    write(office, *said, "due: 2026-11-24", path=promise)
    commit_all(office)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-18T09:00:00-08:00")
    write(office, "visibility: public", *said, "due: 2026-12-08", path=promise)
    commit_all(office)
    assert told(office) == []


def test_a_move_that_says_why_passes(office: Path) -> None:
    write(office, "due: 2026-12-08", MOVED % ("2026-11-24", "2026-12-08"))
    commit_all(office)
    assert told(office) == []


def test_what_was_moved_before_it_was_committed_passes(office: Path) -> None:
    path = "office/tasks/keys.yml"
    write(office, "due: 2026-12-08", MOVED % ("2026-11-10", "2026-12-08"), path=path)
    commit_all(office)
    assert told(office) == []


def test_a_list_of_moves_that_begins_later_than_the_first_day_is_told(office: Path) -> None:
    write(office, "due: 2026-12-01")
    commit_all(office)
    write(office, "due: 2026-12-08", MOVED % ("2026-12-01", "2026-12-08"))
    commit_all(office)
    assert told(office) == [
        "office/tasks/pumps.yml:3: warning: This was first due on another day, and 'moved' begins "
        "later; add a first line to it: from the first day on, and why [moved-without-reason]"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("due: 2026-11-24", "status: under_way"),
        ("due: 2026-12-08", "status: done", "done: 2026-11-16"),
        ("due: 2026-12-08", "status: dropped"),
    ],
)
def test_what_is_as_it_was_or_no_longer_to_be_done_passes(
    office: Path, lines: tuple[str, ...]
) -> None:
    write(office, *lines)
    commit_all(office)
    assert told(office) == []


def test_a_file_under_another_name_is_the_same_task(office: Path) -> None:
    (office / PATH).rename(office / "office/tasks/new-pumps.yml")
    commit_all(office)
    write(office, "due: 2026-12-08", path="office/tasks/new-pumps.yml")
    commit_all(office)
    assert [one.partition(":")[0] for one in told(office)] == ["office/tasks/new-pumps.yml"]


def test_the_check_of_a_clone_of_the_newest_commits_says_that_it_cannot_see_it(
    office: Path, tmp_path: Path
) -> None:
    write(office, "due: 2026-12-08")
    commit_all(office)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{office}", "cut")
    done = CliRunner().invoke(commands, ["check", "--root", str(tmp_path / "cut")])
    assert done.exit_code == 0
    assert done.output.splitlines()[1] == (
        "office.yml:1: warning: This clone has only the newest commits, so no document says which "
        "revision it is, and nobody sees what was renamed or moved to another day; fetch the "
        "others: git fetch --unshallow [shallow-clone]"
    )
