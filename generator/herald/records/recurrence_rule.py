"""How staff write that something repeats: the part of RFC 5545's rules that an office needs.

When it takes place then is worked out in `recurrence`.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from herald.findings import Expected
from herald.problems import repeated
from herald.records.dates import WEEKDAYS
from herald.records.fields import Line

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
    rule = value.upper()
    try:
        return _rule(rule)
    except PydanticCustomError as refused:
        raise Expected(refused.message(), _rule_meant(rule)) from None


def _rule_meant(rule: str) -> str:
    """The rule as RFC 5545 writes it, where it is one but for its writing; "" elsewhere."""
    meant = re.sub(r"^RRULE:|\s|(?<=\d)-(?=\d)", "", rule)
    weekday = rf"({'|'.join(name.upper() for name in WEEKDAYS)}|MON|TUES?|WED|THU|FRI|SAT|SUN)S?"
    if found := re.fullmatch(f"EVERY{weekday}", meant):
        meant = f"FREQ=WEEKLY;BYDAY={found[1]}"
    elif meant in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        meant = f"FREQ={meant}"
    meant = re.sub(rf"(?<=[=,\d]){weekday}(?=[,;]|$)", lambda one: one[1][:2], meant)
    try:
        _rule(meant)
    except PydanticCustomError:
        return ""
    return meant


def _rule(rule: str) -> str:
    """The rule, complete; raises an Expected where it is none."""
    expected = "a repetition is written FREQ=MONTHLY;BYDAY=1TU"
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
