"""The blocks of `office.yml` on the Mayor's time: days that are worked, notices, days, requests."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

from herald.findings import Expected, Finding
from herald.policies import public_holidays
from herald.problems import quoted


class Block(BaseModel):
    """A block of settings: strict about its keys, frozen once it is made."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        str_min_length=1,
    )


# --- working days ---------------------------------------------------------------------------------

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)  # fmt: skip
NUMBERS = ("first", "second", "third", "fourth", "last")

LEAP_YEAR = 2024
"""A year that has every day that a year can have."""

HOW_A_DAY_IS_WRITTEN = (
    "a day off is written 2026-12-24 for one year, 12-24 for every year, "
    "or second friday of october"
)

_DAY_OF_YEAR = re.compile(r"(\d{2})-(\d{2})")
_NTH = re.compile(rf"({'|'.join(NUMBERS)}) ({'|'.join(WEEKDAYS)}) of ({'|'.join(MONTHS)})")


class NthWeekday(NamedTuple):
    """`second friday of october`."""

    number: int
    """From 0; -1 for the last one of the month."""
    weekday: int
    month: int

    def in_year(self, year: int) -> date:
        """The day in a year."""
        if self.number < 0:
            after = date(year + self.month // 12, self.month % 12 + 1, 1)
            last = after - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - self.weekday) % 7)
        first = date(year, self.month, 1)
        ahead = (self.weekday - first.weekday()) % 7
        return first + timedelta(days=ahead + 7 * self.number)


class DayOfYear(NamedTuple):
    """`12-24`."""

    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """The day in a year; None for February 29 in most of them."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class OneDay(NamedTuple):
    """`2026-12-24`."""

    day: date

    def in_year(self, year: int) -> date | None:
        """The day, if it is in that year."""
        return self.day if self.day.year == year else None


Recurring = NthWeekday | DayOfYear | OneDay


def day_written(text: str) -> Recurring:
    """The day, or days, that a text means; raises ValueError where it means none."""
    nth, yearly = _NTH.fullmatch(" ".join(text.lower().split())), _DAY_OF_YEAR.fullmatch(text)
    if nth:
        number = NUMBERS.index(nth[1])
        month = MONTHS.index(nth[3]) + 1
        return NthWeekday(-1 if nth[1] == "last" else number, WEEKDAYS.index(nth[2]), month)
    if yearly:
        month, day = int(yearly[1]), int(yearly[2])
        date(LEAP_YEAR, month, day)
        return DayOfYear(month, day)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return OneDay(date.fromisoformat(text))


def _a_day(text: str) -> str:
    try:
        day_written(text)
    except ValueError:
        raise Expected(HOW_A_DAY_IS_WRITTEN) from None
    return text


class Observed(StrEnum):
    """On which day one is off when the day itself is one on which the office is closed anyway."""

    SAME_DAY = "same_day"
    """On none: it is lost."""
    NEXT_DAY = "next_day"
    """On the next day that is worked."""
    NEAREST = "nearest"
    """A Saturday's on the Friday before it, a Sunday's on the Monday after it."""


class OwnDay(Block):
    """A day off that only the city has."""

    name: str
    """`Founders' Day`."""
    on: Annotated[str, AfterValidator(_a_day)] | None = None
    """`2026-12-24` for one year, `12-24` for every year, or `second friday of october`."""
    day_after: str | None = Field(default=None, validate_default=True)
    """Instead of `on`: the name of the holiday that it follows, `Thanksgiving Day`."""
    observed: Observed = Observed.SAME_DAY
    """same_day, next_day or nearest: what happens when the office is closed on it anyway."""

    @field_validator("day_after")
    @classmethod
    def _one_of_two(cls, day_after: str | None, info: ValidationInfo) -> str | None:
        name, on = quoted(info.data.get("name", "")), info.data.get("on")
        if day_after and on:
            raise Finding(f"{name} has both 'on' and 'day_after'; strike one of them")
        if "on" in info.data and not day_after and not on:
            raise Finding(f"{name} is a day off without a day; add 'on' or 'day_after'")
        return day_after


class WorkingDaysPolicy(Block):
    """On which days the office does not work: weekends, holidays and days of its own."""

    country: str = "US"
    """Its code (ISO 3166-1)."""
    subdivision: str | None = None
    """The state whose holidays are kept, by code or name; that of `state` unless given."""
    closed: tuple[str, ...] = ("saturday", "sunday")
    """The days of every week on which the office is closed."""
    observed: bool = True
    """no where a holiday on a weekend gives no day off before or after it."""
    not_observed: tuple[str, ...] = ()
    """Holidays of the state on which the office works, by their names: `Columbus Day`."""
    own_days: tuple[OwnDay, ...] = ()

    def part(self, state: str) -> str | None:
        """Whose holidays are kept beside the country's: `subdivision`, or the office's `state`.

        None where nothing is known of the holidays of that state.
        """
        return self.subdivision or (state if public_holidays.is_part(self.country, state) else None)

    def require_names(self, state: str) -> None:
        """Raises the finding that a holiday is named that there is not."""
        named = [("not_observed", name) for name in self.not_observed]
        named += [("day_after", own.day_after) for own in self.own_days if own.day_after]
        known = public_holidays.names_in(self.country, self.part(state)) if named else []
        for field, name in named:
            if name not in known:
                raise Finding(
                    f"'{field}' in 'working_days' names {quoted(name)}, which is no holiday here. "
                    f"The holidays are {', '.join(known)}"
                )

    @field_validator("country")
    @classmethod
    def _is_country(cls, country: str) -> str:
        if not public_holidays.is_country(country):
            raise Expected("write the code of a country whose holidays are known, as in US")
        return country

    @field_validator("subdivision")
    @classmethod
    def _is_part(cls, part: str | None, info: ValidationInfo) -> str | None:
        country = info.data.get("country")
        if part and country and not public_holidays.is_part(country, part):
            raise Expected(f"write a part of {country} as its code or name, as in WA")
        return part

    @field_validator("closed")
    @classmethod
    def _are_weekdays(cls, closed: tuple[str, ...]) -> tuple[str, ...]:
        days = tuple(day.lower() for day in closed)
        if not set(days) <= set(WEEKDAYS) or set(days) == set(WEEKDAYS):
            raise Expected("days are written [saturday, sunday], and at least one is worked")
        return days


# --- notices of meetings --------------------------------------------------------------------------


class Preset(StrEnum):
    """Whose law on open meetings sets the clocks."""

    GA = "GA"
    CA = "CA"
    TX = "TX"
    CUSTOM = "custom"
    """None of them: only what the office writes itself."""


class NoticeRule(Block):
    """How long before a meeting its notice is posted, in one of four ways."""

    hours: int | None = Field(default=None, ge=1)
    """As they pass; weekends and holidays count."""
    days: int | None = Field(default=None, ge=1)
    """At the same time of day; weekends and holidays count."""
    working_hours: int | None = Field(default=None, ge=1)
    """As they pass on working days; those of other days do not count."""
    working_days: int | None = Field(default=None, ge=1)
    """Whole ones, between the day on which it is posted and the day of the meeting."""
    law: str | None = Field(default=None, validate_default=True)
    """Where that is written, for the reader: `City code 2.4.1`."""

    @field_validator("law")
    @classmethod
    def _one_measure(cls, law: str | None, info: ValidationInfo) -> str | None:
        measures = ("hours", "days", "working_hours", "working_days")
        if set(measures) <= info.data.keys():
            given = [name for name in measures if info.data[name] is not None]
            if len(given) != 1:
                has = " and ".join(f"'{name}'" for name in given) or "none"
                raise Finding(
                    "A clock for notices has one of 'hours', 'days', 'working_hours' and "
                    f"'working_days', and this one has {has}"
                )
        return law


class OpenMeetings(Block):
    """By when the notices of open meetings are posted: a state's law, or what the office writes.

    What is written for a sort of meeting stands in the place of the preset's. Whether a law covers
    a committee at all is counsel's call; the committee says it (`open_meetings: no`).
    """

    preset: Preset
    """GA, CA, TX or custom."""
    regular: NoticeRule | None = None
    special: NoticeRule | None = None
    emergency: NoticeRule | None = None
    remind: int = Field(default=3, ge=0, validate_default=True)
    """So many days before the deadline a notice that is not posted is told of."""

    @field_validator("remind")
    @classmethod
    def _something_to_keep(cls, remind: int, info: ValidationInfo) -> int:
        sorts = ("regular", "special", "emergency")
        # Last of the fields: a sort that is wrong is not among them, and is told by itself.
        given = [info.data.get(sort, "wrong") for sort in sorts]
        if info.data.get("preset") is Preset.CUSTOM and not any(given):
            raise Finding(
                "'open_meetings' has the preset 'custom' and no clock; add 'regular', "
                "'special' or 'emergency', as in 'regular: {hours: 72}'"
            )
        return remind


# --- the Mayor's day ------------------------------------------------------------------------------


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(r"\d{2}:\d{2}", value):
            return time.fromisoformat(value)
    except ValueError:
        pass  # there is no such time of day
    raise Expected("a time of day is written 08:30")


Clock = Annotated[time, BeforeValidator(_clock)]
"""A time of day in the office's zone."""


class SchedulePolicy(Block):
    """The Mayor's working day, and what must lie between two engagements."""

    speed: int = Field(default=15, ge=1)
    """Miles an hour in a straight line, from one venue to the next, where no record says more."""
    quiet: int = Field(default=15, ge=0)
    """Minutes before the Mayor speaks."""
    brief_meetings: int = Field(default=2, ge=0, le=60)
    """Working days before an appointment or a meeting by which its brief is ready."""
    brief_events: int = Field(default=5, ge=0, le=60)
    """The same before an event."""
    day_starts: Clock = time(9)
    """Before it nothing is proposed."""
    day_ends: Clock = Field(default=time(17), validate_default=True)
    """After it nothing is proposed."""

    @field_validator("day_ends")
    @classmethod
    def _after_its_start(cls, ends: time, info: ValidationInfo) -> time:
        starts = info.data.get("day_starts")
        if starts and ends <= starts:
            raise Finding(
                f"In 'schedule' the day ends at {ends:%H:%M}, before it starts at {starts:%H:%M}; "
                "swap 'day_starts' and 'day_ends'"
            )
        return ends


# --- requests for the Mayor's time ----------------------------------------------------------------


class ScoreWeights(Block):
    """How much a grade counts in the score of a request; each grade is from 0 to 3."""

    urgency: int = Field(default=2, ge=0, le=20)
    """What cannot wait comes first, and is not by that alone worth it."""
    reach: int = Field(default=2, ge=0, le=20)
    """How many people it is for; twice as many are not twice as important."""
    alignment: int = Field(default=3, ge=0, le=20)
    """Whether it serves the Mayor's priorities, which were promised to everybody."""
    equity: int = Field(default=3, ge=0, le=20)
    """Whom it reaches, and where the Mayor has not been lately: else who asks loudest is visited
    most."""
    burden: int = Field(default=2, ge=0, le=20, validate_default=True)
    """What it takes besides the time, and is subtracted."""

    @field_validator("burden")
    @classmethod
    def _something_counts(cls, burden: int, info: ValidationInfo) -> int:
        parts = ("urgency", "reach", "alignment", "equity")
        if not any(info.data.get(part, 1) for part in parts):
            raise Finding(
                "'weights' in 'requests' are all 0, so every request has the same score; give at "
                f"least one of {', '.join(parts)} a weight"
            )
        return burden


class GiftLimit(Block):
    """What the Mayor may be given by somebody who asks for the Mayor's time."""

    dollars: Decimal = Field(ge=0)
    """US dollars, for one gift."""
    law: str | None = None
    """Where that is written, for the reader: `City code 2.54.040`."""


DECISIONS = ("accept", "regret", "surrogate", "letter", "refer", "waitlist")
"""How a request can be answered."""

REPLY_FIELDS = (
    *("occasion", "organization", "when", "where", "surrogate", "office", "message", "answer_by"),
)
"""What the text of a reply may have in braces."""


class RequestPolicy(Block):
    """How the office weighs and answers those who ask for the Mayor's time."""

    weights: ScoreWeights = ScoreWeights()
    lately: int = Field(default=30, ge=1, le=366)
    """Days. The grade for a neighborhood in which the Mayor was fewer days ago is 0; 1 when that is
    fewer than twice as many, 2 when fewer than three times as many, and else 3."""
    reply_within: int = Field(default=10, ge=1, le=100)
    """Working days from the day on which a request came in to the reply."""
    gift_limit: GiftLimit | None = None
    """Beyond it a gift is told of; without it none is."""
    replies: dict[str, dict[str, str]] = Field(default_factory=dict)
    """The office's own words of replies, by decision and language: `regret: {en: ...}`."""

    @field_validator("replies")
    @classmethod
    def _are_replies(cls, replies: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        for decision, texts in replies.items():
            if decision not in DECISIONS:
                raise Finding(
                    f"'replies' in 'requests' has a text for {quoted(decision)}, which is no "
                    f"answer; they are {', '.join(DECISIONS)}"
                )
            for text in texts.values():
                for field in re.findall(r"\{([^{}]*)\}", text):
                    if field.strip() not in REPLY_FIELDS:
                        raise Finding(
                            f"The reply for '{decision}' has '{{{field}}}' in it, which stands for "
                            f"nothing; there are {', '.join(REPLY_FIELDS)}"
                        )
        return replies
