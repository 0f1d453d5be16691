"""The types of fields, each defined once: how a value is typed by staff, and what it becomes.

The file gives text; these types give it its meaning. A type that refuses a text raises an
`Expected`, whose sentence says how such a value is written; `wording` adds where and what is there.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from herald.problems import repeated

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def Expected(sentence: str) -> PydanticCustomError:  # noqa: N802 - it reads as the class it makes
    """The finding that a value is not as expected; `sentence` says how it is written."""
    return PydanticCustomError("expected", "{sentence}", {"sentence": sentence})


def Finding(sentence: str) -> PydanticCustomError:  # noqa: N802 - it reads as the class it makes
    """A finding about a whole record, or about a field that is not there, in a sentence."""
    return PydanticCustomError("finding", "{sentence}", {"sentence": sentence})


@dataclass(frozen=True)
class RefersTo:
    """Marks a field that holds the name of another record; `kind` "" stands for `kind/name`."""

    kind: str


@dataclass(frozen=True)
class IsProse:
    """Marks a text that is Markdown, and is checked and rendered as such."""


@dataclass(frozen=True)
class IsSentences:
    """Marks a text that people write freely: sentences, Markdown or not."""


@dataclass(frozen=True)
class IsSiteAddress:
    """Marks the address of something on this site."""


@dataclass(frozen=True)
class ForStaff:
    """Marks a field about how the office works, which the public is not given."""

    and_press: bool = False
    """Whether the press is given it too: until when it may not tell."""


STAFF_STEPS = frozenset(
    {"private", "actions", "attendees", "brief", "discloses", "imported", "time_share", "to_whom"}
    | {"travel_after", "travel_before", "trip"}
)
"""The names of fields for staff of which no message repeats a word; a test holds the list."""


def unrepeated(location: Sequence[str | int]) -> bool:
    """Whether a value stands in a field of which no message repeats a word."""
    return any(step in STAFF_STEPS for step in location)


# --- text -----------------------------------------------------------------------------------------


_NOT_ON_ONE_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _one_line(value: str) -> str:
    # Nearly every line is printable as a whole, which is soon seen.
    if not value.isprintable() and _NOT_ON_ONE_LINE.search(value):
        raise Expected("write it on one line, without tabs")
    return value


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=255),
    AfterValidator(_one_line),
]
"""One line of plain text, at most 255 characters."""


ShortLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=90),
    AfterValidator(_one_line),
]
"""One line of plain text, at most 90 characters."""


def _mail_line(value: str) -> str:
    # RFC 2047 writes letters of any script as =?utf-8?q?...?=. Python's e-mail package reads such
    # words in what it is given to write, line feeds and further recipients included.
    if "=?" in value:
        raise Expected("write it without '=?', which mail programs read as a code")
    return value


MailLine = Annotated[Line, AfterValidator(_mail_line)]
"""One line of plain text that stands at the head of a mail, such as its subject."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), IsSentences()]
"""Plain text of any length."""

Summary = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), IsSentences()
]
"""Plain text of at most 300 characters."""

Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), IsProse(), IsSentences()
]
"""Markdown: paragraphs, lists, quotations, tables, links."""


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>,;\"]+@[a-z0-9-]+(\.[a-z0-9-]+)+", value, re.IGNORECASE):
        raise Expected("an e-mail address is written press@city.example")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"/]+(/[^\s<>\"]*)?", value):
        raise Expected("a web address is written https://city.example/page")
    return value


def _site_address(value: str) -> str:
    if not re.fullmatch(r"/([a-z0-9][a-z0-9._-]*/)*([a-z0-9][a-z0-9._-]*)?", value):
        raise Expected("an address on this site is written /news/2026/name/")
    return value


def _old_address(value: str) -> str:
    # Names as records have them: nothing that a server, a browser or a file system takes for more
    # than a page, and nothing longer than a file's name may be (255 bytes).
    if not re.fullmatch(
        r"(?=.{1,200}$)/([a-z0-9][a-z0-9-]{0,79}/)*([a-z0-9][a-z0-9-]{0,79}(\.html?)?)?", value
    ):
        raise Expected("an old address is written /news/2026/name/ or /old-page.html")
    return value


def _file_name(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}(\.[a-z0-9]+)+", value):
        raise Expected("a file beside the record is written ribbon-cutting.jpg")
    return value


def _column_name(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", value):
        raise Expected("a column is named in small letters, such as first_name")
    return value


def _phone(value: str) -> str:
    if not re.fullmatch(r"[+0-9(][0-9 ().x-]{5,24}", value, re.ASCII):
        raise Expected("a telephone number is written 360-555-0142")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise Expected("a language is written as its code, such as en or es")
    return value


Email = Annotated[str, AfterValidator(_email)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
SiteAddress = Annotated[str, AfterValidator(_site_address), IsSiteAddress()]
OldAddress = Annotated[str, AfterValidator(_old_address), IsSiteAddress()]
FileName = Annotated[str, AfterValidator(_file_name)]
ColumnName = Annotated[str, AfterValidator(_column_name)]
Language = Annotated[str, AfterValidator(_language)]
Phone = Annotated[str, AfterValidator(_phone)]
"""A telephone number, kept as it is written: `360-555-0142`."""


# --- numbers --------------------------------------------------------------------------------------


_NUMBER = r"[+-]?(\d{1,3}(,\d{3}){1,4}|\d{1,15})(\.\d{1,9})?"
"""To a quadrillion; arithmetic with longer ones is no longer exact."""


def _decimal(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(_NUMBER, value, re.ASCII):
        raise Expected("a number is written 1250 or 12.5")
    return Decimal(value.replace(",", ""))


def _dollars(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        amount = _decimal(value.removeprefix("$"))
    except PydanticCustomError:
        amount = None
    if not isinstance(amount, Decimal) or amount < 0 or (amount * 100) % 1:
        raise Expected("an amount in dollars is written 1250 or 1250.50")
    return amount


def _count(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise Expected("a whole number is written 12")
    return value


def _grade(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-3]", value):
        raise Expected("a grade is written 0, 1, 2 or 3")
    return int(value) if isinstance(value, str) else value


def _percent(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"100|[0-9]{1,2}", value):
        raise Expected("a share in percent is written 25, from 0 to 100")
    return int(value) if isinstance(value, str) else value


def _flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    answers = {"yes": True, "true": True, "no": False, "false": False}
    if value.lower() not in answers:
        raise Expected("write yes or no")
    return answers[value.lower()]


Number = Annotated[Decimal, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]
"""An exact decimal number."""

Dollars = Annotated[
    Decimal, BeforeValidator(_dollars), WithJsonSchema({"type": ["number", "string"]})
]
"""US dollars, exact to the cent."""

Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number from 0."""

Grade = Annotated[
    int, BeforeValidator(_grade), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 3})
]
"""How much of something there is, as staff judge it: 0 for none, 3 for the most."""

Percent = Annotated[
    int,
    BeforeValidator(_percent),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 100}),
]
"""A share in percent, a whole number from 0 to 100."""

Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": ["yes", "no", True, False]})]
"""yes or no."""


# --- dates and times ------------------------------------------------------------------------------

_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]+),?\s+)?"
_DATE = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_CLOCK = r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_OFFSET = r"\s*(?P<offset>Z|[+-]\d{2}:\d{2})?"
_DATE_PATTERN = re.compile(_WEEKDAY + _DATE, re.ASCII)
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
        raise Expected(expected)
    return _day(match, expected)


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    expected = "a time of day is written 18:30"
    match = re.fullmatch(_CLOCK, value.strip(), re.ASCII)
    if not match:
        raise Expected(expected)
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
        raise Expected(expected)
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


def _minutes(value: object) -> object:
    counted = _count(value)
    return timedelta(minutes=int(counted)) if isinstance(counted, str) else counted


Minutes = Annotated[
    timedelta, BeforeValidator(_minutes), WithJsonSchema({"type": "integer", "minimum": 0})
]
"""A duration in whole minutes."""


# --- repetition -----------------------------------------------------------------------------------

MOST_TIMES = 1000
"""A repetition with an end takes place at most so often: weekly for nineteen years."""

_WEEKDAY_CODE = "(?:MO|TU|WE|TH|FR|SA|SU)"
_REPETITION = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[1-9][0-9]?",
    "COUNT": "[1-9][0-9]{0,3}",
    "UNTIL": "[0-9]{8}(T[0-9]{6}Z?)?",
    "BYMONTH": "(?:[1-9]|1[0-2])(,(?:[1-9]|1[0-2])){0,11}",
    "BYMONTHDAY": "-?(?:[1-9]|[12][0-9]|3[01])(,-?(?:[1-9]|[12][0-9]|3[01])){0,30}",
    "BYDAY": f"(?:-?[1-5])?{_WEEKDAY_CODE}(,(?:-?[1-5])?{_WEEKDAY_CODE}){{0,34}}",
    "BYSETPOS": "-?[1-9][0-9]?(,-?[1-9][0-9]?){0,9}",
    "WKST": _WEEKDAY_CODE,
}
"""The parts of RFC 5545's rule that a mayor's office needs, and how each is written."""


def _repetition(value: str) -> str:
    expected = "a repetition is written FREQ=MONTHLY;BYDAY=1TU"
    rule = value.upper()
    parts = [part.partition("=") for part in rule.split(";")]
    written = {name: text for name, _, text in parts}
    if len(written) < len(parts) or "FREQ" not in written:
        raise Expected(expected)
    if written["FREQ"] in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise Expected("an event repeats DAILY, WEEKLY, MONTHLY or YEARLY")
    for name, text in written.items():
        if name not in _REPETITION:
            raise Expected(f"{expected}; its parts are {', '.join(_REPETITION)}")
        if not re.fullmatch(_REPETITION[name], text):
            raise Expected(f"{expected}; {repeated(f'{name}={text}', f'the part {name}')} is not")
    _bounded(written)
    # A day alone means that day too; without a time it would end at its first minute.
    return re.sub(r"UNTIL=(\d{8})(?=;|$)", r"UNTIL=\1T235959", rule)


def _bounded(written: dict[str, str]) -> None:
    """Refuses a rule that contradicts itself, or that has no sensible end."""
    if "COUNT" in written and "UNTIL" in written:
        raise Expected("a repetition ends by COUNT or by UNTIL, not by both")
    if int(written.get("COUNT", 1)) > MOST_TIMES:
        raise Expected(f"at most COUNT={MOST_TIMES}; leave COUNT out where there is no end")
    ordinal = "BYSETPOS" in written or re.search("[1-5]", written.get("BYDAY", ""))
    if ordinal and written["FREQ"] in ("DAILY", "WEEKLY"):
        raise Expected("only MONTHLY and YEARLY have a first or a last weekday; write BYDAY=TU")
    until = written.get("UNTIL", "20000101")
    form = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}[len(until)]
    try:
        datetime.strptime(until, form)  # noqa: DTZ007 - only to see whether there is such a time
    except ValueError:
        raise Expected("UNTIL is a day that there is, written UNTIL=20261231") from None


RecurrenceRule = Annotated[Line, AfterValidator(_repetition)]
"""How an event repeats, an RFC 5545 rule: `FREQ=MONTHLY;BYDAY=1TU`."""


def allows_day(rule: str, day: date) -> bool:
    """Whether `day` has the month, the date and the weekday that a RecurrenceRule names."""
    parts = dict(part.split("=") for part in rule.split(";"))
    length = monthrange(day.year, day.month)[1]
    if "BYMONTH" in parts and str(day.month) not in parts["BYMONTH"].split(","):
        return False
    dates = {str(day.day), str(day.day - length - 1)}
    if "BYMONTHDAY" in parts and not dates & set(parts["BYMONTHDAY"].split(",")):
        return False
    place = day.day
    if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:  # then 1TU is the first of the year
        place, length = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
    code = WEEKDAYS[day.weekday()][:2].upper()
    written = {code, f"{(place - 1) // 7 + 1}{code}", f"-{(length - place) // 7 + 1}{code}"}
    return "BYDAY" not in parts or bool(written & set(parts["BYDAY"].split(",")))


# --- references -----------------------------------------------------------------------------------

PersonRef = Annotated[str, RefersTo("person")]
OrganizationRef = Annotated[str, RefersTo("organization")]
VenueRef = Annotated[str, RefersTo("venue")]
EventRef = Annotated[str, RefersTo("event")]
AppointmentRef = Annotated[str, RefersTo("appointment")]
CommitteeRef = Annotated[str, RefersTo("committee")]
GoalRef = Annotated[str, RefersTo("goal")]
PriorityRef = Annotated[str, RefersTo("priority")]
DelegationRef = Annotated[str, RefersTo("delegation")]
TripRef = Annotated[str, RefersTo("trip")]
AnyRef = Annotated[str, RefersTo("")]
"""A record of any kind, written kind/name: `event/harbor-walk-opening`."""

ChangeDirection = Literal["up", "down", "maintain"]
