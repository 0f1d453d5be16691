"""Remarks take longer than the speaker has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import remarks_length

if TYPE_CHECKING:
    from collections.abc import Callable


def test_remarks_that_fit_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/remarks/a.md ==
    ---
    title: A
    date: 2026-12-03
    remarks_state: as_prepared
    minutes: 1
    words_per_minute: 80
    ---
    {commit: One two three. | owner: renata-okafor-lindqvist | due: 2027-03-20} Four.
    == content/remarks/b.md ==
    ---
    title: B
    date: 2026-12-03
    remarks_state: notes
    ---
    Nobody said how long.
    """
    assert found(remarks_length) == []


def test_remarks_that_do_not_fit_are_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == content/remarks/a.md ==
    ---
    title: A
    date: 2026-12-03
    remarks_state: as_prepared
    minutes: 0
    words_per_minute: 80
    ---
    One two three.
    """
    assert found(remarks_length) == [
        "content/remarks/a.md:5: warning: 'minutes' is 0, but the 3 words take about 1 at 80 a "
        "minute; shorten the text by some 3 words, or ask for more time [remarks-length]",
    ]
