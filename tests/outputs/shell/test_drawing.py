"""MkDocs, run once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from herald.outputs.shell.host import Host


def test_the_same_office_gives_the_same_bytes(
    host: Callable[..., Host], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    first = host("/news/", "/es/news/")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert host("/es/news/", "/news/") == first
