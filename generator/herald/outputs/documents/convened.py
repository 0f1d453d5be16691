"""What paper says of what people are invited to: where it is, and how everyone can take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.kinds.venue import Venue
    from herald.outputs.documents.letterhead import Letterhead
    from herald.records.convening import Convened
    from herald.render.language import Interpreter


def venue_of(record: Convened, letterhead: Letterhead) -> Venue | None:
    """The venue of the directory, where the reader may know it."""
    found = letterhead.find("venue", record.venue)
    return cast("Venue", found.record) if found else None


def where_lines(record: Convened, letterhead: Letterhead) -> Iterator[str]:
    """The place and how one gets there, a line each; nothing for what is online alone."""
    venue = venue_of(record, letterhead)
    if venue:
        yield from filter(None, (venue.title, venue.address, venue.transit, venue.parking))
    elif record.place:
        yield record.place


def access_lines(record: Convened, letterhead: Letterhead, speak: Interpreter) -> Iterator[str]:
    """What makes it possible for everyone to take part, a line each."""
    venue, access = venue_of(record, letterhead), record.accessibility
    if (access and access.step_free) or (venue and venue.step_free):
        yield speak.say("Step-free access")
    if access and access.asl:
        yield speak.say("American Sign Language interpretation")
    if access and access.captions:
        yield speak.say("Live captions")
    if venue and venue.hearing_loop:
        yield speak.say("Hearing loop")
    for language in access.interpretation if access else ():
        name = speak.language_name(language)
        yield speak.say("Interpretation into {language}", language=name)


def asking_line(record: Convened, speak: Interpreter) -> str | None:
    """Whom to ask for other help, and until when."""
    access = record.accessibility
    if not access or not access.contact:
        return None
    asked = speak.say("Need something else? Ask {contact}", contact=access.contact)
    if access.request_by is None:
        return f"{asked}."
    return f"{asked} {speak.say('by {day}', day=speak.day(access.request_by))}."
