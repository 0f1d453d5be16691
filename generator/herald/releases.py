"""When what those outside see becomes another: releases, embargoes that lift, and what expires."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from herald.records.entry import Entry


class Change(StrEnum):
    """What happens to a record."""

    RELEASE = "release"
    LIFT = "lift"
    EXPIRY = "expiry"


@dataclass(frozen=True)
class Step:
    """A moment at which those outside see another set of records."""

    moment: datetime
    """In the office's zone."""
    change: Change
    audience: Audience
    """The widest for whom something changes."""
    kind: str
    path: str
    """Of the record's file, from the office's root."""

    @property
    def order(self) -> tuple[datetime, str, str]:
        """By moment (in UTC, or the hour that comes twice would be in another order) and file."""
        return self.moment.astimezone(UTC), self.path, self.change


def steps_of(entry: Entry, zone: ZoneInfo) -> Iterator[Step]:
    """The steps of a record, with their moments in `zone`."""
    facts = entry.facts
    if facts.visibility not in (Visibility.PUBLIC, Visibility.PRESS):
        return
    is_public = facts.visibility is Visibility.PUBLIC
    widest = Audience.PUBLIC if is_public else Audience.PRESS
    embargo = facts.embargo if is_public else None
    found: list[tuple[datetime, Change, Audience]] = []
    if facts.publish_at and facts.publish_at != embargo:
        found.append((facts.publish_at, Change.RELEASE, Audience.PRESS if embargo else widest))
    if embargo:
        found.append((embargo, Change.LIFT, Audience.PUBLIC))
    if facts.expires:
        found.append((facts.expires, Change.EXPIRY, widest))
    for moment, change, audience in found:
        local = moment.astimezone(zone)
        yield Step(local, change, audience, entry.kind.name, entry.path)
