"""What several pages ask of the view: who names whom, what comes next, how the goals stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from herald.kinds.event import Event
from herald.kinds.goal import Goal, pace_of, part_gone
from herald.outputs.pages.contents import Occasion, Standing
from herald.records.entry import references
from herald.records.recurrence import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen, View

HORIZON = timedelta(days=366)
"""How far ahead of the build's moment events that repeat are listed."""


def every_occasion(view: View, language: str) -> tuple[Occasion, ...]:
    """Every time at which every event takes place, in order; endless ones up to the horizon."""
    found = [one for seen in view.of("event") for one in occasions_of(view, seen, language)]
    return tuple(sorted(found, key=lambda one: (one.starts, one.seen.name)))


def occasions_of(view: View, seen: Seen, language: str) -> Iterator[Occasion]:
    """The times at which one event takes place."""
    event = cast("Event", seen.record)
    venue = view.find("venue", event.venue) if event.venue else None
    # One that begins later than the horizon still has its first times.
    horizon = max(view.at, event.starts) + HORIZON
    until = horizon if event.recurrence else datetime.max.replace(tzinfo=view.at.tzinfo)
    times = occurrences(event.starts, event.ends, event.recurrence, event.except_on, until)
    for starts, ends in times:
        yield Occasion(
            seen.into(language),
            starts,
            ends,
            venue.into(language) if venue else None,
            bool(event.recurrence),
        )


def coming(view: View, occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Those that are not over at the view's moment, each event once."""
    first: dict[str, Occasion] = {}
    for occasion in occasions:
        if occasion.ends > view.at:
            first.setdefault(occasion.seen.key, occasion)
    return tuple(first.values())


def newest(records: Iterable[Seen]) -> tuple[Seen, ...]:
    """By date, the last first; on one day by name."""
    named = sorted(records, key=lambda seen: seen.name)
    return tuple(sorted(named, key=lambda seen: seen.record.day or date.min, reverse=True))


def issued(view: View, kind: str, language: str) -> tuple[Seen, ...]:
    """The records of a kind that is issued, newest first."""
    return tuple(seen.into(language) for seen in newest(view.of(kind)))


def years_of(records: Iterable[Seen]) -> tuple[int, ...]:
    """The years of the records, newest first."""
    return tuple(
        sorted({seen.record.day.year for seen in records if seen.record.day}, reverse=True)
    )


def named_by(view: View, seen: Seen, language: str) -> dict[str, Seen]:
    """The records that `seen` names, by kind and name as written."""
    named: dict[str, Seen] = {}
    for ref in references(seen.record):
        found = view.find(ref.kind, ref.name)
        if found:
            named[f"{ref.kind}/{ref.name}"] = found.into(language)
    return named


def naming(view: View, seen: Seen, language: str) -> dict[str, tuple[Seen, ...]]:
    """The records that name `seen`, by kind, newest first."""
    grouped: dict[str, list[Seen]] = {}
    for other in newest(view.referring_to(seen)):
        grouped.setdefault(other.kind.name, []).append(other.into(language))
    return {kind: tuple(others) for kind, others in grouped.items()}


def standings(view: View, goals: Iterable[Seen], language: str) -> tuple[Standing, ...]:
    """How the goals stand on the day of the view."""
    return tuple(standing(view, seen, language) for seen in goals)


def standing(view: View, seen: Seen, language: str) -> Standing:
    """How one goal stands."""
    goal = cast("Goal", seen.record)
    today = view.at.date()
    measure = goal.measures[0]
    owner = view.find("person", goal.owner)
    above = view.find("committee", seen.parent)
    return Standing(
        seen.into(language),
        pace_of(goal, today),
        measure.part_done((measure.read_by(today) or measure.baseline).value),
        part_gone(measure, today),
        owner.into(language) if owner else None,
        above.into(language) if above else None,
    )
