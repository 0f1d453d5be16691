"""The ledger: what was kept comes back from its own place, and nothing else ever does."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herald.making.ledger import FILE, MARK, Ledger, Recollection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EPOCH = "a program, an office.yml"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with closing(Ledger(tmp_path / "state", EPOCH)) as opened:
        yield opened


def reopened(tmp_path: Path, epoch: str = EPOCH) -> closing[Ledger]:
    """The same ledger, as another build finds it."""
    return closing(Ledger(tmp_path / "state", epoch))


def test_what_was_kept_is_found_in_its_place_and_nowhere_else(ledger: Ledger) -> None:
    ledger.keep("pages", {"a": "content\n\0é", "b": ""})

    assert ledger.find("pages", "a") == "content\n\0é"
    assert ledger.find("pages", "b") == ""
    assert ledger.find("pages", "c") is None
    assert ledger.find("feeds", "a") is None
    assert ledger.shelf("pages") == {"a": "content\n\0é", "b": ""}
    assert ledger.shelf("feeds") == {}
    assert sorted(ledger.names("pages")) == ["a", "b"]
    assert ledger.names("feeds") == []


def test_the_next_build_finds_what_this_one_kept(tmp_path: Path, ledger: Ledger) -> None:
    ledger.keep("pages", {"a": "content"})
    ledger.close()

    with reopened(tmp_path) as later:
        assert later.shelf("pages") == {"a": "content"}


def test_a_later_row_takes_the_place_of_the_earlier_and_leaves_others_alone(
    ledger: Ledger,
) -> None:
    ledger.keep("pages", {"a": "one", "b": "two"})
    ledger.keep("pages", {"a": "three"})

    assert ledger.shelf("pages") == {"a": "three", "b": "two"}


def test_what_is_forgotten_is_gone_and_what_was_never_there_is_no_matter(ledger: Ledger) -> None:
    ledger.keep("pages", {"a": "one", "b": "two"})
    ledger.keep("feeds", {"a": "one"})
    ledger.forget("pages", ["a", "c"])
    ledger.forget("nothing", ["a"])

    assert ledger.shelf("pages") == {"b": "two"}
    assert ledger.shelf("feeds") == {"a": "one"}


def test_another_epoch_finds_nothing_and_neither_does_the_first_one_afterwards(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.keep("pages", {"a": "content"})
    ledger.close()

    with reopened(tmp_path, "another program") as later:
        assert later.shelf("pages") == {}
        assert later.names("pages") == []
        later.keep("pages", {"b": "new"})
    with reopened(tmp_path) as first:
        assert first.shelf("pages") == {}


def test_a_row_that_was_moved_to_another_place_is_not_believed(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.keep("pages", {"a": "one"})
    for change in ("shelf = 'feeds'", "name = 'b'", "content = 'two'", "seal = x'00'"):
        ledger.close()
        with closing(sqlite3.connect(tmp_path / "state" / FILE)) as rows, rows:
            rows.execute(f"UPDATE rows SET {change} WHERE shelf = 'pages'")  # noqa: S608
        ledger = Ledger(tmp_path / "state", EPOCH)
        assert ledger.shelf("pages") == ledger.shelf("feeds") == {}, change
        ledger.forget("feeds", ["a"])
        ledger.forget("pages", ["b"])
        ledger.keep("pages", {"a": "one"})
        assert ledger.shelf("pages") == {"a": "one"}, change
    ledger.close()


def test_the_moment_is_the_file_systems_when_the_ledger_was_opened(
    tmp_path: Path, ledger: Ledger
) -> None:
    earlier = ledger.moment()
    ledger.close()
    os.utime(tmp_path / "state" / MARK, ns=(0, 0))

    with reopened(tmp_path) as later:
        after = tmp_path / "after"
        after.touch()
        assert earlier <= later.moment() <= after.stat().st_mtime_ns


# --- what a process remembers ---------------------------------------------------------------------


class Reader:
    """Reads rows that hold numbers, and notes which of them it was given."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def __call__(self, name: str, content: str) -> int:
        self.opened.append(name)
        return int(content)


def test_a_row_is_opened_again_only_when_it_is_another(tmp_path: Path) -> None:
    reader, recollection = Reader(), Recollection()
    with closing(Ledger(tmp_path, EPOCH, recollection)) as first:
        first.keep("sizes", {"a": "1", "b": "2", "c": "3"})
        assert first.read("sizes", reader) == {"a": 1, "b": 2, "c": 3}
        first.keep("sizes", {"b": "20", "d": "4"})
        first.forget("sizes", ["c"])
    reader.opened.clear()

    with closing(Ledger(tmp_path, EPOCH, recollection)) as later:
        assert later.read("sizes", reader) == {"a": 1, "b": 20, "d": 4}
        assert sorted(reader.opened) == ["b", "d"]
        assert later.shelf("sizes") == {"a": "1", "b": "20", "d": "4"}
    with closing(Ledger(tmp_path, EPOCH)) as other_process:
        assert other_process.read("sizes", reader) == {"a": 1, "b": 20, "d": 4}
        assert sorted(reader.opened) == ["a", "b", "b", "d", "d"]


def test_names_and_digests_are_those_of_the_rows_that_are_there(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.keep("pages", {"a": "one", "b": "two"})
    first = ledger.digest("pages")
    ledger.keep("pages", {"b": "three", "c": "four"})
    ledger.forget("pages", ["a", "d"])
    then = ledger.digest("pages")
    assert sorted(ledger.names("pages")) == ["b", "c"]
    assert first != then
    ledger.close()

    with reopened(tmp_path) as later:
        assert sorted(later.names("pages")) == ["b", "c"]
        assert later.digest("pages") == then
        later.keep("pages", {"a": "one", "b": "two"})
        later.forget("pages", ["c"])
        assert later.digest("pages") == first


def test_a_row_that_cannot_be_read_is_none(ledger: Ledger) -> None:
    ledger.keep("sizes", {"a": "1", "b": "two"})

    assert ledger.read("sizes", Reader()) == {"a": 1}


def test_what_is_remembered_of_another_epoch_is_not_believed(tmp_path: Path) -> None:
    reader, recollection = Reader(), Recollection()
    with closing(Ledger(tmp_path, EPOCH, recollection)) as first:
        first.keep("sizes", {"a": "1"})
        first.read("sizes", reader)

    with closing(Ledger(tmp_path, "another program", recollection)) as later:
        assert later.read("sizes", reader) == {}
        later.keep("sizes", {"a": "1"})
        assert later.read("sizes", reader) == {"a": 1}
    assert reader.opened == ["a", "a"]


def test_where_a_new_row_is_damaged_nothing_is_remembered_either(tmp_path: Path) -> None:
    reader, recollection = Reader(), Recollection()
    with closing(Ledger(tmp_path, EPOCH, recollection)) as first:
        first.keep("sizes", {"a": "1", "b": "2"})
        first.read("sizes", reader)
    with closing(sqlite3.connect(tmp_path / FILE)) as rows, rows:
        rows.execute("UPDATE rows SET content = '20', seal = x'00' WHERE name = 'b'")

    with closing(Ledger(tmp_path, EPOCH, recollection)) as later:
        assert later.read("sizes", reader) == {}
        assert later.shelf("sizes") == {}


# --- damage ---------------------------------------------------------------------------------------

ROWS = {
    "files": {f"content/{n}.md": f"[[{n}]]" * (n + 1) for n in range(12)},
    "site": {"page /": "short", "feed": "long " * 2_000},
    "site/data/event": {"2026-12-03  forum": "ñ" * 300},
}
"""Rows enough for several pages of the file, one of them longer than a page."""


def written(folder: Path) -> bytes:
    """A ledger's file with those rows."""
    with closing(Ledger(folder, EPOCH)) as ledger:
        for shelf, rows in ROWS.items():
            ledger.keep(shelf, rows)
    return (folder / FILE).read_bytes()


@dataclass(frozen=True)
class Whole:
    """A ledger's file with those rows; in a few words, for those who tell of a test."""

    content: bytes = field(repr=False)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """One that is only read."""
    return Whole(written(tmp_path_factory.mktemp("whole")))


def assert_only_truth_comes_back(content: bytes) -> None:
    """Whatever a file holds, each row that comes back was kept, and a build can go on with it."""
    from pathlib import Path

    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / FILE).write_bytes(content)
        with closing(Ledger(folder, EPOCH)) as ledger:
            for shelf, rows in ROWS.items():
                assert ledger.shelf(shelf).items() <= rows.items()
                for name in rows:
                    assert ledger.find(shelf, name) in (None, rows[name])
                assert len(ledger.names(shelf)) <= len(rows)
                ledger.digest(shelf)
            ledger.keep("site", {"page /": "new"})
            ledger.forget("files", ROWS["files"])
            assert ledger.find("site", "page /") in (None, "new")
            assert ledger.shelf("files") == {}


PLACES = st.integers(0, 1 << 16)


@given(place=PLACES, byte=st.integers(1, 255))
@example(place=18, byte=3)  # the file says that it is written ahead of itself
@example(place=19, byte=3)
@example(place=100, byte=8)  # its first page is none
def test_whatever_byte_is_changed_only_what_was_kept_comes_back(
    kept: Whole, place: int, byte: int
) -> None:
    whole = kept.content
    held = bytearray(whole)
    held[place % len(held)] ^= byte
    assert_only_truth_comes_back(bytes(held))


@given(place=PLACES, harm=st.binary(min_size=1, max_size=64))
def test_whatever_is_written_over_it_only_what_was_kept_comes_back(
    kept: Whole, place: int, harm: bytes
) -> None:
    whole = kept.content
    start = place % len(whole)
    assert_only_truth_comes_back(whole[:start] + harm + whole[start + len(harm) :])


@given(place=PLACES)
@example(place=0)
@example(place=100)
@example(place=4096)
def test_wherever_it_is_cut_only_what_was_kept_comes_back(kept: Whole, place: int) -> None:
    whole = kept.content
    assert_only_truth_comes_back(whole[: place % len(whole)])


@given(more=st.binary(min_size=1, max_size=5_000))
def test_whatever_is_added_only_what_was_kept_comes_back(kept: Whole, more: bytes) -> None:
    whole = kept.content
    assert_only_truth_comes_back(whole + more)


def test_a_page_of_one_ledger_in_another_brings_nothing_of_the_other(
    tmp_path: Path, kept: Whole
) -> None:
    whole = kept.content
    with closing(Ledger(tmp_path, "another")) as other:
        for shelf, rows in ROWS.items():
            other.keep(shelf, {name: f"{text} of the other" for name, text in rows.items()})
    pages = (tmp_path / FILE).read_bytes()
    for start in range(0, min(len(whole), len(pages)), 4096):
        mixed = whole[:start] + pages[start : start + 4096] + whole[start + 4096 :]
        assert_only_truth_comes_back(mixed)


@pytest.mark.parametrize("content", [b"no database", b"x" * 4096, b"SQLite format 3\0"])
def test_what_is_no_ledger_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / FILE).write_bytes(content)

    with reopened(tmp_path) as ledger:
        assert ledger.shelf("pages") == {}
        ledger.keep("pages", {"a": "content"})
    with reopened(tmp_path) as later:
        assert later.shelf("pages") == {"a": "content"}


def test_damage_that_is_met_in_reading_does_not_stay(tmp_path: Path, ledger: Ledger) -> None:
    """A column of another name: every question fails, and every row would be written in vain."""
    ledger.keep("pages", {"a": "content"})
    ledger.close()
    file = tmp_path / "state" / FILE
    file.write_bytes(file.read_bytes().replace(b"seal BLOB", b"seam BLOB"))

    with reopened(tmp_path) as damaged:
        assert damaged.shelf("pages") == {}
        damaged.keep("pages", {"a": "content"})
        assert damaged.shelf("pages") == {"a": "content"}
    with reopened(tmp_path) as later:
        assert later.shelf("pages") == {"a": "content"}


def test_a_name_that_is_no_text_does_not_stay(tmp_path: Path, ledger: Ledger) -> None:
    ledger.keep("pages", {"a": "content", "name": "other"})
    ledger.close()
    file = tmp_path / "state" / FILE
    file.write_bytes(file.read_bytes().replace(b"pagesname", b"pagesn\xff\xffe"))

    with reopened(tmp_path) as damaged:
        assert damaged.shelf("pages") == {}
        assert damaged.names("pages") == []
        damaged.keep("pages", {"a": "content"})
    with reopened(tmp_path) as later:
        assert later.shelf("pages") == {"a": "content"}
        assert later.names("pages") == ["a"]


def test_damage_that_is_met_in_writing_does_not_stay(tmp_path: Path, ledger: Ledger) -> None:
    for shelf, rows in ROWS.items():
        ledger.keep(shelf, rows)
    ledger.close()
    file = tmp_path / "state" / FILE
    held = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as opened:
        (root,) = opened.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'rows'"
        ).fetchone()
    held[(root - 1) * 4096 : root * 4096] = bytes(4096)
    file.write_bytes(held)

    with reopened(tmp_path) as damaged:
        damaged.keep("pages", {"a": "content"})
        assert damaged.find("pages", "a") == "content"
    with reopened(tmp_path) as later:
        assert later.find("pages", "a") == "content"


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [FILE, MARK])
def test_a_link_that_lies_in_its_place_is_not_followed(tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    os.utime(precious, ns=(0, 0))
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / name).symlink_to(precious)

    with reopened(tmp_path) as ledger:
        ledger.keep("pages", {"a": "content"})
        assert ledger.find("pages", "a") == "content"
        assert ledger.moment() > 0

    assert precious.read_text() == "mine"
    assert precious.stat().st_mtime_ns == 0
    assert not (tmp_path / "state" / name).is_symlink()
