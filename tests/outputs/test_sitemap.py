"""The sitemap and robots.txt."""

from __future__ import annotations

import lxml.etree

from herald.audience import View
from herald.outputs import sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def made(view: View, *landings: str) -> dict[str, bytes]:
    """Both files, by their paths."""
    return {artifact.path: artifact.bytes() for artifact in sitemap.artifacts(view, landings)}


def test_both_files_are_written_whole(view: View) -> None:
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
    files = made(view, "/news/", "/about/")
    assert files["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://mayor.portellery.example/sitemap.xml\n"
    )
    assert (
        files["sitemap.xml"].decode()
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
    <loc>https://mayor.portellery.example/es/news/</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/es/news/2026/ferry/</loc>
    <lastmod>2026-11-03</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/2026/ferry/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/2026/ferry/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/news/</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/news/2026/ferry/</loc>
    <lastmod>2026-11-03</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://mayor.portellery.example/news/2026/ferry/" />
    <xhtml:link rel="alternate" hreflang="es" href="https://mayor.portellery.example/es/news/2026/ferry/" />
  </url>
  <url>
    <loc>https://mayor.portellery.example/people/renata-okafor-lindqvist/</loc>
  </url>
</urlset>
"""  # noqa: E501 - a file as it is
    )


def test_each_page_of_the_demo_office_is_named_once(demo_view: View) -> None:
    root = lxml.etree.fromstring(made(demo_view, "/news/", "/events/")["sitemap.xml"])
    found = [loc.text for loc in root.iterfind("s:url/s:loc", NAMES)]
    assert len(set(found)) == len(found)
    for seen in demo_view.records:
        assert (demo_view.settings.absolute(seen.address) in found) == bool(seen.address)
    for link in root.iterfind("s:url/x:link", NAMES):
        assert link.get("href") in found


def test_the_site_may_stand_in_a_folder(view: View) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://portellery.example/mayor
    """
    root = lxml.etree.fromstring(made(view)["sitemap.xml"])
    assert [loc.text for loc in root.iterfind("s:url/s:loc", NAMES)] == [
        "https://portellery.example/mayor/",
        "https://portellery.example/mayor/people/renata-okafor-lindqvist/",
    ]
