"""A day on which something happened is still to come, or was before anybody kept such records.

A request came in (`received`) and a promise was made (`made_on`) today or earlier: what is later is
a warning, since a record may be looked at as of an earlier day. What was before 1990 is an error: a
digit is wrong, and the age that is counted from it with it.

Passes on November 20, 2026:

```yaml
received: 2026-11-16
```

Fails:

```yaml
received: 1626-11-16
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
