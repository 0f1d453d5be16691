"""The pocket card of a day: one sheet, folded twice, with times, places and telephone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.documents.briefing.book import COPIES, Days, common_to
from herald.outputs.documents.briefing.hours import clock, hours
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from datetime import date

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.outputs.seal import Seal
    from herald.view import View

POINTS = 2
"""How many of an engagement's talking points are on the card."""


def pocket_card(view: View, days: Days, day: date, seal: Seal | None) -> dict[str, object]:
    """All that the template of the pocket card is given."""
    speak = Interpreter(view.settings.languages[0])
    mine = [
        one
        for one in days.engagements
        if one.with_mayor and not one.is_off and one.takes_place_on(day, view)
    ]
    return common_to(view, seal, speak) | {
        "title": speak.say("Pocket card, {day}", day=speak.long_day(day)),
        "copy": speak.say(COPIES[view.audience]),
        "weekday": speak.weekday(day),
        "date": speak.day(day),
        "prepared": speak.say("As of {moment}", moment=speak.moment(view.at)),
        "lines": [_line(one, view, speak) for one in mine],
        "entries": [_entry(one, view, speak) for one in mine],
        "points": [
            {"title": one.title, "items": list(one.brief.talking_points[:POINTS])}
            for one in mine
            if one.brief.talking_points
        ],
        "empty": speak.say("Nothing is scheduled."),
        "words": {
            "fold_first": speak.say("First fold: the upper half back"),
            "fold_then": speak.say("Then fold: the left half back"),
            "points": speak.say("Say this first"),
            "more": speak.say("and {n} more in the book", n="{n}"),
        },
    }


def _line(one: Engagement, view: View, speak: Interpreter) -> dict[str, object]:
    """What stands on the front: when, and what in a few words."""
    return {"time": clock(one.starts, view, speak), "title": one.title, "marks": list(one.marks)}


def _entry(one: Engagement, view: View, speak: Interpreter) -> dict[str, object]:
    """What stands inside: when to leave, where, and whom to call."""
    leaves = clock(one.leaves, view, speak) if one.leaves else None
    called = one.site or one.lead
    contact = one.where.contact
    return {
        "time": hours(one, view, speak),
        "title": one.title,
        "leave": speak.say("Leave at {moment}", moment=leaves) if leaves else None,
        "place": ", ".join(filter(None, [one.where.place, _street(one)])) or None,
        "call": str(called) if called and called.phone else None,
        "on_site": str(contact) if contact and contact.phone else None,
        "marks": list(one.marks),
    }


def _street(one: Engagement) -> str:
    """The address up to the city, which the Mayor knows."""
    return one.where.address.partition(",")[0]
