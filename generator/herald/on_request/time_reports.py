"""The report of the Mayor's time, made when somebody asks for one: read, seen, printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.hindrances import hindrances
from herald.inspection import inspect
from herald.making.production import Production
from herald.making.publish import alone, publish, staged
from herald.making.standstill import STATE
from herald.making.workshop import PublishError, Workshop, made_of
from herald.mayors_time.time_spent import time_spent
from herald.outputs.documents import time_report
from herald.problems import Problem
from herald.render.typeset import NotTypeset
from herald.render.unfit import Unfit
from herald.stopped import Stopped

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from herald.audience import Audience

FOLDER = "private/time"
"""Where reports are, from the office's root."""


@dataclass(frozen=True)
class Report:
    """What was made."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...] = ()
    """From the root; none when there were errors."""


def report(root: Path, days: tuple[date, date], readers: Audience, at: datetime) -> Report:
    """Makes the report of the days from the first to the last, both included; raises Stopped."""
    found = inspect(root, at)
    if found.office is None or hindrances(found.problems):
        return Report(found.problems)
    view = found.office.without_sealed().seen_by(readers, at)
    spent = time_spent(view, *days)
    folder, state = root / FOLDER, root / STATE
    try:
        with alone(state), staged(state / "time.staging") as staging:
            papers = [*time_report.artifacts(spent, view.settings)]
            workshop = Workshop({"": view}, str(folder), str(staging))
            made = {paper.path: made_of(workshop, paper) for paper in papers}
            publish(Production({}, made), folder, staging, there=None, is_ours=True)
    except (PublishError, NotTypeset, Unfit) as error:
        raise Stopped(str(error)) from error
    return Report(found.problems, tuple(f"{FOLDER}/{paper.path}" for paper in papers))
