"""The sitemap, which tells search engines every public page, and robots.txt, which tells of it.

A page in several languages names each of them (`xhtml:link`), so that readers are led to their own.
`lastmod` stands only where a record itself says on what day it last told readers something new: a
day that nobody can vouch for would teach search engines to ignore them all.
https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from herald.outputs.artifact import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from herald.audience import View
    from herald.settings import Settings

PATH = "sitemap.xml"

Locations = tuple[tuple[tuple[tuple[str, str], ...], date | None], ...]
"""For each page its address by language, as pairs, and the day of its last change."""


def artifacts(view: View, landings: Iterable[str] = ()) -> Iterator[Artifact]:
    """Both files; `landings` are the addresses, in the first language, of pages of no record."""
    locations = tuple(_locations(view, landings))
    yield Artifact(PATH, sitemap, (view.settings, locations))
    yield Artifact("robots.txt", robots, (view.settings,))


def sitemap(settings: Settings, locations: Locations) -> bytes:
    """`sitemap.xml`: each page of each language once, in the order of addresses."""
    root = ET.Element("urlset")
    root.set("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
    root.set("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
    pages = [
        (address, addresses, changed)
        for addresses, changed in locations
        for _, address in addresses
    ]
    for address, addresses, changed in sorted(pages, key=lambda page: page[0]):
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = settings.absolute(address)
        if changed:
            ET.SubElement(url, "lastmod").text = changed.isoformat()
        for language, other in addresses if len(addresses) > 1 else ():
            link = {"rel": "alternate", "hreflang": language, "href": settings.absolute(other)}
            ET.SubElement(url, "xhtml:link", link)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def robots(settings: Settings) -> bytes:
    """`robots.txt`: everything may be read, and where the sitemap is."""
    sitemap_address = settings.absolute(f"/{PATH}")
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_address}\n".encode()


def _locations(
    view: View, landings: Iterable[str]
) -> Iterator[tuple[tuple[tuple[str, str], ...], date | None]]:
    """Every page once, in the languages in which it has words of its own."""
    settings = view.settings
    by_hand: dict[str, dict[str, str]] = {}
    for page in view.pages:
        by_hand.setdefault(page.name, {})[page.language] = page.address
    taken = {address for addresses in by_hand.values() for address in addresses.values()}
    for addresses in by_hand.values():
        yield _in_order(settings, addresses), None
    for landing in sorted(set(landings)):
        everywhere = {spoken: settings.address_in(spoken, landing) for spoken in settings.languages}
        yield _in_order(settings, {k: v for k, v in everywhere.items() if v not in taken}), None
    for seen in view.records:
        if seen.address:
            spoken = (seen.language, *seen.translations)
            own = {language: settings.address_in(language, seen.address) for language in spoken}
            yield _in_order(settings, own), seen.record.revised


def _in_order(settings: Settings, addresses: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The addresses in the order of the office's languages."""
    return tuple(
        (spoken, addresses[spoken]) for spoken in settings.languages if spoken in addresses
    )
