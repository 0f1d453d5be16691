"""What is closed to the press is announced to it all the same.

`press: closed` stands in the public schedule as 'Closed press'. A press conference cannot be
closed, and neither can an event to whose page a media advisory links.

Passes:

```yaml
subtype: press_conference
press: open
```

Fails:
```yaml
subtype: press_conference
press: closed
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from herald.addresses import last_part, tidied
from herald.kinds.event import Event, Subtype
from herald.kinds.release import ReleaseKind
from herald.problems import quoted, repeated
from herald.records.coverage import PressAccess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "press-status"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """A press conference, or an advisory, that says so."""
    del at
    if entry.is_translation:
        return
    if entry.kind.name == "event" and entry.facts.values.get("press") == PressAccess.CLOSED:
        record = entry.record
        if isinstance(record, Event) and record.subtype is Subtype.PRESS_CONFERENCE:
            said = (
                "A press conference is not closed to the press; write 'press: open', or another "
                "'subtype'"
            )
            yield entry.problem(("press",), RULE, said)
    if entry.facts.values.get("release_kind") == ReleaseKind.ADVISORY:
        yield from _of_advisory(entry, office)


def _of_advisory(entry: Entry, office: Office) -> Iterator[Problem]:
    for _, link in entry.links:
        event = _closed_at(tidied(_path(link.target)), office)
        if event:
            what = repeated(quoted(event.facts.title), "an event")
            said = (
                f"This media advisory invites the press to {what}, which says 'press: closed'; "
                "correct one of them"
            )
            yield entry.problem((), RULE, said)


def _closed_at(address: str, office: Office) -> Entry | None:
    """The event with that address, if it is closed to the press."""
    # By its name, which its address ends with: to ask for all takes a thousand times as long.
    for event in reversed(office.called("event", last_part(address))):
        if event.address == address and event.facts.values.get("press") == PressAccess.CLOSED:
            return event
    return None


def _path(target: str) -> str:
    """Of the address that a link leads to; "" where it is none."""
    try:
        return urlsplit(target).path
    except ValueError:  # `http://[`: brackets are for numbers of hosts (RFC 3986, 3.2.2)
        return ""
