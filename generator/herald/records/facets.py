"""What records have in common: the envelope of every record, and the facets that outputs ask for.

An output is written once, against a facet: the calendar asks for what is `Scheduled`, the feed for
what is `Issued`, the scorecard for what is `Tracked`. A kind's model is the envelope and its facets
plus the fields that only it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator, model_validator

from herald.findings import Expected, Finding
from herald.problems import quoted, repeated
from herald.records.dates import Beginning, End, LocalDate, LocalTime, Zone, how_precise
from herald.records.duty import Duty
from herald.records.fields import (
    ChangeDirection,
    FileName,
    Flag,
    ForStaff,
    Line,
    Number,
    OldAddress,
    PersonRef,
    PriorityRef,
    Prose,
    SiteAddress,
    Summary,
    Text,
    VenueRef,
    WebAddress,
)
from herald.records.recurrence import Moved, Series
from herald.records.whole_days import are_whole_days, last_day_of


class Part(BaseModel):
    """A block of fields inside a record: strict about its keys, frozen once it is made."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        # A kind is built when the first record of it is read: most commands need few of them.
        defer_build=True,
        str_strip_whitespace=True,
    )


class Visibility(StrEnum):
    """Who may see a record. Without the line a record is internal: silence never publishes."""

    PUBLIC = "public"
    PRESS = "press"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


class Image(Part):
    """A picture that stands beside the record's file."""

    file: FileName
    alt: Line | None = None
    """What the picture shows, for those who do not see it."""
    decorative: Flag = False
    """yes for a picture that says nothing; only such a picture needs no alt text."""
    credit: Line | None = None
    license: Line | None = None
    """Under what terms others may print it, when these are not the office's own."""
    caption: Line | None = None


class Attachment(Part):
    """A file that stands beside the record's file and is offered for download."""

    file: FileName
    title: Line
    page: SiteAddress | None = None
    """The accessible page with the same text."""
    columns: tuple[Line, ...] = ()
    """Of a table (CSV) its columns, in their order; it is published with these and no other."""


class Correction(Part):
    """A mistake put right in public: when, what was said, what is so."""

    at: LocalTime
    was: Text
    now: Text


class Withdrawal(Part):
    """A record taken back: the page stays and says so."""

    on: LocalDate
    reason: Line
    explanation: Text | None = None


class PrivateBlock(Part):
    """What only staff may see; no public output is ever given it."""

    notes: Prose | None = None


class Record(Part):
    """The envelope: what every record has."""

    title: Line
    visibility: Visibility = Visibility.INTERNAL
    """public, press, internal or confidential; without the line a record is internal."""
    publish_at: Annotated[LocalTime | None, ForStaff()] = None
    """Not released before this moment."""
    embargo: Annotated[LocalTime | None, ForStaff(and_press=True)] = None
    """Until this moment for the press only."""
    expires: LocalTime | None = None
    """Leaves the public outputs at this moment."""
    summary: Summary | None = None
    """One or two sentences for lists, feeds and search; at most 300 characters."""
    tags: tuple[Line, ...] = ()
    priorities: tuple[PriorityRef, ...] = ()
    """The Mayor's priorities that this serves."""
    owner: PersonRef | None = None
    """Who answers for it."""
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    aliases: tuple[OldAddress, ...] = ()
    """Old addresses of this page, kept as redirects."""
    reviewed: LocalDate | None = None
    """The day on which somebody last made sure that it still holds; of a translation, that it
    still says what the original says."""
    change_note: Text | None = None
    """What changed, for readers."""
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    personal_data: Annotated[tuple[Line, ...] | None, ForStaff()] = None
    """What in its texts looks like data of a person and is meant to be public, word for word."""
    private: Annotated[PrivateBlock | None, ForStaff()] = None
    """What only staff may see."""

    @field_validator("embargo")
    @classmethod
    def _embargo_after_publication(
        cls, embargo: LocalTime | None, info: ValidationInfo
    ) -> LocalTime | None:
        publish_at = info.data.get("publish_at")
        if embargo and publish_at and embargo.astimezone(UTC) < publish_at.astimezone(UTC):
            moment = repeated(f"{publish_at:%Y-%m-%d %H:%M}")
            raise Expected(f"an embargo ends after publish_at, which is {moment}")
        return embargo

    @property
    def day(self) -> date | None:
        """The record's own date, which gives its address the year; None where it has none."""
        return None

    @property
    def duties(self) -> Iterator[Duty]:
        """What somebody of the office still has to do by it, besides what its text marks."""
        return iter(())

    @property
    def made_from(self) -> tuple[str, ...]:
        """The files beside it that it is made from, and that nobody is offered."""
        return ()

    @property
    def revised(self) -> date | None:
        """The latest day on which it told readers something new, by its own account.

        That is its issue, a correction or its withdrawal; None for a record that names no such day.
        """
        return max(self._days_of_news(), default=None)

    def _days_of_news(self) -> Iterator[date]:
        yield from (correction.at.date() for correction in self.corrections)
        if self.withdrawn:
            yield self.withdrawn.on


class Issued(Record):
    """A record with the date on which the office issues it: news, proclamations, newsletters."""

    date: LocalDate

    @property
    def day(self) -> LocalDate:
        return self.date

    def _days_of_news(self) -> Iterator[LocalDate]:
        yield self.date
        yield from super()._days_of_news()


class Scheduled(Record):
    """A record that takes place: from `starts` to `ends`, which is later (open at the end).

    With days alone it takes whole days, the last one included.
    """

    timezone: Zone | None = None
    """The time zone in which the record's times are written, when it is not the office's."""
    starts: Beginning
    ends: End

    @model_validator(mode="before")
    @classmethod
    def _alike(cls, written: object) -> object:
        given = written if isinstance(written, dict) else {}
        match [how_precise(given.get(name)) for name in ("starts", "ends")]:
            case ["day", "time"]:
                has, has_none = "ends", "starts"
            case ["time", "day"]:
                has, has_none = "starts", "ends"
            case _:
                return written
        raise Finding(
            f"'{has}' has a time of day and '{has_none}' has none; write one in both, or in "
            "neither for whole days",
            at=has_none,
        )

    @property
    def day(self) -> date:
        return self.starts.date()

    @property
    def whole_days(self) -> bool:
        """Whether it takes whole days, and no hours of them."""
        return are_whole_days(self.starts, self.ends)

    @property
    def last_day(self) -> date:
        """The last day on which it goes on, the first time."""
        return last_day_of(self.starts, self.ends)

    @property
    def rule(self) -> str | None:
        """How it repeats, as RFC 5545 writes it; None for what takes place once."""
        return None

    @property
    def without(self) -> tuple[date, ...]:
        """The days on which the rule is not followed."""
        return ()

    @property
    def also(self) -> tuple[datetime, ...]:
        """Further beginnings beside the rule."""
        return ()

    @property
    def shifts(self) -> tuple[Moved, ...]:
        """Single times that are moved."""
        return ()

    @property
    def series(self) -> Series:
        """When it takes place."""
        return Series(self.starts, self.ends, self.rule, self.without, self.also, self.shifts)

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the times are written and shown."""
        zone = self.starts.tzinfo
        if not isinstance(zone, ZoneInfo):
            raise TypeError(f"{self.title!r} starts in {zone!r}, which is no zone with a name")
        return zone


class Online(Part):
    """Where one takes part from afar."""

    url: WebAddress
    dial_in: Line | None = None


class Placed(Record):
    """A record that is somewhere: in a venue of the directory, in a place in words, or online."""

    venue: VenueRef | None = None
    """Where it takes place, from the directory of venues."""
    place: Line | None = None
    """Where it takes place, in words, when the place is not in the directory."""
    online: Online | None = None

    @property
    def afar(self) -> str | None:
        """`yes` for what takes place online and nowhere else."""
        return "yes" if self.online and not (self.venue or self.place) else None


class Value(Part):
    """A number on a day: the start or the aim of a measure."""

    value: Number
    date: LocalDate


class Reading(Part):
    """A number that was measured on a day."""

    date: LocalDate
    value: Number
    note: Line | None = None


class StepState(StrEnum):
    """How a milestone stands on a day."""

    DONE = "done"
    LATE = "late"
    """Its day, or the one that was expected since, is past."""
    SLIPPED = "slipped"
    """It is expected later than it was planned."""
    PLANNED = "planned"


class Milestone(Part):
    """A step on the way: planned for a day, expected on one by now, and done on one."""

    name: Line
    due: LocalDate
    """When it is planned for; stays what it was when it is expected later."""
    forecast: LocalDate | None = None
    """When it is expected by now, where that is another day."""
    done: LocalDate | None = None
    """When it was reached."""
    owner: PersonRef | None = None
    """Who sees to it."""

    @property
    def expected(self) -> LocalDate:
        """When it is expected."""
        return self.forecast or self.due

    def standing(self, on: date) -> StepState:
        """How it stands on a day."""
        if self.done:
            return StepState.DONE
        if self.expected < on:
            return StepState.LATE
        return StepState.SLIPPED if self.expected > self.due else StepState.PLANNED


class Update(Part):
    """What happened, for readers."""

    on: LocalDate
    text: Text


class Frequency(StrEnum):
    """How often a measure is read."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def days(self) -> int:
        """The longest such period in days."""
        return {"weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}[self.value]


PERIODS = 1.5
"""A reading is stale when so many of the periods at which it is read are gone since."""


class Measure(Part):
    """How one sees whether a goal comes nearer."""

    name: Line
    unit: Line
    direction: ChangeDirection
    """up when more is better, down when less is, maintain when it is to stay."""
    baseline: Value
    target: Value

    @field_validator("target")
    @classmethod
    def _lies_that_way(cls, target: Value, info: ValidationInfo) -> Value:
        baseline, direction = info.data.get("baseline"), info.data.get("direction")
        if baseline and direction in ("up", "down"):
            way = target.value - baseline.value
            if (way < 0) == (direction == "up") and way:
                raise Finding(
                    f"The direction is {quoted(direction)}, but the target "
                    f"({repeated(str(target.value))}) lies on the other side of the baseline "
                    f"({repeated(str(baseline.value))}); correct one of them"
                )
        return target

    source: Line
    """Where the numbers come from."""
    frequency: Frequency
    readings: tuple[Reading, ...] = ()

    @field_validator("readings")
    @classmethod
    def _in_order(cls, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        return tuple(sorted(readings, key=lambda reading: reading.date))

    @property
    def latest(self) -> Value | Reading:
        """The last reading, or the baseline before there is one."""
        return self.readings[-1] if self.readings else self.baseline

    def read_by(self, day: date) -> Reading | None:
        """The last reading on that day or before it."""
        read = [reading for reading in self.readings if reading.date <= day]
        return read[-1] if read else None

    def next_reading(self, day: date) -> date:
        """By when it is to be read again, as known on a day: a period after the last reading."""
        return (self.read_by(day) or self.baseline).date + timedelta(days=self.frequency.days)

    def is_stale(self, day: date) -> bool:
        """Whether the last reading, or the baseline before there is one, is too old on a day."""
        age = day - (self.read_by(day) or self.baseline).date
        return age > PERIODS * timedelta(days=self.frequency.days)

    @property
    def progress(self) -> float:
        """The part of the way from baseline to target that is done by the last reading."""
        return self.part_done(self.latest.value)

    def part_done(self, value: Decimal) -> float:
        """The part of the way from baseline to target that is done at `value`, from 0.0 to 1.0.

        What is to be maintained is at 1.0 while it is no worse than its target (worse is the side
        on which the target lies from the baseline; when the two are equal, 5% away from it), else
        at 0.0.
        """
        way = self.target.value - self.baseline.value
        if self.direction == "maintain":
            if way == 0:
                return 1.0 if abs(value - self.target.value) * 20 <= abs(self.target.value) else 0.0
            return 1.0 if (value - self.target.value) * way <= 0 else 0.0
        if way == 0:
            gained = value - self.target.value
            return 1.0 if (gained if self.direction == "up" else -gained) >= 0 else 0.0
        done = (value - self.baseline.value) / way
        return float(min(max(done, Decimal(0)), Decimal(1)))


class Tracked(Record):
    """A record whose progress is measured."""

    start: LocalDate | None = None
    due: LocalDate
    measures: tuple[Measure, ...]

    @field_validator("measures")
    @classmethod
    def _at_least_one(cls, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
        # Not `min_length`: pydantic counts only the items that are right.
        if not measures:
            raise Finding(
                "'measures' is empty; write at least one item, on its own line after '- '"
            )
        return measures

    def _days_of_news(self) -> Iterator[date]:
        yield from (reading.date for measure in self.measures for reading in measure.readings)
        yield from super()._days_of_news()
