"""The office's own mkdocs.yml, and what is done without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from herald.kinds import KINDS
from herald.outputs.shell.configuration import ShellError
from herald.outputs.shell.drawing import render_host
from herald.outputs.shell.filling import fill, fill_hand_page
from herald.outputs.shell.host import ShellRequest
from herald.outputs.shell.letterhead import Language, Letterhead
from herald.outputs.shell.slots import PageSlots
from herald.records.reader import read_office
from tests.outputs.shell.drawn import first, hrefs, page, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from herald.outputs.shell.host import Host


MATERIAL = re.compile(r"assets/(javascripts/(bundle|material)|stylesheets/(main|palette))\b")


@pytest.mark.parametrize(
    "asked",
    [
        "theme: {name: material, features: [content.code.copy]}",
        "theme: {name: material, custom_dir: looks}",
        "markdown_extensions: [admonition, pymdownx.superfences]",
        "extra_javascript: [city.js]",
    ],
)
def test_materials_own_script_and_sheet_come_when_an_office_asks_for_its_features(
    host: Callable[..., Host], root: Path, asked: str
) -> None:
    """
    == content/pages/about.md ==
    # About us
    == content/pages/city.js ==
    "use strict"
    == looks/partials/copyright.html ==
    Not used by Herald's foot.
    """
    (root / "mkdocs.yml").write_text(f"{asked}\n", "utf-8")
    drawn = host("/news/x/")
    shell = fill(drawn.shells[ShellRequest("news", 2, "en")], PageSlots("/news/x/", "X"))
    links = [
        *(one.attributes["href"] for one in page(shell).css("link[rel=stylesheet]")),
        *(one.attributes["src"] for one in page(shell).css("script[src]")),
    ]
    asked_for = [link for link in links if MATERIAL.search(link or "")]

    assert len(asked_for) == 3
    assert {(link or "").removeprefix("../../") for link in asked_for} == {
        path for path in drawn.files if MATERIAL.search(path)
    }


def test_without_that_no_page_has_anything_of_materials(host: Callable[..., Host]) -> None:
    """
    == mkdocs.yml ==
    theme: material
    plugins: [search, herald]
    == content/pages/about.md ==
    # About us
    """
    drawn = host("/news/x/")
    shell = fill(drawn.shells[ShellRequest("news", 2, "en")], PageSlots("/news/x/", "X"))

    assert [path for path in drawn.files if MATERIAL.search(path)] == []
    assert MATERIAL.search(shell.decode()) is None
    assert MATERIAL.search(fill_hand_page(drawn.pages["/about/"], {}).decode()) is None


def test_an_office_may_have_its_own_mkdocs_yml(host: Callable[..., Host]) -> None:
    """
    == mkdocs.yml ==
    site_name: office.yml has the name
    docs_dir: content/pages
    theme:
      name: material
      custom_dir: looks
      features: [navigation.instant, search.suggest]
    plugins:
      - search
      - herald
    extra_css: [city.css]
    nav:
      - News: news/index.md
      - The office:
          - About: about.md
          - Staff: staff.md
    == looks/partials/copyright.html ==
    Not used by Herald's foot.
    == looks/partials/footer.html ==
    <footer>The city's own foot</footer>
    == content/pages/city.css ==
    body { margin: 0 }
    == content/pages/about.md ==
    # About us
    == content/pages/staff.md ==
    # The staff
    """
    drawn = host("/news/", "/news/x/")
    made = fill_hand_page(drawn.pages["/staff/"], {})

    assert first(made, "title").text() == "The staff – Mayor of Port Ellery"
    assert first(made, "footer").text() == "The city's own foot"
    assert hrefs(made, ".frame-nav:not(.frame-nav--under)") == [
        ("News", "../news/", None),
        ("The office", "../about/", "true"),
    ]
    assert hrefs(made, ".frame-nav--under") == [
        ("About", "../about/", None),
        ("Staff", "./", "page"),
    ]
    assert drawn.files["city.css"] == b"body { margin: 0 }\n"
    assert b"navigation.instant" not in made
    assert b"fonts.g" not in made
    assert drawn.problems == ()


def test_a_wrong_mkdocs_yml_stops_the_build(root: Path, host: Callable[..., Host]) -> None:
    """
    == mkdocs.yml ==
    theme: readthedocs
    """
    with pytest.raises(ShellError) as raised:
        host("/news/")
    assert str(raised.value) == "mkdocs.yml: theme is 'readthedocs'; Herald's pages need 'material'"

    (root / "mkdocs.yml").write_text("plugins: [nothing-of-that-name]\n")
    with pytest.raises(ShellError) as raised:
        host("/news/")
    assert str(raised.value) == (
        "mkdocs.yml: 'plugins': The \"nothing-of-that-name\" plugin is not installed"
    )


def test_a_language_that_material_does_not_speak(root: Path) -> None:
    """
    == content/pages/index.ht.md ==
    # Byenveni
    """
    settings = read_office(root, KINDS).settings
    assert settings is not None
    languages = (Language("en", "English"), Language("ht", "Kreyòl ayisyen"))
    drawn = render_host(root, Letterhead(settings, "R", languages, ()), (), say)
    assert b'<html lang="ht"' in fill_hand_page(drawn.pages["/ht/"], {})
