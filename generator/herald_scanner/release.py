"""What is public at a moment: the rule of release, by the words of the handbook and nobody's code.

A record is public when its `visibility` says exactly that, `publish_at` and `embargo` have passed,
and it has not expired. What cannot be read, stands there twice or is not there at all is not
public.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

STAFF_ONLY = frozenset(
    {
        *("private", "publish_at", "embargo", "send_at", "list", "approved_by", "personal_data"),
        *("attendees", "travel_before", "travel_after", "brief", "actions", "imported", "trip"),
        *("time_share", "to_whom", "discloses"),
        # What `records` calls the part of a commitment's mark that stays in the office.
        "commit",
    }
)
"""Fields of public records that neither the public nor the press is given, wherever they stand."""

NEVER_PUBLIC = (
    *("schedules/requests/", "schedules/travel/", "office/delegations/", "office/tasks/"),
)
"""Folders of records that the public is never given, whatever stands in them."""

CALENDAR = "schedules/calendar/"
"""The folder of the Mayor's own calendar: of a public record in it, only a few fields are told."""

TOLD = frozenset(
    {
        *("visibility", "expires", "timezone", "starts", "ends", "status", "withdrawn"),
        *("recurrence", "except_on", "also_on", "moved", "public_title", "location_release"),
        *("mayors_role", "representative", "press", "press_call"),
    }
)
"""Those fields. Where it is comes to them from the moment that `location_release` names."""

WHERE = frozenset({"venue", "place", "online"})

_MOMENT = re.compile(
    r"(?:[^\W\d]+[.,]?\s+)?"  # a weekday
    r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d?):(\d\d)(?::(\d\d))?\s*"
    r"(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))?"
)


def is_staff_only(field: str) -> bool:
    """Whether a field is for staff: `private.notes`, `quotes[0].approved_by`."""
    return not STAFF_ONLY.isdisjoint(re.split(r"[.\[]", field))


def is_told(path: str, field: str, *, is_placed: bool) -> bool:
    """Whether those outside the office are given a field of a public record in that file.

    `is_placed` says whether they may know by now where an appointment is.
    """
    if is_staff_only(field):
        return False
    first = re.split(r"[.\[]", field)[0]
    return not path.startswith(CALENDAR) or first in TOLD or (is_placed and first in WHERE)


def tells_where(envelope: Mapping[str, Sequence[str]], zone: str, at: datetime) -> bool:
    """Whether outsiders may know at the moment `at` (aware) where a public appointment is.

    Of one that repeats its first time decides: the words of the place are the same every time.
    """
    zones = _texts(envelope, "timezone") or [zone]
    first, last = (_texts(envelope, field) for field in ("starts", "ends"))
    match _texts(envelope, "location_release"):
        case ["immediate"]:
            return True
        case ["day_of"] if len(zones) == len(first) == 1:
            return _passed(_midnight(first[0]), zones[0], at, when_unsure=False)
        case ["after"] if len(zones) == len(last) == 1:
            is_timed = ":" in last[0]
            over = last[0] if is_timed else _midnight(last[0], timedelta(days=1))
            return _passed(over, zones[0], at, when_unsure=False)
    return False


def _midnight(text: str, later: timedelta = timedelta()) -> str:
    """The midnight at which the day of a date or moment begins, or one `later`; "" if wrong."""
    found = re.search(r"\d{4}-\d\d-\d\d", text)
    try:
        day = date.fromisoformat(found[0]) + later if found else None
    except (ValueError, OverflowError):
        return ""
    return f"{day} 00:00" if day else ""


def is_public(envelope: Mapping[str, Sequence[str]], zone: str, at: datetime) -> bool:
    """Whether the public may see a record at the moment `at` (aware).

    `envelope` has the texts at the top of the record; `zone` is the office's.
    """
    return _texts(envelope, "visibility") == ["public"] and has_come(envelope, zone, at)


def has_come(envelope: Mapping[str, Sequence[str]], zone: str, at: datetime) -> bool:
    """Whether the moments of a record admit the public, whatever its visibility."""
    zones = _texts(envelope, "timezone") or [zone]
    return (
        len(zones) == 1
        and all(
            _passed(text, zones[0], at, when_unsure=False)
            for field in ("publish_at", "embargo")
            for text in _texts(envelope, field)
        )
        and not any(
            _passed(text, zones[0], at, when_unsure=True) for text in _texts(envelope, "expires")
        )
    )


def _texts(envelope: Mapping[str, Sequence[str]], field: str) -> list[str]:
    return [text.strip() for text in envelope.get(field, ()) if text.strip()]


def _passed(text: str, zone: str, at: datetime, *, when_unsure: bool) -> bool:
    """Whether a moment is not after `at`; a date without a time of day decides nothing."""
    moments = _moments(text, zone)
    if not moments or len({moment <= at for moment in moments}) > 1:
        return when_unsure
    return moments[0] <= at


def _moments(text: str, zone: str) -> list[datetime]:
    """The moments, in UTC, that a text may mean: two in the hour that comes twice, none if wrong.

    A time that the change of clocks skips means two as well, as the clocks before and after it.
    """
    match = _MOMENT.fullmatch(text)
    if not match:
        return []
    try:
        local = datetime(*(int(number or 0) for number in match.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
        if match["utc"] or match["sign"]:
            offset = timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
            away = timezone(-offset if match["sign"] == "-" else offset)
            return [local.replace(tzinfo=away).astimezone(UTC)]
        place = ZoneInfo(zone)
        return [local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)]
    except (ValueError, OverflowError, OSError, KeyError):
        return []
