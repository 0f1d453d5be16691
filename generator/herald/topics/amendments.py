"""What was put right of a record: by its own word, or by a correction that names it.

Its page, its list, its feeds and its documents say it alike. A correction that is a release of its
own is written once: what it corrects says so because it is named, and nobody has to remember it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.audience import Seen
    from herald.kinds.release import Release
    from herald.records.facets import Record
    from herald.view import View

MOST = 20
"""How many corrections of one record are told."""


class Amendment(NamedTuple):
    """A mistake put right in public."""

    day: date
    was: str
    """What was said; "" where the correction says it in its own words only."""
    now: str
    correction: Seen | None = None
    """The release that says it, if it is one."""


def corrections_of(view: View, seen: Seen) -> tuple[Seen, ...]:
    """The corrections that name the record as what they correct, as far as they are released."""
    found = (
        one
        for name in dict.fromkeys((seen.name, seen.stem))
        for one in view.newest_with("release", "corrects", f"{seen.kind.name}/{name}", MOST)
    )
    # A name that leads nowhere, or to several, is gone from what the view gives.
    return tuple(one for one in found if cast("Release", one.record).corrects)


def corrected_by(view: View, seen: Seen) -> Seen | None:
    """What a correction corrects; None for every other record, and for what is not released."""
    named = getattr(seen.record, "corrects", None)
    return view.named(named) if named else None


def corrected_among(view: View, found: Iterable[Seen]) -> frozenset[str]:
    """The keys of those records of which something was put right."""
    return frozenset(
        seen.key for seen in found if seen.record.corrections or corrections_of(view, seen)
    )


def amendments(record: Record, corrections: Iterable[Seen], language: str) -> tuple[Amendment, ...]:
    """All that was put right of a record, the last first."""
    told = [Amendment(one.at.date(), one.was, one.now) for one in record.corrections]
    for seen in (correction.into(language) for correction in corrections):
        said = cast("Release", seen.record)
        told.append(Amendment(said.date, said.was or "", said.now or "", seen))
    return tuple(sorted(told, key=lambda one: one.day, reverse=True))
