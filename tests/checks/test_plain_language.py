"""A public text is hard to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import plain_language

if TYPE_CHECKING:
    from collections.abc import Callable


def test_plain_sentences_quotations_drafts_and_remarks_pass(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    plain_language: {longest_sentence: 10}
    == content/news/2026-11-18-ferry.md ==
    ---
    title: The ferry
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    The terminal opens on Saturday. Tours run until 3 p.m.

    “We have waited for this day for a very long time,” she said.
    == content/news/2026-11-18-draft.md ==
    ---
    title: Not public
    date: 2026-11-18
    release_kind: release
    ---
    One two three four five six seven eight nine ten eleven twelve.
    == content/remarks/2026-11-18-spoken.md ==
    ---
    title: Spoken
    visibility: public
    date: 2026-11-18
    remarks_state: notes
    ---
    One two three four five six seven eight nine ten eleven twelve.
    """
    assert found(plain_language) == []


def test_a_long_sentence_is_a_hint_with_a_place_to_part_it(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    plain_language: {longest_sentence: 10}
    == content/news/2026-11-18-ferry.md ==
    ---
    title: The ferry
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    It opens. Come one two three four five six seven eight nine.

    The terminal opens on Saturday at noon, and tours run until three in the afternoon.
    == content/news/2026-11-18-ferry.es.md ==
    ---
    title: El ferri
    ---
    La terminal abre el sábado a mediodía y cierra a las tres de esa tarde.
    """
    assert found(plain_language) == [
        "content/news/2026-11-18-ferry.es.md:4: warning: The sentence 'La terminal abre el sábado "
        "a mediodía y cierra a las tres d…' has 15 words, and 10 are enough; say it in two "
        "[plain-language]",
        "content/news/2026-11-18-ferry.md:9: warning: The sentence 'The terminal opens on Saturday "
        "at noon, and tours run until…' has 15 words, and 10 are enough; begin a new sentence at "
        "'and tours run until' [plain-language]",
    ]


def test_a_text_that_asks_for_much_schooling_is_a_hint(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    plain_language: {grade: 5, ease: 99}
    == content/news/2026-11-18-ferry.md ==
    ---
    title: The ferry
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    Municipal authorities anticipate considerable operational improvements. Transportation
    infrastructure modernization necessitates continuous collaboration. Interdepartmental
    coordination facilitates accelerated implementation. Environmental considerations
    influence administrative determinations. Municipal authorities anticipate considerable
    operational improvements. Transportation infrastructure modernization necessitates
    continuous collaboration. Interdepartmental coordination facilitates accelerated
    implementation. Environmental considerations influence administrative determinations.
    Municipal authorities anticipate considerable operational improvements. Transportation
    infrastructure modernization necessitates continuous collaboration. Interdepartmental
    coordination facilitates accelerated implementation. Environmental considerations
    influence administrative determinations. Municipal authorities anticipate considerable
    operational improvements. Transportation infrastructure modernization necessitates
    continuous collaboration. Interdepartmental coordination facilitates accelerated
    implementation. Environmental considerations influence administrative determinations.
    Municipal authorities anticipate considerable operational improvements again and again.
    Transportation infrastructure modernization necessitates continuous collaboration.
    Interdepartmental coordination facilitates accelerated implementation.
    """
    assert found(plain_language) == [
        "content/news/2026-11-18-ferry.md:21: warning: The sentence 'Municipal authorities "
        "anticipate considerable operational i…' has 9 words, the most in this text; the text "
        "reads at grade 38 (Flesch-Kincaid; 5 at most); use shorter sentences and words "
        "[plain-language]"
    ]
