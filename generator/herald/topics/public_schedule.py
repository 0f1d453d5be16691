"""What the Mayor does in public, line by line: the public schedule, on pages and as plain text.

Events and meetings are there because the Mayor attends them, appointments because they are public.
Of these nothing but plain values is given here (`outside`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from herald.kinds.appointment import Standing
from herald.records.coverage import PressAccess
from herald.records.encounter import MayorsRole
from herald.records.times import days_of
from herald.render.labels import label
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.event import Event
    from herald.kinds.venue import Venue
    from herald.outside import Told
    from herald.view import View


@dataclass(frozen=True)
class Line:
    """One line of a day."""

    title: str
    starts: datetime
    ends: datetime
    address: str = ""
    """The page of the event or meeting; "" for an appointment, which has none."""
    language: str = ""
    """Of the title, where it is not the page's."""
    where: str = ""
    where_language: str = ""
    """Of the place, where it is not the page's."""
    street: str = ""
    """Street, city and ZIP code of a venue of the directory."""
    is_place_kept: bool = False
    """Whether there is a place that may not be told, or not yet."""
    off: str = ""
    """`Canceled`; "" for what takes place."""
    note: str = ""
    """`New time`, `To be confirmed`; or ""."""
    role: str = ""
    stand_in: str = ""
    """Who comes for the Mayor."""
    press: PressAccess | None = None
    press_call: time | None = None

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """By which lines come; in UTC, since the clocks show an hour twice."""
        return self.starts.astimezone(UTC), self.ends.astimezone(UTC), self.title

    def is_on(self, day: date) -> bool:
        """Whether it goes on at some time of a day, by its own clock."""
        first, last = days_of(self.starts, self.ends)
        return first <= day <= last


@dataclass(frozen=True)
class DayOfSchedule:
    """A day with its lines; without any, nothing public is scheduled."""

    day: date
    lines: tuple[Line, ...]


def lines(view: View, first: date, last: date, language: str) -> tuple[Line, ...]:
    """What the Mayor does from one day to another, as far as the public may know, in order."""
    words = Interpreter(language)
    attended = [
        _of_convened(view, seen, times, words)
        for seen in view.taking_place(first, last)
        if seen.kind.name in ("event", "meeting") and cast("Event", seen.record).mayors_role
        for times in _times(seen, first, last)
    ]
    told = [_of_appointment(view, one, words) for one in view.told_of(first, last, language)]
    return tuple(sorted([*attended, *told], key=lambda line: line.order))


def day_of(day: date, found: tuple[Line, ...]) -> DayOfSchedule:
    """A day with those of the lines that are on it."""
    return DayOfSchedule(day, tuple(line for line in found if line.is_on(day)))


def _times(seen: Seen, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    event = cast("Event", seen.record)
    until = datetime.combine(last + timedelta(days=1), time(), event.zone)
    for starts, ends in event.series.until(until):
        begins, is_over = days_of(starts, ends)
        if begins <= last and is_over >= first:
            yield starts, ends


def _of_convened(
    view: View, seen: Seen, times: tuple[datetime, datetime], words: Interpreter
) -> Line:
    spoken = seen.into(words.language)
    event = cast("Event", spoken.record)
    venue = view.find("venue", event.venue or "")
    spoken_venue = venue.into(words.language) if venue else None
    hall = cast("Venue", spoken_venue.record) if spoken_venue else None
    place = hall.title if hall else event.place or ""
    is_off = event.status.is_off or event.withdrawn is not None
    status = "" if event.status.value == "scheduled" else words.say(label(event.status))
    return Line(
        title=event.title,
        starts=times[0],
        ends=times[1],
        address=seen.address,
        language=_other(spoken.language, words),
        where=place or (words.say("Online") if event.online else ""),
        where_language=_other(spoken_venue.language if spoken_venue else spoken.language, words)
        if place
        else "",
        street=hall.address if hall else "",
        off=(words.say("Withdrawn") if event.withdrawn else status) if is_off else "",
        note="" if is_off else status,
        role=words.say(label(event.mayors_role)) if event.mayors_role else "",
        press=event.press,
        press_call=event.press_call,
    )


def _of_appointment(view: View, told: Told, words: Interpreter) -> Line:
    starts, ends = told.span
    venue = view.find("venue", told.venue) if told.venue else None
    person = view.find("person", told.stand_in) if told.stand_in else None
    spoken_venue = venue.into(words.language) if venue else None
    hall = cast("Venue", spoken_venue.record) if spoken_venue else None
    place = hall.title if hall else told.place
    is_unsure = told.status in (Standing.TENTATIVE, Standing.HOLD)
    return Line(
        title=told.title,
        starts=starts,
        ends=ends,
        language=_other(told.language, words),
        where=place or (words.say("Online") if told.online else ""),
        where_language=_other(spoken_venue.language if spoken_venue else told.language, words)
        if place
        else "",
        street=hall.address if hall else "",
        is_place_kept=told.is_placed and not place,
        off=words.say("Canceled") if told.status == Standing.CANCELLED else "",
        note=words.say("To be confirmed") if is_unsure else "",
        role=words.say(label(MayorsRole(told.role))) if told.role and not person else "",
        stand_in=person.record.title if person else "",
        press=PressAccess(told.press) if told.press else None,
        press_call=time.fromisoformat(told.press_call) if told.press_call else None,
    )


def _other(language: str, words: Interpreter) -> str:
    """The language, where it is not the one that is spoken; else ""."""
    return "" if language == words.language else language
