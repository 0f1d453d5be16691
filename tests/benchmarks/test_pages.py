"""What other programs are given of an office."""

from __future__ import annotations

from benchmarks.pages import pages
from benchmarks.records import Record


def test_a_page_has_the_facts_in_words_and_the_clauses_in_its_text() -> None:
    """A proclamation signed by a person of the directory, and a place of no page."""
    person = Record("person", "office/people", "ada", {"title": "Ada Moss", "visibility": "public"})
    venue = Record("venue", "office/venues", "pier", {"title": "Pier 1", "visibility": "public"})
    honor = Record(
        "proclamation",
        "proclamations/2026",
        "2026-03-04-tide-day",
        {
            "title": "Tide Day",
            "visibility": "public",
            "date": "2026-03-04",
            "whereas": ["the tide comes in", "it goes out"],
            "resolved": "a day of the tide",
            "signed": {"by": "ada", "on": "2026-03-03"},
        },
        "Come to {{ the pier }}.\n",
    )

    made = {page.path: page for page in pages([person, venue, honor])}

    assert [*made] == ["proclamations/2026/tide-day.md", "people/ada.md"]
    assert made["proclamations/2026/tide-day.md"].facts == [
        ("Date", "2026-03-04"),
        ("Signed", "Ada Moss, on: 2026-03-03"),
    ]
    assert made["proclamations/2026/tide-day.md"].text == (
        "**Whereas**, the tide comes in;\n\n"
        "**Whereas**, it goes out;\n\n"
        "**Now, therefore**, I do hereby proclaim a day of the tide\n\n"
        "Come to { { the pier }}.\n\n"
    )


def test_what_the_public_may_not_see_is_no_page() -> None:
    internal = {"title": "Internal", "visibility": "internal", "date": "2026-03-04"}
    held = {**internal, "visibility": "public", "embargo": "2026-12-01 06:00"}
    assert (
        pages(
            [
                Record("release", "content/news", "2026-03-04-internal", internal),
                Record("release", "content/news", "2026-03-04-held", held),
            ]
        )
        == []
    )
