"""An issue of the newsletter as its readers find it: by mail and on the site, in the same words.

What a section shows of a record, in which order and in which words, is settled here; the mail's two
forms and the page only dress it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.records.facets import Placed, Scheduled
from herald.render.language import Interpreter
from herald.topics import issue

if TYPE_CHECKING:
    from datetime import datetime

    from herald.audience import Seen
    from herald.view import View


@dataclass(frozen=True)
class Pointer:
    """A record that a section shows, in the reader's language where it is translated."""

    seen: Seen
    when: str
    """When it takes place, or the day of its issue; "" for a record that is not of a day."""
    starts: datetime | None
    """When that begins, of what takes place."""
    place: str
    """Where it takes place, in words, or ""."""


@dataclass(frozen=True)
class Part:
    """A section with what it shows."""

    heading: str
    text: str
    """Markdown, or ""."""
    pointers: tuple[Pointer, ...]


def parts(newsletter: Seen, language: str, view: View) -> tuple[Part, ...]:
    """The sections of an issue, or of its translation, for readers of a language."""
    return tuple(
        Part(
            section.heading,
            section.text,
            tuple(_pointer(seen, language, view) for seen in section.shown),
        )
        for section in issue.sections(newsletter, view)
    )


def _pointer(seen: Seen, language: str, view: View) -> Pointer:
    shown = seen.into(language)
    record = shown.record
    starts = record.starts if isinstance(record, Scheduled) else None
    return Pointer(shown, _when(shown, language), starts, _place(shown, language, view))


def _when(seen: Seen, language: str) -> str:
    speaks = Interpreter(language)
    record = seen.record
    if isinstance(record, Scheduled):
        return speaks.span(record.starts, record.ends)
    return speaks.day(record.day) if record.day else ""


def _place(seen: Seen, language: str, view: View) -> str:
    record = seen.record
    if not isinstance(record, Placed):
        return ""
    venue = view.venue_of(seen)
    if venue:
        return venue.into(language).record.title
    return record.place or (Interpreter(language).say("Online") if record.online else "")
