"""An issue of the newsletter, put together: its sections, with the records that each shows.

The mail and the page on the site show the same sections, so they are settled here, once. What a
section names or asks for is looked up in a View, so nothing can be in an issue that its readers may
not see at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from herald.kinds.event import Event
from herald.kinds.newsletter import Newsletter, Query, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.view import View


@dataclass(frozen=True)
class IssueSection:
    """A section as readers find it: with words, with records, or with both."""

    heading: str
    text: str
    """Markdown, or ""."""
    shown: tuple[Seen, ...]
    """In their first language; `seen.into(language)` gives the reader's."""


def sections(newsletter: Seen, view: View) -> tuple[IssueSection, ...]:
    """The sections of the issue, or of its translation, as `view` lets its readers see them.

    A section that has nothing to show, because nothing it names is released or nothing answers its
    query, is left out with its heading. A query does not bring back what the issue showed already.
    """
    record = newsletter.record
    if not isinstance(record, Newsletter):
        raise TypeError(f"{newsletter.key} is no newsletter")
    settled: list[IssueSection] = []
    for section in record.sections:
        before = {seen.key for earlier in settled for seen in earlier.shown}
        settled.append(_settled(section, record.date, view, before))
    return tuple(section for section in settled if section.text or section.shown)


def _settled(section: Section, issued: date, view: View, before: set[str]) -> IssueSection:
    named = [view.named(item) for item in section.items]
    shown = {seen.key: seen for seen in named if seen}
    if section.query:
        shown |= _asked(section.query, issued, view, before | shown.keys())
    return IssueSection(section.heading, section.text or "", tuple(shown.values()))


def _asked(query: Query, issued: date, view: View, before: set[str]) -> dict[str, Seen]:
    """What answers the query and was not shown before: the next event first, or else the newest."""
    asked = _coming if query.kind == "event" else _recent
    found = sorted(asked(query, issued, view), key=lambda dated: (dated[0], dated[1].key))
    tag = query.tag.casefold() if query.tag else None
    chosen = [
        (seen.key, seen)
        for _, seen in found
        if seen.key not in before and (tag is None or tag in map(str.casefold, seen.record.tags))
    ]
    return dict(chosen[: query.most])


def _coming(query: Query, issued: date, view: View) -> Iterator[tuple[int, Seen]]:
    """Events that take place from the day of the issue until so many days later, both included.

    One that repeats is shown with its next time.
    """
    for seen in view.taking_place(issued, issued + timedelta(days=query.days)):
        event = seen.record
        if not isinstance(event, Event) or event.status.is_off:
            continue
        last = datetime.combine(issued + timedelta(days=query.days + 1), time(), event.zone)
        for starts, ends in event.series.until(last):
            if starts.date() >= issued:
                yield int(starts.timestamp()), taking_place(seen, starts, ends)
                break


def taking_place(seen: Seen, starts: datetime, ends: datetime) -> Seen:
    """The event as it takes place at one of its times."""
    return replace(
        seen,
        record=seen.record.model_copy(update={"starts": starts, "ends": ends}),
        translations={
            language: taking_place(translation, starts, ends)
            for language, translation in seen.translations.items()
        },
    )


def _recent(query: Query, issued: date, view: View) -> Iterator[tuple[int, Seen]]:
    """What was new from so many days before the issue until its own day, both included."""
    first = issued - timedelta(days=query.days)
    for seen in (*view.dated(query.kind, first, issued), *view.revised(query.kind, first, issued)):
        day = seen.record.day or seen.record.revised
        if day:
            yield -day.toordinal(), seen
