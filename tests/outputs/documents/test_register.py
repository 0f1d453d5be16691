"""Documents for print: what a release and a proclamation say, in each language, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs import documents
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office


def printed(office: Office, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    """The words of every PDF that the audience is given, by its path."""
    made = {
        one.path: one.bytes()
        for one in documents.artifacts(office.seen_by(audience, AT), None)
        if one.path.endswith(".pdf")
    }
    assert {path: faults(pdf) for path, pdf in made.items() if faults(pdf)} == {}
    return {path: words_of(pdf) for path, pdf in made.items()}


def test_a_release_says_what_the_trade_expects(office: Office) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    subhead: First sailing on Monday
    contacts:
      - {name: Ana Ruiz, phone: 360-555-0142, email: ana@portellery.example}
    quotes:
      - {who: Bo Larsen, title: pilot, text: We are ready., approved_by: renata-okafor-lindqvist}
    ---

    The terminal opens **Saturday**.

    - 420 seats
    - two berths
    """
    text = printed(office)["news/2026/ferry/ferry.pdf"]

    for words in (
        "FOR IMMEDIATE RELEASE",
        "Nov. 18, 2026",
        "Ana Ruiz 360-555-0142 ana@portellery.example",
        "Ferry terminal opens First sailing on Monday",
        "PORT ELLERY — The terminal opens Saturday.",
        "420 seats",
        "We are ready.",
        "Bo Larsen, pilot",
        "###",
    ):
        assert words in text.replace("# # #", "###"), words
    assert "renata" not in text


def test_an_embargoed_release_is_stamped_for_the_press_and_not_made_for_the_public(
    office: Office,
) -> None:
    """
    == content/news/2026-12-01-inn.md ==
    ---
    title: The inn becomes homes
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---

    Sixty homes.
    """
    path = "news/2026/inn/inn.pdf"

    assert path not in printed(office)
    stamp = "EMBARGOED UNTIL TUESDAY, DECEMBER 1, 2026, 6 A.M. PST"
    assert stamp in printed(office, Audience.INTERNAL)[path].upper()


PROCLAMATION = "proclamations/2026/library-day/library-day.pdf"


def test_a_proclamation_is_a_draft_until_it_is_signed(office: Office) -> None:
    """
    == proclamations/2026-11-19-library-day.yml ==
    title: Library Day
    visibility: public
    date: 2026-11-19
    proclamation_kind: ceremonial
    whereas: [Whereas the library is open;, it lends books, "and it warms people, and"]
    resolved: November 30, 2026, as Library Day
    """
    text = printed(office)[PROCLAMATION]

    assert "DRAFT, NOT ISSUED" in text
    assert "the library is open;" in text
    assert "it lends books;" in text
    assert "it warms people; and" in text
    assert (
        "NOW, THEREFORE, I, Renata Okafor-Lindqvist, Mayor of the City of Port Ellery, "
        "do hereby proclaim November 30, 2026, as Library Day." in text
    )
    assert "this nineteenth day of November, two thousand twenty-six" in text


def test_a_signed_proclamation_bears_names_and_number_and_its_translation_spanish_words(
    office: Office,
) -> None:
    """
    == proclamations/2026-11-19-library-day.yml ==
    title: Library Day
    visibility: public
    date: 2026-11-19
    number: 2026-034
    proclamation_kind: ceremonial
    whereas: [the library is open, it lends books, it warms people]
    resolved: November 30, 2026, as Library Day
    signed: {by: renata-okafor-lindqvist, on: 2026-11-20}
    == proclamations/2026-11-19-library-day.es.yml ==
    title: Día de la Biblioteca
    whereas: [la biblioteca está abierta, presta libros, da calor a la gente]
    resolved: el 30 de noviembre de 2026 como Día de la Biblioteca
    == office/people/renata-okafor-lindqvist.es.yml ==
    role: Alcaldesa
    """
    documents_ = printed(office)
    english, spanish = documents_[PROCLAMATION], documents_[f"es/{PROCLAMATION}"]

    assert "No. 2026-034" in english
    assert "Draft" not in english
    assert "Renata Okafor-Lindqvist Mayor, Nov. 20, 2026" in english
    assert "POR CUANTO, la biblioteca está abierta;" in spanish
    assert "YO, Renata Okafor-Lindqvist, Alcaldesa de la Ciudad de Port Ellery," in spanish
    assert "a los veinte días del mes de noviembre de dos mil veintiséis" in spanish


def test_what_was_taken_back_says_so_on_every_page_and_bears_no_seal(office: Office) -> None:
    """
    == content/news/2026-11-18-grant.md ==
    ---
    title: A grant for the pier
    visibility: public
    date: 2026-11-18
    release_kind: release
    withdrawn: {on: 2026-11-19, reason: The grant was not awarded.}
    ---

    The pier is mended.
    == proclamations/2026-11-19-library-day.yml ==
    title: Library Day
    visibility: public
    date: 2026-11-19
    proclamation_kind: ceremonial
    whereas: [the library is open, it lends books, it warms people]
    resolved: November 30, 2026, as Library Day
    signed: {by: renata-okafor-lindqvist, on: 2026-11-20}
    withdrawn: {on: 2026-11-21, reason: The day was wrong.}
    """
    documents_ = printed(office)
    release, proclamation = documents_["news/2026/grant/grant.pdf"], documents_[PROCLAMATION]

    assert "WITHDRAWN ON NOV. 19, 2026: THE GRANT WAS NOT AWARDED." in release.upper()
    assert "FOR IMMEDIATE RELEASE" not in release.upper()
    assert "Withdrawn on Nov. 21, 2026: The day was wrong." in proclamation
    assert "Renata Okafor-Lindqvist Mayor, Nov. 20, 2026" not in proclamation
