"""A day of the Mayor: all that is on it, with ways, runs of show, staff and press."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.desk.briefs import Ready, brief_of
from herald.kinds.appointment import Appointment
from herald.mayors_time.bookings import PROTECTED
from herald.mayors_time.workdays import working_days
from herald.outputs.documents.briefing.engagements import engagements_near
from herald.outputs.documents.briefing.hours import changes_clocks, clock, duration, hours
from herald.outputs.documents.run_of_show import clock_times
from herald.records.whole_days import last_day_of
from herald.topics.clashes import Clash, clashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.records.facets import Record
    from herald.render.language import Interpreter
    from herald.view import View


@dataclass(frozen=True)
class Step:
    """A step of a run of show, or an item of an agenda."""

    time: str
    what: str
    who: str
    cue: str


@dataclass(frozen=True)
class Line:
    """One engagement, as the desk tells of it."""

    anchor: str
    """Where it stands on the page of its day."""
    key: str
    path: str
    """Of its file, from the office's root."""
    title: str
    what: str
    time: str
    place: str
    role: str
    staff: str
    """Who goes along, with a telephone number."""
    stand_in: str
    marks: tuple[str, ...]
    is_off: bool
    is_protected: bool
    with_mayor: bool
    leaves: str
    """When the Mayor leaves for it, in a sentence; "" where no way is planned."""
    arrives: str
    press: str
    """What the press may know, and what is planned for it."""
    public: str
    """The address of its public page on the web; "" where it has none."""
    brief: Ready | None
    steps_are: str
    steps: tuple[Step, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True)
class Day:
    """What a day's page shows."""

    day: date
    weekday: str
    date: str
    note: str
    """Why the office is closed, or that the clocks change; "" for neither."""
    lines: tuple[Line, ...]
    """Where the Mayor is."""
    elsewhere: tuple[Line, ...]
    """What takes place without the Mayor."""
    clashes: tuple[Clash, ...]


def folder_of(day: date) -> str:
    """Where a day's page stands."""
    return f"days/{day}"


def anchor_of(key: str) -> str:
    """What an engagement is called on its day's page."""
    return key.replace("/", "-")


def with_something(view: View, first: date, last: date) -> tuple[date, ...]:
    """The days, from one to another, that have a page: the first, and those with something on."""
    zone = view.settings.zone
    found = {first}
    one_day = timedelta(days=1)
    for one in view.occurrences(first - one_day, last + one_day):
        starts, ends = (moment.astimezone(zone) for moment in one.span)
        day, end = max(starts.date(), first), min(last_day_of(starts, ends), last)
        while day <= end:
            found.add(day)
            day += one_day
    return tuple(sorted(found))


def day_of(view: View, day: date, speak: Interpreter) -> Day:
    """A day, from midnight to midnight in the office's zone."""
    return days_of(view, day, day, speak)[0]


def days_of(view: View, first: date, last: date, speak: Interpreter) -> tuple[Day, ...]:
    """The days from one to another, both included."""
    some = engagements_near(view, first, last, speak)
    found = clashes(view, first, last, speak)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(_day(view, day, some, found, speak) for day in days)


def _day(
    view: View,
    day: date,
    some: Iterable[Engagement],
    found: Iterable[Clash],
    speak: Interpreter,
) -> Day:
    here = tuple(one for one in found if one.day == day)
    lines = _each_with_an_anchor(
        _line(view, one, here, speak) for one in some if one.takes_place_on(day, view)
    )
    return Day(
        day,
        speak.weekday(day),
        speak.day(day),
        _note(view, day, speak),
        tuple(one for one in lines if one.with_mayor),
        tuple(one for one in lines if not one.with_mayor),
        here,
    )


def _each_with_an_anchor(lines: Iterable[Line]) -> list[Line]:
    """The lines; a record that is there twice, as a trip with its legs, has two anchors."""
    found: list[Line] = []
    for line in lines:
        before = sum(one.key == line.key for one in found)
        found.append(replace(line, anchor=f"{line.anchor}-{before + 1}") if before else line)
    return found


def _note(view: View, day: date, speak: Interpreter) -> str:
    name = working_days(view.settings).holiday(day)
    said = [speak.say("The office is closed: {name}.", name=name)] if name else []
    if changes_clocks(day, view.settings):
        said.append(speak.say("The clocks change on this day; every time has its zone."))
    return " ".join(said)


def _line(view: View, one: Engagement, found: Iterable[Clash], speak: Interpreter) -> Line:
    seen = view.record(one.key)
    if seen is None:
        raise AssertionError(f"{one.key} was seen before")
    record = seen.record
    called = one.site or one.lead
    return Line(
        anchor=anchor_of(one.key),
        key=one.key,
        path=view.file_of(one.key),
        title=one.title,
        what=one.what,
        time=hours(one, view, speak),
        place=", ".join(filter(None, [one.where.place, one.where.address, one.where.online])),
        role=one.role,
        staff=str(called) if called else "",
        stand_in=one.stand_in,
        marks=one.marks,
        is_off=one.is_off,
        is_protected=isinstance(record, Appointment) and record.purpose in PROTECTED,
        with_mayor=one.with_mayor,
        leaves=_leaves(one, view, speak),
        arrives=_arrives(one, view, speak),
        press=_press(one, record, view, speak),
        public=_public(view, seen.address, record),
        brief=brief_of(view, one, speak),
        steps_are=speak.say(one.brief.steps_are),
        steps=tuple(_steps(one, view, speak)),
        clashes=tuple(clash for clash in found if one.key in clash.keys),
    )


def _leaves(one: Engagement, view: View, speak: Interpreter) -> str:
    if one.leaves is None or one.travel_before is None or one.is_off:
        return ""
    moment, length = clock(one.leaves, view, speak), duration(one.travel_before, speak)
    return speak.say("Leave at {moment}, {length}", moment=moment, length=length)


def _arrives(one: Engagement, view: View, speak: Interpreter) -> str:
    if one.arrives is None or one.travel_after is None or one.is_off:
        return ""
    moment, length = clock(one.arrives, view, speak), duration(one.travel_after, speak)
    return speak.say("{length} on the way, there at {moment}", moment=moment, length=length)


def _press(one: Engagement, record: Record, view: View, speak: Interpreter) -> str:
    return " ".join(filter(None, [speak.say(_known(record, view)), one.brief.press]))


class Known(StrEnum):
    """Who outside the office knows of it now."""

    NOT_YET = "Not public yet."
    PUBLIC = "Public."
    PRESS = "Press only."
    CLOSED = "Closed to the press."


def _known(record: Record, view: View) -> Known:
    awaited = (moment for moment in (record.publish_at, record.embargo) if moment)
    if not all(map(view.is_past, awaited)):
        return Known.NOT_YET
    if Audience.PUBLIC.may_see(record.visibility):
        return Known.PUBLIC
    return Known.PRESS if Audience.PRESS.may_see(record.visibility) else Known.CLOSED


def _public(view: View, address: str, record: Record) -> str:
    is_out = _known(record, view) is Known.PUBLIC
    return view.settings.absolute(address) if address and is_out else ""


def _steps(one: Engagement, view: View, speak: Interpreter) -> Iterator[Step]:
    steps = one.brief.steps
    for step, begins in zip(steps, clock_times(steps, one.starts), strict=True):
        yield Step(clock(begins, view, speak), step.what, step.who or "", step.cue or "")
