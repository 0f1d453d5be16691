"""Links and images in Markdown, and the place of each."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.records.markdown import Extent, Link, extent, has_more_parts, links
from herald.render import prose


def of(text: str, *, html: bool = False) -> list[tuple[int, str, str, bool]]:
    """What is found: where, whereto, its words, and whether it is an image."""
    return [
        (link.offset, link.target, link.words, link.is_image) for link in links(text, html=html)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](/b/)", [(0, "/b/", "a", False)]),
        ("see [a](/b/ 'title'), [c](<d e>)", [(4, "/b/", "a", False), (22, "d e", "c", False)]),
        ("![a](b.jpg)", [(0, "b.jpg", "a", True)]),
        ("![](b.jpg)", [(0, "b.jpg", "", True)]),
        ("[![a](b.jpg)](/c/)", [(0, "/c/", "![a](b.jpg)", False), (1, "b.jpg", "a", True)]),
        ("[a [b] c](/d/)", [(0, "/d/", "a [b] c", False)]),
        ("[a](/b_(c)/)", [(0, "/b_(c)/", "a", False)]),
        ("[a]()", [(0, "", "a", False)]),
        ("[a]: /b/", [(0, "/b/", "a", False)]),
        ("text\n\n  [a]: </b c>\n", [(8, "/b c", "a", False)]),
        ("![a][b]\n\n[b]: c.jpg", [(0, "c.jpg", "a", True), (9, "c.jpg", "b", False)]),
        ("![b]\n\n[B]: c.jpg", [(0, "c.jpg", "b", True), (6, "c.jpg", "B", False)]),
        ("[^1]: a note", []),
        ("[a] (/b/)", []),
        ("\\[a](/b/)", []),
        ("\\![a](/b/)", [(2, "/b/", "a", False)]),
        ("`[a](/b/)`", []),
        ("``[a](/b/) ` ``", []),
        ("`a` [b](/c/)", [(4, "/c/", "b", False)]),
        ("` [b](/c/)", [(2, "/c/", "b", False)]),
        ("```\n[a](/b/)\n```\n[c](/d/)", [(17, "/d/", "c", False)]),
        ("~~~ text\n[a](/b/)", []),
        ("- item\n\n  ```\n  [a](/b/)\n  ```\n", []),
        ("<a href='/b/'>c</a>", []),
        ("<https://a.example/b>", [(0, "https://a.example/b", "https://a.example/b", False)]),
        ("at HTTP://a.example.", [(3, "HTTP://a.example", "HTTP://a.example", False)]),
        (
            "(https://a.example/b_(c)), https://a.example/d?!",
            [
                (1, "https://a.example/b_(c)", "https://a.example/b_(c)", False),
                (27, "https://a.example/d", "https://a.example/d", False),
            ],
        ),
        ("[a](https://a.example)", [(0, "https://a.example", "a", False)]),
        ("[a]: <https://a.example>", [(0, "https://a.example", "a", False)]),
        ("`https://a.example` xhttps://a.example", []),
        ("(www.a.example/b).", [(1, "http://www.a.example/b", "http://www.a.example/b", False)]),
        ("Www.a.example /www.a.example <www.a.example>", []),
    ],
)
def test_links_and_images_are_found(text: str, expected: list[tuple[int, str, str, bool]]) -> None:
    assert of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a class=x href='/b/'>c</a>", [(0, "/b/", "", False)]),
        ('<IMG src="a.jpg" alt="b">', [(0, "a.jpg", "b", True)]),
        ("<img src='a.jpg'>", [(0, "a.jpg", "", True)]),
        ("<!-- [a](/b/) <img src='c.jpg'> -->", []),
        ("<a name=top>", []),
    ],
)
def test_html_is_read_on_pages_written_by_hand(
    text: str, expected: list[tuple[int, str, str, bool]]
) -> None:
    assert of(text, html=True) == expected


pieces = st.lists(
    st.sampled_from(
        [
            "[",
            "](",
            ")",
            "]",
            "!",
            "a",
            "b c",
            "/x/",
            "<",
            ">",
            "`",
            "```",
            "\n",
            "\n\n",
            '"t"',
            " ",
            "https://x.example/",
            "www.x.example/",
        ]
    ),
    max_size=25,
).map("".join)


@given(pieces)
def test_every_link_that_is_drawn_is_found(text: str) -> None:
    drawn = re.findall(r'(?:href|src)="([^"]*)"', str(prose.html(text)))
    targets = {unquote(unescape(target)) for target in drawn}
    # Addresses with brackets or code in them are read in more than one way.
    plain = {target for target in targets if not {*"(`[]"} & {*target}}
    assert plain <= {link.target for link in links(text)}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[a" * 25_000,
        "![](" * 20_000,
        "`" * 50_000,
        "``` `" * 9_000,
        "<a " * 20_000,
        "<!--" * 20_000,
        "<!-- -->" * 20_000,
        '<a "' * 20_000,
        "https://" * 20_000,
        "https://a" + ")" * 200_000,
        "https://a" + ")." * 200_000,
        "https://a" + "." * 200_000 + "x",
        "www." * 50_000,
        "www.a " * 50_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    found: list[Link] = [*links(text, html=True)]
    assert len(found) <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Extent(0, 0, 0, 0)),
        ("one\ntwo\n\n- three\n", Extent(0, 3, 0, 0)),
        ("a | b\n- | -\nc | d\n", Extent(4, 0, 0, 0)),
        ("|a|b|c|\n|:-|:-:|-:|\nd\n\ne\n", Extent(6, 1, 0, 0)),
        ("> |a|\n> |-|\n> |b|\n>\n> c\n", Extent(2, 1, 5, 0)),
        ("a\n---\nb | c\n", Extent(0, 3, 0, 0)),
        ("**a** `b` [c](https://d.example/)\n", Extent(0, 1, 6, 0)),
        ("x" * 32 + " " + "y" * 33 + "\n", Extent(0, 1, 0, 33)),
        ("|" + "a|" * 40 + "\n", Extent(0, 1, 0, 0)),
    ],
)
def test_what_there_is_to_draw_is_counted(text: str, expected: Extent) -> None:
    assert extent(text) == expected


@given(
    st.text(st.sampled_from("a|-_[<`:/ \n>")) | st.text(),
    st.integers(1, 40),
    st.integers(0, 300),
)
def test_a_text_has_more_parts_when_its_extent_says_so(text: str, times: int, most: int) -> None:
    assert has_more_parts(text * times, most) == (extent(text * times).parts > most)


@pytest.mark.parametrize("text", ["[" * 40, "|a" * 10 + "\n" + "|-" * 10 + "\n" + "x\n" * 50])
def test_a_short_text_may_have_many_parts(text: str) -> None:
    """Marks in words that are too long for a line; cells that a row leaves out."""
    parts = extent(text).parts
    assert parts > len(text)
    assert has_more_parts(text, parts - 1)
    assert not has_more_parts(text, parts)
