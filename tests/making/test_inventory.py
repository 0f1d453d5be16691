"""What lies in a folder: every file by its path, with what changes when somebody touches it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from herald.making.inventory import inventory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, one of them in a folder inside, and an empty folder."""
    made = tmp_path / "site"
    (made / "news").mkdir(parents=True)
    (made / "empty").mkdir()
    (made / "index.html").write_text("home")
    (made / "news" / "a.html").write_text("a")
    return made


def test_files_are_known_by_their_paths_and_empty_folders_by_their_names(folder: Path) -> None:
    found = inventory(str(folder))

    assert sorted(found.files) == ["index.html", "news/a.html"]
    assert found.folders == ("empty/",)


def test_the_stamp_says_how_large_a_file_is_and_when_it_was_written(folder: Path) -> None:
    os.utime(folder / "index.html", ns=(1, 1_700_000_000_000_000_005))

    assert inventory(str(folder)).stamp("index.html") == "4\t1700000000000000005"


def test_a_file_that_is_not_there_has_no_stamp(folder: Path) -> None:
    assert inventory(str(folder)).stamp("news") == ""


def test_there_is_nothing_where_there_is_no_folder(tmp_path: Path) -> None:
    found = inventory(str(tmp_path / "nowhere"))

    assert (found.files, found.folders) == ({}, ())


def test_a_file_that_goes_away_while_it_is_looked_at_is_not_there() -> None:
    # Here lies what this process has open, and so the folder itself until it was listed.
    assert "0" in inventory("/proc/self/fd").files


def test_there_is_nothing_in_an_empty_folder(tmp_path: Path) -> None:
    found = inventory(str(tmp_path))

    assert (found.files, found.folders) == ({}, ())


def test_a_link_is_a_file_and_nothing_behind_it_is_looked_at(folder: Path) -> None:
    (folder / "out").symlink_to(folder / "news")

    assert sorted(inventory(str(folder)).files) == ["index.html", "news/a.html", "out"]


def test_of_several_folders_and_files_each_path_begins_with_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("a")
    (tmp_path / "office.yml").write_text("city: X")

    found = inventory(*(f"{tmp_path}/{name}" for name in ("content", "office.yml", "none")))

    assert sorted(found.files) == ["content/a.md", "office.yml"]


@pytest.mark.parametrize(
    "touch",
    [
        lambda folder: (folder / "index.html").write_text("hame"),
        lambda folder: (folder / "index.html").unlink(),
        lambda folder: (folder / "index.html").chmod(0o600),
        lambda folder: (folder / "index.html").rename(folder / "other.html"),
        lambda folder: (folder / "news" / "b.html").write_text("b"),
        lambda folder: (folder / "new").mkdir(),
        lambda folder: (folder / "empty").rmdir(),
    ],
    ids=["written", "gone", "for others", "renamed", "come", "folder come", "folder gone"],
)
def test_whatever_is_done_to_a_file_or_folder_shows_in_the_digest(
    folder: Path, touch: object
) -> None:
    assert callable(touch)
    before = inventory(str(folder)).digest

    touch(folder)

    assert inventory(str(folder)).digest != before


def test_what_was_written_and_removed_is_known_without_looking_at_the_rest(folder: Path) -> None:
    before = inventory(str(folder))
    (folder / "empty").rmdir()
    (folder / "news" / "a.html").unlink()
    (folder / "news" / "b.html").write_text("b")

    after = before.after(str(folder), ["news/b.html"], ["news/a.html"])

    assert after == inventory(str(folder))


def test_what_somebody_else_did_meanwhile_is_not_taken_for_known(folder: Path) -> None:
    before = inventory(str(folder))
    (folder / "index.html").write_text("hame")

    assert before.after(str(folder), [], []).digest != inventory(str(folder)).digest
