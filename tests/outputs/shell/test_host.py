"""An address names its shell."""

from __future__ import annotations

import pytest

from herald.outputs.shell.host import ShellRequest
from tests.outputs.shell.drawn import LANGUAGES


@pytest.mark.parametrize(
    ("address", "request_"),
    [
        ("/", ShellRequest("", 0, "en")),
        ("/es/", ShellRequest("", 1, "es")),
        ("/news/", ShellRequest("news", 1, "en")),
        ("/es/news/2026/x/", ShellRequest("news", 4, "es")),
        ("/espresso/", ShellRequest("espresso", 1, "en")),
    ],
)
def test_an_address_names_its_shell(address: str, request_: ShellRequest) -> None:
    assert ShellRequest.of(address, LANGUAGES) == request_
