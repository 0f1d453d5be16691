"""The facts of a record: what questions about many records ask, known without opening its file.

Ten thousand records are listed, sorted, linked and released by these alone. They are drawn from the
record when its file is read, and can be kept as JSON; everything else is read when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from pydantic_core import from_json, to_json

from herald.records.duty import Duty, State
from herald.records.facets import Record, Scheduled, Visibility
from herald.records.recurrence import Moved, Series

if TYPE_CHECKING:
    from herald.records.yaml_fields import Location


class Reference(NamedTuple):
    """A name that a record gives, of another record."""

    location: Location
    """Where in the record it stands."""
    kind: str
    name: str
    written: str
    """As typed: `city-hall`, or `venue/city-hall` where any kind may stand."""
    is_for_staff: bool
    """Whether it stands in a field that neither the public nor the press is given."""


@lru_cache(maxsize=1 << 12)  # ten thousand records name a few dozen others, in a few fields
def reference(
    location: Location,
    kind: str,
    name: str,
    written: str,
    is_for_staff: bool,  # noqa: FBT001 - a field
) -> Reference:
    """The reference that says so: the same one in every record."""
    return Reference(location, kind, name, written, is_for_staff)


@dataclass(frozen=True, slots=True)
class Facts:
    """What one record says that is asked of many at once."""

    title: str
    visibility: Visibility
    publish_at: datetime | None
    embargo: datetime | None
    expires: datetime | None
    day: date | None
    """Its own date, which gives its address the year."""
    revised: date | None
    """The latest day on which it told readers something new."""
    starts: datetime | None
    """When it takes place (for the first time), with its offset; in a named zone if it repeats."""
    ends: datetime | None
    rule: str | None
    """How it repeats, as RFC 5545 writes it."""
    without: tuple[date, ...]
    """The days on which it does not."""
    also: tuple[datetime, ...]
    """Further beginnings beside the rule."""
    moved: tuple[Moved, ...]
    """Single times that are moved."""
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    references: tuple[Reference, ...]
    files: tuple[str, ...]
    """The files beside it that it shows or offers, each once."""
    duties: tuple[Duty, ...]
    """What somebody of the office still has to do by it."""
    values: Mapping[str, str]
    """The fields that its kind has `indexed`, and `reviewed`, as they are typed; an empty one is
    left out."""

    @property
    def series(self) -> Series | None:
        """When it takes place; None for what has no time."""
        if self.starts is None or self.ends is None:
            return None
        rest = (self.without, self.also, self.moved)
        return Series(self.starts, self.ends, self.rule, *rest)


def facts_of(
    record: Record,
    references: Sequence[Reference],
    files: Sequence[str],
    duties: Sequence[Duty],
    indexed: Sequence[str],
) -> Facts:
    """The facts of a record."""
    when = record if isinstance(record, Scheduled) else None
    return Facts(
        record.title,
        record.visibility,
        _utc(record.publish_at),
        _utc(record.embargo),
        _utc(record.expires),
        record.day,
        record.revised,
        when.starts if when else None,
        when.ends if when else None,
        when.rule if when else None,
        when.without if when else (),
        when.also if when else (),
        when.shifts if when else (),
        record.tags,
        record.aliases,
        tuple(references),
        tuple(dict.fromkeys(files)),
        tuple(duties),
        dict(_values(record, indexed)),
    )


def _utc(moment: datetime | None) -> datetime | None:
    """In UTC, in which two moments are compared by nothing but which comes first (PEP 495)."""
    return moment.astimezone(UTC) if moment else None


def _values(record: Record, indexed: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in indexed:
        value = getattr(record, name)
        if value is not None:
            minutes = isinstance(value, timedelta)
            yield name, str(value // timedelta(minutes=1)) if minutes else str(value)


# --- as JSON --------------------------------------------------------------------------------------


def written(facts: Facts) -> str:
    """The facts as one line of JSON."""
    zone = facts.starts.tzinfo if facts.starts and facts.rule else None
    line = to_json(
        [
            facts.title,
            facts.visibility.value,
            *map(_iso, (facts.publish_at, facts.embargo, facts.expires, facts.day, facts.revised)),
            _iso(facts.starts),
            _iso(facts.ends),
            zone.key if isinstance(zone, ZoneInfo) else "",
            facts.rule,
            [day.isoformat() for day in facts.without],
            [*map(_iso, facts.also)],
            [[*map(_iso, one)] for one in facts.moved],
            facts.tags,
            facts.aliases,
            facts.references,
            facts.files,
            [
                [one.what, one.owner, _iso(one.due), one.state, _iso(one.news), _iso(one.until)]
                for one in facts.duties
            ],
            facts.values,
        ]
    )
    return line.decode()


@lru_cache(maxsize=1 << 14)  # a preview asks again at every save
def read(line: str) -> Facts:
    """The facts that `written` wrote; raises ValueError, KeyError or TypeError for other lines."""
    return _facts(*from_json(line))


def _facts(  # noqa: PLR0913, PLR0917 - a line of the file, value by value
    title: str,
    visibility: str,
    publish_at: str,
    embargo: str,
    expires: str,
    day: str,
    revised: str,
    starts: str,
    ends: str,
    zone: str,
    rule: str | None,
    without: list[str],
    also: list[str],
    moved: list[list[str]],
    tags: list[str],
    aliases: list[str],
    references: list[Any],
    files: list[str],
    duties: list[list[str]],
    values: dict[str, str],
) -> Facts:
    named = ZoneInfo(zone) if zone else None
    return Facts(
        title,
        _VISIBILITY[visibility],
        _moment(publish_at),
        _moment(embargo),
        _moment(expires),
        _day(day),
        _day(revised),
        _local(starts, named),
        _local(ends, named),
        rule,
        tuple(map(date.fromisoformat, without)),
        tuple(_in_zone(one, named) for one in also),
        tuple(Moved(*(_in_zone(one, named) for one in times)) for times in moved),
        tuple(tags),
        tuple(aliases),
        tuple(reference(tuple(where), *rest) for where, *rest in references),
        tuple(files),
        tuple(_duty(*one) for one in duties),
        values,
    )


_VISIBILITY = {visibility.value: visibility for visibility in Visibility}


def _duty(what: str, owner: str, due: str, state: str, news: str, until: str) -> Duty:
    return Duty(what, owner, _day(due), State(state), _day(news), _day(until))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(value: date | datetime | None) -> str:
    return value.isoformat() if value else ""


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _local(text: str, zone: ZoneInfo | None) -> datetime | None:
    return _in_zone(text, zone) if text else None


def _in_zone(text: str, zone: ZoneInfo | None) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(zone) if zone else moment
