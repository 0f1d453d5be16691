"""Each copy holds what its readers may see, and not one word more."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from herald.audience import Audience
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs.documents import briefing
from herald.outputs.documents.briefing.span import Span
from herald.records.reader import read_office
from tests.conftest import AT, write_office
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from pathlib import Path

THURSDAY = date(2026, 12, 3)

OFFICE = """
    == office/people/quentin.yml ==
    title: Confidentialperson Quentin
    visibility: confidential
    private: {phone: 360-555-0199}
    == office/people/ines.yml ==
    title: Internalperson Ines
    private: {phone: 360-555-0188}
    == office/organizations/guild.yml ==
    title: Confidentialguild
    visibility: confidential
    == office/venues/cellar.yml ==
    title: Confidentialcellar
    visibility: confidential
    address: 1 Confidentiallane
    private: {access: Confidentialcode, contact: Confidentialwarden, phone: 360-555-0177}
    == schedules/calendar/secret.yml ==
    title: Confidentialtitle
    visibility: confidential
    starts: 2026-12-03 08:00
    ends: 2026-12-03 09:00
    purpose: meeting
    brief: {bottom_line: Confidentialline, talking_points: [Confidentialpoint]}
    private: {notes: Confidentialnote, contact: Confidentialcontact, phone: 360-555-0166}
    == schedules/calendar/next-week.yml ==
    title: Confidentialweek
    visibility: confidential
    starts: 2026-12-08 08:00
    ends: 2026-12-08 09:00
    purpose: meeting
    == schedules/events/secret.yml ==
    title: Confidentialevent
    visibility: confidential
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    place: Confidentialplace
    subtype: ceremony
    mayors_role: sign
    private: {plan: {goal: Confidentialgoal}}
    == office/commitments/secret.yml ==
    title: Confidentialcommitment
    visibility: confidential
    words: Confidentialwords
    made_on: 2026-11-01
    to_whom: [{person: ines}]
    authority: direct
    owner: ines
    == content/remarks/2026-12-03-secret.md ==
    ---
    title: Confidentialremarks
    visibility: confidential
    date: 2026-12-03
    remarks_state: as_prepared
    occasion: open
    ---
    Confidentialspeech.
    == schedules/calendar/inside.yml ==
    title: Internaltitle
    summary: Internalsummary
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    venue: cellar
    staff_lead: quentin
    representative: quentin
    attendees:
      - {person: quentin}
      - {person: ines, note: Internalnote}
      - {organization: guild}
    brief:
      bottom_line: Internalline
      purpose: Internalpurpose
      outcome: Internaloutcome
      asks: [Internalask]
      acknowledgements: [Internalthanks]
      talking_points: [Internalpoint]
      questions: [{q: Internalquestion, a: Internalanswer}]
      run_of_show: [{what: Internalstep, who: Mayor}]
      background: Internalbackground
      remarks: Internalremarks
    == schedules/calendar/outside.yml ==
    title: Internalname
    summary: Internalgist
    visibility: press
    public_title: Presstitle
    starts: 2026-12-03 11:00
    ends: 2026-12-03 12:00
    purpose: council
    place: Internalkitchen
    online: {url: https://internalroom.example/x, dial_in: Internaldial}
    staff_lead: ines
    travel_before: 17
    attendees: [{name: Internalguest}]
    brief: {bottom_line: Internalbrief}
    private: {notes: Internalprivate}
    == schedules/events/open.yml ==
    title: Pressevent
    visibility: press
    summary: Pressgist
    starts: 2026-12-03 13:00
    ends: 2026-12-03 14:00
    place: Pressplace
    subtype: press_conference
    mayors_role: speak
    owner: ines
    private:
      notes: Internalprivatenotes
      plan:
        goal: Internalgoal
        site_lead: ines
        roles: [{who: Internalwho, does: Internaldoes}]
        attendees: [{name: Internalattendee}]
        checklist: [{days_before: 1, what: Internalcheck}]
        rain_plan: Internalrain
        safety: Internalsafety
        press_plan: Internalpressplan
        shot_list: [Internalshot]
        travel_before: 25
    == schedules/events/later.yml ==
    title: Internallater
    visibility: public
    publish_at: 2026-12-01 09:00
    starts: 2026-12-03 15:00
    ends: 2026-12-03 16:00
    place: Pier 4
    subtype: ceremony
    mayors_role: sign
    == schedules/events/held.yml ==
    title: Pressheld
    visibility: public
    embargo: 2026-12-02 09:00
    starts: 2026-12-03 17:00
    ends: 2026-12-03 18:00
    place: Pier 4
    subtype: ceremony
    mayors_role: sign
"""
"""Every word that begins with Confidential, Internal or Press is for those and the narrower."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office above."""
    write_office(tmp_path, OFFICE)
    reading = read_office(tmp_path, KINDS)
    assert reading.settings
    assert reading.problems == ()
    return Office(reading.settings, reading.entries, reading.pages, reading.files)


def canaries(text: str) -> set[str]:
    """The words that say for whom they are, `Internalnote`."""
    return set(re.findall(r"\b(?:Confidential|Internal|Press)[a-z]{3,}\b", text))


IN_THE_FILES = canaries(OFFICE) - {"Confidentialcommitment"}
"""A commitment is told in its own words, and nobody asks for its title."""


def words_in(office: Office, who: Audience) -> str:
    """The words of all that this reader is given."""
    view = office.seen_by(who, AT)
    papers = [paper.bytes() for paper in briefing.artifacts(view, Span(THURSDAY, THURSDAY))]
    assert [faults(paper) for paper in papers] == [[] for _ in papers]
    return " ".join(words_of(paper) for paper in papers)


def test_the_mayors_copy_has_every_word(office: Office) -> None:
    found = canaries(words_in(office, Audience.CONFIDENTIAL))
    outside = {"Internalgist", "Internalsummary", "Presstitle", "Pressgist"}
    assert IN_THE_FILES - found <= outside


def test_the_copy_of_staff_has_no_confidential_word(office: Office) -> None:
    text = words_in(office, Audience.INTERNAL)
    found = canaries(text)
    assert {word for word in found if word.startswith("Confidential")} == set()
    assert {"Internalline", "Internalnote", "Internalrain", "Pressevent"} <= found
    assert "360-555-0199" not in text
    assert "360-555-0177" not in text


def test_the_copy_of_the_press_has_no_internal_word(office: Office) -> None:
    text = words_in(office, Audience.PRESS)
    assert canaries(text) == {
        "Presstitle",
        "Pressevent",
        "Pressgist",
        "Pressplace",
        "Pressheld",
    }
    assert "360-555" not in text
    assert "internalroom" not in text
    assert "EMBARGOED UNTIL DEC. 2, 9 A.M." in text.upper()


def test_every_page_says_for_whom_it_is(office: Office) -> None:
    said = {
        Audience.CONFIDENTIAL: "THE MAYOR’S COPY – CONFIDENTIAL",
        Audience.INTERNAL: "STAFF COPY – INTERNAL, NOT FOR RELEASE",
        Audience.PRESS: "FOR THE PRESS",
    }
    for who, words in said.items():
        view = office.seen_by(who, AT)
        for paper in briefing.artifacts(view, Span(THURSDAY, THURSDAY)):
            with pypdfium2.PdfDocument(paper.bytes()) as document:
                sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
            counted = [" ".join(sheet.split()).upper().count(words) for sheet in sheets]
            # On the cover once more.
            assert [2 if n == 3 else n for n in counted] == [2] * len(sheets)
