"""Atom: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.feeds.stream import (
    ATOM,
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
    updated_feed,
)
from herald.render import markup
from herald.render.markup import add

if TYPE_CHECKING:
    from herald.render.markup import Element

NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    office = feed.settings.into(feed.language)
    root = markup.root("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    add(root, "id", feed.settings.absolute(address_of(feed, ATOM)))
    add(root, "title", title(feed))
    if office.tagline:
        add(root, "subtitle", office.tagline)
    add(root, "updated", updated_feed(feed).isoformat())
    _link(root, "self", "application/atom+xml", feed.settings.absolute(address_of(feed, ATOM)))
    _link(root, "alternate", "text/html", feed.settings.absolute(address_of(feed, "")))
    author = add(root, "author")
    add(author, "name", office.name)
    add(author, "uri", feed.settings.absolute("/"))
    for entry in feed.entries:
        _add_atom_entry(root, feed, entry)
    return markup.document(root)


def _add_atom_entry(root: Element, feed: Feed, entry: FeedEntry) -> None:
    record = entry.seen.record
    element = add(root, "entry")
    if entry.seen.language != feed.language:
        element.set("xml:lang", entry.seen.language)
    add(element, "id", identity(feed, entry))
    add(element, "title", heading(entry))
    _link(element, "alternate", "text/html", page_of(feed, entry))
    add(element, "published", midnight(feed, entry.issued).isoformat())
    add(element, "updated", updated(feed, entry).isoformat())
    for tag in record.tags:
        add(element, "category", attributes={"term": tag})
    if record.summary and not entry.update:
        add(element, "summary", record.summary)
    add(element, "content", content(feed, entry)).set("type", "html")


def _link(parent: Element, relation: str, media: str, address: str) -> None:
    add(parent, "link", attributes={"rel": relation, "type": media, "href": address})
