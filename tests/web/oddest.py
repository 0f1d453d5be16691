"""Which pages of a large site are worth a look: one of every template, and the oddest of all."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from herald.outputs.pages.verifying import how_to_verify, verification
from tests.whole import sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from herald.view import View


@dataclass(frozen=True)
class Shown:
    """A page as far as its oddity goes."""

    place: str
    template: str
    title: str
    words: tuple[str, ...]
    letters: int
    """Of other alphabets than ours."""
    cells: int
    """Of its biggest table."""
    links: int
    papers: int
    pictures: int
    headings: int
    entries: int
    """Of lists."""
    languages: int
    nested: int
    """How deep lists and quotations stand in one another."""


MEASURES: Mapping[str, Callable[[Shown], int]] = {
    "the longest title": lambda one: len(one.title),
    "the longest word": lambda one: max(map(len, one.words), default=0),
    "the most words": lambda one: len(one.words),
    "the fewest words": lambda one: -len(one.words),
    "the most letters of other alphabets": lambda one: one.letters,
    "the biggest table": lambda one: one.cells,
    "the most links": lambda one: one.links,
    "the most documents": lambda one: one.papers,
    "the most pictures": lambda one: one.pictures,
    "the most headings": lambda one: one.headings,
    "the most entries of lists": lambda one: one.entries,
    "the most languages": lambda one: one.languages,
    "the deepest list": lambda one: one.nested,
}
OF_EACH_TEMPLATE = ("the longest title", "the longest word", "the most words")
"""What is looked for in every template; the rest once in the whole site."""


def templates(view: View) -> dict[str, str]:
    """The template of every page that is not written by hand, by its address in English."""
    planned = [
        *(sheet for sheet in sheets(view) if sheet.language == "en"),
        *(verification(view, seen, "en", ()) for seen in view.records if seen.address),
        how_to_verify("en"),
    ]
    return {sheet.place: sheet.template for sheet in planned}


def chosen(
    site: Path, by_address: Mapping[str, str], *, each_template: bool = True
) -> dict[str, str]:
    """The pages to look at, by address, each with why: of each template, and of the whole site."""
    shown = [*_shown(site, by_address)]
    of_template: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        of_template[one.template].append(one)
    reasons: dict[str, str] = {}
    for template, pages in sorted(of_template.items()) if each_template else ():
        for name in OF_EACH_TEMPLATE:
            oddest = max(pages, key=MEASURES[name])
            reasons.setdefault(oddest.place, f"{name} of {template}")
    for name, measure in MEASURES.items():
        reasons.setdefault(max(shown, key=measure).place, name)
    return reasons


def _shown(site: Path, by_address: Mapping[str, str]) -> Iterator[Shown]:
    for place, template in sorted(by_address.items()):
        file = site / place.lstrip("/") / "index.html"
        if file.is_file():
            yield _measured(place, template, file.read_bytes())


def _measured(place: str, template: str, content: bytes) -> Shown:
    page = LexborHTMLParser(content)
    article = page.css_first("article") or page.body
    assert article is not None, place
    heading = article.css_first("h1")
    text = article.text(separator=" ")
    tables = (len(table.css("td, th")) for table in article.css("table"))
    return Shown(
        place,
        template,
        heading.text(strip=True) if heading else "",
        tuple(text.split()),
        len(re.findall(r"[^\W\d_\u0000-\u024f]", text)),
        max(tables, default=0),
        len(article.css("a[href]")),
        len(article.css(".document")),
        len(article.css("img, svg")),
        len(article.css("h2, h3, h4, h5, h6")),
        len(article.css("li")),
        len({one.attributes.get("lang") for one in article.css("[lang]")}),
        max((deep for deep in range(9) if article.css(" ".join(["li"] * deep) or "h1")), default=0),
    )
