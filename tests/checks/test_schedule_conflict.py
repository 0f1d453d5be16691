"""Two entries of the calendar do not go together."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.checks import schedule_conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.office import Office

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def test_an_event_may_start_when_another_ends(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/budget.yml ==
    title: Budget hearing
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    subtype: forum
    venue: city-hall
    mayors_role: listen
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    subtype: town_hall
    venue: city-hall
    mayors_role: preside
    """
    assert found(schedule_conflict) == []


def test_two_events_at_a_time_in_one_venue_with_the_mayor_are_two_errors(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/budget.yml ==
    title: Budget hearing
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    subtype: forum
    venue: city-hall
    mayors_role: listen
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 17:30
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: city-hall
    mayors_role: speak
    """
    assert found(schedule_conflict) == [
        "schedules/events/town-hall.yml:2: 'Town hall' and 'Budget hearing' "
        "('schedules/events/budget.yml') are both in 'city-hall' from 2026-12-03 17:30 to 18:00; "
        "move one of them, or change its venue [schedule-conflict]",
        "schedules/events/town-hall.yml:2: 'Town hall' and 'Budget hearing' "
        "('schedules/events/budget.yml') both need the Mayor from 2026-12-03 17:30 to 18:00; "
        "move one of them, or send somebody else [schedule-conflict]",
    ]


def test_a_meeting_that_needs_the_mayor_counts_too(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/budget.yml ==
    title: Budget hearing
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    subtype: forum
    place: City Hall
    mayors_role: listen
    == schedules/meetings/flood.yml ==
    title: Flood Committee
    meeting_kind: regular
    body: Flood Committee
    starts: 2026-12-03 17:30
    ends: 2026-12-03 19:00
    place: Pier 4
    mayors_role: preside
    """
    assert found(schedule_conflict) == [
        "schedules/meetings/flood.yml:4: 'Flood Committee' and 'Budget hearing' "
        "('schedules/events/budget.yml') both need the Mayor from 2026-12-03 17:30 to 18:00; "
        "move one of them, or send somebody else [schedule-conflict]",
    ]


def test_what_was_imported_is_a_warning_but_for_who_is_about_to_book(
    office: Office, found: Callable[..., list[str]]
) -> None:
    """
    == schedules/calendar/budget.yml ==
    title: Budget
    starts: 2026-12-03 16:00
    ends: 2026-12-03 18:00
    purpose: meeting
    == schedules/calendar/cabinet.yml ==
    title: Cabinet
    starts: 2026-12-03 17:00
    ends: 2026-12-03 18:00
    purpose: meeting
    imported: {uid: 0400, digest: 1a2b}
    """
    said = (
        "'Cabinet' and 'Budget' ('schedules/calendar/budget.yml') both need the Mayor from "
        "2026-12-03 17:00 to 18:00; move one of them, or send somebody else [schedule-conflict]"
    )
    assert found(schedule_conflict) == [f"schedules/calendar/cabinet.yml:2: warning: {said}"]
    assert [str(one) for one in schedule_conflict.strictly(office, AT)] == [
        f"schedules/calendar/cabinet.yml:2: {said}"
    ]


def test_where_the_mayor_drops_by_it_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/market.yml ==
    title: Night market
    starts: 2026-12-03 20:00
    ends: 2026-12-04 01:00
    subtype: parade
    place: Pier 4
    mayors_role: drop_by
    == schedules/events/dinner.yml ==
    title: Unity dinner
    starts: 2026-12-03 21:00
    ends: 2026-12-04 00:30
    subtype: ceremony
    place: Grange hall
    mayors_role: speak
    """
    assert found(schedule_conflict) == [
        "schedules/events/dinner.yml:2: warning: 'Unity dinner' and 'Night market' "
        "('schedules/events/market.yml') both need the Mayor from 2026-12-03 21:00 to "
        "2026-12-04 00:30; see that there is time to drop by [schedule-conflict]",
    ]


def test_an_event_without_the_mayor_elsewhere_is_in_nobodys_way(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/market.yml ==
    title: Night market
    starts: 2026-12-03 18:00
    ends: 2026-12-03 22:00
    subtype: parade
    place: Pier 4
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    subtype: town_hall
    place: Pier 4
    mayors_role: speak
    """
    assert found(schedule_conflict) == []


def test_what_is_cancelled_or_postponed_does_not_count(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    venue: city-hall
    mayors_role: speak
    status: cancelled
    reason: Snow
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    venue: city-hall
    mayors_role: speak
    status: postponed
    reason: Snow
    == schedules/events/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    venue: city-hall
    mayors_role: speak
    """
    assert found(schedule_conflict) == []


def test_what_is_rescheduled_counts_at_its_new_time(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Library
    mayors_role: speak
    status: rescheduled
    reason: Snow
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: sign
    """
    assert found(schedule_conflict) == [
        "schedules/events/b.yml:2: 'B' and 'A' ('schedules/events/a.yml') both need the Mayor from "
        "2026-12-03 18:00 to 19:00; move one of them, or send somebody else [schedule-conflict]",
    ]


def test_events_in_two_time_zones_are_compared_as_moments(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/trip.yml ==
    title: Mayors' conference
    timezone: America/New_York
    starts: 2026-12-03 20:00
    ends: 2026-12-03 21:00
    subtype: forum
    place: Washington, D.C.
    mayors_role: speak
    == schedules/events/call.yml ==
    title: Call with the port
    starts: 2026-12-03 17:30
    ends: 2026-12-03 18:30
    subtype: forum
    online:
      url: https://meet.example/port
    mayors_role: listen
    == schedules/events/walk.yml ==
    title: Harbor walk
    starts: 2026-12-03 20:00
    ends: 2026-12-03 21:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    """
    assert found(schedule_conflict) == [
        "schedules/events/call.yml:2: 'Call with the port' and 'Mayors' conference' "
        "('schedules/events/trip.yml') both need the Mayor from 2026-12-03 17:30 to 18:00; "
        "move one of them, or send somebody else [schedule-conflict]",
    ]


def test_the_hour_that_the_clocks_show_twice_is_two_hours(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/first.yml ==
    title: First watch
    starts: 2026-11-01 01:00-07:00
    ends: 2026-11-01 01:45-07:00
    subtype: memorial
    place: Pier 4
    mayors_role: speak
    == schedules/events/second.yml ==
    title: Second watch
    starts: 2026-11-01 01:30-08:00
    ends: 2026-11-01 02:30
    subtype: memorial
    place: Pier 4
    mayors_role: speak
    """
    assert found(schedule_conflict, datetime(2026, 10, 31, tzinfo=AT.tzinfo)) == []


def test_of_seven_events_at_a_time_the_last_is_told_of_five(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/b.yml ==
    title: B
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/c.yml ==
    title: C
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/d.yml ==
    title: D
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/e.yml ==
    title: E
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/f.yml ==
    title: F
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/g.yml ==
    title: G
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    """
    told = [problem.partition("' and")[0][-1] for problem in found(schedule_conflict)]
    assert "".join(told) == "bccdddeeeefffffggggg".upper()


def test_every_sort_of_conflict_is_told_in_words(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/hall.yml ==
    title: City Hall
    address: 1 Harbor Street
    latitude: 48.00
    longitude: -122.40
    == office/venues/airport.yml ==
    title: The airport
    address: 9 Field Road
    latitude: 48.145
    longitude: -122.40
    == office/people/theo-park.yml ==
    title: Theo Park
    role: Deputy Mayor
    == schedules/calendar/01-council.yml ==
    title: Council
    starts: 2026-12-01 09:00
    ends: 2026-12-01 11:00
    purpose: council
    == schedules/calendar/02-call.yml ==
    title: Call
    starts: 2026-12-01 10:00
    ends: 2026-12-01 10:30
    purpose: call
    == schedules/calendar/03-concert.yml ==
    title: Concert
    starts: 2026-12-02 17:00
    ends: 2026-12-02 19:00
    purpose: personal
    == schedules/calendar/04-dinner.yml ==
    title: Dinner
    starts: 2026-12-02 18:00
    ends: 2026-12-02 20:00
    purpose: meeting
    == schedules/calendar/05-hold.yml ==
    title: Hold
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: hold
    == schedules/calendar/06-visit.yml ==
    title: Visit
    starts: 2026-12-03 09:30
    ends: 2026-12-03 10:30
    purpose: meeting
    == schedules/calendar/07-lunch.yml ==
    title: Lunch
    starts: 2026-12-04 12:00
    ends: 2026-12-04 13:00
    purpose: meeting
    representative: theo-park
    == schedules/calendar/08-tea.yml ==
    title: Tea
    starts: 2026-12-04 12:30
    ends: 2026-12-04 13:30
    purpose: meeting
    representative: theo-park
    == schedules/calendar/09-near.yml ==
    title: Near
    starts: 2026-12-05 09:00
    ends: 2026-12-05 10:00
    purpose: meeting
    venue: hall
    == schedules/calendar/10-far.yml ==
    title: Far
    starts: 2026-12-05 10:00
    ends: 2026-12-05 11:00
    purpose: meeting
    venue: airport
    == schedules/calendar/11-back.yml ==
    title: Back
    starts: 2026-12-05 11:10
    ends: 2026-12-05 12:00
    purpose: meeting
    travel_before: 30
    == schedules/calendar/12-speech.yml ==
    title: Speech
    starts: 2026-12-05 12:30
    ends: 2026-12-05 13:00
    purpose: meeting
    mayors_role: speak
    travel_before: 20
    """
    assert found(schedule_conflict) == [
        "schedules/calendar/02-call.yml:2: 'Call' and 'Council' ('schedules/calendar/01-council"
        ".yml') both need the Mayor, one of them with the Council, from 2026-12-01 10:00 to 10:30; "
        "move the other one [schedule-conflict]",
        "schedules/calendar/04-dinner.yml:2: 'Dinner' and 'Concert' ('schedules/calendar/03-concert"
        ".yml') both need the Mayor, one of them in time that is kept free, from 2026-12-02 18:00 "
        "to 19:00; move one of them, or send somebody else [schedule-conflict]",
        "schedules/calendar/06-visit.yml:2: warning: 'Visit' and 'Hold' ('schedules/calendar/"
        "05-hold.yml') both need the Mayor from 2026-12-03 09:30 to 10:00; move one of them, or "
        "let go of the hold [schedule-conflict]",
        "schedules/calendar/08-tea.yml:2: 'Tea' and 'Lunch' ('schedules/calendar/07-lunch.yml') "
        "both need 'theo-park', who stands in for the Mayor, from 2026-12-04 12:30 to 13:00; move "
        "one of them, or let somebody else stand in [schedule-conflict]",
        "schedules/calendar/10-far.yml:2: warning: 'Far' starts as soon as 'Near' ('schedules/"
        "calendar/09-near.yml') ends at 2026-12-05 10:00, and the way takes about 41 min; move one "
        "of them, or write down 'travel_before' if it is shorter [schedule-conflict]",
        "schedules/calendar/11-back.yml:2: 'Back' starts 10 min after 'Far' ('schedules/calendar/"
        "10-far.yml') ends at 2026-12-05 11:00, and the way takes 30 min; move one of them, or let "
        "one end earlier [schedule-conflict]",
        "schedules/calendar/12-speech.yml:2: warning: 'Speech' starts 30 min after 'Back' "
        "('schedules/calendar/11-back.yml') ends at 2026-12-05 12:00, and the Mayor speaks there "
        "after a way of 20 min; leave some minutes before a speech [schedule-conflict]",
    ]


def test_how_fast_the_mayor_gets_about_and_how_long_it_is_quiet_is_set_in_office_yml(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    schedule: {speed: 60, quiet: 5}
    == office/venues/hall.yml ==
    title: City Hall
    address: 1 Harbor Street
    latitude: 48.00
    longitude: -122.40
    == office/venues/airport.yml ==
    title: The airport
    address: 9 Field Road
    latitude: 48.145
    longitude: -122.40
    == schedules/events/near.yml ==
    title: Near
    starts: 2026-12-05 09:00
    ends: 2026-12-05 09:44
    subtype: forum
    venue: hall
    mayors_role: listen
    == schedules/events/far.yml ==
    title: Far
    starts: 2026-12-05 10:00
    ends: 2026-12-05 11:00
    subtype: forum
    venue: airport
    mayors_role: speak
    """
    assert found(schedule_conflict) == []


def test_what_repeats_is_told_once(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: Office hours
    starts: 2026-01-06 09:00
    ends: 2026-01-06 10:00
    subtype: office_hours
    place: Library
    mayors_role: listen
    recurrence: FREQ=WEEKLY
    == schedules/events/b.yml ==
    title: Walk
    starts: 2026-12-01 09:30
    ends: 2026-12-01 11:00
    subtype: forum
    place: Pier 4
    mayors_role: listen
    recurrence: FREQ=WEEKLY;COUNT=3
    """
    assert found(schedule_conflict) == [
        "schedules/events/b.yml:2: 'Walk' and 'Office hours' ('schedules/events/a.yml') both need "
        "the Mayor from 2026-12-01 09:30 to 10:00, and 2 times more until 2026-12-15; move one of "
        "them, or send somebody else [schedule-conflict]",
    ]


def test_what_is_over_is_not_told(found: Callable[..., list[str]]) -> None:
    """
    == schedules/events/a.yml ==
    title: A
    starts: 2026-11-19 18:00
    ends: 2026-11-19 19:00
    subtype: forum
    place: Library
    mayors_role: speak
    == schedules/events/b.yml ==
    title: B
    starts: 2026-11-19 18:00
    ends: 2026-11-19 19:00
    subtype: forum
    place: Pier 4
    mayors_role: sign
    """
    assert found(schedule_conflict) == []


def test_a_public_event_says_nothing_of_what_is_not_public(
    found: Callable[..., list[str]], office: Office
) -> None:
    """
    == schedules/calendar/a.yml ==
    title: Talks on the sale of Pier 9
    starts: 2026-12-01 09:00
    ends: 2026-12-01 10:00
    purpose: meeting
    == schedules/events/b.yml ==
    title: Walk
    visibility: public
    starts: 2026-12-01 09:30
    ends: 2026-12-01 11:00
    subtype: forum
    place: Pier 4
    mayors_role: listen
    == schedules/events/c.yml ==
    title: Speech
    visibility: public
    starts: 2026-12-02 11:30
    ends: 2026-12-02 12:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/calendar/d.yml ==
    title: Doctor
    starts: 2026-12-02 11:00
    ends: 2026-12-02 11:20
    purpose: call
    == schedules/calendar/e.yml ==
    title: Lawyers
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    recurrence: FREQ=DAILY;COUNT=2
    travel_after: 50
    == schedules/events/f.yml ==
    title: Parade
    visibility: public
    starts: 2026-12-03 11:30
    ends: 2026-12-03 12:00
    subtype: parade
    place: Pier 4
    mayors_role: preside
    recurrence: FREQ=DAILY;COUNT=2
    == schedules/events/g.yml ==
    title: Fair
    visibility: public
    starts: 2026-12-03 12:20
    ends: 2026-12-03 13:00
    subtype: forum
    place: Pier 5
    mayors_role: listen
    private: {plan: {travel_before: 25}}
    """
    assert found(schedule_conflict) == [
        "schedules/events/b.yml:3: 'Walk' and an appointment that is not public ('schedules/"
        "calendar/a.yml') both need the Mayor; move one of them, or send somebody else "
        "[schedule-conflict]",
        "schedules/events/c.yml:3: warning: 'Speech' starts soon after an appointment that is not "
        "public ('schedules/calendar/d.yml') ends, and the Mayor speaks there; leave some minutes "
        "before a speech [schedule-conflict]",
        "schedules/events/f.yml:3: 'Parade' starts soon after an appointment that is not public "
        "('schedules/calendar/e.yml') ends, and the way takes longer, and again; move one of them, "
        "or let one end earlier [schedule-conflict]",
        "schedules/events/g.yml:3: 'Fair' starts 20 min after 'Parade' ('schedules/events/f.yml') "
        "ends at 2026-12-03 12:00, and the way takes longer; move one of them, or let one end "
        "earlier [schedule-conflict]",
    ]
    assert [problem.discreet for problem in schedule_conflict.check(office, AT)] == [
        "'…' and an appointment that is not public ('schedules/calendar/a.yml') both need the "
        "Mayor; move one of them, or send somebody else",
        "'…' starts soon after an appointment that is not public ('schedules/calendar/d.yml') "
        "ends, and the Mayor speaks there; leave some minutes before a speech",
        "'…' starts soon after an appointment that is not public ('schedules/calendar/e.yml') "
        "ends, and the way takes longer, and again; move one of them, or let one end earlier",
        "'…' starts soon after '…' ('schedules/events/f.yml') ends, and the way takes longer; move "
        "one of them, or let one end earlier",
    ]


def test_an_event_of_whole_days_names_no_hour_of_the_mayors_and_an_appointment_does(
    found: Callable[..., list[str]],
) -> None:
    """
    == schedules/events/coats.yml ==
    title: Winter coats
    starts: 2026-12-07
    ends: 2026-12-11
    subtype: forum
    place: Every library
    mayors_role: present
    == schedules/calendar/family.yml ==
    title: Family
    starts: 2026-12-08
    ends: 2026-12-08
    purpose: personal
    == schedules/calendar/budget.yml ==
    title: Budget
    starts: 2026-12-08 09:00
    ends: 2026-12-08 10:00
    purpose: meeting
    """
    assert found(schedule_conflict) == [
        "schedules/calendar/budget.yml:2: 'Budget' and 'Family' ('schedules/calendar/family.yml') "
        "both need the Mayor, one of them in time that is kept free, from 2026-12-08 09:00 to "
        "10:00; move one of them, or send somebody else [schedule-conflict]",
    ]


def test_a_sentence_without_its_times_ends_without_a_comma(office: Office) -> None:
    """
    == schedules/calendar/a.yml ==
    title: Council President
    starts: 2026-12-01 09:00
    ends: 2026-12-01 10:00
    purpose: council
    == schedules/calendar/b.yml ==
    title: Lawyers
    starts: 2026-12-01 09:30
    ends: 2026-12-01 10:30
    purpose: meeting
    """
    assert [problem.discreet for problem in schedule_conflict.check(office, AT)] == [
        "'…' and '…' ('schedules/calendar/a.yml') both need the Mayor, one of them with the "
        "Council; move the other one",
    ]
