"""The rule page-field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import page_field
from herald.outputs import pages
from herald.records.page import EMBEDS

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_page_with_the_fields_that_pages_have_is_right(found: Callable[..., list[str]]) -> None:
    """
    == content/pages/about.md ==
    ---
    title: About
    description: Who we are.
    hide: toc
    reviewed: 2026-11-19
    search: {exclude: true}
    ---
    # About
    """
    assert found(page_field) == []


def test_a_review_has_a_day(found: Callable[..., list[str]]) -> None:
    """
    == content/pages/about.md ==
    ---
    title: About
    reviewed: November 19
    ---
    # About
    == content/pages/history.md ==
    ---
    title: History
    reviewed: [2026-01-01]
    ---
    # History
    """
    assert found(page_field) == [
        "content/pages/about.md:3: 'reviewed' is 'November 19'; a date is written 2026-12-03 "
        "[page-field]",
        "content/pages/history.md:3: 'reviewed' is a list; a date is written 2026-12-03 "
        "[page-field]",
    ]


def test_a_list_that_there_is_not_is_an_error_and_one_that_there_is_passes(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/about.md ==
    # About

    {{ upcoming_events }}

    {{ upcomming_events }}

    `{{ code }}`
    """
    assert found(page_field) == [
        "content/pages/about.md:5: There is no list 'upcomming_events' to embed. "
        "Did you mean 'upcoming_events'? [page-field]"
    ]


def test_the_lists_that_pages_may_embed_are_those_that_are_made() -> None:
    assert set(EMBEDS) == set(pages.EMBEDS)


def test_a_page_that_says_who_may_see_it_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/pages/plans.md ==
    ---
    title: Plans
    visibility: internal
    tittle: Plan
    layout: wide
    ---
    Secret.
    """
    assert found(page_field) == [
        "content/pages/plans.md:3: 'visibility' is not read here: a page in content/pages is "
        "public as soon as it is merged. Keep the page elsewhere until then, and remove the line "
        "[page-field]",
        "content/pages/plans.md:4: warning: 'tittle' is not a field of a page. Did you mean "
        "'title'? [page-field]",
        "content/pages/plans.md:5: warning: 'layout' is not a field of a page. The fields are "
        "'title', 'description', 'hide', 'reviewed', 'search' and 'personal_data' [page-field]",
    ]
