"""The months of the calendar: what stands on which day, at what hours, and how it stands."""

from __future__ import annotations

from typing import cast

from herald.outputs.pages.agendas import MonthPage
from herald.view import View
from tests.outputs.test_pages import page, sheet_at, words


def agenda(view: View, place: str, language: str = "en") -> list[str]:
    """The days of a month's agenda, without those of its weeks that are in another month."""
    shown = page(view, place, language)
    return words(shown, "//li[starts-with(@id, 'day_')]")


def test_what_lasts_for_days_stands_on_each_of_them(view: View) -> None:
    """
    == schedules/events/2026-11-28-fair.md ==
    ---
    title: Fair
    visibility: public
    starts: 2026-11-28 09:00
    ends: 2026-12-02 00:00
    place: Pier 2
    subtype: forum
    ---
    """
    november = page(view, "/calendar/")
    assert words(november, "//table/caption") == ["November 2026"]
    assert words(november, "//th/span[@class='only-heard']")[0] == "Sunday"
    assert words(november, "//nav[@class='month-nav']/a") == ["December 2026 →"]
    assert agenda(view, "/calendar/") == [
        "Saturday, November 28, 2026 from 9 a.m. Fair Pier 2",
        "Sunday, November 29, 2026 goes on Fair Pier 2",
        "Monday, November 30, 2026 goes on Fair Pier 2",
    ]
    december = page(view, "/calendar/2026/12/")
    assert words(december, "//nav[@class='month-nav']/a") == ["← November 2026"]
    # It ends as Dec. 2 begins, and does not take place on that day.
    assert december.xpath("//td[.//li]/@data-day") == ["2026-12-01"]


def test_a_page_says_nothing_of_the_day_on_which_it_was_made(view: View) -> None:
    """
    == schedules/events/2026-11-28-fair.yml ==
    title: Fair
    visibility: public
    starts: 2026-11-28 09:00
    ends: 2026-11-28 11:00
    place: Pier 2
    subtype: forum
    """
    shown = page(view, "/calendar/")
    assert shown.xpath("//@aria-current") == []
    assert shown.xpath("//div[@data-calendar]/@data-zone") == ["America/Los_Angeles"]
    assert words(shown, "//p[@class='agenda-zone']") == ["Times are Pacific Time."]
    spanish = page(view, "/calendar/", "es")
    assert words(spanish, "//p[@class='agenda-zone']") == ["Horario en hora del Pacífico."]


def test_whole_days_and_nights_are_told_as_such(view: View) -> None:
    """
    == schedules/events/2026-12-03-day.yml ==
    title: Clean-up
    visibility: public
    starts: 2026-12-03 00:00
    ends: 2026-12-04 00:00
    place: The beach
    subtype: forum
    == schedules/events/2026-12-05-weekend.yml ==
    title: Weekend
    visibility: public
    starts: 2026-12-05 00:00
    ends: 2026-12-06 23:59
    place: The beach
    subtype: forum
    == schedules/events/2026-12-31-eve.yml ==
    title: Eve
    visibility: public
    starts: 2026-12-31 22:00
    ends: 2027-01-01 01:00
    place: The pier
    subtype: ceremony
    """
    assert agenda(view, "/calendar/2026/12/") == [
        "Thursday, December 3, 2026 All day Clean-up The beach",
        "Saturday, December 5, 2026 All day Weekend The beach",
        "Sunday, December 6, 2026 All day Weekend The beach",
        "Thursday, December 31, 2026 10 p.m.–1 a.m. Eve The pier",
    ]
    assert agenda(view, "/calendar/2027/01/", "es") == [
        "Viernes, 1 de enero de 2027 termina: 1:00 a. m. Eve The pier"
    ]
    day = page(view, "/events/2026/day/")
    assert words(day, "//p[@class='fact-strong']")[0] == "Thursday, December 3, 2026, all day"
    weekend = page(view, "/events/2026/weekend/")
    assert words(weekend, "//p[@class='fact-strong']")[0] == (
        "Saturday, December 5, 2026 – Sunday, December 6, 2026, all day"
    )


def test_on_the_nights_of_change_the_zone_tells_one_hour_from_the_other(view: View) -> None:
    """
    == schedules/events/2026-11-01-back.yml ==
    title: Back
    visibility: public
    starts: 2026-11-01 01:30-07:00
    ends: 2026-11-01 01:15-08:00
    place: The pier
    subtype: ceremony
    == schedules/events/2026-11-01-second.yml ==
    title: Second
    visibility: public
    starts: 2026-11-01 01:20-08:00
    ends: 2026-11-01 04:00
    place: The pier
    subtype: ceremony
    == schedules/events/2027-03-14-ahead.yml ==
    title: Ahead
    visibility: public
    starts: 2027-03-14 01:00
    ends: 2027-03-14 03:30
    place: The pier
    subtype: ceremony
    """
    assert agenda(view, "/calendar/") == [
        "Sunday, November 1, 2026 1:30 a.m. PDT – 1:15 a.m. PST Back The pier "
        "1:20–4 a.m. PST Second The pier"
    ]
    assert agenda(view, "/calendar/2027/03/") == [
        "Sunday, March 14, 2027 1 a.m. PST – 3:30 a.m. PDT Ahead The pier"
    ]
    (spanish,) = agenda(view, "/calendar/", "es")
    assert (
        "1:30 a. m. (hora de verano del Pacífico) – 1:15 a. m. (hora estándar del Pacífico)"
        in spanish
    )


def test_what_is_in_another_zone_names_it(view: View) -> None:
    """
    == schedules/events/2026-12-03-summit.yml ==
    title: Summit
    visibility: public
    timezone: America/New_York
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    place: Boston
    subtype: forum
    """
    assert agenda(view, "/calendar/2026/12/") == [
        "Thursday, December 3, 2026 9–10 a.m. EST Summit Boston"
    ]
    shown = page(view, "/events/2026/summit/")
    assert words(shown, "//p[@class='fact-note']") == ["Times are Eastern Time."]


def test_what_is_cancelled_postponed_or_moved_stays_and_says_so(view: View) -> None:
    """
    == schedules/events/2026-12-01-off.yml ==
    title: Walk
    visibility: public
    starts: 2026-12-01 18:00
    ends: 2026-12-01 19:00
    place: The pier
    subtype: forum
    status: cancelled
    reason: The pier is closed.
    == schedules/events/2026-12-02-later.yml ==
    title: Talk
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    place: The hall
    subtype: forum
    status: postponed
    reason: The hall is being painted.
    == schedules/events/2026-12-05-lights.yml ==
    title: Lights
    visibility: public
    starts: 2026-12-05 16:00
    ends: 2026-12-05 17:00
    place: The hill
    subtype: parade
    status: rescheduled
    previously: 2026-12-03 18:00
    reason: The hill is steep.
    """
    assert agenda(view, "/calendar/2026/12/") == [
        "Tuesday, December 1, 2026 Not at the old time: 6–7 p.m. Canceled Walk The pier "
        "The pier is closed.",
        "Wednesday, December 2, 2026 Not at the old time: 6–7 p.m. Postponed Talk The hall "
        "The hall is being painted.",
        "Thursday, December 3, 2026 Not at the old time: 6–7 p.m. Moved Lights The hill "
        "It takes place on Saturday, December 5, 2026, 4 p.m. PST. The hill is steep.",
        "Saturday, December 5, 2026 4–5 p.m. New time Lights The hill "
        "Not at the old time: Thursday, December 3, 2026, 6 p.m. PST The hill is steep.",
    ]
    shown = page(view, "/calendar/2026/12/")
    assert words(shown, "//ol//s") == [
        "6–7 p.m.",
        "6–7 p.m.",
        "6–7 p.m.",
        "Thursday, December 3, 2026, 6 p.m. PST",
    ]
    walk = page(view, "/events/2026/off/")
    assert words(walk, "//dd//s") == ["Tuesday, December 1, 2026, 6–7 p.m. PST"]
    assert walk.xpath("//ul[@class='subscribe']") == []


def test_one_time_of_a_series_that_moved_is_on_both_days(view: View) -> None:
    """
    == schedules/events/2026-12-01-hours.yml ==
    title: Hours
    visibility: public
    starts: 2026-12-01 16:00
    ends: 2026-12-01 17:00
    place: Library
    subtype: office_hours
    recurrence: FREQ=WEEKLY;COUNT=2
    moved: [{was: 2026-12-08, starts: 2026-12-09 10:00}]
    """
    assert agenda(view, "/calendar/2026/12/") == [
        "Tuesday, December 1, 2026 4–5 p.m. Hours Library",
        "Tuesday, December 8, 2026 Not at the old time: 4–5 p.m. Moved Hours Library "
        "It takes place on Wednesday, December 9, 2026, 10 a.m. PST.",
        "Wednesday, December 9, 2026 10–11 a.m. New time Hours Library "
        "Not at the old time: Tuesday, December 8, 2026, 4 p.m. PST",
    ]


def test_weeks_are_whole_and_lead_to_one_another(view: View) -> None:
    """
    == schedules/events/2026-11-30-before.yml ==
    title: Before
    visibility: public
    starts: 2026-11-30 18:00
    ends: 2026-11-30 19:00
    place: The pier
    subtype: forum
    == schedules/events/2026-12-02-first.yml ==
    title: First
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    place: The pier
    subtype: forum
    == schedules/events/2026-12-16-third.yml ==
    title: Third
    visibility: public
    starts: 2026-12-16 18:00
    ends: 2026-12-16 19:00
    place: The pier
    subtype: forum
    """
    december = cast("MonthPage", sheet_at(view, "/calendar/2026/12/").content)
    assert {len(week.days) for week in december.weeks} == {7}
    assert [week.mark for week in december.listed] == ["week_2026-11-29", "week_2026-12-13"]
    shown = page(view, "/calendar/2026/12/")
    assert words(shown, "//section[@id='week_2026-11-29']/ol/li") == [
        "Monday, November 30, 2026 6–7 p.m. Before The pier",
        "Wednesday, December 2, 2026 6–7 p.m. First The pier",
    ]
    ways = shown.xpath("//p[@class='week-ways']/a")
    assert [" ".join(one.text_content().split()) for one in ways] == [
        "November 2026",
        "All of December 2026",
        "Week of Dec. 13–19, 2026",
        "Week of Nov. 29 – Dec. 5, 2026",
        "All of December 2026",
    ]
    marks = {one.get("id") for one in shown.xpath("//*[@id]")}
    inside = [one.get("href") for one in shown.xpath("//a[starts-with(@href, '#')]")]
    assert {href.removeprefix("#") for href in inside} <= marks


def test_a_month_offers_only_what_would_leave_something_out(view: View) -> None:
    """
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    visibility: public
    neighborhood: Harbor Flats
    == schedules/events/2026-12-02-forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    venue: pier
    subtype: forum
    == schedules/events/2026-12-03-parade.yml ==
    title: Parade
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    venue: pier
    subtype: parade
    """
    shown = page(view, "/calendar/2026/12/", "es")
    # Both are in Harbor Flats.
    assert words(shown, "//details//label") == ["Tipo"]
    assert words(shown, "//details//option") == ["Todo", "Desfiles", "Foros"]
    assert (
        shown.xpath("//details/@hidden") == ["hidden"]
        or "hidden" in shown.xpath("//details")[0].attrib
    )
    assert shown.xpath("//li[@class='agenda-entry']/@data-kind") == ["forum", "parade"]
