"""What stands beside a link to a record's page where people share it: a photograph, or a card.

A photograph of the record's own comes first, where it is fit for that; else a card is drawn, for
what people are invited to and what the office issues. All other pages have the site's own card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.event import Event
from herald.kinds.proclamation import Proclamation
from herald.kinds.release import Release
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.social_card import Words

if TYPE_CHECKING:
    from datetime import datetime

    from herald.audience import Seen
    from herald.records.facets import Image

KINDS = frozenset({"event", "release", "proclamation"})
"""The kinds whose records have cards: what people are told of by a link most."""

NARROWEST = 600
"""In pixels: what is narrower is shown as a stamp beside the link, if at all."""


def can_stand_for(image: Image) -> bool:
    """Whether a picture of a record says something, and is no drawing that nobody else shows."""
    return bool(image.alt) and not image.decorative and not image.file.endswith(".svg")


def is_fit(size: tuple[int, int] | None) -> bool:
    """Whether a picture of that size fills the place: wide enough, and not upright."""
    return size is not None and size[0] >= max(NARROWEST, size[1])


def words_of(
    seen: Seen, venue: Seen | None, again: tuple[datetime, datetime] | None = None
) -> Words:
    """What the card of a record says, in the language of its words.

    `again` is the next time of an event that repeats: its first may be long over.
    """
    speak = Interpreter(seen.language)
    match seen.record:
        case Event() as event:
            when = speak.span(*(again or (event.starts, event.ends)))
            place = venue.record.title if venue else event.place
            where = place or (speak.say("Online") if event.online else "")
            is_off = event.status.is_off
            kicker = speak.say(label(event.status if is_off else event.subtype))
        case Release() as release:
            when, where = speak.day(release.date), ""
            kicker = speak.say(label(release.release_kind))
        case Proclamation() as proclamation:
            when, where = speak.day(proclamation.date), ""
            if proclamation.number:
                when += f" · {speak.say('No. {number}', number=proclamation.number)}"
            kicker = speak.say("Proclamation")
        case _:
            raise TypeError(f"a {seen.kind.name} has no card")
    if seen.record.withdrawn:
        kicker = speak.say("Withdrawn")
    return Words(kicker, seen.record.title, when[:1].upper() + when[1:], where)


def description_of(words: Words) -> str:
    """What a card says, for those who do not see it."""
    return " – ".join(filter(None, (words.kicker, words.title, words.when, words.where)))
