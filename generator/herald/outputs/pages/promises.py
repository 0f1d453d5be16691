"""The promise tracker: what the Mayor promised in public, word for word, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.addresses import MOST_LISTED, THIS_WEEK
from herald.outputs.pages.gathering import named_by, naming
from herald.outputs.pages.sheet import Sheet
from herald.outputs.pages.tracker import Promise, PromisePage, Promises, YouSaid
from herald.records.duty import TOLD_FIRST
from herald.render.language import Interpreter
from herald.topics.follow_through import is_stale
from herald.topics.you_said import weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen
    from herald.kinds.commitment import Commitment
    from herald.records.duty import State
    from herald.view import View


def promise_page(view: View, seen: Seen, language: str) -> PromisePage:
    """What the page of one promise shows."""
    shown, original = seen.into(language), cast("Commitment", seen.record)
    stands = standing(view, seen, language)
    translation = cast("Commitment", shown.record).translation
    mayor = view.find("person", view.settings.mayor)
    occasion = view.named(original.where) if original.where else None
    return PromisePage(
        shown,
        named_by(view, seen, language),
        naming(view, seen, language),
        promise=stands,
        speaker=mayor.into(language) if mayor else None,
        occasion=occasion.into(language) if occasion else None,
        translation=translation if stands.language != language else None,
    )


def standing(view: View, seen: Seen, language: str) -> Promise:
    """How one promise stands on the day of the view; of one that is over, no day is asked."""
    commitment = cast("Commitment", seen.record)
    news = commitment.revised or commitment.made_on
    is_open = commitment.is_open
    found = (view.find("priority", name) for name in commitment.priorities)
    return Promise(
        seen.into(language),
        commitment.words,
        commitment.said_in or seen.language,
        is_open and commitment.due is not None and commitment.due < view.today,
        is_open and is_stale(news, view.today),
        news,
        tuple(priority.into(language) for priority in found if priority),
    )


def promises(view: View, language: str) -> Iterator[Sheet]:
    """The first page of the tracker."""
    say = Interpreter(language, marks=True).say
    every = [standing(view, seen, language) for seen in view.of("commitment")]
    if every:
        yield Sheet(
            "/promises/",
            language,
            say("Promises"),
            say("What the Mayor promised in public, word for word, and what came of it."),
            "promises.html",
            Promises(tuple(_groups(every)), tuple(_by_priority(every))),
        )
        yield Sheet(
            THIS_WEEK,
            language,
            say("You said"),
            say("What was promised in the last weeks, and what came of the promises before."),
            "you-said.html",
            YouSaid(weeks(view, language, MOST_WEEKS)),
            ((say("Promises"), "/promises/"),),
        )


MOST_WEEKS = 8
"""How many weeks with news one page tells of."""


def _groups(every: list[Promise]) -> Iterator[tuple[State, int, tuple[Promise, ...]]]:
    for status in TOLD_FIRST:
        some = [one for one in every if _commitment(one).status is status]
        if some:
            some.sort(key=_urgency if status.is_open else _newest)
            yield status, len(some), tuple(some[:MOST_LISTED])


def _commitment(promise: Promise) -> Commitment:
    return cast("Commitment", promise.seen.record)


def _urgency(promise: Promise) -> tuple[bool, str, str]:
    due = _commitment(promise).due
    return due is None, str(due or ""), promise.seen.name


def _newest(promise: Promise) -> tuple[int, str]:
    return -promise.news.toordinal(), promise.seen.name


def _by_priority(every: Iterable[Promise]) -> Iterator[tuple[Seen, int]]:
    served: dict[str, Seen] = {}
    counted: dict[str, int] = {}
    for one in every:
        for priority in one.priorities:
            served[priority.key] = priority
            counted[priority.key] = counted.get(priority.key, 0) + _commitment(one).is_open
    for key, priority in sorted(served.items()):
        yield priority, counted[key]
