"""What is a word, and what is none."""

from __future__ import annotations

import pytest

from herald.outputs.search.words import COMMONPLACE, STOP_WORDS, folded, head_words, text_words


def words(text: str) -> list[str]:
    """The words of a title."""
    return [word.decode() for word in head_words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The budget of 2027", ["budget", "2027"]),
        ("Reunión pública en Ñuñoa", ["reunion", "publica", "nunoa"]),
        ("REUNIO\u0301N PU\u0301BLICA", ["reunion", "publica"]),
        ("The keeper’s cottage – don't miss it!", ["keeper", "cottage", "don", "miss"]),
        ("Ordinance 24-17, Section 3(b)", ["ordinance", "24", "17", "section", "3"]),
        ("harbor_walk/ferry, harbor-walk", ["harbor", "walk", "ferry"]),
        ("№ 5 ½ ﬁnal Straße İstanbul", ["5", "1", "2", "final", "straße", "istanbul"]),
        ("Łódź & 東京", ["łodz", "東京"]),
        ("<b>bold</b> [link]", ["bold", "link"]),
        ("", []),
    ],
)
def test_a_text_becomes_a_row_of_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_words_that_are_known_come_no_second_time() -> None:
    title = head_words("Budget hearing")
    assert list(head_words("A hearing on the budget of the port", title)) == [b"port"]
    assert list(title) == [b"budget", b"hearing"]


def test_what_every_page_is_about_tells_something_at_the_head_alone() -> None:
    assert list(head_words("The Mayor visits City Hall")) == [b"mayor", b"visits", b"city", b"hall"]
    assert list(text_words("The Mayor visits City Hall")) == [b"visits", b"hall"]


def test_what_nobody_types_is_no_word() -> None:
    assert words("x" * 40 + " " + "x" * 41 + " " + "ñ" * 41) == ["x" * 40]


def test_the_lists_are_folded_and_tell_nothing_twice() -> None:
    for word in STOP_WORDS | COMMONPLACE:
        assert folded(word) == word == word.lower()
    assert not STOP_WORDS & COMMONPLACE
