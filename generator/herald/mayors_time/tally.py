"""How time is counted that several things share: every second once.

At each moment only what ranks highest counts: a meeting before the desk, the desk before the way
there, that before private time. What ranks alike at the same time shares it equally, and what
serves several priorities gives each of them an equal part. So the parts add up, exactly.
Nothing here knows of records; times are whole seconds since 1970 in UTC.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Rank(IntEnum):
    """What comes before what."""

    ENGAGEMENT = 0
    """With others: an event, a meeting, a call, an interview."""
    OFFICE = 1
    """At the desk, or preparing."""
    TRAVEL = 2
    PRIVATE = 3

    @property
    def is_working(self) -> bool:
        """Whether it is counted among priorities, neighborhoods and kinds."""
        return self in (Rank.ENGAGEMENT, Rank.OFFICE)


@dataclass(frozen=True, slots=True)
class Spell:
    """A time that something takes."""

    starts: int
    ends: int
    """Later, and no longer part of it."""
    rank: Rank
    kind: str = ""
    neighborhood: str = ""
    """"" where nobody said."""
    priorities: tuple[str, ...] = ()


Seconds = Fraction


@dataclass(frozen=True)
class Tally:
    """The seconds of a span of time, by what they went to; each is in each of the three once."""

    priorities: Mapping[str, Seconds]
    """"" for what serves none."""
    neighborhoods: Mapping[str, Seconds]
    kinds: Mapping[str, Seconds]
    travel: Seconds
    private: Seconds

    @property
    def worked(self) -> Seconds:
        """All but travel and private time."""
        return sum(self.kinds.values(), Fraction(0))


def tally(spells: Iterable[Spell], first: int, last: int) -> Tally:
    """The time from `first` until `last`, by what it went to."""
    clipped = [_clipped(spell, first, last) for spell in spells]
    took: dict[Rank, Seconds] = defaultdict(Fraction)
    parts: tuple[dict[str, Seconds], ...] = tuple(defaultdict(Fraction) for _ in range(3))
    priorities, neighborhoods, kinds = parts
    for spell, seconds in _shares([spell for spell in clipped if spell.starts < spell.ends]):
        took[spell.rank] += seconds
        if spell.rank.is_working:
            neighborhoods[spell.neighborhood] += seconds
            kinds[spell.kind] += seconds
            named = spell.priorities or ("",)
            for priority in named:
                priorities[priority] += seconds / len(named)
    return Tally(
        dict(priorities),
        dict(neighborhoods),
        dict(kinds),
        took[Rank.TRAVEL],
        took[Rank.PRIVATE],
    )


def _clipped(spell: Spell, first: int, last: int) -> Spell:
    starts, ends = max(spell.starts, first), min(spell.ends, last)
    return Spell(starts, ends, spell.rank, spell.kind, spell.neighborhood, spell.priorities)


def _shares(spells: Sequence[Spell]) -> Iterator[tuple[Spell, Seconds]]:
    """What each spell has of the time between one beginning or end and the next."""
    turns = sorted({moment for spell in spells for moment in (spell.starts, spell.ends)})
    waiting = sorted(range(len(spells)), key=lambda index: spells[index].starts, reverse=True)
    running: set[int] = set()
    for start, end in pairwise(turns):
        while waiting and spells[waiting[-1]].starts <= start:
            running.add(waiting.pop())
        running = {index for index in running if spells[index].ends > start}
        if running:
            rank = min(spells[index].rank for index in running)
            sharing = sorted(index for index in running if spells[index].rank is rank)
            for index in sharing:
                yield spells[index], Fraction(end - start, len(sharing))
