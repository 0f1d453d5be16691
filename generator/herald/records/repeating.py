"""What takes place again and again: the facet of events and of appointments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pydantic import ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.problems import repeated
from herald.records.dates import Beginning, End, LocalDate
from herald.records.facets import Part, Scheduled
from herald.records.recurrence import Moved
from herald.records.recurrence_rule import RecurrenceRule, allows_day

if TYPE_CHECKING:
    from collections.abc import Sequence


class MovedTime(Part):
    """One time that is at another time than the repetition says."""

    was: LocalDate
    """The day on which it would take place."""
    starts: Beginning
    ends: End | None = None
    """When it ends then; without the line it lasts as long as ever."""


class Repeating(Scheduled):
    """A record that may repeat; `starts` and `ends` are those of its first time."""

    recurrence: RecurrenceRule | None = None
    """An RFC 5545 rule: `FREQ=MONTHLY;BYDAY=1TU`."""
    except_on: tuple[LocalDate, ...] = ()
    """Days on which the recurrence is left out."""
    also_on: tuple[Beginning, ...] = ()
    """Further times beside the recurrence, each as long as the first."""
    moved: tuple[MovedTime, ...] = ()
    """Single times that are moved: `{was: 2026-12-08, starts: 2026-12-09 18:00}`."""

    @property
    def rule(self) -> str | None:
        return self.recurrence

    @property
    def without(self) -> tuple[LocalDate, ...]:
        return self.except_on

    @property
    def also(self) -> tuple[datetime, ...]:
        return self.also_on

    @property
    def shifts(self) -> tuple[Moved, ...]:
        length = self.ends.astimezone(UTC) - self.starts.astimezone(UTC)
        clock = self.starts.timetz()
        return tuple(
            Moved(
                datetime.combine(one.was, clock),
                one.starts,
                one.ends or _after(one.starts, length),
            )
            for one in self.moved
        )

    @field_validator("recurrence")
    @classmethod
    def _first_of_its_days(cls, recurrence: str | None, info: ValidationInfo) -> str | None:
        # Calendars differ in what they make of a start outside its own rule (RFC 5545, 3.8.5.3).
        starts = info.data.get("starts")
        if recurrence and starts and not allows_day(recurrence, starts.date()):
            first = repeated(f"on {starts:%A %Y-%m-%d}, which", "on a day that")
            raise Expected(f"the {cls.__name__.lower()} starts {first} is no such day")
        return recurrence

    @field_validator("also_on")
    @classmethod
    def _beside_a_rule(
        cls, also_on: tuple[datetime, ...], info: ValidationInfo
    ) -> tuple[datetime, ...]:
        _require_a_rule("also_on", also_on, info)
        starts = info.data.get("starts")
        for one in also_on:
            if starts and one.astimezone(UTC) <= starts.astimezone(UTC):
                told = repeated(f"{one:%Y-%m-%d %H:%M}")
                raise Finding(f"'also_on' has {told}, but the first time is the one in 'starts'")
        return also_on

    @field_validator("moved")
    @classmethod
    def _moved_from_its_days(
        cls, moved: tuple[MovedTime, ...], info: ValidationInfo
    ) -> tuple[MovedTime, ...]:
        _require_a_rule("moved", moved, info)
        rule, without = info.data.get("recurrence"), info.data.get("except_on", ())
        for one in moved:
            day = repeated(f"{one.was}")
            if rule and not allows_day(rule, one.was):
                raise Finding(f"'was' of moved is {day}, on which the recurrence puts nothing")
            if one.was in without:
                raise Finding(
                    f"{day} is in 'except_on' and in 'moved'; strike it from one of the two"
                )
            if one.ends and one.ends.astimezone(UTC) <= one.starts.astimezone(UTC):
                raise Finding(f"What was moved from {day} ends before it starts; correct 'ends'")
        return moved


def _require_a_rule(name: str, written: Sequence[object], info: ValidationInfo) -> None:
    if written and "recurrence" in info.data and info.data["recurrence"] is None:
        raise Finding(f"'{name}' stands beside a 'recurrence', and there is none; add one")


def _after(starts: datetime, length: timedelta) -> datetime:
    return (starts.astimezone(UTC) + length).astimezone(starts.tzinfo)
