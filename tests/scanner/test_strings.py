"""What is looked for, what is exempt, and whether another automaton finds the same."""

from __future__ import annotations

from collections.abc import Callable

import ahocorasick
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald_scanner.examination import Examiner
from herald_scanner.office import NAME, Holdings
from herald_scanner.records import Passage
from herald_scanner.strings import Matcher, strings_of
from herald_scanner.wording import ordinary_words, runs, words

HERE = Passage("a.md", 1, "notes", "")


def test_a_run_is_the_shortest_with_twelve_letters_from_each_word() -> None:
    assert [*runs(words("The Mayor will not run again, she said."), frozenset())] == [
        b" the mayor will ",
        b" mayor will not ",
        b" will not run again ",
        b" not run again she ",
        b" run again she said ",
        b" again she said ",
    ]


def test_dates_and_times_do_not_make_a_run_longer() -> None:
    ordinary = ordinary_words(["es"])
    assert [*runs(words("Thursday, Dec. 3, 2026, at 6:30 p.m."), ordinary)] == []
    assert [*runs(words("jueves 3 de diciembre de 2026"), ordinary)] == []
    assert [*runs(words("Ada resigns Thursday, Dec. 3, by letter"), ordinary)] == [
        b" ada resigns thursday dec 3 by ",
        b" resigns thursday dec 3 by letter ",
    ]


def test_a_short_whole_value_is_found_only_as_whole_words(
    examine: Callable[..., Examiner],
) -> None:
    one = examine("Tia Okafor")
    assert len(one.sightings(b"With Tia Okafor.")) == 1
    assert one.sightings(b"With Tia Okaforsen and Xantia Okafor.") == {}


def test_what_a_public_record_says_is_exempt_and_counted() -> None:
    office = Holdings()
    office.private.append(
        Passage("a.md", 4, "private.notes", "Meet at Harbor Flats Center. Say no to it all.")
    )
    office.public.append(Passage("b.md", 2, "title", "The Harbor Flats Center"))
    strings = strings_of(office, ())
    (exemption,) = strings.exemptions
    assert (exemption.public.path, exemption.patterns, exemption.is_whole) == ("b.md", 1, False)
    assert b" harbor flats " not in strings.words.sources
    assert b" flats center say " in strings.words.sources


def test_what_is_public_only_in_a_private_block_is_not_exempt(
    examine: Callable[..., Examiner],
) -> None:
    assert (
        len(examine("The inn is bought", "The inn is bought").sightings(b"The inn is bought")) == 1
    )


def test_two_public_texts_side_by_side_are_no_leak(examine: Callable[..., Examiner]) -> None:
    one = examine(
        "Itzel Moctezuma, director, has the key", public=("Itzel Moctezuma", "Director of Arts")
    )
    assert one.sightings(b"<p>Itzel Moctezuma</p><p>Director of Arts</p>") == {}
    assert [passage.line for passage in one.seams] == [1]
    assert len(one.sightings(b"Itzel Moctezuma, director, has the key")) == 1


@pytest.mark.parametrize(
    "written",
    [
        "<a href='/news/2026/budget-vote/'>",
        "budget-vote.pdf",
        "/en/2026/budget-vote",
        '{"id": "release/2026/budget-vote"}',
    ],
)
def test_the_name_of_an_unreleased_record_is_found_in_an_address(written: str) -> None:
    office = Holdings()
    office.private_names += [
        Passage("a.md", 1, NAME, "budget-vote"),
        Passage("a.md", 1, NAME, "/2026/budget-vote"),
    ]
    # The words are public, the name is not: a public record refers to it.
    office.public += [
        Passage("b.md", 2, "title", "The budget vote"),
        Passage("b.md", 3, "related", "release/budget-vote"),
    ]
    one = Examiner(strings_of(office, ()))
    assert len(one.sightings(written.encode())) == 1
    assert one.sightings(b"The budget vote. pre-budget-vote budget-votes") == {}


def test_the_name_of_a_public_record_is_none() -> None:
    office = Holdings()
    office.private_names.append(Passage("a.md", 1, NAME, "/2026/budget-vote"))
    office.public_names.append(Passage("b.md", 1, NAME, "budget-vote"))
    one = Examiner(strings_of(office, ()))
    assert one.sightings(b"/2025/budget-vote/") == {}
    assert len(one.sightings(b"/2026/budget-vote/")) == 1


def test_a_piece_of_a_private_file_is_found_wherever_it_was_copied() -> None:
    office = Holdings()
    office.private_files["a.jpg"] = bytes(range(256)) * 4
    one = Examiner(strings_of(office, ()))
    content = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2
    assert [passage.path for passage in one.sightings(content)] == ["a.jpg"]


@given(
    st.sets(st.binary(min_size=1, max_size=6), min_size=1, max_size=30),
    st.binary(max_size=200),
)
def test_another_automaton_finds_the_same(patterns: set[bytes], text: bytes) -> None:
    other = ahocorasick.Automaton()
    for pattern in patterns:
        other.add_word(pattern.decode("latin-1"), pattern)
    other.make_automaton()
    expected = {
        (end + 1 - len(pattern), pattern) for end, pattern in other.iter(text.decode("latin-1"))
    }
    matcher = Matcher(dict.fromkeys(patterns, HERE))
    assert set(matcher.found_in(text)) == expected


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_the_words_of_a_text_are_found_in_any_text_around_it(
    text: str, before: str, after: str
) -> None:
    around = words(f"{before} {text} {after}")
    assert words(text) in around


@given(st.text())
def test_words_are_words_of_themselves(text: str) -> None:
    separate = words(text)
    assert words(separate.decode()) == separate


def test_where_a_link_leads_does_not_hide_a_public_text(examine: Callable[..., Examiner]) -> None:
    public = "Come to the [budget hearing](/events/2026/hearing/) on the second floor."
    one = examine("The budget hearing on the second floor", public=(public,))
    assert one.sightings(b"Come to the budget hearing on the second floor.") == {}


def test_an_address_that_ends_like_a_name_is_no_reference_to_it() -> None:
    office = Holdings()
    office.private_names.append(Passage("a.md", 1, NAME, "housing-awards"))
    office.public.append(Passage("b.md", 2, "livestream", "https://video.example/housing-awards"))
    one = Examiner(strings_of(office, ()))
    assert one.sightings(b"https://video.example/housing-awards") == {}
