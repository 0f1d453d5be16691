"""What is closed to the press is not announced to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import press_status

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_closed_press_conference_and_an_advisory_of_what_is_closed_are_errors(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/storm.md ==
    ---
    title: Storm season
    visibility: public
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: Hall
    subtype: press_conference
    press: closed
    ---
    == schedules/events/forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: Hall
    subtype: forum
    press: open
    ---
    == content/news/2026/2026-11-20-storm.md ==
    ---
    title: Come to the storm briefing
    date: 2026-11-20
    release_kind: advisory
    who: The Mayor
    what: A briefing
    when: Thursday
    where: Hall
    ---
    [The event](/events/2026/storm/) and [the forum](/events/2026/forum/)
    == content/news/2026/2026-11-20-statement.md ==
    ---
    title: A statement
    date: 2026-11-20
    release_kind: statement
    ---
    [The event](/events/2026/storm/)
    """
    assert found(press_status) == [
        "content/news/2026/2026-11-20-storm.md:2: This media advisory invites the press "
        "to 'Storm season', which says 'press: closed'; correct one of them [press-"
        "status]",
        "schedules/events/storm.md:8: A press conference is not closed to the press; "
        "write 'press: open', or another 'subtype' [press-status]",
    ]


def test_an_advisory_invites_to_the_event_of_its_own_year_alone(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/2025-12-03-storm.md ==
    ---
    title: Storm season
    visibility: public
    starts: 2025-12-03 10:00
    ends: 2025-12-03 11:00
    place: Hall
    subtype: forum
    press: closed
    ---
    == schedules/events/2026-12-03-storm.md ==
    ---
    title: Storm season
    visibility: public
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: Hall
    subtype: forum
    ---
    == content/news/2026-11-20-storm.md ==
    ---
    title: Come to the storm briefing
    date: 2026-11-20
    release_kind: advisory
    who: The Mayor
    what: A briefing
    when: Thursday
    where: Hall
    ---
    [The event](/events/2026/storm/)
    == content/news/2026-11-21-storm.md ==
    ---
    title: Look back at the storm briefing
    date: 2026-11-21
    release_kind: advisory
    who: The Mayor
    what: A briefing
    when: Thursday
    where: Hall
    ---
    [No address](http://[), [last year](https://mayor.portellery.example/events/2025/storm/#doors)
    """
    assert found(press_status) == [
        "content/news/2026-11-21-storm.md:2: This media advisory invites the press to 'Storm "
        "season', which says 'press: closed'; correct one of them [press-status]",
    ]
