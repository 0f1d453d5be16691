"""Trips: each leg by the clocks of its own two places, and what is wrong in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from herald.audience import Audience
from herald.kinds.trip import Trip
from herald.office import Office
from tests.conftest import AT


def test_each_time_is_by_the_clocks_of_its_place(office: Office) -> None:
    """
    == schedules/travel/2026-12-04-capital.yml ==
    title: To the capital of the country
    starts: 2026-12-04 06:00
    ends: 2026-12-06 20:00
    legs:
      - from: Port Ellery
        to: Washington
        to_zone: America/New_York
        departs: 2026-12-04 07:00
        arrives: 2026-12-04 15:20
      - from: Washington
        to: Port Ellery
        from_zone: America/New_York
        departs: 2026-12-06 16:00
        arrives: 2026-12-06 19:00
    private: {lodging: Hotel Adair, confirmations: [KQ2], cost: 1250, budget_line: Travel}
    """
    (seen,) = office.seen_by(Audience.INTERNAL, AT).of("trip")
    trip = seen.record
    assert isinstance(trip, Trip)

    assert [(leg.departs.astimezone(UTC), leg.arrives.astimezone(UTC)) for leg in trip.legs] == [
        (datetime(2026, 12, 4, 15, tzinfo=UTC), datetime(2026, 12, 4, 20, 20, tzinfo=UTC)),
        (datetime(2026, 12, 6, 21, tzinfo=UTC), datetime(2026, 12, 7, 3, tzinfo=UTC)),
    ]
    assert [leg.zones for leg in trip.legs] == [
        ("America/Los_Angeles", "America/New_York"),
        ("America/New_York", "America/Los_Angeles"),
    ]
    assert office.seen_by(Audience.PUBLIC, AT).of("trip") == ()
    assert office.seen_by(Audience.PRESS, AT).of("trip") == ()


TRIP = """\
title: Away
starts: 2026-12-04 06:00
ends: 2026-12-06 20:00
"""


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "visibility: public",
            "4: A trip is 'public', but where the Mayor travels and sleeps is for staff "
            "alone; write internal or confidential [trip]",
        ),
        (
            "legs: [{from: A, to: B, departs: 2026-12-04 05:00, arrives: 2026-12-04 07:00}]",
            "4: Leg 1 departs before the trip starts; correct one of the two [trip]",
        ),
        (
            "legs: [{from: A, to: B, departs: 2026-12-04 07:00, arrives: 2026-12-04 09:00},"
            " {from: B, to: A, departs: 2026-12-04 08:00, arrives: 2026-12-04 10:00}]",
            "4: Leg 2 departs before leg 1 arrives; correct one of the two [trip]",
        ),
        (
            "legs: [{from: A, to: B, departs: 2026-12-06 18:00, arrives: 2026-12-06 21:00}]",
            "4: The last leg arrives after the trip ends; correct one of the two [trip]",
        ),
        (
            "legs: [{from: A, to: B, departs: 2026-12-04 09:00, arrives: 2026-12-04 07:00}]",
            "4: 'arrives' of legs 1 is '2026-12-04 07:00'; a leg arrives after "
            "it departs (2026-12-04 09:00 PST); each time has its own zone [trip]",
        ),
        (
            "legs: [{from: A, to: B, to_zone: Mars, departs: 2026-12-04 09:00, "
            "arrives: 2026-12-04 10:00}]",
            "4: 'to_zone' of legs 1 is 'Mars'; a time zone is written America/Los_Angeles [trip]",
        ),
    ],
)
def test_what_is_wrong_is_said(
    root: Path, read: Callable[[], list[str]], lines: str, told: str
) -> None:
    file = root / "schedules/travel/away.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{TRIP}{lines}\n")

    assert read() == [f"schedules/travel/away.yml:{told}"]
