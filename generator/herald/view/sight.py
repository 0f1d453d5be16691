"""What was seen when an output was made, so that a later build can tell what has changed since.

A sight has a line for each record that answers can tell of: its file, a digest of it, and whatever
else two answers about it can differ by. Two sights with the same lines, of one moment, give the
same answers, and of what lies between two others `Changes` says what it can touch.
"""

from __future__ import annotations

import json
from datetime import UTC
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic_core import from_json

from herald.audience import key_of
from herald.records import facts
from herald.view.changes import ANSWERED, Changes, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from herald.audience import Audience
    from herald.records.entry import Entry
    from herald.records.facts import Facts
    from herald.view.catalog import Catalog


class Sight:
    """The records of a catalog, each in a line."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._visible = catalog.visible

    @property
    def audience(self) -> Audience:
        """Who looks."""
        return self._catalog.audience

    @property
    def moment(self) -> datetime:
        """When, in the office's zone."""
        return self._catalog.moment

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """A digest of the answer to each question that nearly every page asks."""
        marks = {name: self._catalog.mark_of(f'["{name}"]') for name in ANSWERED}
        return {name: sha256(mark.encode()).hexdigest() for name, mark in marks.items()}

    @cached_property
    def lines(self) -> Mapping[str, str]:
        """The line of each record, by the path of its file."""
        seen = {entry.path: self._line(entry, "seen") for entry in self._visible.records}
        told = {entry.path: self._line(entry, "told") for entry in self._visible.tellable}
        return {**seen, **{path: f"{seen.get(path, '')}{told[path]}" for path in told}}

    def _line(self, entry: Entry, how: str) -> str:
        line = f"{entry.path}\t{entry.digest}\t{how}{self._past_of(entry)}"
        for other in self._visible.translations_of(entry).values():
            line += f"\t{other.language} {other.path} {other.digest}{self._past_of(other)}"
        return line

    def _past_of(self, entry: Entry) -> str:
        """Of all that git knows of a file; a commit's number stands for all commits before it."""
        past = self._catalog.past_of(entry.path)
        if past is None:
            return ""
        last = past.revisions[-1] if past.revisions else None
        number = f"{last.place} {last.commit} {len(past.revisions)}" if last else ""
        is_other = (past.is_changed, past.is_reworded, past.is_replanned)
        return f" {number} {is_other} {past.since} {past.passages} {past.former}"

    def version(self, path: str) -> str:
        """What `changes_since` wants to know of a record; "" of one that nobody may remember."""
        entry = self._entries[path]
        if entry.is_sealed:
            return ""
        one = _version(entry)
        return json.dumps([self.lines[path], *one[:-1], facts.written(one.facts)])

    def changes_since(
        self,
        moment: datetime,
        before: Mapping[str, str],
        answers: Mapping[str, str],
        version: Callable[[str], str | None],
    ) -> Changes | None:
        """What is another than at a `moment` at which the lines were those `before`.

        `answers` are those of that sight, and `version` gives what `Sight.version` gave of a path
        then. None where that is not known of a record that is another now.
        """
        lines = self.lines
        changed = {path for path in before if lines.get(path) != before[path]}
        was = {path: _recalled(version(path), before[path]) for path in changed}
        changed |= {path for path in lines if path not in before}
        now = {path: _version(self._entries[path]) for path in changed if path in lines}
        if None in was.values():
            return None
        old = {path: one for path, one in was.items() if one}
        come_or_gone = _names(old, now) | _names(now, old)
        naming = [_version(entry) for entry in self._naming(come_or_gone)] if come_or_gone else []
        at = self.moment
        since, until = sorted((moment.astimezone(UTC), at.astimezone(UTC)))
        return Changes(
            (*old.values(), *now.values(), *naming),
            frozenset(come_or_gone),
            since,
            until,
            is_another_day=moment.astimezone(at.tzinfo).date() != at.date(),
            ended=self._ended(since, until),
            other_answers=frozenset(n for n in ANSWERED if answers.get(n) != self.answers[n]),
        )

    def _naming(self, names: Iterable[tuple[str, str]]) -> Iterable[Entry]:
        """The records that give one of these names, or whose translations do."""
        wanted = {*names}
        for entry in self._entries.values():
            versions = self._visible.versions_of(entry)
            if any((ref.kind, ref.name) in wanted for e in versions for ref in e.references):
                yield entry

    def _ended(self, since: datetime, until: datetime) -> frozenset[str]:
        """The keys of the records of which a time ends after one moment, and not after another."""
        if since == until:
            return frozenset()
        entries = self._entries.values()
        return frozenset(key_of(e) for e in entries if _ends_within(e.facts, since, until))

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        both = (*self._visible.records, *self._visible.tellable)
        return {entry.path: entry for entry in both}


def _ends_within(known: Facts, since: datetime, until: datetime) -> bool:
    """Whether a time ends after one moment, and not after another."""
    if known.ends and since < known.ends <= until:
        return True
    series = known.series
    if series is None or series.is_single:
        return False
    return any(ends <= until for _, ends in series.within(since, until))


def _version(entry: Entry) -> Version:
    names = (entry.kind.name, entry.name, entry.stem, entry.parent)
    return Version(key_of(entry), *names, entry.facts)


def _recalled(text: str | None, line: str) -> Version | None:
    """The version that `Sight.version` told of, if it is that of the line."""
    try:
        held, key, kind, name, stem, parent, said = from_json(text or "")
        if held != line:
            return None
        return Version(key, kind, name, stem, parent, facts.read(said))
    except (ValueError, TypeError, KeyError):
        return None


def _names(some: Mapping[str, Version], others: Mapping[str, Version]) -> set[tuple[str, str]]:
    """What references may call the records, but for those that the others have in the same file."""
    found: set[tuple[str, str]] = set()
    for path, one in some.items():
        if path not in others or others[path].names != one.names:
            found |= {*one.names}
    return found
