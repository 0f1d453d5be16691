"""Feeds: what the office issues, for feed readers, as Atom, as RSS and as JSON Feed.

There is one stream for each part of the site whose records are `Issued` (news, proclamations,
newsletters), one for each form of release, one for the updates of initiatives, and one of
everything at the root; in each of the office's languages. Events are not issued but take place, and
are subscribed to as a calendar.

Nothing in a feed depends on when it was made: `updated` is the latest that its records say of
themselves, and what a feed reader knows an entry by never changes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from herald.addresses import FORM_STREAMS, STREAMS
from herald.kinds import KINDS
from herald.kinds.initiative import Initiative
from herald.kinds.newsletter import Newsletter
from herald.kinds.proclamation import Proclamation
from herald.outputs.artifact import Artifact
from herald.outputs.feeds.atom import atom
from herald.outputs.feeds.json_feed import json_feed
from herald.outputs.feeds.rss import rss
from herald.outputs.feeds.stream import ATOM, JSON, ROOT, RSS, Feed, FeedEntry, address_of
from herald.records.facets import Issued
from herald.topics import issue
from herald.topics.amendments import amendments, corrections_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from herald.audience import Seen
    from herald.view import View

MOST_ENTRIES = 50


def artifacts(view: View) -> Iterator[Artifact]:
    """Three files for each stream and language; also for a stream that has no entries yet."""
    for language in view.settings.languages:
        for name in (*STREAMS, *FORM_STREAMS):
            yield from stream(view, name, language)


def stream(view: View, name: str, language: str) -> Iterator[Artifact]:
    """The files of one stream in one language."""
    newest = sorted(_entries(view, name, language), key=_newest_first)[:MOST_ENTRIES]
    feed = Feed(view.settings, name, language, tuple(newest))
    yield Artifact(address_of(feed, ATOM).lstrip("/"), atom, (feed,))
    yield Artifact(address_of(feed, RSS).lstrip("/"), rss, (feed,))
    yield Artifact(address_of(feed, JSON).lstrip("/"), json_feed, (feed,))


def _entries(view: View, name: str, language: str) -> Iterator[FeedEntry]:
    """The newest of each kind that belongs to a stream, and all updates of initiatives."""
    if name in FORM_STREAMS:
        form = FORM_STREAMS[name]
        for seen in view.newest_with("release", "release_kind", form, MOST_ENTRIES):
            yield _issued(view, seen.into(language))
        return
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
    put_right = amendments(record, corrections_of(view, seen), seen.language)
    entry = FeedEntry(seen, record.date, amendments=put_right)
    match record:
        case Newsletter():
            return replace(entry, sections=issue.sections(seen, view))
        case Proclamation(signed=signed):
            signer = view.find("person", signed.by if signed else view.settings.mayor)
            return replace(entry, signer=signer)
    return entry


def _updates(seen: Seen) -> Iterator[FeedEntry]:
    named: Counter[date] = Counter()
    for update in cast("Initiative", seen.record).updates:
        named[update.on] += 1
        count = f"-{named[update.on]}" if named[update.on] > 1 else ""
        yield FeedEntry(seen, update.on, f"{update.on}{count}", update.text)


def _newest_first(entry: FeedEntry) -> tuple[int, str, str]:
    return -entry.issued.toordinal(), entry.seen.key, entry.update
