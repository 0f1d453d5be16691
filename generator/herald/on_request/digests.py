"""The digest of seven in the morning, made: the office is read, and compared with yesterday's.

A build does not make it: what is sent once a day is not made anew at every save, and to compare it
reads an earlier commit. Nothing sends it either; whoever does finds mails that are ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.commits.history import history_of
from herald.desk.digest import artifacts, digests
from herald.hindrances import hindrances, unread
from herald.inspection import inspect
from herald.making.inventory import inventory
from herald.making.production import Production
from herald.making.publish import alone, publish, staged
from herald.making.standstill import STATE
from herald.making.workshop import PublishError, Workshop, made_of
from herald.on_request.earlier import earlier
from herald.problems import Problem
from herald.records.revision import SHORT
from herald.stopped import Stopped

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from herald.commits.history import History

FOLDER = "private/digest"
"""Where they are, from the office's root: those of one day, since a digest is of a day."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Made:
    """The mails that were made."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...] = ()
    """From the root, the office's first; none when there were errors, or nothing to send."""
    since: str = ""
    """What the commit is called that it was compared with; "" for none."""


def digest(root: Path, at: datetime, since: str = "") -> Made:
    """Makes the digest as of `at`, compared with `since` or the last commit a day before.

    With errors that are in its way nothing is written. Nothing confidential or sealed is in it,
    whoever makes it. Raises Stopped.
    """
    history = history_of(root)
    inspection = inspect(root, at, history=history)
    problems = inspection.problems
    if inspection.office is None or hindrances(problems):
        return Made(problems)
    office = inspection.office.without_sealed()
    view = office.seen_by(Audience.INTERNAL, at)
    commit = since or _last_commit(history, at - A_DAY)
    folder, state = root / FOLDER, root / STATE
    try:
        with alone(state), staged(state / "digest.staging") as staging:
            before = earlier(root, commit, Audience.INTERNAL, office, at) if commit else None
            mails = digests(view, before, unread(problems))
            some = [one for mail in mails for one in artifacts(mail)]
            workshop = Workshop({"": view}, str(folder), str(staging))
            made = {one.path: made_of(workshop, one) for one in some}
            publish(
                *(Production({}, made), folder, staging), there=inventory(str(folder)), is_ours=True
            )
    except PublishError as error:
        raise Stopped(str(error)) from error
    called = before.called if before and since else commit[:SHORT]
    return Made(problems, tuple(f"{FOLDER}/{one.path}" for one in some), called)


def _last_commit(history: History, moment: datetime) -> str:
    """The number of the last commit, up to a moment, that changed a record; "" for none."""
    every = (one for file in history.files.values() for one in file.revisions)
    found = [one for one in every if one.at <= moment.astimezone(UTC)]
    return max(found, key=lambda one: one.place).commit if found else ""
