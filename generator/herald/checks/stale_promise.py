"""Nothing has been told of a promise for sixty days.

Whoever was promised something wonders what became of it, and of one that is public everybody reads
that there is no news. A line in `updates:` is enough, also one that says that nothing moved and
why. Of a promise that is overdue, the rule `overdue` says so instead.

Passes on November 20:

```yaml
made_on: 2026-03-26
updates:
  - on: 2026-10-01
    text: The plans are with the Council.
```

Warns on November 20:

```yaml
made_on: 2026-03-26
updates:
  - on: 2026-09-01
    text: The plans are with the Council.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.commitment import Commitment
from herald.problems import Severity, repeated
from herald.topics.follow_through import PATIENCE, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "stale-promise"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A promise that is open, and of which nothing was told for sixty days before `at`."""
    commitment = entry.record if entry.facts.duties else None
    if not isinstance(commitment, Commitment) or entry.is_translation:
        return
    today, news = at.astimezone(office.settings.zone).date(), commitment.revised
    if commitment.due and today - commitment.due > PATIENCE:
        return  # `overdue` says more of it
    if news and is_stale(news, today):
        told = f"Nothing was told of this promise since {news}, {(today - news).days} days ago"
        message = repeated(told, "Nothing was told of this promise for more than sixty days")
        yield entry.problem(
            ("updates",) if commitment.updates else (),
            RULE,
            f"{message}; add a line to 'updates' with the day ('on') and what is so ('text')",
            Severity.WARNING,
        )
