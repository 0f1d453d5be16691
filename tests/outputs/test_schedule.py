"""The Mayor's public schedule: its days, what is disclosed afterwards, and the media advisory."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.addresses import list_addresses
from herald.audience import Audience
from herald.outputs import advisories
from herald.outputs.pages.schedule import DisclosedPage, SchedulePage
from tests.whole import list_sheets

if TYPE_CHECKING:
    from herald.office import Office
    from herald.view import View

ZONE = ZoneInfo("America/Los_Angeles")


def text_of(view: View, year: int, month: int, language: str = "en") -> dict[str, str]:
    """The advisories of a month, by their paths."""
    return {
        artifact.path: artifact.maker(*artifact.given).decode()
        for artifact in advisories.of_month(view, year, month, language)
    }


def test_an_advisory_says_each_line_with_its_zone_its_place_and_the_press(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    press_contact: {name: Priya Raghunathan, phone: 360-555-0112}
    == schedules/events/storm.md ==
    ---
    title: Ready for storm season
    visibility: public
    starts: 2026-12-03 08:30
    ends: 2026-12-03 09:15
    place: Emergency center
    subtype: press_conference
    mayors_role: speak
    press: open
    press_call: 08:10
    ---
    == schedules/events/forum.md ==
    ---
    title: The Mayor is not there
    visibility: public
    starts: 2026-12-03 08:30
    ends: 2026-12-03 09:15
    place: Hall
    subtype: forum
    ---
    == schedules/events/lights.md ==
    ---
    title: Lights
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Lantern Hill
    subtype: parade
    mayors_role: drop_by
    status: cancelled
    reason: Storm
    press: open
    ---
    == schedules/calendar/council.yml ==
    title: The fifth vote
    visibility: public
    public_title: Meeting with the Council President
    starts: 2026-12-03 11:45
    ends: 2026-12-03 12:15
    purpose: council
    place: Room 2
    location_release: day_of
    press: closed
    """
    evening = datetime(2026, 12, 2, 18, tzinfo=ZONE)
    assert text_of(office.seen_by(Audience.PUBLIC, evening), 2026, 12) == {
        "schedule/2026-12-03/media-advisory.txt": """\
Mayor of Port Ellery
MEDIA ADVISORY

The Mayor’s public schedule, Thursday, December 3, 2026

8:30–9:15 a.m. PST
  Ready for storm season
  Emergency center
  The Mayor speaks
  Open press. Press in place by 8:10 a.m.

11:45 a.m.–12:15 p.m. PST
  Meeting with the Council President
  Location not released
  Closed press

6–7 p.m. PST [Canceled]
  Lights
  Lantern Hill
  The Mayor drops by

Subject to change.

Press contact
Priya Raghunathan
360-555-0112

https://mayor.portellery.example/schedule/2026-12-03/
"""
    }
    morning = datetime(2026, 12, 3, tzinfo=ZONE)
    (text,) = text_of(office.seen_by(Audience.PUBLIC, morning), 2026, 12).values()
    assert "  Room 2\n" in text


def test_the_demo_s_first_page_has_today_and_the_next_day_with_something(demo_view: View) -> None:
    page = next(list_sheets(demo_view, "schedule", "en")).content
    assert isinstance(page, SchedulePage)
    assert (str(page.today.day), page.today.lines) == ("2026-11-20", ())
    assert page.next
    assert (str(page.next.day), [line.title for line in page.next.lines]) == (
        "2026-11-23",
        ["Public hearing on the 2027 budget"],
    )


def test_what_is_disclosed_stands_by_month_the_last_day_first(demo_view: View) -> None:
    pages = {sheet.place: sheet.content for sheet in list_sheets(demo_view, "schedule", "en")}
    page = pages["/schedule/past/2026/11/"]
    assert isinstance(page, DisclosedPage)
    assert [(str(day), [seen.name for seen in met]) for day, met in page.days] == [
        ("2026-11-16", ["meeting-20261116-0900"]),
        ("2026-11-13", ["meeting-20261113-1400"]),
        ("2026-11-10", ["meeting-20261110-0600"]),
        ("2026-11-09", ["meeting-20261109-1000"]),
    ]
    assert pages["/schedule/past/"] == page


def test_every_page_stands_where_links_are_told_that_one_stands(demo_view: View) -> None:
    planned = [sheet.place for sheet in list_sheets(demo_view, "schedule", "es")]
    known = [one for one in list_addresses(demo_view) if one.startswith("/schedule/")]
    assert sorted(planned) == sorted(known)


def test_an_office_that_never_had_something_public_has_no_schedule(view: View) -> None:
    """
    == schedules/calendar/desk.yml ==
    title: Desk
    starts: 2026-12-03 11:45
    ends: 2026-12-03 12:15
    purpose: desk
    """
    assert [*list_sheets(view, "schedule", "en")] == []
