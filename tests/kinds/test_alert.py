"""An alert goes by itself, and readers cannot close an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_alert_that_readers_may_close_passes(read: Callable[[], list[str]]) -> None:
    """
    == content/alerts/snow.yml ==
    title: Snow
    level: warning
    headline: Snow tonight
    body: Stay at home.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    dismissible: yes
    == content/alerts/flood.yml ==
    title: Flood
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    dismissible: no
    """
    assert read() == []


def test_an_emergency_that_readers_may_close_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    dismissible: yes
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    """
    assert read() == [
        "content/alerts/flood.yml:2: An emergency cannot be closed by readers; leave 'dismissible' "
        "out [alert]",
    ]


def test_an_alert_without_an_end_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: emergency
    headline: The river rises
    body: Leave Harbor Flats.
    starts: 2026-12-03 08:00
    """
    assert read() == [
        "content/alerts/flood.yml:1: 'expires' is missing; add a line 'expires: …' [alert]",
    ]


def test_a_headline_has_at_most_90_characters(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    level: red
    headline: >-
      The river rises faster than ever since 1921, and all who live
      beside it must leave it now!
    body: Leave Harbor Flats.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    == content/alerts/slide.yml ==
    title: Slide
    level: warning
    headline: >-
      The river rises faster than ever since 1921, and all who live
      beside it must leave it now!!
    body: Leave Hill Street.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    """
    assert read() == [
        "content/alerts/flood.yml:2: 'level' is 'red'; write one of emergency, warning, advisory, "
        "info, memorial, all_clear [alert]",
        "content/alerts/slide.yml:3: 'headline' is 'The river rises faster than ever since 1921, "
        "and all who li…'; at most 90 characters are allowed [alert]",
    ]
