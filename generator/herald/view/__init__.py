"""The View: what one audience sees at one moment, and all that an output is ever given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, cast

from pydantic_core import to_json

from herald.records.entry import references
from herald.records.facets import Placed, Record, Scheduled
from herald.records.revision import Lineage, Planning, Revision
from herald.view.sight import Sight

if TYPE_CHECKING:
    from pathlib import Path

    from herald.audience import Audience, Seen
    from herald.outside import Told
    from herald.records.duty import Duty
    from herald.records.occurrence import Occurrence
    from herald.records.page import Page
    from herald.records.walk import Stamp
    from herald.settings import Settings
    from herald.streams import Stream
    from herald.view.catalog import Catalog

Question = tuple[str | int, ...]
"""What a View was asked: the name of the question, and what was given with it."""


def as_text(question: Question) -> str:
    """A question on one line."""
    # A page asks a dozen, and Python's own `json` takes ten times as long for each.
    return to_json(question).decode()


@dataclass(frozen=True)
class Surroundings:
    """What stands around every page."""

    mayor: Seen | None
    page_addresses: tuple[str, ...]
    """Of the pages written by hand."""
    sections: tuple[str, ...]
    """The first folders of the records' addresses."""


class View:
    """What one audience sees at one moment: all that an output is given.

    Every method is a question. A view that `listens` notes each one, so that whatever was made of
    the answers need not be made again while they stay the same.
    """

    def __init__(self, catalog: Catalog, asked: set[Question] | None = None) -> None:
        self._catalog = catalog
        self._asked = asked

    def listening(self, asked: set[Question]) -> View:
        """The same view; what it is asked is added to `asked`."""
        return View(self._catalog, asked)

    def answers(self, asked: Iterable[str]) -> str:
        """A digest of the answers to questions that were `asked`, each `as_text`."""
        marks = "\0".join(map(self._catalog.mark_of, asked))
        return hashlib.sha256(marks.encode()).hexdigest()

    def sight(self) -> Sight:
        """What is seen, for a later build to compare with."""
        return Sight(self._catalog)

    @property
    def settings(self) -> Settings:
        """The office's; another office.yml makes everything anew."""
        return self._catalog.settings

    @property
    def audience(self) -> Audience:
        """Who looks."""
        return self._catalog.audience

    # --- questions of time ---

    @property
    def at(self) -> datetime:
        """The moment, in the office's zone: what asks for it is made anew at every other one."""
        self._note("at")
        return self._catalog.moment

    @property
    def today(self) -> date:
        """The moment's day in the office's zone."""
        self._note("today")
        return self._catalog.moment.date()

    def is_past(self, moment: datetime) -> bool:
        """Whether that moment has come."""
        return bool(self._plain("is_past", moment.astimezone(UTC).isoformat()))

    def has_begun(self, day: date) -> bool:
        """Whether it is that day in the office's zone, or a later one."""
        return self.is_past(datetime.combine(day, time(), self.settings.zone))

    # --- questions about records ---

    @property
    def records(self) -> tuple[Seen, ...]:
        """Every record: by kind, day and name."""
        return self._many("all_records")

    def of(self, kind: str) -> tuple[Seen, ...]:
        """The records of one kind, by day and name."""
        return self._many("of", kind)

    def having(self, facet: type[Record]) -> tuple[Seen, ...]:
        """The records of every kind with that facet."""
        kinds = {e.kind.name: None for e in self._catalog.visible.records}
        models = {e.kind.name: e.kind.model for e in self._catalog.visible.records}
        return tuple(
            seen for kind in kinds if issubclass(models[kind], facet) for seen in self.of(kind)
        )

    def find(self, kind: str, name: str) -> Seen | None:
        """The one record of that kind and name, or None."""
        return self._one("find", kind, name)

    def named(self, reference: str) -> Seen | None:
        """The one record that a reference with its kind names, `event/town-hall`, or None."""
        kind, _, name = reference.partition("/")
        return self.find(kind, name)

    def record(self, key: str) -> Seen | None:
        """The record with that key, or None."""
        return self._one("record", key)

    def below(self, kind: str, parent: str) -> tuple[Seen, ...]:
        """The records of a kind in the folder of the record above them."""
        return self._many("below", kind, parent)

    def referred_by(self, seen: Seen) -> tuple[Seen, ...]:
        """The records that `seen` names, each once."""
        found = (self.find(ref.kind, ref.name) for ref in references(seen.record))
        return tuple({other.key: other for other in found if other}.values())

    def venue_of(self, seen: Seen) -> Seen | None:
        """The venue that `seen` names, or None."""
        named = seen.record.venue if isinstance(seen.record, Placed) else None
        return self.find("venue", named) if named else None

    def referring_to(self, seen: Seen, kind: str, most: int = 20) -> tuple[Seen, ...]:
        """The newest records of a kind that name `seen`, the last first."""
        return self._many("referring_to", seen.key, kind, most)

    def naming(self, seen: Seen, most: int = 20) -> tuple[Seen, ...]:
        """Of each kind the newest records that name `seen`, the last first."""
        return self._many("naming", seen.key, most)

    def newest(self, kind: str, most: int) -> tuple[Seen, ...]:
        """So many records of a kind, the last first."""
        return self._many("newest", kind, most)

    def newest_with(self, kind: str, field: str, value: str, most: int) -> tuple[Seen, ...]:
        """So many records of a kind whose `indexed` field has that value, the last first."""
        return self._many("newest_with", kind, field, value, most)

    def years_with(self, kind: str, field: str, value: str) -> tuple[tuple[int, int], ...]:
        """The years of the records whose `indexed` field has that value, newest first, counted."""
        found = self._plain("years_with", kind, field, value)
        return cast("tuple[tuple[int, int], ...]", found)

    def of_year_with(self, kind: str, field: str, value: str, year: int) -> tuple[Seen, ...]:
        """Those of a year, the last first."""
        return self._many("of_year_with", kind, field, value, year)

    def values(self, kind: str, field: str) -> tuple[str, ...]:
        """The values that an `indexed` field of a kind has, sorted."""
        return cast("tuple[str, ...]", self._plain("values", kind, field))

    def lineage(self, seen: Seen) -> Lineage:
        """The revisions of a record's words in the language they are in, as readers count them."""
        found = cast("tuple[tuple[str, ...], ...]", self._plain("lineage", seen.key, seen.language))
        revisions = (
            Revision(int(row[0]), datetime.fromisoformat(row[1]), row[2], "", "")
            for row in found
            if row[0]
        )
        return Lineage(tuple(revisions), bool(found) and not found[-1][0])

    def planning(self, seen: Seen) -> Planning:
        """How often a record was planned anew, as its readers count it."""
        changes, last = cast("tuple[int, str]", self._plain("planning", seen.key))
        return Planning(changes, datetime.fromisoformat(last) if last else None)

    def is_behind(self, seen: Seen, language: str) -> bool:
        """Whether the original says something else since it was translated into `language`."""
        return bool(self._plain("is_behind", seen.key, language))

    def is_page_behind(self, address: str) -> bool:
        """Whether the original of the page written by hand at an address says something else."""
        return bool(self._plain("is_page_behind", address))

    def embargoed(self, kind: str, since: datetime) -> tuple[Seen, ...]:
        """The records of a kind with an embargo that ends, or ended, after a moment."""
        return self._many("embargoed", kind, since.astimezone(UTC).isoformat())

    def years(self, kind: str) -> tuple[int, ...]:
        """The years of the records' own dates, newest first."""
        return cast("tuple[int, ...]", self._plain("years", kind))

    def months(self, kind: str, year: int) -> tuple[tuple[int, int], ...]:
        """The months of a year that records are dated in, newest first, each with how many."""
        return cast("tuple[tuple[int, int], ...]", self._plain("months", kind, year))

    def dated(self, kind: str, first: date, last: date) -> tuple[Seen, ...]:
        """The records of a kind that are dated from one day to another, both included, in order."""
        return self._many("dated", kind, first.isoformat(), last.isoformat())

    def revised(self, kind: str, first: date, last: date) -> tuple[Seen, ...]:
        """The undated records of a kind that told something new between two days, both included."""
        return self._many("revised", kind, first.isoformat(), last.isoformat())

    # --- questions about what is to be done ---

    def duties(self) -> tuple[tuple[str, str, Duty], ...]:
        """What the office still has to do: a record's key, its file, and what; for staff alone."""
        return cast("tuple[tuple[str, str, Duty], ...]", self._plain("duties"))

    def called(self, text: str) -> Seen | None:
        """The person or organization with that name or that title, written large or small."""
        return self._one("called", text)

    # --- questions about what takes place ---

    def taking_place(self, first: date, last: date) -> tuple[Seen, ...]:
        """What takes place at some time from one day to another, both included, by name."""
        return self._many("taking_place", first.isoformat(), last.isoformat())

    def steps(self, first: date, last: date) -> tuple[tuple[datetime, str, str, str], ...]:
        """What becomes visible outside, or goes, from one day to another, both included, in order.

        When, in the office's zone, what happens (`releases.Change`), the widest audience for whom
        it does, and the record's key.
        """
        found = self._plain("steps", first.isoformat(), last.isoformat())
        return tuple(
            (datetime.fromisoformat(moment).astimezone(self.settings.zone), change, audience, key)
            for moment, change, audience, key in cast(
                "tuple[tuple[str, str, str, str], ...]", found
            )
        )

    def occurrences(self, first: date, last: date) -> tuple[Occurrence, ...]:
        """The times of the Mayor's calendar from one day to another, both included, in order."""
        found = self._plain("occurrences", first.isoformat(), last.isoformat())
        return cast("tuple[Occurrence, ...]", found)

    def told_of(self, first: date, last: date, language: str) -> tuple[Told, ...]:
        """The Mayor's public appointments from one day to another, as outsiders may know them."""
        found = self._plain("told_of", first.isoformat(), last.isoformat(), language)
        return cast("tuple[Told, ...]", found)

    def schedule_days(
        self, first: date, last: date
    ) -> tuple[date | None, tuple[date, ...], date | None]:
        """The days of the public schedule from one to another; the one before, and the one after.

        On these the public may know of something that the Mayor does.
        """
        found = cast(
            "tuple[str, ...]", self._plain("schedule_days", first.isoformat(), last.isoformat())
        )
        before, *days, after = (date.fromisoformat(day) if day else None for day in found)
        return before, tuple(day for day in days if day), after

    def schedule_months(self) -> tuple[tuple[int, int], ...]:
        """The months of the public schedule, in order."""
        return cast("tuple[tuple[int, int], ...]", self._plain("schedule_months"))

    def moved_away(self, first: date, last: date) -> tuple[Seen, ...]:
        """What was to take place from one day to another, both included, and was moved; by name."""
        return self._many("moved_away", first.isoformat(), last.isoformat())

    def calendar_months(self) -> tuple[tuple[int, int], ...]:
        """The months of the calendar, in order: those with events, and the moment's own."""
        return cast("tuple[tuple[int, int], ...]", self._plain("calendar_months"))

    def coming(self, most: int, naming: Seen | None = None, kind: str = "") -> tuple[Seen, ...]:
        """What is not over, the next first: of everything, of what names a record, of a kind."""
        return self._many("coming", most, naming.key if naming else "", kind)

    def next_times(self, seen: Seen, most: int) -> tuple[tuple[datetime, datetime], ...]:
        """When it takes place next: start and end, in its own zone, of times that are not over."""
        scheduled = seen.record
        if not isinstance(scheduled, Scheduled):
            return ()
        found = cast("tuple[tuple[str, str], ...]", self._plain("next_times", seen.key, most))
        zone = scheduled.zone
        return tuple(
            (datetime.fromisoformat(a).astimezone(zone), datetime.fromisoformat(b).astimezone(zone))
            for a, b in found
        )

    def past(self, most: int, kind: str = "") -> tuple[Seen, ...]:
        """What took place once and is over, the last first: of everything, or of one kind."""
        return self._many("past", most, kind)

    def streams(self) -> tuple[Stream, ...]:
        """The streams of the calendar that there are, in the order of their addresses."""
        return cast("tuple[Stream, ...]", self._plain("streams"))

    def coming_in(self, stream: Stream, most: int) -> tuple[Seen, ...]:
        """What of a stream is not over, the next first."""
        return self._many("coming_in", stream.by, stream.slug, most)

    def past_in(self, stream: Stream, most: int) -> tuple[Seen, ...]:
        """What of a stream took place once and is over, the last first."""
        return self._many("past_in", stream.by, stream.slug, most)

    # --- questions about the site ---

    def page_addresses(self) -> tuple[str, ...]:
        """Where the pages written by hand stand."""
        return cast("tuple[str, ...]", self._plain("page_addresses"))

    def sections(self) -> tuple[str, ...]:
        """The first folders of the records' addresses."""
        return cast("tuple[str, ...]", self._plain("sections"))

    def page_forms(self) -> tuple[tuple[str, int], ...]:
        """The first folder of the records' addresses, and how many folders these have."""
        return cast("tuple[tuple[str, int], ...]", self._plain("page_forms"))

    def page_groups(self) -> tuple[tuple[str, int], ...]:
        """How many pages of records there are of each section and year; "" of those of no year."""
        return cast("tuple[tuple[str, int], ...]", self._plain("page_groups"))

    def filed(self) -> tuple[tuple[str, str], ...]:
        """Every record's key, and the path of its file."""
        return cast("tuple[tuple[str, str], ...]", self._plain("filed"))

    def file_of(self, key: str) -> str:
        """The path of a record's file from the office's root; "" where there is none."""
        return cast("str", self._plain("file_of", key))

    def key_at(self, path: str) -> str:
        """The key of the record in that file, or of the one that it translates; "" for none."""
        return cast("str", self._plain("key_at", path))

    def labels_of(self, paths: Iterable[str]) -> tuple[tuple[str, str, str] | None, ...]:
        """Of the record in each file, or of the one that it translates: kind, title, owner's name.

        None where no record is seen.
        """
        return cast("tuple[tuple[str, str, str] | None, ...]", self._plain("labels_of", *paths))

    def untranslated(self) -> tuple[tuple[str, str, int, int], ...]:
        """Of each kind and further language: how many pages lack a translation, and of how many."""
        return cast("tuple[tuple[str, str, int, int], ...]", self._plain("untranslated"))

    def kinds(self) -> tuple[tuple[str, int, str], ...]:
        """The kinds of which there are records: how many, and their last day of news or ""."""
        return cast("tuple[tuple[str, int, str], ...]", self._plain("kinds"))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages written by hand; only their names, languages and addresses are answers."""
        self._note("hand_pages")
        return self._catalog.pages

    @property
    def files(self) -> Mapping[str, Path]:
        """The pictures and attachments of its records, by the address at which each stands."""
        self._note("file_addresses")
        return self._catalog.files

    def stamped(self, address: str) -> tuple[str, Stamp] | None:
        """The picture or attachment that stands at an address: its file, and that file's stamp."""
        return cast("tuple[str, Stamp] | None", self._plain("stamped", address))

    def bringer(self, address: str) -> str:
        """The key of the record that brings the file at an address; "" for none."""
        return cast("str", self._plain("bringer", address))

    def surroundings(self) -> Surroundings:
        """What stands around every page."""
        self._note("surroundings")
        mayor, addresses, sections = self._catalog.surroundings()
        seen = self._catalog.seen
        return Surroundings(seen(mayor) if mayor else None, addresses, sections)

    # --- what stands behind the questions ---

    def _one(self, question: str, *given: str | int) -> Seen | None:
        self._note(question, *given)
        found = getattr(self._catalog, question)(*given)
        return self._catalog.seen(found) if found else None

    def _many(self, question: str, *given: str | int) -> tuple[Seen, ...]:
        self._note(question, *given)
        return tuple(map(self._catalog.seen, getattr(self._catalog, question)(*given)))

    def _plain(self, question: str, *given: str | int) -> object:
        self._note(question, *given)
        return getattr(self._catalog, question)(*given)

    def _note(self, question: str, *given: str | int) -> None:
        if self._asked is not None:
            self._asked.add((question, *given))
