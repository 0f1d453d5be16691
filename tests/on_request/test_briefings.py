"""The command for the briefing book: what it makes, what it compares with, and what it says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from herald.cli import commands, main
from herald.render.language import Interpreter
from tests.conftest import write_office
from tests.documents import words_of
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

ZONE = "America/Los_Angeles"

MEETING = """
== schedules/calendar/2026/meeting.yml ==
title: Budget meeting
starts: 2026-12-03 09:00
ends: 2026-12-03 10:00
purpose: meeting
place: City Hall
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An office with one meeting on its calendar, in a repository that has it."""
    write_office(tmp_path, MEETING)
    (tmp_path / ".gitignore").write_text(".herald/\nprivate/\n")
    commit_all(tmp_path)
    return tmp_path


def brief(root: Path, *words: str) -> Result:
    """`herald brief`, at noon on November 20."""
    at = ("--at", "2026-11-20T12:00")
    return CliRunner().invoke(commands, ["brief", "--root", str(root), *at, *words])


def said(root: Path, *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: object) -> str:
    """What it says when it stops, without a traceback."""
    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    given = ["herald", "brief", "--root", str(root), "--at", "2026-11-20T12:00", *words]
    monkeypatch.setattr("sys.argv", given)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    return capsys.readouterr().err


def change(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Writes something else into a file of the office."""
    text = (root / path).read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_text(text)


def test_the_book_is_printed_and_the_card_for_the_pocket_is_told_beside_it(root: Path) -> None:
    done = brief(root, "2026-12-03")

    assert (done.stdout, done.stderr, done.exit_code) == (
        "private/briefings/2026-12-03.pdf\n",
        "and to fold for the pocket: private/briefings/2026-12-03-pocket.pdf\n",
        0,
    )
    assert sorted(path.name for path in (root / "private/briefings").iterdir()) == [
        "2026-12-03-pocket.pdf",
        "2026-12-03.pdf",
    ]


def test_a_book_of_some_days_for_staff(root: Path) -> None:
    done = brief(root, "2026-12-02", "--until", "2026-12-03", "--for", "staff")

    assert done.stdout == "private/briefings/2026-12-02-to-2026-12-03-staff.pdf\n"
    assert done.stderr == (
        "and to fold for the pocket: private/briefings/2026-12-02-staff-pocket.pdf\n"
        "and to fold for the pocket: private/briefings/2026-12-03-staff-pocket.pdf\n"
    )


def test_the_press_has_a_copy_and_no_card(root: Path) -> None:
    done = brief(root, "2026-12-03", "--for", "press")

    assert (done.stdout, done.stderr) == ("private/briefings/2026-12-03-press.pdf\n", "")
    text = words_of((root / done.stdout.strip()).read_bytes())
    assert "Nothing is scheduled." in text
    assert "Budget meeting" not in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["tomorrow"], "The day is 'tomorrow'; a date is written 2026-12-03"),
        (["2026-02-30"], "The day is '2026-02-30'; a date is written 2026-12-03"),
        (
            ["2026-12-03", "--until", "Friday"],
            "The day is 'Friday'; a date is written 2026-12-03",
        ),
        (
            ["2026-12-03", "--until", "2026-12-01"],
            "The book ends on 2026-12-01, before it begins on 2026-12-03; swap the two",
        ),
        (
            ["2026-12-03", "--until", "2027-12-03"],
            "A book has at most 14 days, and from 2026-12-03 to 2027-12-03 are 366; make two",
        ),
        (
            ["2026-12-03", "--for", "press", "--since", "HEAD"],
            "The press's copy is not compared with an earlier one; leave --since out",
        ),
        (
            ["2026-12-03", "--for", "council"],
            "Invalid value for '--for': 'council' is not one of 'mayor', 'staff', 'press'.",
        ),
    ],
)
def test_a_wrong_day_or_reader_is_told_in_a_sentence(
    root: Path, words: list[str], sentence: str
) -> None:
    done = brief(root, *words)

    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == f"Error: {sentence}"
    assert not (root / "private").exists()


def test_a_commit_that_is_not_there_is_told_in_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("2026-12-03", "--since", "yesterday")
    assert said(root, *words, capsys=capsys, monkeypatch=monkeypatch) == (
        "There is no commit 'yesterday' in this repository; `git log` lists those that there are\n"
    )


def test_an_office_outside_git_has_no_earlier_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_office(tmp_path, MEETING)
    words = ("2026-12-03", "--since", "HEAD")
    assert said(tmp_path, *words, capsys=capsys, monkeypatch=monkeypatch) == (
        "The office is in no git repository, so there is no earlier commit to compare with; "
        "leave --since out\n"
    )


def test_a_commit_whose_settings_cannot_be_read_is_told_in_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = (root / "office.yml").read_text()
    (root / "office.yml").write_text("city: [\n")
    number = commit_all(root)
    (root / "office.yml").write_text(settings)
    words = ("2026-12-03", "--since", "HEAD")
    assert said(root, *words, capsys=capsys, monkeypatch=monkeypatch) == (
        f"The office of commit HEAD ({number[:10]}) has an office.yml that cannot be read, so "
        "nothing can be compared with it; choose another commit, or leave --since out\n"
    )


def test_what_changed_since_a_commit_is_marked(root: Path) -> None:
    number = git(root, "rev-parse", "HEAD")
    change(root, "schedules/calendar/2026/meeting.yml", ("09:00", "09:30"))
    done = brief(root, "2026-12-03", "--since", "HEAD")

    text = words_of((root / done.stdout.strip()).read_bytes())
    assert f"Marked: what changed since HEAD ({number[:10]})" in text
    assert "9:30–10 a.m. Budget meeting CHANGED was 9–10 a.m." in text


def test_what_is_compared_is_read_in_a_folder_of_the_state_and_no_hook_runs(root: Path) -> None:
    for name in ("post-checkout", "reference-transaction", "pre-commit"):
        hook = root / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {root}/ran-{name}\n")
        hook.chmod(0o755)
    before = git(root, "status", "--porcelain")
    done = brief(root, "2026-12-03", "--since", "HEAD")

    assert done.exit_code == 0
    assert git(root, "status", "--porcelain") == before
    assert [path.name for path in root.glob("ran-*")] == []
    assert (root / ".herald/earlier/schedules/calendar/2026/meeting.yml").is_file()


def test_what_became_confidential_does_not_come_back_as_removed(root: Path) -> None:
    change(
        root,
        "schedules/calendar/2026/meeting.yml",
        ("title: Budget meeting\n", "title: Budget meeting\nvisibility: confidential\n"),
    )
    done = brief(root, "2026-12-03", "--since", "HEAD", "--for", "staff")

    assert "Budget meeting" not in words_of((root / done.stdout.strip()).read_bytes())


def test_what_became_confidential_beside_one_of_the_same_name_does_not_either(root: Path) -> None:
    event = """
        title: Quiet vigil
        subtype: memorial
        place: The pier
        mayors_role: listen
        starts: 2026-12-03 12:00
        ends: 2026-12-03 13:00
        """
    before = event.replace("2026-12", "2025-12")
    write_office(root, f"== schedules/events/2025/2025-12-03-vigil.yml =={before}")
    write_office(root, f"== schedules/events/2026/2026-12-03-vigil.yml =={event}")
    commit_all(root)
    done = brief(root, "2026-12-03", "--for", "staff")
    assert "Quiet vigil" in words_of((root / done.stdout.strip()).read_bytes())

    change(
        root,
        "schedules/events/2026/2026-12-03-vigil.yml",
        ("title: Quiet vigil\n", "title: Quiet vigil\nvisibility: confidential\n"),
    )
    done = brief(root, "2026-12-03", "--since", "HEAD", "--for", "staff")

    assert "vigil" not in words_of((root / done.stdout.strip()).read_bytes())


def test_what_was_deleted_is_told_as_removed(root: Path) -> None:
    (root / "schedules/calendar/2026/meeting.yml").unlink()
    done = brief(root, "2026-12-03", "--since", "HEAD", "--for", "staff")

    text = words_of((root / done.stdout.strip()).read_bytes())
    assert "9–10 a.m. Budget meeting REMOVED" in text


def test_a_book_made_again_is_the_same(root: Path) -> None:
    files = []
    for _ in range(2):
        brief(root, "2026-12-03", "--since", "HEAD")
        folder = root / "private/briefings"
        files.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert files[0] == files[1]


def test_an_office_with_errors_has_no_book(root: Path) -> None:
    change(root, "schedules/calendar/2026/meeting.yml", ("purpose: meeting", "purpose: nap"))
    done = brief(root, "2026-12-03")

    assert done.exit_code == 1
    assert done.stderr == (
        "schedules/calendar/2026/meeting.yml:4: 'purpose' is '…'; write one of meeting, call, "
        "hold, prep, desk, travel, personal, media, council [appointment]\n"
        "1 error, 0 warnings\n"
    )
    assert not (root / "private").exists()


def test_two_records_of_one_name_have_no_book_in_which_one_is_taken_for_the_other(
    root: Path,
) -> None:
    again = MEETING.replace("2026/meeting", "2026/12/meeting").replace("Budget", "Bridge")
    write_office(root, MEETING + again)
    done = brief(root, "2026-12-03", "--for", "staff")

    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2:] == [
        "schedules/calendar/2026/meeting.yml:1: The name 'meeting' is taken by "
        "'schedules/calendar/2026/12/meeting.yml', which is a record of the same kind "
        "(appointment); rename one of the files [same-address]",
        "1 error, 0 warnings",
    ]


SECOND = """
== schedules/calendar/2026/second.yml ==
title: Breakfast
starts: 2026-12-03 09:30
ends: 2026-12-03 10:30
purpose: meeting
place: Pier 4
== content/news/2026/2026-11-20-broken.md ==
---
titel: A release
---
"""


def test_a_day_with_a_conflict_has_a_book_that_tells_of_it(root: Path) -> None:
    write_office(root, MEETING + SECOND)
    done = brief(root, "2026-12-03", "--for", "staff")

    assert (done.stdout, done.exit_code) == ("private/briefings/2026-12-03-staff.pdf\n", 0)
    assert done.stderr.splitlines()[0] == (
        "4 errors stop the website, but not this command (release, schedule-conflict); "
        "'herald check' says where"
    )
    words = words_of((root / "private/briefings/2026-12-03-staff.pdf").read_bytes())
    assert "Conflicts Budget meeting · Breakfast 9:30–10 a.m. · Both need the Mayor." in words


@pytest.mark.parametrize(("seal", "rule"), [(None, "missing-file"), ("<svg", "unfit-file")])
def test_a_seal_that_cannot_be_published_is_left_out_of_the_book(
    root: Path, seal: str | None, rule: str
) -> None:
    settings = root / "office.yml"
    settings.write_text(f"{settings.read_text()}seal: seal.svg\n")
    if seal:
        (root / "content/pages/seal.svg").write_text(seal)
    done = brief(root, "2026-12-03", "--for", "staff")

    assert (done.stdout, done.exit_code) == ("private/briefings/2026-12-03-staff.pdf\n", 0)
    assert done.stderr.splitlines()[0] == (
        f"1 error stops the website, but not this command ({rule}); 'herald check' says where"
    )


def test_a_conflict_with_what_is_confidential_is_in_the_mayors_copy_alone(root: Path) -> None:
    write_office(root, MEETING + SECOND)
    change(
        root, "schedules/calendar/2026/second.yml", ("place:", "visibility: confidential\nplace:")
    )
    staff, mayor = brief(root, "2026-12-03", "--for", "staff"), brief(root, "2026-12-03")

    assert (staff.exit_code, mayor.exit_code) == (0, 0)
    folder = root / "private/briefings"
    assert "Conflicts" not in words_of((folder / "2026-12-03-staff.pdf").read_bytes())
    assert "Conflicts Budget meeting · Breakfast" in words_of(
        (folder / "2026-12-03.pdf").read_bytes()
    )


def test_a_memo_says_which_revision_of_which_record_it_is_made_from(root: Path) -> None:
    number = git(root, "rev-parse", "HEAD")
    book = root / brief(root, "2026-12-03").stdout.strip()
    assert f"appointment/meeting · Revision 1 · {_day(root)} · {number[:10]}" in words_of(
        book.read_bytes()
    )


def _day(root: Path) -> str:
    """The day of the last commit, as the book writes it."""
    at = datetime.fromtimestamp(int(git(root, "log", "-1", "--format=%ct")), ZoneInfo(ZONE))
    return Interpreter("en").day(at.date())
