"""Days on which something is said to have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import implausible_day

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_came_in_before_1990_or_tomorrow_is_told_and_what_came_in_today_is_not(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/renata-okafor.yml ==
    title: Renata Okafor
    == schedules/requests/long-ago.yml ==
    title: Breakfast
    received: 1626-11-16
    organization: A club
    what: A breakfast
    why_mayor: To be heard
    == schedules/requests/later.yml ==
    title: Lunch
    received: 2030-11-16
    organization: A club
    what: A lunch
    why_mayor: To be heard
    == schedules/requests/today.yml ==
    title: Dinner
    received: 2026-11-20
    organization: A club
    what: A dinner
    why_mayor: To be heard
    == office/commitments/ferry.yml ==
    title: A later ferry
    words: A ferry at eleven.
    made_on: 2026-11-21
    authority: direct
    owner: renata-okafor
    due: 2027-01-01
    """
    assert found(implausible_day) == [
        "office/commitments/ferry.yml:3: warning: 'made_on' is '2026-11-21', which is after today "
        "(2026-11-20); write the day on which it happened [implausible-day]",
        "schedules/requests/later.yml:2: warning: 'received' is '2030-11-16', which is after today "
        "(2026-11-20); write the day on which it happened [implausible-day]",
        "schedules/requests/long-ago.yml:2: 'received' is '1626-11-16', which is before 1990; "
        "correct the year [implausible-day]",
    ]
