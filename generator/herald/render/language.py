"""Words, dates and numbers in the languages of the site.

English stands in the program; every other language is a catalogue, `locale/NAME.po`. English dates
and times follow the AP stylebook, which the press expects of an office (`6–7:30 p.m.`, `Dec. 3`);
other languages follow the Unicode CLDR, with the clock and the numbers of their readers in the
United States. Nothing here asks the clock or the machine's locale.

The one door to Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    format_timedelta,
    get_timezone,
    get_timezone_name,
)
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from herald.records.whole_days import are_whole_days, last_day_of
from herald.render.foreign import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from babel.messages import Catalog

CATALOGUES = Path(__file__).parent.parent / "locale"

MONTHS = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
"""The months as AP abbreviates them beside a day."""


FORMS = {"pdf": "PDF", "docx": "Word", "txt": "Plain text"}
"""What files are called, by the endings of their names; others are called by those."""


@dataclass(frozen=True)
class Interpreter:
    """Says the program's words, and dates and numbers, in one language."""

    language: str
    marks: bool = False
    """Whether words that the catalogue does not have, and are English, are `foreign.marked`."""

    # --- words ---

    def say(self, words: str, **values: object) -> str:
        """The English `words` in this language; `{name}` in them is replaced by a value.

        A value that is Markup is placed as it is, and everything else escaped around it.
        """
        said = self._marked(_said(self.language, words), words)
        if not values:
            return said
        if any(isinstance(value, Markup) for value in values.values()):
            return Markup("{}").format(said).format(**values)
        return said.format(**values)

    def count(self, number: int, one: str, many: str) -> str:
        """`one` or `many`, as the number asks in this language, with `{n}` replaced by it."""
        said = _counted(self.language, number, one, many)
        return self._marked(said, one).format(n=self.number(number))

    def listed(self, words: Iterable[str]) -> str:
        """`a, b and c`."""
        listed = [escape(word) if isinstance(word, Markup) else word for word in words]
        if self._english and len(listed) > 1:
            return f"{', '.join(listed[:-1])} and {listed[-1]}"
        return format_list(listed, locale=self._calendar)

    def language_name(self, language: str) -> str:
        """What this language calls another: Spanish, español."""
        return _language_name(self.language, language)

    # --- days ---

    def day(self, day: date) -> str:
        """`Dec. 3, 2026`."""
        if self._english:
            return f"{_ap_day(day)}, {day.year}"
        return _date(self.language, "long", _day_of(day))

    def short_day(self, day: date) -> str:
        """`Dec. 3`, where the year is plain."""
        if self._english:
            return _ap_day(day)
        return _date(self.language, "MMMd", _day_of(day))

    def long_day(self, day: date) -> str:
        """`Thursday, December 3, 2026`."""
        return _date(self.language, "full", _day_of(day))

    def letter_day(self, day: date) -> str:
        """`December 3, 2026`, as it stands over a letter."""
        return _date(self.language, "long", _day_of(day))

    def weekday(self, day: date) -> str:
        """`Thursday`."""
        return _date(self.language, "EEEE", _day_of(day))

    def weekday_short(self, day: date) -> str:
        """`Thu`."""
        return _date(self.language, "EEE", _day_of(day))

    def month(self, day: date) -> str:
        """`December 2026`."""
        return _date(self.language, "yMMMM", _day_of(day))

    def month_name(self, month: int) -> str:
        """`December` of 12, where the year is plain."""
        return _date(self.language, "LLLL", date(2000, month, 1))

    def month_short(self, day: date) -> str:
        """`Dec`, for a date block."""
        return _date(self.language, "LLL", _day_of(day)).rstrip(".")

    def days(self, first: date, last: date | None) -> str:
        """One day, or from one to another, both included: `Nov. 19–23, 2026`."""
        if last is None or last == first:
            return self.day(first)
        if self._english and (first.year, first.month) == (last.year, last.month):
            return f"{_ap_day(first)}–{last.day}, {last.year}"
        if self._english and first.year == last.year:
            return f"{_ap_day(first)} – {self.day(last)}"
        if self._english:
            return f"{self.day(first)} – {self.day(last)}"
        return _days(self.language, _day_of(first), _day_of(last))

    # --- times ---

    def clock(self, moment: datetime | time) -> str:
        """`6:30 p.m.`, `noon`; `6:30 p. m.` in Spanish, which never breaks a line."""
        if self._english:
            return _ap_clock(moment)
        return _time(self.language, time(moment.hour, moment.minute))

    def hours(self, starts: datetime, ends: datetime) -> str:
        """`6–7:30 p.m.`, `11 a.m.–3 p.m.`, on one day."""
        if starts == ends:
            return self.clock(starts)
        first, last = self.clock(starts), self.clock(ends)
        time_of_half, *half = first.split(maxsplit=1)
        if half and last.endswith(half[0]) and time_of_half[0].isdigit():
            first = time_of_half
        return f"{first}–{last}"

    def times(self, starts: datetime, ends: datetime) -> str:
        """At what time it is, beside its first day: its hours, or when it begins, or `all day`."""
        if are_whole_days(starts, ends):
            return self.say("all day")
        return self.hours(starts, ends) if starts.date() == ends.date() else self.clock(starts)

    def exact_hours(self, starts: datetime, ends: datetime, *, named: bool = False) -> str:
        """`hours`; where the clocks change between the two, or show one of them twice, with zones.

        `1:30 a.m. PDT – 1:15 a.m. PST`. `named` gives the zone in any case.
        """
        if starts.utcoffset() != ends.utcoffset():
            return f"{self.exact_clock(starts, named=True)} – {self.exact_clock(ends, named=True)}"
        hours = self.hours(starts, ends)
        if named or is_shown_twice(starts) or is_shown_twice(ends):
            return f"{hours} {self._aside(ends if is_shown_twice(ends) else starts)}"
        return hours

    def exact_clock(self, moment: datetime, *, named: bool = False) -> str:
        """`6:30 p.m.`; with its zone if that is to be `named`, or if the clocks show it twice."""
        if named or is_shown_twice(moment):
            return f"{self.clock(moment)} {self._aside(moment)}"
        return self.clock(moment)

    def zone(self, moment: datetime) -> str:
        """The zone that the moment is in, by name: `PST`, `hora del Pacífico`."""
        short = moment.tzname() or ""
        if self._english and short.isalpha():
            return short
        if _is_a_night_of_change(moment):
            return get_timezone_name(moment, locale=self._calendar)
        return get_timezone_name(moment, zone_variant="generic", locale=self._calendar)

    def zone_name(self, zone: str) -> str:
        """A zone of the IANA's in words: `Pacific Time` for `America/Los_Angeles`."""
        return get_timezone_name(get_timezone(zone), locale=self._calendar)

    def span(self, starts: datetime, ends: datetime) -> str:
        """From one moment to another, in words and with the zone.

        `Thursday, December 3, 2026, 6–7:30 p.m. PST`. The zone is the start's own.
        """
        if are_whole_days(starts, ends):
            last, days = last_day_of(starts, ends), self.long_day(starts)
            if last != starts.date():
                days = f"{days} – {self.long_day(last)}"
            return f"{days}, {self.say('all day')}"
        if starts.date() == ends.date():
            return f"{self.long_day(starts)}, {self.exact_hours(starts, ends, named=True)}"
        begins = self.exact_clock(starts, named=starts.utcoffset() != ends.utcoffset())
        first = f"{self.long_day(starts)}, {begins}"
        return f"{first} – {self.long_day(ends)}, {self.exact_clock(ends, named=True)}"

    def moment(self, moment: datetime) -> str:
        """`Thursday, December 3, 2026, 6 p.m. PST`."""
        return self.span(moment, moment)

    def apart(self, length: timedelta) -> str:
        """How long from now, or how long ago: `in 13 days`."""
        return format_timedelta(length, add_direction=True, locale=self._calendar)

    # --- numbers ---

    def number(self, number: Decimal | float) -> str:
        """`1,130`; `12.5`."""
        return format_decimal(number, locale=self._numbers)

    def file_size(self, size: int) -> str:
        """`84 KB` or `2.1 MB` of a number of bytes, in powers of ten, rounded up."""
        if size < _MEGABYTE:
            return f"{self.number(-(-size // 1_000))} KB"
        return f"{self.number(Decimal(-(-size // 100_000)) / 10)} MB"

    def file(self, name: str, size: int = 0, pages: int = 0) -> str:
        """What a file is, by the ending of its name, and how large: `PDF, 2 pages, 84 KB`.

        In bytes and pages; 0 is not said.
        """
        ending = name.rpartition(".")[2].lower()
        form = self.say(FORMS[ending]) if ending in FORMS else ending.upper()
        counted = self.count(pages, "{n} page", "{n} pages") if pages else ""
        return ", ".join(filter(None, (form, counted, self.file_size(size) if size else "")))

    def percent(self, part: float) -> str:
        """`62%` of 0.62."""
        return format_percent(part, locale=self._numbers)

    def _marked(self, said: str, words: str) -> str:
        return marked(said) if self.marks and not _is_known(self.language, words) else said

    def _aside(self, moment: datetime) -> str:
        zone = self.zone(moment)
        return zone if zone.isupper() else f"({zone})"

    @property
    def _english(self) -> bool:
        return self.language == "en"

    @property
    def _calendar(self) -> Locale:
        return _calendar(self.language)

    @property
    def _numbers(self) -> Locale:
        # Readers of every language live in the United States: 1,500 and not 1.500.
        return _locale(self.language, "US")


_MEGABYTE = 1_000_000


def is_shown_twice(moment: datetime) -> bool:
    """Whether the clocks of its zone show this time twice: on the night when they go back."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _is_a_night_of_change(moment: datetime) -> bool:
    """Whether the clocks change within a day of it, so that a generic zone would leave a doubt."""
    day = timedelta(hours=12)
    return len({(moment + shift).utcoffset() for shift in (-day, timedelta(0), day)}) > 1


@cache
def _locale(language: str, territory: str | None) -> Locale:
    for name in (f"{language}_{territory}" if territory else language, language, "en_US"):
        try:
            return Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel ships en_US")


@cache
def direction_of(language: str) -> str:
    """How it is written: `ltr`, from left to right, or `rtl`."""
    return str(_locale(language, None).text_direction)


def _calendar(language: str) -> Locale:
    return _locale(language, "US" if language == "en" else None)


# Babel takes twenty times as long to say a day as to remember it, and an office names the same days
# again and again. Enough for the days of some years in some languages; a few megabytes.
_REMEMBERED = 16_384

_SKELETONS = {"MMMd", "yMMMM"}


def _day_of(moment: date) -> date:
    # Two moments of one instant are equal to Python though their days differ.
    return moment.date() if isinstance(moment, datetime) else moment


@lru_cache(_REMEMBERED)
def _date(language: str, form: str, day: date) -> str:
    if form in _SKELETONS:
        return format_skeleton(form, day, locale=_calendar(language))
    return format_date(day, form, _calendar(language))


@lru_cache(_REMEMBERED)
def _days(language: str, first: date, last: date) -> str:
    said = format_interval(first, last, "yMMMMd", locale=_calendar(language))
    return said.replace("\N{THIN SPACE}", " ")


@lru_cache(24 * 60)
def _time(language: str, clock: time) -> str:
    # Readers in the United States read 5:30 p. m. on every other paper, and not 17:30.
    pattern = _locale(language, "US").time_formats["short"].pattern
    said = format_time(clock, pattern, locale=_calendar(language))
    return said.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")


@lru_cache(1024)
def _language_name(language: str, other: str) -> str:
    try:
        return str(Locale.parse(other, sep="-").get_display_name(_calendar(language)) or other)
    except (UnknownLocaleError, ValueError):
        return other


def _ap_day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"


def _ap_clock(moment: datetime | time) -> str:
    if moment.minute == 0 and moment.hour in (0, 12):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    half = "p.m." if moment.hour // 12 else "a.m."
    return f"{moment.hour % 12 or 12}{minutes} {half}"


# --- catalogues -----------------------------------------------------------------------------------


@cache
def _catalogue(language: str) -> Catalog | None:
    """The messages of a language, or None for English and languages without a catalogue."""
    path = CATALOGUES / f"{language}.po"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=language)


@cache
def _said(language: str, words: str) -> str:
    catalogue = _catalogue(language)
    message = catalogue.get(words) if catalogue else None
    if message is None or not message.string or message.fuzzy:
        return words
    return message.string if isinstance(message.string, str) else message.string[0]


@cache
def _is_known(language: str, words: str) -> bool:
    """Whether English `words` are said in the language and not only repeated."""
    catalogue = _catalogue(language)
    message = catalogue.get(words) if catalogue else None
    said = message.string if message and not message.fuzzy else ""
    return language == "en" or bool(said if isinstance(said, str) else any(said or ()))


def _counted(language: str, number: int, one: str, many: str) -> str:
    catalogue = _catalogue(language)
    message = catalogue.get(one) if catalogue else None
    if catalogue is None or message is None or not isinstance(message.string, tuple | list):
        return one if number == 1 else many
    return str(message.string[_plural(language)(number)] or many)


@cache
def _plural(language: str) -> Callable[[int], int]:
    """Which of a message's forms a number wants in a language."""
    catalogue = _catalogue(language)
    rule: Callable[[int], int] = c2py(catalogue.plural_expr if catalogue else "n != 1")
    return rule
