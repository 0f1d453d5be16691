"""The tests here need real data, which stands beside the repository and never in it."""

from __future__ import annotations

import pytest
from office_from_data import DATA


@pytest.fixture(scope="session", autouse=True)
def _real_data() -> None:
    if not (DATA / "MANIFEST.json").is_file():
        pytest.skip("there is no folder shared/data beside the repository")
