"""JSON Feed: https://jsonfeed.org/version/1.1."""

from __future__ import annotations

import json

from herald.outputs.feeds.stream import (
    JSON,
    Feed,
    FeedEntry,
    address_of,
    content,
    heading,
    identity,
    midnight,
    page_of,
    title,
    updated,
)


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    settings = feed.settings.into(feed.language)
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(feed),
        **({"description": settings.tagline} if settings.tagline else {}),
        "home_page_url": settings.absolute(address_of(feed, "")),
        "feed_url": settings.absolute(address_of(feed, JSON)),
        "language": feed.language,
        "authors": [{"name": settings.name, "url": settings.absolute("/")}],
        "items": [_json_item(feed, entry) for entry in feed.entries],
    }
    return f"{json.dumps(written, ensure_ascii=False, indent=2)}\n".encode()


def _json_item(feed: Feed, entry: FeedEntry) -> dict[str, object]:
    record = entry.seen.record
    item: dict[str, object] = {
        "id": identity(feed, entry),
        "url": page_of(feed, entry),
        "title": heading(entry),
        "content_html": content(feed, entry),
        "date_published": midnight(feed, entry.issued).isoformat(),
        "date_modified": updated(feed, entry).isoformat(),
        "language": entry.seen.language,
    }
    if record.summary and not entry.update:
        item["summary"] = record.summary
    if record.tags:
        item["tags"] = list(record.tags)
    return item
