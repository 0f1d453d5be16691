"""Meetings on the site: where readers find them, and what of them nobody outside ever reads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from herald.build import build
from herald.problems import errors
from tests.conftest import AT, write_office
from tests.documents import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

OFFICE = """
== committees/safe-streets/committee.yml ==
title: Safe Streets Committee
visibility: public
charter: Safe streets.
== schedules/meetings/2026-12-02-december.md ==
---
title: Crossings near schools
visibility: public
starts: 2026-12-02 18:00
ends: 2026-12-02 19:00
place: Pier 4
meeting_kind: special
committee: safe-streets
notice: {posted_at: 2026-11-19 10:00, places: [Library]}
quorum: 2
agenda:
  - {title: Roll call, minutes: 5}
  - title: Twelve crossings
    kind: action
    presenter: Ana Ruiz
    outcome: Twelve crossings are built first.
    vote: {motion: To build twelve., moved_by: Bo Larsen, ayes: [Bo Larsen], nays: [Cy Diaz]}
attendance: [{name: Bo Larsen, role: Chair}, {name: Cy Diaz, presence: remote}]
decisions: [Twelve crossings by June.]
actions: [{what: Order the signs, owner: Eve Fox, due: 2026-12-09}]
private: {notes: The chair is tired.}
---
Everyone may speak.
== schedules/meetings/2026-12-09-cancelled.yml ==
title: Tide gates
visibility: public
starts: 2026-12-09 18:00
ends: 2026-12-09 19:00
place: Pier 4
meeting_kind: regular
body: Harbor Board
status: cancelled
reason: Snow
agenda: [{title: The tide gates}]
== schedules/meetings/2026-12-10-staff.yml ==
title: Zebra meeting
starts: 2026-12-10 09:00
ends: 2026-12-10 10:00
place: Room 4
meeting_kind: internal
body: Zebra group
agenda: [{title: Zebra keys}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("office")
    write_office(root, OFFICE)
    done = build(root, AT, jobs=1, parts=frozenset({"site", "documents"}))
    assert [str(problem) for problem in errors(done.problems)] == []
    return root / "site"


def elements(site: Path, page: str, selector: str) -> list[LexborNode]:
    """The elements of a page."""
    return LexborHTMLParser((site / page / "index.html").read_bytes()).css(selector)


def words(site: Path, page: str, part: str = "main") -> str:
    """The words of a page's part, with single spaces."""
    (found,) = elements(site, page, part)
    return " ".join(found.text(separator=" ").split())


def test_the_page_has_agenda_minutes_and_what_to_print(site: Path) -> None:
    text = words(site, "meetings/2026/december", ".record-main")
    assert re.sub(r"\d+ KB", "# KB", text) == (
        "Who meets Safe Streets Committee "
        "When Wednesday, December 2, 2026, 6–7 p.m. PST Times are Pacific Time. "
        "Add to calendar Google Calendar Outlook Where Pier 4 "
        "Public notice Posted on Thursday, November 19, 2026, 10 a.m. PST. Library "
        "How to take part Everyone may speak. "
        "Agenda 1. 6 p.m. Roll call For information · 5 min. "
        "2. 6:05 p.m. Twelve crossings For decision · Ana Ruiz "
        "Minutes Draft minutes They are not approved yet and may change. "
        "Roll call A quorum of 2 was present: 2 of 2 members attended. "
        "Name Role Attendance Bo Larsen Chair Present Cy Diaz Present online "
        "2. Twelve crossings Twelve crossings are built first. Motion: To build twelve. "
        "Moved by Bo Larsen. Vote Number Names Aye 1 Bo Larsen Nay 1 Cy Diaz Abstained 0 "
        "Decisions Twelve crossings by June. "
        "To print Agenda (PDF, 1 page, # KB) Draft minutes (PDF, 1 page, # KB) "
        "Public notice (PDF, 1 page, # KB) Verify a copy"
    )
    found = elements(site, "meetings/2026/december", ".downloads a")
    *links, verification = [str(link.attributes["href"]) for link in found]
    assert links == ["agenda.pdf", "minutes.pdf", "notice.pdf"]
    assert verification.startswith("../../../verify/")
    assert all((site / "meetings/2026/december" / file).is_file() for file in links)


def test_the_page_of_another_language_says_the_same_in_its_own_words(site: Path) -> None:
    text = words(site, "es/meetings/2026/december", ".record-main")

    assert "Quién se reúne Safe Streets Committee" in text
    assert "Orden del día 1. 6:00 p. m. Roll call Para informar · 5 min" in text
    assert "Borrador del acta Aún no está aprobada y puede cambiar." in text


def test_a_cancelled_meeting_says_so_and_keeps_its_agenda(site: Path) -> None:
    text = words(site, "meetings/2026/cancelled", ".record-main")

    assert text.startswith("This meeting is canceled. Snow Who meets Harbor Board")
    assert "Agenda 1. 6 p.m. The tide gates" in text
    assert "Add to calendar" not in text


def test_meetings_are_in_lists_calendars_search_and_data(site: Path) -> None:
    both = ("Crossings near schools", "Tide gates")
    for page in ("meetings", "meetings/2026", "calendar/2026/12"):
        assert all(title in words(site, page) for title in both), page
    assert "Crossings near schools" in words(site, "committees/safe-streets", ".record-side")
    calendar = (site / "calendar.ics").read_text()
    assert "SUMMARY:Crossings near schools" in calendar
    assert "SUMMARY:Cancelled: Tide gates" in calendar
    alone = (site / "meetings/2026/december/december.ics").read_text()
    assert "UID:meeting-2026-december@mayor.portellery.example" in alone
    listed = json.loads((site / "data/meeting.json").read_text())
    assert [record["title"] for record in listed["records"]] == [*both]
    assert {"actions", "private"}.isdisjoint(listed["records"][0])
    index = "".join(file.read_text() for file in (site / "search").rglob("*") if file.is_file())
    assert "Crossings near schools" in index
    (script,) = elements(site, "meetings/2026/cancelled", "script[type='application/ld+json']")
    (event, _) = json.loads(script.text())["@graph"]
    assert (event["@type"], event["eventStatus"]) == (
        "Event",
        "https://schema.org/EventCancelled",
    )


def test_actions_notes_and_internal_meetings_are_nowhere_on_the_site(site: Path) -> None:
    secret = ("Order the signs", "Eve Fox", "tired", "ebra")
    told = {
        str(file.relative_to(site)): words_of(file.read_bytes())
        if file.suffix == ".pdf"
        else file.read_text(errors="replace")
        for file in site.rglob("*")
        if file.is_file()
    }

    assert len(told) > 40
    assert {path for path, text in told.items() if any(word in text for word in secret)} == set()
