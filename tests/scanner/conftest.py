"""What the tests of the scanner share: an examiner for private texts of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from herald_scanner.examination import Examiner
from herald_scanner.office import Holdings
from herald_scanner.records import Passage
from herald_scanner.strings import strings_of


def examiner(
    *private: str, public: tuple[str, ...] = (), languages: tuple[str, ...] = ()
) -> Examiner:
    """Looks for texts that are private, in an office where others are public."""
    office = Holdings(languages)
    office.private += (Passage("a.md", line, "notes", text) for line, text in enumerate(private, 1))
    office.public += (Passage("b.md", line, "title", text) for line, text in enumerate(public, 1))
    return Examiner(strings_of(office, ()))


@pytest.fixture
def examine() -> Callable[..., Examiner]:
    """Makes an examiner."""
    return examiner
