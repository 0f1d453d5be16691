"""The public schedule of a day on paper, to be sent to newsrooms the evening before.

It says what the day's page says and nothing else, in the form of the press's copy of the book.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact
from herald.outputs.documents.briefing.book import common_to
from herald.outputs.documents.letterhead import short_page_of_pages
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.typeset import typeset
from herald.topics.public_schedule import day_of, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.seal import Seal
    from herald.topics.public_schedule import DayOfSchedule, Line
    from herald.view import View


def media_advisory(view: View, day: str, seal: Seal | None) -> Iterator[Artifact]:
    """`schedule/2026-12-03.pdf`, for a day in ISO 8601; `view` is that of the public."""
    wanted = date.fromisoformat(day)
    speak = Interpreter(view.settings.languages[0])
    of = day_of(wanted, lines(view, wanted, wanted, speak.language))
    told = _told(view, of, seal, speak)
    dated = datetime.combine(wanted, time(), view.settings.zone)
    yield Artifact(f"schedule/{day}.pdf", typeset, ("press-schedule.typ", told, dated))


def _told(
    view: View, of: DayOfSchedule, seal: Seal | None, speak: Interpreter
) -> dict[str, object]:
    press = view.settings.press_contact
    day = speak.long_day(of.day)
    return common_to(view, seal, speak) | {
        "title": speak.say("The Mayor’s public schedule, {day}", day=day),
        "heading": speak.say("The Mayor’s public schedule"),
        "copy": speak.say("Media advisory"),
        "dates": day,
        "prepared": speak.say("As of {moment}", moment=speak.day(view.today)),
        "note": speak.say("Subject to change."),
        "contact": [line for line in (press.name, press.title, press.phone, press.email) if line]
        if press
        else [],
        "days": [
            {
                "weekday": speak.weekday(of.day),
                "date": speak.day(of.day),
                "rows": [_row(line, speak) for line in of.lines],
                "empty": speak.say("Nothing public is scheduled."),
            }
        ],
        "words": {"contact": speak.say("Press contact"), "page": short_page_of_pages(speak)},
    }


def _row(line: Line, speak: Interpreter) -> dict[str, object]:
    kept = speak.say("Location not released") if line.is_place_kept else ""
    where = ", ".join(filter(None, [line.where, line.street])) or kept
    who = speak.say("{name} for the Mayor", name=line.stand_in) if line.stand_in else line.role
    press = speak.say(label(line.press)) if line.press and not line.off else ""
    if press and line.press_call:
        press += ". " + speak.say("Press in place by {time}", time=speak.clock(line.press_call))
    return {
        "time": f"{speak.times(line.starts, line.ends)} {speak.zone(line.starts)}",
        "title": line.title,
        "place": where or None,
        "online": None,
        "summary": press or None,
        "facts": who or None,
        "marks": list(filter(None, [line.off, line.note])),
        "is_off": bool(line.off),
    }
