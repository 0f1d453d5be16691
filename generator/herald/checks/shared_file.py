"""A record brings a file along that another record shows to more people, or earlier.

A picture or an attachment is as secret as the strictest of the records that bring it: whoever sees
one of these sees the file. So a file that an embargoed release, or one for staff, has in common
with a record that is public before it would give away what is held back; the scan of a plan, say.
What is meant for both is copied, so that each record has its own file. The message stands at the
record that is held back, and never says what it holds.

Passes, when no other record names `inn.jpg`, or all that do are public at the same moment:

```yaml
visibility: public
embargo: 2026-12-01 06:00
images:
  - file: inn.jpg
    alt: The inn from the harbor
```

Fails, when a record that is public already names that file too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from herald.audience import Audience, seen_from
from herald.problems import Problem
from herald.records.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location

RULE = "shared-file"

OUTSIDE = (Audience.PUBLIC, Audience.PRESS)
"""Those who are given files."""

NEVER = datetime.max.replace(tzinfo=UTC)


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Files of records that are held back which others show."""
    for path, entries in _shared(office).items():
        told: set[str] = set()
        for audience in OUTSIDE:
            # What was shown and has expired is no secret any more, and keeps none.
            moments = {
                entry.path: seen_from(entry.facts, audience, at) or NEVER
                for entry in entries
                if not (entry.facts.expires and entry.facts.expires <= at)
            }
            first = min(moments.values(), default=NEVER)
            shown_by = min(
                (path for path, moment in moments.items() if moment == first), default=""
            )
            for entry in entries:
                moment = moments.get(entry.path, first)
                # The press is given some things before others, and may have the file by then.
                is_late = moment > first if audience is Audience.PUBLIC else moment == NEVER > first
                if is_late and entry.path not in told:
                    told.add(entry.path)
                    yield _problem(entry, path, audience, shown_by)


def _shared(office: Office) -> dict[str, list[Entry]]:
    """The files that more than one record brings along, with those that do, by path.

    A translation brings along what it names besides its original.
    """
    brought: dict[str, dict[str, Entry]] = {}
    for entry in office.every_entry():  # the originals first
        for file in entry.facts.files:
            brought.setdefault(entry.beside(file), {}).setdefault(entry.place, entry)
    return {path: [*by_place.values()] for path, by_place in brought.items() if len(by_place) > 1}


def _problem(entry: Entry, path: str, audience: Audience, shown_by: str) -> Problem:
    location = _location(entry, path)
    what = name_of(location) if location else "A link in the text"
    message = (
        f"{what} names a file that '{shown_by}' shows to the {audience.value} before this record; "
        "give one of the two a copy of the file under another name"
    )
    return entry.problem(location, RULE, message)


def _location(entry: Entry, path: str) -> Location:
    """Where the record names a file that stands beside it; () when only its text does."""
    record = entry.record
    named = [(("images", index, "file"), one.file) for index, one in enumerate(record.images)]
    named += [
        (("attachments", index, "file"), one.file) for index, one in enumerate(record.attachments)
    ]
    return next((location for location, file in named if entry.beside(file) == path), ())
