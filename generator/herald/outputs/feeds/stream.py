"""A stream of what the office issues, and what every form of feed says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from herald.addresses import FORMS
from herald.kinds.person import Person
from herald.kinds.proclamation import Proclamation
from herald.render import markup, prose, templates
from herald.render.ceremony import wording
from herald.render.language import Interpreter
from herald.topics.newsroom import TITLES

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.render.ceremony import Wording
    from herald.settings import Settings
    from herald.topics.amendments import Amendment
    from herald.topics.issue import IssueSection

ROOT = ""
"""The stream of everything."""
ATOM, RSS, JSON = "feed.xml", "rss.xml", "feed.json"
"""The file of each form."""


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
    amendments: tuple[Amendment, ...] = ()
    """What was put right of it."""


@dataclass(frozen=True)
class Feed:
    """A stream in one language, newest first."""

    settings: Settings
    stream: str
    language: str
    entries: tuple[FeedEntry, ...]


_TITLES = {
    "news": "News",
    "remarks": "Remarks",
    "proclamations": "Proclamations",
    "newsletters": "Newsletters",
    "initiatives": "Initiatives",
    **{f"news/{FORMS[form.value]}": title for form, title in TITLES.items()},
}


def title(feed: Feed) -> str:
    """What the feed is called: the office, and the part of its site."""
    say = Interpreter(feed.language).say
    office = feed.settings.into(feed.language).name
    if feed.stream == ROOT:
        return office
    return f"{office}: {say(_TITLES.get(feed.stream, feed.stream.capitalize()))}"


def address_of(feed: Feed, file: str) -> str:
    """Where the file of the feed stands, or with "" the page that lists the same."""
    folder = f"/{feed.stream}/" if feed.stream else "/"
    return feed.settings.address_in(feed.language, folder) + file


def page_of(feed: Feed, entry: FeedEntry) -> str:
    """The web address of the entry's page in the feed's language."""
    return feed.settings.absolute(feed.settings.address_in(feed.language, entry.seen.address))


def identity(feed: Feed, entry: FeedEntry) -> str:
    """What feed readers know the entry by, for life: a tag URI (RFC 4151), whatever its address.

    In each language it is an entry of its own, also before it is translated.
    """
    name = f"{entry.seen.kind.name}/{entry.seen.name}"
    if entry.update:
        name = f"{name}/{entry.update}"
    spoken = "" if feed.language == feed.settings.languages[0] else f"/{feed.language}"
    return f"tag:{feed.settings.host},{entry.issued.year}:{name}{spoken}"


def heading(entry: FeedEntry) -> str:
    """What the entry is called."""
    if not entry.update:
        return entry.seen.record.title
    speaks = Interpreter(entry.seen.language)
    day = speaks.day(entry.issued)
    return speaks.say("{title}: update of {day}", title=entry.seen.record.title, day=day)


def midnight(feed: Feed, day: date) -> datetime:
    """The moment at which a day begins, in the office's zone."""
    return datetime.combine(day, time(), feed.settings.zone)


def updated(feed: Feed, entry: FeedEntry) -> datetime:
    """When it last told readers something new: at its issue, or by a correction or withdrawal."""
    record = entry.seen.record
    if entry.update:
        return midnight(feed, entry.issued)
    moments = [midnight(feed, entry.issued), *(correction.at for correction in record.corrections)]
    moments += [midnight(feed, one.day) for one in entry.amendments]
    if record.withdrawn:
        moments.append(midnight(feed, record.withdrawn.on))
    return max(moments)


def updated_feed(feed: Feed) -> datetime:
    """The latest of its entries; a feed that never had one was never updated."""
    return max((updated(feed, entry) for entry in feed.entries), default=_NEVER)


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def content(feed: Feed, entry: FeedEntry) -> str:
    """The whole entry as HTML, with whole web addresses."""
    seen = entry.seen
    settings, speaks = feed.settings, Interpreter(seen.language)
    link = prose.absolute_at(settings.site_url, seen.address)
    html = templates.render(
        "feeds/entry.html",
        kind=seen.kind.name,
        record=seen.record,
        amendments=entry.amendments,
        body=seen.body,
        update=entry.text,
        sections=entry.sections,
        language=feed.language,
        speaks=speaks,
        prose=lambda markdown: prose.html(markdown, link, say=speaks.say).rstrip(),
        wording=_wording(feed, entry),
        absolute=lambda shown: settings.absolute(settings.address_in(feed.language, shown.address)),
    )
    return markup.legal(str(html).strip() + "\n")


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
