"""A newsletter holds something that is not released to the public when it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import newsletter_item_unreleased

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_is_out_when_the_issue_is_sent_may_be_in_it(found: Callable[..., list[str]]) -> None:
    """
    == content/news/budget.yml ==
    title: The budget
    visibility: public
    publish_at: 2026-12-04 07:00
    date: 2026-12-04
    release_kind: release
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: The budget is out
    preheader: And more.
    send_at: 2026-12-04 07:00
    sections:
      - heading: News
        items:
          - release/budget
    """
    assert found(newsletter_item_unreleased) == []


def test_what_comes_out_later_is_an_error_that_does_not_name_it(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/budget.yml ==
    title: The budget
    visibility: public
    publish_at: 2026-12-04 07:01
    date: 2026-12-04
    release_kind: release
    == content/news/layoffs.yml ==
    title: The layoffs
    visibility: press
    date: 2026-12-04
    release_kind: release
    == content/news/fair.yml ==
    title: The fair
    visibility: public
    expires: 2026-12-04 07:00
    date: 2026-12-04
    release_kind: release
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: The budget is out
    preheader: And more.
    send_at: 2026-12-04 07:00
    sections:
      - heading: News
        items:
          - release/budget
          - release/layoffs
      - heading: More
        items: [release/fair]
    """
    sent = (
        "is not released to the public when the issue is sent (2026-12-04 07:00); send the issue "
        "later, release the record sooner, or take it out [newsletter-item-unreleased]"
    )
    assert found(newsletter_item_unreleased) == [
        f"content/newsletters/december.yml:9: items 1 of sections 1 {sent}",
        f"content/newsletters/december.yml:10: items 2 of sections 1 {sent}",
        f"content/newsletters/december.yml:12: items 1 of sections 2 {sent}",
    ]


def test_an_embargo_holds_in_the_mail_as_well(found: Callable[..., list[str]]) -> None:
    """
    == content/news/budget.yml ==
    title: The budget
    visibility: public
    embargo: 2026-12-04 12:00
    date: 2026-12-04
    release_kind: release
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: The budget is out
    preheader: And more.
    send_at: 2026-12-04 11:59
    sections: [{heading: News, items: [release/budget]}]
    """
    assert found(newsletter_item_unreleased) == [
        "content/newsletters/december.yml:6: items 1 of sections 1 is not released to the public "
        "when the issue is sent (2026-12-04 11:59); send the issue later, release the record "
        "sooner, or take it out [newsletter-item-unreleased]",
    ]


def test_a_translation_is_asked_for_the_items_that_it_names(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/layoffs.yml ==
    title: The layoffs
    date: 2026-12-04
    release_kind: release
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    send_at: 2026-12-04 07:00
    == content/newsletters/december.es.yml ==
    title: Diciembre
    subject: Lo que viene
    sections:
      - heading: Noticias
        items: [release/layoffs]
    """
    assert found(newsletter_item_unreleased) == [
        "content/newsletters/december.es.yml:5: items 1 of sections 1 is not released to the "
        "public when the issue is sent (2026-12-04 07:00); send the issue later, release the "
        "record sooner, or take it out [newsletter-item-unreleased]",
    ]


def test_a_translation_without_sections_does_not_repeat_the_problem(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/layoffs.yml ==
    title: The layoffs
    date: 2026-12-04
    release_kind: release
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    send_at: 2026-12-04 07:00
    sections: [{heading: News, items: [release/layoffs]}]
    == content/newsletters/december.es.yml ==
    title: Diciembre
    subject: Lo que viene
    """
    assert found(newsletter_item_unreleased) == [
        "content/newsletters/december.yml:6: items 1 of sections 1 is not released to the public "
        "when the issue is sent (2026-12-04 07:00); send the issue later, release the record "
        "sooner, or take it out [newsletter-item-unreleased]",
    ]


def test_an_issue_that_has_no_moment_yet_is_not_asked(found: Callable[..., list[str]]) -> None:
    """
    == content/news/layoffs.yml ==
    title: The layoffs
    date: 2026-12-04
    release_kind: release
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    sections: [{heading: News, items: [release/layoffs]}]
    """
    assert found(newsletter_item_unreleased) == []
