"""Feeds: what the office issues, for feed readers, as Atom and as JSON Feed.

There is one stream for each part of the site whose records are `Issued` (news, proclamations,
newsletters), one for the updates of initiatives, and one of everything at the root; in each of the
office's languages. Events are not issued but take place, and are subscribed to as a calendar.

Nothing in a feed depends on when it was made: `updated` is the latest that its records say of
themselves, and what a feed reader knows an entry by never changes.
https://www.rfc-editor.org/rfc/rfc4287 (Atom), https://jsonfeed.org/version/1.1
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from herald import issue
from herald.addresses import STREAMS
from herald.kinds import KINDS
from herald.kinds.initiative import Initiative
from herald.kinds.newsletter import Newsletter
from herald.kinds.person import Person
from herald.kinds.proclamation import Proclamation
from herald.outputs.artifact import Artifact
from herald.records.facets import Issued
from herald.render import prose, templates
from herald.render.ceremony import wording
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.issue import IssueSection
    from herald.render.ceremony import Wording
    from herald.settings import Settings
    from herald.view import View

MOST_ENTRIES = 50
ATOM, JSON = "feed.xml", "feed.json"
ROOT = ""
"""The stream of everything."""


@dataclass(frozen=True)
class FeedEntry:
    """One thing that was issued: a record, or an update of one."""

    seen: Seen
    """In the language of the feed, or in the first where it is not translated."""
    issued: date
    update: str = ""
    """What tells an update from the others of its record: its day."""
    text: str = ""
    """Of an update."""
    sections: tuple[IssueSection, ...] = ()
    """Of a newsletter."""
    signer: Seen | None = None
    """Who signs a proclamation."""


@dataclass(frozen=True)
class Feed:
    """A stream in one language, newest first."""

    settings: Settings
    stream: str
    language: str
    entries: tuple[FeedEntry, ...]


def artifacts(view: View) -> Iterator[Artifact]:
    """Two files for each stream in each language; also for a stream that has no entries yet."""
    for language in view.settings.languages:
        for name in STREAMS:
            yield from stream(view, name, language)


def stream(view: View, name: str, language: str) -> Iterator[Artifact]:
    """Both files of one stream in one language."""
    newest = sorted(_entries(view, name, language), key=_newest_first)[:MOST_ENTRIES]
    feed = Feed(view.settings, name, language, tuple(newest))
    yield Artifact(_address(feed, ATOM).lstrip("/"), atom, (feed,))
    yield Artifact(_address(feed, JSON).lstrip("/"), json_feed, (feed,))


def _entries(view: View, name: str, language: str) -> Iterator[FeedEntry]:
    """The newest of each kind that belongs to a stream, and all updates of initiatives."""
    for kind in KINDS:
        if not kind.section or name not in (ROOT, kind.section):
            continue
        if issubclass(kind.model, Issued):
            for seen in view.newest(kind.name, MOST_ENTRIES):
                yield _issued(view, seen.into(language))
        elif issubclass(kind.model, Initiative):
            for seen in view.of(kind.name):
                yield from _updates(seen.into(language))


def _issued(view: View, seen: Seen) -> FeedEntry:
    record = cast("Issued", seen.record)
    match record:
        case Newsletter():
            return FeedEntry(seen, record.date, sections=issue.sections(seen, view))
        case Proclamation(signed=signed):
            signer = view.find("person", signed.by if signed else view.settings.mayor)
            return FeedEntry(seen, record.date, signer=signer)
    return FeedEntry(seen, record.date)


def _updates(seen: Seen) -> Iterator[FeedEntry]:
    named: Counter[date] = Counter()
    for update in cast("Initiative", seen.record).updates:
        named[update.on] += 1
        count = f"-{named[update.on]}" if named[update.on] > 1 else ""
        yield FeedEntry(seen, update.on, f"{update.on}{count}", update.text)


def _newest_first(entry: FeedEntry) -> tuple[int, str, str]:
    return -entry.issued.toordinal(), entry.seen.key, entry.update


# --- the two formats ------------------------------------------------------------------------------


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    office = feed.settings.into(feed.language)
    root = ET.Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.settings.absolute(_address(feed, ATOM)))
    _add(root, "title", _title(feed))
    if office.tagline:
        _add(root, "subtitle", office.tagline)
    _add(root, "updated", _updated_feed(feed).isoformat())
    _link(root, "self", "application/atom+xml", feed.settings.absolute(_address(feed, ATOM)))
    _link(root, "alternate", "text/html", feed.settings.absolute(_address(feed, "")))
    author = ET.SubElement(root, "author")
    _add(author, "name", office.name)
    _add(author, "uri", feed.settings.absolute("/"))
    for entry in feed.entries:
        _add_atom_entry(root, feed, entry)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"


def _add_atom_entry(root: ET.Element, feed: Feed, entry: FeedEntry) -> None:
    record = entry.seen.record
    element = ET.SubElement(root, "entry")
    if entry.seen.language != feed.language:
        element.set("xml:lang", entry.seen.language)
    _add(element, "id", _identity(feed, entry))
    _add(element, "title", _heading(entry))
    _link(element, "alternate", "text/html", _page(feed, entry))
    _add(element, "published", _midnight(feed, entry.issued).isoformat())
    _add(element, "updated", _updated(feed, entry).isoformat())
    for tag in record.tags:
        ET.SubElement(element, "category", {"term": _legal(tag)})
    if record.summary and not entry.update:
        _add(element, "summary", record.summary)
    _add(element, "content", _content(feed, entry)).set("type", "html")


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    settings = feed.settings.into(feed.language)
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(feed),
        **({"description": settings.tagline} if settings.tagline else {}),
        "home_page_url": settings.absolute(_address(feed, "")),
        "feed_url": settings.absolute(_address(feed, JSON)),
        "language": feed.language,
        "authors": [{"name": settings.name, "url": settings.absolute("/")}],
        "items": [_json_item(feed, entry) for entry in feed.entries],
    }
    return f"{json.dumps(written, ensure_ascii=False, indent=2)}\n".encode()


def _json_item(feed: Feed, entry: FeedEntry) -> dict[str, object]:
    record = entry.seen.record
    item: dict[str, object] = {
        "id": _identity(feed, entry),
        "url": _page(feed, entry),
        "title": _heading(entry),
        "content_html": _content(feed, entry),
        "date_published": _midnight(feed, entry.issued).isoformat(),
        "date_modified": _updated(feed, entry).isoformat(),
        "language": entry.seen.language,
    }
    if record.summary and not entry.update:
        item["summary"] = record.summary
    if record.tags:
        item["tags"] = list(record.tags)
    return item


# --- what both say --------------------------------------------------------------------------------

_TITLES = {
    "news": "News",
    "remarks": "Remarks",
    "proclamations": "Proclamations",
    "newsletters": "Newsletters",
    "initiatives": "Initiatives",
}


def _title(feed: Feed) -> str:
    say = Interpreter(feed.language).say
    office = feed.settings.into(feed.language).name
    if feed.stream == ROOT:
        return office
    return f"{office}: {say(_TITLES.get(feed.stream, feed.stream.capitalize()))}"


def _address(feed: Feed, file: str) -> str:
    """Where the file of the feed stands, or with "" the page that lists the same."""
    folder = f"/{feed.stream}/" if feed.stream else "/"
    return feed.settings.address_in(feed.language, folder) + file


def _page(feed: Feed, entry: FeedEntry) -> str:
    return feed.settings.absolute(feed.settings.address_in(feed.language, entry.seen.address))


def _identity(feed: Feed, entry: FeedEntry) -> str:
    """What feed readers know the entry by, for life: a tag URI (RFC 4151), whatever its address.

    In each language it is an entry of its own, also before it is translated.
    """
    name = f"{entry.seen.kind.name}/{entry.seen.name}"
    if entry.update:
        name = f"{name}/{entry.update}"
    spoken = "" if feed.language == feed.settings.languages[0] else f"/{feed.language}"
    return f"tag:{feed.settings.host},{entry.issued.year}:{name}{spoken}"


def _heading(entry: FeedEntry) -> str:
    if not entry.update:
        return entry.seen.record.title
    speaks = Interpreter(entry.seen.language)
    day = speaks.day(entry.issued)
    return speaks.say("{title}: update of {day}", title=entry.seen.record.title, day=day)


def _midnight(feed: Feed, day: date) -> datetime:
    return datetime.combine(day, time(), feed.settings.zone)


def _updated(feed: Feed, entry: FeedEntry) -> datetime:
    """When it last told readers something new: at its issue, or by a correction or withdrawal."""
    record = entry.seen.record
    if entry.update:
        return _midnight(feed, entry.issued)
    moments = [_midnight(feed, entry.issued), *(correction.at for correction in record.corrections)]
    if record.withdrawn:
        moments.append(_midnight(feed, record.withdrawn.on))
    return max(moments)


def _updated_feed(feed: Feed) -> datetime:
    """The latest of its entries; a feed that never had one was never updated."""
    return max((_updated(feed, entry) for entry in feed.entries), default=_NEVER)


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _content(feed: Feed, entry: FeedEntry) -> str:
    """The whole entry as HTML, with whole web addresses."""
    seen = entry.seen
    settings, speaks = feed.settings, Interpreter(seen.language)
    link = prose.absolute_at(settings.site_url, seen.address)
    html = templates.render(
        "feeds/entry.html",
        kind=seen.kind.name,
        record=seen.record,
        body=seen.body,
        update=entry.text,
        sections=entry.sections,
        language=feed.language,
        speaks=speaks,
        prose=lambda markdown: prose.html(markdown, link, say=speaks.say).rstrip(),
        wording=_wording(feed, entry),
        absolute=lambda shown: settings.absolute(settings.address_in(feed.language, shown.address)),
    )
    return _legal(str(html).strip() + "\n")


def _wording(feed: Feed, entry: FeedEntry) -> Wording | None:
    """The sentences of a proclamation."""
    record = entry.seen.record
    if not isinstance(record, Proclamation):
        return None
    signer = entry.signer.into(entry.seen.language).record if entry.signer else None
    role = signer.role if isinstance(signer, Person) else None
    return wording(
        record.proclamation_kind.value,
        entry.seen.language,
        mayor=signer.title if signer else "",
        mayors_title=Interpreter(entry.seen.language).say(role or "Mayor"),
        city=feed.settings.city,
        resolved=record.resolved,
        day=record.signed.on if record.signed else record.date,
        whereas=record.whereas,
        recipient=record.recipient,
    )


# --- XML ------------------------------------------------------------------------------------------

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even as a number (section 2.2)."""


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _legal(text)
    return element


def _link(parent: ET.Element, relation: str, media: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": media, "href": address})
