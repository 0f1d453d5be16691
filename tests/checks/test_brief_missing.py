"""A brief that is not there when it was to be ready, until it takes place."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald.checks import brief_missing
from herald.kinds import KINDS
from herald.office import Office
from herald.records.reader import read_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACIFIC = ZoneInfo("America/Los_Angeles")


def test_a_brief_is_missed_from_its_day_on(found: Callable[..., list[str]]) -> None:
    """Thanksgiving and the day after it are no working days here.

    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    == schedules/calendar/2026-12-03-call.yml ==
    title: A call
    starts: 2026-12-03 10:00
    ends: 2026-12-03 10:30
    purpose: call
    == schedules/calendar/2026-12-03-desk.yml ==
    title: Desk
    starts: 2026-12-03 11:00
    ends: 2026-12-03 11:30
    purpose: desk
    == schedules/events/2026-12-03-forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 4
    subtype: forum
    mayors_role: speak
    == schedules/events/2026-12-03-fair.yml ==
    title: Fair
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 5
    subtype: forum
    == schedules/events/2026-12-03-planned.yml ==
    title: Planned
    visibility: public
    starts: 2026-12-03 20:00
    ends: 2026-12-03 20:30
    place: Pier 5
    subtype: forum
    mayors_role: sign
    private: {plan: {goal: A signature}}
    == schedules/meetings/2026-12-03-port.yml ==
    title: Port commission
    visibility: public
    meeting_kind: regular
    body: The port
    starts: 2026-12-03 15:00
    ends: 2026-12-03 16:00
    place: Pier 5
    mayors_role: listen
    """
    event = (
        "schedules/events/2026-12-03-forum.yml:3: warning: 'Forum' is on 2026-12-03, and its brief "
        "was to be ready on 2026-11-24; write a 'goal' or a 'run_of_show' in the 'plan' below "
        "'private' [brief-missing]"
    )
    call = (
        "schedules/calendar/2026-12-03-call.yml:2: warning: 'A call' is on 2026-12-03, and its "
        "brief was to be ready on 2026-12-01; write a 'bottom_line' or a 'purpose' in its 'brief' "
        "[brief-missing]"
    )
    meeting = (
        "schedules/meetings/2026-12-03-port.yml:5: warning: 'Port commission' is on 2026-12-03, "
        "and its brief was to be ready on 2026-12-01; write its 'agenda' [brief-missing]"
    )

    def on(day: int, hour: int = 9, month: int = 12) -> list[str]:
        return sorted(found(brief_missing, datetime(2026, month, day, hour, tzinfo=PACIFIC)))

    assert on(23, month=11) == []
    assert on(24, month=11) == [event]
    assert on(30, 23, month=11) == [event]
    assert on(1) == [call, event, meeting]
    assert on(3, 17) == [event]
    assert on(4) == []


@pytest.mark.parametrize(
    "more",
    [
        "brief: {bottom_line: They ask for a date.}",
        "brief: {purpose: To thank them.}",
        "representative: theo-park",
        "status: cancelled",
        "withdrawn: {on: 2026-12-01, reason: A slip}",
        "recurrence: FREQ=WEEKLY\nexcept_on: [2026-12-03]",
    ],
)
def test_what_has_one_or_needs_none_is_no_finding(more: str, root: Path) -> None:
    for path, text in (
        ("office/people/theo-park.yml", "title: Theo Park\n"),
        (
            "schedules/calendar/2026-11-26-call.yml",
            "title: A call\nstarts: 2026-11-26 10:00\nends: 2026-11-26 10:30\npurpose: call\n",
        ),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    file = root / "schedules/calendar/2026-11-26-call.yml"
    if "recurrence" not in more:
        file.write_text(file.read_text().replace("11-26", "12-03"))
    file.write_text(f"{file.read_text()}{more}\n")
    reading = read_office(root, KINDS)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.settings
    at = datetime(2026, 12, 2, 9, tzinfo=PACIFIC)
    assert [*brief_missing.check(Office(reading.settings, reading.entries), at)] == []
