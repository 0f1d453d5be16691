"""What the book says since an earlier commit: new, changed from what, called off, gone, moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from herald.audience import Audience
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs.documents.briefing.book import Earlier, book_for, days_of
from herald.outputs.documents.briefing.span import Span
from herald.records.reader import read_office
from herald.render.language import Interpreter
from tests.conftest import AT, write_office

if TYPE_CHECKING:
    from pathlib import Path

THURSDAY = date(2026, 12, 3)
ENGLISH = Interpreter("en")

MEETING = """
== schedules/calendar/a.yml ==
title: Meeting
starts: 2026-12-03 09:00
ends: 2026-12-03 10:00
purpose: meeting
place: City Hall
"""


def read(folder: Path, text: str) -> Office:
    """The office of these files."""
    write_office(folder, text)
    reading = read_office(folder, KINDS)
    assert reading.settings
    assert reading.problems == ()
    return Office(reading.settings, reading.entries, reading.pages, reading.files)


def day(folder: Path, before: str, now: str) -> dict[str, Any]:
    """The day in the book of `now`, compared with `before`."""
    earlier, view = (
        read(folder / name, text).seen_by(Audience.CONFIDENTIAL, AT)
        for name, text in (("before", before), ("now", now))
    )
    days = days_of(view, Span(THURSDAY, THURSDAY), Earlier(earlier, "main"), ENGLISH)
    told: dict[str, Any] = book_for(view, days, None, "main")
    return dict(told["days"][0])


def rows(folder: Path, before: str, now: str) -> list[tuple[str, object]]:
    """The title of each row of the card, and what it says of before."""
    return [
        (row["title"], row.get("news") or row.get("mark"))
        for row in day(folder, before, now)["rows"]
        if row["sort"] != "way"
    ]


def test_what_is_as_it_was_is_not_marked(tmp_path: Path) -> None:
    assert rows(tmp_path, MEETING, MEETING) == [("Meeting", None)]


def test_what_was_not_there_is_new(tmp_path: Path) -> None:
    assert rows(tmp_path, "", MEETING) == [("Meeting", {"mark": "New", "was": []})]


def test_what_changed_says_what_it_was(tmp_path: Path) -> None:
    people = "== office/people/ada.yml ==\ntitle: Ada\n== office/people/gus.yml ==\ntitle: Gus\n"
    before = f"{people}{MEETING}staff_lead: ada\ntravel_before: 10\n"
    now = (
        f"{people}{MEETING}staff_lead: gus\ntravel_before: 20\nmayors_role: speak\n"
        "status: tentative\n"
    )
    now = (
        now.replace("09:00", "09:30")
        .replace("City Hall", "Pier 4")
        .replace("title: Meeting", "title: Long meeting")
    )
    [(title, news)] = rows(tmp_path, before, now)

    assert title == "Long meeting"
    assert news == {
        "mark": "Changed",
        "was": [
            "was 9–10 a.m.",
            "was Meeting",
            "was City Hall",
            "was Ada",
            "Speaks is new",
            "was 8:50 a.m.",
            "was Confirmed",
        ],
    }


def test_a_part_of_the_brief_that_changed_is_marked_in_the_memo(tmp_path: Path) -> None:
    before = f"{MEETING}brief:\n  outcome: She says yes.\n  talking_points: [One, Two]\n"
    now = before.replace("Two", "Three")
    told = day(tmp_path, before, now)

    assert [row["news"] for row in told["rows"]] == [{"mark": "Changed", "was": []}]
    [memo] = told["memos"]
    assert [(one["heading"], one["is_new"]) for one in memo["sections"]] == [
        ("Wanted outcome", False),
        ("Talking points", True),
    ]


def test_what_was_called_off_says_what_it_was(tmp_path: Path) -> None:
    off = f"{MEETING}status: cancelled\n"
    assert rows(tmp_path / "1", MEETING, off) == [
        ("Meeting", {"mark": "Changed", "was": ["was Confirmed"]})
    ]
    assert rows(tmp_path / "2", off, MEETING) == [
        ("Meeting", {"mark": "Changed", "was": ["was Cancelled"]})
    ]


def test_what_is_gone_stands_at_its_old_time(tmp_path: Path) -> None:
    call = MEETING.replace("a.yml", "b.yml").replace("Meeting", "Call").replace("10:00", "11:00")
    assert rows(tmp_path, MEETING + call, call) == [("Meeting", "Removed"), ("Call", None)]


def test_what_moved_says_where_to_and_where_from(tmp_path: Path) -> None:
    friday = MEETING.replace("2026-12-03", "2026-12-04")

    assert rows(tmp_path / "1", MEETING, friday) == [("Meeting", "Moved to Dec. 4, 9 a.m.")]
    assert rows(tmp_path / "2", friday, MEETING) == [
        ("Meeting", {"mark": "Changed", "was": ["was Dec. 4, 9–10 a.m."]})
    ]


def test_what_was_off_already_and_is_gone_is_not_missed(tmp_path: Path) -> None:
    assert rows(tmp_path, f"{MEETING}status: cancelled\n", "") == []
