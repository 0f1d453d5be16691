"""An occurrence: one time at which a record of the Mayor's calendar takes place, by its facts.

Fifty thousand of them are looked at without opening a file.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from herald.records.entry import Entry

CALENDAR = ("event", "meeting", "appointment")
"""The kinds that the Mayor's calendar is made of."""


TRIP = "trip"
"""The kind that says when the Mayor is away."""


class Occurrence(NamedTuple):
    """One time of one record; a record that repeats has many."""

    key: str
    """The record's, see `Seen.key`."""
    kind: str
    path: str
    """Of its file, from the office's root."""
    title: str
    starts: str
    """In ISO 8601, in UTC, so that the texts come in the order of the moments."""
    ends: str
    """Later, and no longer part of it."""
    values: tuple[tuple[str, str], ...]
    """Its kind's indexed fields, as they are typed: status, purpose, venue, mayors_role …"""
    priorities: tuple[str, ...]
    """Those that it serves, by name."""

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Start and end, in UTC."""
        return datetime.fromisoformat(self.starts), datetime.fromisoformat(self.ends)


def occurrence(entry: Entry, key: str, starts: datetime, ends: datetime) -> Occurrence:
    """The entry at one of its times (aware)."""
    named = [one.name for one in entry.references if one.location[0] == "priorities"]
    return Occurrence(
        key,
        entry.kind.name,
        entry.path,
        entry.facts.title,
        starts.astimezone(UTC).isoformat(),
        ends.astimezone(UTC).isoformat(),
        tuple(entry.facts.values.items()),
        tuple(dict.fromkeys(named)),
    )
