"""The settings on the care of what is published, and what they do on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.build import build
from herald.policies.editorial import feedback_link
from herald.problems import errors
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SITE = "site"


def test_settings_of_care_are_told_how_they_are_written(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    feedback: http://forms.example/
    review_every: {person: 0}
    plain_language: {longest_sentence: 3}
    terms:
      - {mayor: Harold Voss, from: 2023-12-31, until: 2016-01-01}
    """
    assert read() == [
        "office.yml:6: 'feedback' is 'http://forms.example/'; 'feedback' is an e-mail address, "
        "web@city.example, or the address of a form that begins with https:// [office]",
        "office.yml:7: 'review_every' is a block of fields; a review is due after so many "
        "months, as in 'person: 12' [office]",
        "office.yml:8: 'longest_sentence' of plain_language is '3'; write a number from 10 "
        "[office]",
        "office.yml:10: A term of 'terms' ends before it begins; correct 'from' or 'until' "
        "[office]",
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (
            "web@city.example",
            "mailto:web@city.example?subject=About%20this%20page%3A%20https%3A%2F%2Fm.example%2Fa%2F",
        ),
        (
            "https://forms.example/tell",
            "https://forms.example/tell?page=https%3A%2F%2Fm.example%2Fa%2F",
        ),
        ("https://f.example/?x=1", "https://f.example/?x=1&page=https%3A%2F%2Fm.example%2Fa%2F"),
    ],
)
def test_a_link_for_feedback_names_the_page(address: str, link: str) -> None:
    assert feedback_link(address, "https://m.example/a/", "About this page") == link


def test_pages_say_whom_to_tell_when_they_were_reviewed_and_under_whom_they_appeared(
    root: Path,
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    feedback: web@portellery.example
    terms:
      - {mayor: Harold Voss, from: 2016-01-01, until: 2023-12-31}
    == content/news/2019-03-01-pier.md ==
    ---
    title: The pier
    visibility: public
    date: 2019-03-01
    release_kind: release
    ---
    It stands.
    == content/news/2024-03-01-dock.md ==
    ---
    title: The dock
    visibility: public
    reviewed: 2026-11-02
    date: 2024-03-01
    release_kind: release
    ---
    It floats.
    """
    done = build(root, AT, jobs=1, parts=frozenset({"site"}))
    assert [*map(str, errors(done.problems))] == []

    def page(address: str) -> str:
        return (root / "site" / address / "index.html").read_text("utf-8")

    former = "Published under Mayor Harold Voss, whose term ended on Dec. 31, 2023. It is kept as"
    spanish = "Se publicó en la alcaldía de Harold Voss, que terminó el 31 de diciembre de 2023."
    reviewed = '<p class="reviewed">Last reviewed on Nov. 2, 2026</p>'
    pier, dock = page("news/2019/pier"), page("news/2024/dock")
    assert (former in pier, former in dock) == (True, False)
    assert (reviewed in pier, reviewed in dock) == (False, True)
    assert spanish in page("es/news/2019/pier")
    assert "Última revisión: 2 de noviembre de 2026" in page("es/news/2024/dock")
    told = '<p class="page-feedback"><a href="mailto:web@portellery.example?subject={}'
    assert told.format("About%20this%20page%3A%20https%3A%2F%2Fmayor.") in page("")
    assert told.format("Sobre%20esta%20p%C3%A1gina%3A%20https%3A%2F%2Fmayor.") in page("es/news")
