"""A page filled is the page that MkDocs makes of the same words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from herald.outputs.shell.filling import fill, fill_hand_page
from herald.outputs.shell.host import ShellRequest
from herald.outputs.shell.slots import PageSlots
from tests.outputs.shell.drawn import LANGUAGES, first, hrefs, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from herald.outputs.shell.host import Host


# What a title may be, and what each must not become.
TITLES = (
    "The budget",
    'The "budget" & <b>what it\'s for</b>',
    "Łódź, Ñuñoa & 東京 – “a sister city” 🎉",
    "{{ budget }} {% raw %} &amp; \\1",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("news/index.md", "/news/"),
        ("news/index.es.md", "/es/news/"),
        ("guide.md", "/guide/"),
        ("news/2026/budget.md", "/news/2026/budget/"),
        ("news/2026/budget.es.md", "/es/news/2026/budget/"),
        ("calendar/2026.md", "/calendar/2026/"),
        ("committees/a/b/c.md", "/committees/a/b/c/"),
    ],
)
def test_a_filled_shell_is_what_mkdocs_makes_of_the_page(
    root: Path, host: Callable[..., Host], source: str, address: str, title: str
) -> None:
    description = f"About: {title}"
    front = json.dumps(
        {"title": title, "description": description, "hide": ["toc"]}, ensure_ascii=False
    )
    file = root / "content/pages" / source
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front}\n---\n# What & why\n\n1 < 2 *and* more.\n", encoding="utf-8")

    drawn = host("/news/", "/es/news/", "/events/", address)

    slots = PageSlots(
        address=address,
        title=title,
        description=description,
        body=Markup('<h1 id="what-why">What &amp; why</h1>\n<p>1 &lt; 2 <em>and</em> more.</p>'),
        # There is a shell for the other, and so a page.
        alternates=(("en", "/news/"), ("es", "/es/news/")) if "index" in source else (),
    )
    made = fill(drawn.shells[ShellRequest.of(address, LANGUAGES)], slots)
    assert made == fill_hand_page(drawn.pages[address], {})


def test_a_filled_shell_is_what_mkdocs_makes_of_a_translated_page(
    host: Callable[..., Host],
) -> None:
    """
    == content/pages/news/budget.md ==
    # The budget
    == content/pages/news/budget.es.md ==
    # El presupuesto
    """
    drawn = host("/news/", "/es/news/", "/news/budget/", "/es/news/budget/")
    slots = PageSlots(
        address="/es/news/budget/",
        title="El presupuesto",
        body=Markup('<h1 id="el-presupuesto">El presupuesto</h1>'),
        alternates=(("en", "/news/budget/"), ("es", "/es/news/budget/")),
    )
    made = fill(drawn.shells[ShellRequest("news", 3, "es")], slots)
    assert made == fill_hand_page(drawn.pages["/es/news/budget/"], {})


@pytest.mark.parametrize("title", TITLES)
def test_words_are_escaped_where_they_stand(host: Callable[..., Host], title: str) -> None:
    shell = host("/news/x/").shells[ShellRequest("news", 2, "en")]
    made = fill(shell, PageSlots("/news/x/", title, description=title))

    assert first(made, "title").text() == f"{title} – Mayor of Port Ellery"
    for name in ("meta[name=description]", "meta[property='og:title']"):
        assert first(made, name).attributes["content"] == title


def test_a_body_may_look_like_a_slot(host: Callable[..., Host]) -> None:
    shell = host("/news/x/").shells[ShellRequest("news", 2, "en")]
    body = Markup("<h1>\ufdd0title\ufdd1 {{ body }} \\1</h1>")
    assert body in fill(shell, PageSlots("/news/x/", "Slots", body=body)).decode()


def test_a_shell_is_for_one_depth(host: Callable[..., Host]) -> None:
    shell = host("/news/x/").shells[ShellRequest("news", 2, "en")]
    with pytest.raises(ValueError, match="does not fit"):
        fill(shell, PageSlots("/news/2026/x/", "Deeper"))


def test_the_language_switch_leads_to_the_same_page_or_home(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About us
    == content/pages/about.es.md ==
    # Sobre nosotros
    == content/pages/contact.md ==
    # Contact
    """
    drawn = host("/news/x/", "/es/news/x/")
    both = (("en", "/news/x/"), ("es", "/es/news/x/"))
    english = PageSlots("/news/x/", "X", alternates=both)
    made = fill(drawn.shells[ShellRequest("news", 2, "en")], english)

    def switch(content: bytes) -> list[tuple[str, str | None, str | None]]:
        return hrefs(content, ".frame-languages")

    assert switch(made) == [("Español", "../../es/news/x/", None)]
    assert [link.attributes for link in page(made).css("link[hreflang]")] == [
        {"rel": "alternate", "hreflang": "en", "href": "https://mayor.portellery.example/news/x/"},
        {
            "rel": "alternate",
            "hreflang": "es",
            "href": "https://mayor.portellery.example/es/news/x/",
        },
        {
            "rel": "alternate",
            "hreflang": "x-default",
            "href": "https://mayor.portellery.example/news/x/",
        },
    ]
    in_english = fill(
        drawn.shells[ShellRequest("news", 2, "en")],
        PageSlots("/news/x/", "X", alternates=both, editions=("en",)),
    )
    assert switch(in_english) == [("Español", "../../es/news/x/", None)]
    assert page(in_english).css("link[hreflang]") == []
    written = {address: switch(fill_hand_page(one, {})) for address, one in drawn.pages.items()}
    assert written == {
        "/": [("Español", "es/", None)],
        "/about/": [("Español", "../es/about/", None)],
        "/contact/": [("Español", "../es/", None)],
        "/es/about/": [("English", "../../about/", None)],
    }
    assert [switch(fill_hand_page(one, {})) for one in drawn.not_found] == [
        [("Español", "/es/", None)],
        [("English", "/", None)],
    ]
