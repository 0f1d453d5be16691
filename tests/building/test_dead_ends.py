"""Dead ends: a link of the built site that leads nowhere is told where it is written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from herald.build import build
from herald.outputs.links import Leads, leads_to, noted
from herald.stopped import Stopped
from tests.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

SITE = frozenset({"site", "documents"})


def built(root: Path, parts: frozenset[str] = SITE) -> list[str]:
    """What a build of the site finds of links."""
    found = build(root, AT, jobs=1, parts=parts).problems
    return [str(problem) for problem in found if problem.rule != "missing-home"]


def test_a_quotation_mark_that_code_leaves_open_hides_no_place_and_no_link(root: Path) -> None:
    """
    == content/pages/roads.md ==
    # Roads

    Write `<p id="` here.

    ## Three

    See [three](#three). Or write `<a href="` and see [another](#for).

    So does [the file](roads.md#threes).
    """
    assert built(root) == [
        "content/pages/roads.md:7: warning: The link '#for' is wrong: the page has no '#for'. "
        "Correct what stands behind '#', or remove it [broken-link]",
        "content/pages/roads.md:9: warning: The link 'roads.md#threes' is wrong: the page has no "
        "'#threes'. Did you mean 'roads.md#three'? [broken-link]",
    ]


def test_a_place_that_a_page_does_not_have_is_a_warning_where_the_link_is_written(
    root: Path,
) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    ## What it pays for

    Read [what it pays for](#what-it-pays-for), and [when we vote](#vote).
    == content/news/hearing.md ==
    ---
    title: The hearing
    visibility: public
    date: 2026-11-19
    release_kind: release
    ---
    It is about [that](/news/2026/budget/#what-it-pays-four).
    """
    found = [
        "content/news/budget.md:9: warning: The link '#vote' is wrong: the page has no '#vote'. "
        "Correct what stands behind '#', or remove it [broken-link]",
        "content/news/hearing.md:7: warning: The link '/news/2026/budget/#what-it-pays-four' is "
        "wrong: the page has no '#what-it-pays-four'. "
        "Did you mean '/news/2026/budget/#what-it-pays-for'? [broken-link]",
    ]
    assert built(root) == found

    # Neither page is made again: what was found stays found.
    assert built(root) == found


def test_a_place_that_goes_and_comes_back_is_seen_from_pages_that_stay(root: Path) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    ## Parks

    Grass.
    == content/pages/parks.md ==
    # Parks

    [What they cost](/news/2026/budget/#parks)
    """
    budget = root / "content/news/budget.md"
    assert built(root) == []

    budget.write_text(budget.read_text().replace("## Parks", "## Trees"))
    assert built(root) == [
        "content/pages/parks.md:3: warning: The link '/news/2026/budget/#parks' is wrong: the "
        "page has no '#parks'. Correct what stands behind '#', or remove it [broken-link]"
    ]

    budget.write_text(budget.read_text().replace("## Trees", "## Parks"))
    assert built(root) == []


def test_where_a_link_leads_to_a_damaged_picture_the_damage_is_told_too(root: Path) -> None:
    """
    == content/pages/index.md ==
    # Port Ellery

    ![The quay](quay.jpg)
    """
    written = BytesIO()
    Image.effect_noise((300, 200), 60).save(written, "JPEG")
    (root / "content/pages/quay.jpg").write_bytes(written.getvalue()[:-2_000])

    assert built(root) == [
        "content/pages/index.md:3: The picture 'quay.jpg' is wrong: the site has nothing at that "
        "address. Correct the address, or remove the link [broken-link]",
        "content/pages/quay.jpg:1: warning: 'quay.jpg' is not published: the picture cannot be "
        "read; save it anew as JPEG, PNG or WebP [page-file]",
    ]


def test_what_earlier_builds_did_not_judge_is_judged_by_the_next(root: Path) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    [When we vote](#vote)
    """
    assert built(root, frozenset({"site"})) == []
    assert len(built(root)) == 1
    assert built(root, frozenset({"documents"})) == []
    assert len(built(root)) == 1


def test_a_page_that_only_quotes_a_link_has_none(root: Path) -> None:
    """
    == content/pages/index.md ==
    # Home
    == content/pages/how-to.md ==
    # How to write a link

    Write `<a href="/nowhere/">` or `[words](/nowhere/)`:

    ```html
    <img src="nothing.png">
    ```
    """
    assert built(root) == []


def test_where_nobody_wrote_a_home_page_in_a_language_there_is_a_way_on(root: Path) -> None:
    assert built(root) == []

    page = (root / "site/es/index.html").read_text()
    assert (
        "<p>Esta página aún no está traducida. Lo que sigue está en inglés. "
        '<a href="../">Port Ellery</a></p>'
    ) in page


def test_a_link_that_nobody_wrote_stops_the_build_and_leaves_the_site(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert built(root) == []
    before = (root / "site/index.html").read_bytes()

    monkeypatch.setattr("herald.building.website.ALWAYS", ())
    monkeypatch.setattr("herald.building.website.DATA", "/dates/")
    with pytest.raises(Stopped) as stopped:
        built(root)
    assert str(stopped.value).startswith("Herald made a link that leads nowhere: from '404.html' ")
    assert (root / "site/index.html").read_bytes() == before


PAGE = b"""
<!doctype html><html lang="en"><head>
<link rel="canonical" href="https://city.example/mayor/news/2026/budget/">
<meta property="og:image" content="https://city.example/mayor/social.png">
<meta http-equiv="refresh" content="0; url=../levy/">
</head><body id="top">
<a href="#vote">Vote</a> <a href="../../../">Home</a>
<a href='/mayor/data/?of=1&amp;and=2#all'>Data</a>
<a href="/">The city</a> <a href=https://city.example/elsewhere/>Elsewhere</a>
<a href="mailto:press@city.example">Mail</a> <a href="b&#252;dget%20book.pdf#page=2">Book</a>
<h2 id="vote">Vote</h2><img src="../chart.svg" alt=""><form action="/mayor/search/"></form>
<code>&lt;a href="quoted/"&gt;</code>
</body></html>
"""
LEADS = {
    "news/2026/budget/",
    "social.png",
    "news/2026/levy/",
    "news/2026/budget/#vote",
    "index.html",
    "data/#all",
    "news/2026/budget/büdget book.pdf#page=2",
    "news/2026/chart.svg",
    "search/",
}


def test_every_link_of_a_page_is_noted_and_a_parser_tells_those_that_are_only_quoted() -> None:
    given = ("news/2026/budget/index.html", PAGE, "https://city.example/mayor/")
    leads = Leads.read(noted(*given).text)

    assert {*leads.targets} == LEADS | {"news/2026/budget/quoted/"}
    assert leads.places == {"top", "vote"}
    assert leads_to(*given) == LEADS
