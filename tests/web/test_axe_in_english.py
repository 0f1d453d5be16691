"""axe finds nothing on a page of any template in English, in any look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.axe import violations
from tests.web.visits import EVERY, ONCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [*EVERY, *ONCE])
def test_axe_finds_nothing_in_english(browser: Browser, address: str, page: str) -> None:
    assert violations(browser, address, page) == {}
