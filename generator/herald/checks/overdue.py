"""Something should have been done a week ago, and nobody says that it was.

`herald due` lists every morning what is due. A check looks at the whole office for whoever changes
anything in it, so it waits a week, and says a thing once for a record: a task or promise says that
it is done, on which later day it is due and why, or that it is dropped; an action of a meeting or a
mark in remarks bears the day on which it was done. Checklists are not asked: they end with their
event. It is a warning, since a day that goes by must not break what was right before.

Passes on November 20:

```yaml
title: Order the pumps
owner: henrik-sorensen
due: 2026-11-16
```

Warns on November 20:

```yaml
title: Order the pumps
owner: henrik-sorensen
due: 2026-11-09
```
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.problems import Severity, quoted, repeated
from herald.topics.follow_through import PATIENCE, PURSUED, open_items, overdue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location
    from herald.topics.follow_through import OpenItem

RULE = "overdue"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """What was due more than a week before the day of `at`, once for each record."""
    view = office.seen_by(Audience.CONFIDENTIAL, at)
    late = [
        one
        for one in overdue(open_items(view))
        if one.kind != "event" and one.days_late > PATIENCE.days
    ]
    late.sort(key=lambda one: one.path)
    entries = {entry.path: entry for entry in office.records} if late else {}
    for path, some in groupby(late, key=lambda one: one.path):
        yield _problem(entries[path], [*some])


def _problem(entry: Entry, late: list[OpenItem]) -> Problem:
    first = late[0]
    day = repeated(f" on {first.due}, {first.days_late} days ago", " more than a week ago")
    if first.kind in PURSUED:
        message = (
            f"{quoted(first.what)} was due{day}; write that it is done ('status: done'), to which "
            "day it is moved and why ('moved'), or that it is dropped ('status: dropped')"
        )
        return entry.problem(("due",), RULE, message, Severity.WARNING)
    where: Location = ("actions",) if first.kind == "meeting" else ()
    others = f", and {len(late) - 1} more" if len(late) > 1 else ""
    form = "'done: 2026-12-03'" if first.kind == "meeting" else "'| done: 2026-12-03'"
    message = (
        f"{quoted(first.what)} was due{day}{others}; write the day on which it was done ({form}), "
        "or make a task of it that says why it takes longer"
    )
    return entry.problem(where, RULE, message, Severity.WARNING).withheld()
