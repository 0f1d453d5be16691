"""Nobody has made sure for too long that a page still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import review_overdue

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_review_in_time_and_what_is_not_asked_pass(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    review_every: {person: 12, release: 1}
    terms:
      - {mayor: Harold Voss, from: 2016-01-01, until: 2023-12-31}
    == office/people/renata-okafor-lindqvist.yml ==
    title: Renata Okafor-Lindqvist
    visibility: public
    role: Mayor
    reviewed: 2025-11-20
    == office/people/priya.yml ==
    title: Priya
    == content/news/2019-03-01-pier.md ==
    ---
    title: The pier
    visibility: public
    date: 2019-03-01
    release_kind: release
    ---
    It stands.
    """
    assert found(review_overdue) == []


def test_a_review_that_is_overdue_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    review_every: {person: 12, /people/priya/: 1, /people/nobody/: 3}
    == office/people/renata-okafor-lindqvist.yml ==
    title: Renata Okafor-Lindqvist
    visibility: public
    role: Mayor
    reviewed: 2025-11-19
    == office/people/priya.yml ==
    title: Priya
    visibility: public
    role: Press Secretary
    """
    assert found(review_overdue) == [
        "office.yml:1: warning: 'review_every' names '/people/nobody/', where nothing stands "
        "[review-overdue]",
        "office/people/priya.yml:1: warning: This person has no 'reviewed', and such a page is "
        "reviewed every month: make sure that it still holds, and write 'reviewed: 2026-11-20' "
        "[review-overdue]",
        "office/people/renata-okafor-lindqvist.yml:4: warning: This person was reviewed last on "
        "2025-11-19, and such a page is reviewed every 12 months: make sure that it still holds, "
        "and write 'reviewed: 2026-11-20' [review-overdue]",
    ]


def test_a_page_written_by_hand_is_asked_as_a_record_is(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    review_every: {page: 12, /contact/: 1}
    == content/pages/index.md ==
    ---
    reviewed: 2026-02-01
    ---
    # Port Ellery
    == content/pages/contact.md ==
    ---
    title: Contact
    reviewed: 2026-10-19
    ---
    Call us.
    == content/pages/contact.es.md ==
    ---
    title: Contacto
    reviewed: 2026-10-19
    ---
    Llámenos.
    == content/pages/about.md ==
    # About
    """
    assert found(review_overdue) == [
        "content/pages/about.md:1: warning: This page has no 'reviewed', and such a page is "
        "reviewed every 12 months: make sure that it still holds, and write "
        "'reviewed: 2026-11-20' [review-overdue]",
        "content/pages/contact.md:3: warning: This page was reviewed last on 2026-10-19, and such "
        "a page is reviewed every month: make sure that it still holds, and write "
        "'reviewed: 2026-11-20' [review-overdue]",
    ]
