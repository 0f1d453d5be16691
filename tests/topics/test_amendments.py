"""What was put right is said wherever it was wrong, and nobody has to remember it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import lxml.html
import pytest

from herald.audience import Audience
from herald.office import Office
from herald.outputs import documents, feeds
from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.sheet import drawn, request_for
from herald.outputs.shell.host import Shell, Site
from herald.outputs.shell.letterhead import Language
from herald.topics.amendments import corrected_by, corrections_of
from herald.view import View
from tests.conftest import AT
from tests.whole import sheets

SITE = Site("Mayor", "https://mayor.portellery.example/", (Language("en", "English"),))
PARTS = ("", "head", "\n<hr>", "body", "")
NOON = datetime(2026, 11, 19, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def said(view: View, place: str, path: str, language: str = "en") -> list[str]:
    """What the elements at an XPath of a page say."""
    (sheet,) = [one for one in sheets(view) if (one.place, one.language) == (place, language)]
    shell = Shell(request_for(sheet, view.settings), SITE, PARTS, "bare")
    html = lxml.html.document_fromstring(drawn(shell, imprint(view), sheet).decode())
    return [" ".join(" ".join(found.itertext()).split()) for found in html.xpath(path)]


NOTICES = "//*[contains(@class, 'notice-caution')]"


def test_a_correction_and_what_it_corrects_lead_to_each_other(office: Office) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    It sails at 6.
    == content/news/2026/2026-11-19-ferry-correction.md ==
    ---
    title: "Correction: the ferry sails at 7"
    visibility: public
    embargo: 2026-11-19 12:00
    date: 2026-11-19
    release_kind: correction
    corrects: release/ferry
    was: It sails at 6.
    now: It sails at 7.
    ---
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    assert said(view, "/news/2026/ferry/", NOTICES) == [
        "Corrected on Nov. 19, 2026 It said It sails at 6. It should have said It sails at 7. "
        "Read the correction: Correction: the ferry sails at 7"
    ]
    assert said(view, "/news/2026/ferry-correction/", NOTICES) == [
        "This corrects what we said The ferry sails , Nov. 18, 2026 "
        "It said It sails at 6. It should have said It sails at 7."
    ]
    assert said(view, "/news/2026/ferry/", NOTICES, "es") == [
        "Corregido el 19 de noviembre de 2026 Decía It sails at 6. Debía decir It sails at 7. "
        "Leer la corrección: Correction: the ferry sails at 7"
    ]
    tags = "//li[.//a[text()='The ferry sails']]//*[@class='tag tag-caution']"
    for place in ("/news/", "/news/2026/", "/news/releases/"):
        assert said(view, place, tags) == ["Corrected"], place


def test_nothing_tells_of_a_correction_before_its_minute(office: Office) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    == content/news/2026/2026-11-19-ferry-correction.md ==
    ---
    title: It does not
    visibility: public
    embargo: 2026-11-19 12:00
    date: 2026-11-19
    release_kind: correction
    corrects: release/ferry
    ---
    """
    before = office.seen_by(Audience.PUBLIC, NOON.replace(hour=11, minute=59))
    after = office.seen_by(Audience.PUBLIC, NOON)
    assert said(before, "/news/2026/ferry/", NOTICES) == []
    assert said(after, "/news/2026/ferry/", NOTICES) == [
        "Corrected on Nov. 19, 2026 Read the correction: It does not"
    ]


def test_a_correction_of_what_is_not_out_names_it_nowhere(office: Office) -> None:
    """
    == content/news/2026/2026-12-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: internal
    date: 2026-12-18
    release_kind: release
    ---
    == content/news/2026/2026-11-19-ferry-correction.md ==
    ---
    title: We were wrong
    visibility: public
    date: 2026-11-19
    release_kind: correction
    corrects: release/ferry
    ---
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    correction = view.find("release", "ferry-correction")
    assert correction is not None
    assert corrected_by(view, correction) is None
    assert said(view, "/news/2026/ferry-correction/", NOTICES) == []


@pytest.mark.parametrize("name", ["remarks/speech", "remarks/2026-11-18-speech"])
def test_anything_dated_can_be_corrected(office: Office, name: str) -> None:
    """
    == content/remarks/2026/2026-11-18-speech.md ==
    ---
    title: A speech
    visibility: public
    date: 2026-11-18
    remarks_state: as_delivered
    ---
    == content/news/2026/one.yml ==
    title: We were wrong
    visibility: public
    date: 2026-11-19
    release_kind: correction
    corrects: remarks/speech
    == content/news/2026/other.yml ==
    title: We were wrong again
    visibility: public
    date: 2026-11-20
    release_kind: correction
    corrects: remarks/2026-11-18-speech
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    speech = view.find(*name.partition("/")[::2])
    assert speech is not None
    assert [one.name for one in corrections_of(view, speech)] == ["one", "other"]
    assert [text.split(" Read")[0] for text in said(view, "/remarks/2026/speech/", NOTICES)] == [
        "Corrected on Nov. 20, 2026",
        "Corrected on Nov. 19, 2026",
    ]


def test_feeds_and_documents_say_it_too(office: Office) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    It sails at 6.
    == content/news/2026/2026-11-19-ferry-correction.md ==
    ---
    title: The ferry sails at 7
    visibility: public
    date: 2026-11-19
    release_kind: correction
    corrects: release/ferry
    was: It sails at 6.
    now: It sails at 7.
    ---
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    (atom, *_) = feeds.stream(view, "news", "en")
    entry = atom.bytes().decode().split("<title>The ferry sails</title>")[1]
    assert "<updated>2026-11-19T00:00:00-08:00</updated>" in entry
    assert "Corrected on Nov. 19, 2026:" in entry
    texts = {
        artifact.path.rpartition("/")[2]: artifact.bytes().decode()
        for artifact in documents.artifacts(view, None)
        if artifact.path.endswith(".txt")
    }
    assert (
        "Corrected on Nov. 19, 2026: The ferry sails at 7. It said: It sails at 6. "
        "It should have said: It sails at 7.\n"
    ) in texts["ferry.txt"]
    assert (
        "This corrects what we said: The ferry sails. It said: It sails at 6. "
        "It should have said: It sails at 7.\n"
    ) in texts["ferry-correction.txt"]
