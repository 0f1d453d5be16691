"""A venue, an event or an organization is in a neighborhood that is none of the city's.

The calendar can be read by neighborhood, and a name that is spelled in two ways would be two of
them. `neighborhoods` in office.yml lists the city's; without the list any name will do.

Passes, where office.yml has `neighborhoods: [Harbor Flats, Riverbend]`:

```yaml
neighborhood: Harbor Flats
```

Fails there:

```yaml
neighborhood: Harbour Flats
```
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from herald.kinds.organization import Organization
from herald.kinds.venue import Venue
from herald.problems import quoted
from herald.records.convening import Convened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "unknown-neighborhood"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A neighborhood that the city does not have."""
    del at
    known = office.settings.neighborhoods
    where = ("neighborhood",)
    # A translation may call it otherwise.
    if not known or entry.language != office.settings.languages[0] or not entry.gives(where):
        return
    record = entry.record
    named = record.neighborhood if isinstance(record, Convened | Venue | Organization) else None
    if named and named not in known:
        near = get_close_matches(named.casefold(), [one.casefold() for one in known], n=1)
        meant = next((one for one in known if near and one.casefold() == near[0]), "")
        fix = f"did you mean '{meant}'?" if meant else f"they are {', '.join(known)}"
        message = (
            f"'neighborhood' is {quoted(named)}, which is not among the neighborhoods in "
            f"office.yml; {fix}"
        )
        yield entry.problem(where, RULE, message)
