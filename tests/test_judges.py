"""The judges of documents, judged: what each finds in files that are bad in one known way."""

from __future__ import annotations

import pytest

from herald.render.typeset import typeset
from tests.documents import RULES, contrast, faults, faults_by_page, own_faults
from tests.render.test_typeset import AT, BODY, SEAL, node, release
from tests.spoiled import WAYS, spoiled

FOUND: dict[str, tuple[bool, tuple[str, ...]]] = {
    "no title in its data": (True, ()),
    "no title at all": (True, ("title",)),
    "title not shown": (True, ("title",)),
    "no language": (True, ("language",)),
    "not marked as tagged": (True, ("tags",)),
    "no tags": (True, ("bookmarks", "heading-missing", "link", "outside-tags", "tags")),
    "tags that lead nowhere": (True, ()),
    "no data about itself": (True, ()),
    "no word of PDF/UA": (True, ()),
    "another part of PDF/UA": (True, ()),
    "no word of PDF/A": (True, ()),
    "another level of PDF/A": (True, ()),
    "colors of no device": (True, ()),
    "encrypted": (True, ("pages-alone",)),
    "a script": (True, ("pages-alone",)),
    "a file within": (True, ("pages-alone",)),
    "colors of print in a group": (True, ()),
    "no bookmarks": (False, ("bookmarks",)),
    "no words for a picture": (True, ("picture",)),
    "blank words for a picture": (False, ("picture",)),
    "a file's name for a picture": (False, ("picture",)),
    "a level of headings left out": (True, ("heading-skipped",)),
    "headings as paragraphs": (False, ("bookmarks", "heading-missing")),
    "an empty heading": (False, ("heading-empty", "outside-tags")),
    "an item as a paragraph": (True, ("list",)),
    "an item outside of a list": (True, ("list",)),
    "items without words": (False, ("list",)),
    "heads of a table as cells": (False, ("table-head",)),
    "heads of what is not said": (False, ("table-head",)),
    "a cell too few": (True, ("outside-tags", "table-uneven")),
    "rows outside of a table": (True, ()),
    "a sort that nobody knows": (True, ()),
    "the second paragraph first": (False, ("order",)),
    "the end at the beginning": (False, ("order",)),
    "notes that look alike": (True, ()),
    "words in no tag": (True, ("outside-tags",)),
    "a drawing in no tag": (True, ()),
    "decoration within a tag": (True, ()),
    "pale words": (False, ("contrast",)),
    "a font without meanings": (True, ("heading-empty", "letters")),
    "a font that is not there": (True, ()),
    "a link that says nothing": (True, ("link",)),
    "a link in no tag": (True, ("link",)),
    "keys that jump": (True, ()),
    "a link that does not print": (True, ()),
}
"""Whether `page` finds what is wrong, and which of our own rules do."""


@pytest.fixture(scope="module")
def good() -> bytes:
    """A release with everything that prose can hold, on three pages."""
    picture = node("p", node("img", src="x.svg", alt="The harbor"))
    body = [*BODY, picture, node("p", "word " * 600)]
    return typeset("release.typ", release(body=body, images={"x.svg": SEAL}), AT)


def test_the_good_document_is_good(good: bytes) -> None:
    assert faults(good) == []


def test_every_way_to_be_bad_is_here() -> None:
    assert FOUND.keys() == WAYS.keys()
    assert all(by_page or own for by_page, own in FOUND.values())


def test_every_rule_of_ours_finds_something() -> None:
    assert {rule for _, own in FOUND.values() for rule in own} == RULES.keys()


@pytest.mark.parametrize("how", WAYS)
def test_what_is_wrong_is_found(good: bytes, how: str) -> None:
    bad = spoiled(good, how)
    assert (bool(faults_by_page(bad)), tuple(own_faults(bad))) == FOUND[how]


def test_contrast_is_that_of_the_standard() -> None:
    white, black, gray = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.4627, 0.4627, 0.4627)
    assert round(contrast(white, black), 2) == 21
    assert round(contrast(gray, white), 2) == 4.54
