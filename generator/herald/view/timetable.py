"""The timetable: what of the records that are seen takes place when, to come or over.

Each part of it is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from herald.records.times import days_of, months_between, times_of, times_within
from herald.streams import Stream, streams_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from herald.records.entry import Entry
    from herald.view.visible import Visible


@dataclass(frozen=True, eq=False)
class Timetable:
    """The records that are seen, by when they take place and in which streams of the calendar."""

    visible: Visible

    def next_times(self, entry: Entry) -> Iterator[tuple[datetime, datetime]]:
        """The times of a record that are not over, start and end, the next first."""
        times = times_of(entry, self.visible.horizon)
        return ((starts, ends) for starts, ends in times if ends > self.visible.moment)

    @cached_property
    def coming(self) -> tuple[Entry, ...]:
        """What is not over, each once, the next first."""
        found = []
        for entry in self.visible.records:
            facts = entry.facts
            if facts.ends and (facts.rule or facts.ends > self.visible.moment):
                first = next(self.next_times(entry), None)
                if first:
                    found.append((first[0].astimezone(UTC), entry.name, entry))
        found.sort(key=itemgetter(0, 1))
        return tuple(entry for _, _, entry in found)

    @cached_property
    def past(self) -> tuple[Entry, ...]:
        """What took place once and is over, the last first."""
        found = [
            # In UTC: by their clocks, the hour that comes twice would be in another order.
            (entry.facts.starts.astimezone(UTC), entry.name, entry)
            for entry in self.visible.records
            if entry.facts.starts and entry.facts.ends and not entry.facts.rule
            if entry.facts.ends <= self.visible.moment
        ]
        found.sort(key=itemgetter(0, 1), reverse=True)
        return tuple(entry for _, _, entry in found)

    def taking_place(self, since: date, until: date) -> tuple[Entry, ...]:
        """What takes place from one day to another of its own clock, both included, by name."""
        months = [*months_between(since, until)]
        found = {e.path: e for month in months for e in self.by_month.get(month, ())}
        found |= {e.path: e for e in self._repeating}
        return tuple(e for _, e in sorted(found.items()) if any(times_within(e, since, until)))

    @cached_property
    def by_month(self) -> Mapping[tuple[int, int], tuple[Entry, ...]]:
        """What takes place in a month; what repeats without end, for a year to come."""
        found: dict[tuple[int, int], dict[str, Entry]] = {}
        for entry in self.visible.records:
            for times in times_of(entry, self.visible.horizon):
                for month in months_between(*days_of(*times)):
                    found.setdefault(month, {})[entry.path] = entry
        return {month: tuple(entries.values()) for month, entries in found.items()}

    @cached_property
    def _repeating(self) -> tuple[Entry, ...]:
        """What repeats, and may take place later than `by_month` looks ahead."""
        return tuple(entry for entry in self.visible.records if entry.facts.rule)

    @cached_property
    def left(self) -> Sequence[tuple[date, Entry]]:
        """The days, by its own clock, from which each record was moved away."""
        found = []
        for entry in self.visible.records:
            was = [one.was for one in entry.facts.moved]
            if "previously" in entry.facts.values:
                was.append(datetime.fromisoformat(entry.facts.values["previously"]))
            found += [(moment.date(), entry) for moment in was]
        return found

    # --- the streams of the calendar ---

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """The streams that there are, in the order of their addresses."""
        named: dict[tuple[str, str], Stream] = {}
        for entry in self.visible.records:
            for stream in self._streams_of(entry):
                kept = named.setdefault(stream[:2], stream)
                # Of two spellings of one name, always the same.
                named[stream[:2]] = min(kept, stream)
        return tuple(sorted(named.values()))

    @cached_property
    def coming_by_stream(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        """What is not over, the next first, by what divides the calendar and the stream's slug."""
        return self._by_stream(self.coming)

    @cached_property
    def past_by_stream(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        """What took place once and is over, the last first, by the same."""
        return self._by_stream(self.past)

    def _by_stream(self, entries: Iterable[Entry]) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            for by, slug, _ in self._streams_of(entry):
                found.setdefault((by, slug), []).append(entry)
        return {stream: tuple(some) for stream, some in found.items()}

    def _streams_of(self, entry: Entry) -> Iterator[Stream]:
        """Those of what has a time and a page."""
        if not (entry.facts.starts and entry.address):
            return
        says = entry.facts.values
        venue = self.visible.find("venue", says["venue"]) if "venue" in says else None
        committee = says.get("committee")
        yield from streams_of(
            entry.kind.name,
            says.get("subtype"),
            committee if committee and self.visible.is_seen("committee", committee) else None,
            says.get("neighborhood", venue.facts.values.get("neighborhood") if venue else None),
        )
