"""The shares of the Mayor's time that the priorities are meant to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import time_share

if TYPE_CHECKING:
    from collections.abc import Callable


def test_shares_of_a_hundred_percent_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    time_share: 60
    == content/priorities/water.yml ==
    title: Water
    statement: Higher walls.
    time_share: 40
    """
    assert found(time_share) == []


def test_shares_of_more_are_a_warning_at_the_last_of_them(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    time_share: 61
    == content/priorities/water.yml ==
    title: Water
    statement: Higher walls.
    time_share: 40
    """
    assert found(time_share) == [
        "content/priorities/water.yml:3: warning: The priorities are meant to have more "
        "than all of the Mayor's time together; lower 'time_share' until they have 100 or less "
        "[time-share]"
    ]
