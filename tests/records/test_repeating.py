"""What takes place again and again, as it is written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.office import Office

LATER = datetime(2027, 1, 1, tzinfo=ZoneInfo("UTC"))


def test_an_appointment_repeats_with_further_times_and_moved_ones(office: Office) -> None:
    """
    == schedules/calendar/chief-of-staff.yml ==
    title: Chief of Staff
    starts: 2026-12-01 09:00
    ends: 2026-12-01 09:30
    purpose: meeting
    recurrence: FREQ=WEEKLY;COUNT=4
    except_on: [2026-12-08]
    also_on: [2026-12-10 16:00]
    moved:
      - {was: 2026-12-15, starts: 2026-12-14 08:00}
      - {was: 2026-12-22, starts: 2026-12-23 09:00, ends: 2026-12-23 11:00}
    """
    (entry,) = office.of("appointment")
    times = entry.facts.series.until(LATER) if entry.facts.series else ()
    assert [f"{starts:%m-%d %H:%M}–{ends:%H:%M}" for starts, ends in times] == [
        "12-01 09:00–09:30",
        "12-10 16:00–16:30",
        "12-14 08:00–08:30",
        "12-23 09:00–11:00",
    ]


def test_what_contradicts_itself_is_told(read: Callable[[], list[str]]) -> None:
    """
    == schedules/calendar/a.yml ==
    title: A
    starts: 2026-12-01 09:00
    ends: 2026-12-01 09:30
    purpose: meeting
    also_on: [2026-12-10 16:00]
    moved: [{was: 2026-12-15, starts: 2026-12-14 08:00}]
    == schedules/calendar/b.yml ==
    title: B
    starts: 2026-12-01 09:00
    ends: 2026-12-01 09:30
    purpose: meeting
    recurrence: FREQ=WEEKLY;BYDAY=WE
    == schedules/calendar/c.yml ==
    title: C
    starts: 2026-12-01 09:00
    ends: 2026-12-01 09:30
    purpose: meeting
    recurrence: FREQ=WEEKLY;BYDAY=TU
    except_on: [2026-12-08]
    also_on: [2026-11-30 09:00]
    moved: [{was: 2026-12-08, starts: 2026-12-09 08:00}]
    == schedules/calendar/d.yml ==
    title: D
    starts: 2026-12-01 09:00
    ends: 2026-12-01 09:30
    purpose: meeting
    recurrence: FREQ=WEEKLY;BYDAY=TU
    moved: [{was: 2026-12-09, starts: 2026-12-09 08:00}]
    == schedules/calendar/e.yml ==
    title: E
    starts: 2026-12-01 09:00
    ends: 2026-12-01 09:30
    purpose: meeting
    recurrence: FREQ=WEEKLY;BYDAY=TU
    moved: [{was: 2026-12-08, starts: 2026-12-09 08:00, ends: 2026-12-09 07:00}]
    """
    assert read() == [
        "schedules/calendar/a.yml:5: 'also_on' stands beside a 'recurrence', and there is none; "
        "add one [appointment]",
        "schedules/calendar/a.yml:6: 'moved' stands beside a 'recurrence', and there is none; add "
        "one [appointment]",
        "schedules/calendar/b.yml:5: 'recurrence' is 'FREQ=WEEKLY;BYDAY=WE'; the appointment "
        "starts on Tuesday 2026-12-01, which is no such day [appointment]",
        "schedules/calendar/c.yml:7: 'also_on' has 2026-11-30 09:00, but the first time is the one "
        "in 'starts' [appointment]",
        "schedules/calendar/c.yml:8: 2026-12-08 is in 'except_on' and in 'moved'; strike it from "
        "one of the two [appointment]",
        "schedules/calendar/d.yml:6: 'was' of moved is 2026-12-09, on which the recurrence puts "
        "nothing [appointment]",
        "schedules/calendar/e.yml:6: What was moved from 2026-12-08 ends before it starts; correct "
        "'ends' [appointment]",
    ]
