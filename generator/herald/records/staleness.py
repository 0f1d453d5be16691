"""Translations that stayed behind: the original says something else since they were made.

Compared is what the translation says in its own words, as the original said it when the translation
was last committed and as it says it now: a new time, which a translation takes from the original,
or a word in a field for staff makes no translation stale.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from herald.records.entry import Entry
    from herald.records.page import Page
    from herald.records.revision import Past, Revision


class Behind(NamedTuple):
    """What a translation does not know yet."""

    at: datetime
    """When the original was changed last, in UTC."""
    commit: str
    fields: tuple[str, ...]
    """What says something else now; "" stands for the text below the fields."""


def behind(original: Past | None, translation: Past | None) -> Behind | None:
    """How a translation stayed behind its original; None for one of which that is not known.

    What is not committed yet is not known, and a translation that is being edited is not behind.
    """
    if not original or not translation or translation.is_changed:
        return None
    if not original.revisions or not translation.revisions:
        return None
    own = translation.revisions[-1]
    then = [one for one in original.revisions if one.place <= own.place]
    after = [one for one in original.revisions if one.place > own.place]
    if not then or not after:
        return None
    said, says = dict(then[-1].passages), dict(after[-1].passages)
    theirs = dict(own.passages)
    fields = tuple(name for name in theirs if said.get(name) != says.get(name))
    if not fields or not said or not says:
        return None
    last = _last_change([then[-1], *after], fields)
    return Behind(last.at, last.commit, fields)


def is_read_again(translation: Entry, late: Behind, zone: ZoneInfo) -> bool:
    """Whether somebody compared the translation with the changed original: `reviewed:` says so."""
    reviewed = translation.record.reviewed if translation.gives(("reviewed",)) else None
    return is_reviewed(reviewed, late, zone)


def is_reviewed(day: date | None, late: Behind, zone: ZoneInfo) -> bool:
    """Whether a translation that was reviewed on that day knows of the change."""
    return day is not None and day >= late.at.astimezone(zone).date()


def page_behind(
    page: Page, originals: Iterable[Page], past: Mapping[str, Past], zone: ZoneInfo
) -> tuple[Page, Behind] | None:
    """The original that a page stayed behind, and how; None for one that is none or is not.

    The original is the page of the same name; `originals` are those in the first language.
    """
    original = next((one for one in originals if one.name == page.name), None)
    if original is None or original.language == page.language:
        return None
    late = behind(past.get(original.source.path), past.get(page.source.path))
    if late is None or is_reviewed(page.reviewed, late, zone):
        return None
    return original, late


def _last_change(revisions: list[Revision], fields: tuple[str, ...]) -> Revision:
    """The last of the revisions in which one of the fields said something new."""
    for before, one in reversed([*pairwise(revisions)]):
        said, says = dict(before.passages), dict(one.passages)
        if any(said.get(name) != says.get(name) for name in fields):
            return one
    return revisions[-1]
