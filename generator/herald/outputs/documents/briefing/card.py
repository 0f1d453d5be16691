"""The day's card: what comes when and where, who goes along, and when the Mayor leaves for it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from herald.outputs.documents.briefing.hours import changes_clocks, clock, duration, hours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from herald.outputs.documents.briefing.changes import Comparison
    from herald.outputs.documents.briefing.engagement import Engagement, Occasion
    from herald.render.language import Interpreter
    from herald.view import View

Row = dict[str, object]


def card(
    day: date,
    engagements: Sequence[Engagement],
    comparison: Comparison,
    label: Callable[[Engagement], str | None],
    view: View,
    speak: Interpreter,
) -> dict[str, object]:
    """The card of a day; `label` says what the page of an engagement's memo is called."""
    on_the_day = [one for one in engagements if one.takes_place_on(day, view)]
    mine = [one for one in on_the_day if one.with_mayor]
    return {
        "label": f"day-{day}",
        "weekday": speak.weekday(day),
        "date": speak.day(day),
        "note": speak.say("The clocks change on this day; every time has its zone.")
        if changes_clocks(day, view.settings)
        else None,
        "rows": [*_rows(day, mine, comparison, label, view, speak)],
        "elsewhere": [
            _row(one, comparison, label, view, speak) for one in on_the_day if not one.with_mayor
        ],
        "empty": speak.say("Nothing is scheduled."),
    }


def _rows(
    day: date,
    mine: Sequence[Engagement],
    comparison: Comparison,
    label: Callable[[Engagement], str | None],
    view: View,
    speak: Interpreter,
) -> Iterator[Row]:
    """The day by the clock: engagements, ways between them, and what is gone at its old time."""
    gone = [one for one in comparison.gone if one.engagement.takes_place_on(day, view)]
    timed: list[tuple[Occasion, Row]] = []
    for place, one in enumerate(mine):
        if one.leaves and not one.is_off:
            timed.append((one.occasion, _way_there(one, view, speak)))
        timed.append((one.occasion, _row(one, comparison, label, view, speak)))
        following = next((other for other in mine[place + 1 :] if not other.is_off), None)
        if one.arrives and not one.is_off and not (following and following.leaves):
            timed.append((one.occasion, _way_on(one, view, speak)))
    timed += [
        (one.engagement.occasion, _removed(one.engagement, one.mark, view, speak)) for one in gone
    ]
    yield from (row for _, row in sorted(timed, key=itemgetter(0)))


def _row(
    one: Engagement,
    comparison: Comparison,
    label: Callable[[Engagement], str | None],
    view: View,
    speak: Interpreter,
) -> Row:
    news = comparison.of(one)
    return {
        "sort": "engagement",
        "time": hours(one, view, speak),
        "title": one.title,
        "what": one.what,
        "place": one.where.place or None,
        "staff": one.lead.name if one.lead else None,
        "stand_in": one.stand_in or None,
        "marks": list(one.marks),
        "is_off": one.is_off,
        "news": {"mark": news.mark, "was": list(news.was)} if news else None,
        "label": label(one),
    }


def _way_there(one: Engagement, view: View, speak: Interpreter) -> Row:
    if one.leaves is None or one.travel_before is None:
        raise AssertionError("it was asked for before")
    moment = clock(one.leaves, view, speak)
    length = duration(one.travel_before, speak)
    return {
        "sort": "way",
        "text": speak.say("Leave at {moment}, {length}", moment=moment, length=length),
    }


def _way_on(one: Engagement, view: View, speak: Interpreter) -> Row:
    if one.arrives is None or one.travel_after is None:
        raise AssertionError("it was asked for before")
    moment = clock(one.arrives, view, speak)
    length = duration(one.travel_after, speak)
    return {
        "sort": "way",
        "text": speak.say("{length} on the way, there at {moment}", moment=moment, length=length),
    }


def _removed(one: Engagement, mark: str, view: View, speak: Interpreter) -> Row:
    return {
        "sort": "gone",
        "time": hours(one, view, speak),
        "title": one.title,
        "place": one.where.place or None,
        "mark": mark,
    }
