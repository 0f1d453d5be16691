"""The briefing book, made: the office is read, seen by the book's readers, and printed.

Compared with an earlier commit, the office is read a second time, as it was, in a folder of the
state. What its readers may no longer see is gone from that one too: a record that was internal and
is confidential now must not come back as one that was removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.catalog import key_of
from herald.checkout import check_out, find_commit, is_kept
from herald.history import history_of
from herald.inspection import inspect
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs.documents import briefing
from herald.outputs.documents.briefing.book import Earlier
from herald.outputs.documents.letterhead import seal_of
from herald.problems import Problem, errors
from herald.production import Production, PublishError, Workshop, made_of
from herald.publish import alone, publish, staged
from herald.records.reader import read_office
from herald.records.revision import SHORT
from herald.render.typeset import NotTypeset
from herald.render.unfit import Unfit
from herald.standstill import STATE
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from herald.audience import Audience
    from herald.outputs.documents.briefing.span import Span
    from herald.records.entry import Entry
    from herald.view import View

FOLDER = "private/briefings"
"""Where books are, from the office's root."""

EARLIER = "earlier"
"""The folder of the state in which the files of an earlier commit are read."""


@dataclass(frozen=True)
class Wanted:
    """What book is wanted."""

    span: Span
    readers: Audience
    since: str = ""
    """The commit to compare with, as people call it; "" for none."""


@dataclass(frozen=True)
class Brief:
    """The papers that were made."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...] = ()
    """From the root, the book first; none when there were errors."""


def brief(root: Path, wanted: Wanted, at: datetime, key: str = "") -> Brief:
    """Makes a briefing book and its pocket cards as of `at`; with errors nothing is written.

    Sealed records are in it when the file `key` has a key for them. Raises Stopped.
    """
    history = history_of(root)
    inspection = inspect(root, at, key=key, history=history)
    office = inspection.office
    if office is None or errors(inspection.problems):
        return Brief(inspection.problems)
    view = office.seen_by(wanted.readers, at)
    folder, state = root / FOLDER, root / STATE
    try:
        with alone(state), staged(state / "briefings.staging") as staging:
            earlier = _earlier(root, wanted, office, at, key) if wanted.since else None
            given = (wanted.span, seal_of(view, root), earlier, history.commit)
            papers = [*briefing.artifacts(view, *given)]
            workshop = Workshop({"": view}, str(folder), str(staging))
            made = {paper.path: made_of(workshop, paper) for paper in papers}
            publish(Production({}, made), folder, staging, there=None, is_ours=True)
    except (PublishError, NotTypeset, Unfit) as error:
        raise Stopped(str(error)) from error
    return Brief(inspection.problems, tuple(f"{FOLDER}/{paper.path}" for paper in papers))


def _earlier(root: Path, wanted: Wanted, office: Office, at: datetime, key: str) -> Earlier:
    """The office of an earlier commit, as the book's readers may see it now."""
    if not is_kept(root):
        raise Stopped(
            "The office is in no git repository, so there is no earlier commit to compare with; "
            "leave --since out"
        )
    number = find_commit(root, wanted.since)
    copy = check_out(root, number, root / STATE / EARLIER)
    reading = read_office(copy.folder, KINDS, key)
    called = (
        wanted.since if number.startswith(wanted.since) else f"{wanted.since} ({number[:SHORT]})"
    )
    if reading.settings is None:
        raise Stopped(
            f"The office of commit {called} has an office.yml that cannot be read, so nothing can "
            "be compared with it; choose another commit, or leave --since out"
        )
    known = _still_theirs(reading.entries, office, office.seen_by(wanted.readers, at))
    was = Office(reading.settings, known, reading.pages, reading.files, reading.unread)
    return Earlier(was.seen_by(wanted.readers, at), called)


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
