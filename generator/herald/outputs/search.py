"""The search index: every page's words for Material's search box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from pydantic import StringConstraints

from herald.outputs.artifact import Artifact
from herald.outputs.shell import SearchEntry, search_index
from herald.records.entry import marked
from herald.render import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen, View
    from herald.outputs.shell import Host
    from herald.settings import Settings

PATH = "search/search_index.json"


def artifacts(view: View, host: Host) -> Iterator[Artifact]:
    """The one index of all languages: the hand-written pages, then the records."""
    records = tuple(seen for seen in view.records if seen.address)
    given = (host.search_config, host.search_entries, records, view.settings)
    yield Artifact(PATH, index, given)


def index(
    config: str, pages: tuple[SearchEntry, ...], records: tuple[Seen, ...], settings: Settings
) -> bytes:
    """`search_index.json`; a record stands in it once for each language in which it has words."""
    return search_index(config, [*pages, *_entries(records, settings)])


def _entries(records: tuple[Seen, ...], settings: Settings) -> Iterator[SearchEntry]:
    for seen in records:
        for words in (seen, *seen.translations.values()):
            address = settings.address_in(words.language, seen.address)
            yield SearchEntry(address, escape(words.record.title), _text(words))


def _text(seen: Seen) -> Markup:
    """What the record says, as plain words: its texts, then its body."""
    texts = [
        text for location, text in marked(seen.record, StringConstraints) if location != ("title",)
    ]
    return escape("\n".join([*texts, prose.plain(seen.body)]).strip())
