"""The first page, to be read at seven in the morning: what needs a decision today, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from herald.desk.briefs import AHEAD, briefs_of
from herald.desk.days import anchor_of, day_of, folder_of
from herald.desk.due import items
from herald.desk.outside import going_out
from herald.desk.requests import TO_DECIDE, TO_TELL, decided, waiting
from herald.kinds.appointment import Appointment, Standing
from herald.outputs.documents.briefing.engagements import engagements_near
from herald.outputs.documents.briefing.hours import hours
from herald.topics.clashes import clashes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.desk.briefs import Ready
    from herald.desk.days import Day
    from herald.desk.due import Item
    from herald.desk.outside import Going
    from herald.desk.requests import Waiting
    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.render.language import Interpreter
    from herald.topics.clashes import Clash
    from herald.view import View

LOOKED_AT = timedelta(days=6)
"""So far conflicts are told in the morning."""

UNSURE = timedelta(days=3)
"""A hold within so many days is confirmed or let go."""

MOST = 4
"""So many of a sort are told; the page that has them all is named."""


@dataclass(frozen=True)
class Decision:
    """Something that somebody has to decide today."""

    what: str
    """What is to be done."""
    about: str
    detail: str
    owner: str
    sort: str
    """The folder of the page that has all of its sort."""
    folder: str
    """Of the page that has it."""
    anchor: str
    path: str
    """Of the record's file."""
    is_urgent: bool


@dataclass(frozen=True)
class Sort:
    """Decisions of one sort."""

    what: str
    """What is to be done with all of them."""
    decisions: tuple[Decision, ...]
    more: int
    folder: str
    """Of the page that has the others."""


@dataclass(frozen=True)
class Morning:
    """What the page shows."""

    day: Day
    sorts: tuple[Sort, ...]
    """Only those of which there are some."""
    going: tuple[Going, ...]
    """What those outside see from today on."""

    @property
    def decisions(self) -> int:
        """How many there are."""
        return sum(len(sort.decisions) + sort.more for sort in self.sorts)


def morning(view: View, speak: Interpreter) -> Morning:
    """What the page shows."""
    every = decisions(view, speak)
    return Morning(
        day_of(view, view.today, speak),
        tuple(
            Sort(some[0].what, some[:MOST], max(0, len(some) - MOST), some[0].sort)
            for some in every
            if some
        ),
        going_out(view, view.today, view.today, speak),
    )


def decisions(view: View, speak: Interpreter) -> tuple[tuple[Decision, ...], ...]:
    """All that needs one today, by sort: what cannot be put off comes first."""
    today = view.today
    near = engagements_near(view, today, today + AHEAD, speak)
    unsure = tuple(_unsure(view, near, speak))
    return (
        tuple(_of_clash(one, speak) for one in clashes(view, today, today + LOOKED_AT, speak)),
        tuple(
            _of_request(one, TO_DECIDE, speak)
            for one in waiting(view, speak)
            if one.is_late or one.is_today
        ),
        tuple(_of_request(one, TO_TELL, speak) for one in decided(view, speak)),
        unsure,
        tuple(_of_brief(one, speak) for one in briefs_of(view, near, speak) if one.is_late),
        tuple(
            _of_item(one, speak)
            for one in items(view, speak)
            if one.due is not None and one.due <= today
        ),
    )


def _of_clash(one: Clash, speak: Interpreter) -> Decision:
    told = [speak.weekday(one.day), one.span]
    return Decision(
        speak.say("Settle the conflict"),
        speak.listed((one.earlier.title, one.later.title)),
        f"{', '.join(filter(None, told))}: {one.what}",
        "",
        "conflicts",
        "conflicts",
        "",
        one.later.path,
        one.is_firm,
    )


def _of_request(one: Waiting, what: str, speak: Interpreter) -> Decision:
    said = [one.organization, speak.say("answer by {day}", day=one.by)]
    return Decision(
        speak.say(what),
        one.title,
        " · ".join(said),
        one.owner,
        "requests",
        "requests",
        "",
        one.path,
        one.is_late,
    )


def _unsure(view: View, near: tuple[Engagement, ...], speak: Interpreter) -> Iterator[Decision]:
    """Holds that come too soon to stay holds."""
    for one in near:
        seen = view.record(one.key)
        day = one.starts.astimezone(view.settings.zone).date()
        record = seen.record if seen else None
        if not isinstance(record, Appointment) or day > view.today + UNSURE:
            continue
        if record.status in (Standing.HOLD, Standing.TENTATIVE):
            when = f"{speak.weekday(day)}, {hours(one, view, speak)}"
            owner = one.lead.name if one.lead else ""
            yield Decision(
                speak.say("Confirm it or let it go"),
                one.title,
                when,
                owner,
                "week",
                folder_of(day),
                anchor_of(one.key),
                view.file_of(one.key),
                is_urgent=False,
            )


def _of_brief(one: Ready, speak: Interpreter) -> Decision:
    day = speak.short_day(one.day)
    missing = speak.say("on {day}; missing: {parts}", day=day, parts=speak.listed(one.missing))
    return Decision(
        speak.say("Finish the brief"),
        one.title,
        missing,
        one.owner,
        "briefs",
        folder_of(one.day),
        anchor_of(one.key),
        one.path,
        is_urgent=False,
    )


def _of_item(one: Item, speak: Interpreter) -> Decision:
    said = [one.late or speak.say("due today"), one.source]
    return Decision(
        speak.say("Do it, or give it another day"),
        one.what,
        " · ".join(filter(None, said)),
        one.owner,
        "due",
        "due",
        "",
        one.path,
        bool(one.late),
    )
