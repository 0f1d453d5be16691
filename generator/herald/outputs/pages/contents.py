"""What the page templates are given: small frozen types, one for each form of page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from herald.addresses import page_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from enum import StrEnum

    from herald.audience import Seen
    from herald.kinds.goal import Pace
    from herald.outputs.artifact import Enclosure
    from herald.records.convening import Convened
    from herald.render.spoken_changes import Change
    from herald.streams import Stream
    from herald.topics.amendments import Amendment
    from herald.topics.bulletin import Part


@dataclass(frozen=True)
class Occasion:
    """One time at which an event takes place."""

    seen: Seen
    starts: datetime
    ends: datetime
    venue: Seen | None
    again: bool = False
    """Whether the event takes place at other times too."""
    streams: tuple[Stream, ...] = ()
    """The streams of the calendar that it is in."""
    was: datetime | None = None
    """When it was to start before it was moved."""
    moved_to: datetime | None = None
    """When it starts instead, for a time at which it does not take place any more."""


@dataclass(frozen=True)
class Titled:
    """A stream of the calendar, with what readers are told that it is."""

    stream: Stream
    title: str


@dataclass(frozen=True)
class Standing:
    """A goal and how it stands."""

    seen: Seen
    pace: Pace
    part: float
    """Of the way that is done, from 0.0 to 1.0, by its first measure."""
    expected: float
    """Of the time that is gone."""
    owner: Seen | None
    above: Seen | None
    """The committee it belongs to."""


@dataclass(frozen=True)
class Dossier:
    """A record with everything around it that its page shows, in the page's language."""

    seen: Seen
    named: Mapping[str, Seen]
    """The records that it names, by kind and name as written."""
    naming: Mapping[str, tuple[Seen, ...]] = field(default_factory=dict)
    """The records that name it, by kind, newest first."""
    above: Seen | None = None
    """The record in whose folder it is."""
    beside: tuple[Enclosure, ...] = field(default=(), kw_only=True)
    """The documents that stand beside the page, in every language."""
    amendments: tuple[Amendment, ...] = field(default=(), kw_only=True)
    """What was put right of it, the last first."""
    corrected: Seen | None = field(default=None, kw_only=True)
    """What it corrects."""
    is_behind: bool = field(default=False, kw_only=True)
    """Whether the page is a translation, and the original says something else since."""

    def find(self, kind: str, name: str | None) -> Seen | None:
        """The record that it names so, if it is seen."""
        return self.named.get(f"{kind}/{name}") if name else None

    def of(self, kind: str) -> tuple[Seen, ...]:
        """The records of a kind that name it."""
        return self.naming.get(kind, ())


@dataclass(frozen=True)
class EventPage(Dossier):
    """An event or a meeting."""

    past: bool = False
    coming: tuple[Occasion, ...] = ()
    """The next times, for one that takes place again and again."""
    streams: tuple[Titled, ...] = ()
    """The streams of the calendar that it is in."""

    @property
    def next(self) -> Occasion | Convened:
        """The time to tell first: the next one of what repeats, else the one that is written."""
        return self.coming[0] if self.coming else cast("Convened", self.seen.record)

    @property
    def after(self) -> tuple[Occasion, ...]:
        """The times behind the next one."""
        return self.coming[1:]


@dataclass(frozen=True)
class ProclamationPage(Dossier):
    """A proclamation."""

    signed: Seen | None = None
    """Who signed it, in the language of its words and not of the page: it is a legal text."""
    attested: Seen | None = None
    """Who attested that, in the same language."""


@dataclass(frozen=True)
class GoalPage(Dossier):
    """A goal with its standing."""

    standing: Standing | None = None
    on: date | None = None
    """The day on which it stands so."""
    is_pursued: bool = False
    """Whether it is worked on, so that its numbers are to be new."""


@dataclass(frozen=True)
class ScorecardPage(Dossier):
    """A committee, a priority, an initiative: with the goals that stand under it."""

    goals: tuple[Standing, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    """What comes next of it."""
    projects: tuple[Seen, ...] = ()
    """What is built or set up for them, of a committee."""
    on: date | None = None
    """The day on which all that stands so."""


@dataclass(frozen=True)
class RemarksPage(Dossier):
    """Remarks."""

    prepared: str = ""
    """The text as prepared, in the language of the page's words; "" where there is none."""
    changes: tuple[Change, ...] = ()
    """Where they were said otherwise."""


@dataclass(frozen=True)
class PersonPage(Dossier):
    """A person."""

    remarks: tuple[Seen, ...] = ()
    """What they said lately."""


@dataclass(frozen=True)
class NewsletterPage(Dossier):
    """An issue of a newsletter."""

    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Records:
    """A list of records, such as a year's."""

    records: tuple[Seen, ...]
    years: tuple[int, ...] = ()
    """The years that have a page of their own, newest first."""
    year: int | None = None
    """The one that is shown."""
    kinds: tuple[tuple[str, str], ...] = ()
    """The forms of release that have a page of their own: its folder, and its title in English."""
    kind: str = ""
    """The folder of the one that is shown."""
    more: bool = False
    """Whether there are others than those listed."""
    months: tuple[tuple[int, int], ...] = ()
    """The months of the year that have a page of their own, newest first, each with its count."""
    month: int | None = None
    """The one that is shown."""
    number: Numbered | None = None
    newer: Step | None = None
    older: Step | None = None
    """What goes on where this list ends."""
    corrected: frozenset[str] = frozenset()
    """The keys of those listed of which something was put right."""


@dataclass(frozen=True)
class Reporters:
    """The page for reporters."""

    people: tuple[Seen, ...]
    """Who answers them about something."""
    kinds: tuple[tuple[str, str], ...]
    """The forms of release, each with its folder: all have feeds."""


@dataclass(frozen=True)
class Step:
    """A way on from a list to the one that comes before or after it."""

    title: str
    address: str


@dataclass(frozen=True)
class Numbered:
    """A page of a list that goes on over several."""

    first: str
    """The address of the first of them."""
    page: int
    pages: int

    @property
    def here(self) -> str:
        """Its own address."""
        return self.address(self.page)

    def address(self, page: int) -> str:
        """That of another."""
        return page_address(self.first, page)


@dataclass(frozen=True)
class Occasions:
    """A list of events, or of meetings."""

    coming: tuple[Occasion, ...]
    past: tuple[Occasion, ...] = ()
    years: tuple[int, ...] = ()
    year: int | None = None
    months: tuple[tuple[int, int], ...] = ()
    """The months of a year with too many events to list, newest first, each with its count."""
    more: bool = False
    """Whether there are more to come than those listed."""
    section: str = "events"
    """The folder of the list."""


@dataclass(frozen=True)
class CommitteeCard:
    """A committee in the list of committees."""

    seen: Seen
    chair: Seen | None
    goals: tuple[Standing, ...]
    members: int


@dataclass(frozen=True)
class Committees:
    """The list of committees."""

    cards: tuple[CommitteeCard, ...]


@dataclass(frozen=True)
class PriorityCard:
    """A priority in the list of priorities."""

    seen: Seen
    goals: tuple[Standing, ...]
    initiatives: int


@dataclass(frozen=True)
class Tally:
    """How many records of a kind stand how."""

    title: str
    """What the kind is called, in the page's language."""
    address: str
    """Of the page that lists all of them; "" for none."""
    rows: tuple[tuple[StrEnum, tuple[Seen, ...]], ...]
    """Those of each status, in the order in which one reads them."""

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(some) for _, some in self.rows)


@dataclass(frozen=True)
class Priorities:
    """The Mayor's priorities, in their order, and how the office is doing."""

    cards: tuple[PriorityCard, ...]
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True)
class Home:
    """What the first page opens with."""

    mayor: Seen | None
    next: Occasion | None


@dataclass(frozen=True)
class SearchPage:
    """The page of the search, with what a reader can narrow it to."""

    kinds: tuple[tuple[str, str], ...]
    """The kinds that have pages: by name, and what they are called in English."""
    years: tuple[int, ...]
    """Of the records with a day, newest first."""
    lists: tuple[tuple[str, str], ...]
    """Title in English and address of the lists that lead to everything without a search."""


@dataclass(frozen=True)
class Version:
    """A revision of a document."""

    number: int
    day: date | None
    """On which it was committed, in the office's zone."""
    commit: str
    """The beginning of the commit's number."""
    superseded: date | None
    """The day on which another took its place."""


@dataclass(frozen=True)
class Verification:
    """What is known of a record's documents, for whoever holds one of them."""

    seen: Seen
    versions: tuple[Version, ...]
    """The newest first."""
    is_changed: bool
    """Whether the words are others than in the newest: what is shown is a preview."""
    beside: tuple[Enclosure, ...]


@dataclass(frozen=True)
class HowToVerify:
    """The page on which nothing changes."""
