"""Two events or meetings are in one venue at the same time, or both need the Mayor.

An event that ends at 6 p.m. and one that starts at 6 p.m. go together. What is cancelled or
postponed does not count. Where the Mayor only drops by (`mayors_role: drop_by`), two events at a
time are a warning. Of an event that recurs only the date that is written counts.

Passes:

```yaml
starts: 2026-12-03 18:00   # and the other event in city-hall ends at 18:00
ends: 2026-12-03 19:30
venue: city-hall
```

Fails:

```yaml
starts: 2026-12-03 17:30   # and the other event in city-hall ends at 18:00
ends: 2026-12-03 19:00
venue: city-hall
```
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from herald.audience import Audience, released
from herald.problems import Severity, quoted, repeated
from herald.records.convening import Status
from herald.records.encounter import MayorsRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "double-booking"

MOST_TOLD = 5
"""With so many others at most an event is told to overlap."""


@dataclass(frozen=True)
class _Booking:
    """What takes place; its times in UTC, since those of a zone repeat once a year."""

    entry: Entry
    starts: datetime
    ends: datetime

    @property
    def venue(self) -> str:
        """The name of the venue's record, or ""."""
        return self.entry.facts.values.get("venue", "")

    @property
    def mayors_role(self) -> str:
        """What the Mayor does there, or ""."""
        return self.entry.facts.values.get("mayors_role", "")


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Pairs of events that cannot both take place as written."""
    bookings = [*_bookings(office)]
    for venue, booked in _by_venue(office, bookings).items():
        for earlier, later in _overlapping(booked):
            message = _both(office, earlier, later, f"are both in {quoted(venue)}", at)
            advice = "move one of them, or change its venue"
            yield later.entry.problem(("starts",), RULE, f"{message}; {advice}")
    for earlier, later in _overlapping(one for one in bookings if one.mayors_role):
        message = _both(office, earlier, later, "both need the Mayor", at)
        if MayorsRole.DROP_BY in (earlier.mayors_role, later.mayors_role):
            advice, severity = "see that there is time to drop by", Severity.WARNING
        else:
            advice, severity = "move one of them, or send somebody else", Severity.ERROR
        yield later.entry.problem(("starts",), RULE, f"{message}; {advice}", severity)


def _bookings(office: Office) -> Iterator[_Booking]:
    for entry in (*office.of("event"), *office.of("meeting")):
        facts = entry.facts
        off = Status(facts.values["status"]).is_off
        if facts.starts and facts.ends and not off:
            starts, ends = facts.starts.astimezone(UTC), facts.ends.astimezone(UTC)
            if starts < ends:  # else `ends_before_starts` says so
                yield _Booking(entry, starts, ends)


def _by_venue(office: Office, bookings: Iterable[_Booking]) -> dict[str, list[_Booking]]:
    booked: dict[str, list[_Booking]] = {}
    for booking in bookings:
        venue = office.find("venue", booking.venue)
        if venue:
            booked.setdefault(venue.name, []).append(booking)
    return booked


def _overlapping(bookings: Iterable[_Booking]) -> Iterator[tuple[_Booking, _Booking]]:
    """The pairs that overlap, the earlier first: one pass in the order of beginnings."""
    running: list[_Booking] = []
    for booking in sorted(bookings, key=lambda one: (one.starts, one.entry.path)):
        running = [other for other in running if other.ends > booking.starts]
        for other in running[:MOST_TOLD]:
            yield other, booking
        running.append(booking)


def _both(office: Office, earlier: _Booking, later: _Booking, what: str, at: datetime) -> str:
    """`'B' and 'A' (its file) are both … from … to …`, in the office's own time."""
    first = later.starts.astimezone(office.settings.zone)
    last = min(earlier.ends, later.ends).astimezone(office.settings.zone)
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%Y-%m-%d %H:%M}"
    called, time = quoted(earlier.entry.facts.title), f" from {first:%Y-%m-%d %H:%M} to {until}"
    if _is_public(later, at) and not _is_public(earlier, at):
        called, time = "an event that is not public", ""
    return (
        f"{quoted(later.entry.facts.title)} and {called} ('{earlier.entry.path}') {what}"
        f"{repeated(time, '')}"
    )


def _is_public(booking: _Booking, at: datetime) -> bool:
    """Whether everybody may read of it, and so messages about others may speak of it."""
    return released(booking.entry.facts, Audience.PUBLIC, at)
