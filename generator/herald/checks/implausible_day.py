"""A day on which something happened is still to come, or was before anybody kept such records.

A request came in (`received`) and a promise was made (`made_on`) today or earlier: what is later is
a warning, since a record may be looked at as of an earlier day. What was before 1990 is an error: a
digit is wrong, and the age that is counted from it with it.

What takes place or comes out more than ten years from now is a warning: so far ahead nobody plans a
meeting, and two digits of the year are quickly the wrong way round.

Passes on November 20, 2026:

```yaml
received: 2026-11-16
```

Fails:

```yaml
received: 1626-11-16
```

Warns of an event:

```yaml
starts: 2062-12-03 18:00
```
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from herald.problems import Severity, quoted, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem

RULE = "implausible-day"

HAPPENED = {"request": "received", "commitment": "made_on"}
"""Of each kind whose own day is past: the field that says it."""

EARLIEST = date(1990, 1, 1)

AHEAD = 10
"""Years. Only what takes place or comes out is meant; a promise may be for longer."""

AHEAD_IN = (
    *(("event", "starts"), ("appointment", "starts"), ("meeting", "starts"), ("release", "date")),
    *(("remarks", "date"), ("newsletter", "date"), ("letter", "date"), ("proclamation", "date")),
)
"""The kinds that are planned for a day, with the field that says it."""


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Days that cannot be, or cannot be yet."""
    today = at.astimezone(office.settings.zone).date()
    for kind, field in HAPPENED.items():
        for entry in office.of(kind):
            day = entry.facts.day
            said = f"'{field}' is {quoted(str(day))}"
            if day and day < EARLIEST:
                message = f"{said}, which is before 1990; correct the year"
                yield entry.problem((field,), RULE, message)
            elif day and day > today:
                so = repeated(f", which is after today ({today})", ", which is still to come")
                message = f"{said}{so}; write the day on which it happened"
                yield entry.problem((field,), RULE, message, Severity.WARNING)
    for kind, field in AHEAD_IN:
        for entry in office.of(kind):
            day = entry.facts.day
            if day and day.year > today.year + AHEAD:
                message = (
                    f"'{field}' is in the year {repeated(str(day.year))}, more than {AHEAD} years "
                    "from now; correct the year"
                )
                yield entry.problem((field,), RULE, message, Severity.WARNING)
