"""The Mayor's days in public: on which there is something, and what is told of appointments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from herald.kinds.appointment import Appointment
from herald.outside import Told, told
from herald.records.times import days_of, times_of, times_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from herald.records.entry import Entry
    from herald.view.visible import Visible


@dataclass(frozen=True, eq=False)
class PublicDays:
    """What the public may know of the Mayor's days, by events, meetings and appointments."""

    visible: Visible

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """The days from one to another, both included, between their neighbors or ""."""
        start, end = bisect_left(self._days, first), bisect_right(self._days, last)
        before, after = self._days[:start][-1:], self._days[end : end + 1]
        return (*(before or [""]), *self._days[start:end], *(after or [""]))

    @cached_property
    def _days(self) -> Sequence[str]:
        """The days, in ISO 8601, on which the public may know of something that the Mayor does."""
        with_mayor = (
            entry
            for entry in self.visible.records
            if entry.kind.name in ("event", "meeting") and entry.facts.values.get("mayors_role")
        )
        found: set[date] = set()
        for entry in (*with_mayor, *self.visible.tellable):
            for times in times_of(entry, self.visible.horizon):
                first, last = days_of(*times)
                found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
        return sorted(map(str, found))

    @cached_property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months of these days, in order; every page asks whether there are any."""
        return tuple(dict.fromkeys((int(d[:4]), int(d[5:7])) for d in self._days))

    def told_of(self, since: date, until: date, language: str) -> tuple[Told, ...]:
        """The public appointments from one day to another, in order, as outsiders may know them."""
        found = [
            line
            for entry in self.visible.tellable
            for times in times_within(entry, since, until)
            if (line := self._told(entry, times, language))
        ]
        return tuple(sorted(found, key=lambda line: (line.starts, line.ends, line.title)))

    def _told(self, entry: Entry, times: tuple[datetime, datetime], language: str) -> Told | None:
        words = self.visible.translations_of(entry).get(language, entry)
        record = words.file.open().record
        if not isinstance(record, Appointment):
            raise TypeError(f"{entry.path} is no appointment")
        zone = record.zone
        local = (times[0].astimezone(zone), times[1].astimezone(zone))
        return told(record, words.language, local, self.visible.moment, self.visible.is_seen)
