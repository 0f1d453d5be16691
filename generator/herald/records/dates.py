"""Days, moments and times of day, as staff type them and as they are read.

A moment is local to a time zone, the record's or the office's: a time that its clocks skip or show
twice is refused, with what to write instead.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from herald.findings import Expected
from herald.problems import repeated
from herald.records.usual_dates import clock_meant, day_meant, moment_meant

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]+),?\s+)?"
_DATE = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_CLOCK = r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_OFFSET = r"\s*(?P<offset>Z|[+-]\d{2}:\d{2})?"
_DATE_PATTERN = re.compile(_WEEKDAY + _DATE, re.ASCII)
_NO_BREAK = re.compile("[\u00a0\u202f]")
_MOMENT_PATTERN = re.compile(_WEEKDAY + _DATE + r"[ T]" + _CLOCK + _OFFSET, re.ASCII)


def _plain(pattern: str) -> str:
    """The pattern without group names, which JSON Schema's dialect (ECMA 262) writes otherwise."""
    return re.sub(r"\?P<\w+>", "", pattern)


FIRST_YEAR, LAST_YEAR = 1500, 2999
"""Nothing that an office keeps lies before or after; arithmetic with time zones needs some room."""


def _day(match: re.Match[str], expected: str) -> date:
    if not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        raise Expected(f"a year lies between {FIRST_YEAR} and {LAST_YEAR}; {expected}")
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise Expected(f"there is no such day; {expected}") from None
    written = match["weekday"]
    actual = WEEKDAYS[day.weekday()]
    if written and written.lower() not in (actual.lower(), actual[:3].lower()):
        raise Expected(
            repeated(f"{day} is a {actual}", "that day is on another weekday; correct one of them")
        )
    return day


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    expected = "a date is written 2026-12-03"
    match = _DATE_PATTERN.fullmatch(value.strip())
    if not match:
        raise Expected(expected, day_meant(value))
    return _day(match, expected)


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    expected = "a time of day is written 18:30"
    match = re.fullmatch(_CLOCK, value.strip(), re.ASCII)
    if not match:
        raise Expected(expected, clock_meant(value))
    try:
        return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        raise Expected(expected) from None


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """The moment that `text` names: `2026-12-03 18:00`, local to `zone`, or with an offset.

    A weekday may stand before it and must be the date's. A time that the change of clocks skips,
    or repeats without an offset that decides, raises the `Expected` that shows both readings; so
    does an offset that `zone` does not have at that time.
    """
    expected = "a time is written 2026-12-03 18:00"
    match = _MOMENT_PATTERN.fullmatch(text.strip())
    if not match:
        if _NO_BREAK.search(text):
            raise Expected("the space in it is a no-break space; type an ordinary one")
        raise Expected(expected, moment_meant(text))
    day = _day(match, expected)
    try:
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        raise Expected(expected) from None
    local = datetime.combine(day, clock)
    if match["offset"]:
        return _with_offset(local, match["offset"], zone)
    return _unambiguous(local, zone)


def readings(local: datetime, zone: tzinfo) -> list[datetime]:
    """The moments at which the clocks of `zone` show `local`: one, none in a gap, two in a fold."""
    both = [local.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    # Only in a gap or a fold does `fold` change the offset (PEP 495); elsewhere there is one.
    if both[0].utcoffset() == both[1].utcoffset():
        return both[:1]
    real = [m for m in both if m.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local]
    return real if len({m.utcoffset() for m in real}) > 1 else real[:1]


def _unambiguous(local: datetime, zone: tzinfo) -> datetime:
    moments = readings(local, zone)
    if len(moments) == 1:
        return moments[0]
    if not moments:
        before, after = (_skipped(local, zone, fold) for fold in (1, 0))
        advice = repeated(f"write {before} or {after}", "write it an hour earlier or later")
        raise Expected(f"the clocks skip that time as they go forward; {advice}")
    first, second = (f"{moment:%Y-%m-%d %H:%M}{_offset(moment)}" for moment in moments)
    advice = repeated(f"write {first} or {second}", "write the offset behind it, such as -08:00")
    raise Expected(f"the clocks show that time twice as they go back; {advice}")


def _skipped(local: datetime, zone: tzinfo, fold: int) -> str:
    shifted = local.replace(tzinfo=zone, fold=fold).astimezone(UTC).astimezone(zone)
    return f"{shifted:%Y-%m-%d %H:%M}"


def _with_offset(local: datetime, offset: str, zone: tzinfo) -> datetime:
    moments = readings(local, zone)
    for moment in moments:
        if _offset(moment) == offset.replace("Z", "+00:00"):
            return moment
    offsets = " or ".join(_offset(moment) for moment in moments)
    if not offsets:
        return _unambiguous(local, zone)
    actual = repeated(f"{zone} is {offsets}", "the time zone has another offset")
    raise Expected(f"at that time {actual}; leave the offset out or correct it")


def _offset(moment: datetime) -> str:
    text = f"{moment:%z}"
    return f"{text[:3]}:{text[3:5]}"


def _moment(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    zone = (info.context or {}).get("zone") or UTC
    return parse_moment(value, zone)


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise Expected("a time zone is written America/Los_Angeles") from None
    return value


LocalDate = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": f"^{_plain(_WEEKDAY + _DATE)}$"}),
]
"""A day, written 2026-12-03; a weekday may stand before it and must be right."""


def _beginning(value: object, info: ValidationInfo) -> object:
    return _midnight(value, info, 0) or _moment(value, info)


def _end(value: object, info: ValidationInfo) -> object:
    return _midnight(value, info, 1) or _moment(value, info)


def _midnight(value: object, info: ValidationInfo, days_later: int) -> datetime | None:
    """The beginning of a day that is written alone, or of the day after it; None for a moment."""
    match = _DATE_PATTERN.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    zone = (info.context or {}).get("zone") or UTC
    day = _day(match, "a day is written 2026-12-03")
    return datetime.combine(day + timedelta(days=days_later), time(), zone)


def how_precise(value: object) -> str:
    """Whether a text is written as a `day` or as a `time` on one; "" when it is neither."""
    if not isinstance(value, str):
        return ""
    if _DATE_PATTERN.fullmatch(value.strip()):
        return "day"
    return "time" if _MOMENT_PATTERN.fullmatch(value.strip()) else ""


_DAY_OR_MOMENT = WithJsonSchema(
    {
        "type": "string",
        "pattern": f"^{_plain(_WEEKDAY + _DATE + '([ T]' + _CLOCK + _OFFSET + ')?')}$",
    }
)

Beginning = Annotated[datetime, BeforeValidator(_beginning), _DAY_OR_MOMENT]
"""When something starts: a moment, or a day, which stands for its first midnight."""

End = Annotated[datetime, BeforeValidator(_end), _DAY_OR_MOMENT]
"""When something ends: a moment, or the last day on which it goes on."""

LocalTime = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{_plain(_WEEKDAY + _DATE + '[ T]' + _CLOCK + _OFFSET)}$"}
    ),
]
"""A moment, written 2026-12-03 18:00 in the record's own time zone, or in the office's."""

ClockTime = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": f"^{_plain(_CLOCK)}$"}),
]
"""A time of day, written 18:30."""

Zone = Annotated[str, AfterValidator(_zone)]
"""An IANA time zone, such as America/Los_Angeles."""
