"""What several pages ask of the view: who names whom, what comes next, how the goals stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from herald.addresses import MOST_LISTED
from herald.kinds.goal import Goal, pace_of, part_gone
from herald.outputs.artifact import Beside
from herald.outputs.pages.contents import Occasion, Standing
from herald.records.convening import Convened
from herald.records.entry import references
from herald.records.markdown import links
from herald.records.times import days_of
from herald.topics.calendar_streams import streams_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen
    from herald.records.facets import Scheduled
    from herald.view import View


def occasions_on(
    view: View, seen: Seen, first: date, last: date, language: str
) -> Iterator[Occasion]:
    """The times at which one event takes place from one day to another, both included."""
    event = cast("Scheduled", seen.record)
    until = datetime.combine(last + timedelta(days=1), time(), event.zone)
    for starts, ends in event.series.until(until):
        if days_of(starts, ends)[1] >= first:
            yield occasion(view, seen, starts, ends, language)


def occasion(view: View, seen: Seen, starts: datetime, ends: datetime, language: str) -> Occasion:
    """One time at which an event takes place."""
    record = seen.record
    venue = view.venue_of(seen)
    return Occasion(
        seen.into(language),
        starts,
        ends,
        venue.into(language) if venue else None,
        bool(cast("Scheduled", record).rule),
        streams_in(view, seen),
        was=_was(cast("Scheduled", record), starts),
    )


def _was(event: Scheduled, starts: datetime) -> datetime | None:
    """When the time that starts so was to start before it was moved."""
    if isinstance(event, Convened) and event.previously:
        return event.previously
    # In UTC: two hours may be the same by their clocks.
    moment = starts.astimezone(UTC)
    moved = (one.was for one in event.shifts if one.starts.astimezone(UTC) == moment)
    return next(moved, None)


def left_behind(
    view: View, seen: Seen, first: date, last: date, language: str
) -> Iterator[Occasion]:
    """The times, from one day to another, from which an event was moved away."""
    event = cast("Scheduled", seen.record)
    length = event.ends - event.starts
    pairs = [(one.was, one.starts) for one in event.shifts]
    if isinstance(event, Convened) and event.previously:
        pairs.append((event.previously, event.starts))
    for was, now in pairs:
        if first <= was.date() <= last:
            one = occasion(view, seen, was, was + length, language)
            yield replace(one, was=None, moved_to=now)


def next_occasions(view: View, seen: Seen, most: int, language: str) -> tuple[Occasion, ...]:
    """The next times of one event that are not over at the view's moment."""
    times = view.next_times(seen, most)
    return tuple(occasion(view, seen, starts, ends, language) for starts, ends in times)


MOST_PAST = 8
"""How many of the events that are over a list has below those to come."""

MOST_COMING = MOST_LISTED - MOST_PAST
"""How many events to come a list has above them."""


def coming(
    view: View, most: int, language: str, naming: Seen | None = None, kind: str = ""
) -> tuple[Occasion, ...]:
    """What is not over at the view's moment, each event once with its next time."""
    return tuple(
        one
        for seen in view.coming(most, naming, kind)
        if seen.kind.is_published
        for one in next_occasions(view, seen, 1, language)
    )


def past(view: View, most: int, language: str, kind: str) -> tuple[Occasion, ...]:
    """What of a kind is over, the last first."""
    return tuple(first_occasion(view, seen, language) for seen in view.past(most, kind))


def first_occasion(view: View, seen: Seen, language: str) -> Occasion:
    """The first or only time of an event."""
    event = cast("Scheduled", seen.record)
    return occasion(view, seen, event.starts, event.ends, language)


def newest_first(records: Iterable[Seen]) -> tuple[Seen, ...]:
    """By date, the last first; on one day by name."""
    named = sorted(records, key=lambda seen: seen.name)
    return tuple(sorted(named, key=lambda seen: seen.record.day or date.min, reverse=True))


def newest(view: View, kind: str, most: int, language: str) -> tuple[Seen, ...]:
    """So many records of a kind, the last first."""
    return tuple(seen.into(language) for seen in view.newest(kind, most))


MOST_NAMING = 20
"""Of how many records of a kind that name another its page tells, the newest."""


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
    grouped: dict[str, tuple[Seen, ...]] = {}
    for other in view.naming(seen, MOST_NAMING):
        kind = other.kind.name
        grouped[kind] = (*grouped.get(kind, ()), other.into(language))
    return grouped


def standings(view: View, goals: Iterable[Seen], language: str) -> tuple[Standing, ...]:
    """How the goals stand on the day of the view."""
    return tuple(standing(view, seen, language) for seen in goals)


def standing(view: View, seen: Seen, language: str) -> Standing:
    """How one goal stands."""
    goal = cast("Goal", seen.record)
    today = view.today
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


def goals_of(view: View, seen: Seen) -> tuple[Seen, ...]:
    """The goals that name a record, in the order of the view."""
    found = view.referring_to(seen, "goal", EVERY)
    return tuple(sorted(found, key=lambda goal: (goal.parent, goal.name)))


EVERY = 10_000
"""Of what there are few."""


def pictures_of(view: View, seen: Seen) -> Iterator[tuple[str, Beside]]:
    """The pictures that a record brings and its text shows, each by its address.

    By their stamps: a page says how large its pictures are, and is made anew with them.
    """
    names = [image.file for image in seen.record.images]
    if "![" in seen.body:
        names += [link.target for link in links(seen.body) if link.is_image]
    for name in dict.fromkeys(names):
        found = view.stamped(f"{seen.address}{name}")
        if found:
            file, stamp = found
            yield f"{seen.address}{name}", Beside(file, *stamp)
