"""The shares of the Mayor's time that the priorities are meant to have are more than all of it.

A priority says with `time_share` how much of the working time it is meant to have, in percent. The
report of time (`herald time`) compares; shares that are more than 100 together cannot be kept. They
may be less: there is work that serves no priority.

Passes:

```yaml
time_share: 30   # and the other priorities have 70 together
```

Warns:
```yaml
time_share: 40   # and the other priorities have 70 together
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.priority import Priority
from herald.problems import Severity, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem

RULE = "time-share"

ALL = 100


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Shares that are more than all of the time together, told at the last of them."""
    del at
    shares = [
        (entry.path, entry.record.time_share, entry)
        for entry in office.of("priority")
        if isinstance(entry.record, Priority) and entry.record.time_share
    ]
    total = sum(share for _, share, _ in shares)
    if total > ALL:
        last = max(shares, key=lambda one: one[0])[2]
        told = repeated(f"{total} percent", "more than all")
        message = (
            f"The priorities are meant to have {told} of the Mayor's time together; lower "
            "'time_share' until they have 100 or less"
        )
        yield last.problem(("time_share",), RULE, message, Severity.WARNING)
