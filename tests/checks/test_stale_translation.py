"""An original says something else since it was translated."""

from __future__ import annotations

import re
from datetime import datetime
from shutil import rmtree
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser as Page

from herald.audience import Audience
from herald.build import build
from herald.checks.stale_translation import RULE
from herald.commits.history import history_of, paths_of_translations
from herald.inspection import inspect
from herald.render.language import Interpreter
from tests.commits.test_history import PATH, write
from tests.conftest import AT, write_office
from tests.repositories import commit_all, git

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


ABOUT, ABOUT_IN_SPANISH = "content/pages/about.md", "content/pages/about.es.md"


def test_a_page_written_by_hand_is_behind_as_a_record_is(office: Path) -> None:
    (office / ABOUT).write_text("---\ntitle: About\n---\nWe are four.\n")
    (office / ABOUT_IN_SPANISH).write_text("---\ntitle: La oficina\n---\nSomos cuatro.\n")
    commit_all(office)
    assert (told(office), noted(office)) == ([], [])

    (office / ABOUT).write_text("---\ntitle: About\n---\nWe are five.\n")
    assert (told(office), noted(office)) == ([], [])  # not committed yet
    commit_all(office)
    when = datetime.fromisoformat(git(office, "log", "-1", "--format=%cI"))
    day = when.astimezone(ZoneInfo("America/Los_Angeles")).date()
    assert told(office) == [
        f"{ABOUT_IN_SPANISH}:2: warning: The text of '{ABOUT}' was changed after this "
        f"translation, on {day} (commit C); translate the change, or add 'reviewed: {day}' or a "
        "later day when this still holds [stale-translation]"
    ]
    assert noted(office) == [
        "El original de esta página cambió después de traducirse.",
        "Lea el original en inglés ../../about/",
        "The original of this page has changed since it was translated.",
        "Read the original in English ../../about/",
    ]

    (office / ABOUT_IN_SPANISH).write_text(
        f"---\ntitle: La oficina\nreviewed: {day}\n---\nSomos cuatro.\n"
    )
    assert (told(office), noted(office)) == ([], [])
    assert build(office, AT, jobs=1).published
    page = Page((office / "site/es/about/index.html").read_bytes())
    (line,) = page.css(".reviewed")
    assert line.text() == f"Última revisión: {Interpreter('es').day(day)}"


def noted(office: Path) -> list[str]:
    """What the Spanish page says of its original, with where links lead."""
    assert build(office, AT, jobs=1).published
    page = Page((office / "site/es/about/index.html").read_bytes())
    for folder in (".herald", "site", "private"):  # none of which is committed
        rmtree(office / folder)
    told = [node.text(deep=False).strip() for node in page.css("h1 + .notice-caution p")]
    links = [f"{a.text()} {a.attributes['href']}" for a in page.css("h1 + .notice-caution a")]
    return [line for pair in zip(told, links, strict=True) for line in pair]
