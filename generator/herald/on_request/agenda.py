"""The Mayor's days in plain lines, for a terminal or another program.

Drawn from a View like the briefing book, so that no reader is told more here than there.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from herald.outputs.documents.briefing.engagements import engagements
from herald.outputs.documents.briefing.hours import hours
from herald.render.language import Interpreter
from herald.topics.clashes import clashes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.outputs.documents.briefing.span import Span
    from herald.view import View


def as_text(view: View, span: Span) -> str:
    """The days, each with what takes place on it in the order of its beginnings."""
    speak = Interpreter(view.settings.languages[0])
    found = _found(view, span, speak)
    return "\n\n".join("\n".join(_day(view, day, found, speak)) for day in span.days)


def _found(view: View, span: Span, speak: Interpreter) -> tuple[Engagement, ...]:
    return tuple(one for one in engagements(view, span.first, span.last, speak) if one.with_mayor)


def _day(view: View, day: date, found: tuple[Engagement, ...], speak: Interpreter) -> list[str]:
    rows = [(hours(one, view, speak), one) for one in found if one.takes_place_on(day, view)]
    width = max((len(told) for told, _ in rows), default=0)
    lines = [speak.long_day(day)]
    for told, one in rows:
        lines.append(f"  {told:{width}}  {_title(one)}")
        detail = " · ".join(_details(one, view, speak))
        if detail:
            lines.append(f"  {'':{width}}  {detail}")
    lines += _conflicts(view, day, speak)
    return lines if rows else [*lines, f"  {speak.say('Nothing is scheduled.')}"]


def _conflicts(view: View, day: date, speak: Interpreter) -> Iterator[str]:
    """What cannot both be on that day; only staff are told what is still to be put right."""
    if not view.audience.is_staff:
        return
    for clash in clashes(view, day, day, speak):
        if clash.is_firm:
            parts = (clash.earlier.title, clash.later.title, clash.span, clash.what)
            yield f"  {speak.say('Conflict')}: {' · '.join(filter(None, parts))}"


def _title(one: Engagement) -> str:
    marks = "".join(f" [{mark}]" for mark in one.marks)
    return f"{one.title}{marks}"


def _details(one: Engagement, view: View, speak: Interpreter) -> Iterator[str]:
    """What stands under the title; who goes along, and when, only staff are told."""
    if one.where.place:
        yield one.where.place
    if not view.audience.is_staff:
        yield from filter(None, [one.public_role, one.stand_in])
        return
    yield from filter(None, [one.role, one.stand_in, one.lead.name if one.lead else ""])
    if one.leaves:
        yield speak.say("Leave at {moment}", moment=speak.clock(one.leaves))


def as_json(view: View, span: Span) -> str:
    """The engagements of those days for programs: moments in ISO 8601 with their offsets."""
    speak = Interpreter(view.settings.languages[0])
    found = _found(view, span, speak)
    return json.dumps([_told(one) for one in found], indent=2, ensure_ascii=False)


def _told(one: Engagement) -> dict[str, object]:
    return {
        "record": one.reference or None,
        "title": one.title,
        "starts": one.starts.isoformat(),
        "ends": one.ends.isoformat(),
        "place": one.where.place or None,
        "with_mayor": one.with_mayor,
        "is_off": one.is_off,
        "marks": list(one.marks),
        "travel_before": _minutes(one.travel_before),
        "travel_after": _minutes(one.travel_after),
    }


def _minutes(length: timedelta | None) -> int | None:
    return None if length is None else length // timedelta(minutes=1)
