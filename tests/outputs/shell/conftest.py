"""The tests' office, drawn by MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.kinds import KINDS
from herald.outputs.shell.drawing import render_host
from herald.outputs.shell.host import ShellRequest
from herald.outputs.shell.letterhead import Language, Letterhead, Section
from herald.records.reader import read_office
from tests.outputs.shell.drawn import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from herald.outputs.shell.host import Host


@pytest.fixture
def host(root: Path) -> Callable[..., Host]:
    """Draws the office in the test's docstring, with the shells for the addresses."""

    def draw(*addresses: str) -> Host:
        settings = read_office(root, KINDS).settings
        assert settings is not None
        letterhead = Letterhead(
            settings=settings,
            mayor="Renata Okafor-Lindqvist",
            languages=(Language("en", "English"), Language("es", "Español")),
            sections=(Section("news", "News"), Section("events", "Events", also=("calendar",))),
            links=(("Calendar file", "/calendar.ics"),),
        )
        requests = {ShellRequest.of(address, LANGUAGES) for address in addresses}
        return render_host(root, letterhead, requests, say)

    return draw
