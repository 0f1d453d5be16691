"""What the tests of outputs share: the public's view of an office, and of the demo office."""

from __future__ import annotations

import pytest

from herald.audience import Audience
from herald.office import Office
from herald.view import View
from tests.demo import AT, demo_office


@pytest.fixture
def view(office: Office) -> View:
    """What the public sees of the office in the test's docstring."""
    return office.seen_by(Audience.PUBLIC, AT)


@pytest.fixture(scope="session")
def demo() -> Office:
    """The demo office."""
    return demo_office()


@pytest.fixture(scope="session")
def demo_view(demo: Office) -> View:
    """What the public sees of the demo office at its moment."""
    return demo.seen_by(Audience.PUBLIC, AT)
