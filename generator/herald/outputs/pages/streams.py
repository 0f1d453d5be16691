"""The streams of the calendar: a page of what is coming for each, and the page with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.addresses import SUBSCRIBE
from herald.outputs.pages.agendas import StreamPage, SubscribePage
from herald.outputs.pages.contents import Titled
from herald.outputs.pages.gathering import MOST_COMING, MOST_PAST, first_occasion, next_occasions
from herald.outputs.pages.sheet import Sheet
from herald.render.language import Interpreter
from herald.topics.calendar_streams import divided, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.pages.contents import Occasion
    from herald.streams import Stream
    from herald.view import View


def subscribe_page(view: View, language: str) -> Iterator[Sheet]:
    """The page with all streams; none where there are no events."""
    words = Interpreter(language, marks=True)
    divisions = tuple(
        (division, _titled(view, streams, language)) for division, streams in divided(view).items()
    )
    if divisions:
        yield Sheet(
            SUBSCRIBE,
            language,
            words.say("Choose a calendar"),
            words.say(
                "The whole calendar, or a part of it: to read here, or to have on your phone, "
                "where it stays up to date."
            ),
            "calendar-subscribe.html",
            SubscribePage(divisions),
            _above(words),
        )


def _titled(view: View, streams: tuple[Stream, ...], language: str) -> tuple[Titled, ...]:
    titled = (Titled(stream, title_of(view, stream, language, marks=True)) for stream in streams)
    return tuple(sorted(titled, key=lambda one: one.title))


def stream_page(view: View, stream: Stream, language: str) -> Sheet:
    """What is coming of one stream, and what was last."""
    words = Interpreter(language, marks=True)
    title = title_of(view, stream, language)
    found = _next_times(view, stream, language)
    past = tuple(first_occasion(view, seen, language) for seen in view.past_in(stream, MOST_PAST))
    content = StreamPage(Titled(stream, title), found[:MOST_COMING], past, len(found) > MOST_COMING)
    return Sheet(
        stream.address,
        language,
        words.say("Calendar: {month}", month=title),
        words.say("What is coming, and how to have it in your own calendar."),
        "calendar-stream.html",
        content,
        (*_above(words), (words.say("Choose a calendar"), SUBSCRIBE)),
    )


def _next_times(view: View, stream: Stream, language: str) -> tuple[Occasion, ...]:
    """What is not over at the view's moment, each event once with its next time."""
    return tuple(
        one
        for seen in view.coming_in(stream, MOST_COMING + 1)
        for one in next_occasions(view, seen, 1, language)
    )


def _above(words: Interpreter) -> tuple[tuple[str, str], ...]:
    return ((words.say("Calendar"), "/calendar/"),)
