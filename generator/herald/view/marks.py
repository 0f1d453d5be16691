"""Marks: digests of answers, by which a later build sees whether they are others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from herald.records.entry import Entry

if TYPE_CHECKING:
    from herald.view.visible import Visible


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of what is answered of the records that are seen.

    What is made of answers with equal marks is equal.
    """

    visible: Visible
    _of_entries: dict[str, str] = field(default_factory=dict, init=False)
    """By the paths of their files."""

    def of(self, answer: object) -> str:
        """Of a record, of texts and numbers, or of several of these."""
        if isinstance(answer, Entry):
            return self._of_entry(answer)
        if isinstance(answer, tuple) and answer and not isinstance(answer[0], str | int):
            return hashlib.sha256("\0".join(map(self.of, answer)).encode()).hexdigest()
        return repr(answer)

    def _of_entry(self, entry: Entry) -> str:
        """Of the record as it is seen: its files, and which of those it names are seen."""
        mark = self._of_entries.get(entry.path)
        if mark is None:
            parts = [entry.path, entry.digest]
            for one in self.visible.versions_of(entry):
                parts += [one.language, one.digest]
                named = ((reference.kind, reference.name) for reference in one.references)
                parts += ["/".join(other) for other in named if not self.visible.is_seen(*other)]
            mark = hashlib.sha256("\0".join(parts).encode()).hexdigest()
            self._of_entries[entry.path] = mark
        return mark
