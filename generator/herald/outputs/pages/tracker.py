"""What the templates of the promise tracker are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.outputs.pages.contents import Dossier

if TYPE_CHECKING:
    from datetime import date

    from herald.audience import Seen
    from herald.records.duty import State
    from herald.topics.you_said import Week


@dataclass(frozen=True)
class Promise:
    """A promise and how it stands on a day."""

    seen: Seen
    words: str
    """As they were said, in whatever language the page is."""
    language: str
    """In which they were said."""
    is_overdue: bool
    is_stale: bool
    """Whether nothing was told of it for too long."""
    news: date
    """The last day on which something was."""
    priorities: tuple[Seen, ...]


@dataclass(frozen=True)
class PromisePage(Dossier):
    """A promise with everything around it."""

    promise: Promise | None = None
    speaker: Seen | None = None
    occasion: Seen | None = None
    """At what it was said."""
    translation: str | None = None
    """The words in the page's language, when they were said in another."""


@dataclass(frozen=True)
class Promises:
    """The list of promises."""

    groups: tuple[tuple[State, int, tuple[Promise, ...]], ...]
    """Those of each status, how many there are, and the first of them."""
    priorities: tuple[tuple[Seen, int], ...]
    """The priorities that promises serve, each with how many are still open."""

    @property
    def counted(self) -> tuple[tuple[State, int], ...]:
        """How many there are of each status."""
        return tuple((status, count) for status, count, _ in self.groups)


@dataclass(frozen=True)
class YouSaid:
    """The news of promises, week by week."""

    weeks: tuple[Week, ...]
