"""What is otherwise than in an earlier commit: new, changed with what it was, called off, gone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from herald.outputs.documents.briefing.engagement import Brief, Engagement
from herald.outputs.documents.briefing.engagements import drawn
from herald.outputs.documents.briefing.hours import hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from herald.outputs.documents.briefing.engagement import Occasion
    from herald.render.language import Interpreter
    from herald.view import View


@dataclass(frozen=True)
class News:
    """What is to be said of an engagement since then."""

    mark: str
    """`New`, `Changed`; for the card, in capitals."""
    was: tuple[str, ...] = ()
    """What was otherwise, in words: `was 9–10 a.m.`"""
    parts: frozenset[str] = frozenset()
    """The names of the parts of its brief that say something else."""


@dataclass(frozen=True)
class Gone:
    """What was on these days, and is no longer."""

    engagement: Engagement
    """As it was."""
    mark: str
    """`Removed`, or `Moved to Dec. 5, 9 a.m.`"""


@dataclass(frozen=True)
class Comparison:
    """The days as they were, beside the days as they are."""

    news: dict[Occasion, News]
    gone: tuple[Gone, ...]

    def of(self, engagement: Engagement) -> News | None:
        """What is to be said of an engagement."""
        return self.news.get(engagement.occasion)


NOTHING = Comparison({}, ())


def compared(
    now: Sequence[Engagement],
    before: Sequence[Engagement],
    view: View,
    earlier: View,
    speak: Interpreter,
) -> Comparison:
    """What is otherwise in `now`, seen by `view`, than in `before`, seen by `earlier`."""
    news: dict[Occasion, News] = {}
    for engagement in now:
        was = _same_in(before, engagement) or _elsewhere(earlier, engagement, speak)
        if was is None:
            news[engagement.occasion] = News(speak.say("New"))
        elif said := _news(engagement, was, view, speak):
            news[engagement.occasion] = said
    return Comparison(news, tuple(_gone(now, before, view, speak)))


def _same_in(some: Sequence[Engagement], other: Engagement) -> Engagement | None:
    """The same engagement among others; of one that repeats, that of the same day."""
    alike = [one for one in some if one.key == other.key]
    on_the_day = [one for one in alike if one.starts.date() == other.starts.date()]
    # A trip has several legs on one day.
    same_way = [one for one in on_the_day if one.title == other.title]
    return next(iter([*same_way, *on_the_day, *alike]), None)


def _elsewhere(view: View, engagement: Engagement, speak: Interpreter) -> Engagement | None:
    seen = view.record(engagement.key)
    return drawn(view, seen, speak) if seen else None


def _news(now: Engagement, was: Engagement, view: View, speak: Interpreter) -> News | None:
    words = tuple(_was(now, was, view, speak))
    parts = frozenset(
        field.name
        for field in fields(Brief)
        if getattr(now.brief, field.name) != getattr(was.brief, field.name)
    )
    return News(speak.say("Changed"), words, parts) if words or parts else None


def _was(now: Engagement, was: Engagement, view: View, speak: Interpreter) -> Iterator[str]:
    if (now.starts, now.ends) != (was.starts, was.ends):
        yield speak.say("was {before}", before=_time(was, now, view, speak))
    for new, old in (
        (now.title, was.title),
        (now.where.place, was.where.place),
        (_name(now.lead), _name(was.lead)),
        (now.role, was.role),
        (now.stand_in, was.stand_in),
    ):
        if new != old:
            yield (
                speak.say("was {before}", before=old)
                if old
                else speak.say("{after} is new", after=new)
            )
    if now.leaves != was.leaves and now.leaves:
        old_time = speak.clock(was.leaves) if was.leaves else speak.say("no time to leave")
        yield speak.say("was {before}", before=old_time)
    if now.marks != was.marks:
        yield speak.say("was {before}", before=", ".join(was.marks) or speak.say("Confirmed"))


def _time(was: Engagement, now: Engagement, view: View, speak: Interpreter) -> str:
    time = hours(was, view, speak)
    if was.starts.date() == now.starts.date():
        return time
    return f"{speak.short_day(was.starts.date())}, {time}"


def _name(contact: object) -> str:
    return getattr(contact, "name", "")


def _gone(
    now: Sequence[Engagement], before: Sequence[Engagement], view: View, speak: Interpreter
) -> Iterator[Gone]:
    there = {(one.key, one.starts.date()) for one in now}
    keys = {one.key for one in now}
    for was in before:
        # Of what takes place once, a new day is told where it is now.
        repeats = sum(one.key == was.key for one in before) > 1
        if (was.key, was.starts.date()) in there or (was.key in keys and not repeats):
            continue
        moved = _elsewhere(view, was, speak)
        if was.is_off and moved is None:
            continue
        mark = speak.say("Removed")
        if moved and moved.starts != was.starts:
            moment = f"{speak.short_day(moved.starts.date())}, {speak.clock(moved.starts)}"
            mark = speak.say("Moved to {moment}", moment=moment)
        yield Gone(was, mark)
