"""Time zones as calendars describe them, compared with the tz database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from herald.render.calendars import time_zone

FIRST, LAST = 1996, 2036


def described(name: str) -> dict[datetime, timedelta]:
    """The offsets that a VTIMEZONE gives, by the moment in UTC from which on each holds."""
    zone = icalendar.Timezone.from_ical(time_zone(name, FIRST, LAST))
    assert isinstance(zone, icalendar.Timezone)
    found = {}
    for change in (*zone.standard, *zone.daylight):
        assert isinstance(change, icalendar.TimezoneStandard | icalendar.TimezoneDaylight)
        for local in [change.DTSTART, *(moment for moment, *_ in change.rdates)]:
            moment = (local - change.TZOFFSETFROM).replace(tzinfo=UTC)
            found[moment] = change.TZOFFSETTO
    return dict(sorted(found.items()))


@pytest.mark.parametrize(
    "name",
    [
        "America/Los_Angeles",
        "America/New_York",
        "America/Phoenix",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Europe/London",
        "Europe/Moscow",
        "Pacific/Apia",
        "Pacific/Honolulu",
    ],
)
def test_a_change_of_clocks_comes_at_its_second_in_years_past_and_to_come(name: str) -> None:
    zone, changes = ZoneInfo(name), described(name)
    begin, end = datetime(FIRST, 1, 2, tzinfo=UTC), datetime(LAST, 12, 30, tzinfo=UTC)
    for moment, offset in changes.items():
        if begin < moment < end:
            assert moment.astimezone(zone).utcoffset() == offset
            second_before = (moment - timedelta(seconds=1)).astimezone(zone).utcoffset()
            assert second_before != offset or changes == {moment: offset}
    day, holds = begin, timedelta()
    while day < end:
        holds = next((off for at, off in reversed(changes.items()) if at <= day), holds)
        assert day.astimezone(zone).utcoffset() == holds
        day += timedelta(days=7)
