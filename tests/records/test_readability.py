"""Sentences, syllables, and how hard a text is to read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.records.readability import (
    ease,
    grade,
    parting,
    sentences,
    spanish_syllables,
    syllables,
)


def test_sentences_end_where_one_reads_an_end() -> None:
    text = (
        "# A heading. Not prose\n\n"
        "Mr. Han opens it on Dec. 3 at 6 p.m. sharp. See [the plan](/a.b/) of *St. Ann*.\n"
        "It costs 1,200.50 dollars! Who pays?\n\n"
        "- First item\n- Second item\n\n"
        "> Somebody said so.\n\n"
        "| a | b |\n| - | - |\n\n```\ncode. Code.\n```\n"
    )
    assert [(one.offset, one.text) for one in sentences(text)] == [
        (24, "Mr. Han opens it on Dec. 3 at 6 p.m. sharp."),
        (68, "See the plan of St. Ann."),
        (104, "It costs 1,200.50 dollars!"),
        (131, "Who pays?"),
        (144, "First item"),
        (157, "Second item"),
    ]


@given(st.text())
def test_any_text_has_sentences_that_stand_where_they_say(text: str) -> None:
    for one in sentences(text):
        assert 0 <= one.offset < len(text)
        assert one.words
        assert grade([one]) == grade([one])


def test_an_abbreviation_ends_no_sentence_whatever_stands_before_it() -> None:
    text = "Come by 6 p.m. At the door (Mr. Han) is “Dr. Ott”; *St. Ann* waits ... Here?! A."
    assert [one.text for one in sentences(text)] == [
        "Come by 6 p.m. At the door (Mr. Han) is “Dr. Ott”; St. Ann waits ...",
        "Here?!",
        "A.",
    ]


@given(st.text(st.sampled_from("ab1_ \n.,:;’'-*`\\é")))
def test_words_are_letters_or_numbers_with_what_joins_them(text: str) -> None:
    """As one would write it; `readability` has a quicker way."""
    for one in sentences(text):
        word = r"\d[\d,.:]*(?:-\w+)*|[^\W\d_](?:[\w’'-]*\w)?"
        assert one.words == tuple(re.findall(word, one.text))


@given(st.text(st.sampled_from("ab1.’'-*_`\\()[]")))
def test_the_signs_of_markdown_are_no_part_of_a_text(text: str) -> None:
    (one,) = sentences(f"a{text}")
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", f"a{text}")
    assert one.text == re.sub(r"[*_`]+|\\(?=[^\w\s])", "", words)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("city", 2), ("terminal", 3), ("table", 2), ("opened", 2), ("closed", 1), ("wanted", 2)),
        *(("residents", 3), ("community", 4), ("nation", 2), ("the", 1), ("1,200", 1)),
    ],
)
def test_syllables_of_english_words(word: str, number: int) -> None:
    assert syllables(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("ciudad", 2), ("guerra", 2), ("queso", 2), ("río", 2), ("alcaldía", 4), ("muy", 1)),
        *(("agua", 2), ("pingüino", 3), ("oeste", 3), ("bahía", 3), ("reunión", 2), ("2026", 1)),
    ],
)
def test_syllables_of_spanish_words(word: str, number: int) -> None:
    assert spanish_syllables(word) == number


def test_the_formulas_give_what_they_give_by_hand() -> None:
    """Six words, eight syllables; five words, ten syllables."""
    english = [*sentences("The city opens the new terminal.")]
    assert grade(english) == pytest.approx(0.39 * 6 + 11.8 * 10 / 6 - 15.59)
    spanish = [*sentences("La ciudad abre una terminal.")]
    assert ease(spanish) == pytest.approx(206.84 - 60 * 10 / 5 - 1.02 * 5)


def test_a_sentence_is_parted_at_the_pause_nearest_to_its_middle() -> None:
    (one,) = sentences(
        "The city will open the terminal on Saturday, and the ferries, which were late, sail."
    )
    assert parting(one) == "and the ferries, which"
    (short,) = sentences("The city will open the terminal on Saturday")
    assert parting(short) == ""
