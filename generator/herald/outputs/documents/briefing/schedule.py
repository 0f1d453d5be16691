"""The press's copy: the days as reporters may know them, with whom to call; no memo is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.documents.briefing.book import common_to
from herald.outputs.documents.briefing.engagements import engagements
from herald.outputs.documents.briefing.hours import hours
from herald.outputs.documents.letterhead import short_page_of_pages
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.outputs.documents.briefing.span import Span
    from herald.outputs.seal import Seal
    from herald.view import View


def press_schedule(view: View, span: Span, seal: Seal | None) -> dict[str, object]:
    """All that the template of the press's copy is given; `view` is that of the press."""
    speak = Interpreter(view.settings.languages[0])
    found = [one for one in engagements(view, span.first, span.last, speak) if one.with_mayor]
    press = view.settings.press_contact
    dates = (
        speak.long_day(span.first) if span.first == span.last else speak.days(span.first, span.last)
    )
    return common_to(view, seal, speak) | {
        "title": speak.say("The Mayor’s schedule, {day}", day=dates),
        "heading": speak.say("The Mayor’s schedule"),
        "copy": speak.say("For the press"),
        "dates": dates,
        "prepared": speak.say("As of {moment}", moment=speak.moment(view.at)),
        "note": speak.say("Subject to change."),
        "contact": [line for line in (press.name, press.title, press.phone, press.email) if line]
        if press
        else [],
        "days": [
            {
                "weekday": speak.weekday(day),
                "date": speak.day(day),
                "rows": [_row(one, view, speak) for one in found if one.takes_place_on(day, view)],
                "empty": speak.say("Nothing is scheduled."),
            }
            for day in span.days
        ],
        "words": {
            "contact": speak.say("Press contact"),
            "page": short_page_of_pages(speak),
        },
    }


def _row(one: Engagement, view: View, speak: Interpreter) -> dict[str, object]:
    where = ", ".join(filter(None, [one.where.place, one.where.address]))
    return {
        "time": hours(one, view, speak),
        "title": one.title,
        "place": where or None,
        "online": one.where.online or None,
        "summary": one.summary or None,
        "facts": ". ".join(filter(None, [one.public_role, one.stand_in, one.press])) or None,
        "marks": list(one.marks),
        "is_off": one.is_off,
    }
