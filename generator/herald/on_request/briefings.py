"""The briefing book, made: the office is read, seen by the book's readers, and printed.

Compared with an earlier commit, the office is read a second time, as it was (`earlier`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.commits.history import history_of
from herald.hindrances import hindrances
from herald.inspection import inspect
from herald.making.production import Production
from herald.making.publish import alone, publish, staged
from herald.making.standstill import STATE
from herald.making.workshop import PublishError, Workshop, made_of
from herald.on_request.earlier import earlier
from herald.outputs.documents import briefing
from herald.outputs.documents.letterhead import seal_of
from herald.problems import Problem
from herald.render.typeset import NotTypeset
from herald.render.unfit import Unfit
from herald.stopped import Stopped

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from herald.audience import Audience
    from herald.outputs.documents.briefing.span import Span

FOLDER = "private/briefings"
"""Where books are, from the office's root."""


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
    """Makes a briefing book and its pocket cards as of `at`, unless errors are in the way.

    Sealed records are in it when the file `key` has a key for them. Raises Stopped.
    """
    history = history_of(root)
    inspection = inspect(root, at, key=key, history=history)
    office = inspection.office
    if office is None or hindrances(inspection.problems):
        return Brief(inspection.problems)
    view = office.seen_by(wanted.readers, at)
    folder, state = root / FOLDER, root / STATE
    try:
        with alone(state), staged(state / "briefings.staging") as staging:
            compared = (wanted.since, wanted.readers, office, at, key)
            before = earlier(root, *compared) if wanted.since else None
            given = (wanted.span, seal_of(view, root), before, history.commit)
            papers = [*briefing.artifacts(view, *given)]
            workshop = Workshop({"": view}, str(folder), str(staging))
            made = {paper.path: made_of(workshop, paper) for paper in papers}
            publish(Production({}, made), folder, staging, there=None, is_ours=True)
    except (PublishError, NotTypeset, Unfit) as error:
        raise Stopped(str(error)) from error
    return Brief(inspection.problems, tuple(f"{FOLDER}/{paper.path}" for paper in papers))
