"""Another city's look is a change of settings: colours, seal, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from herald.build import build
from tests.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "site/assets/stylesheets/herald.css"


def made(root: Path, path: str) -> LexborHTMLParser:
    """A page of the built site."""
    return LexborHTMLParser((root / "site" / path).read_text("utf-8"))


def first(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The element there."""
    found = page.css_first(selector)
    assert found is not None
    return found


def test_a_city_has_its_own_colours_seal_and_languages(root: Path) -> None:
    """
    == office.yml ==
    city: Villa Clara
    state: Texas
    mayor: renata-okafor-lindqvist
    timezone: America/Chicago
    site_url: https://alcaldia.example/
    languages: [es, en]
    site_name: Oficina de la Alcaldesa
    seal: assets/sello.svg
    colors: {primary: "#ffd200", accent: "#00ff00"}
    == content/pages/index.md ==
    # Villa Clara
    == content/pages/index.en.md ==
    # Villa Clara, in English
    == content/pages/assets/sello.svg ==
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" cx="4" cy="4"/></svg>
    """
    assert build(root, AT, parts=frozenset(("site",))).problems == ()

    home, english = made(root, "index.html"), made(root, "en/index.html")
    colours = (root / SHEET).read_text("utf-8").partition("\n")[0]
    assert [seal.attributes["src"] for seal in home.css(".frame-brand img")] == ["assets/sello.svg"]
    assert [first(tree, "html").attributes["lang"] for tree in (home, english)] == ["es", "en"]
    assert first(home, ".frame-language").text() == "English"
    assert first(home, "[data-herald-palette]").text(strip=True) == "Colores oscurosColores claros"
    # A yellow band has black letters; a lime line is a green that can be seen on white.
    assert "--herald-brand:#ffd200;" in colours
    assert "--herald-on-brand:#000000;" in colours
    assert "--herald-accent:#008000;" in colours


def test_a_city_without_a_seal_has_its_name_alone(root: Path) -> None:
    """
    == content/pages/index.es.md ==
    # Port Ellery
    """
    assert build(root, AT, parts=frozenset(("site",))).problems == ()

    home = made(root, "index.html")
    assert [image.attributes["src"] for image in home.css("header img, footer img")] == []
    assert first(home, ".frame-name").text() == "Mayor of Port Ellery"
