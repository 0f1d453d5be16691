"""Briefs: by when the Mayor's are ready, and what is missing in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from herald.mayors_time.readiness import is_briefed, missing, ready_by
from herald.outputs.documents.briefing.hours import hours
from herald.outputs.documents.briefing.speeches import speeches_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.render.language import Interpreter
    from herald.view import View

AHEAD = timedelta(days=14)
"""So far the page of briefs looks."""


@dataclass(frozen=True)
class Ready:
    """How far the brief of an engagement is."""

    title: str
    what: str
    key: str
    path: str
    day: date
    time: str
    by: date
    """The day on which it is to be ready."""
    missing: tuple[str, ...]
    owner: str
    """Who goes with the Mayor, or answers for it; "" for nobody."""
    is_late: bool
    """Whether something is missing and its day has come."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def brief_of(view: View, engagement: Engagement, speak: Interpreter) -> Ready | None:
    """How far a brief is; None where the Mayor is not briefed."""
    seen = view.record(engagement.key)
    if seen is None or not is_briefed(seen.record):
        return None
    has_speech = bool(speeches_at(view, engagement, speak))
    parts = tuple(map(speak.say, missing(seen.record, has_speech=has_speech)))
    day = engagement.starts.astimezone(view.settings.zone).date()
    by = ready_by(seen.record, day, view.settings)
    return Ready(
        engagement.title,
        engagement.what,
        engagement.key,
        view.file_of(engagement.key),
        day,
        hours(engagement, view, speak),
        by,
        parts,
        engagement.lead.name if engagement.lead else "",
        bool(parts) and by <= view.today,
    )


def briefs_of(view: View, some: Iterable[Engagement], speak: Interpreter) -> tuple[Ready, ...]:
    """The briefs of these engagements: what is to be ready first comes first."""
    found = [ready for one in some if (ready := brief_of(view, one, speak))]
    return tuple(sorted(found, key=lambda one: (one.by, one.day)))
