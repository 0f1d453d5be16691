"""Remarks take longer than the speaker has.

How long they take is counted from their words, at `words_per_minute` (130 without the line).

Passes: 600 words, with

```yaml
minutes: 5
```

Warns: 900 words, with

```yaml
minutes: 5
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.remarks import Remarks
from herald.problems import Severity, repeated
from herald.records.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "remarks-length"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Remarks that take longer than there is time; a translation is not spoken."""
    del office, at
    if not issubclass(entry.kind.model, Remarks) or entry.is_translation:
        return
    record = entry.record
    if not isinstance(record, Remarks) or record.minutes is None:
        return
    from herald.render.speech import minutes_of, words_in

    given = int(record.minutes.total_seconds() // 60)
    text = spoken(entry.body)
    taken = minutes_of(text, record.words_per_minute)
    if taken > given:
        words = words_in(text)
        message = (
            f"'minutes' is {repeated(str(given))}, but the {repeated(f'{words:,} ', '')}words take "
            f"about {repeated(str(taken))} at {record.words_per_minute} a minute; shorten the "
            f"text{repeated(f' by some {words - given * record.words_per_minute:,} words', '')}, "
            "or ask for more time"
        )
        yield entry.problem(("minutes",), RULE, message, Severity.WARNING)
