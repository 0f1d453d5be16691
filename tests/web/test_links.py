"""Every address of the demo site that any of its files gives is there, in feeds and sheets too."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

SITE = "https://mayor.portellery.example"
ABSOLUTE = re.compile(rf"(?:{re.escape(SITE)}|webcal://mayor\.portellery\.example)([^\s\"'<>)\\]*)")
IN_SHEETS = re.compile(r"url\(\"?(?!data:)([^)\"]+)\"?\)")
TEXTS = {".html", ".xml", ".json", ".ics", ".txt", ".csv"}


def test_whatever_names_an_address_of_the_site_names_one_that_is_there(demo: Path) -> None:
    site = demo / "site"
    named: dict[str, str] = {}
    for file in site.rglob("*"):
        if file.suffix in TEXTS:
            text = unescape(file.read_text("utf-8"))
            if file.suffix == ".ics":
                text = re.sub(r"\n[ \t]", "", text)
            named |= dict.fromkeys(ABSOLUTE.findall(text), file.relative_to(site).as_posix())
    there = {address for address in named if _is_there(site, address)}

    assert len(named) > 400
    assert {address: named[address] for address in named.keys() - there} == {}


def test_whatever_a_style_sheet_asks_for_is_there(demo: Path) -> None:
    sheets = sorted((demo / "site").rglob("*.css"))
    asked = {
        file.parent / found for file in sheets for found in IN_SHEETS.findall(file.read_text())
    }
    assert asked
    assert [file for file in asked if not file.resolve().is_file()] == []


def _is_there(site: Path, address: str) -> bool:
    path = unquote(re.split(r"[?#]", address)[0]).lstrip("/").rstrip(".,;")
    return (site / path).is_file() or (site / path / "index.html").is_file()
