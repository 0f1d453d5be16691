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


def test_what_takes_place_in_more_than_ten_years_is_told(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2062-12-03 18:00
    ends: 2062-12-03 19:00
    subtype: town_hall
    place: Pier 4
    == schedules/events/anniversary.yml ==
    title: The city is 150
    starts: 2036-05-14 18:00
    ends: 2036-05-14 19:00
    subtype: ceremony
    place: Pier 4
    == content/news/levy.yml ==
    title: Levy
    date: 2062-12-03
    release_kind: release
    """
    assert found(implausible_day) == [
        "content/news/levy.yml:2: warning: 'date' is in the year 2062, more than 10 years from "
        "now; correct the year [implausible-day]",
        "schedules/events/town-hall.yml:3: warning: 'starts' is in the year 2062, more than 10 "
        "years from now; correct the year [implausible-day]",
    ]
