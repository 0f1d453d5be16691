"""Somebody stands in for the Mayor, or signs, and no delegation says that they may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import outside_delegation

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_stand_in_within_a_delegation_passes_whether_it_is_named_or_not(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/ana-ortiz.yml ==
    title: Ana Ortiz
    == office/delegations/order-4.yml ==
    title: Order 4
    delegate: ana-ortiz
    may: [speak]
    from: 2026-02-01
    to: 2026-12-31
    == schedules/calendar/2026/named.yml ==
    title: Named
    starts: 2026-12-31 09:00
    ends: 2026-12-31 10:00
    purpose: meeting
    mayors_role: preside
    representative: ana-ortiz
    delegation: order-4
    == schedules/calendar/2026/unnamed.yml ==
    title: Unnamed
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    representative: ana-ortiz
    """
    assert found(outside_delegation) == []


def test_a_delegation_that_does_not_do_is_an_error_that_says_why(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/ana-ortiz.yml ==
    title: Ana Ortiz
    == office/people/bo-lind.yml ==
    title: Bo Lind
    == office/delegations/order-4.yml ==
    title: Order 4
    delegate: ana-ortiz
    may: [attend]
    from: 2026-02-01
    to: 2026-12-31
    == schedules/calendar/2026/another.yml ==
    title: Another
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    representative: bo-lind
    delegation: order-4
    == schedules/calendar/2026/late.yml ==
    title: Late
    starts: 2027-01-01 09:00
    ends: 2027-01-01 10:00
    purpose: meeting
    representative: ana-ortiz
    delegation: order-4
    == schedules/calendar/2026/speaks.yml ==
    title: Speaks
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    mayors_role: speak
    representative: ana-ortiz
    delegation: order-4
    """
    assert found(outside_delegation) == [
        "schedules/calendar/2026/another.yml:6: The delegation 'order-4' is given to 'ana-ortiz' "
        "and not to 'bo-lind'; name another one, or let somebody else stand in "
        "[outside-delegation]",
        "schedules/calendar/2026/late.yml:6: The delegation 'order-4' is not in force on "
        "2027-01-01; name another one, or let somebody else stand in [outside-delegation]",
        "schedules/calendar/2026/speaks.yml:7: The delegation 'order-4' does not cover that "
        "'ana-ortiz' speaks for the Mayor; its 'may' has attend; name another one, or let somebody "
        "else stand in [outside-delegation]",
    ]


def test_where_none_is_named_and_none_covers_it_there_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/ana-ortiz.yml ==
    title: Ana Ortiz
    == office/people/bo-lind.yml ==
    title: Bo Lind
    == office/delegations/order-4.yml ==
    title: Order 4
    delegate: ana-ortiz
    may: [speak]
    from: 2026-02-01
    == schedules/calendar/2026/stands-in.yml ==
    title: Stands in
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    representative: bo-lind
    == schedules/calendar/2026/off.yml ==
    title: Off
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    status: cancelled
    representative: bo-lind
    == content/letters/2026/thanks.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Ada}
    salutation: "Dear Ada:"
    signer: ana-ortiz
    ---
    Thank you.
    """
    assert found(outside_delegation) == [
        "content/letters/2026/thanks.md:7: warning: 'ana-ortiz' signs for the Mayor, and no "
        "delegation in office/delegations covers that; have one written [outside-delegation]",
        "schedules/calendar/2026/stands-in.yml:5: warning: 'bo-lind' stands in for the Mayor, and "
        "no delegation in office/delegations covers that; name one in 'delegation', or have one "
        "written [outside-delegation]",
    ]


def test_an_office_that_keeps_no_delegations_is_not_asked_for_them(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/bo-lind.yml ==
    title: Bo Lind
    == schedules/calendar/2026/stands-in.yml ==
    title: Stands in
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    representative: bo-lind
    """
    assert found(outside_delegation) == []
