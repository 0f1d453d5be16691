"""The commands by which a request is answered: what they show, what they write, what stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from herald.cli import commands
from tests.conftest import write_office

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = """
== content/pages/index.es.md ==
# Port Ellery
== schedules/requests/2026/school.yml ==
title: "After school: one year"
received: 2026-11-03  # by mail
organization: Riverbend After School
what: A year of homework tables.
why_mayor: It was her idea.
wanted: {starts: 2026-12-10 15:30, ends: 2026-12-10 16:30}
place: Library
audience_size: 120
mayors_role: speak
minutes_to_speak: 5
private:
  requester: {name: Odalys Tran, phone: 360-555-0181}
== schedules/requests/2026/dinner.yml ==
title: Dinner
received: 2026-11-12
organization: Guild
what: A dinner.
why_mayor: To be heard.
wanted: {from: 2027-01-11, until: 2027-01-22}
decision: waitlist
decided_by: renata-okafor-lindqvist
decided_on: 2026-11-13
== schedules/calendar/2026/council.yml ==
title: Study session
starts: 2026-12-11 15:00
ends: 2026-12-11 17:00
purpose: council
place: City Hall
"""

SCHOOL = "schedules/requests/2026/school.yml"
MADE = "schedules/calendar/2026/2026-12-10-after-school-one-year.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An office with a request for an hour, one that waits for a better month, and the Council."""
    write_office(tmp_path, OFFICE)
    return tmp_path


def herald(root: Path, *words: str) -> Result:
    """What the command says, on November 20."""
    name, *rest = words
    given = ["--root", str(root), "--at", "2026-11-20T12:00"]
    return CliRunner().invoke(commands, [name, *given, *rest])


def test_an_accepted_request_becomes_an_appointment_and_twice_changes_nothing(root: Path) -> None:
    before = (root / SCHOOL).read_text()
    done = herald(root, "accept", "school", "--reason", "She promised")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (root / MADE).read_text() == (
        'title: "After school: one year"\n'
        "visibility: internal\n"
        "starts: 2026-12-10 15:30\n"
        "ends: 2026-12-10 16:30\n"
        "purpose: meeting\n"
        "status: confirmed\n"
        "mayors_role: speak\n"
        "place: Library\n"
        "attendees:\n"
        "  - name: Riverbend After School\n"
        "    note: About 120 people are expected\n"
        "brief:\n"
        "  purpose: A year of homework tables.\n"
        "  asks:\n"
        "    - To speak for 5 minutes\n"
        "  background: It was her idea.\n"
        "private:\n"
        "  contact: Odalys Tran\n"
        "  phone: 360-555-0181\n"
    )
    assert (root / SCHOOL).read_text() == before.replace(
        "private:\n",
        "decision: accept\ndecided_by: renata-okafor-lindqvist\ndecided_on: 2026-11-20\n"
        "reason: She promised\nappointment: after-school-one-year\nprivate:\n",
    )
    assert f"+++ {MADE}\n" in done.stdout
    assert "+decision: accept\n" in done.stdout
    written = (root / SCHOOL).read_bytes()
    again = herald(root, "accept", "school")
    assert again.stdout == "Everything is written down already; nothing changes.\n"
    assert (root / SCHOOL).read_bytes() == written
    told = herald(root, "accept", "school", "--replied", "2026-11-23")
    assert "+replied_on: 2026-11-23\n" in told.stdout
    assert herald(root, "check").stdout == "Nothing is wrong.\n"


def test_a_dry_run_shows_everything_and_writes_nothing(root: Path) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    shown = herald(root, "accept", "school", "--dry-run")
    assert (shown.exit_code, shown.stderr) == (0, "Nothing was written (--dry-run).\n")
    assert "+appointment: after-school-one-year\n" in shown.stdout
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_what_conflicts_is_told_and_stops_it_unless_somebody_wants_it_anyway(root: Path) -> None:
    moved = ("accept", "school", "--starts", "2026-12-11 16:00")
    stopped = herald(root, *moved)
    path = "schedules/calendar/2026/2026-12-11-after-school-one-year.yml"
    assert stopped.exit_code == 1
    assert stopped.stderr == (
        f"{path}:3: 'After school: one year' and 'Study session' "
        "('schedules/calendar/2026/council.yml') both need the Mayor, one of them with the "
        "Council, from 2026-12-11 16:00 to 17:00; move the other one [schedule-conflict]\n"
        "Nothing was written; --anyway writes it all the same.\n"
    )
    assert not (root / path).exists()
    assert herald(root, *moved, "--anyway").exit_code == 0
    assert "starts: 2026-12-11 16:00\nends: 2026-12-11 17:00\n" in (root / path).read_text()


def test_an_imported_hour_is_taken_too_and_nothing_else_that_is_planned_stops_it(
    root: Path,
) -> None:
    council = root / "schedules/calendar/2026/council.yml"
    council.write_text(f"{council.read_text()}imported: {{uid: 0400, digest: 1a2b}}\n")
    write_office(root, OFFICE_TWICE)
    stopped = herald(root, "accept", "school", "--starts", "2026-12-11 16:00")
    assert stopped.exit_code == 1
    assert stopped.stderr.endswith(
        "both need the Mayor, one of them with the Council, from 2026-12-11 16:00 to 17:00; move "
        "the other one [schedule-conflict]\n"
        "Nothing was written; --anyway writes it all the same.\n"
    )
    assert herald(root, "accept", "school").exit_code == 0
    assert herald(root, "triage").exit_code == 0


OFFICE_TWICE = """
== schedules/calendar/2026/one.yml ==
title: Twice
starts: 2026-12-14 15:00
ends: 2026-12-14 17:00
purpose: meeting
== schedules/calendar/2026/other.yml ==
title: Twice
starts: 2026-12-14 15:00
ends: 2026-12-14 17:00
purpose: meeting
"""


def test_what_nobody_said_is_asked_for(root: Path) -> None:
    def asked(*words: str) -> str:
        return str(herald(root, *words).exception)

    assert asked("accept", "dinner") == (
        "The request says no hour; say when it is to be, with --starts '2026-12-17 18:00'"
    )
    assert asked("accept", "dinner", "--starts", "2027-01-14 18:00") == (
        "The request does not say how long it takes; say it with --minutes 45"
    )
    assert asked("accept", "scool") == "There is no request 'scool'. Did you mean 'school'?"
    assert asked("accept", "school", "--by", "nobody") == (
        "There is no person 'nobody' in office/people."
    )


def test_who_waited_can_be_accepted_later(root: Path) -> None:
    given = ("--starts", "2027-01-14 18:00", "--minutes", "90")
    assert herald(root, "accept", "dinner", *given).exit_code == 0
    text = (root / "schedules/requests/2026/dinner.yml").read_text()
    assert "decision: accept\ndecided_by: renata-okafor-lindqvist\ndecided_on: 2026-11-20\n" in text


def test_a_declined_request_says_what_happens_instead_and_is_not_accepted_by_mistake(
    root: Path,
) -> None:
    done = herald(root, "decline", "school", "--decision", "refer", "--to", "Library: events")
    assert done.exit_code == 0
    assert (
        "decision: refer\ndecided_by: renata-okafor-lindqvist\ndecided_on: 2026-11-20\n"
        'referred_to: "Library: events"\nprivate:\n'
    ) in (root / SCHOOL).read_text()
    assert str(herald(root, "accept", "school").exception) == (
        "The request 'school' was decided already (refer); if that has changed, write 'decision: "
        f"pending' into {SCHOOL}, and take out what else was decided"
    )


def test_the_list_shows_the_sum_and_the_report_of_time_is_made(root: Path) -> None:
    shown = herald(root, "triage").stdout
    assert "  –  school: After school: one year\n" in shown
    assert "     12 working days old, due Nov. 18, 2 working days late\n" in shown
    assert "     Not yet: decided, and not answered\n" in shown
    made = herald(root, "time", "--from", "2026-12-01", "--until", "2026-12-31").stdout
    assert made == (
        "private/time/2026-12-01-to-2026-12-31.pdf\nprivate/time/2026-12-01-to-2026-12-31.csv\n"
    )
    assert '"kind","council","council","2","100",""' in (root / made.split()[1]).read_text()
