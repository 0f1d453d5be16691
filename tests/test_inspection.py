"""Inspection: what is known is not read again, and nothing is missed for it."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from herald.inspection import YOUNG, YOUNG_IN_SECONDS, Inspection, _is_young, inspect
from herald.kinds import BY_NAME
from herald.making.execution import crew
from herald.making.ledger import FILE, Ledger
from herald.records.facts import written
from herald.records.reader import Folio
from herald.records.walk import RecordFile
from tests.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

    from herald.making.execution import Crew


@dataclass(frozen=True)
class Desk:
    """An office that is inspected again and again."""

    root: Path

    def inspected(
        self, at: datetime = AT, workers: Crew = (), *, epoch: str = "epoch"
    ) -> Inspection:
        """What an inspection finds that knows what those before it found."""
        with closing(Ledger(self.root.parent / "state", epoch)) as ledger:
            return inspect(self.root, at, ledger, workers)

    def read(self, at: datetime = AT) -> int:
        """How many files it reads for that; it must find what one finds that knows nothing."""
        found, anew = self.inspected(at), inspect(self.root, at)
        assert told(found) == told(anew)
        return len(found.read)

    def write(self, path: str, old: str, new: str) -> None:
        """Writes other words into a file, or the file if there are no words to look for."""
        file = self.root / path
        text = file.read_text("utf-8") if old else ""
        assert old in text
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(old, new) if old else new, "utf-8")
        self.settle()

    def settle(self) -> None:
        """Waits until the file system's clock has gone on by more than one of its steps."""
        mark = self.root.parent / "mark"
        mark.touch()
        since = mark.stat().st_mtime_ns
        while mark.stat().st_mtime_ns < since + 2 * YOUNG:
            time.sleep(YOUNG / 1e9)
            mark.touch()


def told(found: Inspection) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The problems as they are printed, and each record with its digest and its facts."""
    office = found.office
    assert office is not None
    entries = ((one.path, one.digest, written(one.facts)) for one in office.every_entry())
    return [str(problem) for problem in found.problems], sorted(entries)


@pytest.fixture
def desk(root: Path) -> Desk:
    """The office in the test's docstring, written a while ago."""
    desk = Desk(root)
    desk.settle()
    return desk


# --- reading --------------------------------------------------------------------------------------


def test_what_did_not_change_is_not_read_again(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: release
    ---
    It sails.
    == content/news/ferry.es.md ==
    ---
    title: Transbordador
    ---
    Zarpa.
    """
    assert [desk.read(), desk.read(), desk.read()] == [3, 0, 0]
    assert desk.read(AT + timedelta(days=400)) == 0


def test_what_changed_is_read_again_with_what_translates_it(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: release
    ---
    It sails.
    == content/news/ferry.es.md ==
    ---
    title: Transbordador
    ---
    Zarpa.
    == content/news/bus.yml ==
    title: Bus
    date: 2026-11-02
    release_kind: release
    """
    desk.read()
    desk.write("content/news/bus.yml", "title: Bus", "title: Sub")
    assert [desk.read(), desk.read()] == [1, 0]
    desk.write("content/news/ferry.es.md", "Zarpa", "Llega")
    assert [desk.read(), desk.read()] == [1, 0]
    desk.write("content/news/ferry.md", "2026-11-02", "2026-11-03")
    assert [desk.read(), desk.read()] == [2, 0]


def test_what_comes_is_read_and_what_goes_is_forgotten(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: release
    ---
    """
    desk.read()
    desk.write("content/news/bus.yml", "", "title: B\ndate: 2026-11-02\nrelease_kind: release\n")
    assert desk.read() == 1
    (desk.root / "content/news/bus.yml").rename(desk.root / "content/news/sub.yml")
    desk.settle()
    assert [desk.read(), desk.read()] == [1, 0]
    (desk.root / "content/news/sub.yml").unlink()
    assert desk.read() == 0
    with closing(Ledger(desk.root.parent / "state", "epoch")) as ledger:
        assert (
            sorted(ledger.names("files"))
            == sorted(ledger.names("checks"))
            == [
                "content/news/ferry.md",
                "office/people/renata-okafor-lindqvist.yml",
            ]
        )


def test_a_translation_is_read_again_when_its_original_comes_or_goes(desk: Desk) -> None:
    """
    == content/news/ferry.es.md ==
    ---
    title: Transbordador
    ---
    """
    wrong = (
        "content/news/ferry.es.md:1: There is no 'ferry.md' or 'ferry.yml' that this could "
        "translate [translation]"
    )
    assert told(desk.inspected())[0][0] == wrong
    assert desk.read() == 0
    desk.write("content/news/ferry.yml", "", "title: F\ndate: 2026-11-02\nrelease_kind: release\n")
    assert desk.read() == 2
    assert wrong not in told(desk.inspected())[0]
    (desk.root / "content/news/ferry.yml").unlink()
    assert desk.read() == 1
    assert told(desk.inspected())[0][0] == wrong


def test_a_file_that_was_written_as_it_was_is_read_once_and_is_the_same_record(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: release
    ---
    """
    desk.read()
    before = told(desk.inspected())
    os.utime(desk.root / "content/news/ferry.md")
    desk.settle()

    assert [desk.read(), desk.read()] == [1, 0]
    assert told(desk.inspected()) == before


def test_a_file_of_the_same_length_and_time_of_writing_is_told_from_another(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: release
    ---
    """
    file = desk.root / "content/news/ferry.md"
    desk.read()
    was = file.stat()
    file.write_text(file.read_text().replace("Ferry", "Boats"))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (was.st_size, was.st_mtime_ns)

    assert desk.read() == 1


def test_a_file_that_may_change_within_the_step_of_time_is_read_each_time(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: release
    ---
    """
    file = desk.root / "content/news/ferry.md"
    later = file.stat().st_mtime_ns + 3_600 * 10**9
    os.utime(file, ns=(later, later))
    desk.settle()

    assert [desk.read(), desk.read()] == [2, 1]


SECOND = 10**9


@pytest.mark.parametrize(
    ("modified", "changed", "now", "is_young"),
    [
        (7 * SECOND + 5, 0, 7 * SECOND + 5, True),
        (7 * SECOND + 5, 0, 7 * SECOND + 4 + YOUNG, True),
        (7 * SECOND + 5, 0, 7 * SECOND + 5 + YOUNG, False),
        (0, 7 * SECOND + 5, 7 * SECOND + 4 + YOUNG, True),
        (0, 7 * SECOND + 5, 7 * SECOND + 5 + YOUNG, False),
        (9 * SECOND + 5, 0, 7 * SECOND, True),
        # In a file system that counts in seconds, or in two.
        (7 * SECOND, 0, 7 * SECOND + YOUNG, True),
        (7 * SECOND, 7 * SECOND, 7 * SECOND - 1 + YOUNG_IN_SECONDS, True),
        (7 * SECOND, 7 * SECOND, 7 * SECOND + YOUNG_IN_SECONDS, False),
    ],
)
def test_a_file_is_young_for_one_step_of_its_file_systems_time(
    modified: int, changed: int, now: int, *, is_young: bool
) -> None:
    file = RecordFile("a.md", BY_NAME["release"], "", "a", "", (1, modified, changed, 1))
    old = RecordFile("b.md", BY_NAME["release"], "", "b", "es", (1, 1, 1, 1))

    assert _is_young(Folio("/", file, None, "UTC", "en"), now) is is_young
    assert _is_young(Folio("/", old, file, "UTC", "en"), now) is is_young


def test_another_program_or_office_reads_everything(desk: Desk) -> None:
    desk.inspected()
    assert desk.inspected().read == ()
    assert len(desk.inspected(epoch="another").read) == 1


@pytest.mark.parametrize("harm", ["content = 'x' || content", "seal = x'00'", "content = '[]'"])
def test_what_was_spoilt_in_the_ledger_is_read_again(desk: Desk, harm: str) -> None:
    desk.inspected()
    for shelf in ("files", "checks"):
        with closing(sqlite3.connect(desk.root.parent / "state" / FILE)) as rows, rows:
            rows.execute(f"UPDATE rows SET {harm} WHERE shelf = ?", (shelf,))  # noqa: S608
    assert [desk.read(), desk.read()] == [1, 0]


# --- problems -------------------------------------------------------------------------------------


def test_problems_come_back_every_time(desk: Desk) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry
    date: 2026-11-02
    release_kind: releas
    ---
    == content/news/bus.md ==
    ---
    title: [
    == content/news/levy.yml ==
    title: Levy
    date: 2026-11-02
    release_kind: release
    owner: nobody
    """
    first = desk.inspected()
    assert len(told(first)[0]) >= 3
    for count in range(3):
        again = desk.inspected()
        assert told(again) == told(first)
        assert again.read == (), count
    assert told(inspect(desk.root, AT)) == told(first)


def test_a_record_that_names_one_that_goes_is_checked_again_without_being_read(desk: Desk) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    date: 2026-11-02
    release_kind: release
    visibility: public
    owner: ada
    == office/people/ada.yml ==
    title: Ada
    visibility: public
    """
    assert desk.read() == 3
    before = told(desk.inspected())[0]
    text = (desk.root / "office/people/ada.yml").read_text()
    (desk.root / "office/people/ada.yml").unlink()

    found = desk.inspected()
    assert found.read == ()
    assert [line for line in told(found)[0] if line not in before] == [
        "content/news/levy.yml:5: 'owner' is 'ada'; there is no person of that name. "
        "Correct it, or add the record in office/people [dangling-reference]"
    ]
    assert told(desk.inspected()) == told(found)
    desk.write("office/people/ada.yml", "", text)
    assert told(desk.inspected())[0] == before


def test_what_was_right_is_wrong_when_a_moment_passes_and_nothing_was_written(desk: Desk) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    visibility: public
    date: 2026-11-02
    release_kind: release
    owner: ada
    == office/people/ada.yml ==
    title: Ada
    visibility: public
    expires: 2026-11-20 13:00
    """
    assert desk.read() == 3
    before = told(desk.inspected())[0]
    later = AT + timedelta(hours=1)

    assert desk.read(later) == 0
    assert told(desk.inspected(later))[0] != before
    assert told(desk.inspected())[0] == before


def test_two_records_that_cannot_both_be_are_found_when_one_comes(desk: Desk) -> None:
    """
    == schedules/events/2026/forum.md ==
    ---
    title: Forum
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: City Hall
    subtype: forum
    mayors_role: speak
    ---
    """
    assert desk.read() == 2
    text = (desk.root / "schedules/events/2026/forum.md").read_text()
    desk.write("schedules/events/2026/walk.md", "", text.replace("Forum", "Walk"))
    assert desk.read() == 1
    assert any("both need the Mayor" in line for line in told(desk.inspected())[0])
    desk.write("schedules/events/2026/walk.md", "12-03", "12-04")
    assert desk.read() == 1
    assert not any("both need the Mayor" in line for line in told(desk.inspected())[0])


def test_an_advisory_is_checked_again_when_the_event_it_links_to_is_closed(desk: Desk) -> None:
    """
    == schedules/events/storm.md ==
    ---
    title: Storm season
    visibility: public
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: Hall
    subtype: forum
    press: open
    ---
    == content/news/storm.md ==
    ---
    title: Come to the storm briefing
    date: 2026-11-20
    release_kind: advisory
    who: The Mayor
    what: A briefing
    when: Thursday
    where: Hall
    ---
    [The event](/events/2026/storm/)
    """
    assert desk.read() == 3
    assert not any("invites the press" in line for line in told(desk.inspected())[0])
    desk.write("schedules/events/storm.md", "press: open", "press: closed")
    assert desk.read() == 1
    assert any("invites the press" in line for line in told(desk.inspected())[0])


# --- in other processes ---------------------------------------------------------------------------


def test_many_files_are_read_and_checked_alike_by_one_worker_and_by_two(desk: Desk) -> None:
    for number in range(130):
        owner = "renata-okafor-lindqvist" if number % 5 else "nobody"
        (desk.root / "content/news").mkdir(exist_ok=True)
        (desk.root / f"content/news/n{number}.yml").write_text(
            f"title: N{number}\nvisibility: public\ndate: 2026-11-02\nrelease_kind: release\n"
            f"owner: {owner}\n"
        )
    desk.settle()
    alone = inspect(desk.root, AT)
    with crew(2) as workers:
        for count in (131, 0):
            found = desk.inspected(workers=workers)
            assert told(found) == told(alone)
            assert len(found.read) == count
    assert len([line for line in told(alone)[0] if "nobody" in line]) == 26
