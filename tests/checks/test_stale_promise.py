"""Promises of which nothing was told for sixty days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import stale_promise

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_promise_without_news_for_more_than_sixty_days_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/commitments/told.yml ==
    title: Told
    visibility: public
    words: Told.
    made_on: 2026-01-20
    authority: direct
    owner: renata-okafor-lindqvist
    updates:
      - {on: 2026-09-20, text: The plans are drawn.}
    == office/commitments/untold.yml ==
    title: Untold
    words: Untold.
    made_on: 2026-01-20
    authority: direct
    owner: renata-okafor-lindqvist
    """
    assert found(stale_promise) == [
        "office/commitments/told.yml:8: warning: Nothing was told of this promise since "
        "2026-09-20, 61 days ago; add a line to 'updates' with the day ('on') and what is so "
        "('text') [stale-promise]",
        "office/commitments/untold.yml:1: warning: Nothing was told of this promise since "
        "2026-01-20, 304 days ago; add a line to 'updates' with the day ('on') and what is so "
        "('text') [stale-promise]",
    ]


def test_one_with_news_one_that_is_over_and_one_that_is_overdue_are_not_asked(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/commitments/sixty.yml ==
    title: Sixty days
    words: Sixty.
    made_on: 2026-09-21
    authority: direct
    owner: renata-okafor-lindqvist
    == office/commitments/over.yml ==
    title: Over
    words: Over.
    made_on: 2026-01-20
    authority: advocacy
    owner: renata-okafor-lindqvist
    status: dropped
    == office/commitments/late.yml ==
    title: Late
    words: Late.
    made_on: 2026-01-20
    authority: direct
    owner: renata-okafor-lindqvist
    due: 2026-11-01
    """
    assert found(stale_promise) == []
