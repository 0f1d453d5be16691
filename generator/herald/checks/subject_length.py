"""The subject of a newsletter is longer than 60 characters.

A telephone shows about so much of it; what comes after is not read.

Passes:

```yaml
subject: One year after the flood, and what comes next
```

Warns:
```yaml
subject: One year after the flood, what comes next for Harbor Flats, and how to speak on the budget
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.newsletter import Newsletter
from herald.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "subject-length"

LONGEST_SUBJECT = 60


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A subject that a telephone cuts off."""
    del office, at
    if isinstance(entry.record, Newsletter) and entry.gives(("subject",)):
        length = len(entry.record.subject)
        if length > LONGEST_SUBJECT:
            message = (
                f"'subject' has {length} characters, and a telephone shows about "
                f"{LONGEST_SUBJECT}; shorten it, or put the rest into 'preheader'"
            )
            yield entry.problem(("subject",), RULE, message, Severity.WARNING)
