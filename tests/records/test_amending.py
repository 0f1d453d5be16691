"""Fields written anew in a file that somebody typed, and nothing else in it touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.records.amending import NotAmended, amended, scalar
from herald.records.source import Source, read

ORDER = ("decision", "decided_by", "reason")


def changed(text: str, path: str = "a.yml", **changes: str) -> str:
    """The file with these fields."""
    return amended(path, text.encode(), changes, ORDER).decode()


def test_a_value_is_replaced_and_its_comment_stays() -> None:
    typed = "title: A  # the title\ndecision:   pending   # ask Ana\nbody: 'x'\n"
    assert changed(typed, decision="accept") == (
        "title: A  # the title\ndecision:   accept   # ask Ana\nbody: 'x'\n"
    )


def test_a_value_that_is_not_there_yet_comes_before_the_private_block() -> None:
    typed = "title: A\nurgency: 1\nprivate:\n  notes: |\n    decision: none\n"
    assert changed(typed, decision="accept", decided_by="ana") == (
        "title: A\nurgency: 1\ndecision: accept\ndecided_by: ana\n"
        "private:\n  notes: |\n    decision: none\n"
    )


def test_a_value_comes_behind_those_before_it_with_all_their_lines() -> None:
    typed = "decision: accept\ndecided_by:\n  ana\nurgency: 1\n"
    assert changed(typed, reason="Why: because") == (
        'decision: accept\ndecided_by:\n  ana\nreason: "Why: because"\nurgency: 1\n'
    )


def test_line_ends_fences_and_a_missing_last_line_end_stay() -> None:
    assert changed("title: A\r\ntags:\r\n- x\r\n", decision="refer") == (
        "title: A\r\ntags:\r\n- x\r\ndecision: refer\r\n"
    )
    assert changed("---\ntitle: A\n---\nText\n", "a.md", decision="refer") == (
        "---\ntitle: A\ndecision: refer\n---\nText\n"
    )
    assert changed("title: A", decision="refer") == "title: A\ndecision: refer"


def test_an_empty_value_is_filled() -> None:
    assert changed("decision:  # soon\ntitle: A\n", decision="accept") == (
        "decision:  accept  # soon\ntitle: A\n"
    )


@pytest.mark.parametrize(
    "typed",
    ["{title: A, decision: pending}\n", "decision: >-\n  pending\n", "decision: &x pending\n"],
)
def test_a_file_laid_out_otherwise_is_left_to_a_person(typed: str) -> None:
    with pytest.raises(NotAmended) as found:
        changed(typed, decision="accept")
    assert (
        str(found.value)
        == "'a.yml' is written so that only you can change it; write decision: accept"
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40))
def test_what_is_written_is_read_again(value: str) -> None:
    source = read("a.yml", f"reason: {scalar(value)}\n".encode())
    if isinstance(source, Source):  # some signs are refused wherever they stand
        assert source.values == {"reason": value}
