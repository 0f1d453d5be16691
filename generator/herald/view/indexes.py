"""Indexes: by what the records that are seen are found, each worked out when it is first asked for.

Whoever asks for ten thousand pages asks as often what names this record, or which of this kind are
the newest; to go through all records for each of them would take minutes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from herald.audience import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from herald.records.entry import Entry
    from herald.view.visible import Visible

Counts = tuple[tuple[int, int], ...]
"""Years, or the months of one year, the last first, each with how many records it has."""


@dataclass(frozen=True, eq=False)
class Indexes:
    """The records that are seen, by all that they are found by but their times (`Timetable`)."""

    visible: Visible
    office_files: Mapping[str, Path]
    """The files beside records, by their path from the office's root."""
    _newest: dict[str, tuple[Entry, ...]] = field(default_factory=dict, init=False)
    _by_value: dict[tuple[str, str], Mapping[str, Sequence[Entry]]] = field(
        default_factory=dict, init=False
    )
    _by_day: dict[str, Sequence[tuple[date, Entry]]] = field(default_factory=dict, init=False)
    _by_year: dict[str, Mapping[int, Counts]] = field(default_factory=dict, init=False)

    # --- by what they are called ---

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """Every record, by its key."""
        return {key_of(entry): entry for entry in self.visible.records}

    @cached_property
    def key_by_path(self) -> Mapping[str, str]:
        """The key of each record, by its file and those of its translations."""
        found: dict[str, str] = {}
        for key, entry in self.by_key.items():
            found |= {one.path: key for one in self.visible.versions_of(entry)}
        return found

    @cached_property
    def directory(self) -> Mapping[str, Entry]:
        """People and organizations by name and by title; of two with one title, the person."""
        found: dict[str, Entry] = {}
        for kind in ("organization", "person"):
            found |= {entry.facts.title.casefold(): entry for entry in self.visible.of(kind)}
        for kind in ("organization", "person"):
            found |= {entry.name: entry for entry in self.visible.of(kind)}
        return found

    # --- by whom they name ---

    @cached_property
    def referring(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        """Who names a record, by its key and their kind."""
        found: dict[str, dict[str, dict[str, Entry]]] = {}
        keys: dict[tuple[str, str], str] = {}
        for entry in self.visible.records:
            for reference in entry.references:
                if reference.is_for_staff and not self.visible.audience.is_staff:
                    continue
                named = (reference.kind, reference.name)
                if named not in keys:
                    other = self.visible.find(*named)
                    keys[named] = key_of(other) if other else ""
                if keys[named]:
                    kinds = found.setdefault(keys[named], {})
                    kinds.setdefault(entry.kind.name, {})[entry.path] = entry
        return {
            key: {kind: tuple(entries.values()) for kind, entries in kinds.items()}
            for key, kinds in found.items()
        }

    # --- by their days, and by what they say ---

    def newest(self, kind: str) -> tuple[Entry, ...]:
        """The records of a kind, the last first."""
        if kind not in self._newest:
            self._newest[kind] = newest_first(self.visible.of(kind))
        return self._newest[kind]

    def by_value(self, kind: str, field: str) -> Mapping[str, Sequence[Entry]]:
        """The records of a kind by what an `indexed` field of theirs says, the last first."""
        if (kind, field) not in self._by_value:
            grouped: dict[str, list[Entry]] = {}
            for entry in self.newest(kind):
                value = entry.facts.values.get(field)
                if value:
                    grouped.setdefault(value, []).append(entry)
            self._by_value[kind, field] = grouped
        return self._by_value[kind, field]

    def dated(self, kind: str, first: date, last: date) -> tuple[Entry, ...]:
        """The records of a kind dated from one day to another, both included, in order."""
        found = self._dated(kind)
        start = bisect_left(found, first, key=itemgetter(0))
        end = bisect_right(found, last, key=itemgetter(0))
        return tuple(entry for _, entry in found[start:end])

    def _dated(self, kind: str) -> Sequence[tuple[date, Entry]]:
        """The dated records of a kind in the order of their days."""
        if kind not in self._by_day:
            # The records of one kind are in that order already.
            some = self.visible.of(kind)
            self._by_day[kind] = [(e.facts.day, e) for e in some if e.facts.day]
        return self._by_day[kind]

    def counted(self, kind: str) -> Mapping[int, Counts]:
        """How many records of a kind there are of each month, by year; the last of both first."""
        if kind not in self._by_year:
            counted = Counter((day.year, day.month) for day, _ in self._dated(kind))
            years: dict[int, Counts] = {}
            for year, month in sorted(counted, reverse=True):
                years[year] = (*years.get(year, ()), (month, counted[year, month]))
            self._by_year[kind] = years
        return self._by_year[kind]

    # --- by where they stand ---

    @cached_property
    def page_forms(self) -> tuple[tuple[str, int], ...]:
        """The first folder of the records' addresses, and how many folders these have; sorted."""
        addresses = (e.address for e in self.visible.records if e.address)
        return tuple(sorted({(a.split("/")[1], a.count("/") - 1) for a in addresses}))

    @cached_property
    def brought(self) -> Mapping[str, tuple[str, str]]:
        """The files that records with a page bring along, those of translations too, by address.

        The path of each from the office's root, and its record's key.
        """
        found: dict[str, tuple[str, str]] = {}
        for entry in self.visible.records:
            if entry.address:
                for words in self.visible.versions_of(entry):
                    for file in words.facts.files:
                        if words.beside(file) in self.office_files:
                            found[f"{entry.address}{file}"] = (words.beside(file), key_of(entry))
        return found

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """These files on the disk, by address."""
        return {address: self.office_files[path] for address, (path, _) in self.brought.items()}


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By date, the last first; on one day by name."""
    named = sorted(entries, key=lambda entry: entry.name)
    return tuple(sorted(named, key=lambda entry: entry.facts.day or date.min, reverse=True))
