"""A gift that comes with a request, and what the Mayor may be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import gift_limit

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_gift_up_to_the_limit_passes_and_one_beyond_it_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    requests: {gift_limit: {dollars: 50, law: City code 2.54.040}}
    == schedules/requests/dinner.yml ==
    title: Dinner
    received: 2026-11-12
    organization: Shipwrights' Guild
    what: A dinner.
    why_mayor: To be heard.
    private:
      gift: {value: 50.01, payer: The guild}
    == schedules/requests/supper.yml ==
    title: Supper
    received: 2026-11-12
    organization: Harbor Flats Neighbors
    what: A supper.
    why_mayor: To be heard.
    private:
      gift: {value: 50, payer: The neighbors}
    """
    # Of a private block no message repeats a word, also on a screen of the office's own.
    assert found(gift_limit) == [
        "schedules/requests/dinner.yml:7: warning: The gift is worth more, and the limit is $50 "
        "(City code 2.54.040); say no to it, or ask counsel [gift-limit]"
    ]


def test_what_was_declined_brought_no_gift_and_without_a_limit_none_is_told(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/requests/dinner.yml ==
    title: Dinner
    received: 2026-11-12
    organization: Shipwrights' Guild
    what: A dinner.
    why_mayor: To be heard.
    private:
      gift: {value: 900, payer: The guild}
    """
    assert found(gift_limit) == []


def test_a_gift_of_a_request_that_was_declined_is_not_told(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    requests: {gift_limit: {dollars: 0}}
    == schedules/requests/gala.yml ==
    title: Gala
    received: 2026-11-12
    organization: Yacht club
    what: A gala.
    why_mayor: To be seen.
    decision: regret
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-13
    private:
      gift: {value: 640, payer: The club}
    """
    assert found(gift_limit) == []
