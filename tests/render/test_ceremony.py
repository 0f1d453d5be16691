"""The words of a ceremony: staff type the reasons, the office's formulas do the rest."""

from __future__ import annotations

from datetime import date

import pytest

from herald.render.ceremony import (
    Form,
    Phrase,
    Wording,
    clauses,
    wording,
    written_day,
    year_in_words,
)


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        (
            date(2026, 11, 21),
            "this twenty-first day of November, two thousand twenty-six",
            "a los veintiún días del mes de noviembre de dos mil veintiséis",
        ),
        (
            date(2030, 1, 1),
            "this first day of January, two thousand thirty",
            "al primer día del mes de enero de dos mil treinta",
        ),
        (
            date(2027, 12, 31),
            "this thirty-first day of December, two thousand twenty-seven",
            "a los treinta y un días del mes de diciembre de dos mil veintisiete",
        ),
    ],
)
def test_a_day_is_written_in_words(day: date, english: str, spanish: str) -> None:
    assert written_day(day, "en") == english
    assert written_day(day, "es") == spanish


@pytest.mark.parametrize(
    ("year", "english", "spanish"),
    [
        (7, "seven", "siete"),
        (1100, "eleven hundred", "mil cien"),
        (1776, "seventeen hundred seventy-six", "mil setecientos setenta y seis"),
        (1900, "nineteen hundred", "mil novecientos"),
        (2000, "two thousand", "dos mil"),
        (2021, "two thousand twenty-one", "dos mil veintiuno"),
        (2100, "twenty-one hundred", "dos mil cien"),
        (2101, "twenty-one hundred one", "dos mil ciento uno"),
    ],
)
def test_a_year_is_written_in_words(year: int, english: str, spanish: str) -> None:
    assert year_in_words(year, "en") == english
    assert year_in_words(year, "es") == spanish


def test_every_day_and_year_has_words_of_its_own() -> None:
    for language in ("en", "es"):
        days = {written_day(date(2026, 1, day), language) for day in range(1, 32)}
        assert len(days) == 31
        assert len({year_in_words(year, language) for year in range(1, 10_000)}) == 9_999


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the harbor opens", "the harbor opens;"),
        ("the harbor opens;", "the harbor opens;"),
        ("the harbor opens; and", "the harbor opens;"),
        ("the harbor opens, AND ,", "the harbor opens;"),
        ("the harbor opens.", "the harbor opens;"),
        ("  Whereas, the harbor opens ; ", "the harbor opens;"),
        ("por cuanto el puerto abre; y", "el puerto abre;"),
        ("the Heron was built by Acme Inc.", "the Heron was built by Acme Inc.;"),
        ("she crossed at 7 a.m.;", "she crossed at 7 a.m.;"),
        ("he is Sam Ruiz Jr., and", "he is Sam Ruiz Jr.;"),
        ("it is the oldest in the U.S.", "it is the oldest in the U.S.;"),
        ("they call it “home.”", "they call it “home”;"),
        ("who asked, “Why?”", "who asked, “Why?”;"),
        ("sea, sky and land", "sea, sky and land;"),
    ],
)
def test_the_authors_punctuation_gives_way(typed: str, printed: str) -> None:
    first, last = clauses([typed, "the last"], "en")
    assert first == {"formula": "WHEREAS", "text": printed}
    assert last == {"formula": "WHEREAS", "text": "the last; and"}


def test_clauses_without_words_are_left_out() -> None:
    assert clauses([], "en") == []
    assert clauses(["", " ;", "and the rest"], "en") == [
        {"formula": "WHEREAS", "text": "and the rest; and"}
    ]
    assert clauses(["uno", "dos"], "es-MX") == [
        {"formula": "POR CUANTO", "text": "uno;"},
        {"formula": "POR CUANTO", "text": "dos; y"},
    ]


def _read(phrases: list[Phrase]) -> str:
    return "".join(phrase["text"] for phrase in phrases)


def _act(said: Wording) -> str:
    return "\n".join(_read(paragraph) for paragraph in said["act"])


def test_a_proclamation_says() -> None:
    said = wording(
        "ceremonial",
        "en",
        mayor="Renata Okafor-Lindqvist",
        mayors_title="Mayor",
        city="Port Ellery",
        whereas=["the boats sail"],
        resolved="November 21, 2026, as Harbor Day",
        day=date(2026, 11, 21),
    )
    assert said["form"] == "Proclamation"
    assert said["clauses"] == [{"formula": "WHEREAS", "text": "the boats sail; and"}]
    assert said["act"] == [
        [
            {"style": "formula", "text": "NOW, THEREFORE, I,"},
            {
                "style": "plain",
                "text": " Renata Okafor-Lindqvist, Mayor of the City of Port Ellery, "
                "do hereby proclaim November 21, 2026, as Harbor Day.",
            },
        ]
    ]
    assert _read(said["witness"]) == (
        "IN WITNESS WHEREOF, I have hereunto set my hand and caused the Seal of the City of "
        "Port Ellery to be affixed this twenty-first day of November, two thousand twenty-six."
    )


def test_a_proclamation_says_it_in_spanish() -> None:
    said = wording(
        "official",
        "es",
        mayor="Renata Okafor-Lindqvist",
        mayors_title="Alcaldesa",
        city="Port Ellery",
        whereas=["los barcos zarpan"],
        resolved="el 21 de noviembre de 2026 como Día del Puerto",
        day=date(2026, 11, 21),
    )
    assert said["form"] == "Proclamación"
    assert said["clauses"] == [{"formula": "POR CUANTO", "text": "los barcos zarpan; y"}]
    assert _act(said) == (
        "POR TANTO, YO, Renata Okafor-Lindqvist, Alcaldesa de la Ciudad de Port Ellery, "
        "por la presente proclamo el 21 de noviembre de 2026 como Día del Puerto."
    )
    assert _read(said["witness"]) == (
        "EN TESTIMONIO DE LO CUAL, firmo la presente y hago estampar en ella el Sello de la Ciudad "
        "de Port Ellery a los veintiún días del mes de noviembre de dos mil veintiséis."
    )


@pytest.mark.parametrize(
    ("form", "recipient", "resolved", "act"),
    [
        (
            "commendation",
            "Captain Ana Ruiz",
            "for thirty years at the helm",
            "do hereby commend Captain Ana Ruiz for thirty years at the helm.",
        ),
        (
            "commendation",
            None,
            "the crews of the ferry!",
            "do hereby commend the crews of the ferry!",
        ),
        (
            "condolence",
            "the family of Ana Ruiz",
            "She brought us home.",
            "extend our deepest sympathy to the family of Ana Ruiz. She brought us home.",
        ),
    ],
)
def test_a_commendation_and_a_condolence_have_words_of_their_own(
    form: Form, recipient: str | None, resolved: str, act: str
) -> None:
    said = wording(
        form,
        "en",
        mayor="R. Okafor",
        mayors_title="Mayor",
        city="Port Ellery",
        resolved=resolved,
        day=date(2026, 11, 21),
        recipient=recipient,
    )
    assert said["clauses"] == []
    assert _act(said) == (
        "On behalf of the people of the City of Port Ellery, I, R. Okafor, "
        f"Mayor of the City of Port Ellery, {act}"
    )
    assert _read(said["witness"]) == (
        "GIVEN under my hand and the Seal of the City of Port Ellery "
        "this twenty-first day of November, two thousand twenty-six."
    )


def test_a_certificate_gives_its_reasons_first() -> None:
    said = wording(
        "certificate",
        "en",
        mayor="R. Okafor",
        mayors_title="Mayor",
        city="Port Ellery",
        whereas=["they built two boats"],
        resolved="for their craft",
        day=date(2026, 11, 21),
        recipient="the Class of 2026",
    )
    assert said["form"] == "Certificate of Recognition"
    assert _act(said) == (
        "NOW, THEREFORE, I, R. Okafor, Mayor of the City of Port Ellery, "
        "do hereby recognize the Class of 2026 for their craft."
    )
