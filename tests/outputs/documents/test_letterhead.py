"""The foot of a document: which record, revision, date and commit, and where to verify it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from herald.addresses import verify_address
from herald.audience import Audience
from herald.commits.history import history_of
from herald.inspection import inspect
from herald.outputs.documents.letterhead import Provenance, provenance_of
from tests.conftest import AT
from tests.repositories import commit_all

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = f"https://mayor.portellery.example{verify_address('/news/2026/ferry/')}"


def feet(root: Path, audience: Audience, language: str = "en") -> Provenance:
    """What the foot of the release says."""
    office = inspect(root, AT, history=history_of(root)).office
    assert office is not None
    view = office.seen_by(audience, AT)
    seen = view.record("release/2026/ferry")
    assert seen is not None
    return provenance_of(view, seen.into(language))


def test_the_foot_names_record_revision_date_and_commit(root: Path) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---

    It opens.
    """
    commit = commit_all(root)
    told = feet(root, Audience.PUBLIC)

    assert told.line.startswith("release/2026/ferry · Revision 1 · ")
    assert told.line.endswith(f" · {commit[:10]}")
    assert told.address == ADDRESS
    assert feet(root, Audience.INTERNAL) == replace(told, address="")

    file = root / "content/news/2026-11-18-ferry.md"
    file.write_text(file.read_text().replace("It opens.", "It opens today."))
    assert " · After revision 1 · " in feet(root, Audience.PUBLIC).line


def test_without_git_the_foot_names_the_record(root: Path) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---

    It opens.
    """
    assert feet(root, Audience.PUBLIC) == Provenance("release/2026/ferry", ADDRESS)


def test_what_is_for_the_press_alone_has_no_page_to_verify_it(root: Path) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: press
    date: 2026-11-18
    release_kind: release
    ---

    It opens.
    """
    assert feet(root, Audience.PRESS) == Provenance("release/2026/ferry", "")


def test_a_translation_is_verified_in_its_language(root: Path) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---

    It opens.
    == content/news/2026-11-18-ferry.es.md ==
    ---
    title: Abre la terminal
    ---

    Abre.
    """
    commit_all(root)
    told = feet(root, Audience.PUBLIC, "es")

    assert told.line.startswith("release/2026/ferry · Revisión 1 · ")
    assert told.address == ADDRESS.replace("example/", "example/es/")
