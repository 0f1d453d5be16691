"""axe finds nothing on a page of any template in Spanish, in any look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.axe import violations
from tests.web.visits import LOST, OF_EACH, in_spanish

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [*map(in_spanish, (*OF_EACH, LOST))])
def test_axe_finds_nothing_in_spanish(browser: Browser, address: str, page: str) -> None:
    assert violations(browser, address, page) == {}
