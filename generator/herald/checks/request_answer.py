"""What was answered to a request is not what the Mayor's calendar says.

A request that is accepted names its `appointment`, which stands in the calendar, or the `event` of
the office to which the Mayor comes. One that is declined (regret, letter, refer), or to which
somebody else goes (surrogate), has no time of the Mayor any more. Nor does it name an event whose
public page says that the Mayor attends (`mayors_role`): that alone is an error, since people would
wait. Where nothing is decided yet, such a page is a warning.

`herald accept NAME` and `herald decline NAME` write the request, and what staff made of it since
stands elsewhere. What is over is not told.

Passes:

```yaml
decision: accept
appointment: harbor-flats-posada
```

Fails:

```yaml
decision: regret
event: harbor-flats-town-hall   # which says 'mayors_role: speak'
```
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from herald.kinds.appointment import Standing
from herald.kinds.request import Decision, Request
from herald.mayors_time.bookings import is_ahead
from herald.problems import Severity, quoted, repeated
from herald.records.convening import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.kinds.request import Wanted
    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "request-answer"

UNDECIDED = (Decision.PENDING, Decision.WAITLIST)


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Requests whose answer and the calendar do not agree."""
    for entry in office.of("request"):
        decision = Decision(entry.facts.values["decision"])
        event = _named(office, entry, "event", at)
        appointment = _named(office, entry, "appointment", at)
        if decision is Decision.ACCEPT:
            yield from _of_accepted(entry, office, at)
        elif event and event.facts.values.get("mayors_role") and _takes_place(event):
            yield _of_told(entry, event, decision)
        if decision not in (*UNDECIDED, Decision.ACCEPT) and appointment:
            yield from _of_declined(entry, appointment, decision)


def moments(office: Office) -> Iterator[datetime]:
    """When nothing is said any more of an accepted request that no calendar knows of."""
    for entry in office.of("request"):
        values = entry.facts.values
        if values["decision"] == Decision.ACCEPT and not _is_in_the_calendar(values):
            yield from filter(None, [_end_of_time(entry)])


def _named(office: Office, entry: Entry, kind: str, at: datetime) -> Entry | None:
    """The event or appointment that a request names, if it is still ahead."""
    name = entry.facts.values.get(kind, "")
    found = office.find(kind, name) if name else None
    return found if found and is_ahead(found, at) else None


def _takes_place(event: Entry) -> bool:
    return not Status(event.facts.values["status"]).is_off


def _of_accepted(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    if not _is_in_the_calendar(entry.facts.values):
        if not _is_over(entry, at):
            message = (
                "The request is accepted, and nothing in the Mayor's calendar comes of it; let "
                f"'herald accept {entry.name}' make the appointment, or name it in 'appointment'"
            )
            yield entry.problem(("decision",), RULE, message, Severity.WARNING)
        return
    appointment = _named(office, entry, "appointment", at)
    if appointment and appointment.facts.values["status"] == Standing.CANCELLED:
        message = (
            f"The request is accepted, and its appointment {quoted(appointment.name)} "
            f"('{appointment.path}') is cancelled; tell those who asked, and write another "
            "'decision', or the appointment that took its place"
        )
        yield entry.problem(("appointment",), RULE, message, Severity.WARNING)


def _is_over(entry: Entry, at: datetime) -> bool:
    """Whether what was wanted is over; of what says no day nobody knows."""
    if moment := _end_of_time(entry):
        return moment <= at.astimezone(UTC)
    wanted = _wanted(entry)
    last = (wanted.until or wanted.from_) if wanted else None
    return last is not None and last < at.date()


def _end_of_time(entry: Entry) -> datetime | None:
    """When the time that was wanted is over, in UTC; None where no time was."""
    wanted = _wanted(entry)
    moment = (wanted.ends or wanted.starts) if wanted else None
    return moment.astimezone(UTC) if moment else None


def _wanted(entry: Entry) -> Wanted | None:
    record = entry.record
    return record.wanted if isinstance(record, Request) else None


def _is_in_the_calendar(values: Mapping[str, str]) -> bool:
    return "appointment" in values or "event" in values


def _of_declined(entry: Entry, appointment: Entry, decision: Decision) -> Iterator[Problem]:
    values = appointment.facts.values
    somebody_goes = decision is Decision.SURROGATE and "representative" in values
    if values["status"] == Standing.CANCELLED or somebody_goes:
        return
    advice = "'representative'" if decision is Decision.SURROGATE else "'status: cancelled'"
    message = (
        f"The answer is {quoted(decision)}, and the appointment {quoted(appointment.name)} "
        f"('{appointment.path}') still takes the Mayor's time; write {advice} there, or correct "
        "the 'decision'"
    )
    yield entry.problem(("decision",), RULE, message, Severity.WARNING)


def _of_told(entry: Entry, event: Entry, decision: Decision) -> Problem:
    said = f"{quoted(event.facts.title)} ('{event.path}') says that the Mayor attends"
    if decision in UNDECIDED:
        state = f"('decision: {repeated(decision)}')"
        message = (
            f"{said}, and nobody has decided this request for it {state}; decide it, or take "
            "'mayors_role' out of the event until then"
        )
        return entry.problem(("decision",), RULE, message, Severity.WARNING)
    message = (
        f"{said}, and the answer to this request for it is {quoted(decision)}; take 'mayors_role' "
        "out of the event, or correct the 'decision'"
    )
    return entry.problem(("decision",), RULE, message)
