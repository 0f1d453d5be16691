"""Proclamations on paper: five kinds, three themes, both ways up, each whole and for everyone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from herald.audience import Audience
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs import documents
from herald.outputs.documents import proclamation
from herald.outputs.documents.letterhead import Provenance, inks_of, letterhead_of
from herald.outputs.seal import Seal
from herald.records.reader import read_office
from herald.render.colours import READABLE, contrast
from herald.settings import Colors, DocumentStyle, Orientation, ProclamationPolicy, Theme
from tests.conftest import AT, write_office
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEAL = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<circle cx="50" cy="50" r="48" fill="#0b3c5d"/></svg>"""
ORIGIN = Provenance("proclamation 2026-031, revision 2", "https://mayor.city.example/verify/x/")
DESIGNS = [*product(Theme, Orientation)]


def printed(
    office: Office,
    name: str,
    theme: Theme = Theme.ENGRAVED,
    orientation: Orientation = Orientation.LANDSCAPE,
    colors: Colors | None = None,
    provenance: Provenance | None = ORIGIN,
    seal: bytes | None = SEAL,
) -> bytes:
    """A proclamation of the office as it is printed in this design."""
    view = office.seen_by(Audience.INTERNAL, AT)
    (seen,) = (one for one in view.records if one.name == name)
    settings = view.settings.model_copy(
        update={
            "documents": DocumentStyle(theme=theme),
            "proclamations": ProclamationPolicy(orientation=orientation),
            "colors": colors or Colors(),
        }
    )
    letterhead = letterhead_of(view, seen, Seal(seal) if seal else None, seen.language)
    return proclamation.pdf(seen, replace(letterhead, settings=settings, provenance=provenance))


def office_of(root: Path, text: str) -> Office:
    """The office that is written in `text`, in a folder `root`."""
    write_office(root, text)
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    assert [str(problem) for problem in reading.problems] == []
    return Office(reading.settings, reading.entries, reading.pages, reading.files)


def sheets_of(pdf: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            " ".join(sheet.get_textpage().get_text_range().replace("\ufffe", "-").split())
            for sheet in document
        ]


def seals_in(pdf: bytes) -> int:
    """How many figures the document's structure has: nothing else in a proclamation is one."""
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        return sum(
            1
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
        )


OFFICE = """
== proclamations/2026-11-12-ceremonial.yml ==
title: Harbor Day
visibility: public
date: 2026-11-12
number: 2026-031
proclamation_kind: ceremonial
recipient: the pilots
whereas: [the boats sail, the river rises, the port is open]
resolved: November 21, 2026, as Harbor Day
signed: {by: renata-okafor-lindqvist, on: 2026-11-12}
== proclamations/2026-11-12-official.yml ==
title: Local Emergency
visibility: public
date: 2026-11-12
number: 2026-032
proclamation_kind: official
whereas: [the river rises, the pumps fail, the night is short]
resolved: that an emergency exists
signed: {by: renata-okafor-lindqvist, on: 2026-11-01}
== proclamations/2026-11-12-commendation.yml ==
title: The Rowers
visibility: public
date: 2026-11-12
number: 2026-033
proclamation_kind: commendation
recipient: the Rowing Club
resolved: They rowed. They did not stop.
signed: {by: renata-okafor-lindqvist, on: 2026-11-12}
== proclamations/2026-11-12-certificate.yml ==
title: Fifty Years
visibility: public
date: 2026-11-12
number: 2026-034
proclamation_kind: certificate
recipient: the Food Bank
whereas: [it fed us, it asked nothing, it is still here]
resolved: We thank its volunteers
signed: {by: renata-okafor-lindqvist, on: 2026-11-12}
== proclamations/2026-11-12-condolence.yml ==
title: In Memory of Ana Ruiz
visibility: public
date: 2026-11-12
number: 2026-035
proclamation_kind: condolence
recipient: the family of Ana Ruiz
resolved: She brought us home
signed: {by: renata-okafor-lindqvist, on: 2026-11-12}
"""

I_THE_MAYOR = "I, Renata Okafor-Lindqvist, Mayor of the City of Port Ellery,"
TWELFTH = "this twelfth day of November, two thousand twenty-six."
SIGNED = "Renata Okafor-Lindqvist Mayor, Nov. 12, 2026"
FOOT = "proclamation 2026-031, revision 2 mayor.city.example/verify/x/"
WORDS = {
    "ceremonial": (
        "Office of the Mayor · City of Port Ellery Proclamation Harbor Day Presented to the pilots "
        "WHEREAS, the boats sail; WHEREAS, the river rises; WHEREAS, the port is open; and "
        f"NOW, THEREFORE, {I_THE_MAYOR} do hereby proclaim November 21, 2026, as Harbor Day. "
        "IN WITNESS WHEREOF, I have hereunto set my hand and caused the Seal of the City of Port "
        f"Ellery to be affixed {TWELFTH} {SIGNED} {FOOT} No. 2026-031"
    ),
    "official": (
        "Office of the Mayor City of Port Ellery No. 2026-032 Proclamation Local Emergency "
        "1. WHEREAS, the river rises; 2. WHEREAS, the pumps fail; "
        "3. WHEREAS, the night is short; and "
        f"NOW, THEREFORE, {I_THE_MAYOR} do hereby proclaim that an emergency exists. "
        "IN WITNESS WHEREOF, I have hereunto set my hand and caused the Seal of the City of Port "
        "Ellery to be affixed this first day of November, two thousand twenty-six. "
        f"Renata Okafor-Lindqvist Mayor, Nov. 1, 2026 {FOOT}"
    ),
    "commendation": (
        "Office of the Mayor · City of Port Ellery Commendation The Rowers "
        f"On behalf of the people of the City of Port Ellery, {I_THE_MAYOR} do hereby commend the "
        "Rowing Club. They rowed. They did not stop. "
        f"GIVEN under my hand and the Seal of the City of Port Ellery {TWELFTH} "
        f"{SIGNED} {FOOT} No. 2026-033"
    ),
    "certificate": (
        "Office of the Mayor · City of Port Ellery Certificate of Recognition Fifty Years "
        "WHEREAS, it fed us; WHEREAS, it asked nothing; WHEREAS, it is still here; and "
        f"NOW, THEREFORE, {I_THE_MAYOR} do hereby recognize The Food Bank "
        "We thank its volunteers. "
        f"GIVEN under my hand and the Seal of the City of Port Ellery {TWELFTH} "
        f"{SIGNED} {FOOT} No. 2026-034"
    ),
    "condolence": (
        "Office of the Mayor · City of Port Ellery Expression of Condolence In Memory of Ana Ruiz "
        f"On behalf of the people of the City of Port Ellery, {I_THE_MAYOR} extend our deepest "
        "sympathy to the family of Ana Ruiz. She brought us home. "
        f"GIVEN under my hand and the Seal of the City of Port Ellery {TWELFTH} "
        f"{SIGNED} {FOOT} No. 2026-035"
    ),
}


def test_every_kind_says_its_words_in_their_order_in_every_design(tmp_path: Path) -> None:
    office = office_of(tmp_path, OFFICE)
    for kind, (theme, orientation) in product(WORDS, DESIGNS):
        pdf = printed(office, kind, theme, orientation)
        # Themes differ in what they set in capitals.
        assert words_of(pdf).casefold() == WORDS[kind].casefold(), (kind, theme, orientation)
        assert faults(pdf) == [], (kind, theme, orientation)


def test_a_sheet_lies_or_stands_as_the_record_says_and_else_the_office(office: Office) -> None:
    """
    == proclamations/2026-11-12-one.yml ==
    title: One
    date: 2026-11-12
    proclamation_kind: condolence
    resolved: We are with you
    == proclamations/2026-11-12-other.yml ==
    title: Other
    date: 2026-11-12
    proclamation_kind: condolence
    resolved: We are with you
    orientation: portrait
    """
    sizes = []
    for name, orientation in product(("one", "other"), Orientation):
        with pypdfium2.PdfDocument(printed(office, name, orientation=orientation)) as document:
            sizes.append(document[0].get_size())

    assert sizes == [(792, 612), (612, 792), (612, 792), (612, 792)]


def test_a_draft_has_neither_seal_nor_signature_on_any_page(tmp_path: Path) -> None:
    office = office_of(
        tmp_path,
        "\n".join(
            line
            if not line.startswith("resolved:")
            else line + " and so it was, and so it shall be" * 90
            for line in OFFICE.splitlines()
            if not line.startswith("signed:")
        ),
    )
    for kind, theme in product(WORDS, Theme):
        pdf = printed(office, kind, theme)
        sheets = sheets_of(pdf)
        assert all("DRAFT" in sheet and "DRAFT, NOT ISSUED" in sheet for sheet in sheets), kind
        assert (len(sheets) > 1, seals_in(pdf)) == (True, 0), (kind, theme)
        assert "Mayor, Nov." not in " ".join(sheets), kind
        assert faults(pdf) == [], (kind, theme)


def test_a_signed_one_bears_the_seal_where_its_kind_has_it(tmp_path: Path) -> None:
    office = office_of(tmp_path, OFFICE)
    assert {kind: seals_in(printed(office, kind)) for kind in WORDS} == {
        "ceremonial": 2,
        "official": 2,
        "commendation": 1,
        "certificate": 1,
        "condolence": 1,
    }
    assert {kind: seals_in(printed(office, kind, seal=None)) for kind in WORDS} == dict.fromkeys(
        WORDS, 0
    )


def test_what_was_taken_back_is_marked_on_every_page_and_has_no_seal(tmp_path: Path) -> None:
    office = office_of(
        tmp_path,
        OFFICE.replace(
            "resolved: that an emergency exists\n",
            "withdrawn: {on: 2026-11-13, reason: 'The court found it void, and so it is.'}\n"
            f"resolved: that an emergency exists{' and so it was, and so it shall be' * 90}\n",
        ),
    )
    pdf = printed(office, "official", Theme.MODERN)
    sheets = sheets_of(pdf)

    assert len(sheets) > 1
    assert all(sheet.count("WITHDRAWN") == 2 for sheet in sheets)
    assert "Withdrawn on Nov. 13, 2026: The court found it void, and so it is." in sheets[0]
    assert (seals_in(pdf), "Mayor, Nov." in " ".join(sheets)) == (0, False)


def test_a_long_one_goes_on_with_its_name_its_number_and_its_page(tmp_path: Path) -> None:
    office = office_of(
        tmp_path,
        OFFICE.replace(
            "the boats sail,",
            ", ".join(["the boats sail at dawn and come home at dusk"] * 40) + ",",
        ).replace("it fed us,", ", ".join(["it fed us when the shelves were empty"] * 50) + ","),
    )
    for kind, (theme, orientation) in product(("ceremonial", "certificate"), DESIGNS):
        sheets = [
            sheet.casefold() for sheet in sheets_of(printed(office, kind, theme, orientation))
        ]
        number = {"ceremonial": "no. 2026-031", "certificate": "no. 2026-034"}[kind]
        title = {"ceremonial": "harbor day", "certificate": "fifty years"}[kind]
        count = len(sheets)

        assert count > 1
        for page, sheet in enumerate(sheets, 1):
            assert FOOT in sheet, (kind, theme)
            assert f"{number} · page {page} of {count}" in sheet, (kind, theme)
            assert title in sheet, (kind, theme)
        # Who signs is never alone on a page.
        assert two_words(kind) in sheets[-1], (kind, theme)
        assert SIGNED.casefold() in sheets[-1]


def two_words(kind: str) -> str:
    """How the witness begins."""
    return {"ceremonial": "in witness whereof,", "certificate": "given under"}[kind]


@pytest.mark.parametrize("colour", ["#ffffff", "#ffe900", "#7a7a7a", "#000000", "#e4002b"])
def test_the_citys_colours_can_be_read_whatever_they_are(colour: str) -> None:
    inks = inks_of(Colors(primary=colour, accent=colour))

    assert contrast(inks["primary"], "#ffffff") >= READABLE
    assert contrast(inks["accent"], "#ffffff") >= READABLE
    assert contrast(inks["on_primary"], colour) >= READABLE
    assert contrast(inks["on_accent"], colour) >= READABLE


def test_long_names_and_titles_stay_on_the_sheet(tmp_path: Path) -> None:
    office = office_of(
        tmp_path,
        "\n".join(
            line
            + " and of the Volunteer Lifeboat Association of Upper Saint-Bartholomew-on-the-River"
            * 2
            if line.startswith(("title:", "recipient:"))
            else line
            for line in OFFICE.splitlines()
        ),
    )
    for kind, (theme, orientation) in product(WORDS, DESIGNS):
        pdf = printed(office, kind, theme, orientation, seal=None)
        with pypdfium2.PdfDocument(pdf) as document:
            for sheet in document:
                text = sheet.get_textpage()
                boxes = [text.get_rect(index) for index in range(text.count_rects())]
                assert min(left for left, *_ in boxes) > 30, (kind, theme, orientation)
                assert max(right for _, _, right, _ in boxes) < sheet.get_width() - 30
                assert min(bottom for _, bottom, *_ in boxes) > 30, (kind, theme, orientation)


def test_a_theme_that_there_is_not_is_told_with_those_that_there_are(
    read: Callable[[], list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    documents:
      theme: engravd
      font: Comic Sans
    proclamations:
      orientation: upright
    """
    assert read() == [
        "office.yml:7: 'theme' of documents is 'engravd'; write one of engraved, charter, modern. "
        "Did you mean 'engraved'? [office]",
        "office.yml:8: 'font' is not a field here in 'documents'. The fields are 'theme' [office]",
        "office.yml:10: 'orientation' of proclamations is 'upright'; write one of landscape, "
        "portrait [office]",
    ]


def test_staff_are_given_the_draft_until_it_is_signed(office: Office) -> None:
    """
    == proclamations/2026-11-12-signed.yml ==
    title: Signed
    date: 2026-11-12
    proclamation_kind: condolence
    resolved: We are with you
    signed: {by: renata-okafor-lindqvist, on: 2026-11-12}
    == proclamations/2026-11-12-unsigned.yml ==
    title: Unsigned
    date: 2026-11-12
    proclamation_kind: condolence
    resolved: We are with you
    """
    view = office.seen_by(Audience.INTERNAL, AT)

    assert [
        paper.path
        for seen in view.records
        for paper in documents.papers_of(view, seen.key, None)
        if seen.kind.name == "proclamation"
    ] == ["proclamations/2026/unsigned/draft.pdf"]
