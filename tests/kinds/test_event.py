"""What an event must say: where it is, why it does not take place, and days that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_event_is_in_a_venue_in_a_place_or_online(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: city-hall
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    == schedules/events/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    online:
      url: https://meet.example/c
    """
    assert read() == []


def test_an_event_without_a_place_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    == schedules/events/b.md ==
    ---
    title: B
    starts: 3 December
    ends: 2026-12-03 19:00
    subtype: town_hall
    place:
    ---
    """
    nowhere = (
        "The event says no place; add 'venue' (from office/venues), 'place' (in words) or "
        "'online' [event]"
    )
    assert read() == [
        f"schedules/events/a.yml:1: {nowhere}",
        f"schedules/events/b.md:2: {nowhere}",
        "schedules/events/b.md:3: 'starts' is '3 December'; a time is written 2026-12-03 18:00 "
        "[event]",
    ]


def test_a_place_with_a_fault_of_its_own_is_not_called_missing(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: [Pier 4]
    """
    assert read() == [
        "schedules/events/a.yml:5: 'place' is a list; write a text; put quotes around it if it "
        "starts with '[' or '{' [event]",
    ]


def test_an_event_that_does_not_take_place_as_announced_says_why(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    status: postponed
    reason: Snow
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    status: scheduled
    """
    assert read() == []


def test_one_that_does_not_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    status: postponed
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    status: cancelled
    reason: ""
    == schedules/events/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    status: rescheduled
    previously: 2026-12-02 18:00
    """
    assert read() == [
        "schedules/events/a.yml:1: The event is postponed, but says no 'reason'; add one for "
        "readers [event]",
        "schedules/events/b.yml:7: The event is cancelled, but says no 'reason'; add one for "
        "readers [event]",
        "schedules/events/c.yml:1: The event is rescheduled, but says no 'reason'; add one for "
        "readers [event]",
    ]


def test_a_status_that_there_is_not_is_told_with_those_that_there_are(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: party
    place: Pier 4
    status: canceled
    mayors_role: attend
    """
    assert read() == [
        "schedules/events/a.yml:4: 'subtype' is 'party'; write one of ribbon_cutting, town_hall, "
        "press_conference, ceremony, forum, office_hours, memorial, parade, groundbreaking [event]",
        "schedules/events/a.yml:6: 'status' is 'canceled'; write one of scheduled, postponed, "
        "rescheduled, cancelled. Did you mean 'cancelled'? [event]",
        "schedules/events/a.yml:7: 'mayors_role' is 'attend'; write one of speak, present, listen, "
        "preside, sign, drop_by [event]",
    ]


def test_an_event_starts_on_a_day_of_its_repetition(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/hours.yml ==
    title: Office hours
    starts: 2026-12-01 16:00
    ends: 2026-12-01 18:00
    subtype: office_hours
    place: Library
    recurrence: FREQ=MONTHLY;BYDAY=1TU
    except_on: [2027-01-05]
    """
    assert read() == []


def test_one_that_starts_on_another_day_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/hours.yml ==
    title: Office hours
    recurrence: FREQ=MONTHLY;BYDAY=1TU
    starts: 2026-12-02 16:00
    ends: 2026-12-02 18:00
    subtype: office_hours
    place: Library
    == schedules/events/lunch.yml ==
    title: Lunch
    starts: 2026-12-02 12:00
    ends: 2026-12-02 13:00
    subtype: office_hours
    place: Library
    recurrence: every first Tuesday
    """
    assert read() == [
        "schedules/events/hours.yml:2: 'recurrence' is 'FREQ=MONTHLY;BYDAY=1TU'; the event starts "
        "on Wednesday 2026-12-02, which is no such day [event]",
        "schedules/events/lunch.yml:6: 'recurrence' is 'every first Tuesday'; a repetition is "
        "written FREQ=MONTHLY;BYDAY=1TU [event]",
    ]


def test_a_plan_that_is_wrong_is_told_without_a_word_of_it(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    place: Pier 4
    private:
      plan:
        run_of_show:
          - {at: noon, what: The protesters are led in}
          - {minutes: ten}
      after_action: {cost: a fortune}
    """
    assert read() == [
        "schedules/events/a.yml:9: 'at' of run_of_show 1 of plan of private is '…'; a time "
        "of day is written 18:30 [event]",
        "schedules/events/a.yml:10: 'what' is missing in run_of_show 2 of plan of private; add a "
        "line 'what: …' [event]",
        "schedules/events/a.yml:10: 'minutes' of run_of_show 2 of plan of private is '…'; "
        "a whole number is written 12 [event]",
        "schedules/events/a.yml:11: 'cost' of after_action of private is '…'; an amount in "
        "dollars is written 1250 or 1250.50 [event]",
    ]
