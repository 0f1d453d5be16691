"""`herald free`: what it proposes, and what it says of what is in the way."""

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
== office/venues/city-hall.yml ==
title: City Hall
address: 210 Harbor Street
latitude: 48.0
longitude: -122.4

== office/venues/library.yml ==
title: Library
address: 4 Mill Street
latitude: 48.03
longitude: -122.4

== schedules/calendar/2026/budget.yml ==
title: Budget meeting
starts: 2026-12-03 10:00
ends: 2026-12-03 11:02
purpose: meeting
venue: library

== schedules/calendar/2026/chief.yml ==
title: Second conversation
visibility: confidential
starts: 2026-12-03 12:00
ends: 2026-12-03 13:00
purpose: meeting

== schedules/calendar/2026/hold.yml ==
title: Walk along the wall
starts: 2026-12-03 13:30
ends: 2026-12-03 17:00
purpose: hold
"""


def free(root: Path, *words: str, at: str = "2026-11-20T12:00", more: str = "") -> Result:
    """`herald free`."""
    write_office(root, OFFICE + more)
    return CliRunner().invoke(commands, ["free", "--root", str(root), "--at", at, *words])


def test_times_are_proposed_between_what_is_there_on_whole_five_minutes(tmp_path: Path) -> None:
    assert free(tmp_path, "2026-12-03", "--minutes", "45").output == (
        "Thursday, December 3, 2026\n"
        "  09:00-10:00  before 'Budget meeting'\n"
        "  11:05-12:00  after 'Budget meeting', before a confidential engagement\n"
        "  13:00-17:00  if 'Walk along the wall' gives way, after a confidential engagement\n"
    )


def test_a_time_is_found_while_two_are_in_each_others_way(tmp_path: Path) -> None:
    """Although they are an error of `herald check`: one of them is to be moved."""
    more = """
== schedules/calendar/2026/doctor.yml ==
title: The other thing at ten
starts: 2026-12-03 10:00
ends: 2026-12-03 11:30
purpose: meeting
"""
    done = free(tmp_path, "2026-12-03", "--minutes", "60", more=more)
    assert (done.exit_code, done.stderr) == (
        0,
        "1 error stops the website, but not this command (schedule-conflict); "
        "'herald check' says where\n",
    )
    assert done.stdout.splitlines()[1] == "  09:00-10:00  before 'Budget meeting'"


def test_with_a_venue_the_ways_to_it_and_from_it_are_kept(tmp_path: Path) -> None:
    told = free(tmp_path, "2026-12-03", "--minutes", "45", "--venue", "city-hall").output
    assert told.splitlines()[1:3] == [
        "  09:00-09:50  before 'Budget meeting'",
        "  11:15-12:00  after 'Budget meeting', before a confidential engagement",
    ]


def test_weekends_and_holidays_are_left_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    assert free(tmp_path, "2026-11-26", "--until", "2026-11-28").output == (
        "Thursday, November 26, 2026\n"
        "  closed: Thanksgiving Day\n"
        "Friday, November 27, 2026\n"
        "  closed: Native American Heritage Day\n"
        "Saturday, November 28, 2026\n"
        "  closed: a Saturday\n"
    )
    assert free(tmp_path, "2026-11-28", "--any-day").output == (
        "Saturday, November 28, 2026\n  09:00-17:00\n"
    )


def test_nothing_is_proposed_in_the_past(tmp_path: Path) -> None:
    assert free(tmp_path, "2026-12-03", at="2026-12-03T11:12").output.splitlines()[1] == (
        "  11:15-12:00  before a confidential engagement"
    )


def test_a_day_without_time_says_so(tmp_path: Path) -> None:
    assert free(tmp_path, "2026-12-03", "--minutes", "300").output.splitlines()[1:] == [
        "  no time left"
    ]


def test_the_offices_own_hours_bound_its_day(tmp_path: Path) -> None:
    write_office(tmp_path, OFFICE)
    with (tmp_path / "office.yml").open("a", encoding="utf-8") as settings:
        settings.write("schedule: {day_starts: '08:30', day_ends: '10:00'}\n")
    words = ["free", "2026-12-03", "--root", str(tmp_path), "--at", "2026-11-20T12:00"]
    assert CliRunner().invoke(commands, words).output.splitlines()[1:] == ["  08:30-10:00"]


def test_an_unknown_venue_is_told_with_what_to_do(tmp_path: Path) -> None:
    stopped = free(tmp_path, "2026-12-03", "--venue", "city-hal")
    assert str(stopped.exception) == (
        "There is no venue 'city-hal' in office/venues; see herald list venue, or leave --venue out"
    )


def test_programs_read_moments_with_their_offsets(tmp_path: Path) -> None:
    told = json.loads(free(tmp_path, "2026-12-03", "--minutes", "150", "--format", "json").output)
    assert told == [
        {
            "day": "2026-12-03",
            "day_off": None,
            "proposals": [
                {
                    "starts": "2026-12-03T13:00:00-08:00",
                    "ends": "2026-12-03T17:00:00-08:00",
                    "after": "a confidential engagement",
                    "before": "",
                    "gives_way": ["'Walk along the wall'"],
                }
            ],
        }
    ]


def test_nothing_is_proposed_while_the_mayor_is_away(tmp_path: Path) -> None:
    trip = """
== schedules/travel/2026-12-04-capital.yml ==
title: To the capital
starts: 2026-12-04 07:00
ends: 2026-12-04 15:00
"""
    write_office(tmp_path, trip)
    given = ["free", "--root", str(tmp_path), "--at", "2026-11-20T12:00", "2026-12-04"]

    assert CliRunner().invoke(commands, [*given, "--minutes", "30"]).output == (
        "Friday, December 4, 2026\n  15:00-17:00  after 'To the capital'\n"
    )
