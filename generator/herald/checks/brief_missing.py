"""A brief of the Mayor's is not ready on the day on which it was to be.

Two working days before an appointment or a meeting, and five before an event, the Mayor's brief is
there; `office.yml` may say otherwise (`schedule: {brief_meetings: 2, brief_events: 5}`). Of an
appointment (a meeting, a call, the media, the Council) it has a bottom line or a purpose, of an
event a goal or a run of show in its plan, of a meeting an agenda. What else is missing in a brief,
the desk says. Where the Mayor does not go there is none.

It is a warning, and only until it takes place: an old record is no worse for it.

Passes on December 2:

```yaml
starts: 2026-12-03 10:00
ends: 2026-12-03 10:30
purpose: call
brief: {bottom_line: They ask for a date.}
```

Warns on December 2:

```yaml
starts: 2026-12-03 10:00
ends: 2026-12-03 10:30
purpose: call
```
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from herald.mayors_time.readiness import Part, is_briefed, missing, ready_by
from herald.problems import Severity, quoted, repeated
from herald.records.occurrence import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "brief-missing"

NEEDED = {
    "appointment": {Part.MEMO},
    "event": {Part.GOAL, Part.STEPS},
    "meeting": {Part.AGENDA},
}
"""What a brief has at least one of, by kind."""
ADVICE = {
    "appointment": "a 'bottom_line' or a 'purpose' in its 'brief'",
    "event": "a 'goal' or a 'run_of_show' in the 'plan' below 'private'",
    "meeting": "its 'agenda'",
}
DAYS_OF_A_WORKING_DAY = 2
SPARE = 14
"""So many days more than twice the working days are looked ahead, for holidays."""


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Briefs that are late at the moment `at`, of what is still to come."""
    policy = office.settings.schedule
    working = max(policy.brief_meetings, policy.brief_events)
    until = at + timedelta(days=working * DAYS_OF_A_WORKING_DAY + SPARE)
    for kind in CALENDAR:
        for entry in office.of(kind):
            day = _next_day(entry, office, at, until)
            if day:
                yield from _late(entry, day, office, at)


def _next_day(entry: Entry, office: Office, at: datetime, until: datetime) -> date | None:
    """The day of its next time up to `until`, in the office's zone."""
    series = entry.facts.series
    if series is None or (series.is_single and not at < series.starts <= until):
        return None
    for starts, _ in series.within(at, until):
        if starts > at:
            return starts.astimezone(office.settings.zone).date()
    return None


def _late(entry: Entry, day: date, office: Office, at: datetime) -> Iterator[Problem]:
    record, today = entry.record, at.astimezone(office.settings.zone).date()
    lacking = NEEDED[entry.kind.name] & {*missing(record, has_speech=False)}
    if not is_briefed(record) or lacking != NEEDED[entry.kind.name]:
        return
    by = ready_by(record, day, office.settings)
    if by <= today:
        when = repeated(f" is on {day}, and its brief was to be ready on {by}", " has no brief yet")
        told = f"{quoted(entry.facts.title)}{when}; write {ADVICE[entry.kind.name]}"
        yield entry.problem(("starts",), RULE, told, Severity.WARNING)
