"""The papers of an event: what they say, in which order, and to whom."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from pptx import Presentation

from herald.audience import Audience
from herald.outputs.documents import papers_of
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office


def papers(office: Office, key: str) -> dict[str, bytes]:
    """The papers of a record by their files; each PDF breaks no rule of PDF/UA-1 or PDF/A-2a."""
    made = {
        one.path.rpartition("/")[2]: one.bytes()
        for one in papers_of(office.seen_by(Audience.INTERNAL, AT), key, None)
    }
    broken = {file: faults(pdf) for file, pdf in made.items() if file.endswith(".pdf")}
    assert {file: rules for file, rules in broken.items() if rules} == {}
    return made


def test_an_event_with_a_plan_has_its_papers(office: Office) -> None:
    """
    == office/people/lena-park.yml ==
    title: Lena Park
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Wharf Street
    private: {access: "Code 0926", contact: Bo Larsen, phone: 360-555-0144}
    == schedules/events/2026/2026-12-03-opening.md ==
    ---
    title: The opening
    visibility: public
    owner: lena-park
    starts: 2026-12-03 23:30
    ends: 2026-12-04 00:30
    venue: pier
    subtype: ceremony
    status: postponed
    reason: High water
    mayors_role: speak
    private:
      plan:
        goal: 'Everyone is seen. #read("/etc/passwd") $x$'
        roles: [{who: Bo Larsen, does: Site lead}]
        attendees:
          - {name: Ana Díaz, title: captain, note: Do not mention the roof}
        talking_points: [It opens., It stays.]
        questions: [{q: When?, a: In spring.}]
        run_of_show:
          - {at: "22:00", what: Tables, owner: Bo Larsen}
          - {at: "23:30", minutes: 20, what: Welcome, who: Mayor, cue: Bell}
          - {minutes: 20, what: Remarks, who: Mayor}
          - {what: Soup}
        checklist:
          - {days_before: 1, what: Maps, owner: Lena Park}
          - {days_before: 9, what: Postcards, done: yes}
        rain_plan: Indoors.
        press_plan: Open press.
        shot_list: [The bell]
    ---
    Come.
    """
    made = papers(office, "event/2026/opening")
    assert made.keys() == {"memo.pdf", "run-of-show.pdf", "checklist.pdf", "slides.pptx"}
    memo, show, checklist = (words_of(made[f]) for f in list(made) if f.endswith(".pdf"))
    assert memo == (
        "INTERNAL – NOT FOR RELEASE Event memo "
        f"{_when(memo)} POSTPONED: HIGH WATER The opening Where The pier, 1 Wharf Street "
        "Getting in Code 0926 On site Bo Larsen, 360-555-0144 Staff Lena Park Goal Everyone is "
        'seen. #read("/etc/passwd") $x$ The Mayor’s role Speaks Who will be there • Ana Díaz, '
        "captain – Do not mention the roof Talking points • It opens. • It stays. Press Open "
        "press. Office of the Mayor, City of Port Ellery event/2026/opening 1 of 1"
    )
    assert show.partition("The pier, 1 Wharf Street ")[2] == (
        "Thursday, December 3, 2026 Time Min. What Who Cue Owner 10 p.m. Tables Bo Larsen "
        "11:30 p.m. 20 Welcome Mayor Bell 11:50 p.m. 20 Remarks Mayor Friday, December 4, 2026 "
        "Time Min. What Who Cue Owner 12:10 a.m. Soup Office of the Mayor, City of Port Ellery "
        "event/2026/opening 1 of 1"
    )
    assert checklist.partition("The opening ")[2] == (
        "1 of 2 done State Due What Owner ☑ Done Tue, Nov. 24 Postcards ☐ To do Wed, Dec. 2 Maps "
        "Lena Park Who does what • Bo Larsen: Site lead Rain plan Indoors. Photographs • The bell "
        "Office of the Mayor, City of Port Ellery event/2026/opening 1 of 1"
    )


def _when(memo: str) -> str:
    """What the memo says of the time; test_language has how a span is said."""
    return memo.partition("Event memo ")[2].partition(" POSTPONED")[0]


def test_slides_say_what_is_planned_and_nothing_of_what_the_mayor_is_told_of_people(
    office: Office,
) -> None:
    """
    == schedules/events/opening.yml ==
    title: The opening
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: The pier
    subtype: ceremony
    private:
      plan:
        goal: Everyone is seen.
        attendees:
          - {name: Ana Díaz, title: captain, note: Do not mention the roof}
        talking_points: [It opens., It stays.]
        questions: [{q: When?, a: In spring.}]
        run_of_show:
          - {minutes: 20, what: Welcome, who: Mayor, owner: Bo}
    == schedules/calendar/council.yml ==
    title: Council president
    starts: 2026-12-03 12:00
    ends: 2026-12-03 12:30
    purpose: meeting
    place: Her office
    attendees:
      - {name: Odalys Fontaine, note: Wants a date}
    brief:
      bottom_line: We have four votes.
      purpose: She **asked** for it.
      talking_points: [Thank you., We listen.]
    """
    event = Presentation(BytesIO(papers(office, "event/2026/opening")["slides.pptx"]))
    assert _words(event) == [
        "The opening / Thursday, December 3, 2026, 10–11 a.m. PST The pier Internal – not for "
        "release",
        "Goal / Everyone is seen.",
        "Who will be there / Ana Díaz, captain",
        "Talking points / It opens. It stays.",
        "Run of show / Time Min. What Who Cue 10 a.m. 20 Welcome Mayor",
        "When? / In spring.",
    ]
    notes = [slide.notes_slide.notes_text_frame for slide in event.slides if slide.has_notes_slide]
    assert [frame.text for frame in notes if frame] == ["10 a.m. Welcome: Bo"]
    meeting = Presentation(BytesIO(papers(office, "appointment/council")["slides.pptx"]))
    assert _words(meeting)[1:] == [
        "Bottom line / We have four votes.",
        "Purpose / She asked for it.",
        "Who will be there / Odalys Fontaine",
        "Talking points / Thank you. We listen.",
    ]


def _words(deck: object) -> list[str]:
    """The title and the words of each slide."""
    said = []
    for slide in deck.slides:  # type: ignore[attr-defined]
        title, rest = slide.shapes[0].text_frame.text, slide.shapes[1]
        if rest.has_text_frame:
            words = rest.text_frame.text
        else:
            words = " ".join(cell.text for row in rest.table.rows for cell in row.cells)
        said.append(f"{title} / {' '.join(words.split())}")
    return said


def test_a_memo_is_one_page_as_long_as_it_can_be_read(office: Office) -> None:
    """
    == schedules/events/full.yml ==
    title: A full evening
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: The pier
    subtype: town_hall
    private:
      plan:
        goal: Everyone is heard.
        attendees:
          - {name: One, title: first of them, note: Came last year and asked for a bench}
          - {name: Two, title: second of them, note: Came last year and asked for a bench}
          - {name: Three, title: third of them, note: Came last year and asked for a bench}
          - {name: Four, title: fourth of them, note: Came last year and asked for a bench}
          - {name: Five, title: fifth of them, note: Came last year and asked for a bench}
          - {name: Six, title: sixth of them, note: Came last year and asked for a bench}
          - {name: Seven, title: seventh of them, note: Came last year and asked for a bench}
          - {name: Eight, title: eighth of them, note: Came last year and asked for a bench}
        talking_points:
          - The first thing to say is long, and says where the wall would stand and for whom.
          - The second thing to say is long, and says where the wall would stand and for whom.
          - The third thing to say is long, and says where the wall would stand and for whom.
          - The fourth thing to say is long, and says where the wall would stand and for whom.
          - The fifth thing to say is long, and says where the wall would stand and for whom.
          - The sixth thing to say is long, and says where the wall would stand and for whom.
          - The seventh thing to say is long, and says where the wall would stand and for whom.
        press_plan: Open press, at the back. No interviews inside. Questions by the door at noon.
    """
    with pypdfium2.PdfDocument(papers(office, "event/2026/full")["memo.pdf"]) as document:
        assert len(document) == 1
