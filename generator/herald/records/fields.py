"""The types of fields, each defined once: how a value is typed by staff, and what it becomes.

The file gives text; these types give it its meaning. A type that refuses a text raises an
`Expected`, whose sentence says how such a value is written; `wording` adds where and what is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from herald.findings import Expected


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


_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}(\.[a-z0-9]+)+")


def _file_name(value: str) -> str:
    if not _FILE_NAME.fullmatch(value):
        meant = re.sub(r"[\s_]+", "-", re.split(r"[/\\]", value)[-1].lower())
        raise Expected(
            "a file beside the record is written ribbon-cutting.jpg",
            meant if _FILE_NAME.fullmatch(meant) else "",
        )
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


def _minutes(value: object) -> object:
    counted = _count(value)
    return timedelta(minutes=int(counted)) if isinstance(counted, str) else counted


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

Minutes = Annotated[
    timedelta, BeforeValidator(_minutes), WithJsonSchema({"type": "integer", "minimum": 0})
]
"""A duration in whole minutes."""

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
