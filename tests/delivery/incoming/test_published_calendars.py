"""The calendars that icalendar and recurring-ical-events are tested with, imported.

Both come with the packages that the lock file pins. Every series becomes a record, and its times by
our own expansion are those that recurring-ical-events finds in the file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import as_file, files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from herald.delivery.incoming.appointments import taken
from herald.delivery.incoming.calendar_file import calendar_in
from herald.kinds import KINDS
from herald.office import Office
from herald.on_request.file_changes import write_all
from herald.records.reader import read_office
from herald.stopped import Stopped
from tests.conftest import write_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from herald.records.recurrence import Series

ZONE = ZoneInfo("America/Los_Angeles")
Instance = tuple[datetime, datetime]

AGES_AGO = datetime(1900, 1, 2, tzinfo=UTC)
SPAN = timedelta(days=750)
"""So far the instances are compared: over two years, with four changes of clocks."""

OTHERWISE = {
    "calendars/issue_466_respect_unique_timezone.ics": "two calendars with one UID",
    "discourse_no_dtend.ics": "seconds, which no record has",
    "issue_173_only_modifications_error.ics": "times of a series that is not in the file",
    "issue_201_mixed_datetime_and_date.ics": "it begins on a day and ends at an hour",
    "issue_86_x_wr_timezone_without_time_zone_in_dt.ics": "no zone, and X-WR-TIMEZONE",
    "Germany_Holidays.ics": "whole days that end when they begin: a day here, nothing there",
    "calendars/example.ics": "whole days that end when they begin: a day here, nothing there",
}
"""Where both are read, and not alike, and why."""

COUNTED = {
    "files": 258,
    "files that are no calendars": 12,
    "files compared": 117,
    "series without a UID": 19,
    "series": 445,
    "series that repeat": 114,
    "instances": 6557,
}
"""Of the pinned packages. The other files have no event, or none that becomes a record."""

UNREAD_THERE = {
    "calendars/created_calendar_with_unicode_fields.ics",  # a journal without a day
    "calendars/parsing_error.ics",  # an EXDATE that says nothing
}
"""What recurring-ical-events does not expand."""


def published() -> Iterator[tuple[str, bytes]]:
    """Each file's name, and what it says; what is marked as free time as if it took some."""
    folders = (files("recurring_ical_events") / "test" / "calendars", files("icalendar") / "tests")
    for resource in folders:
        with as_file(resource) as folder:
            for file in sorted(folder.rglob("*.ics")):
                content = file.read_bytes().replace(b"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE")
                if not content.lstrip().upper().startswith(b"BEGIN:VCALENDAR"):  # one event alone
                    content = b"BEGIN:VCALENDAR\n" + content.strip() + b"\nEND:VCALENDAR\n"
                yield file.relative_to(folder).as_posix(), content


def imported(content: bytes, root: Path) -> dict[str, Series]:
    """The series that become records, by what their calendar calls them."""
    write_office(root, "")
    settings = read_office(root, KINDS).settings
    assert settings
    calendar = calendar_in(content, "export.ics", ZONE)
    given = (root, Office(settings, ()), calendar)
    write_all(root, taken(*given, since=AGES_AGO, purpose="meeting").changes)
    reading = read_office(root, KINDS)
    assert [str(problem) for problem in reading.problems] == []
    found = {}
    for entry in reading.entries:
        if entry.kind.name == "appointment":
            assert entry.facts.series
            found[entry.facts.values["imported_uid"]] = entry.facts.series
    return found


def instances(content: bytes, found: dict[str, Series]) -> dict[str, list[Instance]]:
    """What recurring-ical-events finds in the file, by UID, from the first of ours on."""
    first = min(begin(series) for series in found.values())
    last = max(begin(series) for series in found.values()) + SPAN
    told: dict[str, list[Instance]] = defaultdict(list)
    for calendar in icalendar.Calendar.from_ical(content, multiple=True):
        for one in recurring_ical_events.of(calendar).between(first, last):
            if str(one.get("STATUS")) != "CANCELLED":
                times = moment(one["DTSTART"].dt), moment(one["DTEND"].dt)
                told[str(one.get("UID", ""))].append(times)
    return told


def begin(series: Series) -> datetime:
    """A day before its first time."""
    return series.starts.astimezone(UTC) - timedelta(days=1)


def ours(series: Series) -> list[Instance]:
    """The times of a series for two years."""
    times = series.within(begin(series), begin(series) + SPAN)
    return sorted((starts.astimezone(UTC), ends.astimezone(UTC)) for starts, ends in times)


def moment(told: date | datetime) -> datetime:
    """In UTC; a day is its midnight, and what has no zone is in the office's."""
    local = told if isinstance(told, datetime) else datetime.combine(told, time())
    return (local if local.tzinfo else local.replace(tzinfo=ZONE)).astimezone(UTC)


@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("ignore::Warning")  # those of calendars that are wrong on purpose
def test_every_series_of_the_published_calendars_takes_place_when_it_should(
    tmp_path: Path,
) -> None:
    count: Counter[str] = Counter()
    different = set()
    for number, (name, content) in enumerate(published()):
        count["files"] += 1
        try:
            found = imported(content, tmp_path / str(number))
        except Stopped:
            count["files that are no calendars"] += 1
            continue
        named = {uid: series for uid, series in found.items() if f"UID:{uid}".encode() in content}
        count["series without a UID"] += len(found) - len(named)
        count["files compared"] += bool(named) and name not in UNREAD_THERE
        there = instances(content, named) if named and name not in UNREAD_THERE else {}
        for uid, series in named.items() if there else ():
            here, until = ours(series), begin(series) + SPAN
            others = [(a, b) for a, b in there[uid] if b > begin(series) and a < until]
            if here != sorted(others):
                different.add(name)
            elif name not in OTHERWISE:
                count["series"] += 1
                count["series that repeat"] += not series.is_single
                count["instances"] += len(here)
    assert different == {*OTHERWISE}
    assert dict(count) == COUNTED
