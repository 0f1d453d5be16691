"""Where in the coming days there is time for something: what `herald free` proposes.

Everything that needs the Mayor is kept free with its ways and quiet times, also what is
confidential: of that nothing is told but that there is something. Holds are kept too; when that
leaves too little, the times are told that letting go of a hold would give.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from herald.mayors_time.bookings import bookings
from herald.mayors_time.conflicts import A_MINUTE, Pace
from herald.mayors_time.openings import Hours, Wish, openings
from herald.mayors_time.venues import place_of
from herald.mayors_time.workdays import working_days
from herald.records.facets import Visibility
from herald.records.occurrence import CALENDAR, TRIP
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from herald.mayors_time.conflicts import Booking, Place
    from herald.mayors_time.openings import Opening
    from herald.office import Office
    from herald.outputs.documents.briefing.span import Span
    from herald.records.entry import Entry
    from herald.settings import Settings

STEP = 5 * A_MINUTE
"""Meetings begin on whole five minutes."""


@dataclass(frozen=True)
class Search:
    """What is looked for."""

    span: Span
    minutes: int
    venue: str = ""
    """The name of its venue; "" where the place makes no difference."""
    speaks: bool = False
    """Whether the Mayor would speak there."""
    on_days_off: bool = False
    """Whether weekends and holidays count too."""


class Proposal(NamedTuple):
    """Time in which it may begin and end anywhere."""

    starts: datetime
    """In the office's zone, and so is `ends`."""
    ends: datetime
    after: str
    """What is over when it begins, as a sentence calls it; "" when the day begins so."""
    before: str
    """What it must be over for; "" when the day ends so."""
    gives_way: tuple[str, ...] = ()
    """The holds that would have to go."""


class Day(NamedTuple):
    """What is proposed of one day."""

    day: date
    day_off: str
    """Why nothing is: `Thanksgiving Day`; "" on days on which the office works."""
    proposals: tuple[Proposal, ...]


def free_time(office: Office, search: Search, at: datetime) -> tuple[Day, ...]:
    """The days of the search from `at` (aware) on; raises Stopped for a venue that is not there."""
    policy = office.settings.schedule
    pace = Pace(policy.speed, policy.quiet * A_MINUTE)
    wish = Wish(search.minutes * A_MINUTE, _place(office, search.venue), search.speaks)
    entries = {entry.path: entry for kind in (*CALENDAR, TRIP) for entry in office.of(kind)}
    # From the day before on: what went on past midnight ends with a way home.
    since = datetime.combine(search.span.first, time(), office.settings.zone) - timedelta(days=1)
    taken = [
        one for one in bookings(office, entries.values(), since) if one.with_mayor or one.is_away
    ]
    workdays = working_days(office.settings)
    looking = _Looking(office.settings, entries, taken, wish, pace, int(at.timestamp()))
    return tuple(
        Day(day, why, () if why else tuple(looking.on(day)))
        for day in search.span.days
        for why in ["" if search.on_days_off else workdays.why_not(day) or ""]
    )


def _place(office: Office, name: str) -> Place | None:
    if not name:
        return None
    venue = office.find("venue", name)
    if venue is None:
        raise Stopped(
            f"There is no venue '{name}' in office/venues; see herald list venue, "
            "or leave --venue out"
        )
    return place_of(venue.record)


@dataclass(frozen=True)
class _Looking:
    """Everything that one day is looked through with."""

    settings: Settings
    entries: Mapping[str, Entry]
    """By path."""
    taken: list[Booking]
    wish: Wish
    pace: Pace
    now: int
    """Seconds since 1970; before it nothing is proposed."""

    def on(self, day: date) -> Iterator[Proposal]:
        """What is proposed of a day, in order."""
        hours = self._hours(day)
        firm = [one for one in self.taken if not one.is_tentative]
        sure = self._within(self.taken, hours)
        yield from (self._proposal(one) for one in sure)
        for one in self._within(firm, hours):
            if not any(one.starts <= other.starts and other.ends <= one.ends for other in sure):
                yield self._proposal(one)

    def _within(self, taken: Iterable[Booking], hours: Hours) -> list[Opening]:
        found = (self._on_the_clock(one) for one in openings(taken, hours, self.wish, self.pace))
        return [one for one in found if one.ends - one.starts >= self.wish.lasts]

    def _on_the_clock(self, opening: Opening) -> Opening:
        starts = -(-opening.starts // STEP) * STEP
        return opening._replace(starts=starts, ends=opening.ends // STEP * STEP)

    def _hours(self, day: date) -> Hours:
        policy, zone = self.settings.schedule, self.settings.zone
        starts, ends = (
            int(datetime.combine(day, clock, zone).astimezone(UTC).timestamp())
            for clock in (policy.day_starts, policy.day_ends)
        )
        return Hours(max(starts, self.now), ends)

    def _proposal(self, opening: Opening) -> Proposal:
        holds = (
            one
            for one in self.taken
            if one.is_tentative and one.starts < opening.ends and opening.starts < one.ends
        )
        return Proposal(
            self._local(opening.starts),
            self._local(opening.ends),
            self._title(opening.after.booking) if opening.after else "",
            self._title(opening.before.booking) if opening.before else "",
            tuple(dict.fromkeys(self._title(one) for one in holds)),
        )

    def _title(self, booking: Booking) -> str:
        entry = self.entries[booking.record]
        if entry.facts.visibility is Visibility.CONFIDENTIAL:
            return "a confidential engagement"
        return f"'{entry.facts.title}'"

    def _local(self, seconds: int) -> datetime:
        return datetime.fromtimestamp(seconds, self.settings.zone)


# --- as it is told --------------------------------------------------------------------------------


def as_text(found: Iterable[Day]) -> str:
    """The days for people; times are from the earliest beginning to the latest end."""
    return "\n".join(line for day in found for line in _lines(day))


def _lines(day: Day) -> Iterator[str]:
    yield f"{day.day:%A, %B} {day.day.day}, {day.day.year}"
    if day.day_off:
        yield f"  closed: {day.day_off}"
    elif not day.proposals:
        yield "  no time left"
    for one in day.proposals:
        yield f"  {one.starts:%H:%M}-{one.ends:%H:%M}{_beside(one)}"


def _beside(one: Proposal) -> str:
    told = []
    if one.gives_way:
        told.append(f"if {' and '.join(one.gives_way)} gives way")
    if one.after:
        told.append(f"after {one.after}")
    if one.before:
        told.append(f"before {one.before}")
    return f"  {', '.join(told)}" if told else ""


def as_json(found: Iterable[Day]) -> str:
    """The days for programs: moments in ISO 8601 with their offsets."""
    told = [
        {
            "day": day.day.isoformat(),
            "day_off": day.day_off or None,
            "proposals": [
                one._asdict() | {"starts": one.starts.isoformat(), "ends": one.ends.isoformat()}
                for one in day.proposals
            ],
        }
        for day in found
    ]
    return json.dumps(told, indent=2, ensure_ascii=False)
