"""Two emergency alerts stand at the same time.

Whoever sees two emergencies at once reads neither. One alert says the most urgent thing and leads
to a page with the rest; or the first expires when the second starts.

Passes:

```yaml
level: emergency
starts: 2026-12-03 08:00   # when the other emergency expires
expires: 2026-12-03 20:00
```

Fails:

```yaml
level: emergency
starts: 2026-12-03 07:00   # and the other emergency expires at 08:00
expires: 2026-12-03 20:00
```
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from herald.kinds.alert import Alert, Level
from herald.problems import repeated
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "one-emergency"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Emergencies that start before an earlier one has expired."""
    del at
    standing: Alert | None = None
    path = ""
    for entry, alert in sorted(_emergencies(office), key=lambda pair: _instant(pair[1].starts)):
        if standing and _instant(alert.starts) < _instant(standing.expires):
            until = f" ({standing.expires.astimezone(office.settings.zone):%Y-%m-%d %H:%M})"
            message = (
                f"This emergency starts before that of '{path}' expires{repeated(until, '')}; "
                "let one of them expire, or make one an alert of the level 'warning'"
            )
            yield entry.problem(("starts",), RULE, message)
        if standing is None or _instant(alert.expires) > _instant(standing.expires):
            standing, path = alert, entry.path


def _emergencies(office: Office) -> Iterator[tuple[Entry, Alert]]:
    for entry in office.of("alert"):
        if entry.facts.visibility is not Visibility.PUBLIC:
            continue  # one that nobody is shown, such as a draft kept ready, does no harm
        if entry.facts.values["level"] == Level.EMERGENCY and isinstance(entry.record, Alert):
            yield entry, entry.record


def _instant(moment: datetime) -> datetime:
    """In UTC: two times of one zone are compared by their clocks alone, which may go back."""
    return moment.astimezone(UTC)
