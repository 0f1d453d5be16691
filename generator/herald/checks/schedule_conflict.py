"""Two entries of the calendar do not go together.

The Mayor is needed twice at a time, or while the Council meets, or in time that is kept free for
the family or the desk (`purpose: personal`, `desk`), or in town during a trip; somebody stands in
for the Mayor in two places; a venue is booked twice; there is no time to get from one place to the
next; or the Mayor speaks less than 15 minutes after something else ends (an interview is no
speech). Each is told at the later entry, with the file of the other one and the time that both
want.

What was imported from another calendar (`imported:`) is kept there, and overlaps there as it may:
with it everything is a warning, on which no build waits. The desk and the briefing book tell of it
as of any other conflict, and so does `herald accept` before it writes one.

An entry that ends at 6 p.m. and one that starts at 6 p.m. go together. What is cancelled or
postponed does not count, and neither does what is over. Holds (`status: hold` or `tentative`,
`purpose: hold`) and where the Mayor only drops by (`mayors_role: drop_by`) are warnings, and so is
what needs the Mayor in town during a trip, but for the legs themselves: calls, what is online, and
what names the trip (`trip:`) go together with it. The way
takes what the record says (`travel_before`, `travel_after`); where neither says anything, it is
reckoned in a straight line between venues that have `latitude` and `longitude`, and is a warning.
`office.yml` says how fast that is, and how many minutes are quiet before a speech (`schedule:
{speed: 15, quiet: 15}`, in miles an hour). What repeats is followed for half a year, and told once.

Passes:

```yaml
starts: 2026-12-03 18:00   # and the other event in city-hall ends at 18:00
ends: 2026-12-03 19:30
venue: city-hall
```

Fails:

```yaml
starts: 2026-12-03 17:30   # and the other event in city-hall ends at 18:00
ends: 2026-12-03 19:00
venue: city-hall
```
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from herald.audience import Audience, is_shown
from herald.mayors_time.bookings import bookings
from herald.mayors_time.conflicts import A_MINUTE, Booking, Conflict, Pace, Sort, conflicts
from herald.problems import Severity, quoted, repeated
from herald.records.encounter import MayorsRole
from herald.records.occurrence import CALENDAR, TRIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "schedule-conflict"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Entries from the moment `at` on that do not go together."""
    return _found(office, at, spares_imported=True)


def strictly(office: Office, at: datetime) -> Iterator[Problem]:
    """The same for whoever is about to book: what was imported takes the time like all else."""
    return _found(office, at, spares_imported=False)


def _found(office: Office, at: datetime, *, spares_imported: bool) -> Iterator[Problem]:
    entries = {entry.path: entry for kind in (*CALENDAR, TRIP) for entry in office.of(kind)}
    policy = office.settings.schedule
    pace = Pace(policy.speed, policy.quiet * A_MINUTE)
    telling = _Telling(office, entries, at, spares_imported)
    for conflict, times in _each_pair_once(conflicts(bookings(office, entries.values(), at), pace)):
        yield telling.problem(conflict, times)


# --- what is told ---------------------------------------------------------------------------------


class _Times(NamedTuple):
    """How often a conflict comes, and when for the last time."""

    often: int
    last: int


def _each_pair_once(found: Iterable[Conflict]) -> Iterator[tuple[Conflict, _Times]]:
    """Of what repeats the first conflict of each sort, with how many there are."""
    first: dict[tuple[Sort, frozenset[str]], Conflict] = {}
    times: dict[tuple[Sort, frozenset[str]], _Times] = {}
    for conflict in found:
        key = conflict.sort, frozenset((conflict.earlier.record, conflict.later.record))
        before = times.get(key, _Times(0, 0))
        times[key] = _Times(before.often + 1, max(before.last, conflict.first))
        first.setdefault(key, conflict)
    for key, conflict in first.items():
        yield conflict, times[key]


@dataclass(frozen=True)
class _Telling:
    """What is told of conflicts, in the office's own time."""

    office: Office
    entries: Mapping[str, Entry]
    at: datetime
    spares_imported: bool

    def problem(self, conflict: Conflict, times: _Times) -> Problem:
        """The problem at the later entry."""
        is_error = conflict.is_firm and not self._is_spared(conflict)
        severity = Severity.ERROR if is_error else Severity.WARNING
        told, advice = self._told(conflict), _advice(conflict, self.entries)
        again = self._again(conflict, times)
        later = self.entries[conflict.later.record]
        return later.problem(("starts",), RULE, f"{told}{again}; {advice}", severity)

    def _is_spared(self, conflict: Conflict) -> bool:
        values = (self.entries[one.record].facts.values for one in _both(conflict))
        return self.spares_imported and any("imported_uid" in one for one in values)

    def _told(self, conflict: Conflict) -> str:
        later = self.entries[conflict.later.record]
        earlier = self.entries[conflict.earlier.record]
        one, other = quoted(later.facts.title), quoted(earlier.facts.title)
        span, gap = self._span(conflict), _gap(conflict)
        if self._must_not_tell(conflict):
            other, span = f"{_article(earlier.kind.name)} that is not public", ""
            gap = "soon after"
        other = f"{other} ('{earlier.path}')"
        if conflict.sort in (Sort.TRAVEL, Sort.BREATH):
            ends = f"{other} ends{repeated(span, '')}"
            why = _why(conflict, tells_minutes=self._may_tell_minutes(conflict))
            return f"{one} starts {repeated(gap, 'soon after')} {ends}{why}"
        return f"{one} and {other} {_what(conflict)}{repeated(span, '')}"

    def _must_not_tell(self, conflict: Conflict) -> bool:
        """Whether those who may read of the later entry may not read of the earlier one."""
        return self._is_public(conflict.later) and not self._is_public(conflict.earlier)

    def _may_tell_minutes(self, conflict: Conflict) -> bool:
        """Of a way that a record says only staff may read: it is in its plan."""
        is_of_the_map = conflict.is_estimated and not self._must_not_tell(conflict)
        return is_of_the_map or not self._is_public(conflict.later)

    def _is_public(self, booking: Booking) -> bool:
        return is_shown(self.entries[booking.record], Audience.PUBLIC, self.at)

    def _span(self, conflict: Conflict) -> str:
        if conflict.sort in (Sort.TRAVEL, Sort.BREATH):
            return f" at {self._clock(conflict.earlier.ends)}"
        first, last = self._local(conflict.first), self._local(conflict.last)
        until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%Y-%m-%d %H:%M}"
        comma = "," if conflict.sort in _EXPLAINED else ""
        return f"{comma} from {first:%Y-%m-%d %H:%M} to {until}"

    def _again(self, conflict: Conflict, times: _Times) -> str:
        if times.often == 1:
            return ""
        if self._must_not_tell(conflict):
            return ", and again"
        more = "once more" if times.often == 2 else f"{times.often - 1} times more"  # noqa: PLR2004
        return repeated(f", and {more} until {self._local(times.last):%Y-%m-%d}", ", and again")

    def _clock(self, seconds: int) -> str:
        return f"{self._local(seconds):%Y-%m-%d %H:%M}"

    def _local(self, seconds: int) -> datetime:
        return datetime.fromtimestamp(seconds, self.office.settings.zone)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


_EXPLAINED = frozenset({Sort.COUNCIL, Sort.PROTECTED, Sort.AWAY, Sort.STAND_IN})
"""Of what `_what` says more than a clause; the times stand after a comma."""


def _what(conflict: Conflict) -> str:
    match conflict.sort:
        case Sort.COUNCIL:
            return "both need the Mayor, one of them with the Council"
        case Sort.PROTECTED:
            return "both need the Mayor, one of them in time that is kept free"
        case Sort.AWAY:
            return "both need the Mayor, who is out of town for one of them"
        case Sort.STAND_IN:
            return f"both need {quoted(conflict.later.stand_in)}, who stands in for the Mayor"
        case Sort.ROOM:
            return f"are both in {quoted(conflict.later.room)}"
    return "both need the Mayor"


def _gap(conflict: Conflict) -> str:
    minutes = conflict.gap // A_MINUTE
    return f"{minutes} min after" if minutes else "as soon as"


def _why(conflict: Conflict, *, tells_minutes: bool) -> str:
    minutes = f"{conflict.needed // A_MINUTE} min" if tells_minutes else ""
    if conflict.sort is Sort.BREATH:
        way = repeated(f" after a way of {minutes}", "") if minutes and conflict.needed else ""
        return f", and the Mayor speaks there{way}"
    about = "about " if conflict.is_estimated and minutes else ""
    return f", and the way takes {repeated(about + (minutes or 'longer'), 'longer')}"


def _advice(conflict: Conflict, entries: Mapping[str, Entry]) -> str:
    match conflict.sort:
        case Sort.TRAVEL if conflict.is_estimated:
            return "move one of them, or write down 'travel_before' if it is shorter"
        case Sort.TRAVEL:
            return "move one of them, or let one end earlier"
        case Sort.BREATH:
            return "leave some minutes before a speech"
        case Sort.ROOM:
            return "move one of them, or change its venue"
        case Sort.STAND_IN:
            return "move one of them, or let somebody else stand in"
        case Sort.AWAY:
            return "move one of them, or say with 'trip' that it belongs to the trip"
        case Sort.COUNCIL:
            return "move the other one"
        case Sort.PROTECTED:
            return "move one of them, or send somebody else"
    if conflict.is_firm:
        return "move one of them, or send somebody else"
    roles = {entries[one.record].facts.values.get("mayors_role") for one in _both(conflict)}
    if MayorsRole.DROP_BY in roles:
        return "see that there is time to drop by"
    return "move one of them, or let go of the hold"


def _both(conflict: Conflict) -> tuple[Booking, Booking]:
    return conflict.earlier, conflict.later
