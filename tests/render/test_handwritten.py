"""What a page that somebody writes by hand may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.render.handwritten import classed, cleaner, documented, front_matter, refusal

if TYPE_CHECKING:
    from pathlib import Path


def clean(html: str) -> str:
    """The HTML as it may stand on a page; addresses from the root become `HERE`."""
    return cleaner(lambda address: f"HERE{address}", lambda _: None).clean(html)


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note">\n<p class="admonition-title">Hours</p>\n</div>',
        '<details class="question" open=""><summary>Why?</summary><p>So.</p></details>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<table><thead><tr><th scope="col" style="text-align: right;">9</th></tr></thead></table>',
        '<img src="../assets/seal.svg" alt="The seal" width="84" height="84">',
        '<a href="tel:+1-360-555-0100" lang="es" hreflang="es">360-555-0100</a>',
        '<a class="md-button md-button--primary" href="https://city.example/">Pay</a>',
    ],
)
def test_what_markdown_makes_stays(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>alert(1)</script>", ""),
        ("<style>* { display: none }</style>", ""),
        ('<p onclick="alert(1)" style="position: fixed">Words</p>', "<p>Words</p>"),
        ('<p style="text-align: right; position: fixed">Words</p>', "<p>Words</p>"),
        ('<p class="md-overlay frame-menu lead">Words</p>', '<p class="lead">Words</p>'),
        ('<p id="__config">{}</p>', "<p>{}</p>"),
        ('<a href="javascript:alert(1)">Words</a>', "<a>Words</a>"),
        ('<a href=" JaVaScRiPt&colon;alert(1)">Words</a>', "<a>Words</a>"),
        ('<a href="data:text/html,<script>1</script>">Words</a>', "<a>Words</a>"),
        ('<img src="https://spy.example/x.png" alt="">', '<img alt="">'),
        ('<img src="//spy.example/x.png" alt="">', '<img alt="">'),
        ('<img src=" /\\spy.example/x.png" alt="">', '<img alt="">'),
        ('<img src="/&#9;/spy.example/x.png" alt="">', '<img alt="">'),
        ('<img src="x" srcset="https://spy.example/x.png" alt="">', '<img src="x" alt="">'),
        ('<form action="https://spy.example/"><input name="password"></form>', ""),
        ('<iframe src="https://spy.example/"></iframe><svg/><math></math>', ""),
        ("<!-- a comment -->", ""),
        ('<a href="/news/">News</a>', '<a href="HERE/news/">News</a>'),
    ],
)
def test_what_could_do_harm_is_gone(html: str, left: str) -> None:
    assert clean(html) == left


def test_front_matter_is_what_a_page_may_say() -> None:
    written = {
        "title": 2026,
        "description": "A & B",
        "hide": "toc",
        "search": {"exclude": True, "boost": 100},
        "template": "redirect.html",
        "subtitle": "<script>alert(1)</script>",
    }
    assert front_matter(written) == {
        "title": "2026",
        "description": "A & B",
        "hide": ["toc"],
        "search": {"exclude": True},
        "reviewed": None,
    }
    assert front_matter({"title": "<b>A</b> & B"})["title"] == "&lt;b&gt;A&lt;/b&gt; &amp; B"
    assert front_matter({}) == {"hide": [], "search": {"exclude": False}, "reviewed": None}


def test_a_cell_is_aligned_by_class() -> None:
    written = (
        '<table><tr><td style="text-align: right;">9</td>'
        '<th scope="col" class="note" style="text-align: center;">Words</th>'
        '<td>&lt;td style="text-align: left;"&gt;</td></tr></table>'
    )
    assert classed(written) == (
        '<table><tr><td class="align-right">9</td>'
        '<th scope="col" class="align-center note">Words</th>'
        '<td>&lt;td style="text-align: left;"&gt;</td></tr></table>'
    )


@pytest.mark.parametrize("name", "page.html run.js look.css budget.xlsx a.svgz wards.csv".split())
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    kind = name.partition(".")[2]
    assert refusal(tmp_path / name, tmp_path) == (
        f"'{name}' is not published: files of the kind '.{kind}' may do harm in a browser"
    )


def test_a_file_called_as_what_a_build_makes_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "hall.jpg_480.webp", tmp_path) == (
        "'hall.jpg_480.webp' is called as the smaller pictures are that a build makes; rename it"
    )
    assert refusal(tmp_path / "social_card.png", tmp_path) == (
        "'social_card.png' is called as the cards are that a build makes; rename it"
    )


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            '<p><a href="../plan.pdf">The <em>plan</em></a>.</p>',
            '<p><a href="../plan.pdf">The <em>plan</em> '
            '<span class="document-form">(PDF, 84 KB)</span></a>.</p>',
        ),
        (
            '<a class="md-button" href="../plan.pdf">The plan (pdf, 2 MB)</a>',
            '<a class="md-button" href="../plan.pdf">The plan '
            '<span class="document-form">(PDF, 84 KB)</span></a>',
        ),
        ('<a href="../plan.html">The plan (PDF)</a>', '<a href="../plan.html">The plan (PDF)</a>'),
        ('<a id="plan">The plan</a>', '<a id="plan">The plan</a>'),
    ],
)
def test_a_link_to_a_document_says_what_it_leads_to(html: str, told: str) -> None:
    forms = {"../plan.pdf": "PDF, 84 KB"}
    assert documented(html, lambda named: forms.get(named, "")) == told
