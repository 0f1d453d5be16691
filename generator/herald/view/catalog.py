"""The catalog: the records that one audience sees at one moment, by what is asked of many at once.

It answers by facts alone and opens no file, for ten thousand records as for ten. The View, which
outputs are given, asks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic_core import from_json

from herald.audience import key_of
from herald.records.collection import Collection
from herald.records.entry import Entry
from herald.records.occurrence import CALENDAR, Occurrence, occurrence
from herald.records.times import times_within
from herald.records.walk import stamp_of
from herald.releases import steps_of
from herald.view import census
from herald.view.indexes import Indexes, newest_first
from herald.view.marks import Marks
from herald.view.pasts import Pasts
from herald.view.public_days import PublicDays
from herald.view.timetable import Timetable
from herald.view.visible import Visible

if TYPE_CHECKING:
    from pathlib import Path

    from herald.audience import Audience, Seen
    from herald.outside import Told
    from herald.records.duty import Duty
    from herald.records.page import Page
    from herald.records.revision import Past
    from herald.records.walk import Stamp
    from herald.settings import Settings
    from herald.streams import Stream


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
        self.visible = Visible(entries, translations, audience, at, settings.timezone)
        self.pages = tuple(pages)
        self._office_files = files
        self._past = past or {}

    def __getstate__(self) -> dict[str, object]:
        """What another process needs; the rest it works out for itself."""
        every = self.visible.every_version()
        paths = (*(entry.path for entry in every), *(page.source.path for page in self.pages))
        files = [path for path, _ in self._indexes.brought.values()]
        return {
            "settings": self.settings,
            "visible": self.visible,
            "pages": self.pages,
            "_office_files": {path: self._office_files[path] for path in files},
            "_past": {path: self._past[path] for path in paths if path in self._past},
        }

    # --- what answers are worked out of, when they are first asked for ---

    @cached_property
    def _indexes(self) -> Indexes:
        return Indexes(self.visible, self._office_files)

    @cached_property
    def _timetable(self) -> Timetable:
        return Timetable(self.visible)

    @cached_property
    def _public_days(self) -> PublicDays:
        return PublicDays(self.visible)

    @cached_property
    def _pasts(self) -> Pasts:
        return Pasts(self.visible, self.pages, self._past, self.settings)

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
        return self._indexes.by_key.get(key)

    def lineage(self, key: str, language: str) -> tuple[tuple[str, ...], ...]:
        """The revisions of a record's words in a language that readers could have had.

        Place, moment and commit of each; a last row that is empty when the files are changed.
        """
        entry = self.record(key)
        return self._pasts.lineage(entry, language) if entry else ()

    def planning(self, key: str) -> tuple[int, str]:
        """How often a record was planned anew since readers could know of it, and the last time.

        The time is in ISO 8601, and "" where git does not say it.
        """
        entry = self.record(key)
        return self._pasts.planning(entry) if entry else (0, "")

    def is_behind(self, key: str, language: str) -> bool:
        """Whether a translation stayed behind the original, by all that git knows."""
        entry = self.record(key)
        return bool(entry and self._pasts.is_behind(entry, language))

    def is_page_behind(self, address: str) -> bool:
        """Whether the page written by hand at an address stayed behind its original."""
        return self._pasts.is_page_behind(address)

    def referring_to(self, key: str, kind: str, most: int) -> tuple[Entry, ...]:
        """The newest records of a kind that name the one with that key."""
        return newest_first(self._indexes.referring.get(key, {}).get(kind, ()))[:most]

    def naming(self, key: str, most: int) -> tuple[Entry, ...]:
        """Of each kind the newest records that name the one with that key."""
        kinds = self._indexes.referring.get(key, {})
        return tuple(e for kind in sorted(kinds) for e in newest_first(kinds[kind])[:most])

    def coming(self, most: int, key: str, kind: str = "") -> tuple[Entry, ...]:
        """What is not over, the next first; with a key only what names that record."""
        kinds = self._indexes.referring.get(key, {}).values()
        naming = {entry.path for entries in kinds for entry in entries}
        found = (e for e in self._timetable.coming if not key or e.path in naming)
        return tuple(islice((e for e in found if kind in ("", e.kind.name)), most))

    def next_times(self, key: str, most: int) -> tuple[tuple[str, str], ...]:
        """When a record takes place next: start and end, of times that are not over."""
        entry = self.record(key)
        found = self._timetable.next_times(entry) if entry else ()
        return tuple((a.isoformat(), b.isoformat()) for a, b in islice(found, most))

    def past(self, most: int, kind: str = "") -> tuple[Entry, ...]:
        """What took place once and is over, the last first: of everything, or of one kind."""
        found = (e for e in self._timetable.past if kind in ("", e.kind.name))
        return tuple(islice(found, most))

    def below(self, kind: str, parent: str) -> tuple[Entry, ...]:
        """The records of a kind in the folder of the record above them."""
        return tuple(entry for entry in self.visible.of(kind) if entry.parent == parent)

    def newest(self, kind: str, most: int) -> tuple[Entry, ...]:
        """So many records of a kind, the last first."""
        return self._indexes.newest(kind)[:most]

    def newest_with(self, kind: str, field: str, value: str, most: int) -> tuple[Entry, ...]:
        """So many records of a kind whose `indexed` field has that value, the last first."""
        return tuple(self._indexes.by_value(kind, field).get(value, ())[:most])

    def years_with(self, kind: str, field: str, value: str) -> tuple[tuple[int, int], ...]:
        """The years of the records whose `indexed` field has that value, newest first, counted."""
        found = self._indexes.by_value(kind, field).get(value, ())
        years = Counter(entry.facts.day.year for entry in found if entry.facts.day)
        return tuple(sorted(years.items(), reverse=True))

    def of_year_with(self, kind: str, field: str, value: str, year: int) -> tuple[Entry, ...]:
        """Those of a year, the last first."""
        found = self._indexes.by_value(kind, field).get(value, ())
        return tuple(e for e in found if e.facts.day and e.facts.day.year == year)

    def values(self, kind: str, field: str) -> tuple[str, ...]:
        """The values that an `indexed` field has, sorted."""
        return tuple(sorted(self._indexes.by_value(kind, field)))

    def embargoed(self, kind: str, since: str) -> tuple[Entry, ...]:
        """The records of a kind with an embargo that ends, or ended, after a moment in ISO 8601."""
        moment = datetime.fromisoformat(since)
        some = self.visible.of(kind)
        return tuple(e for e in some if e.facts.embargo and e.facts.embargo > moment)

    def years(self, kind: str) -> tuple[int, ...]:
        """The years of the records' own dates, newest first."""
        return tuple(self._indexes.counted(kind))

    def months(self, kind: str, year: int) -> tuple[tuple[int, int], ...]:
        """The months of a year that records are dated in, newest first, each with how many."""
        return self._indexes.counted(kind).get(year, ())

    def dated(self, kind: str, first: str, last: str) -> tuple[Entry, ...]:
        """The records of a kind that are dated from one day to another, both included, in order."""
        return self._indexes.dated(kind, date.fromisoformat(first), date.fromisoformat(last))

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
        return self._timetable.taking_place(date.fromisoformat(first), date.fromisoformat(last))

    def duties(self) -> tuple[tuple[str, str, Duty], ...]:
        """What the office still has to do: of which record, in which file, and what; for staff."""
        if not self.audience.is_staff:
            return ()
        every = self.visible.records
        return tuple((key_of(e), e.path, duty) for e in every for duty in e.facts.duties)

    def called(self, text: str) -> Entry | None:
        """The person or organization with that name or that title, written large or small."""
        return self._indexes.directory.get(text.casefold())

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
        entry = self.record(key)
        return entry.path if entry else ""

    def key_at(self, path: str) -> str:
        """The key of the record in that file, or of the one that it translates; "" for none."""
        return self._indexes.key_by_path.get(path, "")

    def labels_of(self, *paths: str) -> tuple[tuple[str, str, str] | None, ...]:
        """Of the record in each file, or of the one that it translates: kind, title, owner's name.

        None where no record is seen; no file is opened for it.
        """
        return tuple(self._label_of(self.key_at(path)) for path in paths)

    def _label_of(self, key: str) -> tuple[str, str, str] | None:
        entry = self.record(key)
        if entry is None:
            return None
        owners = (ref.name for ref in entry.facts.references if ref.location == ("owner",))
        return entry.kind.name, entry.facts.title, next(owners, "")

    def untranslated(self) -> tuple[tuple[str, str, int, int], ...]:
        """Of each kind and further language: how many pages lack a translation, and of how many."""
        return census.untranslated(self.visible, self.settings.languages[1:])

    def occurrences(self, first: str, last: str) -> tuple[Occurrence, ...]:
        """The times of the Mayor's calendar from one day to another, both included, in order."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        found = [
            occurrence(entry, key_of(entry), *times)
            for entry in self.taking_place(first, last)
            if entry.kind.name in CALENDAR
            for times in times_within(entry, since, until)
        ]
        return tuple(sorted(found, key=lambda one: (one.starts, one.ends, one.path)))

    def moved_away(self, first: str, last: str) -> tuple[Entry, ...]:
        """What was to take place from one day to another, both included, and was moved; by name."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        found = {entry.path: entry for day, entry in self._timetable.left if since <= day <= until}
        return tuple(entry for _, entry in sorted(found.items()))

    def calendar_months(self) -> tuple[tuple[int, int], ...]:
        """The months of the calendar, in order: those with events, and the moment's own."""
        this = (self.moment.year, self.moment.month)
        months = self._timetable.by_month
        return tuple(sorted({*months, this})) if months else ()

    def told_of(self, first: str, last: str, language: str) -> tuple[Told, ...]:
        """The public appointments from one day to another, in order, as outsiders may know them."""
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        return self._public_days.told_of(since, until, language)

    def schedule_days(self, first: str, last: str) -> tuple[str, ...]:
        """The days of the public schedule from one to another, between their two neighbors.

        Those are the last day before them and the first after them, or "". What repeats without end
        is listed up to the horizon.
        """
        return self._public_days.between(first, last)

    def schedule_months(self) -> tuple[tuple[int, int], ...]:
        """The months of the public schedule, in order."""
        return self._public_days.months

    def streams(self) -> tuple[Stream, ...]:
        """The streams of the calendar, in the order of their addresses."""
        return self._timetable.streams

    def coming_in(self, by: str, slug: str, most: int) -> tuple[Entry, ...]:
        """What of a stream is not over, the next first."""
        return self._timetable.coming_by_stream.get((by, slug), ())[:most]

    def past_in(self, by: str, slug: str, most: int) -> tuple[Entry, ...]:
        """What of a stream took place once and is over, the last first."""
        return self._timetable.past_by_stream.get((by, slug), ())[:most]

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
        _, key = self._indexes.brought.get(address, ("", ""))
        return key

    def sections(self) -> tuple[str, ...]:
        """The first folders of the records' addresses."""
        return tuple(dict.fromkeys(section for section, _ in self._indexes.page_forms))

    def page_forms(self) -> tuple[tuple[str, int], ...]:
        """The first folder of the records' addresses, and how many folders these have."""
        return self._indexes.page_forms

    def page_groups(self) -> tuple[tuple[str, int], ...]:
        """How many pages of records there are of each section and year; "" of those of no year."""
        return census.page_groups(self.visible)

    def filed(self) -> tuple[tuple[str, str], ...]:
        """Every record's key, and its file."""
        return tuple((key, entry.path) for key, entry in self._indexes.by_key.items())

    def kinds(self) -> tuple[tuple[str, int, str], ...]:
        """The kinds of which there are records: how many, and the last day of news."""
        return census.kinds(self.visible)

    # --- what stands behind the answers ---

    @property
    def audience(self) -> Audience:
        """Who looks."""
        return self.visible.audience

    @property
    def moment(self) -> datetime:
        """When, in the office's zone."""
        return self.visible.moment

    @property
    def files(self) -> Mapping[str, Path]:
        """The files that records with a page bring along, those of translations too, by address."""
        return self._indexes.files

    def seen(self, entry: Entry) -> Seen:
        """The record as the audience sees it."""
        return self.visible.seen(entry)

    def past_of(self, path: str) -> Past | None:
        """What git knows of a file."""
        return self._past.get(path)

    def mark_of(self, question: str) -> str:
        """A digest of the answer to a question: what is made of equal answers is equal."""
        mark = self._marks_of_questions.get(question)
        if mark is None:
            name, *given = from_json(question)
            mark = self._marks.of(getattr(self, name)(*given))
            self._marks_of_questions[question] = mark
        return mark

    @cached_property
    def _marks_of_questions(self) -> dict[str, str]:
        return {}

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.visible)
