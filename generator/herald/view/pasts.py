"""The pasts of the records that are seen: what git knows of them, as their audience may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.records.facets import Visibility
from herald.records.revision import replanned, reworded, since, together
from herald.records.staleness import behind, is_read_again, page_behind

if TYPE_CHECKING:
    from herald.records.entry import Entry
    from herald.records.page import Page
    from herald.records.revision import Past, Revision
    from herald.settings import Settings
    from herald.view.visible import Visible


@dataclass(frozen=True, eq=False)
class Pasts:
    """How often records were changed since their audience could have them, and what stayed behind.

    Given as texts and numbers, of which answers are made.
    """

    visible: Visible
    pages: tuple[Page, ...]
    """Those written by hand."""
    of_files: Mapping[str, Past]
    """By their paths from the office's root; of some git knows nothing."""
    settings: Settings

    def lineage(self, entry: Entry, language: str) -> tuple[tuple[str, ...], ...]:
        """The revisions of a record's words: place, moment and commit of each.

        A last row is empty when the files are changed.
        """
        words = self.visible.translations_of(entry).get(language)
        files = [one.path for one in (entry, words) if one]
        past = [self.of_files[path] for path in files if path in self.of_files]
        found = [one for one in together(past) if self._may_see(one)]
        is_new = len(past) < len(files)
        if self.visible.audience.is_staff:
            is_changed = is_new or any(one.is_changed for one in past)
        else:
            found = [*since([*reworded(found)], past[0].since if past else None)]
            is_changed = is_new or any(one.is_reworded for one in past)
        rows = [(str(one.place), one.at.isoformat(), one.commit) for one in found]
        return (*rows, ("",)) if is_changed and rows else tuple(rows)

    def planning(self, entry: Entry) -> tuple[int, str]:
        """How often a record was planned anew, and the last time."""
        past = self.of_files.get(entry.path)
        if past is None:
            return 0, ""
        found = [*replanned([one for one in past.revisions if self._may_see(one)])]
        if not self.visible.audience.is_staff:
            found = [*since(found, past.since)]
        if not found:
            return 0, ""
        is_new = past.is_replanned
        return len(found) - 1 + is_new, "" if is_new else found[-1].at.isoformat()

    def is_behind(self, entry: Entry, language: str) -> bool:
        """Whether a record's translation stayed behind the original."""
        words = self.visible.translations_of(entry).get(language)
        if words is None:
            return False
        late = behind(self.of_files.get(entry.path), self.of_files.get(words.path))
        return late is not None and not is_read_again(words, late, self.settings.zone)

    def is_page_behind(self, address: str) -> bool:
        """Whether the page written by hand at an address stayed behind its original."""
        first = self.settings.languages[0]
        originals = [page for page in self.pages if page.language == first]
        return any(
            page_behind(page, originals, self.of_files, self.settings.zone)
            for page in self.pages
            if page.address == address
        )

    def _may_see(self, revision: Revision) -> bool:
        """Whether the record was meant for the audience then; without a readable label, for few."""
        try:
            label = Visibility(revision.visibility or Visibility.INTERNAL)
        except ValueError:
            label = Visibility.CONFIDENTIAL
        return self.visible.audience.may_see(label)
