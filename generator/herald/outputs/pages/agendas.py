"""What the pages of the calendar are given: days, weeks, months and streams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from herald.outputs.pages.contents import Occasion, Titled

Choices = tuple[tuple[str, tuple["Titled", ...]], ...]
"""What a reader can narrow a page to: by what, and the streams."""


@dataclass(frozen=True)
class Day:
    """A day of the calendar."""

    day: date
    inside: bool
    """Whether it belongs to the month."""
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True)
class Week:
    """From Sunday to Saturday, whole also where it begins or ends in another month."""

    days: tuple[Day, ...]

    @property
    def first(self) -> date:
        """Its Sunday, by which it is called."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """Its Saturday."""
        return self.days[-1].day

    @property
    def busy(self) -> tuple[Day, ...]:
        """The days on which something takes place."""
        return tuple(day for day in self.days if day.occasions)

    @property
    def is_inside(self) -> bool:
        """Whether anything takes place on those of its days that belong to the month."""
        return any(day.inside for day in self.busy)

    @property
    def mark(self) -> str:
        """Where it stands on the page: `week_2026-11-29`."""
        return f"week_{self.first.isoformat()}"


@dataclass(frozen=True)
class MonthPage:
    """A month of the calendar."""

    first: date
    weeks: tuple[Week, ...]
    before: date | None
    """The month with events before it, by its first day."""
    after: date | None
    is_far: bool = False
    """Whether there are more months than one walks to one by one."""
    choices: Choices = ()
    """What takes place in it, by what one can narrow it to, where that leaves something out."""

    @property
    def listed(self) -> tuple[Week, ...]:
        """The weeks of its agenda."""
        return tuple(week for week in self.weeks if week.is_inside)


@dataclass(frozen=True)
class StreamPage:
    """What is coming of one stream."""

    stream: Titled
    coming: tuple[Occasion, ...]
    past: tuple[Occasion, ...]
    more: bool
    """Whether there is more to come than is listed."""


@dataclass(frozen=True)
class SubscribePage:
    """All streams, by what they divide the calendar by."""

    divisions: Choices


def weeks_of(
    squares: list[list[date]], first: date, by_day: Mapping[date, list[Occasion]]
) -> tuple[Week, ...]:
    """The weeks of the month that begins on `first`, with what takes place on their days."""

    def square(day: date) -> Day:
        return Day(day, day.month == first.month, tuple(by_day.get(day, ())))

    return tuple(Week(tuple(map(square, week))) for week in squares)


A_DAY = timedelta(days=1)
