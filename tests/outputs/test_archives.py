"""The lists of what is dated: no page of them grows with the records, and none is lost."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import lxml.html
import pytest

from herald.addresses import ALWAYS, MOST_LISTED
from herald.audience import Audience
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs import pages
from herald.outputs.pages import Sheet
from herald.outputs.pages.archives import ARCHIVES, month_pages
from herald.outputs.pages.contents import Dossier, Occasions, Records, Reporters, SearchPage, Step
from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.sheet import drawn, request_for
from herald.outputs.shell.host import Shell, Site
from herald.outputs.shell.letterhead import Language
from herald.records.reader import read_office
from herald.view import Question, View, as_text
from tests.conftest import AT
from tests.whole import list_sheets, sheets

SITE = Site("Mayor", "https://mayor.portellery.example/", (Language("en", "English"),))

PARTS = ("", "head", "\n<hr>", "body", "")

RELEASE = "title: A, date: {day}, release_kind: statement"
EVENT = "title: A, starts: {day} 18:00, ends: {day} 19:00, place: Pier 2, subtype: forum"
MEETING = (
    "title: A, starts: {day} 18:00, ends: {day} 19:00, place: P, meeting_kind: special, body: B"
)
PROCLAMATION = "title: A, date: {day}, proclamation_kind: ceremonial, whereas: [B], resolved: C"
REMARKS = "title: A, date: {day}, remarks_state: as_delivered"
NEWSLETTER = "title: A, date: {day}, subject: A, preheader: A"
FOLDERS = {
    RELEASE: "content/news",
    EVENT: "schedules/events",
    MEETING: "schedules/meetings",
    PROCLAMATION: "proclamations",
    REMARKS: "content/remarks",
    NEWSLETTER: "content/newsletters",
}

Seeing = Callable[[Mapping[str, Iterable[date]]], View]


@pytest.fixture
def seeing(root: Path) -> Seeing:
    """Gives what the public sees of an office with a record for each of the days."""

    def view(days: Mapping[str, Iterable[date]]) -> View:
        for fields, some in days.items():
            folder = root / FOLDERS[fields]
            folder.mkdir(parents=True, exist_ok=True)
            for number, day in enumerate(some):
                text = f"{{visibility: public, {fields.format(day=day)}}}"
                (folder / f"{day}-a{number}.yml").write_text(text)
        reading = read_office(root, KINDS)
        assert reading.settings is not None
        assert [*map(str, reading.problems)] == []
        office = Office(reading.settings, reading.entries, reading.pages, reading.files)
        return office.seen_by(Audience.PUBLIC, AT)

    return view


def month(year: int, number: int, count: int) -> list[date]:
    """So many days of a month, some of them the same."""
    return [date(year, number, 1 + one % 28) for one in range(count)]


def lists(view: View, section: str, language: str = "en") -> dict[str, Sheet]:
    """The pages of a section that are no record's, by their addresses."""
    return {
        sheet.place: sheet
        for sheet in sheets(view)
        if sheet.language == language
        and sheet.place.startswith(f"/{section}/")
        and not isinstance(sheet.content, Dossier | Reporters)
    }


def counts(view: View, section: str) -> dict[str, int]:
    """How many records each of those lists."""
    found = lists(view, section)
    return {place: len(cast("Records", sheet.content).records) for place, sheet in found.items()}


def page(view: View, place: str) -> lxml.html.HtmlElement:
    """The page there, drawn."""
    sheet = next(one for one in sheets(view) if (one.place, one.language) == (place, "en"))
    shell = Shell(request_for(sheet, view.settings), SITE, PARTS, "bare")
    return lxml.html.document_fromstring(drawn(shell, imprint(view), sheet).decode())


def said(element: lxml.html.HtmlElement) -> str:
    """What an element says to those who hear it."""
    return " ".join(
        " ".join(element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")).split()
    )


def links(found: lxml.html.HtmlElement, path: str) -> list[tuple[str, str, str]]:
    """The links at an XPath: what each says, where it leads, and whether it is current."""
    return [
        (said(link), link.get("href", ""), link.get("aria-current", ""))
        for link in found.xpath(f"{path}//a")
    ]


# --- which pages there are ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "listed"),
    [
        (0, {}),
        (20, {"/news/": 20, "/news/statements/": 20, "/news/2026/": 20}),
        (50, {"/news/": 20, "/news/statements/": 50, "/news/2026/": 50}),
        (
            51,
            {
                "/news/": 20,
                "/news/statements/": 50,
                "/news/2026/": 20,
                "/news/2026/05/": 50,
                "/news/2026/05/2/": 1,
                "/news/statements/2026/": 50,
                "/news/statements/2026/2/": 1,
            },
        ),
        (
            120,
            {
                "/news/": 20,
                "/news/statements/": 50,
                "/news/2026/": 20,
                "/news/2026/05/": 50,
                "/news/2026/05/2/": 50,
                "/news/2026/05/3/": 20,
                "/news/statements/2026/": 50,
                "/news/statements/2026/2/": 50,
                "/news/statements/2026/3/": 20,
            },
        ),
    ],
)
def test_a_month_has_pages_when_its_year_has_many_records(
    seeing: Seeing, count: int, listed: dict[str, int]
) -> None:
    assert counts(seeing({RELEASE: month(2026, 5, count)}), "news") == listed


def test_all_months_of_a_year_with_many_have_a_page(seeing: Seeing) -> None:
    days = [*month(2026, 12, 7), *month(2026, 1, 44), *month(2025, 12, 50)]
    assert counts(seeing({PROCLAMATION: days}), "proclamations") == {
        "/proclamations/": 20,
        "/proclamations/2026/": 7,
        "/proclamations/2026/12/": 7,
        "/proclamations/2026/01/": 44,
        "/proclamations/2025/": 50,
    }


@pytest.mark.parametrize(
    ("count", "listed"),
    [
        (50, {"/newsletters/": 50}),
        (51, {"/newsletters/": 50, "/newsletters/2026/": 50, "/newsletters/2025/": 1}),
    ],
)
def test_newsletters_have_years_when_one_page_does_not_list_them_all(
    seeing: Seeing, count: int, listed: dict[str, int]
) -> None:
    days = [*month(2026, 5, 50), date(2025, 5, 1)][:count]
    assert counts(seeing({NEWSLETTER: days}), "newsletters") == listed


def test_the_months_of_a_year_with_many_events_are_the_calendars(seeing: Seeing) -> None:
    view = seeing({EVENT: [*month(2025, 12, 20), *month(2025, 1, 31), *month(2024, 3, 50)]})
    found = {place: cast("Occasions", one.content) for place, one in lists(view, "events").items()}
    assert {place: (len(one.coming), one.months) for place, one in found.items()} == {
        "/events/": (0, ()),
        "/events/2025/": (0, ((12, 20), (1, 31))),
        "/events/2024/": (50, ()),
    }
    assert [*lists(view, "calendar")] == [
        "/calendar/",
        "/calendar/2024/03/",
        "/calendar/2025/01/",
        "/calendar/2025/12/",
        "/calendar/2026/11/",
        "/calendar/subscribe/",
        "/calendar/kinds/forum/",
    ]


def test_a_month_whose_only_event_was_struck_is_not_linked(seeing: Seeing) -> None:
    """
    == schedules/events/2025/2025-03-31-hours.yml ==
    title: Hours
    visibility: public
    starts: 2025-03-31 18:00
    ends: 2025-03-31 19:00
    recurrence: FREQ=WEEKLY;COUNT=3
    except_on: [2025-03-31]
    place: Pier 2
    subtype: office_hours
    """
    view = seeing({EVENT: month(2025, 12, 50)})
    sheet = lists(view, "events")["/events/2025/"]
    assert cast("Occasions", sheet.content).months == ((12, 50),)
    assert "/calendar/2025/03/" not in lists(view, "calendar")


# --- nothing is lost, and nothing is said twice ---------------------------------------------------


def test_the_pages_of_the_months_have_every_record_once_the_newest_first(seeing: Seeing) -> None:
    view = seeing({RELEASE: [*month(2026, 5, 120), *month(2026, 4, 3)]})
    listed = [
        seen
        for place, sheet in lists(view, "news").items()
        if place.startswith(("/news/2026/0",))
        for seen in cast("Records", sheet.content).records
    ]
    days = [seen.record.day for seen in listed]
    assert len({seen.address for seen in listed}) == len(listed) == 123
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)


def test_every_month_leads_to_the_one_before_and_after(seeing: Seeing) -> None:
    full = [*month(2026, 2, 40), *month(2026, 1, 60), *month(2023, 12, 51)]
    view = seeing({RELEASE: [*full, *month(2025, 7, 2)]})
    assert {
        place: tuple((one.title, one.address) if one else None for one in steps)
        for place, steps in steps_of(view, "news").items()
        if any(steps) and "statements" not in place
    } == {
        "/news/2026/02/": (None, ("January 2026", "/news/2026/01/")),
        "/news/2026/01/": (("February 2026", "/news/2026/02/"), ("Page 2", "/news/2026/01/2/")),
        "/news/2026/01/2/": (("Page 1", "/news/2026/01/"), ("2025", "/news/2025/")),
        "/news/2023/12/": (("2025", "/news/2025/"), ("Page 2", "/news/2023/12/2/")),
        "/news/2023/12/2/": (("Page 1", "/news/2023/12/"), None),
    }


def test_every_year_of_a_form_leads_to_the_one_before_and_after(seeing: Seeing) -> None:
    view = seeing({RELEASE: [*month(2026, 2, 60), *month(2023, 7, 2)]})
    assert {
        place: tuple((one.title, one.address) if one else None for one in steps)
        for place, steps in steps_of(view, "news").items()
        if "statements" in place
    } == {
        "/news/statements/": (None, None),
        "/news/statements/2026/": (None, ("Page 2", "/news/statements/2026/2/")),
        "/news/statements/2026/2/": (
            ("Page 1", "/news/statements/2026/"),
            ("2023", "/news/statements/2023/"),
        ),
        "/news/statements/2023/": (("2026", "/news/statements/2026/"), None),
    }


def test_a_year_leads_on_to_the_next_month_when_it_lists_its_latest_whole(seeing: Seeing) -> None:
    view = seeing({RELEASE: [*month(2026, 2, 20), *month(2026, 1, 31)]})
    assert steps_of(view, "news")["/news/2026/"] == (None, Step("January 2026", "/news/2026/01/"))


def steps_of(view: View, section: str) -> dict[str, tuple[Step | None, Step | None]]:
    """Where each list of a section leads: to what is newer, and to what is older."""
    found = {p: cast("Records", one.content) for p, one in lists(view, section).items()}
    return {place: (one.newer, one.older) for place, one in found.items()}


# --- an office with many records ------------------------------------------------------------------


def spread(first: date, count: int, every: int) -> list[date]:
    """So many days, each so many after the one before."""
    return [first + timedelta(days=every * number) for number in range(count)]


def many() -> dict[str, list[date]]:
    """The days of 515 records of eleven years, some years and months with many."""
    return {
        RELEASE: [*spread(date(2016, 1, 1), 60, 40), *month(2026, 10, 60)],
        EVENT: [*spread(date(2017, 1, 1), 100, 31), *spread(date(2026, 11, 20), 60, 1)],
        MEETING: spread(date(2026, 9, 1), 60, 7),
        PROCLAMATION: spread(date(2025, 1, 1), 60, 6),
        REMARKS: month(2026, 9, 55),
        NEWSLETTER: spread(date(2025, 1, 1), 60, 7),
    }


def test_no_page_lists_more_than_fifty_records(seeing: Seeing) -> None:
    days = many()
    assert sum(map(len, days.values())) == 515
    view = seeing(days)
    records = {seen.address for seen in view.records if seen.address}
    listed = {}
    for sheet in sheets(view):
        if sheet.language == "en" and sheet.place not in records:
            hrefs = page(view, sheet.place).xpath("//a/@href")
            led_to = {posixpath.normpath(posixpath.join(sheet.place, one)) + "/" for one in hrefs}
            listed[sheet.place] = len(led_to & records)
    assert len(listed) > 100
    assert {place: count for place, count in listed.items() if count > MOST_LISTED} == {}
    assert {listed[f"/{section}/"] for section in ARCHIVES} == {20, 50}


def test_the_addresses_of_lists_are_those_of_the_pages_that_are_planned(seeing: Seeing) -> None:
    view = seeing(many())
    for language in view.settings.languages:
        planned = (
            sheet.place
            for sheet in sheets(view)
            if sheet.language == language and not isinstance(sheet.content, Dossier | SearchPage)
            if sheet.place not in ALWAYS
        )
        assert sorted(planned) == sorted(pages.list_addresses(view))


def test_every_page_has_a_shell(seeing: Seeing) -> None:
    view = seeing(many())
    needed = {request_for(sheet, view.settings) for sheet in sheets(view)}
    assert needed <= pages.requests(view)


def test_a_new_record_concerns_the_archive_of_its_year_and_what_borders_on_it(
    seeing: Seeing,
) -> None:
    full = [*month(2026, 5, 60), *month(2025, 5, 60), *month(2024, 5, 60)]
    before = seeing({RELEASE: full})
    asked: dict[int, set[Question]] = {2026: set(), 2025: set(), 2024: set()}
    for year, noted in asked.items():
        assert len([*month_pages(before.listening(noted), "news", year, 5, "en")]) == 2
    after = seeing({RELEASE: [date(2026, 6, 1)]})

    def concerned(questions: set[Question]) -> bool:
        texts = sorted(map(as_text, questions))
        return before.answers(texts) != after.answers(texts)

    assert [year for year, noted in asked.items() if concerned(noted)] == [2026, 2025]


# --- what the pages show --------------------------------------------------------------------------


def test_a_year_with_many_shows_its_months_and_the_newest(seeing: Seeing) -> None:
    shown = page(seeing({RELEASE: [*month(2026, 5, 30), *month(2026, 1, 21)]}), "/news/2026/")
    assert links(shown, "//nav[@aria-label='Months of 2026']") == [
        ("May : 30 entries", "05/", ""),
        ("January : 21 entries", "01/", ""),
    ]
    assert [said(head) for head in shown.xpath("//h1 | //h2[not(ancestor::aside)]")] == [
        "News of 2026",
        "May 2026",
    ]
    assert len(shown.xpath("//li[@class='news-item']/h3")) == 20
    assert links(shown, "//p[@class='list-more']") == [("All of May 2026", "05/", "")]


def test_a_page_of_a_month_says_which_it_is_and_leads_on(seeing: Seeing) -> None:
    view = seeing({PROCLAMATION: [*month(2026, 5, 120), *month(2026, 1, 1)]})
    shown = page(view, "/proclamations/2026/05/2/")
    assert said(shown.xpath("//h1")[0]) == "Proclamations of May 2026, page 2"
    assert links(shown, "//nav[@class='crumbs']") == [
        ("Home", "../../../../", ""),
        ("Proclamations", "../../../", ""),
        ("2026", "../../", ""),
    ]
    assert links(shown, "//nav[@aria-label='By year']") == [
        ("Latest", "../../../", ""),
        ("2026", "../../", "true"),
    ]
    assert links(shown, "//nav[@aria-label='Months of 2026']") == [
        ("May : 120 entries", "../", "true"),
        ("January : 1 entry", "../../01/", ""),
    ]
    onward = shown.xpath("//nav[@aria-label='Further in the archive']")[0]
    assert said(onward) == "Newer Page 1 Page 2 of 3 Older Page 3"
    assert [(a.get("rel"), a.get("href")) for a in onward.xpath("a")] == [
        ("prev", "../"),
        ("next", "../3/"),
    ]


def test_a_month_on_one_page_is_current_and_leads_to_the_other_months(seeing: Seeing) -> None:
    shown = page(seeing({RELEASE: [*month(2026, 5, 30), *month(2026, 1, 21)]}), "/news/2026/01/")
    current = ("January : 21 entries", "./", "page")
    assert links(shown, "//nav[@aria-label='Months of 2026']")[1] == current
    assert said(shown.xpath("//nav[@class='onward']")[0]) == "Newer May 2026"
    assert shown.xpath("//p[@class='list-more']") == []


def test_the_newest_lead_to_the_archive_of_older_ones(seeing: Seeing) -> None:
    days = [*month(2026, 5, 3), *(date(year, 5, 1) for year in range(2006, 2026))]
    view = seeing({RELEASE: days, PROCLAMATION: days, NEWSLETTER: [*days, *month(2025, 2, 40)]})
    expected = {
        "/news/": ["2009", "2008", "2007"],
        "/proclamations/": ["2009", "2008", "2007"],
        "/newsletters/": ["2019", "2018", "2017"],
    }
    for place, years in expected.items():
        foot = page(view, place).xpath("//p[@class='list-more']")[0]
        assert said(foot) == f"Older ones are in the archive by year: {' '.join(years)}"
        assert [href for _, href, _ in links(foot, ".")] == [f"{year}/" for year in years]


def test_what_comes_later_than_the_events_listed_is_in_the_calendar(seeing: Seeing) -> None:
    shown = page(seeing({EVENT: spread(date(2026, 11, 20), 43, 1)}), "/events/")
    assert links(shown, "//p[@class='list-more']") == [
        ("What comes after is in the calendar", "../calendar/2026/12/", "")
    ]


def test_a_year_with_many_events_leads_to_the_calendar(seeing: Seeing) -> None:
    shown = page(seeing({EVENT: [*month(2025, 12, 30), *month(2025, 1, 21)]}), "/events/2025/")
    assert links(shown, "//nav[@aria-label='Months of 2025']") == [
        ("January : 21 entries", "../../calendar/2025/01/", ""),
        ("December : 30 entries", "../../calendar/2025/12/", ""),
    ]
    assert [said(text) for text in shown.xpath("//div[@class='record-main']/p")] == [
        "The calendar has the events of 2025, month by month."
    ]


def test_of_many_years_few_are_shown_until_they_are_asked_for(seeing: Seeing) -> None:
    days = [date(year, 5, 1) for year in range(2018, 2027)]
    view = seeing({EVENT: days, RELEASE: days, PROCLAMATION: days[1:]})

    def years(place: str, path: str) -> tuple[list[str], list[str]]:
        found = page(view, place).xpath(path)[0]
        shown = found.xpath("./li/a/text()")
        return shown, found.xpath("./li/details/ul/li/a/text()")

    pills, side = "//nav[@aria-label='By year']/ul", "//section[h2='By year']/ul"
    newest = ["2026", "2025", "2024", "2023", "2022", "2021"]
    assert years("/events/", pills) == (["Coming up", *newest], ["2020", "2019", "2018"])
    assert years("/events/2019/", pills) == (["Coming up", *newest, "2019"], ["2020", "2018"])
    assert years("/news/2018/", side) == ([*newest, "2018"], ["2020", "2019"])
    assert years("/proclamations/", pills) == (["Latest", *newest, "2020", "2019"], [])


def test_a_full_month_is_a_table_whose_days_lead_into_the_agenda(seeing: Seeing) -> None:
    shown = page(seeing({EVENT: month(2026, 5, 51)}), "/calendar/2026/05/")
    days = links(shown, "//table//td/a/..")
    numbers = [one for one in days if one[1].startswith("#")]
    assert len(numbers) == 28
    assert numbers[0] == ("1 : 2 entries", "#day_2026-05-01", "")
    assert numbers[27] == ("28 : 1 entry", "#day_2026-05-28", "")
    marks = shown.xpath("//ol[@class='agenda']/li/@id")
    assert marks == [href[1:] for _, href, _ in numbers]


def test_a_calendar_of_many_months_leads_to_their_years(seeing: Seeing) -> None:
    months = [date(2024 + number // 12, 1 + number % 12, 2) for number in range(24)]
    near = page(seeing({EVENT: months[1:]}), "/calendar/2025/12/")
    assert links(near, "//nav[@class='month-nav']") == [
        ("November 2025", "../11/", ""),
        ("November 2026", "../../2026/11/", ""),
    ]
    far = page(seeing({EVENT: months}), "/calendar/2025/12/")
    assert links(far, "//nav[@class='month-nav']")[1] == ("Other years", "../../../events/", "")


def test_the_archive_speaks_spanish(seeing: Seeing) -> None:
    view = seeing({RELEASE: month(2026, 5, 51)})
    titles = {one.place: one.title for one in list_sheets(view, "news/2026", "es")}
    assert titles == {
        "/news/2026/": "Noticias de 2026",
        "/news/2026/05/": "Noticias de mayo de 2026",
        "/news/2026/05/2/": "Noticias de mayo de 2026, página 2",
    }
