"""A gift that comes with a request is worth more than the Mayor may be given.

`office.yml` has the limit, for one gift, and where it is written (`requests: {gift_limit: {dollars:
50, law: City code 2.54.040}}`); without it nothing is told. A request that is pending or accepted
is looked at: what was declined brought no gift. What the law counts as a gift is counsel's call.

Passes with a limit of $50:

```yaml
private:
  gift: {what: Supper, value: 35, payer: Harbor Flats Neighbors}
```

Warns:
```yaml
private:
  gift: {what: Two seats at the head table, value: 180, payer: Shipwrights' Guild}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.request import Decision, Request
from herald.problems import Severity, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "gift-limit"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A request's gift beyond the limit."""
    del at
    limit = office.settings.requests.gift_limit
    if limit is None or not isinstance(entry.record, Request) or entry.is_translation:
        return
    request = entry.record
    gift = request.private.gift if request.private else None
    is_open = request.decision in (Decision.PENDING, Decision.ACCEPT)
    if gift and is_open and gift.value > limit.dollars:
        law = f" ({limit.law})" if limit.law else ""
        worth = repeated(f"${gift.value:,}", "more")
        message = (
            f"The gift is worth {worth}, and the limit is ${limit.dollars:,}{law}; say no to it, "
            "or ask counsel"
        )
        yield entry.problem(("private", "gift", "value"), RULE, message, Severity.WARNING)
