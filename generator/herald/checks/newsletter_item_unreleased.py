"""A newsletter holds something that is not released to the public when it is sent.

Mail cannot be called back, so this is an error and not a warning: an embargoed release in Monday's
issue would be out on Monday. The message does not say what the hidden record is about.

Passes, when the release is out on December 4 at 6:00:

```yaml
send_at: 2026-12-04 07:00
sections:
  - heading: News
    items:
      - release/budget
```

Fails, when it is out on December 4 at 8:00.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience, is_shown
from herald.kinds.newsletter import Newsletter
from herald.problems import repeated
from herald.records.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "newsletter-item-unreleased"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Items of an issue that the public does not see at the moment of sending."""
    del at
    if not isinstance(entry.record, Newsletter) or entry.record.send_at is None:
        return
    sent = entry.record.send_at
    for reference in entry.references:
        item = office.find(reference.kind, reference.name)
        if reference.location[0] != "sections" or item is None:
            continue
        if not entry.gives(reference.location):
            continue  # a translation without sections of its own: the original says so
        if not is_shown(item, Audience.PUBLIC, sent):
            moment = repeated(f" ({sent:%Y-%m-%d %H:%M})", "")
            message = (
                f"{name_of(reference.location)} is not released to the public when the issue "
                f"is sent{moment}; send the issue later, release the record sooner, or take it out"
            )
            yield entry.problem(reference.location, RULE, message)
