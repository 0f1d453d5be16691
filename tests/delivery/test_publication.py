"""What is published: only what has come, only forwards, whole, and past every gate."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from herald.build import build
from herald.cli import commands
from herald.delivery.publication import last_moment, publish
from herald.problems import errors
from herald.stopped import Stopped
from tests.conftest import AT
from tests.demo import differences, tree

if TYPE_CHECKING:
    from pathlib import Path

LIFT = datetime(2026, 12, 1, 6, tzinfo=AT.tzinfo)

LATER = datetime(2027, 1, 1, tzinfo=UTC)
"""What the clock says, unless a test says another."""
PAGE = "news/2026/inn/index.html"


def test_what_is_published_is_what_a_preview_of_that_moment_shows(root: Path) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    Sixty homes.
    """
    public = root / "published/site"
    minute = timedelta(minutes=1)
    for moment, is_shown in ((LIFT - minute, False), (LIFT, True), (LIFT + minute, True)):
        done = publish(root, moment, LATER)
        build(root, moment)
        assert differences(tree(root / "site"), tree(public)) == []
        assert (public / PAGE).is_file() == is_shown
        assert done.files == len(tree(public))
        assert last_moment(root) == moment
    assert not any("publication" in path for path in tree(public))


def test_what_is_public_is_never_in_between(root: Path) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    Sixty homes.
    """
    link = root / "published/site"
    publish(root, LIFT - timedelta(hours=1), LATER)
    before, first = tree(link), link.readlink()
    publish(root, LIFT, LATER)
    # Whoever went on reading the copy that was public finds it as it was.
    assert link.readlink() != first
    assert differences(before, tree(root / "published" / first)) == []
    publish(root, LIFT + timedelta(hours=1), LATER)
    assert link.readlink() == first


EARLIER = (
    "Nothing was published.\n"
    "The last publication is of 2026-12-01 06:00:00 PST, and this one would be of "
    "2026-12-01 05:59:00 PST, which is earlier: it would take back what was published since. "
    "Leave out --at to publish as of now; if this machine's clock is right and the last "
    "publication was of a wrong moment, correct 'moment' in published/publication.json"
)


def test_a_moment_before_the_last_publication_is_refused_whatever_is_deleted(root: Path) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    Sixty homes.
    """
    publish(root, LIFT, LATER)
    public = tree(root / "published/site")
    shutil.rmtree(root / ".herald")
    for use_cache in (True, False):
        with pytest.raises(Stopped) as refused:
            publish(root, LIFT - timedelta(minutes=1), LATER, use_cache=use_cache)
        assert str(refused.value) == EARLIER
        assert tree(root / "published/site") == public
    # A preview of that minute is free.
    assert build(root, LIFT - timedelta(minutes=1)).published
    assert not (root / "site" / PAGE).exists()
    assert tree(root / "published/site") == public
    # The same moment again takes nothing back.
    assert publish(root, LIFT, LATER).files == len(public)


def test_a_moment_to_come_is_not_even_made(root: Path) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    Sixty homes.
    """
    with pytest.raises(Stopped) as refused:
        publish(root, LIFT, LIFT - timedelta(microseconds=1))
    assert str(refused.value) == (
        "Nothing was published.\n"
        "2026-12-01 06:00:00 PST is still to come, and nothing is published early; to see the "
        "site as it will be: herald build --at 2026-12-01T06:00"
    )
    assert [*tree(root / "published")] == ["lock"]
    assert last_moment(root) is None


def test_a_clock_that_went_back_publishes_nothing(root: Path) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    publish(root, LIFT, LIFT)
    for back in (timedelta(microseconds=1), timedelta(days=1), timedelta(days=3650)):
        with pytest.raises(Stopped, match="which is earlier"):
            publish(root, LIFT - back, LIFT - back)
    publish(root, LIFT + timedelta(microseconds=1), LIFT + timedelta(microseconds=1))


def test_with_errors_in_the_records_nothing_changes(root: Path) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    publish(root, LIFT, LATER)
    before = tree(root / "published")
    (root / "content/pages/about.md").write_text("[gone](/nowhere/)\n")
    done = publish(root, LIFT + timedelta(hours=1), LATER)
    assert [problem.rule for problem in errors(done.problems)] == ["broken-link"]
    assert done.files == 0
    assert tree(root / "published") == before


def test_what_a_gate_refuses_stays_inside(root: Path) -> None:
    """
    == mkdocs.yml ==
    site_name: The office
    docs_dir: content/pages
    theme:
      name: material
      custom_dir: theme
      font: false
    plugins: [search, herald]
    == theme/memo.txt ==
    Words for all.
    """
    publish(root, LIFT, LATER)
    before = tree(root / "published/site")
    (root / "theme/memo.txt").rename(root / "theme/memo.docx")
    with pytest.raises(Stopped) as refused:
        publish(root, LIFT + timedelta(hours=1), LATER)
    assert str(refused.value) == (
        "Nothing was published.\n"
        "'memo.docx' is of a type that is not made public; offer it as PDF, or leave the "
        "attachment out"
    )
    assert "memo.txt" in before
    assert tree(root / "published/site") == before
    assert last_moment(root) == LIFT


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"moment": "yesterday"}', "cannot be read"),
        ('{"moment": "2026-12-01T06:00:00"}', "gives a moment without its offset"),
        (None, "is not there"),
    ],
)
def test_without_its_memory_nothing_is_published(
    root: Path, content: str | None, state: str
) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    public = root / "published/site"
    public.mkdir(parents=True)
    record = root / "published/publication.json"
    if content is not None:
        record.write_text(content)
    with pytest.raises(Stopped) as refused:
        last_moment(root)
    assert str(refused.value) == (
        f"published/publication.json {state}, so nobody knows of which moment the last publication "
        'is; put it back, or write {"moment": "2026-11-20T12:00:00-08:00"} into it'
    )


def test_a_folder_in_the_way_is_left_alone(root: Path) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    (root / "published/site").mkdir(parents=True)
    with pytest.raises(Stopped, match="published/site is no link that Herald made; move it away"):
        publish(root, LIFT, LATER)


def test_a_memory_that_comes_with_a_commit_is_refused(root: Path) -> None:
    """
    == published/publication.json ==
    {"moment": "2026-01-01T00:00:00+00:00"}
    """
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    with pytest.raises(Stopped) as refused:
        publish(root, LIFT, LATER)
    assert str(refused.value) == (
        "'published' is in the repository, where anybody could change what was published; "
        "remove it: git rm -r --cached published"
    )


def test_the_command_says_what_it_did(root: Path) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    words = ["publish", "--root", str(root), "--at", "2026-11-20T12:00"]
    done = CliRunner().invoke(commands, words)
    count = len(tree(root / "published/site"))
    assert done.stdout == f"published/site: {count} files, as of 2026-11-20 12:00 PST\n"
    assert json.loads((root / "published/publication.json").read_text()) == {
        "moment": "2026-11-20T12:00:00-08:00",
        "files": count,
    }
