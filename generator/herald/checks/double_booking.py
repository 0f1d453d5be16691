"""Two events are in one venue at the same time, or both need the Mayor.

An event that ends at 6 p.m. and one that starts at 6 p.m. go together. What is cancelled or postponed
does not count. Where the Mayor only drops by (`mayors_role: drop_by`), two events at a time are a
warning. Of an event that recurs only the date that is written counts.

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

from typing import TYPE_CHECKING

from herald.kinds.event import Event, MayorsRole, Status
from herald.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "double-booking"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Pairs of events that cannot both take place as written."""
    del at
    on = [(entry, event) for entry, event in _events(office) if _takes_place(event)]
    by_venue: dict[str, list[tuple[Entry, Event]]] = {}
    for entry, event in on:
        if event.venue:
            venue = office.find("venue", event.venue)
            by_venue.setdefault(venue.name if venue else event.venue, []).append((entry, event))
    for venue_name, events in by_venue.items():
        for earlier, later in _overlapping(events):
            yield _problem(
                office,
                earlier,
                later,
                f"are both in '{venue_name}'",
                "move one of them, or change its venue",
            )
    with_mayor = [(entry, event) for entry, event in on if event.mayors_role]
    for earlier, later in _overlapping(with_mayor):
        roles = (earlier[1].mayors_role, later[1].mayors_role)
        drops_by = MayorsRole.DROP_BY in roles
        yield _problem(
            office,
            earlier,
            later,
            "both need the Mayor",
            "see that there is time to drop by"
            if drops_by
            else "move one of them, or send somebody else",
            Severity.WARNING if drops_by else Severity.ERROR,
        )


def _events(office: Office) -> Iterator[tuple[Entry, Event]]:
    for entry in office.of("event"):
        if isinstance(entry.record, Event):
            yield entry, entry.record


def _takes_place(event: Event) -> bool:
    # One that ends before it starts is another rule's, and would overlap with nothing.
    return event.status not in (Status.CANCELLED, Status.POSTPONED) and event.starts < event.ends


def _overlapping(
    events: Iterable[tuple[Entry, Event]],
) -> Iterator[tuple[tuple[Entry, Event], tuple[Entry, Event]]]:
    """Each pair that overlaps, the earlier first: one pass in the order of beginnings."""
    running: list[tuple[Entry, Event]] = []
    for item in sorted(events, key=lambda pair: (pair[1].starts, pair[0].source.path)):
        running = [other for other in running if other[1].ends > item[1].starts]
        for other in running:
            yield other, item
        running.append(item)


def _problem(
    office: Office,
    earlier: tuple[Entry, Event],
    later: tuple[Entry, Event],
    what: str,
    advice: str,
    severity: Severity = Severity.ERROR,
) -> Problem:
    first = later[1].starts.astimezone(office.settings.zone)
    last = min(earlier[1].ends, later[1].ends).astimezone(office.settings.zone)
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%Y-%m-%d %H:%M}"
    message = (
        f"'{later[1].title}' and '{earlier[1].title}' ('{earlier[0].source.path}') {what} "
        f"from {first:%Y-%m-%d %H:%M} to {until}; {advice}"
    )
    return later[0].problem(("starts",), RULE, message, severity)
