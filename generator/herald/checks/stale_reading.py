"""A goal's measure has not been read for too long.

A measure says how often it is read. When one and a half such periods have gone by since the last
reading (since the baseline, when there is none), the scorecard shows old numbers as if they were
new. Goals that are done, not begun, or past their due date are not asked.

Passes on November 20:

```yaml
frequency: monthly
readings:
  - {date: 2026-10-31, value: 142}
```

Warns on November 20:

```yaml
frequency: monthly
readings:
  - {date: 2026-09-30, value: 121}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.goal import Goal, is_pursued
from herald.problems import Severity, quoted, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "stale-reading"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Measures of a goal whose last reading is too old on the day of `at`."""
    if not isinstance(entry.record, Goal) or entry.is_translation:
        return
    today = at.astimezone(office.settings.zone).date()
    for index, measure in enumerate(
        entry.record.measures if is_pursued(entry.record, today) else ()
    ):
        reading = measure.read_by(today)
        last = reading.date if reading else measure.baseline.date
        age = (today - last).days
        if measure.is_stale(today):
            since = (
                f"was last read on {last}"
                if reading
                else f"has no reading since its baseline, {last}"
            )
            told = f"is read {measure.frequency}, and {since}, {age} days ago"
            message = (
                f"{quoted(measure.name)} {repeated(told, 'has not been read for too long')}; "
                "add a line to 'readings'"
            )
            yield entry.problem(("measures", index, "readings"), RULE, message, Severity.WARNING)
