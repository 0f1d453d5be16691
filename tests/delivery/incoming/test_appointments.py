"""`herald import calendar`: appointments from another program's calendar, each in its own file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from herald.cli import commands
from tests.conftest import write_office

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

CABINET = """\
UID:0400
SUMMARY:Cabinet
DTSTART;TZID=America/Los_Angeles:20261130T090000
DTEND;TZID=America/Los_Angeles:20261130T100000
ATTENDEE;CN=Ana:mailto:ana@x.example
DESCRIPTION:Budget\\, storm
"""
FAMILY = """\
UID:g1
SUMMARY:Family
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
CLASS:PRIVATE
"""
FILE = "schedules/calendar/2026/2026-11-30-cabinet.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An office with an empty calendar."""
    write_office(tmp_path, "")
    return tmp_path


def text_of(file: Path) -> str:
    """The file, its digest left out."""
    return re.sub(r"digest: [0-9a-f]{16}", "digest: …", file.read_text("utf-8"))


def imported(root: Path, *events: str, words: tuple[str, ...] = ("--yes",)) -> Result:
    """`herald import calendar`, on November 20."""
    told = "".join(f"BEGIN:VEVENT\n{event}END:VEVENT\n" for event in events)
    file = root / "export.ics"
    file.write_text(f"BEGIN:VCALENDAR\n{told}END:VCALENDAR\n")
    given = ["import", "calendar", str(file), "--root", str(root), "--at", "2026-11-20T12:00"]
    return CliRunner().invoke(commands, [*given, *words])


def test_each_becomes_a_file_which_is_shown_before_it_is_written(root: Path) -> None:
    done = imported(root, CABINET, FAMILY)
    assert text_of(root / FILE) == (
        "title: Cabinet\n"
        "visibility: internal\n"
        "starts: 2026-11-30 09:00\n"
        "ends: 2026-11-30 10:00\n"
        "purpose: meeting\n"
        "attendees: [{name: Ana}]\n"
        "imported: {uid: 0400, digest: …}\n"
        "private:\n"
        "  notes: |\n"
        "    Budget, storm\n"
    )
    assert text_of(root / "schedules/calendar/2026/2026-12-24-family.yml") == (
        "title: Family\n"
        "visibility: confidential\n"
        "starts: 2026-12-24\n"
        "ends: 2026-12-26\n"
        "purpose: personal\n"
        "imported: {uid: g1, digest: …}\n"
    )
    assert "+title: Cabinet\n" in done.stdout
    assert (
        done.stderr == "2 new, 0 changed, 0 as they were, 0 over before 2026-10-20, 0 not taken.\n"
    )


def test_the_same_file_imported_again_changes_nothing_whatever_staff_wrote_since(
    root: Path,
) -> None:
    imported(root, CABINET)
    file = root / FILE
    mine = file.read_text().replace("title: Cabinet", "title: Cabinet, in the small room  # mine")
    file.write_text(mine)
    done = imported(root, CABINET)
    assert (done.stdout, file.read_text()) == ("", mine)
    assert (
        done.stderr == "0 new, 0 changed, 1 as they were, 0 over before 2026-10-20, 0 not taken.\n"
    )


def test_what_the_calendar_says_anew_is_written_and_what_staff_added_stays(root: Path) -> None:
    imported(root, CABINET)
    file = root / FILE
    mine = "# Ask Ana first.\n" + file.read_text() + "brief: {bottom_line: Ask for less.}\n"
    file.write_text(mine.replace("internal", "press\npublic_title: Meeting"))
    later = CABINET.replace("T090000", "T110000").replace("T100000", "T120000")
    imported(root, later + "LOCATION:Small room\n")
    assert text_of(file) == (
        "# Ask Ana first.\n"
        "title: Cabinet\n"
        "visibility: press\n"
        "public_title: Meeting\n"
        "starts: 2026-11-30 11:00\n"
        "ends: 2026-11-30 12:00\n"
        "purpose: meeting\n"
        "place: Small room\n"
        "attendees: [{name: Ana}]\n"
        "imported: {uid: 0400, digest: …}\n"
        "private:\n"
        "  notes: |\n"
        "    Budget, storm\n"
        "brief: {bottom_line: Ask for less.}\n"
    )


def test_a_series_that_no_longer_repeats_loses_its_rule(root: Path) -> None:
    imported(root, CABINET + "RRULE:FREQ=WEEKLY;COUNT=4\n")
    assert "recurrence: FREQ=WEEKLY;COUNT=4\n" in (root / FILE).read_text()
    imported(root, CABINET)
    assert "recurrence" not in (root / FILE).read_text()


def test_with_dry_run_and_without_an_answer_nothing_is_written(root: Path) -> None:
    for words in (("--dry-run",), ()):
        done = imported(root, CABINET, words=words)
        assert done.stderr.endswith("Nothing was written.\n") or done.exit_code == 1
        assert not (root / FILE).exists()


def test_what_is_not_taken_is_told_and_what_is_over_is_counted(root: Path) -> None:
    old = CABINET.replace("UID:0400", "UID:old").replace("2026", "2024")
    odd = CABINET.replace("UID:0400", "UID:odd") + "RRULE:FREQ=HOURLY\n"
    assert imported(root, old, odd).stderr == (
        "not taken: 'Cabinet': 'recurrence' is 'FREQ=HOURLY'; an event repeats DAILY, WEEKLY, "
        "MONTHLY or YEARLY; add it by hand\n"
        "0 new, 0 changed, 0 as they were, 1 over before 2026-10-20, 1 not taken.\n"
    )


def test_two_that_overlap_are_imported_and_moved_by_the_next_import(root: Path) -> None:
    """Although until then they are an error of `herald check`."""
    other = CABINET.replace("UID:0400", "UID:0401").replace("Cabinet", "Call")
    imported(root, CABINET, other)
    done = imported(
        root, CABINET, other.replace("T090000", "T110000").replace("T100000", "T120000")
    )
    assert (done.exit_code, done.stderr) == (
        0,
        "0 new, 1 changed, 1 as they were, 0 over before 2026-10-20, 0 not taken.\n",
    )


def test_what_became_private_is_confidential_whatever_staff_wrote(root: Path) -> None:
    imported(root, CABINET)
    imported(root, CABINET.replace("SUMMARY:Cabinet", "SUMMARY:Clinic") + "CLASS:PRIVATE\n")
    assert text_of(root / FILE).startswith("title: Clinic\nvisibility: confidential\n")


def test_what_was_sealed_is_not_written_anew_in_the_clear(root: Path) -> None:
    imported(root, CABINET)
    (root / FILE).unlink()
    (root / f"{FILE}.age").write_text("age-encryption.org/v1\n")  # which nobody here can open
    later = CABINET.replace("20261130", "20261201")
    assert imported(root, later).stderr == (
        "not taken: 'Cabinet': a sealed appointment is called so, and may be the same one; if it "
        "is not, add this one by hand\n"
        "0 new, 0 changed, 0 as they were, 0 over before 2026-10-20, 1 not taken.\n"
    )
    assert [file.name for file in (root / FILE).parent.iterdir()] == ["2026-11-30-cabinet.yml.age"]


def test_two_of_one_title_and_day_get_two_files(root: Path) -> None:
    imported(root, CABINET, CABINET.replace("UID:0400", "UID:0401").replace("T09", "T08"))
    assert sorted(file.name for file in (root / FILE).parent.iterdir()) == [
        "2026-11-30-cabinet-2.yml",
        "2026-11-30-cabinet.yml",
    ]
