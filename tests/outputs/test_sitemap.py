"""The sitemap and robots.txt."""

from __future__ import annotations

from datetime import date, timedelta

import lxml.etree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.audience import Audience
from herald.office import Office
from herald.outputs import sitemap
from herald.outputs.sitemap import Page
from herald.settings import Settings
from herald.view import View
from tests.demo import AT
from tests.whole import whole_sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def listed(files: dict[str, bytes], view: View) -> list[str]:
    """The paths of the files that the index names."""
    root = lxml.etree.fromstring(files["sitemap.xml"])
    site = view.settings.absolute("/")
    return [(loc.text or "").removeprefix(site) for loc in root.iterfind("s:sitemap/s:loc", NAMES)]


def addresses_in(content: bytes) -> list[str]:
    """The addresses of a file, in its order."""
    root = lxml.etree.fromstring(content)
    return [loc.text or "" for loc in root.iterfind("s:url/s:loc", NAMES)]


def test_every_file_is_written_whole(view: View) -> None:
    """
    == content/pages/about.md ==
    # About
    == content/pages/about.es.md ==
    # Acerca
    == content/news/2026-11-01-ferry.md ==
    ---
    title: Ferry & bus
    visibility: public
    date: 2026-11-01
    release_kind: release
    corrections: [{at: 2026-11-03 09:30, was: $2, now: $3}]
    ---
    == content/news/2026-11-01-ferry.es.md ==
    ---
    title: El ferry
    ---
    == content/news/2026-11-02-secret.md ==
    ---
    title: Secret
    date: 2026-11-02
    release_kind: release
    ---
    """
    files = whole_sitemap(view, ("/news/", "/about/"))
    assert files["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://mayor.portellery.example/sitemap.xml\n"
    )
    assert (
        files["sitemap.xml"].decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://mayor.portellery.example/sitemap-news-2026.xml</loc>
  </sitemap>
  <sitemap>
    <loc>https://mayor.portellery.example/sitemap-pages.xml</loc>
  </sitemap>
</sitemapindex>
"""
    )
    assert (
        files["sitemap-news-2026.xml"].decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://mayor.portellery.example/news/2026/ferry/</loc>
    <lastmod>2026-11-03</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/2026/ferry/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/2026/ferry/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/es/news/2026/ferry/</loc>
    <lastmod>2026-11-03</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/2026/ferry/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/2026/ferry/" />
  </url>
</urlset>
"""  # noqa: E501 - a file as it is
    )
    assert (
        files["sitemap-pages.xml"].decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://mayor.portellery.example/</loc>
  </url>
  <url>
    <loc>https://mayor.portellery.example/about/</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/about/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/about/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/es/about/</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/about/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/about/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/news/</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/es/news/</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/people/renata-okafor-lindqvist/</loc>
  </url>
</urlset>
"""
    )
    assert len(files) == 4


def test_each_page_of_the_demo_office_is_named_once(demo_view: View) -> None:
    files = whole_sitemap(demo_view, ("/news/", "/events/"))
    assert listed(files, demo_view) == sorted(files.keys() - {"sitemap.xml", "robots.txt"})
    found = [address for path in listed(files, demo_view) for address in addresses_in(files[path])]
    assert len(set(found)) == len(found)
    for seen in demo_view.records:
        assert (demo_view.settings.absolute(seen.address) in found) == bool(seen.address)
    for path in listed(files, demo_view):
        root = lxml.etree.fromstring(files[path])
        for link in root.iterfind("s:url/x:link", NAMES):
            assert link.get("href") in addresses_in(files[path])


def test_a_new_release_changes_the_file_of_its_section_and_year_alone(office: Office) -> None:
    """
    == content/news/2026-11-01-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    == content/news/2026-11-02-bus.md ==
    ---
    title: Bus
    visibility: public
    publish_at: 2026-11-21 09:00
    date: 2026-11-02
    release_kind: release
    ---
    == content/news/2025-11-02-tram.md ==
    ---
    title: Tram
    visibility: public
    date: 2025-11-02
    release_kind: release
    ---
    """
    before, after = (
        whole_sitemap(office.seen_by(Audience.PUBLIC, AT + timedelta(days=days))) for days in (0, 2)
    )
    assert before.keys() == after.keys()
    assert [path for path in before if before[path] != after[path]] == ["sitemap-news-2026.xml"]


OFFICE = Settings.model_validate(
    {
        "city": "Port Ellery",
        "state": "Washington",
        "mayor": "x",
        "timezone": "America/Los_Angeles",
        "site_url": "https://mayor.portellery.example/",
        "languages": ["en", "es"],
    }
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, []),
        (1, [("news-2026", 1)]),
        (5000, [("news-2026", 5000)]),
        (5001, [("news-2026", 5000), ("news-2026-2", 1)]),
        (12000, [("news-2026", 5000), ("news-2026-2", 5000), ("news-2026-3", 2000)]),
    ],
)
def test_more_than_ten_thousand_addresses_stand_in_more_files(
    number: int, expected: list[tuple[str, int]]
) -> None:
    pages = [f"/news/2026/{n}/" for n in range(number)]
    found = [*sitemap.parted(OFFICE, "news-2026", number)]
    assert [(name, len(pages[start:end])) for name, _, start, end in found] == expected
    assert [page for *_, start, end in found for page in pages[start:end]] == pages


def test_no_file_is_larger_than_the_protocol_allows() -> None:
    languages = tuple(f"en-{n:02}" for n in range(12))
    office = OFFICE.model_copy(update={"languages": languages})
    address = f"/proclamations/2026/{'x' * 80}/"
    page = Page(tuple((spoken, f"/{spoken}{address}") for spoken in languages), date(2026, 1, 1))
    pages = [sitemap.piece(office, page)] * 10_000
    (_, _, start, end), *_ = sitemap.parted(office, "proclamations-2026", len(pages))
    content = sitemap.part(pages, start, end)
    assert len(content) < 50_000_000
    assert content.count(b"<loc>") < 50_000


@given(st.text("&<>'\"!$()*+;=~%abc/", max_size=20))
def test_whatever_the_address_of_the_site_holds_is_escaped(text: str) -> None:
    office = OFFICE.model_copy(update={"site_url": f"https://a.example/{text}"})
    page = Page((("en", "/about/"), ("es", "/es/about/")))
    content = sitemap.assembled([sitemap.piece(office, page)])
    expected = [office.absolute("/about/"), office.absolute("/es/about/")]
    assert addresses_in(content) == expected
    links = lxml.etree.fromstring(content).iterfind("s:url/x:link", NAMES)
    assert [link.get("href") for link in links] == expected * 2
    index = lxml.etree.fromstring(sitemap.index(office, ("pages",)))
    assert index.findtext("s:sitemap/s:loc", "", NAMES) == office.absolute("/sitemap-pages.xml")


def test_the_site_may_stand_in_a_folder(view: View) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://portellery.example/mayor
    """
    assert addresses_in(whole_sitemap(view)["sitemap-pages.xml"]) == [
        "https://portellery.example/mayor/",
        "https://portellery.example/mayor/people/renata-okafor-lindqvist/",
    ]
