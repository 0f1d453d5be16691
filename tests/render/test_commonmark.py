"""Markdown as clean HTML; what comes of it is judged in test_prose.py, page and tree and words."""

from __future__ import annotations

import resource
import sys

from cmarkgfm import github_flavored_markdown_to_html

from herald.render.commonmark import INVISIBLE, _commonmark

TEXT = (
    """\
# A *heading*

| a | b |
|---|---|
| ~~1~~ | [two](/two/) |

- [x] done, <b>typed</b>, www.example.org
"""
    + "A paragraph of a few words.\n\n" * 20
)


def test_nothing_that_is_replaced_is_printable() -> None:
    """It is looked for only in a text that Python does not call printable."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not any(map(str.isprintable, INVISIBLE.findall(every)))


def test_what_is_made_is_what_the_engine_makes() -> None:
    assert _commonmark(TEXT) == github_flavored_markdown_to_html(TEXT)


def test_a_text_leaves_no_memory_behind() -> None:
    """Five thousand would leave a hundred megabytes and more: the engine's own call does."""
    _commonmark(TEXT)
    before = _most_held()
    for _ in range(5_000):
        _commonmark(TEXT)
    assert _most_held() - before < 10_000_000


def _most_held() -> int:
    """The most bytes that this process has held; getrusage(2) counts in kilobytes on Linux."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
