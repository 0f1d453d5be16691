"""The addresses of the site: what stands, or would stand, at each of them.

`same_address` asks who claims an address twice, `broken_link` whether an address exists, and both
must mean the same; so what stands where is said here, before anything is made.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from herald.audience import Audience, released, seen_from
from herald.kinds import KINDS
from herald.kinds.initiative import Initiative
from herald.records.facets import Issued, Scheduled
from herald.records.walk import PAGES
from herald.streams import FOLDERS as STREAM_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location, Position
    from herald.view import View
    from herald.view.indexes import Counts

SECTIONS = tuple(sorted({kind.section for kind in KINDS if kind.section}))
"""The parts of the site, each with a page that lists its records: `/news/`."""

FOLDERS = (*SECTIONS, "calendar", "search", "verify", "alerts", "data")
"""The first folders of the pages that the site makes by itself, in every language."""

STREAMS = (
    "",
    *dict.fromkeys(kind.section for kind in KINDS if issubclass(kind.model, Issued | Initiative)),
)
"""The parts that have feeds, by their folder; "" is all of them together."""

FORMS = {
    "release": "releases",
    "advisory": "advisories",
    "statement": "statements",
    "announcement": "announcements",
    "correction": "corrections",
    "op_ed": "op-eds",
    "fact_sheet": "fact-sheets",
}
"""The folder in /news/ of the list of each form of release."""

FORM_STREAMS = {f"news/{folder}": form for form, folder in FORMS.items()}
"""The forms of release, each by the folder of its feeds."""

NOT_FOUND = "/404.html"
"""What is shown where nothing is; one in each language."""

FILES = (
    *(
        f"{f'/{stream}' if stream else ''}/{file}"
        for stream in (*STREAMS, *FORM_STREAMS)
        for file in ("feed.xml", "rss.xml", "feed.json")
    ),
    "/calendar.ics",
    "/sitemap.xml",
    "/robots.txt",
    NOT_FOUND,
    "/data/index.json",
    "/alert.json",
    "/alerts/feed.xml",
    *(f"/data/{kind.name}.{form}" for kind in KINDS for form in ("json", "csv", "schema.json")),
    "/social.png",
    "/humans.txt",
    "/opensearch.xml",
    "/.well-known/security.txt",
)
"""The files that the site makes for programs."""

ALERTS = "/alerts/"
"""The page that says what alerts hold, with their files for programs below it."""

DATA = "/data/"
"""The page about the open data, with its files below it."""
JSON, TABLE, SCHEMA = ".json", ".csv", ".schema.json"
"""The endings of the files of open data."""

SUBSCRIBE = "/calendar/subscribe/"
"""The page with all streams of the calendar."""

CARD = "/social.png"
"""The picture of the site, for where people share a link to it."""

MESSAGE = ".cap.xml"
"""The ending of an alert's file for programs."""

THIS_WEEK = "/promises/this-week/"
"""The page with the last news of promises."""

ALWAYS = (ALERTS, DATA)
"""The pages that the site has whatever its records are."""

DATED = {
    kind.section: kind.name
    for kind in KINDS
    if kind.section and issubclass(kind.model, Issued | Scheduled)
}
"""The parts whose records are listed by year, each with the kind that it lists."""

SCHEDULE = "/schedule/"
"""The Mayor's public schedule: this day and the next, with a page for each day and month below."""
PAST_SCHEDULE = "/schedule/past/"
"""What is disclosed of the Mayor's calendar once it is past, with a page for each month below."""

UNDIVIDED = ("newsletters",)
"""Those that have no years as long as one page lists all that they have."""

IN_CALENDAR = ("events", "meetings")
"""Those whose months are the calendar's."""

REPORTERS = "/news/reporters/"
"""The page that tells reporters whom to call; it is there as soon as there is news."""

MOST_LISTED = 50
"""How many records any page lists; a year or a month with more has further pages."""

_BY_MONTH = [section for section in DATED if section not in IN_CALENDAR]
_LIST = re.compile(
    rf"/(({'|'.join(SECTIONS)}|calendar)/"
    rf"|({'|'.join(DATED)})/\d{{4}}/"
    rf"|({'|'.join(_BY_MONTH)})/\d{{4}}/(0[1-9]|1[0-2])/(([2-9]|[1-9]\d+)/)?"
    rf"|news/({'|'.join(FORMS.values())})/(\d{{4}}/(([2-9]|[1-9]\d+)/)?)?"
    r"|news/reporters/"
    r"|promises/this-week/"
    r"|calendar/\d{4}/(0[1-9]|1[0-2])/"
    rf"|calendar/(subscribe|({'|'.join(STREAM_FOLDERS.values())})/[a-z0-9-]+)/"
    r"|schedule/((past/)?(\d{4}/(0[1-9]|1[0-2])/)?|\d{4}-\d\d-\d\d/))"
)


def is_list(address: str) -> bool:
    """Whether the site lists records at an address as soon as it has some to list there."""
    return _LIST.fullmatch(address) is not None


def list_addresses(view: View) -> Iterator[str]:
    """Where the pages stand that list what the view's audience sees, in the first language."""
    for section in view.sections():
        yield f"/{section}/"
    for section in DATED:
        for year in listed_years(view, section):
            yield f"/{section}/{year}/"
            for month, count in listed_months(view, section, year):
                first = f"/{section}/{year}/{month:02}/"
                yield from (page_address(first, n) for n in range(1, pages_of(count) + 1))
    forms = view.values("release", "release_kind")
    yield from (REPORTERS,) if forms else ()
    for form, folder in FORMS.items():
        yield from (f"/news/{folder}/",) if form in forms else ()
        for year, count in form_years(view, form):
            first = f"/news/{folder}/{year}/"
            yield from (page_address(first, n) for n in range(1, pages_of(count) + 1))
    if "promises" in view.sections():
        yield THIS_WEEK
    for number, (year, month) in enumerate(view.calendar_months()):
        yield from () if number else ("/calendar/",)
        yield f"/calendar/{year}/{month:02}/"
    streams = view.streams()
    yield from (SUBSCRIBE,) if streams else ()
    yield from (stream.address for stream in streams)
    yield from _of_schedule(view)


def _of_schedule(view: View) -> Iterator[str]:
    if has_schedule(view):
        yield SCHEDULE
    for year, month in view.schedule_months():
        yield f"{SCHEDULE}{year}/{month:02}/"
        yield from map(day_address, view.schedule_days(*days_of_month(year, month))[1])
    for number, year in enumerate(view.years("disclosure")):
        yield from () if number else (PAST_SCHEDULE,)
        yield from (
            f"{PAST_SCHEDULE}{year}/{month:02}/" for month, _ in view.months("disclosure", year)
        )


def has_schedule(view: View) -> bool:
    """Whether the public schedule has ever had anything to tell."""
    return bool(view.schedule_months() or view.years("disclosure"))


def day_address(day: date) -> str:
    """Where a day of the public schedule stands."""
    return f"{SCHEDULE}{day.isoformat()}/"


def advisory_address(day: date) -> str:
    """Where a day of the public schedule stands as a media advisory."""
    return f"{day_address(day)}media-advisory.txt"


def days_of_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def listed_years(view: View, section: str) -> tuple[int, ...]:
    """The years of a section that have a page, the newest first."""
    kind = DATED[section]
    years = view.years(kind)
    if section in UNDIVIDED:
        counts = (count for year in years for _, count in view.months(kind, year))
        return years if sum(counts) > MOST_LISTED else ()
    return years


def listed_months(view: View, section: str, year: int) -> Counts:
    """The months of a year that have pages of the section's own: of a year with many, all."""
    months = full_months(view, section, year)
    return () if section in IN_CALENDAR else months


def full_months(view: View, section: str, year: int) -> Counts:
    """The months of a year with more records than one page lists; () for other years."""
    months = view.months(DATED[section], year)
    return months if sum(count for _, count in months) > MOST_LISTED else ()


def form_years(view: View, form: str) -> Counts:
    """The years of a form of release that have pages, the newest first, each with its count.

    They have as soon as one page does not list all of the form.
    """
    years = view.years_with("release", "release_kind", form)
    return years if sum(count for _, count in years) > MOST_LISTED else ()


def pages_of(count: int) -> int:
    """How many pages so many records fill."""
    return -(-count // MOST_LISTED)


def page_address(first: str, page: int) -> str:
    """Where a page stands of a list that begins at `first`: `/news/2026/11/2/`."""
    return first if page == 1 else f"{first}{page}/"


def data_address(kind: str, ending: str) -> str:
    """Where the records of a kind stand as open data: `/data/event.csv`."""
    return f"{DATA}{kind}{ending}"


def cap_address(name: str) -> str:
    """Where an alert stands as the Common Alerting Protocol has it."""
    return f"{ALERTS}{name}{MESSAGE}"


class Claim(NamedTuple):
    """Something that stands, or would stand, at an address."""

    address: str
    path: str
    """The file that it comes from; "" for what the site makes by itself."""
    entry: Entry | None = None
    """The record whose page, document or picture it is."""
    alias: Location = ()
    """Where the record gives it as an alias; () for everything else."""

    @property
    def is_alias(self) -> bool:
        """Whether it only leads on to the record's page."""
        return bool(self.alias)

    @property
    def position(self) -> Position:
        """Line and column of its file that say so."""
        return self.entry.source.position(self.alias) if self.entry and self.alias else (1, 1)


def verify_address(address: str) -> str:
    """Where anybody can verify the documents of the record at `address`: `/verify/7kq2m9xf4t/`.

    Short enough to be typed from paper, and the same as long as the address is; 50 bits tell a
    million records apart.
    """
    number = int.from_bytes(sha256(address.encode()).digest()) >> (256 - 50)
    letters = (_CROCKFORD[number >> place & 31] for place in range(45, -1, -5))
    return f"/verify/{''.join(letters)}/"


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Letters and digits that nobody mistakes for one another (https://www.crockford.com/base32.html)."""


def claims(office: Office) -> Iterator[Claim]:
    """All that claims an address in the office's first language, the site itself first."""
    for section in (*SECTIONS, "calendar", "schedule", "search", "verify"):
        yield Claim(f"/{section}/", "")
    for address in (*ALWAYS, THIS_WEEK):
        yield Claim(address, "")
    for file in FILES:
        yield Claim(file, "")
    for page in office.pages:
        yield Claim(page.address, page.source.path)
    for path in office.files:
        if path.startswith(f"{PAGES}/"):
            yield Claim(path.removeprefix(PAGES), path)
    for entry in office.records:
        if entry.address:
            yield from _of_record(entry)
        if entry.kind.name == "alert":
            yield Claim(cap_address(entry.name), entry.path, entry)
    for entry in office.records:
        for index, alias in enumerate(entry.facts.aliases):
            yield Claim(tidied(alias), entry.path, entry, ("aliases", index))


def _of_record(entry: Entry) -> Iterator[Claim]:
    path, address = entry.path, entry.address
    yield Claim(address, path, entry)
    for file in entry.kind.documents:
        yield Claim(f"{address}{file.format(name=entry.name)}", path, entry)
    if issubclass(entry.kind.model, Scheduled):
        yield Claim(f"{address}{entry.name}.ics", path, entry)
    for file in entry.facts.files:
        yield Claim(f"{address}{file}", entry.beside(file), entry)


class Standing(StrEnum):
    """Whether the public sees a record."""

    SHOWN = "shown"
    HELD_BACK = "held back"
    """It does not see it yet, or never will."""
    EXPIRED = "expired"
    """It saw it, and sees it no more."""


class Addresses:
    """What the public finds at every address of the site at one moment: all that links can ask."""

    def __init__(self, office: Office, at: datetime) -> None:
        self.claims = tuple(claims(office))
        self._office = office
        self.site_url = office.settings.site_url.rstrip("/")
        self.files = office.files
        """The files beside records and pages, by their path from the office's root."""
        self.pages = {page.source.path: page.address for page in office.pages}
        """The addresses of pages written by hand, by their path from the office's root."""
        self.unread = frozenset(name for _, name in office.unread)
        """The names of records whose files could not be read: their addresses are not known."""
        self.at = at
        """The moment at which links are followed."""
        self.asked: set[tuple[str, ...]] | None = None
        """Where questions are noted, by their names and what is given, if anywhere."""
        self._other_languages = office.settings.languages[1:]
        self._claims = {tidied(claim.address): claim for claim in self.claims}

    def public_from(self, entry: Entry) -> datetime | None:
        """From when on the public sees the record, of times that are not past; None for never."""
        return seen_from(entry.facts, Audience.PUBLIC, self.at)

    def exists(self, address: str) -> bool:
        """Whether something stands at a tidied address, in any language."""
        self._note("exists", address)
        return self._exists(address)

    def _exists(self, address: str) -> bool:
        language, rest = self._parted(address)
        if language and self._is_made(rest):
            return True
        if is_list(address):
            return address in self._listed
        return address == "/" or address in self._claims or address in self._stream_files

    def standing(self, address: str, moment: str = "") -> Standing:
        """What the public sees of the record whose tidied address it is.

        That is as of a moment in ISO 8601, or "" for the one at which links are followed. What is
        no record's address is shown.
        """
        self._note("standing", address, moment)
        claim = self._claims.get(self._parted(address)[1])
        at = datetime.fromisoformat(moment) if moment else self.at
        if claim is None or claim.entry is None:
            return Standing.SHOWN
        facts = claim.entry.facts
        if released(facts, Audience.PUBLIC, at):
            return Standing.SHOWN
        is_over = facts.expires is not None and facts.expires <= at
        was_out = is_over and released(replace(facts, expires=None), Audience.PUBLIC, at)
        return Standing.EXPIRED if was_out else Standing.HELD_BACK

    def like(self, address: str) -> list[str]:
        """The addresses whose last part is most like that of `address`, three at most."""
        self._note("like", address)
        near = get_close_matches(last_part(address), list(self._by_name), n=1, cutoff=0.7)
        return sorted(self._by_name[near[0]])[:3] if near and near[0] else []

    def _note(self, *question: str) -> None:
        if self.asked is not None:
            self.asked.add(question)

    def _parted(self, address: str) -> tuple[str, str]:
        """The language that an address begins with, "" for the first, and the rest of it."""
        language, _, rest = address.removeprefix("/").partition("/")
        return (language, f"/{rest}") if language in self._other_languages else ("", address)

    def _is_made(self, address: str) -> bool:
        """Whether the site makes a page or file there, and so in every language."""
        if is_list(address):
            return address in self._listed
        if address in self._stream_files:
            return True
        claim = self._claims.get(address)
        return claim is not None and (not claim.path or claim.entry is not None)

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Where the public finds lists."""
        return frozenset(list_addresses(self._office.seen_by(Audience.PUBLIC, self.at)))

    @cached_property
    def _stream_files(self) -> frozenset[str]:
        """The calendars of the streams that the public finds."""
        view = self._office.seen_by(Audience.PUBLIC, self.at)
        return frozenset(stream.file for stream in view.streams())

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        """The addresses of what there is to see, by their last part."""
        by_name: dict[str, list[str]] = {}
        for known, claim in self._claims.items():
            if claim.path or (known.endswith("/") and self._exists(known)):
                by_name.setdefault(last_part(known), []).append(known)
        return by_name


def tidied(address: str) -> str:
    """The address as it is compared: a page's ends with a slash, and `index.html` is not said."""
    if "index.html" in address:
        address = re.sub(r"(^|/)index\.html$", r"\1", address)
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last else address


def last_part(address: str) -> str:
    """What an address of the site calls its page or file: `budget` of `/news/2026/budget/`."""
    return address.rstrip("/").rpartition("/")[2]
