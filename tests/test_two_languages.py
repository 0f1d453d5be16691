"""The demo's pages in two languages: the same pages, and no English word left in Spanish ones."""

from __future__ import annotations

import posixpath
import re

import pytest
from babel.messages.pofile import read_po
from selectolax.lexbor import LexborHTMLParser as Page

from herald.build import build
from herald.problems import errors
from herald.render.language import CATALOGUES
from tests.demo import AT, copy_office


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of the demo but those that lead on from old addresses, by address."""
    root = copy_office(tmp_path_factory.mktemp("languages") / "demo")
    assert errors(build(root, AT, parts=frozenset({"site"})).problems) == []
    folder = root / "site"
    pages = {
        f"/{path.relative_to(folder).parent.as_posix()}/".replace("/./", "/"): path.read_text()
        for path in sorted(folder.rglob("index.html"))
    }
    return {at: html for at, html in pages.items() if 'http-equiv="refresh"' not in html}


def parsed(html: str) -> Page:
    """The page without what no reader reads."""
    page = Page(html)
    page.strip_tags(["script", "style", "svg", "code"])
    return page


def test_the_language_switch_leads_to_the_same_page_and_back(site: dict[str, str]) -> None:
    """Where a page written by hand is not translated, to the first page of that language."""
    wrong = []
    for address, html in site.items():
        (link,) = Page(html).css(".frame-languages a")
        other = posixpath.normpath(posixpath.join(address, link.attributes["href"] or "")) + "/"
        other = other.replace("//", "/")
        is_spanish = address == "/es/" or address.startswith("/es/")
        same = address.removeprefix("/es") if is_spanish else f"/es{address}"
        expected = same if same in site else ("/" if is_spanish else "/es/")
        if (other, link.attributes["lang"]) != (expected, "en" if is_spanish else "es"):
            wrong.append((address, other))
    assert wrong == []
    untranslated = [at for at in site if not at.startswith("/es/") and f"/es{at}" not in site]
    assert [
        *filter(re.compile("/(news|events|committees|people|calendar)/").match, untranslated)
    ] == []


def test_pages_name_their_editions_and_the_default_one_and_each_names_the_others(
    site: dict[str, str],
) -> None:
    named: dict[str, dict[str, str]] = {}
    for address, html in site.items():
        links = Page(html).css("link[hreflang]")
        named[address] = {
            str(link.attributes["hreflang"]): str(link.attributes["href"]) for link in links
        }
    root = "https://mayor.portellery.example"
    for address, editions in named.items():
        assert set(editions) in (set(), {"en", "es", "x-default"}), address
        if editions:
            assert editions["x-default"] == editions["en"]
            assert root + address in editions.values()
            for edition in editions.values():
                assert named[edition.removeprefix(root)] == editions, address
    assert named["/es/"]
    assert sum(map(bool, named.values())) > len(named) / 3


def test_nothing_of_the_frame_of_a_spanish_page_is_english_but_what_leads_to_english(
    site: dict[str, str],
) -> None:
    frame = Page(site["/es/news/"]).css("header, footer")
    english = {
        node.text(strip=True): node.attributes.get("hreflang")
        for part in frame
        for node in part.css('[lang="en"]')
    }
    assert [words for words, leads_to in english.items() if leads_to != "en"] == []
    (menu,) = Page(site["/es/news/"]).css(".frame-header > .frame-nav")
    assert [link.text() for link in menu.css("a")] == [
        *("Noticias", "Eventos", "Proclamaciones", "Prioridades", "Comités", "Boletines"),
        *("La alcaldesa y su oficina", "Contacto"),
    ]


LABELS = ("aria-label", "title", "alt", "placeholder")
"""The attributes that are read or heard."""


def test_no_words_of_the_interface_are_english_on_spanish_pages(site: dict[str, str]) -> None:
    """Every text and label on them that is a message word for word, and is not said in English."""
    with (CATALOGUES / "es.po").open("rb") as file:
        messages = [*read_po(file)]
    english = {
        one
        for message in messages
        for one in ([message.id] if isinstance(message.id, str) else message.id)
        if one and "{" not in one
    }
    english -= {str(message.string) for message in messages}
    found = set()
    for address, html in site.items():
        if not address.startswith("/es/"):
            continue
        page = parsed(html)
        for foreign in page.css('[lang="en"]'):
            foreign.decompose()
        for node in page.css("*"):
            labels = (node.attributes.get(name) for name in LABELS)
            said = {node.text(deep=False).strip(), *map(str, labels)}
            found |= {(address, one) for one in said if one in english}
    assert sorted(found) == []
