"""You said: the news of promises, week by week, for the public and for staff alike.

A promise is news when it is made, when something is told of it, when its day is moved, and when
something shows that it is kept. Who sees which promise the view decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.commitment import Commitment
    from herald.view import View


class What(StrEnum):
    """What happened to a promise."""

    MADE = "made"
    UPDATE = "update"
    MOVED = "moved"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class News:
    """Something that happened to a promise."""

    day: date
    what: What
    seen: Seen
    """The promise, in the language asked for."""
    text: str
    """In the language of the promise's record; its exact words for one that was made."""
    to: date | None = None
    """The day to which it was moved."""

    @property
    def language(self) -> str:
        """That of the text."""
        commitment = cast("Commitment", self.seen.record)
        said_in = commitment.said_in if self.what is What.MADE else None
        return said_in or self.seen.language


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday, with its news, the latest first."""

    monday: date
    news: tuple[News, ...]

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)


def weeks(view: View, language: str, most: int) -> tuple[Week, ...]:
    """The weeks up to the view's day in which there was news: so many of the last ones."""
    by_monday: dict[date, list[News]] = {}
    today = view.today
    for seen in view.of("commitment"):
        for one in _news_of(seen, language):
            if one.day <= today:
                monday = one.day - timedelta(days=one.day.weekday())
                by_monday.setdefault(monday, []).append(one)
    found = sorted(by_monday, reverse=True)[:most]
    return tuple(Week(monday, tuple(_in_order(by_monday[monday]))) for monday in found)


def _in_order(news: list[News]) -> list[News]:
    named = sorted(news, key=lambda one: (one.seen.name, one.what))
    return sorted(named, key=lambda one: one.day, reverse=True)


def _news_of(seen: Seen, language: str) -> Iterator[News]:
    shown = seen.into(language)
    # A translation may have no lists of its own; then it has those of the original.
    commitment = cast("Commitment", shown.record)
    yield News(commitment.made_on, What.MADE, shown, cast("Commitment", seen.record).words)
    for update in commitment.updates:
        yield News(update.on, What.UPDATE, shown, update.text)
    for move in commitment.moved:
        yield News(move.on, What.MOVED, shown, move.why, move.to)
    for proof in commitment.evidence:
        yield News(proof.on, What.EVIDENCE, shown, proof.what)


# --- for staff ------------------------------------------------------------------------------------


def as_text(some: tuple[Week, ...]) -> str:
    """The weeks as plain text, for staff and in English."""
    return "\n\n".join(map(_told, some)) if some else "No news of promises."


def _told(week: Week) -> str:
    lines = [f"Week of {week.monday} to {week.sunday}"]
    for one in week.news:
        visibility = one.seen.record.visibility
        lines.append(f"  {one.day}  {one.seen.record.title} ({visibility}): {_sentence(one)}")
    return "\n".join(lines)


def _sentence(news: News) -> str:
    match news.what:
        case What.MADE:
            return f"said: “{news.text}”"
        case What.MOVED:
            return f"moved to {news.to}: {news.text}"
        case What.EVIDENCE:
            return f"shown: {news.text}"
    return news.text
