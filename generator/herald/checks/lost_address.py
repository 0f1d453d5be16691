"""A public record was renamed, and nobody is led on from its old address.

Somebody has a bookmark, and search engines have a link. Git knows under which name a record's file
was public before; when that gave its page another address, the address belongs under `aliases`.
Outside git, and in a clone that has only the newest commits, nothing is said.

Passes, when `2026-11-18-ferry.md` was called `2026-11-18-new-ferry.md` before:

```yaml
title: The ferry
aliases: [/news/2026/new-ferry/]
```

Warns without the last line.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from herald.addresses import tidied
from herald.problems import Severity
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "lost-address"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Records that were public at an address from which nothing leads on."""
    del at
    moved = [entry for entry in office.records if _former(office, entry)]
    if not moved:
        return
    taken = {entry.address for entry in office.records} | {page.address for page in office.pages}
    for entry in moved:
        led_on = {tidied(alias) for alias in entry.facts.aliases} | taken
        for path in _former(office, entry):
            old = _address(entry, path)
            if old and old not in led_on:
                message = (
                    f"This record was public at {old}, when its file was '{path}'; add "
                    f"'aliases: [{old}]', so that whoever has the old address is led here"
                )
                yield entry.problem(("title",), RULE, message, Severity.WARNING)


def _former(office: Office, entry: Entry) -> tuple[str, ...]:
    past = office.past.get(entry.path)
    is_public = entry.facts.visibility is Visibility.PUBLIC and entry.address
    return past.former if past and is_public else ()


_FILE = re.compile(r"(?P<folder>.*)/(?:(?P<day>\d{4}-\d{2}-\d{2})-(?=.))?(?P<name>[^/.]+)\.[^/]*")


def _address(entry: Entry, path: str) -> str:
    """The address that the record's page had when its file stood there; "" if none is known."""
    found = _FILE.fullmatch(path)
    folder = re.escape(entry.kind.folder).replace(r"\*", "([^/]+)")
    inside = re.match(f"{folder}/", path)
    if not found or not inside:
        return ""
    parent = inside[1] if inside.groups() else ""
    name = parent if entry.kind.file else found["name"]
    day = entry.facts.day
    with suppress(ValueError):
        day = date.fromisoformat(found["day"]) if found["day"] and day else day
    return entry.kind.address_of(name, parent, day)
