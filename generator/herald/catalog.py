"""The catalog: the records that one audience sees at one moment, by what is asked of many at once.

It answers by facts alone and opens no file, for ten thousand records as for ten. The View, which
outputs are given, asks it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic_core import from_json

from herald.audience import Audience, Seen, is_shown, record_key, redacted, released
from herald.kinds.appointment import Appointment
from herald.outside import Told, told
from herald.records.collection import Collection
from herald.records.entry import Entry
from herald.records.facets import Visibility
from herald.records.occurrence import CALENDAR, Occurrence, occurrence
from herald.records.revision import replanned, reworded, since, together
from herald.records.spoken import spoken
from herald.records.staleness import behind, is_read_again, page_behind
from herald.records.walk import stamp_of
from herald.records.whole_days import last_day_of
from herald.releases import steps_of
from herald.streams import Stream, streams_of

if TYPE_CHECKING:
    from pathlib import Path

    from herald.records.duty import Duty
    from herald.records.page import Page
    from herald.records.revision import Past, Revision
    from herald.records.walk import Stamp
    from herald.settings import Settings


class Catalog:
    """The records that one audience sees at one moment, and the answers to questions about them.

    An answer is made of entries, or of texts and numbers.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that it answers from
        self,
        settings: Settings,
        audience: Audience,
        at: datetime,
        entries: Collection[Entry],
        translations: Mapping[str, Mapping[str, Entry]],
        pages: Iterable[Page],
        files: Mapping[str, Path],
        past: Mapping[str, Past] | None = None,
    ) -> None:
        self.settings = settings
        self.audience = audience
        # A zone object of its own: Python compares two times of one zone object by their clocks
        # alone, also on the night when these go back, and `alert.starts <= view.at` would be an
        # hour wrong.
        self.moment = at.astimezone(ZoneInfo.no_cache(settings.timezone))
        shown = [entry for entry in entries.records if is_shown(entry, audience, at)]
        shown.sort(key=lambda e: (e.kind.name, str(e.facts.day or ""), e.parent, e.name))
        self.visible = Collection(shown)
        # No audience is given a record of the Mayor's calendar by this: see `outside`.
        self.tellable = tuple(
            entry
            for entry in entries.of("appointment")
            if entry.facts.visibility is Visibility.PUBLIC and released(entry.facts, audience, at)
        )
        self.translations = translations
        self.pages = tuple(pages)
        self._office_files = files
        self._past = past or {}

    # --- what a View asks; the names are those of its questions ---

    def at(self) -> str:
        """The moment."""
        return self.moment.isoformat()

    def today(self) -> str:
        """The moment's day, in the office's zone."""
        return self.moment.date().isoformat()

    def is_past(self, moment: str) -> bool:
        """Whether that moment, in ISO 8601 with its offset, has come."""
        return datetime.fromisoformat(moment) <= self.moment

    def all_records(self) -> tuple[Entry, ...]:
        """Every record."""
        return self.visible.records

    def of(self, kind: str) -> tuple[Entry, ...]:
        """The records of one kind."""
        return self.visible.of(kind)

    def find(self, kind: str, name: str) -> Entry | None:
        """The one record of that kind and name."""
        return self.visible.find(kind, name)

    def record(self, key: str) -> Entry | None:
        """The record with that key."""
        return self._by_key.get(key)

    def lineage(self, key: str, language: str) -> tuple[tuple[str, ...], ...]:
        """The revisions of a record's words in a language that readers could have had.

        Place, moment and commit of each; a last row that is empty when the files are changed.
        """
        entry = self._by_key.get(key)
        if entry is None:
            return ()
        words = self.translations.get(entry.place, {}).get(language)
        files = [one.path for one in (entry, words) if one]
        past = [self._past[path] for path in files if path in self._past]
        found = [one for one in together(past) if self.audience.may_see(_label(one))]
        is_new = len(past) < len(files)
        if self.audience.is_staff:
            is_changed = is_new or any(one.is_changed for one in past)
        else:
            found = [*since([*reworded(found)], past[0].since if past else None)]
            is_changed = is_new or any(one.is_reworded for one in past)
        rows = [(str(one.place), one.at.isoformat(), one.commit) for one in found]
        return (*rows, ("",)) if is_changed and rows else tuple(rows)

    def planning(self, key: str) -> tuple[int, str]:
        """How often a record was planned anew since readers could know of it, and the last time.

        The time is in ISO 8601, and "" where git does not say it.
        """
        entry = self._by_key.get(key)
        past = self._past.get(entry.path) if entry else None
        if past is None:
            return 0, ""
        found = [*replanned([one for one in past.revisions if self.audience.may_see(_label(one))])]
        if not self.audience.is_staff:
            found = [*since(found, past.since)]
        if not found:
            return 0, ""
        is_new = past.is_replanned
        return len(found) - 1 + is_new, "" if is_new else found[-1].at.isoformat()

    def is_behind(self, key: str, language: str) -> bool:
        """Whether a translation stayed behind the original, by all that git knows."""
        entry = self._by_key.get(key)
        words = self.translations.get(entry.place, {}).get(language) if entry else None
        if entry is None or words is None:
            return False
        late = behind(self._past.get(entry.path), self._past.get(words.path))
        return late is not None and not is_read_again(words, late, self.settings.zone)

    def is_page_behind(self, address: str) -> bool:
        """Whether the page written by hand at an address stayed behind its original."""
        first = self.settings.languages[0]
        originals = [page for page in self.pages if page.language == first]
        return any(
            page_behind(page, originals, self._past, self.settings.zone)
            for page in self.pages
            if page.address == address
        )

    def referring_to(self, key: str, kind: str, most: int) -> tuple[Entry, ...]:
        """The newest records of a kind that name the one with that key."""
        return newest_first(self._referring.get(key, {}).get(kind, ()))[:most]

    def naming(self, key: str, most: int) -> tuple[Entry, ...]:
        """Of each kind the newest records that name the one with that key."""
        kinds = self._referring.get(key, {})
        return tuple(e for kind in sorted(kinds) for e in newest_first(kinds[kind])[:most])

    def coming(self, most: int, key: str, kind: str = "") -> tuple[Entry, ...]:
        """What is not over, the next first; with a key only what names that record."""
        kinds = self._referring.get(key, {}).values()
        naming = {entry.path for entries in kinds for entry in entries}
        found = (entry for _, entry in self._coming if not key or entry.path in naming)
        return tuple(islice((e for e in found if kind in ("", e.kind.name)), most))

    def next_times(self, key: str, most: int) -> tuple[tuple[str, str], ...]:
        """When a record takes place next: start and end, of times that are not over."""
        entry = self._by_key.get(key)
        times = _times(entry, self.horizon) if entry else iter(())
        found = ((starts, ends) for starts, ends in times if ends > self.moment)
        return tuple((a.isoformat(), b.isoformat()) for a, b in islice(found, most))

    def past(self, most: int, kind: str = "") -> tuple[Entry, ...]:
        """What took place once and is over, the last first: of everything, or of one kind."""
        found = [
            # In UTC: by their clocks, the hour that comes twice would be in another order.
            (entry.facts.starts.astimezone(UTC), entry.name, entry)
            for entry in self.visible.records
            if entry.facts.starts and entry.facts.ends and not entry.facts.rule
            if entry.facts.ends <= self.moment and kind in ("", entry.kind.name)
        ]
        found.sort(key=itemgetter(0, 1), reverse=True)
        return tuple(entry for _, _, entry in found[:most])

    def below(self, kind: str, parent: str) -> tuple[Entry, ...]:
        """The records of a kind in the folder of the record above them."""
        return tuple(entry for entry in self.visible.of(kind) if entry.parent == parent)

    def newest(self, kind: str, most: int) -> tuple[Entry, ...]:
        """So many records of a kind, the last first."""
        return self._newest_first(kind)[:most]

    def newest_with(self, kind: str, field: str, value: str, most: int) -> tuple[Entry, ...]:
        """So many records of a kind whose `indexed` field has that value, the last first."""
        return tuple(self._valued(kind, field).get(value, ())[:most])

    def years_with(self, kind: str, field: str, value: str) -> tuple[tuple[int, int], ...]:
        """The years of the records whose `indexed` field has that value, newest first, counted."""
        found = self._valued(kind, field).get(value, ())
        years = Counter(entry.facts.day.year for entry in found if entry.facts.day)
        return tuple(sorted(years.items(), reverse=True))

    def of_year_with(self, kind: str, field: str, value: str, year: int) -> tuple[Entry, ...]:
        """Those of a year, the last first."""
        found = self._valued(kind, field).get(value, ())
        return tuple(e for e in found if e.facts.day and e.facts.day.year == year)

    def values(self, kind: str, field: str) -> tuple[str, ...]:
        """The values that an `indexed` field has, sorted."""
        return tuple(sorted(self._valued(kind, field)))

    def embargoed(self, kind: str, since: str) -> tuple[Entry, ...]:
        """The records of a kind with an embargo that ends, or ended, after a moment in ISO 8601."""
        moment = datetime.fromisoformat(since)
        some = self.visible.of(kind)
        return tuple(e for e in some if e.facts.embargo and e.facts.embargo > moment)

    def years(self, kind: str) -> tuple[int, ...]:
        """The years of the records' own dates, newest first."""
        return tuple(self._counted(kind))

    def months(self, kind: str, year: int) -> tuple[tuple[int, int], ...]:
        """The months of a year that records are dated in, newest first, each with how many."""
        return self._counted(kind).get(year, ())

    def dated(self, kind: str, first: str, last: str) -> tuple[Entry, ...]:
        """The records of a kind that are dated from one day to another, both included, in order."""
        found = self._dated(kind)
        start = bisect_left(found, date.fromisoformat(first), key=itemgetter(0))
        end = bisect_right(found, date.fromisoformat(last), key=itemgetter(0))
        return tuple(entry for _, entry in found[start:end])

    def revised(self, kind: str, first: str, last: str) -> tuple[Entry, ...]:
        """The undated records of a kind that told something new between two days, both included."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        return tuple(
            entry
            for entry in self.visible.of(kind)
            if not entry.facts.day and entry.facts.revised and since <= entry.facts.revised <= until
        )

    def taking_place(self, first: str, last: str) -> tuple[Entry, ...]:
        """What takes place at some time from one day to another, both included, by name.

        The days are those of the event's own clock.
        """
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        months = [*_months(since, until)]
        found = {e.path: e for month in months for e in self._by_month.get(month, ())}
        for entry in self._endless:
            found[entry.path] = entry
        return tuple(e for _, e in sorted(found.items()) if _takes_place(e, since, until))

    def duties(self) -> tuple[tuple[str, str, Duty], ...]:
        """What the office still has to do: of which record, in which file, and what; for staff."""
        if not self.audience.is_staff:
            return ()
        every = self.visible.records
        return tuple((key_of(e), e.path, duty) for e in every for duty in e.facts.duties)

    def called(self, text: str) -> Entry | None:
        """The person or organization with that name or that title, written large or small."""
        return self._directory.get(text.casefold())

    def steps(self, first: str, last: str) -> tuple[tuple[str, ...], ...]:
        """What becomes visible outside, or goes, from one day to another, both included, in order.

        Moment in ISO 8601, what happens, the widest audience for whom it does, the record's key.
        """
        zone = ZoneInfo(self.settings.timezone)
        found = [
            (step.order, (step.moment.isoformat(), step.change, step.audience, key_of(entry)))
            for entry in self.visible.records
            for step in steps_of(entry, zone)
            if first <= step.moment.date().isoformat() <= last
        ]
        return tuple((m, str(c), str(a), k) for _, (m, c, a, k) in sorted(found))

    def file_of(self, key: str) -> str:
        """The path of a record's file from the office's root; "" where there is none."""
        entry = self._by_key.get(key)
        return entry.path if entry else ""

    def key_at(self, path: str) -> str:
        """The key of the record in that file, or of the one that it translates; "" for none."""
        return self._by_path.get(path, "")

    def labels_of(self, *paths: str) -> tuple[tuple[str, str, str] | None, ...]:
        """Of the record in each file, or of the one that it translates: kind, title, owner's name.

        None where no record is seen; no file is opened for it.
        """
        return tuple(self._label_of(self.key_at(path)) for path in paths)

    def _label_of(self, key: str) -> tuple[str, str, str] | None:
        entry = self._by_key.get(key)
        if entry is None:
            return None
        owners = (ref.name for ref in entry.facts.references if ref.location == ("owner",))
        return entry.kind.name, entry.facts.title, next(owners, "")

    def untranslated(self) -> tuple[tuple[str, str, int, int], ...]:
        """Of each kind and further language: how many pages lack a translation, and of how many."""
        if not self.settings.languages[1:]:
            return ()
        counted: Counter[tuple[str, str]] = Counter()
        every: Counter[str] = Counter()
        for entry in self.visible.records:
            if entry.address and is_shown(entry, Audience.PUBLIC, self.moment):
                every[entry.kind.name] += 1
                has = self.translations.get(entry.place, {})
                counted.update(
                    (entry.kind.name, code)
                    for code in self.settings.languages[1:]
                    if code not in has
                )
        return tuple((kind, code, n, every[kind]) for (kind, code), n in sorted(counted.items()))

    def occurrences(self, first: str, last: str) -> tuple[Occurrence, ...]:
        """The times of the Mayor's calendar from one day to another, both included, in order."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        found = [
            occurrence(entry, key_of(entry), *times)
            for entry in self.taking_place(first, last)
            if entry.kind.name in CALENDAR
            for times in _times(entry, until)
            if _lies_within(times, since, until)
        ]
        return tuple(sorted(found, key=lambda one: (one.starts, one.ends, one.path)))

    def moved_away(self, first: str, last: str) -> tuple[Entry, ...]:
        """What was to take place from one day to another, both included, and was moved; by name."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        found = {entry.path: entry for day, entry in self._left if since <= day <= until}
        return tuple(entry for _, entry in sorted(found.items()))

    def calendar_months(self) -> tuple[tuple[int, int], ...]:
        """The months of the calendar, in order: those with events, and the moment's own."""
        this = (self.moment.year, self.moment.month)
        return tuple(sorted({*self._by_month, this})) if self._by_month else ()

    def told_of(self, first: str, last: str, language: str) -> tuple[Told, ...]:
        """The public appointments from one day to another, in order, as outsiders may know them."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        found = [
            line
            for entry in self.tellable
            for times in _times(entry, until)
            if _lies_within(times, since, until)
            if (line := self._told(entry, times, language))
        ]
        return tuple(sorted(found, key=lambda line: (line.starts, line.ends, line.title)))

    def _told(self, entry: Entry, times: tuple[datetime, datetime], language: str) -> Told | None:
        words = self.translations.get(entry.place, {}).get(language, entry)
        record = words.file.open().record
        if not isinstance(record, Appointment):
            raise TypeError(f"{entry.path} is no appointment")
        zone = record.zone
        local = (times[0].astimezone(zone), times[1].astimezone(zone))
        return told(record, words.language, local, self.moment, self.is_seen)

    def schedule_days(self, first: str, last: str) -> tuple[str, ...]:
        """The days of the public schedule from one to another, between their two neighbors.

        Those are the last day before them and the first after them, or "". What repeats without end
        is listed up to the horizon.
        """
        days = self._schedule_days
        start, end = bisect_left(days, first), bisect_right(days, last)
        before, after = days[:start][-1:], days[end : end + 1]
        return (*(before or [""]), *days[start:end], *(after or [""]))

    def schedule_months(self) -> tuple[tuple[int, int], ...]:
        """The months of the public schedule, in order."""
        return self._schedule_months

    @cached_property
    def _schedule_months(self) -> tuple[tuple[int, int], ...]:
        """Every page asks, whether there are any."""
        return tuple(dict.fromkeys((int(d[:4]), int(d[5:7])) for d in self._schedule_days))

    def streams(self) -> tuple[Stream, ...]:
        """The streams of the calendar, in the order of their addresses."""
        return self._streams

    @cached_property
    def _streams(self) -> tuple[Stream, ...]:
        named: dict[tuple[str, str], Stream] = {}
        for entry in self.visible.records:
            for stream in self._streams_of(entry):
                kept = named.setdefault(stream[:2], stream)
                # Of two spellings of one name, always the same.
                named[stream[:2]] = min(kept, stream)
        return tuple(sorted(named.values()))

    def coming_in(self, by: str, slug: str, most: int) -> tuple[Entry, ...]:
        """What of a stream is not over, the next first."""
        return self._coming_by_stream.get((by, slug), ())[:most]

    def past_in(self, by: str, slug: str, most: int) -> tuple[Entry, ...]:
        """What of a stream took place once and is over, the last first."""
        return self._past_by_stream.get((by, slug), ())[:most]

    def page_addresses(self) -> tuple[str, ...]:
        """Where the pages written by hand stand."""
        return tuple(sorted(page.address for page in self.pages))

    def surroundings(self) -> tuple[Entry | None, tuple[str, ...], tuple[str, ...]]:
        """The Mayor, the addresses of the pages written by hand, and the sections."""
        mayor = self.find("person", self.settings.mayor)
        return mayor, self.page_addresses(), self.sections()

    def hand_pages(self) -> tuple[tuple[str, str, str], ...]:
        """The pages written by hand: name, language, address."""
        return tuple((page.name, page.language, page.address) for page in self.pages)

    def file_addresses(self) -> tuple[str, ...]:
        """Where the files that records bring along stand."""
        return tuple(sorted(self.files))

    def stamped(self, address: str) -> tuple[str, Stamp] | None:
        """The file that stands at an address, and its stamp."""
        file = self.files.get(address)
        return (str(file), stamp_of(file.stat())) if file else None

    def bringer(self, address: str) -> str:
        """The key of the record beside whose page a file stands; "" for none."""
        return self._brought[address][1] if address in self._brought else ""

    def sections(self) -> tuple[str, ...]:
        """The first folders of the records' addresses."""
        return tuple(dict.fromkeys(section for section, _ in self._page_forms))

    def page_forms(self) -> tuple[tuple[str, int], ...]:
        """The first folder of the records' addresses, and how many folders these have."""
        return self._page_forms

    def page_groups(self) -> tuple[tuple[str, int], ...]:
        """How many pages of records there are of each section and year; "" of those of no year."""
        groups: Counter[str] = Counter()
        for entry in self.visible.records:
            if entry.address:
                dated = "{year}" in entry.kind.address
                groups["-".join(entry.address.split("/")[1:3]) if dated else ""] += 1
        return tuple(sorted(groups.items()))

    def filed(self) -> tuple[tuple[str, str], ...]:
        """Every record's key, and its file."""
        return tuple((key, entry.path) for key, entry in self._by_key.items())

    def kinds(self) -> tuple[tuple[str, int, str], ...]:
        """The kinds of which there are records: how many, and the last day of news."""
        grouped: dict[str, list[Entry]] = {}
        for entry in self.visible.records:
            grouped.setdefault(entry.kind.name, []).append(entry)
        return tuple(
            (kind, len(some), max(str(e.facts.revised or "") for e in some))
            for kind, some in sorted(grouped.items())
        )

    # --- what stands behind the answers ---

    def mark_of(self, question: str) -> str:
        """A digest of the answer to a question: what is made of equal answers is equal."""
        mark = self._marks.get(question)
        if mark is None:
            name, *given = from_json(question)
            mark = self._marks[question] = self._mark(getattr(self, name)(*given))
        return mark

    def _mark(self, answer: object) -> str:
        if isinstance(answer, Entry):
            return self._entry_mark(answer)
        if isinstance(answer, tuple) and answer and not isinstance(answer[0], str | int):
            return hashlib.sha256("\0".join(map(self._mark, answer)).encode()).hexdigest()
        return repr(answer)

    def _entry_mark(self, entry: Entry) -> str:
        """Of the record as it is seen: its files, and which of those it names are seen."""
        mark = self._entry_marks.get(entry.path)
        if mark is None:
            parts = [entry.path, entry.digest]
            for one in (entry, *self.translations.get(entry.place, {}).values()):
                parts += [one.language, one.digest]
                named = ((reference.kind, reference.name) for reference in one.references)
                parts += ["/".join(other) for other in named if not self.is_seen(*other)]
            mark = hashlib.sha256("\0".join(parts).encode()).hexdigest()
            self._entry_marks[entry.path] = mark
        return mark

    def is_seen(self, kind: str, name: str) -> bool:
        """Whether a reference leads to a record that is seen."""
        return self.visible.find(kind, name) is not None

    def past_of(self, path: str) -> Past | None:
        """What git knows of a file."""
        return self._past.get(path)

    def seen(self, entry: Entry) -> Seen:
        """The record as the audience sees it."""
        seen = self._seen.get(entry.path)
        if seen is None:
            seen = self._seen[entry.path] = self._drawn_from(entry)
            if len(self._seen) > MOST_REMEMBERED:
                del self._seen[next(iter(self._seen))]
        return seen

    def _drawn_from(self, entry: Entry) -> Seen:
        others = self.translations.get(entry.place, {})
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

    @cached_property
    def _seen(self) -> dict[str, Seen]:
        return {}

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {}

    @cached_property
    def _entry_marks(self) -> dict[str, str]:
        return {}

    def __getstate__(self) -> dict[str, object]:
        """What another process needs; the rest it works out for itself."""
        names = ("settings", "audience", "moment", "visible", "tellable", "translations", "pages")
        files = {path: self._office_files[path] for path, _ in self._brought.values()}
        given = (*self.visible.records, *self.tellable)
        places = {entry.place for entry in given} & self.translations.keys()
        translated = {place: self.translations[place] for place in places}
        state = {name: getattr(self, name) for name in names}
        shown = [*given, *(e for some in translated.values() for e in some.values())]
        paths = [*(entry.path for entry in shown), *(page.source.path for page in self.pages)]
        past = {path: self._past[path] for path in paths if path in self._past}
        return {**state, "translations": translated, "_office_files": files, "_past": past}

    @cached_property
    def _by_key(self) -> Mapping[str, Entry]:
        return {key_of(entry): entry for entry in self.visible.records}

    @cached_property
    def _by_path(self) -> Mapping[str, str]:
        """The key of each record, by its file and those of its translations."""
        found: dict[str, str] = {}
        for key, entry in self._by_key.items():
            others = self.translations.get(entry.place, {}).values()
            found |= {one.path: key for one in (entry, *others)}
        return found

    @cached_property
    def _referring(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        """Who names a record, by its key and their kind."""
        found: dict[str, dict[str, dict[str, Entry]]] = {}
        keys: dict[tuple[str, str], str] = {}
        for entry in self.visible.records:
            for reference in entry.references:
                if reference.is_for_staff and not self.audience.is_staff:
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

    @cached_property
    def _directory(self) -> Mapping[str, Entry]:
        """People and organizations by name and by title; of two with one title, the person."""
        found: dict[str, Entry] = {}
        for kind in ("organization", "person"):
            found |= {entry.facts.title.casefold(): entry for entry in self.visible.of(kind)}
        for kind in ("organization", "person"):
            found |= {entry.name: entry for entry in self.visible.of(kind)}
        return found

    @cached_property
    def _coming(self) -> Sequence[tuple[datetime, Entry]]:
        found = []
        for entry in self.visible.records:
            facts = entry.facts
            if facts.ends and (facts.rule or facts.ends > self.moment):
                times = (one for one in _times(entry, self.horizon) if one[1] > self.moment)
                found += [(starts.astimezone(UTC), entry) for starts, _ in islice(times, 1)]
        return sorted(found, key=lambda one: (one[0], one[1].name))

    def _streams_of(self, entry: Entry) -> Iterator[Stream]:
        """Those of what has a time and a page."""
        if not (entry.facts.starts and entry.address):
            return
        says = entry.facts.values
        venue = self.find("venue", says["venue"]) if "venue" in says else None
        committee = says.get("committee")
        yield from streams_of(
            entry.kind.name,
            says.get("subtype"),
            committee if committee and self.is_seen("committee", committee) else None,
            says.get("neighborhood", venue.facts.values.get("neighborhood") if venue else None),
        )

    def _by_stream(self, entries: Iterable[Entry]) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            for by, slug, _ in self._streams_of(entry):
                found.setdefault((by, slug), []).append(entry)
        return {stream: tuple(some) for stream, some in found.items()}

    @cached_property
    def _coming_by_stream(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        return self._by_stream(entry for _, entry in self._coming)

    @cached_property
    def _past_by_stream(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        return self._by_stream(self.past(len(self.visible.records)))

    @cached_property
    def _newest(self) -> dict[str, tuple[Entry, ...]]:
        return {}

    def _newest_first(self, kind: str) -> tuple[Entry, ...]:
        if kind not in self._newest:
            self._newest[kind] = newest_first(self.visible.of(kind))
        return self._newest[kind]

    @cached_property
    def _by_value(self) -> dict[tuple[str, str], dict[str, list[Entry]]]:
        return {}

    def _valued(self, kind: str, field: str) -> Mapping[str, Sequence[Entry]]:
        """The records of a kind by what an `indexed` field of theirs says, the last first."""
        if (kind, field) not in self._by_value:
            grouped: dict[str, list[Entry]] = {}
            for entry in self._newest_first(kind):
                value = entry.facts.values.get(field)
                if value:
                    grouped.setdefault(value, []).append(entry)
            self._by_value[kind, field] = grouped
        return self._by_value[kind, field]

    def _dated(self, kind: str) -> Sequence[tuple[date, Entry]]:
        """The dated records of a kind in the order of their days."""
        # The records of one kind are in that order already.
        if kind not in self._by_day:
            some = self.visible.of(kind)
            self._by_day[kind] = [(e.facts.day, e) for e in some if e.facts.day]
        return self._by_day[kind]

    @cached_property
    def _by_day(self) -> dict[str, Sequence[tuple[date, Entry]]]:
        return {}

    def _counted(self, kind: str) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """How many records of a kind there are of each month, by year."""
        if kind not in self._by_year:
            counted = Counter((day.year, day.month) for day, _ in self._dated(kind))
            years: dict[int, tuple[tuple[int, int], ...]] = {}
            for year, month in sorted(counted, reverse=True):
                years[year] = (*years.get(year, ()), (month, counted[year, month]))
            self._by_year[kind] = years
        return self._by_year[kind]

    @cached_property
    def _by_year(self) -> dict[str, Mapping[int, tuple[tuple[int, int], ...]]]:
        return {}

    @cached_property
    def _page_forms(self) -> tuple[tuple[str, int], ...]:
        addresses = (e.address for e in self.visible.records if e.address)
        return tuple(sorted({(a.split("/")[1], a.count("/") - 1) for a in addresses}))

    @cached_property
    def _by_month(self) -> Mapping[tuple[int, int], tuple[Entry, ...]]:
        """What takes place in a month; what repeats without end, for a year to come."""
        found: dict[tuple[int, int], dict[str, Entry]] = {}
        for entry in self.visible.records:
            for times in _times(entry, self.horizon):
                for month in _months(*days_of(*times)):
                    found.setdefault(month, {})[entry.path] = entry
        return {month: tuple(entries.values()) for month, entries in found.items()}

    @cached_property
    def _schedule_days(self) -> list[str]:
        """The days, in ISO 8601, on which the public may know of something that the Mayor does."""
        with_mayor = (
            entry
            for entry in self.visible.records
            if entry.kind.name in ("event", "meeting") and entry.facts.values.get("mayors_role")
        )
        found: set[date] = set()
        for entry in (*with_mayor, *self.tellable):
            for times in _times(entry, self.horizon):
                first, last = days_of(*times)
                found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
        return sorted(map(str, found))

    @cached_property
    def _left(self) -> Sequence[tuple[date, Entry]]:
        """The days, by its own clock, from which each record was moved away."""
        found = []
        for entry in self.visible.records:
            was = [one.was for one in entry.facts.moved]
            if "previously" in entry.facts.values:
                was.append(datetime.fromisoformat(entry.facts.values["previously"]))
            found += [(moment.date(), entry) for moment in was]
        return found

    @cached_property
    def _endless(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.visible.records if entry.facts.rule)

    @property
    def horizon(self) -> date:
        """The last day on which what repeats without end is listed."""
        return self.moment.date() + HORIZON

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The files that records with a page bring along, those of translations too, by address."""
        return {address: self._office_files[path] for address, (path, _) in self._brought.items()}

    @cached_property
    def _brought(self) -> dict[str, tuple[str, str]]:
        """The path of each of those files and its record's key, by the address of the file."""
        found = {}
        for entry in self.visible.records:
            if entry.address:
                others = self.translations.get(entry.place, {}).values()
                for words in (entry, *others):
                    for file in words.facts.files:
                        if words.beside(file) in self._office_files:
                            found[f"{entry.address}{file}"] = (words.beside(file), key_of(entry))
        return found


MOST_REMEMBERED = 1_000
"""How many records a catalog keeps as they are seen, of those that it showed last."""

HORIZON = timedelta(days=366)
"""How far ahead of the moment's day events that repeat are listed."""

LONGEST = timedelta(days=31)
"""For how long an event that lasts is listed at most."""


def _label(revision: Revision) -> Visibility:
    """For whom a record was at a revision; without a label that can be read, for few."""
    try:
        return Visibility(revision.visibility or Visibility.INTERNAL)
    except ValueError:
        return Visibility.CONFIDENTIAL


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By date, the last first; on one day by name."""
    named = sorted(entries, key=lambda entry: entry.name)
    return tuple(sorted(named, key=lambda entry: entry.facts.day or date.min, reverse=True))


def _times(entry: Entry, horizon: date) -> Iterator[tuple[datetime, datetime]]:
    """When the record takes place; what repeats without end, up to the end of the horizon's day."""
    series = entry.facts.series
    if series is None:
        return
    if series.is_single:
        yield series.starts, series.ends
        return
    # What begins later than the horizon still has its first times.
    last = max(horizon, series.starts.date() + HORIZON)
    until = datetime.combine(last, time.max, series.starts.tzinfo)
    yield from series.until(until)


def days_of(starts: datetime, ends: datetime) -> tuple[date, date]:
    """The first and the last day, by its own clock, on which something is shown that lasts so."""
    first = starts.date()
    return first, min(last_day_of(starts, ends), first + LONGEST - timedelta(days=1))


def _takes_place(entry: Entry, since: date, until: date) -> bool:
    return any(_lies_within(times, since, until) for times in _times(entry, until))


def _lies_within(times: tuple[datetime, datetime], since: date, until: date) -> bool:
    first, last = days_of(*times)
    return first <= until and last >= since


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    """The months from one day to another."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year, month + 1) if month < DECEMBER else (year + 1, 1)


DECEMBER = 12


def key_of(entry: Entry) -> str:
    """What no other record is called: `event/2026/town-hall`, `goal/safe-streets/crossings`."""
    return record_key(entry.kind, entry.name, entry.parent, entry.address)
