"""`herald agenda` and what it tells whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from herald.cli import commands
from tests.conftest import write_office

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

OFFICE = """
== office/people/keala-kahananui.yml ==
title: Keala Kahananui

== office/venues/city-hall.yml ==
title: City Hall
visibility: public
address: 210 Harbor Street

== schedules/calendar/2026/budget.yml ==
title: Council President Lindgren on the vote
visibility: press
public_title: Meeting with the Council President
starts: 2026-12-03 11:45
ends: 2026-12-03 12:15
purpose: meeting
mayors_role: listen
venue: city-hall
location_release: immediate
staff_lead: keala-kahananui
travel_before: 20

== schedules/calendar/2026/chief.yml ==
title: Second conversation
visibility: confidential
starts: 2026-12-03 09:00
ends: 2026-12-03 09:30
purpose: meeting
status: hold

== schedules/events/2026/parade.yml ==
title: Lantern parade
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 20:00
venue: city-hall
subtype: parade
"""


def agenda(root: Path, *words: str) -> Result:
    """`herald agenda`, at noon on November 20."""
    write_office(root, OFFICE)
    given = ["agenda", "--root", str(root), "--at", "2026-11-20T12:00", *words]
    return CliRunner().invoke(commands, given)


def test_staff_read_what_is_on_the_mayors_day_and_nothing_confidential(tmp_path: Path) -> None:
    assert agenda(tmp_path, "2026-12-03").output == (
        "Thursday, December 3, 2026\n"
        "  11:45 a.m.–12:15 p.m.  Council President Lindgren on the vote\n"
        "                         City Hall · Listens · Keala Kahananui · Leave at 11:25 a.m.\n"
    )


def test_the_mayor_reads_what_is_confidential_too(tmp_path: Path) -> None:
    assert agenda(tmp_path, "2026-12-03", "--for", "mayor").output.splitlines()[1:2] == [
        "  9–9:30 a.m.            Second conversation [Hold] [Confidential]"
    ]


def test_the_press_reads_public_titles_and_not_who_goes_along_or_when(tmp_path: Path) -> None:
    assert agenda(tmp_path, "2026-12-03", "--for", "press").output == (
        "Thursday, December 3, 2026\n"
        "  11:45 a.m.–12:15 p.m.  Meeting with the Council President\n"
        "                         City Hall · The Mayor comes to listen\n"
    )


def test_each_day_is_told_and_an_empty_one_says_so(tmp_path: Path) -> None:
    told = agenda(tmp_path, "2026-12-04", "--until", "2026-12-05").output
    assert told == (
        "Friday, December 4, 2026\n  Nothing is scheduled.\n\n"
        "Saturday, December 5, 2026\n  Nothing is scheduled.\n"
    )


def test_programs_read_moments_with_their_offsets(tmp_path: Path) -> None:
    assert json.loads(agenda(tmp_path, "2026-12-03", "--format", "json").output) == [
        {
            "record": "appointment/budget",
            "title": "Council President Lindgren on the vote",
            "starts": "2026-12-03T11:45:00-08:00",
            "ends": "2026-12-03T12:15:00-08:00",
            "place": "City Hall",
            "with_mayor": True,
            "is_off": False,
            "marks": [],
            "travel_before": 20,
            "travel_after": None,
        }
    ]


def test_programs_of_the_press_do_not_read_what_the_file_is_called(tmp_path: Path) -> None:
    told = agenda(tmp_path, "2026-12-03", "--for", "press", "--format", "json").output
    assert json.loads(told) == [
        {
            "record": None,
            "title": "Meeting with the Council President",
            "starts": "2026-12-03T11:45:00-08:00",
            "ends": "2026-12-03T12:15:00-08:00",
            "place": "City Hall",
            "with_mayor": True,
            "is_off": False,
            "marks": [],
            "travel_before": None,
            "travel_after": None,
        }
    ]


def test_days_in_the_wrong_order_or_too_many_of_them_are_refused(tmp_path: Path) -> None:
    backwards = agenda(tmp_path, "2026-12-04", "--until", "2026-12-03")
    assert (backwards.exit_code, backwards.output.splitlines()[-1]) == (
        2,
        "Error: 2026-12-03 is before 2026-12-04; swap the two days",
    )
    endless = agenda(tmp_path, "2026-12-04", "--until", "2027-12-03")
    assert endless.output.splitlines()[-1] == (
        "Error: At most 92 days at a time; ask again for the rest"
    )


def test_a_leg_of_a_trip_is_on_the_day_by_the_clocks_of_both_its_places(tmp_path: Path) -> None:
    trip = """
== schedules/travel/2026-12-04-capital.yml ==
title: To the capital of the country
starts: 2026-12-04 06:00
ends: 2026-12-06 20:00
staff_lead: keala-kahananui
legs:
  - from: Port Ellery
    to: Washington
    to_zone: America/New_York
    departs: 2026-12-04 07:00
    arrives: 2026-12-04 15:20
    by: Flight 12
"""
    write_office(tmp_path, trip)

    assert agenda(tmp_path, "2026-12-04").output == (
        "Friday, December 4, 2026\n"
        "  7 a.m. PST until 3:20 p.m. EST  Flight 12: Port Ellery to Washington\n"
        "                                  Port Ellery · Keala Kahananui\n"
    )
    assert agenda(tmp_path, "2026-12-05").output == (
        "Saturday, December 5, 2026\n  Nothing is scheduled.\n"
    )


def test_a_day_with_a_conflict_is_told_all_the_same(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== schedules/calendar/2026/budget.yml ==
title: Budget
starts: 2026-12-03 09:00
ends: 2026-12-03 10:00
purpose: meeting

== schedules/calendar/2026/storm.yml ==
title: Storm
starts: 2026-12-03 09:30
ends: 2026-12-03 10:30
purpose: meeting
""",
    )
    words = ["agenda", "2026-12-03", "--root", str(tmp_path), "--at", "2026-11-20T12:00"]
    told = CliRunner().invoke(commands, words)
    assert (told.exit_code, told.stdout, told.stderr) == (
        0,
        "Thursday, December 3, 2026\n"
        "  9–10 a.m.        Budget\n"
        "  9:30–10:30 a.m.  Storm\n"
        "  Conflict: Budget · Storm · 9:30–10 a.m. · Both need the Mayor.\n",
        "1 error stops the website, but not this command (schedule-conflict); "
        "'herald check' says where\n",
    )
    press = CliRunner().invoke(commands, [*words, "--for", "press"])
    assert press.stdout == "Thursday, December 3, 2026\n  Nothing is scheduled.\n"
