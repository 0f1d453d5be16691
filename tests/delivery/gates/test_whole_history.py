"""Nothing is published of a clone that cannot count revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.delivery.publication import publish
from herald.stopped import Stopped
from tests.conftest import AT
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path


def test_a_clone_of_the_newest_commits_alone_is_not_published(root: Path, tmp_path: Path) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    commit_all(root)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "cut")

    with pytest.raises(Stopped) as stopped:
        publish(tmp_path / "cut", AT, AT)

    assert str(stopped.value) == (
        "Nothing was published.\n"
        "This clone has only the newest commits, so no document can say which revision it is; "
        "fetch the others: git fetch --unshallow"
    )
    git(tmp_path / "cut", "fetch", "--quiet", "--unshallow")
    assert publish(tmp_path / "cut", AT, AT).files
