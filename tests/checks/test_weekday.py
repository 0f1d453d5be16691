"""A weekday stands beside a date that is on another weekday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald.checks import weekday
from herald.office import Office
from herald.records.page import Page
from herald.records.source import Source
from tests.conftest import said_by

if TYPE_CHECKING:
    from collections.abc import Callable

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def test_weekdays_that_are_those_of_their_dates_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/news/hall.md ==
    ---
    title: Town hall on Thursday, Dec. 3
    date: 2026-11-18
    release_kind: release
    summary: Come on Thursday, December 3, 2026.
    ---
    On Thu. Dec 3rd, 2026; on Thursday the 3rd of December 2026; on Thursday, 3 December.

    The office is closed Friday and Saturday, December 4-5, and on Monday through Friday,
    Dec. 7 to 11. On Friday, June 5 we began; Fridays, December 3 or not, are quiet.
    == content/news/hall.es.md ==
    ---
    title: Asamblea el jueves 3 de diciembre
    ---
    El jueves, 3 de diciembre de 2026, y el sábado 5 de diciembre del 2026.
    """
    assert found(weekday) == []


def test_a_weekday_that_is_not_is_an_error_where_it_stands(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/hall.md ==
    ---
    title: Town hall
    date: 2026-11-18
    release_kind: release
    summary: Come on Friday, December 3, 2026.
    ---
    Come all.

    On Fri. Dec 3rd, 2026; on Friday
    the 3rd of December 2026.
    == content/news/hall.es.md ==
    ---
    title: Asamblea
    ---
    El viernes, 3 de diciembre de 2026.
    == content/pages/about.md ==
    Closed Sunday, December 26, 2026.
    """
    wrong = "is not right: 2026-12-03 is a Thursday; correct one of the two [weekday]"
    assert found(weekday) == [
        f"content/news/hall.es.md:4: 'viernes, 3 de diciembre de 2026' {wrong}",
        f"content/news/hall.md:5: 'Friday, December 3, 2026' {wrong}",
        f"content/news/hall.md:9: 'Fri. Dec 3rd, 2026' {wrong}",
        f"content/news/hall.md:9: 'Friday the 3rd of December 2026' {wrong}",
        "content/pages/about.md:1: 'Sunday, December 26, 2026' is not right: 2026-12-26 is a "
        "Saturday; correct one of the two [weekday]",
    ]


def test_a_weekday_is_found_in_whatever_letters_it_is_written(
    found: Callable[..., list[str]],
) -> None:
    r"""
    == content/news/hall.md ==
    ---
    title: Town hall
    date: 2026-11-18
    release_kind: release
    summary: "Come on Fr\x69day, December 3, 2026."
    ---
    VIERNES, 3 DE DICIEMBRE DE 2026. VİERNEſ 3 de dıciembre de 2026. SÁBADO 3 de diciembre de 2026.
    """
    wrong = "is not right: 2026-12-03 is a Thursday; correct one of the two [weekday]"
    assert found(weekday) == [
        f"content/news/hall.md:5: 'Friday, December 3, 2026' {wrong}",
        f"content/news/hall.md:7: 'VIERNES, 3 DE DICIEMBRE DE 2026' {wrong}",
        f"content/news/hall.md:7: 'VİERNEſ 3 de dıciembre de 2026' {wrong}",
        f"content/news/hall.md:7: 'SÁBADO 3 de diciembre de 2026' {wrong}",
    ]


def test_several_days_of_which_the_first_or_the_last_is_named_pass(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/hours.md ==
    Open Monday, Wednesday and Friday, December 7, 9 and 11, 2026; call on Thursday or Friday,
    December 3 or 4; the fair is Friday–Sunday, Dec. 4–6, 2026.
    """
    assert found(weekday) == []


def test_a_year_or_an_hour_after_the_day_is_not_another_day(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/hours.md ==
    Thursday and Friday, December 3, 2026. Thursday and Friday, December 3, 6 p.m.
    """
    assert found(weekday) == [
        "content/pages/hours.md:1: 'Friday, December 3, 2026' is not right: 2026-12-03 is a "
        "Thursday; correct one of the two [weekday]",
        "content/pages/hours.md:1: warning: 'Friday, December 3' is not right: 2026-12-03, the "
        "nearest such day, is a Thursday; correct one of the two [weekday]",
    ]


def test_without_a_year_the_nearest_is_meant_and_it_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/hall.yml ==
    title: Town hall on Friday, Dec. 3
    date: 2026-11-18
    release_kind: release
    subhead: And again on Monday, January 4
    corrections:
      - at: 2025-01-03 09:00
        was: Friday, January 10
        now: Monday, January 4
    """
    assert found(weekday) == [
        "content/news/hall.yml:1: warning: 'Friday, Dec. 3' is not right: 2026-12-03, the nearest "
        "such day, is a Thursday; correct one of the two [weekday]",
        "content/news/hall.yml:8: warning: 'Monday, January 4' is not right: 2025-01-04, the "
        "nearest such day, is a Saturday; correct one of the two [weekday]",
    ]


def test_a_day_that_there_is_not_is_told_as_such(found: Callable[..., list[str]]) -> None:
    """
    == content/news/hall.yml ==
    title: Town hall on Tuesday, Nov. 31
    date: 2026-11-18
    release_kind: release
    subhead: And on Sunday, February 29, 2026
    """
    assert found(weekday) == [
        "content/news/hall.yml:1: warning: 'Tuesday, Nov. 31' is no day of the calendar; correct "
        "the date [weekday]",
        "content/news/hall.yml:4: 'Sunday, February 29, 2026' is no day of the calendar; correct "
        "the date [weekday]",
    ]


def test_what_is_private_is_not_repeated(found: Callable[..., list[str]]) -> None:
    """
    == content/news/hall.yml ==
    title: Town hall
    date: 2026-11-18
    release_kind: release
    private:
      notes: The layoffs are told on Friday, December 3, 2026.
    """
    assert found(weekday) == [
        "content/news/hall.yml:5: '…' is not right: the date is on another weekday; correct one of "
        "the two [weekday]",
    ]


# --- every weekday, every month -------------------------------------------------------------------

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "en short": "Mon. Tues. Wed Thurs. Fri. Sat. Sun.".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "ES": "LUNES MARTES MIERCOLES JUEVES VIERNES SABADO DOMINGO".split(),
}
MONTHS = {
    "en": "January February March April May June July August September October November "
    "December".split(),
    "en short": "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre".split(),
    "ES": "ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SETIEMBRE OCTUBRE NOVIEMBRE "
    "DICIEMBRE".split(),
}
FORMS = [
    ("en", "{weekday}, {month} {day}, 2026"),
    ("en", "{weekday}\xa0{month}\n{day}th, 2026"),
    ("en", "{weekday}, {day} {month} 2026"),
    ("en", "{weekday}  the\t{day}th of {month}, 2026"),
    ("en short", "{weekday}, {month} {day}, 2026"),
    ("en short", "“{weekday} {day}  {month} 2026”"),
    ("es", "{weekday}, {day} de {month} de 2026"),
    ("es", "{weekday} el día {day}\xa0de\n{month} del 2026"),
    ("ES", "¡{weekday} {day}  DE {month} DEL 2026!"),
]


def days(language: str, form: str, shift: int) -> Iterator[tuple[str, date]]:
    """Eighty-four days of 2026 as a form writes them, with the weekday `shift` days later."""
    for month, name in enumerate(MONTHS[language], 1):
        for weekday_of_first in range(7):
            day = date(2026, month, 14) + timedelta(weekday_of_first)
            said = WEEKDAYS[language][(day.weekday() + shift) % 7]
            yield form.format(weekday=said, month=name, day=day.day), day


@pytest.mark.parametrize(("language", "form"), FORMS)
def test_every_weekday_and_month_is_found_however_it_is_written(
    office: Office, language: str, form: str
) -> None:
    """An office with nothing in it."""
    assert told(office, [text for text, _ in days(language, form, 0)]) == []
    wrong = [text for text, _ in days(language, form, 1)]
    assert told(office, wrong) == [" ".join(text.strip("“”¡!").split()) for text in wrong]


def told(office: Office, texts: list[str]) -> list[str]:
    """What of the texts is found to be wrong, each being a page by itself."""
    pages = [
        Page(Source(f"{number:03}.md", {}, f"Come on {text}.", 1, "", 1), "a", "en", "/a/")
        for number, text in enumerate(texts)
    ]
    with_pages = Office(office.settings, office.records, pages)
    return [problem.message.split("'")[1] for problem in sorted(said_by(weekday, with_pages, AT))]
