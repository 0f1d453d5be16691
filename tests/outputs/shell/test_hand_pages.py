"""Pages that people write by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from herald.outputs.shell.filling import fill_hand_page
from herald.outputs.shell.host import SearchEntry
from tests.outputs.shell.drawn import first

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.outputs.shell.host import Host


def test_a_page_embeds_lists(host: Callable[..., Host]) -> None:
    """
    == content/pages/index.md ==
    # Welcome

    {{ latest_news }}

    Not {{ upcoming_events }} here.

    {{ upcoming_events }}
    """
    drawn = host()
    home = drawn.pages["/"]
    assert home.embeds == ("latest_news", "upcoming_events")
    lists = {name: Markup("<ul><li>{}</li></ul>").format(name) for name in home.embeds}
    article = first(fill_hand_page(home, lists), "article")
    assert [node.text() for node in article.css("h1, p, li")] == [
        "Welcome",
        "latest_news",
        "Not {{ upcoming_events }} here.",
        "upcoming_events",
    ]
    assert drawn.search_entries == (
        SearchEntry("/", "en", "Welcome", "", "Welcome Not {{ upcoming_events }} here."),
    )


def test_the_search_is_given_the_words_of_pages_that_are_to_be_found(
    host: Callable[..., Host],
) -> None:
    """
    == content/pages/index.md ==
    ---
    title: Mayor & council
    search: {exclude: true}
    ---
    == content/pages/about.md ==
    # About *us* & you

    1 < 2, as [they](contact.md) say.

    ## The staff <b>here</b>

    | Name | Telephone |
    | --- | --- |
    | R. | 360 |
    == content/pages/about.es.md ==
    # Sobre nosotros
    == content/pages/contact.md ==
    # Contact
    == content/pages/kontakt.es.md ==
    # Solo en español
    """
    assert host("/news/").search_entries == (
        SearchEntry(
            "/about/",
            "en",
            "About us & you",
            "The staff here",
            "About us & you 1 < 2, as they say. The staff here Name Telephone R. 360",
        ),
        SearchEntry("/about/", "es", "Sobre nosotros", "", "Sobre nosotros"),
        SearchEntry("/contact/", "en", "Contact", "", "Contact"),
        SearchEntry("/kontakt/", "es", "Solo en español", "", "Solo en español"),
    )


def test_what_a_writer_cannot_do_is_gone(host: Callable[..., Host]) -> None:
    """
    == content/pages/bad.md ==
    ---
    title: <img src=x onerror=alert(1)>
    description: '"><script>alert(1)</script>'
    template: redirect.html
    icon: ../../../etc/passwd
    subtitle: <script>alert(1)</script>
    ---
    # A page &#xfdd0;head&#xfdd1;

    <script>alert(1)</script>
    <p id="__config" class="md-overlay lead" onclick="alert(1)" style="position:fixed">Words</p>
    <a href="javascript:alert(1)">no</a> ![](https://spy.example/pixel.png)
    """
    drawn = host("/news/")
    made = fill_hand_page(drawn.pages["/bad/"], {})
    assert first(made, "title").text() == "<img src=x onerror=alert(1)> – Mayor of Port Ellery"
    article = first(made, "article")
    assert re.sub(r"\s+", " ", article.html or "") == (
        '<article class="md-content__inner md-typeset"> '
        '<h1 id="a-page-head">A page head</h1> '
        '<p class="lead">Words</p> <p><a>no</a> <img alt=""></p> </article>'
    )
    everywhere = b"".join(fill_hand_page(one, {}) for one in drawn.pages.values())
    assert b"alert(1)</script>" not in everywhere
    assert b"<img src=x" not in everywhere


def test_links_of_hand_written_pages(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About

    [Contact](contact.md#hours), [the budget](/news/2026/budget/#why), [the city](https://city.example/),
    ![](/assets/seal.svg) and <a href="/calendar/">the calendar</a>.
    == content/pages/contact.md ==
    # Contact

    ## Hours
    """
    drawn = host("/news/")
    article = first(fill_hand_page(drawn.pages["/about/"], {}), "article")
    assert [
        node.attributes.get("href") or node.attributes["src"] for node in article.css("a, img")
    ] == [
        "../contact/#hours",
        "../news/2026/budget/#why",
        "https://city.example/",
        "../assets/seal.svg",
        "../calendar/",
    ]
    assert drawn.problems == ()


def test_a_page_says_how_large_the_files_are_that_it_links_to(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About

    [The plan](files/the-plan.txt), [itself](files/the-plan.txt#end) and
    [another](https://city.example/files/other.pdf).
    == content/pages/about.es.md ==
    # Sobre nosotros

    [El plan](files/the-plan.txt)
    == content/pages/files/the-plan.txt ==
    To be open on Sundays.
    """
    drawn = host("/news/")

    def links(address: str) -> list[str]:
        article = first(fill_hand_page(drawn.pages[address], {}), "article")
        return [node.text() for node in article.css("a")]

    assert links("/about/") == [
        "The plan (Plain text, 1 KB)",
        "itself (Plain text, 1 KB)",
        "another",
    ]
    assert links("/es/about/") == ["El plan (Texto sin formato, 1 KB)"]
