"""A goal says of itself something else than its readings say.

A goal's status follows from its pace: on track when it has come at least 90% of the way that it
should have come by its last reading, at risk from 70%, behind below that. Who writes `status` by
hand overrules the numbers, and readers of the scorecard should not have to wonder which of the two
is right.

Passes, when 40% of the time is gone and 40% of the way is done:

```yaml
status: on_track
```

Warns, when 40% of the time is gone and 20% of the way is done; without the line there is no
warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.goal import Goal, pace_of
from herald.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "stated-status"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A goal whose stated status is not that of its pace on the day of `at`."""
    goal = entry.record
    if not isinstance(goal, Goal) or not goal.status or entry.is_translation:
        return
    today = at.astimezone(office.settings.zone).date()
    if goal.status is not pace_of(goal, today):
        message = (
            f"'status' is {quoted(goal.status)}, but by its readings the goal is "
            f"{quoted(pace_of(goal, today))}; remove the line, or correct the readings"
        )
        yield entry.problem(("status",), RULE, message, Severity.WARNING)
