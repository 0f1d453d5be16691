"""Markdown as clean HTML; what comes of it is judged in test_prose.py, page and tree and words."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest
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


@pytest.mark.skipif(sys.platform != "linux", reason="what is held is looked up in /proc")
def test_a_text_leaves_no_memory_behind() -> None:
    """Five thousand would leave a hundred megabytes and more: the engine's own call does."""
    for _ in range(100):
        _commonmark(TEXT)
    before = _held()
    for _ in range(5_000):
        _commonmark(TEXT)
    assert _held() - before < 10_000_000


def _held() -> int:
    """The bytes of memory that this process holds now: the second number in proc_pid_statm(5)."""
    return int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * resource.getpagesize()
