"""The addresses of the site: what stands, or would stand, at each of them.

`same_address` asks who claims an address twice, `broken_link` whether an address exists, and both
must mean the same; so what stands where is said here, before anything is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.kinds import KINDS
from herald.kinds.initiative import Initiative
from herald.records.facets import Issued
from herald.records.reader import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.source import Position

SECTIONS = tuple(sorted({kind.section for kind in KINDS if kind.section}))
"""The parts of the site, each with a page that lists its records: `/news/`."""

STREAMS = (
    "",
    *dict.fromkeys(kind.section for kind in KINDS if issubclass(kind.model, Issued | Initiative)),
)
"""The parts that have feeds, by their folder; "" is all of them together."""

FILES = (
    *(
        f"{f'/{stream}' if stream else ''}/feed.{form}"
        for stream in STREAMS
        for form in ("xml", "json")
    ),
    "/calendar.ics",
    "/sitemap.xml",
    "/robots.txt",
    "/404.html",
    "/data/index.json",
    *(f"/data/{kind.name}.json" for kind in KINDS),
)
"""The files that the site makes for programs."""

_LIST = re.compile(
    rf"/(?P<section>{'|'.join(SECTIONS)}|calendar)/"
    r"((?P<year>\d{4})/(?P<month>(0[1-9]|1[0-2])/)?"
    r"|releases/|advisories/|statements/|announcements/|corrections/|op-eds/|fact-sheets/)?"
)


@dataclass(frozen=True)
class Claim:
    """Something that stands, or would stand, at an address."""

    address: str
    path: str
    """The file that it comes from; "" for what the site makes by itself."""
    position: Position = (1, 1)
    entry: Entry | None = None
    """The record whose page, document or picture it is."""
    is_alias: bool = False
    """Whether it only leads on to the record's page."""


def claims(office: Office) -> Iterator[Claim]:
    """All that claims an address in the office's first language, the site itself first."""
    for section in (*SECTIONS, "calendar", "search"):
        yield Claim(f"/{section}/", "")
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
    for entry in office.records:
        for index, alias in enumerate(entry.record.aliases):
            position = entry.source.position(("aliases", index))
            yield Claim(tidied(alias), entry.source.path, position, entry, is_alias=True)


def _of_record(entry: Entry) -> Iterator[Claim]:
    path, address = entry.source.path, entry.address
    yield Claim(address, path, entry=entry)
    if entry.kind.document:
        yield Claim(f"{address}{entry.name}.pdf", path, entry=entry)
    if entry.kind.name == "event":
        yield Claim(f"{address}{entry.name}.ics", path, entry=entry)
    for file in dict.fromkeys(entry.files()):
        yield Claim(f"{address}{file}", entry.beside(file), entry=entry)


def tidied(address: str) -> str:
    """The address as it is compared: a page's ends with a slash, and `index.html` is not said."""
    address = re.sub(r"(^|/)index\.html$", r"\1", address)
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last else address


def lists(address: str) -> tuple[str, str] | None:
    """The section and year (or "") whose records the page at an address lists, if it lists any.

    The months of the calendar and the forms of releases are such pages too.
    """
    found = _LIST.fullmatch(address)
    if not found:
        return None
    if found["section"] == "calendar":
        return "events", ""
    return found["section"], found["year"] or ""
