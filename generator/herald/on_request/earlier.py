"""An earlier commit of the office, to compare with: read anew, and seen by those who read now.

What its readers may no longer see is gone from it too: a record that was internal and is
confidential now must not come back as one that was removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import key_of
from herald.commits.checkout import check_out, find_commit, is_kept
from herald.kinds import KINDS
from herald.making.standstill import STATE
from herald.office import Office
from herald.outputs.documents.briefing.book import Earlier
from herald.records.reader import read_office
from herald.records.revision import SHORT
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from herald.audience import Audience
    from herald.records.entry import Entry
    from herald.view import View

EARLIER = "earlier"
"""The folder of the state in which the files of an earlier commit are read."""


def earlier(
    root: Path, since: str, readers: Audience, office: Office, at: datetime, key: str = ""
) -> Earlier:
    """The office of the commit called `since`, as its readers may see it now. Raises Stopped."""
    if not is_kept(root):
        raise Stopped(
            "The office is in no git repository, so there is no earlier commit to compare with; "
            "leave --since out"
        )
    number = find_commit(root, since)
    copy = check_out(root, number, root / STATE / EARLIER)
    reading = read_office(copy.folder, KINDS, key)
    called = since if number.startswith(since) else f"{since} ({number[:SHORT]})"
    if reading.settings is None:
        raise Stopped(
            f"The office of commit {called} has an office.yml that cannot be read, so nothing can "
            "be compared with it; choose another commit, or leave --since out"
        )
    known = _still_theirs(reading.entries, office, office.seen_by(readers, at))
    was = Office(reading.settings, known, reading.pages, reading.files, reading.unread)
    return Earlier(was.seen_by(readers, at), called)


def _still_theirs(earlier: Iterable[Entry], office: Office, now: View) -> Iterator[Entry]:
    """Those that the readers see now, and those of whose names nothing is kept from them now."""
    kept = office.unread | {
        (entry.kind.name, entry.name)
        for entry in office.records
        if now.record(key_of(entry)) is None
    }
    for entry in earlier:
        name = (entry.kind.name, entry.name)
        if now.record(key_of(entry)) or name not in kept:
            yield entry
