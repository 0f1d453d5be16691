"""Follow-through: all that the office still has to do, whatever record says it, in one list.

Tasks and commitments are there, and what nobody types twice: the actions of meetings, what remarks
promise in their marks, and the checklists of events. A view of the staff is asked; any other sees
nothing of it. What the staff's own view does not show is in no list either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen
    from herald.kinds.commitment import Commitment
    from herald.records.duty import Duty, State
    from herald.view import View

STALE = timedelta(days=60)
"""What is pursued and has had no news for longer than this is stale."""

PATIENCE = timedelta(days=7)
"""How long after its day a thing is told of to those who ask for it, and not yet to everybody."""

PURSUED = ("task", "commitment")
"""The kinds of which one is told how it goes; of all else there is only whether it is done."""


@dataclass(frozen=True)
class Owner:
    """Who has to do something."""

    name: str
    """In the directory of people or organizations; "" for somebody who is not in it."""
    title: str
    """What they are called: `Amara Diallo`; "" where nobody is named."""


NOBODY = Owner("", "")


@dataclass(frozen=True)
class OpenItem:
    """Something that the office still has to do."""

    what: str
    owner: Owner
    due: date | None
    state: State
    kind: str
    """Of the record that says it: task, commitment, meeting, remarks or event."""
    key: str
    """Of that record: `meeting/2026/storm-season-coordination`."""
    path: str
    """The record's file, from the office's root."""
    title: str
    """What the record is called."""
    news: date | None
    """The last day on which something was told of it; None where nobody tells of it in between."""
    asked_on: date
    """The day as of which it stands so."""

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past."""
        return self.due is not None and self.due < self.asked_on

    @property
    def days_late(self) -> int:
        """How many days ago it was due; 0 for what is not overdue."""
        return (self.asked_on - self.due).days if self.due and self.is_overdue else 0

    @property
    def is_stale(self) -> bool:
        """Whether nothing was told of it for too long."""
        return self.news is not None and is_stale(self.news, self.asked_on)


def is_stale(news: date, on: date) -> bool:
    """Whether what was last told of on the day `news` is stale on another."""
    return on - news > STALE


def open_items(view: View) -> tuple[OpenItem, ...]:
    """All that is still to be done on the view's day: what is due first comes first.

    What has no day comes last. What prepared an event that is over is not asked for any more, and
    what a task or a commitment took over stands in the list once.
    """
    on = view.today
    found = [
        (key, path, duty)
        for key, path, duty in view.duties()
        if duty.until is None or on <= duty.until
    ]
    return tuple(sorted(_items(view, found, on), key=_urgency))


def _items(view: View, found: list[tuple[str, str, Duty]], on: date) -> Iterator[OpenItem]:
    for key, rows in groupby(found, key=lambda row: row[0]):
        seen = view.record(key)
        if seen is None:
            continue
        kind = seen.kind.name
        taken = frozenset() if kind in PURSUED else frozenset(_taken_over(view, seen))
        for _, path, duty in rows:
            if _bare(duty.what) not in taken:
                owner = owner_called(view, duty.owner)
                given = (duty.what, owner, duty.due, duty.state, kind, key, path)
                yield OpenItem(*given, seen.record.title, duty.news, on)


def _urgency(item: OpenItem) -> tuple[bool, str, str, str]:
    return item.due is None, str(item.due or ""), item.owner.title, item.what


def _taken_over(view: View, seen: Seen) -> Iterator[str]:
    """What the tasks and commitments that come from a record say themselves."""
    for other in view.referring_to(seen, "task", MOST_FROM_ONE):
        yield _bare(other.record.title)
    for other in view.referring_to(seen, "commitment", MOST_FROM_ONE):
        yield _bare(cast("Commitment", other.record).words)
        yield _bare(other.record.title)


MOST_FROM_ONE = 200
"""How many tasks and commitments of one meeting or speech are looked at."""


def _bare(words: str) -> str:
    """The words without what two people write differently: capitals, spaces, the full stop."""
    return re.sub(r"\W+", " ", words).strip().casefold()


def owner_called(view: View, text: str) -> Owner:
    """Who is meant by a name or a title; somebody who is not in the directory is called so."""
    if not text:
        return NOBODY
    seen = view.called(text)
    return Owner(seen.name, seen.record.title) if seen else Owner("", text)


# --- questions about the list ---


def within(items: Iterable[OpenItem], days: int) -> tuple[OpenItem, ...]:
    """What is overdue, or due in so many days from the one as of which it was asked."""
    span = timedelta(days=days)
    return tuple(one for one in items if one.due and one.due <= one.asked_on + span)


def of_owner(items: Iterable[OpenItem], owner: Owner) -> tuple[OpenItem, ...]:
    """What one of them has to do."""
    return tuple(one for one in items if one.owner == owner)


def overdue(items: Iterable[OpenItem]) -> tuple[OpenItem, ...]:
    """What should be done already."""
    return tuple(one for one in items if one.is_overdue)


def by_owner(items: Iterable[OpenItem]) -> tuple[tuple[Owner, tuple[OpenItem, ...]], ...]:
    """The items of each owner, in their order: the owner of the first of them comes first."""
    grouped: dict[Owner, list[OpenItem]] = {}
    for one in items:
        grouped.setdefault(one.owner, []).append(one)
    return tuple((owner, tuple(some)) for owner, some in grouped.items())
