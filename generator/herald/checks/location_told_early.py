"""The public title of an appointment names the place that may not be told yet.

Outside the office an appointment is its `public_title`, from the moment of its release on; its
place follows when `location_release` says so (immediate, day_of, after, never). A title that names
the venue, its street or the place in words tells it at once.

Passes:

```yaml
public_title: Meeting with the harbor pilots
place: Pilot house on Wharf Street
location_release: day_of
```

Fails:
```yaml
public_title: Harbor pilots, Pilot house on Wharf Street
place: Pilot house on Wharf Street
location_release: day_of
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.appointment import Appointment, LocationRelease
from herald.problems import quoted
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "location-told-early"

_OUTSIDE = (Visibility.PUBLIC, Visibility.PRESS)


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """An appointment, or its translation, whose title does."""
    del at
    if entry.kind.name != "appointment" or entry.facts.visibility not in _OUTSIDE:
        return
    record = entry.record
    if not isinstance(record, Appointment) or record.location_release is LocationRelease.IMMEDIATE:
        return
    title = (record.public_title or "").casefold()
    venue = office.find("venue", record.venue or "")
    street = venue.facts.values.get("address", "").partition(",")[0] if venue else ""
    places = (record.place, venue.facts.title if venue else None, street)
    if any(place and place.casefold() in title for place in places):
        release = quoted(record.location_release)
        said = (
            f"'public_title' names the place, and 'location_release' is {release}; leave the place "
            "out of the title, or write 'location_release: immediate'"
        )
        yield entry.problem(("public_title",), RULE, said)
