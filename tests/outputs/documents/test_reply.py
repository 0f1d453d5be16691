"""Replies to requests, and the sheet by which they are decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.audience import Audience
from herald.kinds.request import Decision
from herald.outputs.documents import reply, triage_sheet
from herald.outputs.documents.letterhead import letterhead_of
from herald.policies.mayors_time import REPLY_FIELDS
from herald.records.merging import fields
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.kinds.request import Request
    from herald.office import Office
    from herald.outputs.documents.letterhead import Letterhead


def asked(office: Office, name: str) -> tuple[Seen, Letterhead, str]:
    """A request, its letterhead, and the language of its reply."""
    view = office.seen_by(Audience.INTERNAL, AT)
    seen = view.find("request", name)
    assert seen is not None
    language = reply.language_of(cast("Request", seen.record), view.settings)
    return seen, letterhead_of(view, seen, None, language), language


def test_a_decided_request_has_a_letter_without_a_gap(office: Office) -> None:
    """
    == schedules/requests/lunch.yml ==
    title: Lunch *for* volunteers
    received: 2026-10-26
    organization: Friends of the Library
    what: A lunch.
    why_mayor: To be thanked.
    wanted: {starts: 2026-12-09 12:00, ends: 2026-12-09 13:30}
    place: Central Library
    decision: accept
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-04
    private:
      requester: {name: Hyacinth Bell, email: friends@library.example}
    """
    letter = words_of(reply.reply_pdf(*asked(office, "lunch")))
    assert "Dear Hyacinth Bell:" in letter
    assert "November 4, 2026" in letter
    # A title is words, and never Markdown.
    assert "your invitation to “Lunch *for* volunteers”" in letter
    assert "Wednesday, December 9, 2026, noon–1:30 p.m. PST, Central Library" in letter
    assert "DRAFT" not in letter
    assert "[" not in letter


def test_what_is_not_known_stands_in_brackets_and_every_page_says_draft(office: Office) -> None:
    """
    == schedules/requests/choir.yml ==
    title: The choir
    received: 2026-11-19
    organization: The choir
    what: Forty voices.
    why_mayor: To sing along.
    """
    made = reply.every_draft(*asked(office, "choir"))
    said = words_of(made)
    assert faults(made) == []
    assert said.count("DRAFT") == 6
    gaps = ("name", "address", "date", "day and hour", "place", "who goes", "which office")
    assert [gap for gap in (*gaps, "the Mayor’s words", "day") if f"[{gap}]" not in said] == []


def test_those_who_ask_are_answered_in_their_language(office: Office) -> None:
    """
    == schedules/requests/posada.yml ==
    title: Posada
    received: 2026-11-05
    organization: Casa Comunitaria
    what: Vecinos.
    why_mayor: Para ver.
    decision: regret
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-12
    private:
      requester:
        name: Socorro Villegas
        salutation: "Estimada señora:"
        address: Muelle 1
        language: es
    """
    said = words_of(reply.reply_pdf(*asked(office, "posada")))
    assert "Estimada señora: Le agradezco la invitación a «Posada»." in said
    assert "12 de noviembre de 2026" in said


def test_an_office_writes_its_own_words(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    requests:
      replies:
        regret: {en: "No, {organization}, and thank you."}
    == schedules/requests/gala.yml ==
    title: Gala
    received: 2026-11-05
    organization: Yacht club
    what: A gala.
    why_mayor: To be seen.
    decision: regret
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-12
    private:
      requester: {name: Ana, email: ana@club.example}
    """
    assert "No, Yacht club, and thank you." in words_of(reply.reply_pdf(*asked(office, "gala")))


def test_every_answer_has_a_text_in_every_language_of_the_program_with_known_fields() -> None:
    answers = [one.value for one in Decision if one is not Decision.PENDING]
    shipped = {file.name: file.read_text("utf-8") for file in reply.REPLIES.iterdir()}
    assert sorted(shipped) == sorted(
        f"{answer}.{language}.md" for answer in answers for language in ("en", "es")
    )
    used = {name: {field for field, _ in fields(text)} for name, text in shipped.items()}
    assert set().union(*used.values()) <= {*REPLY_FIELDS}
    for answer in answers:
        assert used[f"{answer}.en.md"] == used[f"{answer}.es.md"]


def test_the_sheet_has_a_block_for_each_request_that_waits(office: Office) -> None:
    """
    == schedules/requests/posada.yml ==
    title: Posada
    received: 2026-11-05
    organization: Casa Comunitaria
    what: Neighbors walk with candles.
    why_mayor: To see who came back.
    neighborhood: Harbor Flats
    urgency: 2
    reach: 2
    equity: 3
    burden: 1
    private:
      requester: {name: Socorro Villegas, phone: 360-555-0142}
      gift: {what: Supper, value: 35, payer: The neighbors}
    == schedules/requests/secret.yml ==
    title: Secret
    visibility: confidential
    received: 2026-11-05
    organization: A
    what: A
    why_mayor: A
    """
    view = office.seen_by(Audience.INTERNAL, AT)
    (sheet,) = triage_sheet.artifacts(view)
    made = sheet.bytes()
    said = words_of(made).replace("\u00a0", " ")
    assert faults(made) == []
    assert "1 request waits" in said
    assert "Equity (3 + 3) ÷ 2 × 3 = 9" in said
    assert "Harbor Flats: not there since Aug. 22, 2026" in said
    assert "Gift: Supper, $35, paid by The neighbors" in said
    assert "360-555-0142" not in said
    assert "Secret" not in said
