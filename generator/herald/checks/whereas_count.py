"""A proclamation has fewer or more WHEREAS clauses than the office wants.

Three to six give reasons without wearing out who listens; `office.yml` says how many
(`least_whereas` and `most_whereas` under `proclamations`). Commendations and condolences have none.

Passes:

```yaml
whereas:
  - 87 people work at the Port Ellery Public Library
  - they answered 141,000 questions last year
  - they kept the library open for 61 hours in the flood
```

Warns:
```yaml
whereas:
  - 87 people work at the Port Ellery Public Library
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.proclamation import Proclamation
from herald.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "whereas-count"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Too few or too many clauses of a proclamation."""
    del at
    if not isinstance(entry.record, Proclamation) or not entry.gives(("whereas",)):
        return
    policy = office.settings.proclamations
    count = len(entry.record.whereas)
    if count and not policy.least_whereas <= count <= policy.most_whereas:
        clauses = "1 clause" if count == 1 else f"{count} clauses"
        message = (
            f"'whereas' has {clauses}; the office wants {policy.least_whereas} to "
            f"{policy.most_whereas} (office.yml, 'proclamations')"
        )
        yield entry.problem(("whereas",), RULE, message, Severity.WARNING)
