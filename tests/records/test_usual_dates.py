"""Days and times as people write them elsewhere, and what a message asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.records.usual_dates import clock_meant, day_meant, moment_meant

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/3/2026", "2026-12-03"),
        ("2026-12-3", "2026-12-03"),
        ("2026/12/03", "2026-12-03"),
        ("2026\u201312\u201303", "2026-12-03"),
        ("\u201c2026-12-03\u201d", "2026-12-03"),
        ("December 3, 2026", "2026-12-03"),
        ("Dec. 3rd 2026", "2026-12-03"),
        ("Thursday, 3 December 2026", "2026-12-03"),
        ("Friday, December 3, 2026", ""),
        ("3/4/26", ""),
        ("31/12/2026", ""),
        ("December 3", ""),
        ("2026-12-03 or so", ""),
        ("Q4 2026", ""),
    ],
)
def test_a_day_is_guessed_where_it_can_only_be_one(text: str, day: str) -> None:
    assert day_meant(text) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("6:30 p.m.", "18:30"),
        ("6pm", "18:00"),
        ("12 a.m.", "00:00"),
        ("12:15 PM", "12:15"),
        ("9:00", "09:00"),
        ("18.30", "18:30"),
        ("6", ""),
        ("18:30 p.m.", ""),
        ("25:00", ""),
        ("noonish", ""),
    ],
)
def test_a_time_of_day_is_guessed_where_it_can_only_be_one(text: str, clock: str) -> None:
    assert clock_meant(text) == clock


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-03 9:00", "2026-12-03 09:00"),
        ("2026-12-03 6 p.m.", "2026-12-03 18:00"),
        ("2026-12-03, 18.30", "2026-12-03 18:30"),
        ("12/3/2026 18:30", "2026-12-03 18:30"),
        ("December 3, 2026 at 6:30 p.m.", "2026-12-03 18:30"),
        ("2026-12-03 11:00 PST", "2026-12-03 11:00"),
        ("2026-12-3T9:00", "2026-12-03 09:00"),
        ("2026-12-03 24:00", ""),
        ("2026-12-0318:30", ""),
        ("18:30", ""),
        ("12/3/2026", ""),
    ],
)
def test_a_moment_is_guessed_where_it_can_only_be_one(text: str, moment: str) -> None:
    assert moment_meant(text) == moment


def test_a_message_asks_whether_that_is_meant(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 12/3/2026 6 p.m.
    ends: "2026-12-03\u00a020:00"
    subtype: town_hall
    place: Pier 4
    private:
      plan:
        run_of_show:
          - {at: 6 p.m., what: Doors}
    == content/news/levy.yml ==
    title: Levy
    date: Nov. 18, 2026
    release_kind: release
    """
    assert read() == [
        "content/news/levy.yml:2: 'date' is 'Nov. 18, 2026'; a date is written 2026-12-03. Did you "
        "mean '2026-11-18'? [release]",
        "schedules/events/town-hall.yml:3: 'starts' is '12/3/2026 6 p.m.'; a time is written "
        "2026-12-03 18:00. Did you mean '2026-12-03 18:00'? [event]",
        "schedules/events/town-hall.yml:4: 'ends' is '2026-12-03 20:00'; the space in it is a "
        "no-break space; type an ordinary one [event]",
        "schedules/events/town-hall.yml:10: 'at' of run_of_show 1 of plan of private is '…'; a "
        "time of day is written 18:30 [event]",
    ]
