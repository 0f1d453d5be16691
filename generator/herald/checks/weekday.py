"""A weekday stands beside a date that is on another weekday.

The most frequent mistake in invitations, and the one that empties a hall. Dates are found in all
texts, in English and Spanish, written as newspapers do: `Thursday, December 3`, `Thursday, Dec. 3,
2026`, `Thursday, 3 December`, `jueves 3 de diciembre de 2026`. Where no year is written, the year
that is nearest to the record's own date is meant, and the finding is a warning.

Passes:

```yaml
summary: Come on Thursday, December 3, 2026.
```

Fails:

```yaml
summary: Come on Friday, December 3, 2026.
```
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from herald.problems import Severity, quoted, repeated
from herald.records.dates import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.source import Passage, Source
    from herald.records.yaml_fields import Location

RULE = "weekday"

_DAY = r"(?P<day>[0-9]{1,2})(?![\d:])"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\w|,\d)"
_ENGLISH_WEEKDAY = (
    r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
    r",?\s+(?:the\s+)?"
)
_ENGLISH_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_SPANISH_WEEKDAY = r"\b(?P<weekday>lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo),?\s+"
_SPANISH_MONTH = (
    r"(?P<month>enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|sep?tiembre|octubre|noviembre|diciembre)\b"
)
_ENGLISH = (
    re.compile(rf"{_ENGLISH_WEEKDAY}{_ENGLISH_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?"),
    re.compile(
        rf"{_ENGLISH_WEEKDAY}{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_ENGLISH_MONTH}(?:,?\s+{_YEAR})?"
    ),
)
_SPANISH = re.compile(
    rf"{_SPANISH_WEEKDAY}(?:el\s+)?(?:d[ií]a\s+)?{_DAY}\s+de\s+{_SPANISH_MONTH}(?:,?\s+del?\s+{_YEAR})?",
    re.IGNORECASE,
)
_ENGLISH_BEGINNINGS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SAME_LETTERS = str.maketrans("ıİſ", "iis")
"""Where large and small letters are one, so are these."""
_ANOTHER_DAY = re.compile(
    r"\s*(?:(?:[-–—&]|\b(?:and|or|to|through)\b)\s*\d|,\s*\d{1,2}\b,?\s*(?:\d|&|and\b|or\b))"
)
_WEEKDAYS = ("mon lun", "tue mar", "wed mie mié", "thu jue", "fri vie", "sat sab sáb", "sun dom")
_MONTHS = (
    "jan ene", "feb", "mar", "apr abr", "may", "jun",
    "jul", "aug ago", "sep set", "oct", "nov", "dec dic",
)  # fmt: skip


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Weekdays in the texts of a record that are not those of the dates beside them."""
    own_day = entry.record.day or at.astimezone(office.settings.zone).date()
    yield from _in_file(entry.source, own_day)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """Weekdays in pages written by hand that are not those of the dates beside them."""
    today = at.astimezone(office.settings.zone).date()
    for page in office.pages:
        yield from _in_file(page.source, today)


def _in_file(source: Source, own_day: date) -> Iterator[Problem]:
    shape = _shape(f"{source.fields}\n{source.body}")
    if not (source.has_codes or _ENGLISH_SHAPE.search(shape) or _SPANISH_SHAPE.search(shape)):
        return
    for passage in source.passages():
        for found in _dates(passage.text):
            if not _is_range(passage.text, found):
                around = _day_around(source, passage.location) or own_day
                yield from _date(passage, found, around)


def _dates(text: str) -> Iterator[re.Match[str]]:
    """Where a weekday stands beside a date."""
    shape = _shape(text)
    if _ENGLISH_SHAPE.search(shape):
        for beginning in _ENGLISH_BEGINNINGS:
            place = text.find(beginning)
            while place >= 0:
                for pattern in _ENGLISH:
                    if found := pattern.match(text, place):
                        yield found
                place = text.find(beginning, place + 1)
    if _SPANISH_SHAPE.search(shape):
        yield from _SPANISH.finditer(text)


# The patterns take fifty times as long as it takes to see that no date in a text has their shape,
# and most texts have none.


def _shape(text: str) -> bytes:
    """The text in UTF-8, and only what of it gives a date its shape.

    Every initial of weekdays is a W, of other months a J, every digit a 0; a space stands for white
    space and for every byte that is not ASCII.
    """
    return text.encode().translate(_SHAPES)


_SHAPES = bytes.maketrans(
    b"MTWFSJAOND0123456789\t\n\v\f\r\x1c\x1d\x1e\x1f" + bytes(range(0x80, 0x100)),
    b"WWWWWJJJJJ0000000000" + b" " * (9 + 0x80),
)
_ENGLISH_SHAPE = re.compile(
    rb"W[a-z]++\.?,? ++(?:the ++)?(?:[WJ][a-z]++\.? ++0|00?(?:st|nd|rd|th)? ++(?:of ++)?[WJ])"
)
_SPANISH_SHAPE = re.compile(rb"0 ++[dJ][eE]")


def _is_range(text: str, found: re.Match[str]) -> bool:
    """Whether the weekday is the last of several and the day the first of several.

    `Saturday and Sunday, Dec. 12-13`, `Monday through Friday, Dec. 7 to 11`,
    `Monday, Wednesday and Friday, Dec. 7, 9 and 11`.
    """
    before = text[max(found.start() - 20, 0) : found.start()]
    after = text[found.end("day") : found.end("day") + 20]
    several = re.search(r"(?:\b(?:through|thru|to|and|or|a|al|y|o)|[-–—&])\s*$", before)
    return bool(several and _ANOTHER_DAY.match(after))


def _day_around(source: Source, location: Location) -> date | None:
    """The date of the block in which a text stands: of an update, or a correction."""
    for length in range(len(location) - 1, 0, -1):
        for name in ("on", "date", "at"):
            written = re.search(r"\d{4}-\d{2}-\d{2}", source.written((*location[:length], name)))
            if written:
                try:
                    return date.fromisoformat(written[0])
                except ValueError:
                    return None  # the field's own type says so
    return None


def _date(passage: Passage, found: re.Match[str], around: date) -> Iterator[Problem]:
    month, day = _index(_MONTHS, found["month"]) + 1, int(found["day"])
    if found["year"]:
        actual, severity = _day(int(found["year"]), month, day), Severity.ERROR
    else:
        actual, severity = _nearest(month, day, around), Severity.WARNING
    if actual is not None and actual.weekday() == _index(_WEEKDAYS, found["weekday"]):
        return
    written = " ".join(found[0].split())
    if actual is None:
        message = f"{quoted(written)} is no day of the calendar; correct the date"
    else:
        meant = "" if found["year"] else ", the nearest such day,"
        so = repeated(
            f"{actual}{meant} is a {WEEKDAYS[actual.weekday()]}", "the date is on another weekday"
        )
        message = f"{quoted(written)} is not right: {so}; correct one of the two"
    yield passage.problem(found.start(), RULE, message, severity)


@cache
def _index(words: tuple[str, ...], word: str) -> int:
    """Which of the words one is, by its first three letters."""
    start = word[:3].translate(_SAME_LETTERS).casefold()
    return next(index for index, starts in enumerate(words) if start in starts.split())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _nearest(month: int, day: int, around: date) -> date | None:
    """The day of that month and number that is nearest to another day."""
    years = range(max(around.year - 4, 1), min(around.year + 5, 10_000))
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs(found - around), default=None)
