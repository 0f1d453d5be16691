"""Prose: what Markdown becomes, and what it can never become."""

from __future__ import annotations

import posixpath
import re
import time
from collections.abc import Iterable, Iterator
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from herald.render import prose
from herald.render.prose import Node, Token


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (
            "A *b* **c** ~~d~~ `e`",
            "<p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>",
        ),
        ("# One\n\n## Two", '<h2 id="one">One</h2>\n<h3 id="two">Two</h3>'),
        ("### Deep\n\n##### Deeper", '<h2 id="deep">Deep</h2>\n<h3 id="deeper">Deeper</h3>'),
        ("## Qué pasó", '<h2 id="que-paso">Qué pasó</h2>'),
        ("## A\n\n## A", '<h2 id="a">A</h2>\n<h2 id="a-2">A</h2>'),
        ("## 東京", '<h2 id="東京">東京</h2>'),
        ("## !", '<h2 id="section">!</h2>'),
        (
            "- [x] done\n- [ ] not yet",
            '<ul>\n<li><span class="check check-done" role="img" aria-label="Done:">☑</span>'
            " done</li>\n"
            '<li><span class="check" role="img" aria-label="To do:">☐</span> not yet</li>\n</ul>',
        ),
        ("[a](/news/)", '<p><a href="/news/">a</a></p>'),
        ("[a](#b)", '<p><a href="#b">a</a></p>'),
        ("[a](tel:+1360)", '<p><a href="tel:+1360">a</a></p>'),
        (
            "[a](https://b.example)",
            '<p><a href="https://b.example" rel="external noopener">a</a></p>',
        ),
        ("![a](b.jpg)", '<p><img src="b.jpg" alt="a"></p>'),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>'),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert prose.html(markdown).strip() == html


def test_a_table_can_be_scrolled_by_keys_and_its_heads_are_for_columns() -> None:
    assert prose.html("| a | b |\n| - | -: |\n| 1 | 2 |") == (
        '<div class="prose-table" role="region" tabindex="0" aria-label="Table">'
        '<table class="lines">\n<thead>\n<tr>\n<th scope="col">a</th>\n'
        '<th class="align-right" scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
        '<td class="align-right">2</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


def test_two_tables_of_a_page_have_different_names() -> None:
    taken: set[str] = set()
    first, second = (str(prose.html("| a |\n| - |", taken=taken)) for _ in range(2))
    assert 'aria-label="Table"' in first
    assert 'aria-label="Table 2"' in second


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<b>c</b>", "<p>&lt;b&gt;c&lt;/b&gt;</p>"),
        ("<div onclick=x>\na\n</div>", "&lt;div onclick=x&gt;\na\n&lt;/div&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>"),
        ("[x](javascript:y) <i>z</i>", "<p>x &lt;i&gt;z&lt;/i&gt;</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    ],
)
def test_html_that_is_typed_is_shown_as_text(markdown: str, html: str) -> None:
    assert prose.html(markdown).strip() == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[a](javascript:b)", "<p>a</p>"),
        ("[a](data:text/html,b)", "<p>a</p>"),
        ("[a](//b.example)", "<p>a</p>"),
        ("[a](ftp://b.example)", "<p>a</p>"),
        ("![a](https://b.example/c.png)", "<p>a</p>"),
        ("![a](//b.example/c.png)", "<p>a</p>"),
        ("a&#x202e;b&#x0006;c&#x200b;d", "<p>a�b�c�d</p>"),
        ("a\0b", "<p>a�b</p>"),
        ('[a](/b "<h1>")', '<p><a href="/b" title="&lt;h1&gt;">a</a></p>'),
    ],
)
def test_what_could_do_harm_is_gone(markdown: str, html: str) -> None:
    assert prose.html(markdown).strip() == html


@pytest.mark.parametrize(
    ("page", "address", "link"),
    [
        ("/news/2026/a/", "/events/", "../../../events/"),
        ("/news/2026/a/", "/news/2026/a/a.pdf", "a.pdf"),
        ("/news/2026/a/", "/", "../../../"),
        ("/", "/news/", "news/"),
        ("/", "/", "./"),
        ("/news/", "/events/?a=b#c", "../events/?a=b#c"),
        ("/es/news/", "/feed.xml", "../../feed.xml"),
    ],
)
def test_links_work_in_any_folder(page: str, address: str, link: str) -> None:
    assert prose.relative_to(page)(address) == link


def addresses() -> st.SearchStrategy[str]:
    folders = st.lists(st.sampled_from(["a", "b", "c.pdf", ".", "..", "", ".d", "é"]), max_size=5)
    ends = st.sampled_from(["", "/"])
    return st.builds(lambda parts, end: f"/{'/'.join(parts)}{end}", folders, ends)


@given(addresses(), addresses())
def test_a_link_is_what_posix_calls_the_relative_path(page: str, target: str) -> None:
    path = posixpath.relpath(posixpath.normpath(target), posixpath.normpath(page))
    assert prose.relative(page, target) == path + ("/" if target.endswith("/") else "")


def test_links_in_mail_are_whole() -> None:
    link = prose.absolute_at("https://city.example/mayor/", "/news/2026/a/")
    assert [link("/events/"), link("map.pdf")] == [
        "https://city.example/mayor/events/",
        "https://city.example/mayor/news/2026/a/map.pdf",
    ]


def test_a_heading_that_says_nothing_is_left_out() -> None:
    assert prose.html("# \n\nSoon.\n\n## \n\n## *Then*\n") == (
        '<p>Soon.</p>\n<h2 id="then"><em>Then</em></h2>\n'
    )
    assert [node["tag"] for node in prose.tree("#\n\nSoon.\n") if not isinstance(node, str)] == [
        "p"
    ]


def test_plain_has_a_line_for_each_paragraph_heading_item_and_row() -> None:
    markdown = "## A *b*\n\nc\nd\n\n- e\n- f\n\n| g | h |\n| - | - |\n| i | j |\n\n![k](l.png) <m>"
    assert prose.plain(markdown) == "A b\nc d\ne\nf\ng h\ni j\nk <m>"


def test_the_tree_is_what_json_can_hold() -> None:
    assert prose.tree("# A\n\nb *c* [d](/e/)\n\n- [x] f") == [
        {"tag": "h2", "attrs": {}, "children": ["A"]},
        "\n",
        {
            "tag": "p",
            "attrs": {},
            "children": [
                "b ",
                {"tag": "em", "attrs": {}, "children": ["c"]},
                " ",
                {"tag": "a", "attrs": {"href": "/e/"}, "children": ["d"]},
            ],
        },
        "\n",
        {
            "tag": "ul",
            "attrs": {},
            "children": [
                "\n",
                {
                    "tag": "li",
                    "attrs": {},
                    "children": [
                        {
                            "tag": "input",
                            "attrs": {"type": "checkbox", "checked": ""},
                            "children": [],
                        },
                        " f",
                    ],
                },
                "\n",
            ],
        },
        "\n",
    ]


PIECES = (
    """
# |## |#### |> |- |1. |3) |- [x] |- [ ] |*|**|_|~~|`|```\n|```python\n|    |  \n|\n|\n\n|***\n|\\
[a](/b/)|[a *b*](https://c.example/?d=1&e=2 "f 'g' <")|[a](javascript:b)|[a]()|[|](/c/)|[a]: /b/
![a"b'](c.jpg)|![a](https://b.example/c.png)|![a *b*](c.jpg "d")|www.b.example |a@b.example
<b>|</b>|<div>\n|<!-- a -->|<|>|&|&amp;|&nbsp;|&copy;|&#x202e;|"|'|word |word |é|東京|\u00a0|\u200b
""".replace("\\n", "\n")
    .strip()
    .split("|")
)


def pieces() -> st.SearchStrategy[str]:
    tables = st.sampled_from(["| a |\n| - |\n| b |\n", "|a|b|\n|:-:|-:|\n|c|*d*|\n"])
    piece = st.sampled_from(PIECES) | tables | st.text(max_size=4)
    return st.lists(piece, max_size=40).map("".join)


@given(pieces(), st.integers(1, 6))
def test_a_page_shows_what_the_tree_holds(markdown: str, top: int) -> None:
    nodes = prose.tree(markdown, prose.relative_to("/a/"), top=top)
    html = prose.html(markdown, prose.relative_to("/a/"), top=top)
    assert html == "".join(as_html(nodes, set()))


def as_html(nodes: list[Node], taken: set[str]) -> Iterator[str]:
    """A page's HTML, node by node."""
    for node in nodes:
        if isinstance(node, str):
            yield escape(node)
            continue
        tag, attrs, inside = node["tag"], dict(node["attrs"]), node["children"]
        if tag == "input":
            done = "checked" in attrs
            kind, label, mark = (
                ("check check-done", "Done:", "☑") if done else ("check", "To do:", "☐")
            )
            yield f'<span class="{kind}" role="img" aria-label="{label}">{mark}</span>'
            continue
        if tag == "table":
            name = free("Table", taken, " ")
            yield f'<div class="prose-table" role="region" tabindex="0" aria-label="{name}">'
            attrs = {"class": "lines"}
        elif tag == "th":
            attrs["scope"] = "col"
        elif tag in {"h2", "h3", "h4", "h5", "h6"}:
            attrs["id"] = free(prose.slug(" ".join(words(inside).split())) or "section", taken, "-")
        if "align" in attrs:
            attrs = {"class": f"align-{attrs.pop('align')}"} | attrs
        yield f"<{tag}"
        yield from (f' {name}="{escape(value)}"' for name, value in attrs.items())
        yield ">"
        if tag not in {"br", "hr", "img"}:
            yield from as_html(inside, taken)
            yield f"</{tag}>"
        if tag == "table":
            yield "</div>"


def free(name: str, taken: set[str], between: str) -> str:
    names = (f"{name}{between}{count}" if count > 1 else name for count in range(1, 99))
    found = next(one for one in names if one not in taken)
    taken.add(found)
    return found


@given(pieces())
def test_plain_has_the_words_of_the_tree(markdown: str) -> None:
    lines = (" ".join(line.split()) for line in words(prose.tree(markdown)).split("\n"))
    assert prose.plain(markdown) == "\n".join(line for line in lines if line)


def words(nodes: list[Node]) -> str:
    """The tree's words: lines for blocks, and a space for a line break in the source."""
    blocks = set("p h2 h3 h4 h5 h6 li ul ol tr table pre blockquote hr".split())
    written = ""
    for node in nodes:
        if isinstance(node, str):
            written += node.replace("\n", " ")
            continue
        tag = node["tag"]
        apart = "\n" if tag in blocks else " " if tag in {"td", "th", "br"} else ""
        written += apart + node["attrs"].get("alt", "").replace("\n", " ")
        written += words(node["children"]) + apart
    return written


@given(pieces())
def test_the_stream_is_the_tree_read_from_beginning_to_end(markdown: str) -> None:
    link = prose.absolute_at("https://mayor.portellery.example/", "/a/")
    found = [
        ("", word) if tag == "img" else (re.sub("h[1-6]", "h", tag), word)
        for tag, word in prose.stream(markdown, link)
    ]
    assert joined(found) == joined(read_aloud(prose.tree(markdown, link)))


def read_aloud(nodes: list[Node]) -> Iterator[Token]:
    """A tree's texts and tags in their order, all headings alike, and images as their words."""
    for node in nodes:
        if isinstance(node, str):
            yield "", node
            continue
        tag, attrs = re.sub("h[1-6]", "h", node["tag"]), node["attrs"]
        if tag == "img":
            yield "", attrs["alt"]
        elif tag == "input":
            yield tag, "checked" if "checked" in attrs else ""
        else:
            yield tag, attrs.get("href" if tag == "a" else "start", "")
            yield from read_aloud(node["children"])
            yield from [] if tag in {"br", "hr"} else [(f"/{tag}", "")]


def joined(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with texts that follow one another as one."""
    alike = groupby(tokens, key=lambda token: token[0] == "")
    return [
        token
        for is_text, group in alike
        for token in ([("", "".join(word for _, word in group))] if is_text else group)
        if token != ("", "")
    ]


def test_a_row_of_empty_columns_does_not_swell() -> None:
    columns = "a|" * 1_000 + "\n" + "-|" * 1_000 + "\n" + "x\n" * 20_000
    assert len(prose.html(columns)) < 2 * len(columns)


@pytest.mark.parametrize(
    "hostile",
    [
        ">" * 50_000,
        "- " * 50_000,
        "[" * 100_000,
        "*a " * 80_000,
        "**a _b " * 30_000,
        "[a](b" * 40_000,
        "<b>" * 60_000,
        "<" * 200_000,
        "<!--" * 60_000,
        "[a]: /" + "u" * 60_000 + "\n\n" + "[a] " * 30_000,
        "".join("`" * count + "a" for count in range(700)),
        "|a|b|\n|-|-|\n" + "|1|2|\n" * 20_000,
    ],
    ids=lambda text: text[:6].strip(),
)
def test_no_text_takes_long(hostile: str) -> None:
    started = time.perf_counter()
    prose.html(hostile)
    # The slowest takes a second here; what grows with the square of its length takes minutes.
    assert time.perf_counter() - started < 20


def test_words_in_another_language_say_in_which_and_lead_nowhere() -> None:
    text = "Shout [¡*Viva*!](lang:es) or [حي](lang:ar) or [that](lang:klingon)."
    assert prose.html(text) == (
        '<p>Shout <span lang="es" dir="ltr">¡<em>Viva</em>!</span> or '
        '<span lang="ar" dir="rtl">حي</span> or that.</p>\n'
    )
    assert prose.plain(text) == "Shout ¡Viva! or حي or that."
    (paragraph, _) = prose.tree("[¡Viva!](lang:es)")
    words = {"tag": "span", "attrs": {"lang": "es"}, "children": ["¡Viva!"]}
    assert paragraph == {"tag": "p", "attrs": {}, "children": [words]}
