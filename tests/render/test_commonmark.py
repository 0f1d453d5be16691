"""Markdown as clean HTML; what comes of it is judged in test_prose.py, page and tree and words."""

from __future__ import annotations

import sys

from herald.render.commonmark import INVISIBLE


def test_nothing_that_is_replaced_is_printable() -> None:
    """It is looked for only in a text that Python does not call printable."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not any(map(str.isprintable, INVISIBLE.findall(every)))
