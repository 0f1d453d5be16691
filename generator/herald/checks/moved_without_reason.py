"""Something is due on another day than at first, and nobody says why.

A task or promise that is moved says so in `moved`: from which day, to which, and why. A day that
was moved before and is moved again without a line is an error of the record itself. The first move
leaves no trace in the file: git knows it, and it is a warning while the thing is still to be done.
What was another day only on the day on which it was first committed was a mistake put right. What
everybody may read is as of the first version that everybody could.

Outside git nobody knows; of a clone with only the newest commits `shallow-clone` says so.

Passes, when it was due on November 17 in the first commit:

```yaml
due: 2026-12-08
moved:
  - {on: 2026-11-16, from: 2026-11-17, to: 2026-12-08, why: The contract comes on Dec. 4}
```

Warns, when it was:

```yaml
due: 2026-12-08
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from herald.problems import Severity, repeated
from herald.records.facets import Visibility
from herald.records.pursued import Pursued
from herald.topics.follow_through import PURSUED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.revision import Past

RULE = "moved-without-reason"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """What is still to be done, and was moved without a word."""
    at = at.astimezone(office.settings.zone)
    for kind in PURSUED if office.past else ():
        for entry in office.of(kind):
            past = office.past.get(entry.path)
            first = _first_day(past, entry, at) if past and entry.facts.duties else ""
            if first:
                yield from _of(entry, first, at)


def _first_day(past: Past, entry: Entry, at: datetime) -> str:
    """The day on which it was due at first, as it stood when that day was over; "" for none."""
    is_public = entry.facts.visibility is Visibility.PUBLIC
    said = [
        (one.at.astimezone(at.tzinfo).date(), written[0])
        for one in past.revisions
        if one.visibility == Visibility.PUBLIC or not is_public
        if (written := _DAY.search(one.due))
    ]
    return [due for day, due in said if day == said[0][0]][-1] if said else ""


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _of(entry: Entry, first: str, at: datetime) -> Iterator[Problem]:
    record = entry.record
    if not isinstance(record, Pursued) or record.due is None:
        return
    began = record.moved[0].from_ if record.moved else record.due
    # It may have been moved before it was committed at all: then its list tells of that too.
    if first in {str(day) for day in (record.due, *(one.from_ for one in record.moved))}:
        return
    today = at.date()
    line = f"{{on: {today}, from: {first}, to: {began}, why: …}}"
    was = repeated(f" on {first}", " on another day")
    if record.moved:
        said = f"This was first due{was}, and 'moved' begins later"
        advice = f"add a first line to it: {repeated(line, 'from the first day on, and why')}"
    else:
        said = f"This was due{was} at first, and says no reason for the new day"
        advice = f"add 'moved: [{repeated(line, 'on, from, to and why')}]'"
    yield entry.problem(("due",), RULE, f"{said}; {advice}", Severity.WARNING)
