"""Two emergency alerts stand at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import one_emergency

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_emergency_may_start_when_the_other_expires(found: Callable[..., list[str]]) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    == content/alerts/slide.yml ==
    title: Slide
    level: emergency
    headline: The hill moves
    body: Leave Hill Street.
    starts: 2026-12-03 20:00
    expires: 2026-12-03 22:00
    """
    assert found(one_emergency) == []


def test_an_emergency_that_starts_before_the_other_expires_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/alerts/slide.yml ==
    title: Slide
    visibility: public
    level: emergency
    headline: The hill moves
    body: Leave Hill Street.
    starts: 2026-12-03 08:00
    expires: 2026-12-04 20:00
    == content/alerts/flood.yml ==
    title: Flood
    visibility: public
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-12-03 19:59
    expires: 2026-12-03 22:00
    == content/alerts/gas.yml ==
    title: Gas
    visibility: public
    level: emergency
    headline: Gas leak
    body: Leave Pine Street.
    starts: 2026-12-04 08:00
    expires: 2026-12-04 22:00
    """
    assert found(one_emergency) == [
        "content/alerts/flood.yml:6: This emergency starts before that of "
        "'content/alerts/slide.yml' expires (2026-12-04 20:00); let one of them expire, or make "
        "one an alert of the level 'warning' [one-emergency]",
        "content/alerts/gas.yml:6: This emergency starts before that of "
        "'content/alerts/slide.yml' expires (2026-12-04 20:00); let one of them expire, or make "
        "one an alert of the level 'warning' [one-emergency]",
    ]


def test_warnings_may_stand_beside_an_emergency(found: Callable[..., list[str]]) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    == content/alerts/slide.yml ==
    title: Slide
    level: warning
    headline: The hill moves
    body: Leave Hill Street.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    """
    assert found(one_emergency) == []


def test_the_second_of_two_equal_clock_times_is_an_hour_later(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-11-01 00:00
    expires: 2026-11-01 01:45-07:00
    == content/alerts/slide.yml ==
    title: Slide
    level: emergency
    headline: The hill moves
    body: Leave Hill Street.
    starts: 2026-11-01 01:30-08:00
    expires: 2026-11-01 03:00
    """
    assert found(one_emergency) == []
