"""A disclosure names those who met the Mayor though they were many, or not all of the few.

When at most so many met the Mayor as `office.yml` says (`disclosure: {names_up_to: 10}`), each is
named, unless the names are withheld with a ground. When there were more, the organizations and the
number are given, and no names.

Passes:

```yaml
attended: 2
names: ["Amadou Lindgren, Council President", "Wren Castellane, his chief of staff"]
```

Warns:
```yaml
attended: 2
names: ["Amadou Lindgren, Council President"]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.disclosure import Disclosure, Held
from herald.policies.disclosure import NAMES_UP_TO
from herald.problems import Severity, repeated
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "disclosure-names"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """One of them."""
    del at
    if entry.kind.name != "disclosure" or entry.facts.visibility is not Visibility.PUBLIC:
        return
    record, policy = entry.record, office.settings.disclosure
    if not isinstance(record, Disclosure) or entry.is_translation:
        return
    most = policy.names_up_to if policy else NAMES_UP_TO
    attended, named = record.attended, len(record.names)
    if attended > most and named:
        said = (
            f"{repeated(str(attended), 'Many')} met the Mayor, and names are given up to {most}; "
            "take 'names' out and write 'organizations'"
        )
        yield entry.problem(("names",), RULE, said, Severity.WARNING)
    elif named != attended <= most and not record.holds_back(Held.NAMES):
        said = (
            f"{repeated(str(attended), 'More')} met the Mayor, and 'names' has "
            f"{repeated(str(named), 'fewer or more')}; name each, or write "
            "'withheld: [{what: names, because: …}]'"
        )
        yield entry.problem(("attended",), RULE, said, Severity.WARNING)
