"""What goes out: when those outside see something else, in the days to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from herald.releases import Change

if TYPE_CHECKING:
    from herald.render.language import Interpreter
    from herald.view import View

AHEAD = timedelta(days=30)
"""So far the page looks."""

MOST = 200

SAID = {
    Change.RELEASE: "is released",
    Change.LIFT: "the embargo lifts",
    Change.EXPIRY: "goes from the site",
}
TO = {"public": "To everybody", "press": "To the press"}


@dataclass(frozen=True)
class Going:
    """A record that those outside see from a moment on, or no longer."""

    title: str
    kind: str
    path: str
    moment: datetime
    day: date
    when: str
    clock: str
    what: str
    whom: str
    owner: str
    """Who answers for the record; "" for nobody."""


@dataclass(frozen=True)
class Outside:
    """What the page shows."""

    going: tuple[Going, ...]
    more: int


def going_out(view: View, first: date, last: date, speak: Interpreter) -> tuple[Going, ...]:
    """What changes outside from one day to another, both included, in order."""
    return tuple(_going(view, step, speak) for step in view.steps(first, last))


def outside(view: View, speak: Interpreter) -> Outside:
    """What the page shows."""
    steps = view.steps(view.today, view.today + AHEAD)
    shown = tuple(_going(view, step, speak) for step in steps[:MOST])
    return Outside(shown, len(steps) - len(shown))


def _going(view: View, step: tuple[datetime, str, str, str], speak: Interpreter) -> Going:
    moment, change, audience, key = step
    seen = view.record(key)
    owner = view.find("person", (seen.record.owner if seen else None) or "")
    return Going(
        title=seen.record.title if seen else "",
        kind=speak.say(seen.kind.name.capitalize()) if seen else "",
        path=view.file_of(key),
        moment=moment,
        day=moment.date(),
        when=f"{speak.weekday_short(moment)}, {speak.short_day(moment.date())}",
        clock=speak.clock(moment),
        what=speak.say(SAID[Change(change)]),
        whom=speak.say(TO[audience]),
        owner=owner.record.title if owner else "",
    )
