"""Press kits: what a release is in every form, stamped until its embargo lifts and not after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from herald.audience import Audience
from herald.inside import press_kit
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs.artifact import Artifact
from herald.records.reader import read_office
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Written

LIFT = datetime(2026, 12, 1, 14, tzinfo=UTC)
STAMP = "EMBARGOED UNTIL TUESDAY, DECEMBER 1, 2026, 6 A.M. PST"
SELLO = "EMBARGADO HASTA EL MARTES, 1 DE DICIEMBRE DE 2026, 6:00_A._M. (HORA DEL PACÍFICO)".replace(
    "_", "\N{NO-BREAK SPACE}"
)


def kits(root: Path, at: datetime) -> dict[str, bytes]:
    """Every file of the kits of the office in a folder, by path."""
    for name in ("inn.webp", "yard.jpg"):
        form = {"webp": "WEBP", "jpg": "JPEG"}[name.partition(".")[2]]
        if (root / "content/news" / name).exists():
            Image.new("RGB", (40, 30), "teal").save(root / "content/news" / name, form)
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    assert [str(problem) for problem in reading.problems] == []
    office = Office(reading.settings, reading.entries, reading.pages, reading.files)
    view = office.seen_by(Audience.PRESS, at)
    made = {}
    for task in press_kit.tasks(view, root):
        for artifact in task.plan(view, *task.given):
            assert isinstance(artifact, Artifact)
            made[artifact.path] = artifact.bytes()
    return made


def test_a_kit_holds_the_release_in_every_form_and_language(root: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    press_contact: {name: Ana Ruiz, title: Press Secretary, phone: 360-555-0142}
    boilerplate: The Mayor leads the city.
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn <b>becomes</b> homes
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    subhead: First rooms in May
    owner: renata-okafor-lindqvist
    images:
      - {file: inn.webp, alt: The inn at dusk, caption: The inn & its yard, credit: City}
    attachments: [{file: plan.pdf, title: The plan}]
    quotes:
      - who: Bo Larsen
        title: Director
        text: We are ready.
        approved_by: renata-okafor-lindqvist
    private: {notes: Nobody outside reads this.}
    ---
    Sixty *homes* for [people](/about/).

    ![The yard](yard.jpg)

    - {=PAGE}
    - `<b>`
    == content/news/2026-12-01-inn.es.md ==
    ---
    title: La posada
    subhead: En mayo
    images: [{file: inn.webp, alt: La posada, caption: La posada, credit: Ciudad}]
    quotes:
      - who: Bo Larsen
        title: Director
        text: Estamos listos.
        approved_by: renata-okafor-lindqvist
    ---
    Sesenta hogares.
    == content/news/inn.webp ==
    == content/news/yard.jpg ==
    == content/news/plan.pdf ==
    == content/pages/about.md ==
    # About
    """
    made = kits(root, AT)
    assert sorted(made) == [
        *("inn/inn.docx", "inn/inn.es.docx", "inn/inn.es.html", "inn/inn.es.pdf", "inn/inn.es.txt"),
        *("inn/inn.html", "inn/inn.pdf", "inn/inn.txt", "inn/inn.webp", "inn/yard.jpg"),
    ]
    assert (
        made["inn/inn.txt"].decode()
        == f"""\
{STAMP}

City of Port Ellery
Office of the Mayor

Dec. 1, 2026

Press contact: Ana Ruiz
Press Secretary
360-555-0142

The inn <b>becomes</b> homes
First rooms in May

PORT ELLERY — Sixty homes for people (https://mayor.portellery.example/about/).

The yard

- {{=PAGE}}
- <b>

“We are ready.”
— Bo Larsen, Director

About the office
The Mayor leads the city.

###

{STAMP}
"""
    )
    assert made["inn/inn.es.txt"].decode().startswith(f"{SELLO}\n\nCiudad de Port Ellery\n")
    said = [
        *("The inn <b>becomes</b> homes", "First rooms in May", "We are ready.", "Bo Larsen"),
        *("PORT ELLERY — Sixty homes for people", "{=PAGE}", "The Mayor leads the city."),
        *("Ana Ruiz", "360-555-0142"),
    ]
    for path, words in {name: _words(name, content) for name, content in made.items()}.items():
        if path.endswith((".webp", ".jpg")):
            continue
        missing = [one for one in said if one not in words] if ".es." not in path else []
        assert (path, missing) == (path, [])
        assert "Nobody outside" not in words
        assert "renata" not in words
    assert faults(made["inn/inn.pdf"]) == faults(made["inn/inn.es.pdf"]) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_every_form_says_until_when_and_none_does_after_the_lift(
    root: Path, language: str
) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn
    visibility: public
    publish_at: 2026-11-19 08:00
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    images: [{file: inn.webp, alt: The inn, caption: A caption}, {file: yard.jpg, decorative: yes}]
    ---
    Sixty homes.
    == content/news/2026-12-01-inn.es.md ==
    ---
    title: La posada
    images:
      - {file: inn.webp, alt: La posada, caption: Una}
      - {file: yard.jpg, decorative: yes}
    ---
    Sesenta hogares.
    == content/news/inn.webp ==
    == content/news/yard.jpg ==
    """
    file = (
        root
        / "content/news"
        / ("2026-12-01-inn.md" if language == "en" else "2026-12-01-inn.es.md")
    )
    file.write_text(file.read_text() + "\n" + "Many words follow here.\n\n" * 120)
    stamp = STAMP if language == "en" else SELLO
    name = "inn/inn" if language == "en" else "inn/inn.es"
    second = timedelta(seconds=1)
    held, told = kits(root, LIFT - second), kits(root, LIFT)

    assert len(_pages(held[f"{name}.pdf"])) > 2
    on_paper = stamp.replace("\N{NO-BREAK SPACE}", " ")
    assert all(on_paper in page for page in _pages(held[f"{name}.pdf"]))
    assert [s.header.paragraphs[0].text for s in _document(held[f"{name}.docx"]).sections] == [
        stamp
    ]
    page = LexborHTMLParser(held[f"{name}.html"].decode())
    (time,) = page.css(".stamp time")
    assert (time.text(), time.attributes["datetime"]) == (stamp, "2026-12-01T06:00:00-08:00")
    assert [title.text()[: len(stamp)] for title in page.css("title")] == [stamp]
    lines = held[f"{name}.txt"].decode().splitlines()
    assert (lines[0], lines[-1]) == (stamp, stamp)
    for picture in ("inn/inn.webp", "inn/yard.jpg"):
        assert f"<photoshop:Instructions>{STAMP}</photoshop:Instructions>".encode() in held[picture]

    assert held.keys() == told.keys()
    for path, content in told.items():
        assert "EMBARG" not in _words(path, content).upper(), path
        assert b"Instructions" not in content
    label = "FOR IMMEDIATE RELEASE" if language == "en" else "PARA PUBLICACIÓN INMEDIATA"
    assert label in _words(f"{name}.pdf", told[f"{name}.pdf"])
    # The stamp is all that is otherwise.
    body = told[f"{name}.txt"].decode().replace(f"{label}\n", "")
    assert held[f"{name}.txt"].decode() == f"{stamp}\n\n{body}\n{stamp}\n"


def test_a_kit_comes_when_the_press_may_have_it_and_goes_a_week_after_the_lift(root: Path) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn
    visibility: public
    publish_at: 2026-11-30 09:00
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    == content/news/2026-12-02-expired.md ==
    ---
    title: It leaves before
    visibility: public
    embargo: 2026-12-01 06:00
    expires: 2026-12-01 07:00
    date: 2026-12-02
    release_kind: release
    ---
    == content/news/2026-12-01-draft.md ==
    ---
    title: The draft
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    == content/news/2026-11-18-ferry.md ==
    ---
    title: The ferry
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    """
    second, week = timedelta(seconds=1), timedelta(days=7)
    given = datetime(2026, 11, 30, 17, tzinfo=UTC)
    folders = {
        at: sorted({path.partition("/")[0] for path in kits(root, at)})
        for at in (given - second, given, LIFT, LIFT + timedelta(hours=1), LIFT + week - second)
    }
    assert [*folders.values()] == [
        ["expired"],
        ["expired", "inn"],
        ["expired", "inn"],
        ["inn"],
        ["inn"],
    ]
    assert kits(root, LIFT + week) == {}


def test_two_releases_of_one_name_have_kits_of_their_own(root: Path) -> None:
    """
    == content/news/2026-12-28-budget.md ==
    ---
    title: The old year's
    visibility: public
    embargo: 2026-12-28 06:00
    date: 2026-12-28
    release_kind: release
    ---
    == content/news/2027-01-02-budget.md ==
    ---
    title: The new year's
    visibility: public
    embargo: 2027-01-02 06:00
    date: 2027-01-02
    release_kind: statement
    ---
    """
    made = kits(root, AT)
    assert {path.partition("/")[0] for path in made} == {"2026-budget", "2027-budget"}
    assert "STATEMENT" in made["2027-budget/budget.txt"].decode()


def test_a_release_that_was_taken_back_says_so_instead(root: Path) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    withdrawn: {on: 2026-11-20, reason: The sellers did not sign.}
    ---
    """
    for path, content in kits(root, AT).items():
        words = _words(path, content).upper()
        assert "WITHDRAWN ON NOV. 20, 2026: THE SELLERS DID NOT SIGN." in words, path
        assert "EMBARGOED" not in words, path


def test_a_correction_that_the_public_may_not_have_by_the_lift_is_not_told(root: Path) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    == content/news/2026-12-01-rooms.md ==
    ---
    title: How many rooms there are
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: correction
    corrects: release/inn
    was: Sixty rooms.
    now: Fifty rooms.
    ---
    == content/news/2026-12-03-price.md ==
    ---
    title: What it costs
    visibility: public
    embargo: 2026-12-03 06:00
    date: 2026-12-03
    release_kind: correction
    corrects: release/inn
    was: Two millions.
    now: Nine millions.
    ---
    == content/news/2026-12-02-newsrooms.md ==
    ---
    title: For newsrooms alone
    visibility: press
    date: 2026-12-02
    release_kind: correction
    corrects: release/inn
    was: Ask Ana.
    now: Ask Bo.
    ---
    == content/news/2026-11-30-early.md ==
    ---
    title: What was said too early
    visibility: public
    embargo: 2026-11-30 06:00
    date: 2026-11-30
    release_kind: correction
    corrects: release/inn
    was: In May.
    now: In June.
    ---
    """
    words = ("How many rooms", "What it costs", "For newsrooms", "too early")
    second = timedelta(seconds=1)
    other = datetime(2026, 12, 3, 14, tzinfo=UTC)

    def told(at: datetime, name: str = "inn/inn.pdf") -> list[str]:
        text = " ".join(words_of(kits(root, at)[name]).split())
        return [some for some in words if some in text]

    assert told(AT) == told(other - second) == ["How many rooms", "too early"]
    assert told(other) == ["How many rooms", "What it costs", "too early"]
    # What it corrects is out a day later than it is, and is not named before.
    early = " ".join(words_of(kits(root, AT)["early/early.pdf"]).split())
    assert ("In June." in early, "The inn" in early) == (False, False)


def test_the_page_asks_nothing_of_any_other_file(root: Path) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    images: [{file: inn.webp, alt: 'The "inn"'}]
    ---
    ![The yard](yard.jpg) and [the same](yard.jpg)
    == content/news/inn.webp ==
    == content/news/yard.jpg ==
    """
    page = LexborHTMLParser(kits(root, AT)["inn/inn.html"].decode())
    assert page.css("script, link, iframe, style[src]") == []
    sources = [(one.attributes["src"] or "", one.attributes["alt"]) for one in page.css("img")]
    assert [(source[:23], alt) for source, alt in sources] == [
        ("data:image/jpeg;base64,", "The yard"),
        ("data:image/webp;base64,", 'The "inn"'),
    ]
    assert [link.attributes["href"] for link in page.css("a")] == [
        "https://mayor.portellery.example/news/2026/inn/yard.jpg"
    ]


def test_a_kit_is_the_same_bytes_whenever_it_is_made(root: Path) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    images: [{file: inn.webp, alt: The inn}]
    ---
    Sixty homes.
    == content/news/inn.webp ==
    """
    assert kits(root, AT) == kits(root, AT + timedelta(days=1))


def _words(path: str, content: bytes) -> str:
    """What a file of a kit says to whoever opens it."""
    if path.endswith(".pdf"):
        return words_of(content)
    if path.endswith(".docx"):
        document = _document(content)
        heads = [one.text for section in document.sections for one in section.header.paragraphs]
        return "\n".join([*heads, *(one.text for one in document.paragraphs)])
    if path.endswith(".html"):
        page = LexborHTMLParser(content.decode())
        return " ".join(f"{page.head.text() if page.head else ''} {page.text()}".split())
    return content.decode("utf-8", "replace")


def _document(content: bytes) -> Written:
    return Document(BytesIO(content))


def _pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for number in range(len(document)):
            sheet = document[number]
            text = sheet.get_textpage()
            found.append(" ".join(text.get_text_range().split()))
            text.close()
            sheet.close()
        return found
    finally:
        document.close()
