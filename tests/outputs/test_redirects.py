"""Redirects, read back by lxml."""

from __future__ import annotations

import lxml.html
import pytest

from herald.addresses import verify_address
from herald.outputs import redirects
from herald.view import View
from tests.hostile import titles


def made(view: View) -> dict[str, bytes]:
    """Every page, by its path."""
    return {artifact.path: artifact.bytes() for artifact in redirects.artifacts(view)}


def test_an_old_address_leads_to_the_record_in_every_language(view: View) -> None:
    """
    == content/news/2026-11-01-ferry.md ==
    ---
    title: Ferry & bus
    visibility: public
    date: 2026-11-01
    release_kind: release
    aliases: [/news/2025/ferry/, /ferry.html]
    ---
    == content/news/2026-11-01-ferry.es.md ==
    ---
    title: El ferry
    aliases: [/transbordador]
    ---
    == content/news/2026-11-02-secret.md ==
    ---
    title: Secret
    date: 2026-11-02
    release_kind: release
    aliases: [/secret/]
    ---
    """
    files = made(view)
    assert [*files] == [
        "news/2025/ferry/index.html",
        "ferry.html",
        # Where papers of before are verified.
        *(f"{verify_address(old)[1:]}index.html" for old in ("/news/2025/ferry/", "/ferry.html")),
        "es/news/2025/ferry/index.html",
        "es/ferry.html",
        "transbordador/index.html",
        *(f"es{verify_address(old)}index.html" for old in ("/news/2025/ferry/", "/ferry.html")),
    ]
    assert (
        files["news/2025/ferry/index.html"].decode()
        == """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=../../2026/ferry/">
<link rel="canonical" href="https://mayor.portellery.example/news/2026/ferry/">
<title>Ferry &amp; bus</title>
</head>
<body>
<p>This page has moved: <a href="../../2026/ferry/">Ferry &amp; bus</a></p>
</body>
</html>
"""
    )
    links = {
        path: lxml.html.fromstring(content).xpath("string(//a/@href)")
        for path, content in files.items()
    }
    verify = f"../{verify_address('/news/2026/ferry/').removeprefix('/verify/')}"
    assert {link for path, link in links.items() if "verify" in path} == {verify}
    assert {path: link for path, link in links.items() if "verify" not in path} == {
        "news/2025/ferry/index.html": "../../2026/ferry/",
        "ferry.html": "news/2026/ferry/",
        "es/news/2025/ferry/index.html": "../../2026/ferry/",
        "es/ferry.html": "news/2026/ferry/",
        "transbordador/index.html": "../es/news/2026/ferry/",
    }


@pytest.mark.parametrize("title", titles())
def test_whatever_a_title_says_is_text(view: View, title: str) -> None:
    page = redirects.redirect(view.settings, "en", title, "/old/", "/news/2026/new/")
    read = lxml.html.fromstring(page)
    assert [element.tag for element in read.iter() if isinstance(element.tag, str)] == [
        "html", "head", "meta", "meta", "meta", "link", "title", "body", "p", "a",
    ]  # fmt: skip
    assert read.xpath("string(//title)") == title
    assert read.xpath("string(//a)") == title
