"""Days and times as people write them elsewhere, and how a record writes the same.

For questions in messages alone: a record is never read by this. Where a text may mean several
days, as `3/4/26` does, it means none.
"""

from __future__ import annotations

import re
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON_A_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*\.?,?\s+)?"
_DAYS = tuple(
    re.compile(_ON_A_WEEKDAY + form)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?!\d)",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
        rf"(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
"""Of these the second is as the United States write it, with the month first."""
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*[ecmp][sd]?t)?"
)
_BETWEEN = re.compile(r"(?:,|\s|t(?=\d)|at\b|@)+")


def day_meant(text: str) -> str:
    """`2026-12-03` for `12/3/2026` or `Dec. 3, 2026`; "" where it is not clear what is meant."""
    day, rest = _day(_plain(text))
    return "" if rest else day


def clock_meant(text: str) -> str:
    """`18:30` for `6:30 p.m.`, `6.30pm` or `18.30`; "" where it is not clear what is meant."""
    found = _CLOCK.fullmatch(_plain(text))
    if not found or not (found["minute"] or found["half"]):
        return ""
    hour, half = int(found["hour"]), (found["half"] or "")[:1]
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return f"{time(hour, int(found['minute'] or 0)):%H:%M}"
    except ValueError:
        return ""


def moment_meant(text: str) -> str:
    """`2026-12-03 18:30` for `12/3/2026 6:30 p.m.`; "" where it is not clear what is meant."""
    day, rest = _day(_plain(text))
    clock = clock_meant(_BETWEEN.sub("", rest, count=1)) if _BETWEEN.match(rest) else ""
    return f"{day} {clock}" if day and clock else ""


def _plain(text: str) -> str:
    """The text in small letters, with plain hyphens and quotation marks left out."""
    return (
        re.sub("[\u2010-\u2015\u2212]", "-", re.sub("[\"'\u201c\u201d]", "", text)).strip().lower()
    )


def _day(text: str) -> tuple[str, str]:
    """The day with which the text begins, or "", and what stands behind it."""
    for form in _DAYS:
        if found := form.match(text):
            parts = found.groupdict()
            month = parts.get("month") or _MONTHS.index(parts["name"]) + 1
            try:
                day = date(int(parts["year"]), int(month), int(parts["day"]))
            except ValueError:
                return "", ""
            is_clear = parts["weekday"] in (None, _WEEKDAYS[day.weekday()])
            return (day.isoformat(), text[found.end() :]) if is_clear else ("", "")
    return "", ""
