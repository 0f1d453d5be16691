"""Handouts: what staff hang on walls and send around, in `private/handouts/`.

They are made from what the public sees and from nothing else: what is not public, or not yet, has
none, and no word for staff can come onto a wall. They are not part of the site, for the event's own
page says it all, and is right when something changes.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from herald.outputs.artifact import Task
from herald.outputs.documents import HANDOUTS, handouts_of
from herald.outputs.documents.briefing.advisory import media_advisory
from herald.outputs.documents.letterhead import seal_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from herald.view import View


AHEAD = timedelta(days=120)
"""How long before it takes place something has handouts."""

ADVISED = timedelta(days=14)
"""For how many days ahead there are media advisories of the Mayor's public schedule."""


def tasks(view: View, root: Path) -> Iterator[Task]:
    """The handouts of everything that takes place soon, at the next of its times."""
    seal = seal_of(view, root)
    for seen in view.taking_place(view.today, view.today + AHEAD):
        for starts, ends in view.next_times(seen, 1) if seen.kind.name in HANDOUTS else ():
            given = (seen.key, starts.isoformat(), ends.isoformat(), seal)
            yield Task(f"handouts {seen.key}", handouts_of, given)
    for day in view.schedule_days(view.today, view.today + ADVISED)[1]:
        yield Task(f"media advisory {day}", media_advisory, (day.isoformat(), seal))
