"""The briefing book: the day's events in order, by the clock, with what only staff may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs.documents import briefing
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office


def book(office: Office, day: date) -> str:
    """The words of the book for that day."""
    view = office.seen_by(Audience.CONFIDENTIAL, AT)
    return words_of(briefing.artifact(view, day).bytes())


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts stand in the text one after the other."""
    place = 0
    for part in parts:
        place = text.find(part, place) + 1
        if not place:
            return False
    return True


def test_a_run_of_show_is_worked_out_by_the_clock(office: Office) -> None:
    """
    == schedules/events/hearing.md ==
    ---
    title: Budget hearing
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: City Hall
    subtype: forum
    mayors_role: preside
    private:
      plan:
        goal: Everyone who came is heard.
        run_of_show:
          - {at: 17:45, what: Doors open}
          - {at: 18:00, minutes: 10, what: Welcome, who: Mayor}
          - {minutes: 25, what: The budget in five charts}
          - {what: Questions}
    ---
    """
    text = book(office, date(2026, 12, 3))

    assert in_order(text, "Thursday", "Dec. 3, 2026", "6–7:30 p.m.", "Budget hearing", "City Hall")
    assert in_order(text, "Everyone who came is heard.", "Presides")
    assert in_order(
        text,
        *("5:45 p.m.", "Doors open", "6 p.m.", "Welcome", "6:10 p.m.", "The budget in five charts"),
        *("6:35 p.m.", "Questions"),
    )


def test_events_come_in_the_order_of_the_day_and_others_stay_out(office: Office) -> None:
    """
    == schedules/events/evening.md ==
    ---
    title: Evening concert
    starts: 2026-12-03 20:00
    ends: 2026-12-03 21:00
    place: Pier 4
    subtype: ceremony
    ---
    == schedules/events/morning.md ==
    ---
    title: Morning walk
    starts: 2026-12-03 07:00
    ends: 2026-12-03 08:00
    place: Pier 4
    subtype: ceremony
    status: cancelled
    reason: Storm warning
    ---
    == schedules/events/tomorrow.md ==
    ---
    title: Another day
    starts: 2026-12-04 00:00
    ends: 2026-12-04 01:00
    place: Pier 4
    subtype: ceremony
    ---
    """
    text = book(office, date(2026, 12, 3))

    assert in_order(text, "Morning walk", "Evening concert")
    assert "CANCELLED: STORM WARNING" in text.upper()
    assert "Another day" not in text


def test_an_event_over_midnight_and_one_that_repeats_are_in_the_book(office: Office) -> None:
    """
    == schedules/events/vigil.md ==
    ---
    title: Longest night vigil
    starts: 2026-12-02 22:00
    ends: 2026-12-03 06:00
    place: Veterans Plaza
    subtype: memorial
    ---
    == schedules/events/hours.md ==
    ---
    title: Office hours
    starts: 2026-11-05 16:00
    ends: 2026-11-05 18:00
    place: Library
    subtype: office_hours
    recurrence: FREQ=WEEKLY;BYDAY=TH
    except_on: [2026-11-26]
    ---
    """
    on_thursday = book(office, date(2026, 12, 3))

    assert in_order(on_thursday, "10 p.m. until Dec. 3, 6 a.m.", "Longest night vigil")
    assert "Office hours" in on_thursday
    assert "Office hours" not in book(office, date(2026, 11, 26))


def test_a_day_without_events_has_a_book_that_says_so(office: Office) -> None:
    """An office without events."""
    view = office.seen_by(Audience.CONFIDENTIAL, AT)
    pdf = briefing.artifact(view, date(2026, 12, 25)).bytes()

    assert "Nothing is scheduled." in words_of(pdf)
    assert faults(pdf) == []


def test_every_page_says_that_it_is_internal(office: Office) -> None:
    """
    == schedules/events/hearing.md ==
    ---
    title: Budget hearing
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: City Hall
    subtype: forum
    ---
    """
    text = book(office, date(2026, 12, 3))

    assert text.upper().count("INTERNAL – NOT FOR RELEASE") >= 4
