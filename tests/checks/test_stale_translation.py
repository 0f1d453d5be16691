"""An original says something else since it was translated."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald.audience import Audience
from herald.checks.stale_translation import RULE
from herald.history import history_of, paths_of_translations
from herald.inspection import inspect
from tests.conftest import AT, write_office
from tests.repositories import commit_all, git
from tests.test_history import PATH, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a repository of its own, with one commit."""
    write_office(tmp_path / "office", "")
    commit_all(tmp_path / "office")
    return tmp_path / "office"


SPANISH = "content/news/2026-11-18-ferry.es.md"


def translate(office: Path, title: str = "El ferri", *lines: str) -> None:
    """Writes the Spanish words of the release."""
    (office / SPANISH).write_text("\n".join(["---", f"title: {title}", *lines, "---", "Abre.", ""]))


def told(office: Path) -> list[str]:
    """What `herald check` says of an office's history, without days and commits."""
    history = history_of(office, wanted=paths_of_translations(office))
    found = inspect(office, AT, history=history).problems
    lines = [str(problem) for problem in found if problem.rule == RULE]
    return [re.sub(r"commit [0-9a-f]{10}", "commit C", line) for line in lines]


def is_behind(office: Path) -> bool:
    """Whether readers of the translation are told that it is behind."""
    seen = inspect(office, AT, history=history_of(office)).office
    assert seen is not None
    view = seen.seen_by(Audience.PUBLIC, AT)
    record = view.record("release/2026/ferry")
    assert record is not None
    return view.is_behind(record, "es")


def test_a_translation_whose_original_changed_after_it_is_stale(office: Path) -> None:
    write(office, "visibility: public", "summary: Soon.")
    translate(office)
    commit_all(office)
    assert (told(office), is_behind(office)) == ([], False)

    write(office, "visibility: public", "summary: Soon.", body="It opens on Saturday.")
    commit_all(office)
    when = datetime.fromisoformat(git(office, "log", "-1", "--format=%cI"))
    day = when.astimezone(ZoneInfo("America/Los_Angeles")).date()
    assert told(office) == [
        f"{SPANISH}:2: warning: The text of '{PATH}' was changed after this translation, on {day} "
        f"(commit C); translate the change, or add 'reviewed: {day}' or a later day when this "
        "still holds [stale-translation]"
    ]
    assert is_behind(office)


def test_what_a_translation_does_not_say_itself_makes_it_not_stale(office: Path) -> None:
    """Its summary, its time and notes for staff come from the original, or are not for readers."""
    write(office, "visibility: public", "summary: Soon.", "private: {notes: Call}")
    translate(office)
    commit_all(office)
    write(
        office,
        *("visibility: public", "summary: Very soon.", "private: {notes: Called}"),
        *("publish_at: 2026-11-18 09:00", "tags: [ferries]"),
    )
    commit_all(office)
    assert (told(office), is_behind(office)) == ([], False)


def test_a_translation_of_the_change_or_a_day_of_review_makes_it_current(office: Path) -> None:
    write(office, "visibility: public")
    translate(office)
    commit_all(office)
    write(office, "visibility: public", body="It opens on Saturday.")
    commit_all(office)
    assert is_behind(office)

    translate(office, "El nuevo ferri")
    assert not is_behind(office), "it is being translated"
    commit_all(office)
    assert (told(office), is_behind(office)) == ([], False)

    write(office, "visibility: public", body="It opens on Sunday.")
    commit_all(office)
    assert is_behind(office)
    translate(office, "El nuevo ferri", "reviewed: 2099-01-01")
    commit_all(office)
    assert (told(office), is_behind(office)) == ([], False)


def test_a_change_that_was_taken_back_makes_nothing_stale(office: Path) -> None:
    write(office, "visibility: public")
    translate(office)
    commit_all(office)
    for body in ("It opens on Saturday.", "It opens."):
        write(office, "visibility: public", body=body)
        commit_all(office)
    assert (told(office), is_behind(office)) == ([], False)
