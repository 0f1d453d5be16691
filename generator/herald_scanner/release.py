"""What is public at a moment: the rule of release, by the words of the handbook and nobody's code.

A record is public when its `visibility` says exactly that, `publish_at` and `embargo` have passed,
and it has not expired. What cannot be read, stands there twice or is not there at all is not
public.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
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

_MOMENT = re.compile(
    r"(?:[^\W\d]+[.,]?\s+)?"  # a weekday
    r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d?):(\d\d)(?::(\d\d))?\s*"
    r"(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))?"
)


def is_staff_only(field: str) -> bool:
    """Whether a field is for staff: `private.notes`, `quotes[0].approved_by`."""
    return not STAFF_ONLY.isdisjoint(re.split(r"[.\[]", field))


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
