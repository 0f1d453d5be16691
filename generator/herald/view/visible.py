"""The records that one audience sees at one moment, and each of them as they see it.

All that a Catalog answers is worked out of these, and of what git knows of their files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.audience import Audience, Seen, is_shown, redacted, released
from herald.records.collection import Collection
from herald.records.entry import Entry
from herald.records.facets import Visibility
from herald.records.spoken import spoken
from herald.records.times import HORIZON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime


class Visible(Collection[Entry]):
    """The records that an audience sees at a moment: by kind, day and name."""

    def __init__(
        self,
        entries: Collection[Entry],
        translations: Mapping[str, Mapping[str, Entry]],
        audience: Audience,
        at: datetime,
        timezone: str,
    ) -> None:
        self.audience = audience
        # A zone object of its own: Python compares two times of one zone object by their clocks
        # alone, also on the night when these go back, and `alert.starts <= view.at` would be an
        # hour wrong.
        self.moment = at.astimezone(ZoneInfo.no_cache(timezone))
        shown = [entry for entry in entries.records if is_shown(entry, audience, at)]
        shown.sort(key=lambda e: (e.kind.name, str(e.facts.day or ""), e.parent, e.name))
        super().__init__(shown)
        # No audience is given a record of the Mayor's calendar by this: see `outside`.
        self.tellable = tuple(
            entry
            for entry in entries.of("appointment")
            if entry.facts.visibility is Visibility.PUBLIC and released(entry.facts, audience, at)
        )
        """The appointments of which outsiders may be told something."""
        self._translations = translations

    def __getstate__(self) -> dict[str, object]:
        """What another process needs: of the translations, those of records that are its own."""
        state = super().__getstate__()
        state.pop("_seen", None)
        places = dict.fromkeys(entry.place for entry in (*self.records, *self.tellable))
        kept = {p: self._translations[p] for p in places if p in self._translations}
        return {**state, "_translations": kept}

    @property
    def horizon(self) -> date:
        """The last day on which what repeats without end is listed."""
        return self.moment.date() + HORIZON

    def is_seen(self, kind: str, name: str) -> bool:
        """Whether a reference leads to a record that is seen."""
        return self.find(kind, name) is not None

    def translations_of(self, entry: Entry) -> Mapping[str, Entry]:
        """A record's words in the office's other languages, by language."""
        return self._translations.get(entry.place, {})

    def versions_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The record in every language in which there is one, the office's first one first."""
        return (entry, *self.translations_of(entry).values())

    def every_version(self) -> Iterator[Entry]:
        """All that an answer can tell of, in every language."""
        for entry in (*self.records, *self.tellable):
            yield from self.versions_of(entry)

    def seen(self, entry: Entry) -> Seen:
        """The record as the audience sees it."""
        seen = self._seen.get(entry.path)
        if seen is None:
            seen = self._seen[entry.path] = self._drawn_from(entry)
            if len(self._seen) > MOST_REMEMBERED:
                del self._seen[next(iter(self._seen))]
        return seen

    @cached_property
    def _seen(self) -> dict[str, Seen]:
        return {}

    def _drawn_from(self, entry: Entry) -> Seen:
        others = self.translations_of(entry)
        seen = self._as_seen(entry)
        if not others:
            return seen
        words = {language: self._as_seen(other) for language, other in others.items()}
        return replace(seen, translations=words)

    def _as_seen(self, entry: Entry) -> Seen:
        opened = entry.file.open()
        return Seen(
            entry.kind,
            entry.name,
            entry.stem,
            entry.parent,
            entry.language,
            entry.address,
            redacted(opened.record, self.audience, self.is_seen),
            spoken(opened.body) if entry.kind.marks_commitments else opened.body,
        )


MOST_REMEMBERED = 1_000
"""How many records are kept as they are seen, of those that were shown last."""
