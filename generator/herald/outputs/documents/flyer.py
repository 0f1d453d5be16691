"""What of an event hangs on a wall and goes around: its flyer, and the pictures for social media.

They are made from what the public sees and say where its page is; nothing else is on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.event import Event
from herald.outputs.documents.convened import access_lines, asking_line, venue_of, where_lines
from herald.outputs.documents.letterhead import common_to, inks_of
from herald.render import qr
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.typeset import drawn, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.outputs.documents.letterhead import Letterhead


def takes_place(seen: Seen) -> bool:
    """Whether people should come: nobody hangs up what is called off."""
    event = _event(seen)
    return not event.status.is_off and event.withdrawn is None


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The flyer: a letter sheet to be read from two steps away."""
    event, speak = _event(seen), Interpreter(seen.language)
    data = _common_to_all(seen, letterhead) | {
        "summary": event.summary,
        "address": [*where_lines(event, letterhead)][1:3],
        "facts": [
            {"label": speak.say(words), "lines": lines}
            for words, lines in _facts(event, letterhead, speak).items()
            if lines
        ],
        "access": [*access_lines(event, letterhead, speak)],
        "asking": asking_line(event, speak),
    }
    return typeset("flyer.typ", data, event.starts)


def card(seen: Seen, letterhead: Letterhead) -> bytes:
    """The picture that stands beside a link: 1200 by 630."""
    return _card(seen, letterhead, 1200, 630)


def square(seen: Seen, letterhead: Letterhead) -> bytes:
    """The picture for a feed: 1080 by 1080."""
    return _card(seen, letterhead, 1080, 1080)


def _card(seen: Seen, letterhead: Letterhead, width: int, height: int) -> bytes:
    size = {"width": width, "height": height}
    return drawn("card.typ", _common_to_all(seen, letterhead) | size)


def _event(seen: Seen) -> Event:
    return cast("Event", seen.record)


def _common_to_all(seen: Seen, letterhead: Letterhead) -> dict[str, object]:
    event, speak = _event(seen), Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    page = settings.absolute(settings.address_in(seen.language, seen.address))
    return common_to(seen, letterhead) | {
        "kicker": speak.say(label(event.subtype)),
        "weekday": _sentence(speak.weekday(event.starts)),
        "day": speak.day(event.starts),
        "hours": _hours(event, speak),
        "where": _where(event, letterhead, speak),
        "office": [
            speak.say("Office of the Mayor"),
            speak.say("City of {city}", city=settings.city),
        ],
        "code": {
            "drawing": qr.code(page),
            "address": page.partition("://")[2].rstrip("/"),
            "alt": speak.say("QR code: {address}", address=page),
        },
        "inks": inks_of(settings.colors),
        "words": {name: speak.say(words) for name, words in WORDS.items()},
    }


WORDS = {
    "when": "When",
    "where": "Where",
    "access": "Everyone can take part",
    "scan": "More, and what changes, on the event’s page",
}


def _where(event: Event, letterhead: Letterhead, speak: Interpreter) -> str:
    venue = venue_of(event, letterhead)
    if venue:
        return venue.title
    return event.place or (speak.say("Online") if event.online else "")


def _hours(event: Event, speak: Interpreter) -> str:
    """`6–7:30 p.m. PST`; of what goes on overnight, until when."""
    if event.whole_days:
        last = event.last_day
        until = speak.say("until {day}", day=speak.short_day(last))
        return speak.say("all day") if last == event.starts.date() else until
    zone = speak.zone(event.starts)
    if event.starts.date() == event.ends.date():
        return f"{speak.hours(event.starts, event.ends)} {zone if zone.isupper() else f'({zone})'}"
    ends = f"{speak.short_day(event.ends)}, {speak.clock(event.ends)}"
    return speak.say("{start} until {end}", start=speak.clock(event.starts), end=ends)


def _facts(event: Event, letterhead: Letterhead, speak: Interpreter) -> dict[str, list[str]]:
    host = letterhead.title_of("organization", event.host)
    return {
        "Cost": [speak.say(event.cost)] if event.cost else [],
        "Sign up": [*_sign_up(event, speak)],
        "Online": [*_online(event)],
        "Languages": [_sentence(speak.listed(map(speak.language_name, event.languages)))]
        if event.languages
        else [],
        "Host": [host] if host else [],
    }


def _sign_up(event: Event, speak: Interpreter) -> Iterator[str]:
    rsvp = event.rsvp
    if rsvp is None:
        return
    asked = "Registration is required." if rsvp.required else "Please say that you are coming."
    until = f" {speak.say('By {moment}.', moment=speak.moment(rsvp.by))}" if rsvp.by else ""
    yield f"{speak.say(asked)}{until}"
    yield from filter(None, (rsvp.url, rsvp.email, rsvp.phone))


def _online(event: Event) -> Iterator[str]:
    if event.online:
        yield event.online.url
        yield from filter(None, (event.online.dial_in,))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
