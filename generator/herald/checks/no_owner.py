"""Something is to be done, and nobody is named who does it.

An action of a meeting, a line of an event's checklist and a mark in remarks each name who does it:
by a name of the directory, or in words. What everybody should do is done by nobody.

Passes, since somebody is named:

```yaml
actions:
  - what: Count the cots
    owner: Amara Diallo
    due: 2026-12-04
```

Warns, since nobody is named:

```yaml
actions:
  - what: Count the cots
    due: 2026-12-04
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.event import Event
from herald.kinds.meeting import Meeting
from herald.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location

RULE = "no-owner"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """What a record says is to be done by nobody in particular."""
    del office, at
    if entry.is_translation:
        return
    for duty in entry.facts.duties:
        if not duty.owner:
            message = f"{quoted(duty.what)} has no owner; add 'owner' with who does it"
            yield entry.problem(
                _place(entry, duty.what), RULE, message, Severity.WARNING
            ).withheld()


def _place(entry: Entry, what: str) -> Location:
    """Where the record says it; its beginning for a mark in its text."""
    record = entry.record
    if isinstance(record, Meeting):
        actions = [one.what for one in record.actions or ()]
        return ("actions", actions.index(what))
    if isinstance(record, Event) and record.private and record.private.plan:
        lines = [one.what for one in record.private.plan.checklist]
        return ("private", "plan", "checklist", lines.index(what))
    return ()
