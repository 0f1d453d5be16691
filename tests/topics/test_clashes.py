"""Conflicts as staff are told of them, of an office that is in the test's docstring."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from herald.audience import Audience
from herald.render.language import Interpreter
from herald.topics.clashes import clashes
from tests.conftest import AT

if TYPE_CHECKING:
    from herald.office import Office
    from herald.view import View

SPEAK = Interpreter("en")
FRIDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 24)


@pytest.fixture
def view(office: Office) -> View:
    """What staff sees at noon on Friday, Nov. 20."""
    return office.seen_by(Audience.INTERNAL, AT)


def test_a_conflict_has_both_records_and_the_time_that_both_want(view: View) -> None:
    """
    == schedules/calendar/2026/budget.yml ==
    title: Budget
    starts: 2026-11-23 09:00
    ends: 2026-11-23 10:30
    purpose: meeting
    == schedules/events/2026/opening.md ==
    ---
    title: Opening
    visibility: public
    starts: 2026-11-23 10:00
    ends: 2026-11-23 11:00
    place: The library
    subtype: ceremony
    mayors_role: present
    ---
    """
    (one,) = clashes(view, FRIDAY, TUESDAY, SPEAK)

    assert (one.what, one.span, one.day, one.is_firm) == (
        *("Both need the Mayor.", "10–10:30 a.m.", date(2026, 11, 23)),
        True,
    )
    assert (one.earlier.path, one.earlier.time) == (
        "schedules/calendar/2026/budget.yml",
        "9–10:30 a.m.",
    )
    assert (one.later.path, one.later.time) == (
        "schedules/events/2026/opening.md",
        "10–11 a.m.",
    )


def test_what_needs_the_mayor_in_town_during_a_trip_is_a_conflict_and_its_purpose_is_none(
    view: View,
) -> None:
    """
    == schedules/travel/2026-11-23-capital.yml ==
    title: To the capital
    starts: 2026-11-23 07:00
    ends: 2026-11-23 18:00
    legs: [{from: A, to: B, departs: 2026-11-23 07:00, arrives: 2026-11-23 09:00}]
    == schedules/calendar/2026/board.yml ==
    title: Board
    starts: 2026-11-23 10:00
    ends: 2026-11-23 11:00
    purpose: meeting
    trip: capital
    == schedules/calendar/2026/budget.yml ==
    title: Budget
    starts: 2026-11-23 13:00
    ends: 2026-11-23 14:00
    purpose: meeting
    == schedules/calendar/2026/call.yml ==
    title: Call
    starts: 2026-11-23 08:00
    ends: 2026-11-23 08:15
    purpose: call
    """
    found = clashes(view, FRIDAY, TUESDAY, SPEAK)

    assert [(one.what, one.span, one.later.title, one.earlier.title) for one in found] == [
        ("Both need the Mayor.", "8–8:15 a.m.", "Call", "To the capital"),
        (
            "Both need the Mayor, who is out of town for one of them.",
            "1–2 p.m.",
            "Budget",
            "To the capital",
        ),
    ]


def test_engagements_that_follow_one_another_are_no_conflict(view: View) -> None:
    """
    == schedules/calendar/2026/budget.yml ==
    title: Budget
    starts: 2026-11-23 09:00
    ends: 2026-11-23 10:00
    purpose: meeting
    == schedules/calendar/2026/call.yml ==
    title: Call
    starts: 2026-11-23 10:00
    ends: 2026-11-23 11:00
    purpose: call
    """
    assert clashes(view, FRIDAY, TUESDAY, SPEAK) == ()
