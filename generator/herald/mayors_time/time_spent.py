"""The Mayor's time over some days: by priority, neighborhood and kind, and what was promised.

Counted are appointments that are confirmed or done and events and meetings that the Mayor attends;
not holds, nor what somebody else attended for the Mayor. `tally` says how time is shared. Travel is
what the calendar calls so and the minutes of the way to and from, unless something else takes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, cast

from herald.kinds.appointment import Purpose, Standing
from herald.kinds.priority import Priority
from herald.mayors_time.tally import Rank, Spell, tally
from herald.mayors_time.venues import neighborhoods
from herald.mayors_time.workdays import working_days
from herald.records.convening import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from herald.mayors_time.tally import Seconds
    from herald.records.occurrence import Occurrence
    from herald.view import View

ONE_DAY = timedelta(days=1)
A_MINUTE = 60
AN_HOUR = 3600

RANKS = {
    Purpose.DESK: Rank.OFFICE,
    Purpose.PREP: Rank.OFFICE,
    Purpose.TRAVEL: Rank.TRAVEL,
    Purpose.PERSONAL: Rank.PRIVATE,
}
"""How an appointment ranks that is no engagement."""


class Row(NamedTuple):
    """One line of a table."""

    name: str
    """Of the priority's record, or of the neighborhood, or of the kind; "" for all the rest."""
    title: str
    """What it is called; "" for all the rest, and for a kind, whose name is its word."""
    seconds: Seconds
    share: Fraction
    """Of the time that was worked, from 0 to 1."""
    meant: int | None = None
    """The percent of it that the priority is meant to have, if anybody said."""

    @property
    def hours(self) -> Fraction:
        """In hours, exactly."""
        return self.seconds / AN_HOUR

    @property
    def off_by(self) -> Fraction | None:
        """By how much the share misses what is meant, in percent of the time; below 0 for less."""
        return None if self.meant is None else self.share * 100 - self.meant


@dataclass(frozen=True)
class TimeSpent:
    """Where the Mayor's time went."""

    first: date
    last: date
    """The last day, included."""
    priorities: tuple[Row, ...]
    """In the order of their ranks, those without any time too; the rest last."""
    neighborhoods: tuple[Row, ...]
    """The one with most of the time first; the rest last."""
    kinds: tuple[Row, ...]
    """event, meeting, appointment, or the purpose of one that is none with others (`desk`), a call
    or an interview; the one with most of the time first."""
    worked: Seconds
    travel: Seconds
    private: Seconds


def time_spent(view: View, first: date, last: date) -> TimeSpent:
    """Where the Mayor's time went from one day to another, both included."""
    days = working_days(view.settings)
    since, until = days.start_of(first), days.start_of(last + ONE_DAY)
    # What began the evening before, or in another zone, may reach into the first day.
    around = view.occurrences(first - ONE_DAY, last + ONE_DAY)
    where = neighborhoods(view)
    spells = [spell for one in around for spell in _spells(one, where)]
    counted = tally(spells, int(since.timestamp()), int(until.timestamp()))
    return TimeSpent(
        first,
        last,
        tuple(_priorities(view, counted.priorities, counted.worked)),
        _most_first(counted.neighborhoods, counted.worked),
        _most_first(counted.kinds, counted.worked),
        counted.worked,
        counted.travel,
        counted.private,
    )


def _spells(one: Occurrence, where: Callable[[str], str]) -> Iterator[Spell]:
    """What an occurrence takes of the Mayor's time, with the way to it and from it."""
    values = dict(one.values)
    rank = _rank(one.kind, values)
    starts, ends = (int(moment.timestamp()) for moment in one.span)
    if rank is None or ends <= starts:
        return
    kind = _kind(one.kind, values)
    neighborhood = where(values.get("venue", ""))
    yield Spell(starts, ends, rank, kind, neighborhood, one.priorities)
    before, after = (int(values.get(way, 0)) for way in ("travel_before", "travel_after"))
    yield Spell(starts - before * A_MINUTE, starts, Rank.TRAVEL)
    yield Spell(ends, ends + after * A_MINUTE, Rank.TRAVEL)


def _kind(kind: str, values: Mapping[str, str]) -> str:
    """What it is counted as: a purpose `meeting` is no meeting that has a record of its own."""
    purpose = values.get("purpose", kind)
    return "appointment" if kind == "appointment" and purpose == Purpose.MEETING else purpose


def _rank(kind: str, values: Mapping[str, str]) -> Rank | None:
    """How it ranks; None for what takes nothing of the Mayor's time."""
    if kind != "appointment":
        is_there = values.get("mayors_role") and not Status(values["status"]).is_off
        return Rank.ENGAGEMENT if is_there else None
    purpose = Purpose(values["purpose"])
    is_firm = Standing(values["status"]) in (Standing.CONFIRMED, Standing.DONE)
    if not is_firm or purpose is Purpose.HOLD or values.get("representative"):
        return None
    return RANKS.get(purpose, Rank.ENGAGEMENT)


def _priorities(view: View, took: Mapping[str, Seconds], worked: Seconds) -> Iterator[Row]:
    records = sorted(
        view.of("priority"), key=lambda seen: (cast("Priority", seen.record).rank, seen.name)
    )
    rest = dict(took)
    for seen in records:
        priority = cast("Priority", seen.record)
        # A record may be named by its file's stem too.
        seconds = sum((rest.pop(name, Fraction(0)) for name in {seen.name, seen.stem}), Fraction(0))
        share = _share(seconds, worked)
        yield Row(seen.name, priority.title, seconds, share, priority.time_share)
    left = sum(rest.values(), Fraction(0))
    yield Row("", "", left, _share(left, worked))


def _most_first(took: Mapping[str, Seconds], worked: Seconds) -> tuple[Row, ...]:
    rows = [Row(name, name, seconds, _share(seconds, worked)) for name, seconds in took.items()]
    return tuple(sorted(rows, key=lambda row: (not row.name, -row.seconds, row.name)))


def _share(seconds: Seconds, worked: Seconds) -> Fraction:
    return seconds / worked if worked else Fraction(0)
