"""A public page says something else than the Mayor's calendar.

An appointment that is for an event of the office names it (`event:`), and a media advisory does so
too. Then what they say goes together:

- The event says that the Mayor attends (`mayors_role`), and the appointment is cancelled, or names
  a `representative`, or is at another time or in another venue. An appointment is at the event's
  time when one lies within the other, give or take a quarter of an hour.
- The event is cancelled, postponed or withdrawn, and the appointment is not.
- They name different roles, or say different things of the press; or both are public, so that the
  public schedule would tell the hour twice.
- A media advisory invites the press to an event that is cancelled, postponed or withdrawn, and is
  not itself withdrawn.

What would have people wait for a Mayor who does not come is an error. All else is a warning: that
an event is off must reach the public at once, whatever else is still to be put right. What is over
is not told, and what repeats is told once.

Passes:

```yaml
event: harbor-flats-town-hall   # on December 3, from 18:00 to 19:30
starts: 2026-12-03 17:45
ends: 2026-12-03 19:00
```

Fails:

```yaml
event: harbor-flats-town-hall   # on December 3, from 18:00 to 19:30
starts: 2026-12-04 17:45
ends: 2026-12-04 19:00
```
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from herald.audience import Audience, is_shown
from herald.kinds.appointment import Standing
from herald.kinds.release import ReleaseKind
from herald.mayors_time.bookings import is_ahead, times_ahead
from herald.problems import Severity, quoted, repeated
from herald.records.convening import Status
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "told-otherwise"

SLACK = timedelta(minutes=15)
"""So much earlier the Mayor comes, or later leaves, without anybody calling it another time."""

Span = tuple[datetime, datetime]


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Appointments and advisories that say something else than the event they are for."""
    for event, appointments in _by_event(office, office.of("appointment")):
        # One that was called off may have been replaced by another.
        standing = [one for one in appointments if not _is_cancelled(one)]
        for one in standing or appointments[:1]:
            if is_ahead(event, at) or is_ahead(one, at):
                yield from _Pair(office, one, event, at).problems()
    advisories = (one for one in office.of("release") if _is_advisory(one))
    for event, some in _by_event(office, advisories):
        off = _off(event) if is_ahead(event, at) else ""
        for one in some if off else ():
            if not one.record.withdrawn:
                yield _of_advisory(one, event, off, at)


def _by_event(office: Office, entries: Iterable[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """The events that records are for, each with those records."""
    found: dict[str, tuple[Entry, list[Entry]]] = {}
    for entry in entries:
        named = [one.name for one in entry.references if one.location == ("event",)]
        event = office.find("event", named[0]) if named else None
        if event:
            found.setdefault(event.path, (event, []))[1].append(entry)
    yield from found.values()


def _is_advisory(release: Entry) -> bool:
    return release.facts.values["release_kind"] == ReleaseKind.ADVISORY


def _is_cancelled(appointment: Entry) -> bool:
    return appointment.facts.values["status"] == Standing.CANCELLED


def _off(event: Entry) -> str:
    """`cancelled`, `postponed`, `withdrawn`; "" for what takes place."""
    status = Status(event.facts.values["status"])
    if status.is_off:
        return status.value
    return "withdrawn" if event.record.withdrawn else ""


def _must_not_tell(event: Entry, teller: Entry, at: datetime) -> bool:
    """Whether those who may read of a record may not read of the event."""
    return is_shown(teller, Audience.PUBLIC, at) and not is_shown(event, Audience.PUBLIC, at)


def _named(event: Entry, teller: Entry, at: datetime) -> str:
    """The event, as it may be called where a record tells of it."""
    if _must_not_tell(event, teller, at):
        return f"An event that is not public ('{event.path}')"
    return f"{quoted(event.facts.title)} ('{event.path}')"


def _of_advisory(advisory: Entry, event: Entry, off: str, at: datetime) -> Problem:
    how = "off" if _must_not_tell(event, advisory, at) else repeated(off, "off")
    message = (
        f"{_named(event, advisory, at)} is {how}, and this media advisory invites "
        "the press to it; withdraw the advisory ('withdrawn'), or correct the event"
    )
    return advisory.problem(("event",), RULE, message, Severity.WARNING)


# --- an appointment, and what it is for -----------------------------------------------------------


@dataclass(frozen=True)
class _Pair:
    """An appointment and the event that it is for."""

    office: Office
    appointment: Entry
    event: Entry
    at: datetime

    def problems(self) -> Iterator[Problem]:
        """What they say differently, told at the appointment."""
        off, is_attended = _off(self.event), bool(self._said("mayors_role"))
        if off and not _is_cancelled(self.appointment):
            said = f"is {repeated(off, 'off')}, and this appointment for it is not"
            advice = "write 'status: cancelled' here, or correct the event"
            yield self._problem("status", said, advice, Severity.WARNING)
        elif off:
            return
        elif _is_cancelled(self.appointment):
            if is_attended:
                yield self._not_coming("status", "this appointment for it is cancelled")
        elif is_attended and self._own("representative"):
            yield self._not_coming("representative", "somebody else goes to it")
        else:
            severity = Severity.ERROR if is_attended else Severity.WARNING
            yield from self._of_time(severity)
            yield from self._of_place(severity)
            yield from self._of_role_and_press()
            yield from self._told_twice()

    def _own(self, field: str) -> str:
        return self.appointment.facts.values.get(field, "")

    def _said(self, field: str) -> str:
        return self.event.facts.values.get(field, "")

    def _problem(self, field: str, said: str, advice: str, severity: Severity) -> Problem:
        event = _named(self.event, self.appointment, self.at)
        return self.appointment.problem((field,), RULE, f"{event} {said}; {advice}", severity)

    def _not_coming(self, field: str, why: str) -> Problem:
        said = f"says that the Mayor attends ('mayors_role'), and {why}"
        advice = f"take 'mayors_role' out of the event, or correct '{field}' here"
        return self._problem(field, said, advice, Severity.ERROR)

    def _of_time(self, severity: Severity) -> Iterator[Problem]:
        series = self.appointment.facts.series
        times = [*times_ahead(self.appointment, self.at)]
        if series and series.is_single:
            times = [(series.starts, series.ends)]
        for own in times:
            if not any(_fit(own, other) for other in self._around(own)):
                said = f"takes place at another time than this appointment for it{self._both(own)}"
                yield self._problem("starts", said, "correct one of them", severity)
                return

    def _around(self, own: Span) -> Iterator[Span]:
        series = self.event.facts.series
        if series:
            yield from series.within(own[0] - SLACK, own[1] + SLACK)

    def _both(self, own: Span) -> str:
        """The two times, for a message."""
        series = self.event.facts.series
        if series is None or not series.is_single:
            return repeated(f", which is {self._span(own)}", "")
        other = series.starts, series.ends
        return repeated(f": {self._span(other)}, and not {self._span(own)}", "")

    def _span(self, span: Span) -> str:
        first, last = (moment.astimezone(self.office.settings.zone) for moment in span)
        until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%Y-%m-%d %H:%M}"
        return f"from {first:%Y-%m-%d %H:%M} to {until}"

    def _of_place(self, severity: Severity) -> Iterator[Problem]:
        venues = [
            self.office.find("venue", name) for name in (self._said("venue"), self._own("venue"))
        ]
        there, here = (venue.name if venue else "" for venue in venues)
        if there and here and there != here:
            said = f"is in {quoted(there)}, and this appointment for it in {quoted(here)}"
            yield self._problem("venue", said, "correct one of them", severity)

    def _of_role_and_press(self) -> Iterator[Problem]:
        for field in ("mayors_role", "press"):
            there, here = self._said(field), self._own(field)
            if there and here and there != here:
                said = (
                    f"says '{field}: {repeated(there)}', and this appointment for it "
                    f"'{field}: {repeated(here)}'"
                )
                yield self._problem(field, said, "correct one of them", Severity.WARNING)

    def _told_twice(self) -> Iterator[Problem]:
        is_told = self.appointment.facts.visibility is Visibility.PUBLIC
        if is_told and self._said("mayors_role") and is_shown(self.event, Audience.PUBLIC, self.at):
            said = "is in the public schedule, and so is this appointment for it: the hour twice"
            advice = "write 'visibility: internal' here"
            yield self._problem("visibility", said, advice, Severity.WARNING)


def _fit(own: Span, other: Span) -> bool:
    """Whether an appointment is at the time of an event: one within the other, and both at once."""
    (first, last), (starts, ends) = _in_utc(own), _in_utc(other)
    is_at_once = first < ends and starts < last
    is_within = starts - SLACK <= first and last <= ends + SLACK
    is_around = first <= starts + SLACK and ends - SLACK <= last
    return is_at_once and (is_within or is_around)


def _in_utc(span: Span) -> Span:
    # Two times of one zone would be compared by their clocks alone (PEP 495).
    return span[0].astimezone(UTC), span[1].astimezone(UTC)
