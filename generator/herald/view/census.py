"""The census of the records that are seen: how many there are of what.

Each count goes through all of them, and is asked for once in a build.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from herald.audience import Audience, is_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from herald.records.entry import Entry
    from herald.view.visible import Visible


def kinds(visible: Visible) -> tuple[tuple[str, int, str], ...]:
    """The records of each kind: how many, and the last day of news or ""."""
    grouped: dict[str, list[Entry]] = {}
    for entry in visible.records:
        grouped.setdefault(entry.kind.name, []).append(entry)
    return tuple(
        (kind, len(some), max(str(e.facts.revised or "") for e in some))
        for kind, some in sorted(grouped.items())
    )


def page_groups(visible: Visible) -> tuple[tuple[str, int], ...]:
    """The pages of records of each section and year, `news-2026`; "" of those of no year."""
    groups: Counter[str] = Counter()
    for entry in visible.records:
        if entry.address:
            dated = "{year}" in entry.kind.address
            groups["-".join(entry.address.split("/")[1:3]) if dated else ""] += 1
    return tuple(sorted(groups.items()))


def untranslated(
    visible: Visible, languages: Sequence[str]
) -> tuple[tuple[str, str, int, int], ...]:
    """The public pages of each kind that lack a translation, by language, and of how many."""
    if not languages:
        return ()
    counted: Counter[tuple[str, str]] = Counter()
    every: Counter[str] = Counter()
    for entry in visible.records:
        if entry.address and is_shown(entry, Audience.PUBLIC, visible.moment):
            every[entry.kind.name] += 1
            has = visible.translations_of(entry)
            counted.update((entry.kind.name, code) for code in languages if code not in has)
    return tuple((kind, code, n, every[kind]) for (kind, code), n in sorted(counted.items()))
