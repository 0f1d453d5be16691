"""A press kit in a real browser: axe finds nothing, and its embargo is on every sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdfium2 import PdfDocument

from tests.web.axe import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_the_page_of_a_press_kit(
    browser: Browser, demo: Path, width: int
) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900})
    (file,) = (demo / "private/press").glob("*/*.html")
    opened.goto(file.as_uri())
    results = Axe().run(opened, options={"runOnly": RULES})
    assert [violation["id"] for violation in results.response["violations"]] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    opened.close()


def test_a_press_kit_says_on_every_page_that_is_printed_until_when(
    browser: Browser, demo: Path
) -> None:
    opened = browser.new_page()
    (file,) = (demo / "private/press").glob("*/*.html")
    opened.goto(file.as_uri())
    opened.evaluate("document.querySelector('main').innerHTML += '<p>Words</p>'.repeat(200)")
    printed = PdfDocument(opened.pdf())
    opened.close()
    heads = []
    for number in range(len(printed)):
        sheet = printed[number]
        text = sheet.get_textpage()
        heads.append(text.get_text_range().partition("\r")[0])
        text.close()
        sheet.close()
    printed.close()
    assert len(heads) > 4
    assert set(heads) == {"EMBARGOED UNTIL TUESDAY, DECEMBER 1, 2026, 6 A.M. PST"}
