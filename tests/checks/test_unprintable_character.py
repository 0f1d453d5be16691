"""A character that the documents cannot print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import unprintable_character

if TYPE_CHECKING:
    from collections.abc import Callable


def test_letters_that_the_typefaces_have_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry terminal opens Saturday – ¡Año nuevo! “Łódź”, Đặng Thị, 王小明, 김민수, שלום
    date: 2026-11-18
    release_kind: release
    ---
    Fares from $2.50 to €4.
    """
    assert found(unprintable_character) == []


def test_a_character_that_none_of_them_has_is_an_error_with_its_name(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: Ferry to ꦗ and ꦗ
    date: 2026-11-18
    release_kind: release
    ---
    First line.

    A boat to ক and to ꦗ.
    == content/news/ferry.es.md ==
    ---
    title: Se abre ⩌
    ---
    Texto.
    """
    printed = "is in none of the typefaces that the PDF is printed with; write it in words, or"
    assert found(unprintable_character) == [
        "content/news/ferry.es.md:2: '⩌' (closed union with serifs, U+2A4C) "
        f"{printed} leave it out [unprintable-character]",
        f"content/news/ferry.md:2: 'ꦗ' (javanese letter ja, U+A997) {printed} leave it "
        "out [unprintable-character]",
        f"content/news/ferry.md:8: 'ক' (bengali letter ka, U+0995) {printed} leave it out "
        "[unprintable-character]",
        f"content/news/ferry.md:8: 'ꦗ' (javanese letter ja, U+A997) {printed} leave it "
        "out [unprintable-character]",
    ]


def test_a_record_of_which_no_document_is_made_may_have_any_character(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/tea-house.yml ==
    title: Tea house ক
    address: 210 Harbor Street
    """
    assert found(unprintable_character) == []


def test_what_is_private_is_not_printed_and_not_asked(found: Callable[..., list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: Ferry terminal opens
    date: 2026-11-18
    release_kind: release
    private:
      notes: Not ক
    """
    assert found(unprintable_character) == []
