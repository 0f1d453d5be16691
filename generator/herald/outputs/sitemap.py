"""The sitemap, which tells search engines every public page, and robots.txt, which tells of it.

`/sitemap.xml` is an index: the pages of records stand in a file for their section and year
(`/sitemap-news-2026.xml`), all other pages in `/sitemap-pages.xml`. One file for all would be
written and read whole for one new release, and may hold 50,000 addresses and 50 MB at most. A small
office has an index too, so that there is one way only. The files stand at the root, as a file may
name only what stands in its own folder or below. Each is put together from pieces, one a page.

A page in several languages names each of them (`xhtml:link`), so that readers are led to their own.
`lastmod` stands only where a record itself says on what day it last told readers something new: a
day that nobody can vouch for would teach search engines to ignore them all. So it stands in no
index, since a page can leave a file on any day.
https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, Assembly, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.view import View

PATH = "sitemap.xml"
OTHERS = "pages"
"""The file of the pages that no section and year tells apart."""
MOST = 10_000
"""Addresses in a file. 50,000 are allowed, but in 50 MB, and each names the other languages too."""


@dataclass(frozen=True)
class Page:
    """A page in the languages in which it has words of its own."""

    addresses: tuple[tuple[str, str], ...]
    """Language and address, in the order of the office's languages."""
    changed: date | None = None
    """The day of its last change."""

    @property
    def place(self) -> str:
        """The address in the first of its languages."""
        return self.addresses[0][1]


def pieces(view: View, seen: Seen) -> Iterator[Piece]:
    """The page of one record, as it stands in its file."""
    yield _piece(view.settings, group_of(seen), page_of(view.settings, seen))


def other_pieces(view: View, landings: tuple[str, ...]) -> Iterator[Piece]:
    """The pages of no record: those written by hand, and the `landings`."""
    for page in others(view, landings):
        yield _piece(view.settings, OTHERS, page)


def _piece(settings: Settings, group: str, page: Page) -> Piece:
    return Piece(f"sitemap/{group}", page.place, piece(settings, page))


def files(view: View, landings: tuple[str, ...]) -> Iterator[Assembly]:
    """The file of each section and year, and that of all other pages."""
    for name, group, start, end in _parts(view, landings):
        yield Assembly(address_of(name).lstrip("/"), f"sitemap/{group}", part, (start, end))


def part(pieces: Sequence[str], start: int, end: int) -> bytes:
    """One file of a group's pieces."""
    return assembled(pieces[start:end])


def index_and_robots(view: View, landings: tuple[str, ...]) -> Iterator[Artifact]:
    """`sitemap.xml` and `robots.txt`."""
    names = tuple(name for name, *_ in _parts(view, landings))
    yield Artifact(PATH, index, (view.settings, names))
    yield Artifact("robots.txt", robots, (view.settings,))


def _parts(view: View, landings: tuple[str, ...]) -> Iterator[tuple[str, str, int, int]]:
    """Every file of the sitemap but the index."""
    counts = Counter({OTHERS: sum(1 for _ in others(view, landings))})
    for group, count in view.page_groups():
        counts[group or OTHERS] += count
    for group in sorted(counts):
        yield from parted(view.settings, group, counts[group])


def parted(settings: Settings, group: str, count: int) -> Iterator[tuple[str, str, int, int]]:
    """The files of a group of so many pages, `news-2026`, then `news-2026-2`.

    Of each the name, the group, the place in it of the first page, and that after the last.
    """
    step = max(MOST // len(settings.languages), 1)
    for number, start in enumerate(range(0, count, step), 1):
        name = group if number == 1 else f"{group}-{number}"
        yield name, group, start, start + step


def address_of(name: str) -> str:
    """Where the file of that name stands on the site."""
    return f"/sitemap-{name}.xml"


def group_of(seen: Seen) -> str:
    """The pages with which that of a record stands in one file: `news-2026`, or the others."""
    if "{year}" not in seen.kind.address:
        return OTHERS
    section, year = seen.address.split("/")[1:3]
    return f"{section}-{year}"


def page_of(settings: Settings, seen: Seen) -> Page:
    """The page of a record that has one."""
    spoken = (seen.language, *seen.translations)
    own = {language: settings.address_in(language, seen.address) for language in spoken}
    return Page(_in_order(settings, own), seen.record.revised)


def others(view: View, landings: Iterable[str]) -> Iterator[Page]:
    """The pages written by hand, and those that list records."""
    settings = view.settings
    by_hand: dict[str, dict[str, str]] = {}
    for page in view.pages:
        by_hand.setdefault(page.name, {})[page.language] = page.address
    for addresses in by_hand.values():
        yield Page(_in_order(settings, addresses))
    taken = {address for addresses in by_hand.values() for address in addresses.values()}
    for landing in set(landings):
        everywhere = {spoken: settings.address_in(spoken, landing) for spoken in settings.languages}
        free = {k: v for k, v in everywhere.items() if v not in taken}
        if free:
            yield Page(_in_order(settings, free))


def _in_order(settings: Settings, addresses: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The addresses in the order of the office's languages."""
    return tuple(
        (spoken, addresses[spoken]) for spoken in settings.languages if spoken in addresses
    )


# --- the files ------------------------------------------------------------------------------------

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def assembled(pieces: Iterable[str]) -> bytes:
    """One file of its pages' pieces."""
    opening = f'<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="{_XHTML}">\n'
    return "".join([_DECLARATION, opening, *pieces, "</urlset>\n"]).encode()


def piece(settings: Settings, page: Page) -> str:
    """A page as it stands in its file: its address in each of its languages, with the others."""
    addresses = [
        (language, _escaped(settings.absolute(address))) for language, address in page.addresses
    ]
    told = f"    <lastmod>{page.changed.isoformat()}</lastmod>\n" if page.changed else ""
    if len(addresses) > 1:
        for language, address in addresses:
            told += f'    <xhtml:link rel="alternate" hreflang="{language}" href="{address}" />\n'
    return "".join(
        f"  <url>\n    <loc>{address}</loc>\n{told}  </url>\n" for _, address in addresses
    )


def index(settings: Settings, names: Iterable[str]) -> bytes:
    """`sitemap.xml`: the files of these names."""
    listed = (
        f"  <sitemap>\n    <loc>{_escaped(settings.absolute(address_of(name)))}</loc>\n"
        "  </sitemap>\n"
        for name in names
    )
    opening = f'<sitemapindex xmlns="{_SITEMAPS}">\n'
    return "".join([_DECLARATION, opening, *listed, "</sitemapindex>\n"]).encode()


def _escaped(address: str) -> str:
    return html.escape(address, quote=False).replace('"', "&quot;")


def robots(settings: Settings) -> bytes:
    """`robots.txt`: everything may be read, and where the sitemap is."""
    address = settings.absolute(f"/{PATH}")
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n".encode()
