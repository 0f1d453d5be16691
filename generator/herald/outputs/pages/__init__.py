"""Pages: every page of the website, in every language of the office.

`requests` says which shells the pages need; once they are drawn, plans make the pages: one for
every record that has an address, the lists and the calendar, and the pages written by hand with the
lists that they embed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from herald.addresses import (
    form_years,
    has_schedule,
    list_addresses,
    listed_months,
    listed_years,
)
from herald.kinds import KINDS
from herald.outputs.artifact import Artifact, Task
from herald.outputs.pages.alerts import alerts_page, banner
from herald.outputs.pages.archives import (
    ARCHIVES,
    month_pages,
    year_page,
)
from herald.outputs.pages.data import data_page
from herald.outputs.pages.dossiers import dossier
from herald.outputs.pages.embeds import EMBEDS
from herald.outputs.pages.finding import finding
from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.landings import FIRST_PAGES
from herald.outputs.pages.months import month_page, this_month
from herald.outputs.pages.press import forms_of_news, newest_of_form, year_of_form
from herald.outputs.pages.schedule import (
    disclosed_month,
    latest_disclosed,
    next_days,
    schedule_month,
)
from herald.outputs.pages.sheet import (
    Embedded,
    Sheet,
    drawn,
    drawn_by_hand,
    request_for,
)
from herald.outputs.pages.streams import stream_page, subscribe_page
from herald.outputs.pages.verifying import how_to_verify, verification
from herald.outputs.shell.host import BEHIND, Shell, ShellRequest
from herald.streams import Stream

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.outputs.artifact import Enclosure
    from herald.outputs.shell.host import HandPage
    from herald.view import View

__all__ = ["EMBEDS", "Sheet", "list_addresses"]


@dataclass(frozen=True)
class Shells:
    """The shells of all pages."""

    by_request: Mapping[ShellRequest, Shell]

    @cached_property
    def digest(self) -> str:
        """Of everything in them."""
        digests = sorted(shell.digest for shell in self.by_request.values())
        return hashlib.sha256("".join(digests).encode()).hexdigest()


def list_tasks(view: View, language: str, shells: Shells) -> Iterator[Task]:
    """What makes the pages that are no record's own, in one language."""
    plans: list[tuple[Callable[..., Iterator[Artifact]], tuple[str | int, ...], str]] = []
    plans += [(first_page, (section,), "") for section in FIRST_PAGES]
    for section in ARCHIVES:
        for year in listed_years(view, section):
            plans.append((archive_year, (section, year), ""))
            for month, _ in listed_months(view, section, year):
                plans.append((archive_month, (section, year, month), f"{year}-{month:02}"))
    for form in forms_of_news(view):
        plans.append((form_page, (form,), ""))
        plans += [(form_year, (form, year), "") for year, _ in form_years(view, form)]
    plans += [(search_page, (), ""), (open_data, (), ""), (calendar, (), "")]
    for year, month in view.calendar_months():
        plans.append((calendar_month, (year, month), f"{year}-{month:02}"))
    plans += [(schedule, (), ""), (disclosed, (), "")]
    for year, month in view.schedule_months():
        plans.append((month_of_schedule, (year, month), f"{year}-{month:02}"))
    for year in view.years("disclosure"):
        for month, _ in view.months("disclosure", year):
            plans.append((month_disclosed, (year, month), f"{year}-{month:02}"))
    plans.append((calendars_offered, (), ""))
    plans += [(calendar_stream, tuple(stream), "") for stream in view.streams()]
    for plan, given, home in plans:
        words = " ".join(map(str, (plan.__name__, *given, language)))
        yield Task(words, plan, (shells, language, *given), home=home)


def first_page(view: View, shells: Shells, language: str, section: str) -> Iterator[Artifact]:
    """The first page of a section, and the lists beside it."""
    yield from _pages(view, shells, FIRST_PAGES[section](view, language))


def archive_year(
    view: View, shells: Shells, language: str, section: str, year: int
) -> Iterator[Artifact]:
    """The page of a year."""
    yield from _pages(view, shells, year_page(view, section, year, language))


def archive_month(
    view: View, shells: Shells, language: str, section: str, year: int, month: int
) -> Iterator[Artifact]:
    """The pages of a month."""
    yield from _pages(view, shells, month_pages(view, section, year, month, language))


def form_page(view: View, shells: Shells, language: str, form: str) -> Iterator[Artifact]:
    """The newest of a form of release."""
    yield from _pages(view, shells, newest_of_form(view, form, language))


def form_year(
    view: View, shells: Shells, language: str, form: str, year: int
) -> Iterator[Artifact]:
    """The pages of a year of a form of release."""
    yield from _pages(view, shells, year_of_form(view, form, year, language))


def search_page(view: View, shells: Shells, language: str) -> Iterator[Artifact]:
    """The page of the search."""
    yield from _pages(view, shells, (finding(view, language),))


def open_data(view: View, shells: Shells, language: str) -> Iterator[Artifact]:
    """The page about the open data."""
    yield from _pages(view, shells, (data_page(view, language),))


def alerts(view: View, shells: Shells) -> Iterator[Artifact]:
    """What every page shows at its top, and the page that says the same if it has a shell."""
    yield banner(view)
    for language in view.settings.languages:
        sheet = alerts_page(view, language)
        if request_for(sheet, view.settings) in shells.by_request:
            yield from _pages(view, shells, (sheet,))


def calendar(view: View, shells: Shells, language: str) -> Iterator[Artifact]:
    """The calendar's first page."""
    yield from _pages(view, shells, this_month(view, language))


def calendar_month(
    view: View, shells: Shells, language: str, year: int, month: int
) -> Iterator[Artifact]:
    """A month of the calendar."""
    yield from _pages(view, shells, month_page(view, year, month, language))


def schedule(view: View, shells: Shells, language: str) -> Iterator[Artifact]:
    """The public schedule of this day and the next."""
    yield from _pages(view, shells, next_days(view, language))


def month_of_schedule(
    view: View, shells: Shells, language: str, year: int, month: int
) -> Iterator[Artifact]:
    """A month of the public schedule, and its days."""
    yield from _pages(view, shells, schedule_month(view, year, month, language))


def disclosed(view: View, shells: Shells, language: str) -> Iterator[Artifact]:
    """What is disclosed of the last month."""
    yield from _pages(view, shells, latest_disclosed(view, language))


def month_disclosed(
    view: View, shells: Shells, language: str, year: int, month: int
) -> Iterator[Artifact]:
    """What is disclosed of a month."""
    yield from _pages(view, shells, disclosed_month(view, year, month, language))


def calendars_offered(view: View, shells: Shells, language: str) -> Iterator[Artifact]:
    """The page with all streams of the calendar."""
    yield from _pages(view, shells, subscribe_page(view, language))


def calendar_stream(
    view: View, shells: Shells, language: str, by: str, slug: str, value: str
) -> Iterator[Artifact]:
    """The page of one stream of the calendar."""
    yield from _pages(view, shells, (stream_page(view, Stream(by, slug, value), language),))


def record_pages(
    view: View, seen: Seen, shells: Shells, beside: tuple[Enclosure, ...] = ()
) -> Iterator[Artifact]:
    """The page of a record in every language, with the documents that stand `beside` it."""
    languages = view.settings.languages
    planned = (dossier(view, seen, language, beside) for language in languages)
    yield from _pages(view, shells, planned)


def verify_pages(
    view: View, seen: Seen, shells: Shells, beside: tuple[Enclosure, ...]
) -> Iterator[Artifact]:
    """The page at which a record's documents are verified, in every language."""
    languages = view.settings.languages
    planned = (verification(view, seen, language, beside) for language in languages)
    yield from _pages(view, shells, planned)


def has_documents(view: View) -> bool:
    """Whether there may be a document that can be verified."""
    return not _PRINTED.isdisjoint(view.sections())


_PRINTED = frozenset(kind.section for kind in KINDS if kind.documents)


def verify_landing(view: View, shells: Shells) -> Iterator[Artifact]:
    """How documents are verified, in every language."""
    languages = view.settings.languages
    if has_documents(view):
        yield from _pages(view, shells, (how_to_verify(language) for language in languages))


def _pages(view: View, shells: Shells, planned: Iterable[Sheet]) -> Iterator[Artifact]:
    office = imprint(view)
    for sheet in planned:
        shell = shells.by_request[request_for(sheet, view.settings)]
        path = path_of(view.settings.address_in(sheet.language, sheet.place))
        yield Artifact(path, drawn, (shell, office, sheet))


def hand_page(view: View, page: HandPage) -> Iterator[Artifact]:
    """A page written by hand, with the lists that it embeds."""
    embedded = {name: EMBEDS[name](view, page.language) for name in page.embeds if name in EMBEDS}
    if BEHIND in page.embeds and view.is_page_behind(page.address):
        original = page.address.removeprefix(f"/{page.language}")
        embedded[BEHIND] = Embedded("embeds/behind.html", original)
    yield Artifact(path_of(page.address), drawn_by_hand, (page, imprint(view), embedded))


def not_found(view: View, found: tuple[HandPage, ...]) -> Iterator[Artifact]:
    """What is shown where nothing is, in every language."""
    for page in found:
        yield Artifact(path_of(page.address), drawn_by_hand, (page, imprint(view), {}))


def requests(view: View) -> frozenset[ShellRequest]:
    """The shells that the pages are drawn into."""
    settings = view.settings
    return frozenset(
        ShellRequest.of(settings.address_in(language, f"/{section}/{'x/' * (depth - 1)}"), codes)
        for codes in [settings.languages]
        for language in codes
        for section, depth in (*view.page_forms(), *_forms_of_lists(view))
    )


def _forms_of_lists(view: View) -> Iterator[tuple[str, int]]:
    """Section and depth of every page of a list that there is, or may come with one more record."""
    for section in view.sections():
        yield section, 1
        if section in ARCHIVES:
            yield from ((section, depth) for depth in (2, 3, 4))
    yield "search", 1
    if has_documents(view):
        yield from (("verify", 1), ("verify", 2))
    yield "alerts", 1
    yield "data", 1
    if view.calendar_months():
        yield from (("calendar", 1), ("calendar", 2), ("calendar", 3))
    if has_schedule(view):
        yield from (("schedule", depth) for depth in (1, 2, 3, 4))


def path_of(address: str) -> str:
    """The file at an address: `about/index.html` for `/about/`."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]
