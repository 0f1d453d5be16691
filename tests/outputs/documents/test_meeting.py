"""The papers of a meeting: agenda, minutes and notice, for the public and for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from herald.audience import Audience
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs import documents
from herald.records.reader import read_office
from tests.conftest import AT, write_office
from tests.documents import faults, off_the_page, words_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "CITY OF PORT ELLERY Office of the Mayor mayor.portellery.example"
FACTS = (
    "MEETING Special meeting WHEN Wednesday, December 2, 2026, 6–7 p.m. PST "
    "WHERE City Hall 210 Harbor Street "
    "ONLINE https://meet.example/streets BY TELEPHONE 360-555-0160"
)
SITE = "mayor.portellery.example"
VERIFIED = f"meeting/2026/december {SITE}/verify/1abad04y2d/ Page 1 of 1"
"""The foot of what is published: the record, and where anybody can verify the file."""


def published(office: Office) -> dict[str, bytes]:
    """The documents of meetings that the public is given, by path; all follow the rules."""
    view = office.seen_by(Audience.PUBLIC, AT)
    made = {one.path: one.bytes() for one in documents.artifacts(view, None)}
    assert {path: faults(pdf) for path, pdf in made.items() if faults(pdf)} == {}
    return made


def for_staff(office: Office, key: str) -> dict[str, str]:
    """The words of the agenda and the minutes that staff are given of one meeting, by path."""
    made = documents.papers_of(office.seen_by(Audience.INTERNAL, AT), key, None)
    return {one.path: words_of(one.bytes()) for one in made if "follow-up" not in one.path}


def test_agenda_minutes_and_notice_say_everything_in_order(office: Office) -> None:
    """
    == committees/safe-streets/committee.yml ==
    title: Safe Streets Committee
    visibility: public
    charter: Safe streets.
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    step_free: yes
    private: {access: Keypad 4417}
    == schedules/meetings/2026-12-02-december.md ==
    ---
    title: Crossings near schools
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    venue: city-hall
    online: {url: https://meet.example/streets, dial_in: "360-555-0160"}
    meeting_kind: special
    committee: safe-streets
    accessibility:
      captions: yes
      interpretation: [es]
      contact: access@portellery.example
      request_by: 2026-11-30
    notice: {posted_at: 2026-11-19 10:00, places: [City Hall, Library]}
    quorum: 2
    attachments: [{file: map.pdf, title: Map of crossings}, {file: letter.pdf, title: A letter}]
    agenda:
      - {title: Roll call, minutes: 5}
      - title: Twelve crossings
        kind: action
        presenter: Ana Ruiz, Engineer
        minutes: 40
        documents: [map.pdf]
        outcome: Twelve crossings are built first.
        vote:
          motion: To build twelve.
          moved_by: Bo Larsen
          seconded_by: Cy Diaz
          ayes: [Bo Larsen]
          nays: [Cy Diaz]
      - {title: Close}
    attendance:
      - {name: Bo Larsen, role: Chair}
      - {name: Cy Diaz, presence: remote}
      - {name: Ana Ruiz, role: Engineer, member: no}
      - {name: Di Egan, presence: absent}
    decisions: [Twelve crossings by June.]
    actions: [{what: Order the signs, owner: Eve Fox, due: 2026-12-09}]
    private: {notes: The chair is tired.}
    ---

    Everyone may speak for **two minutes**.
    """
    made = {path: words_of(pdf) for path, pdf in published(office).items()}
    minutes = (
        f"{HEAD} MINUTES Safe Streets Committee Crossings near schools {FACTS} "
        "Roll call A quorum of 2 was present: 2 of 3 members attended. "
        "Name Role Attendance Bo Larsen Chair Present Cy Diaz Present online "
        "Ana Ruiz Engineer Present Di Egan Absent "
        "Proceedings 2. Twelve crossings Twelve crossings are built first. "
        "Motion: To build twelve. Moved by Bo Larsen, seconded by Cy Diaz. "
        "Vote Number Names Aye 1 Bo Larsen Nay 1 Cy Diaz Abstained 0 "
        "Decisions • Twelve crossings by June."
    )
    folder = "meetings/2026/december"
    assert {path: text for path, text in made.items() if path.startswith("meetings")} == {
        f"{folder}/agenda.pdf": (
            f"{HEAD} AGENDA Safe Streets Committee Crossings near schools {FACTS} "
            "No. Time Item Min. 1 6 p.m. Roll call For information 5 "
            "2 6:05 p.m. Twelve crossings For decision · Ana Ruiz, Engineer "
            "Document: Map of crossings 40 3 6:45 p.m. Close For information "
            "How to take part Everyone may speak for two minutes. "
            "Accessibility Step-free access · Live captions · Interpretation into Spanish "
            "Need something else? Ask access@portellery.example by Nov. 30, 2026. "
            f"Other documents • A letter {VERIFIED}"
        ),
        f"{folder}/minutes.pdf": f"DRAFT Minutes not approved yet {minutes} {VERIFIED}",
        f"{folder}/notice.pdf": (
            f"{HEAD} NOTICE OF SPECIAL MEETING Safe Streets Committee Crossings near schools "
            "The Safe Streets Committee of the City of Port Ellery will hold a special meeting, "
            "open to the public. WHEN Wednesday, December 2, 2026, 6–7 p.m. PST "
            "WHERE City Hall 210 Harbor Street ONLINE https://meet.example/streets "
            "BY TELEPHONE 360-555-0160 Agenda 1. Roll call 2. Twelve crossings 3. Close "
            "The agenda and all documents mayor.portellery.example/ meetings/2026/december/ "
            "Accessibility and language help "
            "Step-free access · Live captions · Interpretation into Spanish "
            "Need something else? Ask access@portellery.example by Nov. 30, 2026. "
            "Posted Thursday, November 19, 2026, 10 a.m. PST · City Hall · Library "
            f"{VERIFIED}"
        ),
    }
    assert for_staff(office, "meeting/2026/december") == {
        f"{folder}/minutes.pdf": (
            f"DRAFT Minutes not approved yet · Internal – not for release {minutes} "
            f"Actions What Owner Due Order the signs Eve Fox Dec. 9, 2026 "
            "meeting/2026/december Page 1 of 1"
        )
    }


@pytest.mark.parametrize(
    ("state", "marked"), [("draft", True), ("approved\nminutes_approved: 2026-12-10", False)]
)
def test_draft_minutes_say_so_on_every_page(tmp_path: Path, state: str, *, marked: bool) -> None:
    items = "".join(f"  - {{title: Item {n}, outcome: {'Read. ' * 100}}}\n" for n in range(20))
    write_office(
        tmp_path,
        f"""\
== schedules/meetings/2026-11-12-november.yml ==
title: November
visibility: public
starts: 2026-11-12 18:00
ends: 2026-11-12 19:00
place: Pier 4
meeting_kind: regular
body: Landmarks Board
minutes_state: {state}
agenda:
{items}
""",
    )
    reading = read_office(tmp_path, KINDS)
    assert reading.settings is not None
    assert [*map(str, reading.problems)] == []
    office = Office(reading.settings, reading.entries, reading.pages, reading.files)
    pages = _pages(published(office)["meetings/2026/november/minutes.pdf"])

    assert len(pages) > 3
    assert {page.startswith("DRAFT Minutes not approved yet") for page in pages} == {marked}
    approval = (
        "These minutes were approved on Dec. 10, 2026. Presiding officer Clerk of the meeting"
    )
    assert (approval in pages[-1]) is not marked


def test_an_internal_meeting_has_papers_and_nothing_that_is_published(office: Office) -> None:
    """
    == schedules/meetings/2026-11-30-staff.yml ==
    title: Staff meeting
    starts: 2026-11-30 09:00
    ends: 2026-11-30 10:00
    place: Room 4
    meeting_kind: internal
    body: Storm group
    notice: {posted_at: 2026-11-20 09:00}
    agenda: [{title: Shelters}]
    decisions: [Two shelters open.]
    """
    assert published(office) == {}
    papers = for_staff(office, "meeting/2026/staff")
    assert list(papers) == ["meetings/2026/staff/agenda.pdf", "meetings/2026/staff/minutes.pdf"]
    assert papers["meetings/2026/staff/agenda.pdf"] == (
        f"INTERNAL – NOT FOR RELEASE {HEAD} AGENDA Storm group Staff meeting "
        "MEETING Internal meeting WHEN Monday, November 30, 2026, 9–10 a.m. PST WHERE Room 4 "
        f"No. Time Item 1 9 a.m. Shelters For information meeting/2026/staff Page 1 of 1"
    )


def test_a_cancelled_meeting_keeps_its_agenda_and_its_notice_says_so(office: Office) -> None:
    """
    == schedules/meetings/2026-12-02-december.yml ==
    title: December
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    place: Pier 4
    meeting_kind: regular
    body: Landmarks Board
    status: cancelled
    reason: Snow
    notice: {posted_at: 2026-11-19 10:00}
    agenda: [{title: The old pier}]
    """
    made = {path: words_of(pdf) for path, pdf in published(office).items()}
    agenda = made["meetings/2026/december/agenda.pdf"]
    notice = made["meetings/2026/december/notice.pdf"]

    assert "This meeting is canceled. Snow" in agenda
    assert "1 6 p.m. The old pier" in agenda
    assert (
        "NOTICE OF CANCELLATION Landmarks Board December This meeting is canceled. Snow The "
        "Landmarks Board of the City of Port Ellery will not hold the meeting announced here."
        in notice
    )


def test_a_translation_has_papers_in_its_language(office: Office) -> None:
    """
    == schedules/meetings/2026-12-02-december.yml ==
    title: December
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    place: Pier 4
    meeting_kind: regular
    body: Landmarks Board
    notice: {posted_at: 2026-11-19 10:00}
    agenda: [{title: The old pier, kind: action, minutes: 10}]
    == schedules/meetings/2026-12-02-december.es.yml ==
    title: Diciembre
    body: Junta de Monumentos
    place: Muelle 4
    agenda: [{title: El muelle viejo, kind: action, minutes: 10}]
    """
    made = {path: words_of(pdf) for path, pdf in published(office).items()}

    assert sorted(made) == [
        "es/meetings/2026/december/agenda.pdf",
        "es/meetings/2026/december/notice.pdf",
        "meetings/2026/december/agenda.pdf",
        "meetings/2026/december/notice.pdf",
    ]
    agenda = made["es/meetings/2026/december/agenda.pdf"]
    assert "1 6:00 p. m. El muelle viejo Para decidir 10" in agenda
    assert (
        "AVISO DE REUNIÓN ORDINARIA Junta de Monumentos Diciembre Junta de Monumentos, de la "
        "Ciudad de Port Ellery, celebrará una reunión ordinaria abierta al público."
        in made["es/meetings/2026/december/notice.pdf"]
    )


def test_what_looks_like_source_is_printed_and_nothing_runs_off_the_page(tmp_path: Path) -> None:
    hostile = """'#read("/etc/passwd") $x^2$ @cite *b* `r` \\u{41} #panic() [x]'"""
    long = "W" * 250
    write_office(
        tmp_path,
        f"""\
== schedules/meetings/2026-12-02-december.yml ==
title: {hostile}
visibility: public
starts: 2026-12-02 18:00
ends: 2026-12-02 19:00
place: {long}
online: {{url: 'https://meet.example/{"a" * 200}', dial_in: {hostile}}}
meeting_kind: special
body: {long}
accessibility: {{captions: yes, contact: {long}, request_by: 2026-11-30}}
notice: {{posted_at: 2026-11-19 10:00, places: [{long}, {hostile}]}}
quorum: 1
agenda:
  - title: {long}
    no: WWWWWWWW
    kind: action
    presenter: {hostile}
    minutes: 40
    outcome: {long}
    vote: {{motion: {hostile}, moved_by: {long}, seconded_by: {hostile}, ayes: [{long}]}}
attendance: [{{name: {long}, role: {long}}}]
decisions: [{long}, {hostile}]
""",
    )
    reading = read_office(tmp_path, KINDS)
    assert reading.settings is not None
    assert [*map(str, reading.problems)] == []
    office = Office(reading.settings, reading.entries, reading.pages, reading.files)
    printed = hostile.strip("'").replace(" ", "")

    for path, pdf in published(office).items():
        assert off_the_page(pdf) == [], path
        assert words_of(pdf).replace(" ", "").count(printed) >= 3, path


def _pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    finally:
        document.close()
