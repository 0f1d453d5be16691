"""Working days: which days the office works, and deadlines that are counted in them.

A day is a day in the office's own time zone, from one midnight to the next: 23 or 25 hours long
when the clocks change on it. It is no working day when the office is closed on that weekday, when
it is a holiday of the state that the office observes, or a day off of the city's own; `office.yml`
says which these are (`working_days`). Moments are aware datetimes; what is given back is in the
office's zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from herald.policies.mayors_time import WEEKDAYS, Observed, day_written
from herald.policies.public_holidays import OBSERVED, holidays_of
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from herald.policies.mayors_time import OwnDay, WorkingDaysPolicy
    from herald.settings import Settings

ONE_DAY = timedelta(days=1)

LONGEST_BREAK = 366
"""So many days in a row without a working day are a mistake in `office.yml`, and not a holiday."""

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True)
class WorkingDays:
    """The days on which the office works."""

    policy: WorkingDaysPolicy
    state: str
    """Of the office; its holidays are kept unless the policy names another's."""
    zone: ZoneInfo

    # --- days -------------------------------------------------------------------------------------

    def why_not(self, day: date) -> str | None:
        """Why the office does not work on a day: `Thanksgiving Day`, `a Saturday`; None if it does.

        A holiday on a weekend is told by its name.
        """
        name = self._days_off(day.year).get(day)
        if name:
            return name
        weekday = WEEKDAYS[day.weekday()]
        return f"a {weekday.capitalize()}" if weekday in self.policy.closed else None

    def holiday(self, day: date) -> str | None:
        """What a day is called that the office has off beside its weekdays; None for others."""
        return self._days_off(day.year).get(day)

    def is_working(self, day: date) -> bool:
        """Whether the office works on a day."""
        return self.why_not(day) is None

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day, which does not count itself.

        With a count of 0 it is the day itself, or the next working day when it is none.
        """
        return self._walk(day, count, ONE_DAY)

    def before(self, day: date, count: int) -> date:
        """The `count`-th working day before a day, which does not count itself.

        With a count of 0 it is the day itself, or the last working day before it when it is none.
        """
        return self._walk(day, count, -ONE_DAY)

    def between(self, first: date, last: date) -> int:
        """How many working days there are from `first` on and before `last`.

        Less than 0 when `last` is earlier. So `between(a, b) + between(b, c) == between(a, c)`.
        """
        if last < first:
            return -self.between(last, first)
        span = (first + timedelta(days=ahead) for ahead in range((last - first).days))
        return sum(map(self.is_working, span))

    def off_between(self, first: date, last: date) -> list[tuple[date, str]]:
        """The days from `first` on and before `last` that are not worked, and why."""
        found = []
        for ahead in range((last - first).days):
            day = first + timedelta(days=ahead)
            reason = self.why_not(day)
            if reason:
                found.append((day, reason))
        return found

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        if count < 0:
            raise ValueError(f"{count} working days cannot be counted")
        idle = 0
        while count or not self.is_working(day):
            day += step
            working = self.is_working(day)
            count -= working and count > 0
            idle = 0 if working else idle + 1
            if idle > LONGEST_BREAK:
                raise Stopped(
                    f"The office works on no day in the year around {day}; "
                    "correct 'working_days' in office.yml"
                )
        return day

    # --- hours ------------------------------------------------------------------------------------

    def back(self, moment: datetime, span: timedelta) -> datetime:
        """The latest moment from which `span` of working days lies before `moment`.

        The hours of days that are not worked do not count; those of working days do, day and
        night. So 48 hours before Monday, 6 p.m. is Thursday, 6 p.m.
        """
        left, end = span, moment.astimezone(UTC)
        today = moment.astimezone(self.zone).date()
        for day in self._working_from(today, -ONE_DAY):
            start, end = self._midnight(day), min(end, self._midnight(day + ONE_DAY))
            if end - start >= left:
                return (end - left).astimezone(self.zone)
            left -= end - start
        raise AssertionError("working days do not end")

    def ahead(self, moment: datetime, span: timedelta) -> datetime:
        """The earliest moment by which `span` of working days has gone by since `moment`."""
        left, start = span, moment.astimezone(UTC)
        today = moment.astimezone(self.zone).date()
        for day in self._working_from(today, ONE_DAY):
            start, end = max(start, self._midnight(day)), self._midnight(day + ONE_DAY)
            if end - start >= left:
                return (start + left).astimezone(self.zone)
            left -= end - start
        raise AssertionError("working days do not end")

    def worked(self, first: datetime, last: datetime) -> timedelta:
        """How much of the time between two moments lies on working days; 0 or less if reversed."""
        if last.astimezone(UTC) < first.astimezone(UTC):
            return -self.worked(last, first)
        start, end = first.astimezone(UTC), last.astimezone(UTC)
        total, day = timedelta(), first.astimezone(self.zone).date()
        while self._midnight(day) < end:
            if self.is_working(day):
                total += min(end, self._midnight(day + ONE_DAY)) - max(start, self._midnight(day))
            day += ONE_DAY
        return total

    def start_of(self, day: date) -> datetime:
        """The first moment of a day, in the office's zone."""
        return self._midnight(day).astimezone(self.zone)

    def _working_from(self, day: date, step: timedelta) -> Iterator[date]:
        day = self._walk(day, 0, step)
        while True:
            yield day
            day = self._walk(day, 1, step)

    def _midnight(self, day: date) -> datetime:
        # Where the clocks go forward at midnight, the day begins when they have (fold 0 is the
        # offset before); in UTC, since two moments of one zone are compared by their clocks.
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    # --- days off ---------------------------------------------------------------------------------

    def _days_off(self, year: int) -> dict[date, str]:
        if year not in self._years:
            self._years[year] = self._found(year)
        return self._years[year]

    @cached_property
    def _years(self) -> dict[int, dict[date, str]]:
        """The days off of the years that were asked for."""
        return {}

    @cached_property
    def _part(self) -> str | None:
        return self.policy.part(self.state)

    def _found(self, year: int) -> dict[date, str]:
        """The holidays and the city's own days of a year, by day."""
        off = {day: " and ".join(names) for day, names in self._holidays(year).items()}
        for of_year in (year - 1, year, year + 1):  # January 1 may be observed in December
            for own in self.policy.own_days:
                day = self._own_day(own, of_year)
                observed = self._observed(own, day, off) if day else None
                if observed and observed.year == year:
                    off.setdefault(observed, own.name + (OBSERVED if observed != day else ""))
        return off

    def _holidays(self, year: int) -> dict[date, list[str]]:
        policy = self.policy
        kept: dict[date, list[str]] = {}
        for day, names in holidays_of(policy.country, self._part, year).items():
            for name in names:
                is_kept = policy.observed or not name.endswith(OBSERVED)
                if is_kept and name.removesuffix(OBSERVED) not in policy.not_observed:
                    kept.setdefault(day, []).append(name)
        return kept

    def _own_day(self, own: OwnDay, year: int) -> date | None:
        if own.on:
            return day_written(own.on).in_year(year)
        holidays = holidays_of(self.policy.country, self._part, year)
        days = [day for day, names in holidays.items() if own.day_after in names]
        return days[0] + ONE_DAY if days else None

    def _observed(self, own: OwnDay, day: date, off: dict[date, str]) -> date | None:
        def is_closed(day: date) -> bool:
            return WEEKDAYS[day.weekday()] in self.policy.closed or day in off

        if own.observed is Observed.NEXT_DAY:
            while is_closed(day):
                day += ONE_DAY
        elif own.observed is Observed.NEAREST and is_closed(day):
            day += {_SATURDAY: -ONE_DAY, _SUNDAY: ONE_DAY}.get(day.weekday(), timedelta())
        return day


def working_days(settings: Settings) -> WorkingDays:
    """The days on which the office works, as `office.yml` says."""
    return WorkingDays(settings.working_days, settings.state, settings.zone)
