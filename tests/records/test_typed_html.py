"""Typed HTML is found where the renderer finds it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.records.typed_html import Typed, typed_html
from herald.render import prose

PIECES = st.lists(
    st.sampled_from(
        [
            *("<b>", "</b>", "<br/>", "<!-- x -->", "<!--", "-->", "<a href='x'>", "<b and c>"),
            *("<https://x.example>", "<x@y.example>", "`", "``", "\\", "\n", "\n\n", "    ", "- "),
            *("[w](", "</a b>", ")", "[w]: ", "```\n", "~~~\n", "> ", "words", " ", "<", ">"),
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_it_stands_there_as_it_is_said(text: str) -> None:
    for one in typed_html(text):
        assert text[one.offset : one.offset + len(one.written)] == one.written
        assert one.written.startswith("<!--") if not one.name else one.written.endswith(">")


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "a\n<b>x</b>",
        "- a\n\n      <b>x</b>",
        "> <b>x</b>",
        "| a |\n|---|\n| <b>x</b> |",
        "1. a\n   - <b>x</b>",
        "`a` <b>x</b> `c`",
        "`a <b>x</b>",
        "[<b>x</b>](/a)",
        "\\\\<b>x</b>",
    ],
)
def test_what_is_found_is_what_readers_see_as_it_is_typed(text: str) -> None:
    assert [one.written for one in typed_html(text)] == ["<b>", "</b>"]
    assert "&lt;b&gt;x&lt;/b&gt;" in prose.html(text)


@pytest.mark.parametrize(
    "text",
    [
        "`<b>`",
        "``<b> ` <b>``",
        "\\<b>",
        "    <b>x</b>",
        "a\n\n\t<b>x</b>\n\n    <i>",
        "```\n<b>\n```",
        "~~~html\n<b>",
        "[a](<b> 'c')",
        "[a]: <b>",
    ],
)
def test_code_and_where_links_lead_are_passed_over(text: str) -> None:
    assert [*typed_html(text)] == []


def test_a_comment_is_one_thing_whatever_is_in_it() -> None:
    assert [*typed_html("a <!-- <b> -- --> b <!-- c\nd")] == [
        Typed(2, "<!-- <b> -- -->", "", is_end=False),
        Typed(20, "<!-- c", "", is_end=False),
    ]


@pytest.mark.parametrize(
    "text", ["<!--" * 50_000, "<b " * 50_000, "<b" + " a" * 50_000, "<a b=" * 50_000]
)
def test_a_hostile_text_is_looked_through_once(text: str) -> None:
    assert len([*typed_html(text)]) <= 1
