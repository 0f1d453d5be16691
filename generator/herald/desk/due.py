"""Due: all that the office still has to do, by when, and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from herald.topics.follow_through import open_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.render.language import Interpreter
    from herald.topics.follow_through import OpenItem
    from herald.view import View

SOON = timedelta(days=14)
"""What is due within so many days is told as due soon."""

MOST = 100
"""So many lines each list has at most; the page says how many there are besides."""


@dataclass(frozen=True)
class Item:
    """Something to be done."""

    what: str
    owner: str
    """Who does it; "" for nobody."""
    due: date | None
    when: str
    """The day in words; "" for none."""
    late: str
    """How late it is, in words; "" while it is not."""
    source: str
    """What the record is called that says so; "" where that is `what` itself."""
    kind: str
    path: str
    is_stale: bool
    """Whether nothing was told of it for too long."""


@dataclass(frozen=True)
class Listed:
    """A list that is cut where it would be too long."""

    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True)
class Due:
    """What the page shows: overdue, due soon, later or never; each in the order of its days."""

    overdue: Listed
    soon: Listed
    later: Listed


def items(view: View, speak: Interpreter) -> tuple[Item, ...]:
    """All that is to be done: what is due first comes first, and what has no day last."""
    return tuple(_item(one, speak) for one in open_items(view))


def due(view: View, speak: Interpreter) -> Due:
    """What the page shows."""
    some, today = items(view, speak), view.today
    return Due(
        _listed(one for one in some if one.late),
        _listed(one for one in some if one.due and today <= one.due <= today + SOON),
        _listed(one for one in some if one.due is None or one.due > today + SOON),
    )


def _listed(some: Iterable[Item]) -> Listed:
    every = tuple(some)
    return Listed(every[:MOST], max(0, len(every) - MOST))


def _item(one: OpenItem, speak: Interpreter) -> Item:
    return Item(
        one.what,
        one.owner.title,
        one.due,
        speak.short_day(one.due) if one.due else "",
        speak.count(one.days_late, "{n} day late", "{n} days late") if one.is_overdue else "",
        "" if one.title == one.what else one.title,
        speak.say(one.kind.capitalize()),
        one.path,
        one.is_stale,
    )
