"""A paper is verified: which revision is current, what became of others, and what the file is."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from herald.addresses import verify_address
from herald.build import build
from tests.conftest import AT
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("ferry.pdf", "ferry.docx", "ferry.txt")
VERIFY = verify_address("/news/2026/ferry/").strip("/")


def words(root: Path, page: str) -> str:
    """What the main part of a page of the site says."""
    document = LexborHTMLParser((root / "site" / page / "index.html").read_text("utf-8"))
    main = document.css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def test_a_paper_is_compared_with_the_current_revision_and_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    aliases: [/news/2026/terminal/]
    ---

    It opens.
    """
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-18T09:00:00-08:00")
    first = commit_all(root)
    build(root, AT, parts=frozenset({"site", "documents"}), jobs=1)
    assert "number 1 of Nov. 18, 2026" in words(root, VERIFY)
    file = root / "content/news/2026-11-18-ferry.md"
    file.write_text(file.read_text().replace("It opens.", "It opens today."))
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-19T23:30:00-08:00")
    git(root, "commit", "--quiet", "--all", "--message", "x")
    second = git(root, "rev-parse", "HEAD")
    build(root, AT, parts=frozenset({"site", "documents"}), jobs=1)
    beside = root / "site/news/2026/ferry"
    sizes = {one: -(-len((beside / one).read_bytes()) // 1000) for one in FILES}
    digests = {one: sha256((beside / one).read_bytes()).hexdigest() for one in FILES}
    said = f"(PDF, 1 page, {sizes['ferry.pdf']} KB)"
    assert words(root, VERIFY) == (
        "Home Verify a document Verify a document Ferry terminal opens "
        "The current revision is number 2 of Nov. 19, 2026. "
        "A paper with another number at its foot has been superseded. Read what it says today "
        "Revisions Revision Date Commit State "
        f"2 Nov. 19, 2026 {second[:10]} Current "
        f"1 Nov. 18, 2026 {first[:10]} Superseded on Nov. 19, 2026 "
        "Files A copy is genuine when its SHA-256 is the one below. "
        f"news/2026/ferry/ferry.pdf {said} {digests['ferry.pdf']} "
        f"news/2026/ferry/ferry.docx (Word, {sizes['ferry.docx']} KB) {digests['ferry.docx']} "
        f"news/2026/ferry/ferry.txt (Plain text, {sizes['ferry.txt']} KB) {digests['ferry.txt']}"
    )
    assert f"To print and share {said} To edit (Word, {sizes['ferry.docx']} KB)" in words(
        root, "news/2026/ferry"
    )
    old = root / "site" / verify_address("/news/2026/terminal/").strip("/") / "index.html"
    assert re.findall('href="([^"]*)"', old.read_text()) == [
        f"https://mayor.portellery.example/{VERIFY}/",
        f"../{VERIFY.partition('/')[2]}/",
    ]


def test_a_withdrawn_document_says_so_where_it_is_verified(root: Path) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    withdrawn: {on: 2026-11-19, reason: The opening is put off.}
    ---

    It opens.
    """
    commit = commit_all(root)
    build(root, AT, parts=frozenset({"site", "documents"}), jobs=1)
    told = words(root, VERIFY)

    assert "Withdrawn on Nov. 19, 2026 The opening is put off." in told
    assert f"{commit[:10]} Withdrawn on Nov. 19, 2026" in told
    assert "current" not in told.lower()


def test_pages_alone_know_what_was_printed_before(root: Path) -> None:
    """
    == content/news/2026-11-18-ferry.md ==
    ---
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---

    It opens.
    """
    site = frozenset({"site"})
    build(root, AT, parts=site, jobs=1)
    assert "To print and share (PDF)" in words(root, "news/2026/ferry")

    build(root, AT, parts=site | {"documents"}, jobs=1)
    whole = (root / "site/news/2026/ferry/index.html").read_bytes()
    assert b"1 page" in whole

    again = build(root, AT, parts=site, jobs=1).published["site"]
    assert (again.made, again.written, again.removed) == ((), (), ())
    assert (root / "site/news/2026/ferry/index.html").read_bytes() == whole
