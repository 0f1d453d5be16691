"""The office: every record, linked; what checks look at, and where a View is taken from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from herald.records.collection import Collection
from herald.records.entry import Entry
from herald.view import View
from herald.view.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from herald.audience import Audience
    from herald.records.page import Page
    from herald.records.revision import Past
    from herald.settings import Settings


class Office(Collection[Entry]):
    """All records in the first language, their translations, and the pages written by hand."""

    def __init__(
        self,
        settings: Settings,
        entries: Iterable[Entry],
        pages: Iterable[Page] = (),
        files: Mapping[str, Path] | None = None,
        unread: frozenset[tuple[str, str]] = frozenset(),
        past: Mapping[str, Past] | None = None,
    ) -> None:
        every = tuple(entries)
        first = settings.languages[0]
        super().__init__(entry for entry in every if entry.language == first)
        self.settings = settings
        self.pages = tuple(pages)
        self.files = files or {}
        """The files beside records and pages, by their path from the office's root."""
        self.unread = unread
        """Kind and name of each record whose file could not be read: what names it is not wrong."""
        self.past = past or {}
        """What git knows of the records' files, by their path from the office's root."""
        self._translations: dict[str, dict[str, Entry]] = {}
        for entry in every:
            if entry.language != first:
                self._translations.setdefault(entry.place, {})[entry.language] = entry

    def seen_by(self, who: Audience, at: datetime) -> View:
        """What `who` may see at the moment `at` (aware): the only thing an output is given."""
        catalog = self._catalogs.get((who, at))
        if catalog is None:
            given = (self._translations, self.pages, self.files, self.past)
            catalog = self._catalogs[who, at] = Catalog(self.settings, who, at, self, *given)
        return View(catalog)

    @cached_property
    def _catalogs(self) -> dict[tuple[Audience, datetime], Catalog]:
        """What was seen already: the checks, the site and its addresses look at the same."""
        return {}

    def __getstate__(self) -> dict[str, object]:
        """What another process needs; what it looks at, it sees for itself."""
        return {n: value for n, value in super().__getstate__().items() if n != "_catalogs"}

    def without_sealed(self) -> Office:
        """What is read of it without a key: the same for everybody who makes something of it."""
        opened = [entry for entry in self.every_entry() if not entry.is_sealed]
        return Office(self.settings, opened, self.pages, self.files, self.unread, self.past)

    def every_entry(self) -> Iterator[Entry]:
        """The records and their translations."""
        yield from self.records
        for languages in self._translations.values():
            yield from languages.values()
