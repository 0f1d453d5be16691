"""What the pages of the desk tell, of an office that is in the test's docstring."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from herald.audience import Audience
from herald.desk.alerts import live
from herald.desk.briefs import briefs_of
from herald.desk.days import day_of, with_something
from herald.desk.due import due
from herald.desk.morning import morning
from herald.desk.outside import outside
from herald.desk.quality import Warned, quality, warned_of
from herald.desk.requests import requests
from herald.outputs.documents.briefing.engagements import engagements_near
from herald.problems import Problem, Severity
from herald.render.language import Interpreter
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


def test_a_brief_says_what_is_missing_and_by_when_it_is_ready(view: View) -> None:
    """
    == office/people/priya.yml ==
    title: Priya Raghunathan
    == schedules/calendar/2026/bare.yml ==
    title: Bare
    starts: 2026-11-24 09:00
    ends: 2026-11-24 10:00
    purpose: meeting
    == schedules/calendar/2026/whole.yml ==
    title: Whole
    starts: 2026-11-24 11:00
    ends: 2026-11-24 12:00
    purpose: meeting
    place: City Hall
    staff_lead: priya
    attendees:
      - name: Gus Petrakis
    brief:
      bottom_line: He wants an answer.
      talking_points: [Thank you]
    == schedules/calendar/2026/lunch.yml ==
    title: Lunch
    starts: 2026-11-24 12:00
    ends: 2026-11-24 13:00
    purpose: personal
    == schedules/calendar/2026/off.yml ==
    title: Off
    starts: 2026-11-24 14:00
    ends: 2026-11-24 15:00
    purpose: meeting
    status: cancelled
    """
    near = engagements_near(view, FRIDAY, TUESDAY, SPEAK)
    bare, whole = briefs_of(view, near, SPEAK)

    assert (bare.title, bare.by, bare.is_late, bare.owner) == ("Bare", FRIDAY, True, "")
    assert bare.missing == ("staff lead", "place", "memo", "who comes", "talking points")
    assert (whole.title, whole.missing, whole.is_late, whole.owner) == (
        *("Whole", (), False),
        "Priya Raghunathan",
    )


def test_the_office_says_how_early_a_brief_is_ready(view: View) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    schedule: {brief_meetings: 1, brief_events: 0}
    == schedules/calendar/2026/bare.yml ==
    title: Bare
    starts: 2026-11-24 09:00
    ends: 2026-11-24 10:00
    purpose: meeting
    == schedules/events/2026/opening.md ==
    ---
    title: Opening
    starts: 2026-11-24 10:00
    ends: 2026-11-24 11:00
    place: The library
    subtype: ceremony
    mayors_role: speak
    ---
    """
    near = engagements_near(view, FRIDAY, TUESDAY, SPEAK)
    told = [(one.title, str(one.by), one.is_late) for one in briefs_of(view, near, SPEAK)]

    assert told == [("Bare", "2026-11-23", False), ("Opening", "2026-11-24", False)]


def test_a_day_has_what_is_kept_free_and_what_the_press_may_know(view: View) -> None:
    """
    == schedules/calendar/2026/lunch.yml ==
    title: Lunch
    starts: 2026-11-20 12:00
    ends: 2026-11-20 13:00
    purpose: personal
    == schedules/events/2026/opening.md ==
    ---
    title: Opening
    visibility: public
    embargo: 2026-11-20 14:00
    starts: 2026-11-20 15:00
    ends: 2026-11-20 16:00
    place: The library
    subtype: ceremony
    mayors_role: sign
    private:
      plan:
        travel_before: 20
        press_plan: Pool camera.
        run_of_show:
          - {at: "14:45", what: Doors, who: Lupita}
    ---
    """
    day = day_of(view, FRIDAY, SPEAK)
    lunch, opening = day.lines

    assert (lunch.is_protected, opening.is_protected) == (True, False)
    assert (lunch.press, lunch.public, lunch.brief) == ("Closed to the press.", "", None)
    assert (opening.press, opening.public) == ("Not public yet. Pool camera.", "")
    assert opening.leaves == "Leave at 2:40 p.m., 20 min"
    assert [(step.time, step.what, step.who) for step in opening.steps] == [
        ("2:45 p.m.", "Doors", "Lupita")
    ]


def test_a_holiday_is_told_and_a_weekend_is_none(view: View) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    holiday, weekend = date(2026, 11, 26), date(2026, 11, 21)

    assert day_of(view, holiday, SPEAK).note.startswith("The office is closed: Thanksgiving")
    assert day_of(view, weekend, SPEAK).note == ""


def test_a_day_has_a_page_when_something_takes_place_on_it(view: View) -> None:
    """
    == schedules/calendar/2026/retreat.yml ==
    title: Retreat
    starts: 2026-11-22 20:00
    ends: 2026-11-24 00:00
    purpose: meeting
    """
    days = with_something(view, FRIDAY, date(2026, 11, 30))

    assert [str(day) for day in days] == ["2026-11-20", "2026-11-22", "2026-11-23"]


def test_what_is_due_is_overdue_soon_or_later(view: View) -> None:
    """
    == office/tasks/chairs.yml ==
    title: Order chairs
    owner: renata-okafor-lindqvist
    due: 2026-11-18
    == office/tasks/tables.yml ==
    title: Order tables
    owner: renata-okafor-lindqvist
    due: 2026-11-20
    == office/tasks/tents.yml ==
    title: Order tents
    owner: renata-okafor-lindqvist
    due: 2027-05-01
    """
    found = due(view, SPEAK)

    assert [(one.what, one.late, one.owner) for one in found.overdue.items] == [
        ("Order chairs", "2 days late", "Renata Okafor-Lindqvist")
    ]
    assert [(one.what, one.when) for one in found.soon.items] == [("Order tables", "Nov. 20")]
    assert [one.what for one in found.later.items] == ["Order tents"]


def test_what_goes_out_is_told_with_its_moment_and_for_whom(view: View) -> None:
    """
    == content/news/2026/inn.md ==
    ---
    title: The inn opens
    visibility: public
    release_kind: release
    date: 2026-12-01
    publish_at: 2026-11-30 09:00
    embargo: 2026-12-01 10:00
    ---
    Words.
    == content/news/2026/secret.md ==
    ---
    title: Secret
    visibility: confidential
    release_kind: release
    date: 2026-12-01
    publish_at: 2026-12-01 10:00
    ---
    Words.
    """
    found = outside(view, SPEAK).going

    assert [(one.when, one.clock, one.title, one.what, one.whom) for one in found] == [
        ("Mon, Nov. 30", "9 a.m.", "The inn opens", "is released", "To the press"),
        ("Tue, Dec. 1", "10 a.m.", "The inn opens", "the embargo lifts", "To everybody"),
    ]


def test_an_alert_is_live_from_its_start_until_it_expires(view: View) -> None:
    """
    == content/alerts/now.yml ==
    title: Tide
    visibility: public
    level: warning
    headline: The tide is high
    body: Move your car.
    starts: 2026-11-19 05:00
    expires: 2026-11-23 20:00
    == content/alerts/later.yml ==
    title: Snow
    visibility: public
    level: warning
    headline: Snow is to come
    body: Stay in.
    starts: 2026-11-22 05:00
    expires: 2026-11-23 20:00
    == content/alerts/draft.yml ==
    title: Draft
    level: emergency
    headline: Nobody sees this
    body: A draft.
    starts: 2026-11-19 05:00
    expires: 2026-11-23 20:00
    """
    assert [one.headline for one in live(view, SPEAK)] == ["The tide is high"]


def test_a_request_that_waits_is_told_with_what_is_missing(view: View) -> None:
    """
    == schedules/requests/2026/choir.yml ==
    title: Choir sings
    received: 2026-10-01
    organization: Lantern Hill Choir
    what: A concert
    why_mayor: To greet them
    wanted: {starts: 2026-12-14 15:00, ends: 2026-12-14 16:00}
    """
    (one,) = requests(view, SPEAK).waiting

    assert (one.title, one.organization, one.wanted) == (
        *("Choir sings", "Lantern Hill Choir"),
        "Dec. 14, 3 p.m.",
    )
    assert (one.score, one.is_late) == ("", True)
    assert one.missing.startswith("urgency, ")


def test_quality_tells_of_what_staff_sees_and_never_repeats_a_message(view: View) -> None:
    """
    == schedules/calendar/2026/budget.yml ==
    title: Budget
    owner: renata-okafor-lindqvist
    starts: 2026-11-23 09:00
    ends: 2026-11-23 10:00
    purpose: meeting
    == schedules/calendar/2026/offer.yml ==
    title: Offer
    visibility: confidential
    starts: 2026-11-23 09:00
    ends: 2026-11-23 10:00
    purpose: meeting
    """
    warned = warned_of(
        Problem(path, 3, 1, rule, "'Offer' is at the same time", severity)
        for path, rule, severity in (
            ("schedules/calendar/2026/budget.yml", "subject-length", Severity.WARNING),
            ("schedules/calendar/2026/budget.yml", "schedule-conflict", Severity.WARNING),
            ("schedules/calendar/2026/budget.yml", "missing-file", Severity.ERROR),
            ("schedules/calendar/2026/offer.yml", "subject-length", Severity.WARNING),
        )
    )
    found = quality(view, warned, SPEAK)

    assert warned[0] == Warned("schedules/calendar/2026/budget.yml", 3, "subject-length")
    assert [(row.title, row.owner, row.rule) for row in found.rows] == [
        ("Budget", "Renata Okafor-Lindqvist", "subject-length")
    ]
    assert "Offer" not in repr(found)


def test_pages_without_a_translation_are_counted(view: View) -> None:
    """
    == content/news/2026/one.md ==
    ---
    title: One
    visibility: public
    release_kind: release
    date: 2026-11-01
    ---
    Words.
    == content/news/2026/one.es.md ==
    ---
    title: Uno
    ---
    Palabras.
    == content/news/2026/two.md ==
    ---
    title: Two
    visibility: public
    release_kind: release
    date: 2026-11-01
    ---
    Words.
    """
    found = quality(view, (), SPEAK).untranslated

    assert [(one.kind, one.language, one.number, one.of) for one in found] == [
        ("Person", "Spanish", 1, 1),
        ("Release", "Spanish", 1, 2),
    ]


def test_the_morning_asks_for_what_needs_a_decision_and_for_nothing_else(view: View) -> None:
    """
    == schedules/calendar/2026/hold.yml ==
    title: Walk
    starts: 2026-11-21 09:00
    ends: 2026-11-21 10:00
    purpose: hold
    status: hold
    == schedules/calendar/2026/far.yml ==
    title: Far
    starts: 2026-12-04 09:00
    ends: 2026-12-04 10:00
    purpose: hold
    status: hold
    == office/tasks/chairs.yml ==
    title: Order chairs
    owner: renata-okafor-lindqvist
    due: 2026-11-20
    == office/tasks/tables.yml ==
    title: Order tables
    owner: renata-okafor-lindqvist
    due: 2026-11-23
    """
    found = morning(view, SPEAK)

    assert [
        (sort.what, [(one.about, one.detail) for one in sort.decisions]) for sort in found.sorts
    ] == [
        ("Confirm it or let it go", [("Walk", "Saturday, 9–10 a.m.")]),
        ("Do it, or give it another day", [("Order chairs", "due today")]),
    ]
    assert found.decisions == 2
