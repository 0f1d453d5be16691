"""What programs read of a site, parsed by others' parsers and compared with the records it is of.

Every function gives how many it compared, and what is wrong in sentences.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import lxml.etree
from office_from_data import MOMENT, ZONE, Draft
from reading import address
from selectolax.lexbor import LexborHTMLParser

from herald.addresses import FORM_STREAMS, STREAMS
from herald.kinds import BY_NAME
from herald.outputs.feeds import MOST_ENTRIES
from herald.records.dates import parse_moment
from herald.records.facets import Issued
from herald.records.whole_days import are_whole_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

HOST = "https://mayor.anytown.example/"


@dataclass(frozen=True)
class Compared:
    """What was compared with the records."""

    count: int
    wrong: tuple[str, ...]


def compared(site: Path, records: Sequence[Draft]) -> dict[str, Compared]:
    """Everything that programs read, by what it is called."""
    judges: dict[str, Callable[[Path, Sequence[Draft]], Iterator[str | None]]] = {
        "feeds, by feedparser": _feeds,
        "calendars of one event, by icalendar": _single_calendars,
        "events in the calendar of all": _calendar,
        "JSON-LD of records": _structured,
        "records in open data": _open_data,
        "records in the sitemap": _sitemap,
    }
    found = {name: [*judge(site, records)] for name, judge in judges.items()}
    return {
        name: Compared(len(told), tuple(one for one in told if one is not None))
        for name, told in found.items()
    }


def title_of(record: Draft) -> str:
    """The record's title on one line."""
    return _on_a_line(str(record.fields["title"]))


def _on_a_line(text: str) -> str:
    """The text with one plain space between words, whatever spaces it was typed with.

    Without what looks like a tag: feedparser writes that anew in titles of RSS.
    """
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


# --- feeds ----------------------------------------------------------------------------------------

Told = tuple[str, str, date]
"""Address, title and day of an entry."""


def _feeds(site: Path, records: Sequence[Draft]) -> Iterator[str | None]:
    for folder in ("", "es/"):
        for stream in (*STREAMS, *FORM_STREAMS):
            issued = [one for one in records if _is_issued(one) and _is_in(one, stream)]
            for name, read in (("feed.xml", _atom), ("rss.xml", _rss), ("feed.json", _json)):
                path = f"{folder}{f'{stream}/' if stream else ''}{name}"
                yield _fault(path, read((site / path).read_bytes()), issued, folder)


def _is_issued(record: Draft) -> bool:
    return issubclass(BY_NAME[record.kind].model, Issued)


def _is_in(record: Draft, stream: str) -> bool:
    if stream in FORM_STREAMS:
        return record.fields.get("release_kind") == FORM_STREAMS[stream]
    return not stream or BY_NAME[record.kind].section == stream


def _fault(path: str, entries: list[Told], issued: list[Draft], folder: str) -> str | None:
    """What is wrong with a feed of these records, of which it has the newest."""
    days = sorted((date.fromisoformat(str(one.fields["date"])) for one in issued), reverse=True)
    if [day for _, _, day in entries] != days[:MOST_ENTRIES]:
        return f"{path}: not the newest, or not in their order"
    known = {f"{HOST}{folder}{address(one)}": one for one in issued}
    for page, title, day in entries:
        record = known.get(page)
        if record is None:
            return f"{path}: there is no record at {page}"
        if (_on_a_line(title), str(day)) != (title_of(record), record.fields["date"]):
            return f"{path}: '{title}' of {day} is '{title_of(record)}' of {record.fields['date']}"
    return None


def _atom(feed: bytes) -> list[Told]:
    return [(one.link, one.title, _day(one.published)) for one in _parsed(feed)]


def _rss(feed: bytes) -> list[Told]:
    return [
        (one.link, one.title, parsedate_to_datetime(one.published).date()) for one in _parsed(feed)
    ]


def _json(feed: bytes) -> list[Told]:
    items = json.loads(feed)["items"]
    return [(one["url"], one["title"], _day(one["date_published"])) for one in items]


def _parsed(feed: bytes) -> list[Any]:
    read = feedparser.parse(feed)
    assert not read.bozo, read.bozo_exception
    return list(read.entries)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


# --- calendars ------------------------------------------------------------------------------------

Planned = tuple[str, object, object, str]
"""Summary, start, end and status of an event."""


def _scheduled(records: Sequence[Draft]) -> Iterator[Draft]:
    return (record for record in records if record.kind in ("event", "meeting"))


def _planned(record: Draft) -> Planned:
    starts, ends = (parse_moment(str(record.fields[name]), ZONE) for name in ("starts", "ends"))
    days = (starts.date(), ends.date()) if are_whole_days(starts, ends) else (starts, ends)
    is_off = record.fields.get("status") == "cancelled"
    title = f"Cancelled: {title_of(record)}" if is_off else title_of(record)
    return (title, *days, "CANCELLED" if is_off else "CONFIRMED")


def _read(event: icalendar.Event) -> Planned:
    return (_on_a_line(str(event["SUMMARY"])), event.start, event.end, str(event["STATUS"]))


def _single_calendars(site: Path, records: Sequence[Draft]) -> Iterator[str | None]:
    for record in _scheduled(records):
        place = address(record)
        name = place.rstrip("/").rpartition("/")[2]
        held = icalendar.Calendar.from_ical((site / place / f"{name}.ics").read_bytes()).events
        right = [_read(event) for event in held] == [_planned(record)]
        yield None if right else f"{place}: {[*map(_read, held)]} is {_planned(record)}"


def _calendar(site: Path, records: Sequence[Draft]) -> Iterator[str | None]:
    """Those that are to come or were over within a year before."""
    held = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes()).events
    found = Counter(_read(event) for event in held)
    since = MOMENT.date() - timedelta(days=365)
    known = Counter(_planned(one) for one in _scheduled(records) if _last_day(one) > since)
    for planned in found.keys() | known.keys():
        right = found[planned] == known[planned]
        yield None if right else f"{planned}: {found[planned]} times, not {known[planned]}"
    uids = [str(event["UID"]) for event in held]
    yield None if len(uids) == len({*uids}) else "calendar.ics: two events have one UID"


def _last_day(record: Draft) -> date:
    ends = parse_moment(str(record.fields["ends"]), ZONE)
    return (ends - timedelta(microseconds=1)).date()


# --- what search engines read ---------------------------------------------------------------------


def _structured(site: Path, records: Sequence[Draft]) -> Iterator[str | None]:
    for record in records:
        place = address(record)
        page = LexborHTMLParser((site / place / "index.html").read_bytes())
        blocks = page.css("script[type='application/ld+json']")
        facts = [fact for block in blocks for fact in json.loads(block.text())["@graph"]]
        wanted = _facts(record, f"{HOST}{place}")
        right = not wanted or any(wanted.items() <= _flat(fact).items() for fact in facts)
        crumbs = [fact for fact in facts if fact["@type"] == "BreadcrumbList"]
        leads = [one["item"] for fact in crumbs for one in fact["itemListElement"]]
        lost = [one for one in leads if not _is_there(site, one)]
        yield None if right and not lost else f"{place}: {facts} is {wanted}, {lost}"


def _flat(fact: dict[str, Any]) -> dict[str, str]:
    return {name: _on_a_line(value) for name, value in fact.items() if isinstance(value, str)}


def _is_there(site: Path, web_address: str) -> bool:
    return (site / web_address.removeprefix(HOST) / "index.html").is_file()


def _facts(record: Draft, url: str) -> dict[str, str]:
    """What has to be said of a record."""
    title = title_of(record)
    if record.kind in ("event", "meeting"):
        starts, ends = (parse_moment(str(record.fields[name]), ZONE) for name in ("starts", "ends"))
        whole = are_whole_days(starts, ends)
        return {
            "@type": "Event",
            "name": title,
            "startDate": starts.date().isoformat() if whole else starts.isoformat(),
            "endDate": _last_day(record).isoformat() if whole else ends.isoformat(),
            "url": url,
        }
    if _is_issued(record):
        form = "NewsArticle" if record.kind == "release" else "Article"
        day = str(record.fields["date"])
        return {"@type": form, "headline": title, "datePublished": day, "url": url}
    if record.kind == "person":
        return {"@type": "Person", "name": title, "url": url}
    return {}


# --- open data ------------------------------------------------------------------------------------


def _open_data(site: Path, records: Sequence[Draft]) -> Iterator[str | None]:
    for kind in sorted({record.kind for record in records}):
        held = json.loads((site / f"data/{kind}.json").read_bytes())["records"]
        found = Counter(_on_a_line(one["title"]) for one in held)
        known = Counter(title_of(one) for one in records if one.kind == kind)
        for title in found.keys() | known.keys():
            right = found[title] == known[title]
            yield from [None] * (known[title] - 1)
            yield None if right else f"{kind} '{title}': {found[title]}, not {known[title]}"


def _sitemap(site: Path, records: Sequence[Draft]) -> Iterator[str | None]:
    named: set[str] = set()
    for file in site.glob("sitemap-*.xml"):
        tree = lxml.etree.fromstring(file.read_bytes())
        named |= {one.text or "" for one in tree.iter("{*}loc")}
    for record in records:
        place = f"{HOST}{address(record)}"
        yield None if place in named else f"{place} is not in the sitemap"
