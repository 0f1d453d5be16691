"""The triage of requests: those that wait for a decision, with all that the Mayor decides by.

What is told here is worked out once for the triage sheet, for the desk and for the command line. It
is for staff: it takes a View of an audience that sees requests. Days are days in the office's zone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from herald.kinds.appointment import Purpose, Standing
from herald.kinds.request import Decision, Request, Stage
from herald.mayors_time.bookings import what_it_takes
from herald.mayors_time.conflicts import A_MINUTE, Booking, Pace, conflicts
from herald.mayors_time.scoring import MOST, Grades, absence, alignment, score
from herald.mayors_time.venues import neighborhoods, rooms
from herald.mayors_time.workdays import working_days
from herald.records.convening import Status
from herald.records.encounter import MayorsRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from herald.audience import Seen
    from herald.mayors_time.conflicts import Conflict, Sort
    from herald.mayors_time.scoring import Score
    from herald.mayors_time.venues import Rooms
    from herald.mayors_time.workdays import WorkingDays
    from herald.records.occurrence import Occurrence
    from herald.view import View

ONE_DAY = timedelta(days=1)

IN_PERSON = (Purpose.MEETING, Purpose.MEDIA, Purpose.COUNCIL)
"""Appointments for which the Mayor comes to where they are."""

AT_ONCE = 1_000
"""So many requests at most are looked through, the newest of them."""


class Deadline(NamedTuple):
    """How old a request is, and by when it is answered."""

    age: int
    """Working days since it came in."""
    target: date
    """The last day on which the office keeps its own promise (`reply_within`)."""
    due: date
    """The target, or the day by which they need to know if that is earlier."""
    late: int
    """Working days since `due`; 0 when it is not over, and less than 0 for those that are left."""

    @property
    def is_overdue(self) -> bool:
        """Whether the day by which it is answered is over."""
        return self.late > 0


class Visit(NamedTuple):
    """A time at which the Mayor was in a neighborhood."""

    day: date
    title: str
    """Of what took place there."""
    key: str
    """Of its record."""


class Clash(NamedTuple):
    """Something in the calendar with which the wanted time does not go together."""

    sort: Sort
    key: str
    """Of its record."""
    title: str
    starts: datetime
    """In the office's zone."""
    ends: datetime
    is_firm: bool
    """Whether it cannot be so; else it may."""
    minutes: int
    """Between the two, for what is too close."""


class Gap(StrEnum):
    """What is not known, and has to be before a request can be answered in some way."""

    REQUESTER = "requester"
    """Whom to answer."""
    REACHED = "reached"
    """How: neither an e-mail address nor a postal one."""
    TIME = "time"
    """The day and the hour, of a window."""
    END = "end"
    """Until when it takes."""
    PLACE = "place"
    ROLE = "role"
    """What the Mayor would do there."""
    SURROGATE = "surrogate"
    """Who goes."""
    SURROGATE_OK = "surrogate_ok"
    """Whether they would have somebody else."""
    OFFICE = "office"
    """Which office takes it."""


class Answer(NamedTuple):
    """One way to answer a request, and what it would need."""

    decision: Decision
    gaps: tuple[Gap, ...]
    is_declined: bool = False
    """Whether those who ask have said that it is not what they want: somebody else."""


@dataclass(frozen=True)
class Pending:
    """A request that waits for a decision."""

    seen: Seen
    grades: Grades
    score: Score | None
    """None while a grade is missing; `grades.missing` says which."""
    deadline: Deadline
    neighborhood: str
    """Where it is; "" where nobody said."""
    last_there: Visit | None
    """The Mayor's last time there; None when there was none since `looked_back`."""
    looked_back: date
    """The first day that was looked at for that."""
    clashes: tuple[Clash, ...]
    """With the wanted time; none for a window."""
    is_past: bool
    """Whether the wanted time, or the window, is over."""
    answers: tuple[Answer, ...]
    """Every way to answer, in the order of the decisions."""

    @property
    def request(self) -> Request:
        """Its fields."""
        return cast("Request", self.seen.record)


@dataclass(frozen=True)
class Unanswered:
    """A request that is decided, and nobody has told those who asked."""

    seen: Seen
    deadline: Deadline

    @property
    def request(self) -> Request:
        """Its fields."""
        return cast("Request", self.seen.record)


def pending(view: View, day: date) -> tuple[Pending, ...]:
    """The requests that wait for a decision on a day: what is not graded first, then by score.

    Of equal scores the one that is due first comes first.
    """
    triage = _Triage(view, day)
    found = [triage.pending(seen) for seen in _at(view, Stage.PENDING)]
    return tuple(sorted(found, key=_rank))


def unanswered(view: View, day: date) -> tuple[Unanswered, ...]:
    """The requests that are decided and not answered, the one that is due first comes first."""
    days = working_days(view.settings)
    within = view.settings.requests.reply_within
    found = [
        Unanswered(seen, deadline(cast("Request", seen.record), day, days, within))
        for seen in _at(view, Stage.UNANSWERED)
    ]
    return tuple(sorted(found, key=lambda one: (one.deadline.due, one.seen.key)))


def deadline(request: Request, day: date, days: WorkingDays, within: int) -> Deadline:
    """How old a request is on a day, and by when it is answered: `within` working days."""
    target = days.after(request.received, within)
    due = min(target, request.reply_by) if request.reply_by else target
    # Until `due` is over, the days that are left count with today and not with that day itself.
    late = days.between(due, day) if day <= due else max(days.between(due + ONE_DAY, day), 0) + 1
    return Deadline(days.between(request.received, day), target, due, late)


def neighborhood_of(request: Request, view: View) -> str:
    """Where a request is: as it says, or as its venue does; "" where nobody said."""
    return request.neighborhood or neighborhoods(view)(request.venue or "")


def _at(view: View, stage: Stage) -> tuple[Seen, ...]:
    return view.newest_with("request", "stage", stage, AT_ONCE)


def _rank(one: Pending) -> tuple[bool, object, date, str]:
    value = -one.score.value if one.score else 0
    return one.score is not None, value, one.deadline.due, one.seen.key


@dataclass(frozen=True)
class _Triage:
    """The office on a day, as requests are looked at."""

    view: View
    day: date

    @cached_property
    def _days(self) -> WorkingDays:
        return working_days(self.view.settings)

    @property
    def _zone(self) -> ZoneInfo:
        return self.view.settings.zone

    @property
    def _looked_back(self) -> date:
        return self.day - timedelta(days=MOST * self.view.settings.requests.lately)

    def pending(self, seen: Seen) -> Pending:
        """A request, with all that it is decided by."""
        request, policy = cast("Request", seen.record), self.view.settings.requests
        neighborhood = neighborhood_of(request, self.view)
        visit = self._visits.get(neighborhood.casefold()) if neighborhood else None
        grades = Grades(
            urgency=request.urgency,
            reach=request.reach,
            alignment=alignment(len(set(request.priorities))),
            equity=request.equity,
            absence=self._absence(visit) if neighborhood else None,
            burden=request.burden,
        )
        return Pending(
            seen,
            grades,
            score(grades, policy.weights),
            deadline(request, self.day, self._days, policy.reply_within),
            neighborhood,
            visit,
            self._looked_back,
            tuple(self._clashes(request)),
            self._is_past(request),
            tuple(answers(request)),
        )

    # --- where the Mayor has been -----------------------------------------------------------------

    def _absence(self, visit: Visit | None) -> int:
        days = (self.day - visit.day).days if visit else None
        return absence(days, self.view.settings.requests.lately)

    @cached_property
    def _visits(self) -> Mapping[str, Visit]:
        """The Mayor's last time in each neighborhood, by its name in small letters."""
        found: dict[str, Visit] = {}
        for one in self.view.occurrences(self._looked_back, self.day):
            where = self._neighborhood(dict(one.values).get("venue", ""))
            day = one.span[0].astimezone(self._zone).date()
            if where and self._looked_back <= day <= self.day and was_there(one):
                found[where.casefold()] = Visit(day, one.title, one.key)
        return found

    @cached_property
    def _neighborhood(self) -> Callable[[str], str]:
        return neighborhoods(self.view)

    # --- what it does not go together with --------------------------------------------------------

    def _clashes(self, request: Request) -> Iterator[Clash]:
        span = wanted_span(request)
        if span is None or self._is_past(request):
            return
        here = self._booking(request, span)
        day = span[0].astimezone(self._zone).date()
        around = dict(self._booked(self.view.occurrences(day - ONE_DAY, day + ONE_DAY)))
        policy = self.view.settings.schedule
        pace = Pace(policy.speed, policy.quiet * A_MINUTE)
        for conflict in conflicts([here, *around], pace):
            if here in (conflict.earlier, conflict.later):
                other = conflict.later if conflict.earlier == here else conflict.earlier
                yield self._clash(conflict, around[other])

    def _booking(self, request: Request, span: tuple[datetime, datetime]) -> Booking:
        """The wanted time, as if the Mayor had said yes."""
        return Booking(
            "",
            int(span[0].timestamp()),
            int(span[1].timestamp()),
            with_mayor=True,
            place=self._room(request.venue or "")[1],
            is_tentative=request.mayors_role is MayorsRole.DROP_BY,
            speaks=request.mayors_role is MayorsRole.SPEAK,
            is_for=self._path_of_event(request.event or ""),
        )

    def _booked(self, around: Iterable[Occurrence]) -> Iterator[tuple[Booking, Occurrence]]:
        for one in around:
            takes = what_it_takes(one.kind, one.path, dict(one.values), self._room)
            starts, ends = (int(moment.timestamp()) for moment in one.span)
            if takes and starts < ends:
                is_for = self._path_of_event(dict(one.values).get("event", ""))
                yield replace(takes(starts, ends), is_for=is_for), one

    def _path_of_event(self, name: str) -> str:
        event = self.view.find("event", name) if name else None
        return self.view.file_of(event.key) if event else ""

    @cached_property
    def _room(self) -> Rooms:
        return rooms(self.view)

    def _clash(self, conflict: Conflict, one: Occurrence) -> Clash:
        starts, ends = (moment.astimezone(self._zone) for moment in one.span)
        minutes = max(conflict.gap, 0) // A_MINUTE
        return Clash(conflict.sort, one.key, one.title, starts, ends, conflict.is_firm, minutes)

    def _is_past(self, request: Request) -> bool:
        wanted = request.wanted
        if wanted is None:
            return False
        last = wanted.until or wanted.from_
        if wanted.starts:
            last = wanted.starts.astimezone(self._zone).date()
        return last is not None and last < self.day


def wanted_span(request: Request) -> tuple[datetime, datetime] | None:
    """The wanted time; None for a window, or where none is said.

    Where nobody said until when, it is taken for a minute.
    """
    wanted = request.wanted
    if wanted is None or wanted.starts is None:
        return None
    return wanted.starts, wanted.ends or wanted.starts + (wanted.minutes or timedelta(minutes=1))


def was_there(one: Occurrence) -> bool:
    """Whether the Mayor was where it took place, in person."""
    values = dict(one.values)
    if one.kind != "appointment":
        return bool(values.get("mayors_role")) and not Status(values["status"]).is_off
    firm = (Standing.CONFIRMED, Standing.DONE)
    return (
        Standing(values["status"]) in firm
        and Purpose(values["purpose"]) in IN_PERSON
        and not values.get("representative")
    )


# --- what an answer needs -------------------------------------------------------------------------


def answers(request: Request) -> Iterator[Answer]:
    """Every way to answer a request, and what is not known of what it needs."""
    to_whom = tuple(_about_requester(request))
    yield Answer(Decision.ACCEPT, (*_about_occasion(request), *to_whom))
    yield Answer(Decision.REGRET, to_whom)
    yield Answer(
        Decision.SURROGATE,
        (*_about_surrogate(request), *to_whom),
        is_declined=request.surrogate_ok is False,
    )
    yield Answer(Decision.LETTER, to_whom)
    yield Answer(Decision.REFER, (*([] if request.referred_to else [Gap.OFFICE]), *to_whom))
    yield Answer(Decision.WAITLIST, to_whom)


def _about_occasion(request: Request) -> Iterator[Gap]:
    wanted = request.wanted
    if wanted is None or wanted.starts is None:
        yield Gap.TIME
    elif wanted.ends is None and wanted.minutes is None:
        yield Gap.END
    if not (request.venue or request.place or request.online):
        yield Gap.PLACE
    if request.mayors_role is None:
        yield Gap.ROLE


def _about_surrogate(request: Request) -> Iterator[Gap]:
    if request.surrogate is None:
        yield Gap.SURROGATE
    if request.surrogate_ok is None:
        yield Gap.SURROGATE_OK


def _about_requester(request: Request) -> Iterator[Gap]:
    requester = request.private.requester if request.private else None
    if requester is None:
        yield Gap.REQUESTER
    elif not (requester.email or requester.address):
        yield Gap.REACHED
