"""What a former mayor published was changed.

`terms` in office.yml says when former mayors were in office:

```yaml
terms:
  - {mayor: Harold Voss, from: 2016-01-01, until: 2023-12-31}
```

What is dated in such a term says on its page whose it is, and is kept as it was. Put a mistake
right all the same, and say so in the same commit: a line under `corrections`, or `withdrawn`. Git
knows what was changed after the term; outside git nothing is said.

Passes, when the text of a record of 2019 is changed together with:

```yaml
corrections:
  - {at: 2026-11-19 09:30, was: The pier has 14 berths., now: The pier has 41 berths.}
```

Warns without it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from herald.policies.editorial import term_of
from herald.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from herald.office import Office
    from herald.policies.editorial import Term
    from herald.problems import Problem
    from herald.records.revision import Past

RULE = "frozen-term"

SAYS_SO = "corrections"
FREE = frozenset({SAYS_SO, "change_note", "aliases", "reviewed", "tags"})
"""The fields that are no part of what was published then."""


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Records of former terms that were changed afterwards."""
    terms, zone = office.settings.terms, office.settings.zone
    for entry in office.every_entry() if terms else ():
        term, past = term_of(terms, entry.facts.day), office.past.get(entry.path)
        if not term or not past:
            continue
        for day, fields in _changes(past, term, at.astimezone(zone)):
            what = " and ".join(f"'{name}'" if name else "the text" for name in fields)
            verb = "was" if len(fields) == 1 else "were"
            message = (
                f"This is of Mayor {term.mayor}’s term, which ended on {term.until}, and is kept "
                f"as it was; {what} {verb} changed {day}. Take the change back, or say under "
                "'corrections' what was wrong"
            )
            yield entry.problem(("title",), RULE, message, Severity.WARNING)
            break


Change = tuple[str, tuple[str, ...]]
"""When, in words, and which fields."""


def _changes(past: Past, term: Term, at: datetime) -> Iterator[Change]:
    """What was changed after a term without a word of it, the last first."""
    said: list[tuple[date, str, dict[str, str]]] = []
    for one in past.revisions:
        day = one.at.astimezone(at.tzinfo).date()
        said.append((day, f"on {day} (commit {one.commit[:10]})", dict(one.passages)))
    if past.passages:
        said.append((at.date(), "and is not committed yet", dict(past.passages)))
    for (_, _, before), (day, when, now) in reversed([*pairwise(said)]):
        names = sorted({*before, *now} - FREE)
        fields = tuple(name for name in names if before.get(name) != now.get(name))
        if day > term.until and before and fields and before.get(SAYS_SO) == now.get(SAYS_SO):
            yield when, fields
