"""The desk: a site for the staff, in `private/desk/`, of what is to be done today and this week.

It is made from what every member of the staff may see; what is confidential or sealed is on none of
its pages, not even as time that is taken, so that it is the same for everybody who makes it
(ADR 41). Its pages have a frame of their own, refer to one another and to nothing else, and work
when they are opened from a folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from herald.desk import (
    alerts,
    briefs,
    days,
    due,
    morning,
    outside,
    quality,
    requests,
    week,
)
from herald.desk.frame import Sheet, assets, drawn, frame_of, path_of
from herald.outputs.artifact import Artifact, Task
from herald.outputs.documents.briefing.book import Days
from herald.outputs.documents.briefing.changes import NOTHING
from herald.outputs.documents.briefing.engagements import engagements_near
from herald.outputs.documents.briefing.pocket import pocket_card
from herald.outputs.documents.briefing.span import Span
from herald.outputs.documents.letterhead import seal_of
from herald.render.language import Interpreter
from herald.render.typeset import typeset
from herald.topics import clashes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from herald.desk.quality import Warned
    from herald.outputs.seal import Seal
    from herald.view import View

AHEAD = timedelta(days=60)
"""For so many days conflicts are told, and there are pages of days with something on."""

CARD = "today/card.pdf"
"""The Mayor's pocket card for today, the copy of staff."""


def tasks(
    view: View, warned: tuple[Warned, ...], unread: tuple[str, ...], root: Path
) -> Iterator[Task]:
    """Every file of the desk: of what the staff sees, and of what a build warned of.

    `unread` are the folders of files that are not in the view, since they could not be read.
    """
    yield Task("assets", files)
    for telling in (first_page, today, going_out):
        yield Task(telling.__name__, telling, (unread,))
    for plan in (next_days, to_answer, conflicts, to_do, to_brief):
        yield Task(plan.__name__, plan)
    yield Task("quality", to_mend, (warned,))
    yield Task("card", card, (seal_of(view, root),))
    for day in days.with_something(view, view.today, view.today + AHEAD):
        yield Task(f"day {day}", one_day, (day,))


def files(view: View) -> Iterator[Artifact]:
    """What the pages ask for."""
    yield from assets(frame_of(view))


def _page(view: View, sheet: Sheet) -> Artifact:
    return Artifact(path_of(sheet.folder), drawn, (frame_of(view), sheet))


def _speak(view: View) -> Interpreter:
    return Interpreter(view.settings.languages[0])


def first_page(view: View, unread: tuple[str, ...]) -> Iterator[Artifact]:
    """What needs a decision today, and the day."""
    speak = _speak(view)
    title = speak.long_day(view.today)
    shown = morning.morning(view, speak)
    yield _page(view, Sheet("", title, "morning.html", shown, unread=unread))


@dataclass(frozen=True)
class Today:
    """What the page of today shows."""

    day: days.Day
    alerts: tuple[alerts.Live, ...]
    going: tuple[outside.Going, ...]
    card: str
    """The file of the pocket card; "" without one."""


def today(view: View, unread: tuple[str, ...]) -> Iterator[Artifact]:
    """The day with all that belongs to it."""
    speak = _speak(view)
    day = days.day_of(view, view.today, speak)
    going = outside.going_out(view, view.today, view.today, speak)
    has_card = any(not one.is_off for one in day.lines)
    shown = Today(day, alerts.live(view, speak), going, CARD if has_card else "")
    title = speak.long_day(view.today)
    yield _page(view, Sheet("today", title, "today.html", shown, unread=unread))


def one_day(view: View, day: date) -> Iterator[Artifact]:
    """Another day."""
    speak = _speak(view)
    shown = days.day_of(view, day, speak)
    yield _page(view, Sheet(days.folder_of(day), speak.long_day(day), "day.html", shown))


def card(view: View, seal: Seal | None) -> Iterator[Artifact]:
    """The pocket card of today, if there is something on."""
    speak, day = _speak(view), view.today
    some = engagements_near(view, day, day, speak)
    if any(one.with_mayor and not one.is_off for one in some):
        given = Days(Span(day, day), some, NOTHING)
        printed = ("pocket-card.typ", pocket_card(view, given, day, seal), view.at)
        yield Artifact(CARD, typeset, printed)


def next_days(view: View) -> Iterator[Artifact]:
    """Seven days at a glance."""
    speak = _speak(view)
    shown = week.week(view, speak)
    title = speak.days(shown.days[0].day, shown.days[-1].day)
    yield _page(view, Sheet("week", title, "week.html", shown))


def to_answer(view: View) -> Iterator[Artifact]:
    """The requests that wait for somebody."""
    speak = _speak(view)
    title = speak.say("Requests to answer")
    shown = requests.requests(view, speak)
    yield _page(view, Sheet("requests", title, "requests.html", shown))


@dataclass(frozen=True)
class Conflicts:
    """What the page of conflicts shows."""

    firm: tuple[clashes.Clash, ...]
    """That cannot be so."""
    others: tuple[clashes.Clash, ...]
    days: int
    """How far it looks."""


def conflicts(view: View) -> Iterator[Artifact]:
    """What does not go together."""
    speak = _speak(view)
    found = clashes.clashes(view, view.today, view.today + AHEAD, speak)
    shown = Conflicts(
        tuple(one for one in found if one.is_firm),
        tuple(one for one in found if not one.is_firm),
        AHEAD.days,
    )
    yield _page(view, Sheet("conflicts", speak.say("Conflicts"), "conflicts.html", shown))


def to_do(view: View) -> Iterator[Artifact]:
    """What is due and overdue."""
    speak = _speak(view)
    title = speak.say("Due and overdue")
    yield _page(view, Sheet("due", title, "due.html", due.due(view, speak)))


@dataclass(frozen=True)
class Briefs:
    """What the page of briefs shows."""

    missing: tuple[briefs.Ready, ...]
    ready: tuple[briefs.Ready, ...]
    meetings: int
    """So many working days before a meeting its brief is ready."""
    events: int


def to_brief(view: View) -> Iterator[Artifact]:
    """The briefs of the days to come, with what is missing."""
    speak, policy = _speak(view), view.settings.schedule
    near = engagements_near(view, view.today, view.today + briefs.AHEAD, speak)
    found = briefs.briefs_of(view, near, speak)
    shown = Briefs(
        tuple(one for one in found if one.missing),
        tuple(one for one in found if not one.missing),
        policy.brief_meetings,
        policy.brief_events,
    )
    yield _page(view, Sheet("briefs", speak.say("Briefs"), "briefs.html", shown))


def going_out(view: View, unread: tuple[str, ...]) -> Iterator[Artifact]:
    """What those outside see from when on."""
    speak = _speak(view)
    title = speak.say("What goes out")
    shown = outside.outside(view, speak)
    yield _page(view, Sheet("outside", title, "outside.html", shown, unread=unread))


def to_mend(view: View, warned: tuple[Warned, ...]) -> Iterator[Artifact]:
    """The records of which something is warned."""
    speak = _speak(view)
    shown = quality.quality(view, warned, speak)
    yield _page(view, Sheet("quality", speak.say("Quality"), "quality.html", shown))
