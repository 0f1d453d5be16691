"""The demo site, built and served once for all tests of a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.build import build
from herald.building.parts import WHOLE_SITE
from herald.kinds.alert import Level
from tests.demo import AT, copy_office
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office with an alert of every level, built: its folder."""
    root = copy_office(tmp_path_factory.mktemp("web") / "office")
    for level in Level:
        if level is not Level.ADVISORY:  # the demo has one
            (root / f"content/alerts/{level.value.replace('_', '-')}.yml").write_text(
                f"title: {level.value}\n"
                "visibility: public\n"
                f"level: {level.value}\n"
                f"headline: A notice of the level {level.value}\n"
                "body: What has happened, in a sentence of some length.\n"
                "action: Do this.\n"
                "starts: 2026-11-20 08:00\n"
                "expires: 2026-11-20 16:00\n"
                f"dismissible: {'no' if level is Level.EMERGENCY else 'yes'}\n"
            )
    done = build(root, AT, parts=WHOLE_SITE | {"press"})
    assert done.published, [str(problem) for problem in done.problems]
    return root


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Where the demo site is served."""
    with served(demo / "site") as found:
        yield found


@pytest.fixture(scope="module")
def big_print(started: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser whose reader set letters of twice the usual size."""
    opened = started("--blink-settings=defaultFontSize=32")
    yield opened
    opened.close()
