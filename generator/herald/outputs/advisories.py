"""Media advisories: a day of the public schedule as plain text, to be sent the evening before.

`media-advisory.txt` stands beside the page of each day and says the same, so that a press secretary
can paste it into a message. It is made from the same lines, and changes when they do.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from herald.addresses import advisory_address, day_address, days_of_month
from herald.outputs.artifact import Artifact
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.plain import MESSAGE_WIDTH
from herald.topics.public_schedule import day_of, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.settings import Settings
    from herald.topics.public_schedule import DayOfSchedule, Line
    from herald.view import View


def of_month(view: View, year: int, month: int, language: str) -> Iterator[Artifact]:
    """The advisories of a month's days, in one language."""
    first, last = days_of_month(year, month)
    found = lines(view, first, last, language)
    for day in view.schedule_days(first, last)[1]:
        address = view.settings.address_in(language, advisory_address(day))
        yield Artifact(address.lstrip("/"), advisory, (view.settings, language, day_of(day, found)))


def advisory(settings: Settings, language: str, of: DayOfSchedule) -> bytes:
    """The advisory of one day."""
    return ("\n".join(_lines(settings.into(language), of, Interpreter(language))) + "\n").encode()


def _lines(settings: Settings, of: DayOfSchedule, words: Interpreter) -> Iterator[str]:
    yield settings.name
    yield words.say("Media advisory").upper()
    yield ""
    yield from textwrap.wrap(
        words.say("The Mayor’s public schedule, {day}", day=words.long_day(of.day)), MESSAGE_WIDTH
    )
    for line in of.lines:
        yield ""
        yield from _line(line, words)
    if not of.lines:
        yield from ("", words.say("Nothing public is scheduled."))
    yield ""
    yield words.say("Subject to change.")
    press = settings.press_contact
    if press:
        yield ""
        yield words.say("Press contact")
        yield from filter(None, (press.name, press.title, press.phone, press.email))
    yield ""
    yield settings.absolute(settings.address_in(words.language, day_address(of.day)))


def _line(line: Line, words: Interpreter) -> Iterator[str]:
    when = f"{words.times(line.starts, line.ends)} {words.zone(line.starts)}"
    mark = line.off or line.note
    yield f"{when} [{mark}]" if mark else when
    yield from textwrap.wrap(line.title, MESSAGE_WIDTH, initial_indent="  ", subsequent_indent="  ")
    where = line.where or (words.say("Location not released") if line.is_place_kept else "")
    who = words.say("{name} for the Mayor", name=line.stand_in) if line.stand_in else line.role
    press = words.say(label(line.press)) if line.press and not line.off else ""
    if press and line.press_call:
        call = words.say("Press in place by {time}", time=words.clock(line.press_call))
        press = f"{press}. {call}"
    for said in filter(None, (where, line.street, who, press)):
        yield from textwrap.wrap(said, MESSAGE_WIDTH, initial_indent="  ", subsequent_indent="  ")
