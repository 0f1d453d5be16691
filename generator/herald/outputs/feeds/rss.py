"""RSS 2.0: https://www.rssboard.org/rss-specification, with the whole text beside the summary."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from herald.outputs.feeds.atom import NAMESPACE
from herald.outputs.feeds.stream import (
    RSS,
    Feed,
    FeedEntry,
    address_of,
    content,
    heading,
    identity,
    midnight,
    page_of,
    title,
    updated_feed,
)
from herald.render import markup
from herald.render.markup import add

if TYPE_CHECKING:
    from herald.render.markup import Element

WHOLE = "http://purl.org/rss/1.0/modules/content/"


def rss(feed: Feed) -> bytes:
    """The feed as RSS."""
    office = feed.settings.into(feed.language)
    root = markup.root("rss", {"version": "2.0", "xmlns:atom": NAMESPACE, "xmlns:content": WHOLE})
    channel = add(root, "channel")
    add(channel, "title", title(feed))
    add(channel, "link", feed.settings.absolute(address_of(feed, "")))
    # A channel must be described.
    add(channel, "description", office.tagline or title(feed))
    add(channel, "language", feed.language)
    if feed.entries:
        add(channel, "lastBuildDate", _moment(updated_feed(feed)))
    itself = feed.settings.absolute(address_of(feed, RSS))
    add(
        channel,
        "atom:link",
        attributes={"rel": "self", "type": "application/rss+xml", "href": itself},
    )
    for entry in feed.entries:
        _add_item(channel, feed, entry)
    return markup.document(root)


def _add_item(channel: Element, feed: Feed, entry: FeedEntry) -> None:
    record = entry.seen.record
    item = add(channel, "item")
    add(item, "title", heading(entry))
    add(item, "link", page_of(feed, entry))
    add(item, "guid", identity(feed, entry), {"isPermaLink": "false"})
    add(item, "pubDate", _moment(midnight(feed, entry.issued)))
    for tag in record.tags:
        add(item, "category", tag)
    whole = content(feed, entry)
    summary = record.summary if not entry.update else None
    add(item, "description", markup.escaped(summary) if summary else whole)
    if summary:
        add(item, "content:encoded", whole)


def _moment(moment: datetime) -> str:
    """As mail writes it (RFC 822, with four digits of the year)."""
    return format_datetime(moment)
