"""Social cards: the picture of an event, a release, a proclamation beside a link to its page.

They belong to the documents, since they take as long; a page tells of a card once it is made. What
is over for a year has none any more (ADR 53), and its page shows the site's picture.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, Enclosure, Task, copied
from herald.records.facets import Scheduled
from herald.records.walk import home_of
from herald.render.calendars import last_day
from herald.render.language import Interpreter, direction_of
from herald.render.pictures import size_of
from herald.render.social_card import FILE, HEIGHT, WIDTH, Look, card
from herald.topics.sharing import KINDS, can_stand_for, is_fit, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.outputs.artifact import Piece
    from herald.outputs.seal import Seal
    from herald.settings import Settings
    from herald.view import View


SHARED = timedelta(days=365)
"""How long after its day something is told of by a link."""


def tasks(view: View, seal: Seal | None) -> Iterator[Task]:
    """What makes the card of each record that may have one."""
    for key, path in view.filed():
        if key.partition("/")[0] in KINDS:
            yield Task(f"card {key}", of_record, (key, seal), home=home_of(path))


def of_record(view: View, key: str, seal: Seal | None) -> Iterator[Artifact | Piece]:
    """The card of a record and of each of its translations, unless it has a photograph for that."""
    seen = view.record(key)
    if seen is None or not seen.address or _is_told_no_more(view, seen):
        return
    venue, again = view.venue_of(seen), _next_time(view, seen)
    for words in (seen, *seen.translations.values()):
        if _has_photograph(view, words):
            continue
        look = _look(view.settings, words.language, seal)
        there = venue.into(words.language) if venue else None
        content = card(look, words_of(words, there, again))
        address = f"{view.settings.address_in(words.language, seen.address)}{FILE}"
        yield Artifact(address.lstrip("/"), copied, (content,))
        digest = hashlib.sha256(content).hexdigest()
        yield Enclosure(key, address, len(content), 0, digest, WIDTH, HEIGHT).piece()


def _is_told_no_more(view: View, seen: Seen) -> bool:
    record = seen.record
    last = last_day(record) if isinstance(record, Scheduled) else record.day
    return last is not None and view.has_begun(last + SHARED)


def _next_time(view: View, seen: Seen) -> tuple[datetime, datetime] | None:
    """Of an event that repeats, until it is over; the card of any other is drawn once."""
    repeats = isinstance(seen.record, Scheduled) and seen.record.rule
    return next(iter(view.next_times(seen, 1)), None) if repeats else None


def _has_photograph(view: View, seen: Seen) -> bool:
    found = (
        view.stamped(f"{seen.address}{image.file}")
        for image in seen.record.images
        if can_stand_for(image)
    )
    return any(is_fit(size_of(Path(one[0]))) for one in found if one)


def _look(settings: Settings, language: str, seal: Seal | None) -> Look:
    speak = Interpreter(language)
    return Look(
        city=speak.say("City of {city}", city=settings.city),
        office=speak.say("Office of the Mayor"),
        language=language.partition("-")[0],
        is_rtl=direction_of(language) == "rtl",
        primary=settings.colors.primary,
        accent=settings.colors.accent,
        seal=seal.content if seal else None,
    )
