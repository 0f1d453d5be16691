"""A release in its three forms: to print, for a word processor, and as plain text."""

from __future__ import annotations

import re
from ctypes import c_double
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdfium2 import PdfDocument, PdfTextPage
from pypdfium2.raw import FPDFText_GetCharOrigin

from herald.audience import Audience
from herald.outputs import documents
from herald.outputs.documents import release
from herald.outputs.documents.letterhead import Letterhead, Provenance
from tests.conftest import AT
from tests.documents import faults, words_of
from tests.reading_order import Reading

if TYPE_CHECKING:
    from docx.document import Document as Written

    from herald.audience import Seen
    from herald.office import Office

HOSTILE = '#read("/etc/passwd") $x^2$ @cite <b> \\textbf{a} {=html} `raw` ```{=typst} #panic() ```'


def forms(office: Office, audience: Audience = Audience.PUBLIC) -> dict[str, bytes]:
    """Every document of the office that is made of a release, by its path."""
    found = documents.artifacts(office.seen_by(audience, AT), None)
    return {one.path: one.bytes() for one in found if one.path.partition("news/")[1]}


def words(written: Written) -> str:
    """What a Word file says, in its order, with single spaces."""
    body = written.element.body
    said = [
        "".join(node.text or " " for node in paragraph.iter(qn("w:t"), qn("w:br")))
        for paragraph in body.iter(qn("w:p"))
    ]
    return " ".join(" ".join(said).split())


def test_three_forms_stand_beside_its_page_in_each_language(office: Office) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    subhead: First sailing on Monday
    contacts: [{name: Ana Ruiz, phone: 360-555-0142}]
    quotes:
      - {who: Bo Larsen, title: pilot, text: We are ready., approved_by: renata-okafor-lindqvist}
    ---
    The terminal opens **Saturday**.
    == content/news/2026-11-18-ferry.es.md ==
    ---
    title: Abre la terminal
    quotes:
      - {who: Bo Larsen, title: piloto, text: Listos., approved_by: renata-okafor-lindqvist}
    ---
    Abre el **sábado**.
    """
    made = forms(office)
    assert [*made] == [
        *("news/2026/ferry/ferry.pdf", "news/2026/ferry/ferry.docx", "news/2026/ferry/ferry.txt"),
        *("es/news/2026/ferry/ferry.pdf", "es/news/2026/ferry/ferry.docx"),
        "es/news/2026/ferry/ferry.txt",
    ]
    assert (
        made["news/2026/ferry/ferry.txt"].decode()
        == """\
City of Port Ellery
Office of the Mayor

FOR IMMEDIATE RELEASE
Nov. 18, 2026

Press contact: Ana Ruiz
360-555-0142

Ferry terminal opens
First sailing on Monday

PORT ELLERY — The terminal opens Saturday.

“We are ready.”
— Bo Larsen, pilot

###
"""
    )
    said = [
        *("City of Port Ellery", "FOR IMMEDIATE RELEASE", "Nov. 18, 2026", "Ana Ruiz"),
        *("Ferry terminal opens", "First sailing on Monday", "###", "“We are ready.”"),
        "PORT ELLERY — The terminal opens Saturday.",
    ]
    word = words(Document(BytesIO(made["news/2026/ferry/ferry.docx"])))
    paper = words_of(made["news/2026/ferry/ferry.pdf"]).replace("# # #", "###")
    assert [one for one in said if one not in word] == []
    assert [one for one in said if one.upper() not in paper.upper()] == []
    assert "Abre el sábado." in words(Document(BytesIO(made["es/news/2026/ferry/ferry.docx"])))
    assert "renata" not in "".join([word, paper, *map(str, made.values())])


def test_a_word_file_has_headings_lists_tables_and_links_and_not_their_looks(
    office: Office,
) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: fact_sheet
    tags: [ferry, harbor]
    ---
    First words, with [a walk](https://a.example/).

    ## Fares

    | Who | Fare |
    | --- | ---: |
    | Adults | $4 |

    - Cash
      - Coins
    - Cards

    3. Tap in

    > Safe harbor.

    ![The dock](dock.jpg)
    == content/news/dock.jpg ==
    """
    content = forms(office)["news/2026/ferry/ferry.docx"]
    written = Document(BytesIO(content))
    styles = [(one.style.name or "", one.text.strip()) for one in written.paragraphs if one.style]
    assert [one for one in styles if one[0].startswith(("Heading", "List", "Quote"))] == [
        ("Heading 1", "Ferry terminal opens"),
        ("Heading 2", "Fares"),
        ("List Bullet", "Cash"),
        ("List Bullet 2", "Coins"),
        ("List Bullet", "Cards"),
        ("List Number", "Tap in"),
        ("Quote", "Safe harbor."),
    ]
    (table,) = written.tables
    heads = [row._tr.find(qn("w:trPr")) is not None for row in table.rows]  # noqa: SLF001
    assert heads == [True, False]
    assert "[The dock]" in words(written)
    links = [one.target_ref for one in written.part.rels.values() if one.is_external]
    assert links == ["https://a.example/"]
    about = written.core_properties
    assert (about.title, about.author) == (
        "Ferry terminal opens",
        "Office of the Mayor, City of Port Ellery",
    )
    assert (about.keywords, about.language) == ("ferry, harbor", "en-US")
    assert {one.get(qn("w:val")) for one in written.styles.element.iter(qn("w:lang"))} == {"en-US"}


def test_a_form_made_again_is_the_same_bytes_and_tells_no_clock(office: Office) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    First words.
    """
    made = forms(office)
    assert forms(office) == made
    with ZipFile(BytesIO(made["news/2026/ferry/ferry.docx"])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in archive.namelist())
        assert re.findall(r">(2026[^<]*)<", archive.read("docProps/core.xml").decode()) == [
            "2026-11-18T00:00:00Z",
            "2026-11-18T00:00:00Z",
        ]


def test_what_looks_like_source_is_words_in_every_form(office: Office) -> None:
    r"""
    == content/news/2026-11-18-ferry.md ==
    ---
    title: '#read("/etc/passwd") $x^2$ @cite <b> \textbf{a} {=html}'
    visibility: public
    date: 2026-11-18
    release_kind: release
    subhead: '{{ 7 * 7 }} =cmd|calc %PDF [a](b) &amp; ]]>'
    ---
    At #read("/etc/passwd") $x^2$ @cite \\textbf{a}, `#panic()` and {=html}.

    ```{=typst}
    #panic("a")
    ```
    """
    made = forms(office)
    word = words(Document(BytesIO(made["news/2026/ferry/ferry.docx"])))
    paper = words_of(made["news/2026/ferry/ferry.pdf"])
    pasted = " ".join(made["news/2026/ferry/ferry.txt"].decode().split())
    for said in (word, paper, pasted):
        for hostile in (
            '#read("/etc/passwd") $x^2$ @cite <b> \\textbf{a} {=html}',
            "{{ 7 * 7 }} =cmd|calc %PDF [a](b) &amp; ]]>",
            'At #read("/etc/passwd") $x^2$ @cite \\textbf{a}, #panic() and {=html}.',
            '#panic("a")',
        ):
            assert hostile.replace(" ", "") in said.replace(" ", ""), hostile
    fields = re.findall(r'w:instr="([^"]*)"', _part(made["news/2026/ferry/ferry.docx"]))
    assert fields == ["PAGE", "NUMPAGES"]


def _part(docx: bytes) -> str:
    """All that is in the parts of a Word file."""
    with ZipFile(BytesIO(docx)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def long_release(office: Office, language: str) -> tuple[Seen, Letterhead]:
    """The office's release with a text of some pages, as if it were written in a language."""
    view = office.seen_by(Audience.PUBLIC, AT)
    (paper,) = (one for one in documents.artifacts(view, None) if one.path.endswith(".pdf"))
    seen, letterhead = paper.given
    return replace(seen, body="Many words.\n\n" * 90, language=language), letterhead


@pytest.mark.parametrize(("language", "more"), [("en", "—more—"), ("es", "—sigue—")])
def test_every_page_but_the_last_says_that_there_is_more(
    office: Office, language: str, more: str
) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    First words.
    """
    pdf = release.pdf(*long_release(office, language))
    assert faults(pdf) == []
    reading = Reading(pdf)
    pages = range(len(reading.pdf.pages))
    assert [more in reading.decoration(number) for number in pages] == [True, True, True, False]


def test_where_it_comes_from_stands_at_the_foot_of_every_page(office: Office) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    First words.
    """
    seen, letterhead = long_release(office, "en")
    line = "release/2026/ferry · revision 3 · Nov. 18, 2026 · 8f3a91c"
    known = Provenance(line, "https://mayor.portellery.example/verify/release-2026-ferry/")
    pdf = release.pdf(seen, replace(letterhead, provenance=known))
    assert faults(pdf) == []
    reading = Reading(pdf)
    said = [reading.decoration(number) for number in range(len(reading.pdf.pages))]
    assert len(said) == 4
    assert all(line in one and "mayor.portellery.example/verify/" in one for one in said)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_label_of_several_lines_stands_beside_the_lines_of_its_words(
    office: Office, language: str
) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    == content/news/2026-11-19-ferry-correction.md ==
    ---
    title: We were wrong
    visibility: public
    date: 2026-11-19
    release_kind: correction
    corrects: release/ferry
    was: Zebras sail from the ferry terminal at Harbor Street at six in the morning.
    now: Zebras sail from the ferry terminal at Harbor Street at seven in the morning.
    ---
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    (seen, letterhead) = next(
        one.given for one in documents.artifacts(view, None) if one.path.endswith("correction.pdf")
    )
    pdf = release.pdf(replace(seen, language=language), letterhead)
    assert faults(pdf) == []
    label = baselines(pdf, {"en": "THIS CORRECTS", "es": "ESTO CORRIGE"}[language])
    title, *following = baselines(pdf, "The ferry sails. ", "morning.")
    assert label == [title]
    gaps = [round(over - under, 1) for over, under in pairwise([title, *following])]
    assert len(gaps) >= 2
    assert max(gaps) - min(gaps) < 0.2
    assert max(gaps) < 16


def baselines(pdf: bytes, first: str, last: str | None = None) -> list[float]:
    """How high the lines of the first page stand that say what is from `first` to the `last`.

    In points from the lower edge.
    """
    page = PdfDocument(pdf)[0].get_textpage()
    text = page.get_text_range()
    begin = text.index(first)
    end = text.rindex(last) + len(last) if last else begin + len(first)
    return list(dict.fromkeys(_height(page, at) for at in range(begin, end) if text[at].strip()))


def _height(page: PdfTextPage, number: int) -> float:
    """Where the line of a letter stands."""
    across, up = c_double(), c_double()
    FPDFText_GetCharOrigin(page, number, across, up)
    return round(up.value, 1)
