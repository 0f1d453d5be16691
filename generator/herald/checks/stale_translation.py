"""An original says something else since it was translated.

Readers of the translation are told so on its page, and are led to the original. So it is with pages
written by hand: `about.es.md` translates `about.md`. Git knows when each file was changed: compared
is what the translation says in its own words, as the original said it when the translation was last
committed, and as it says it now. A new time or place, which a translation takes from the original,
and words that are for staff make no translation stale. Outside git, in a clone that has only the
newest commits, and of what is not committed yet, nothing is said.

When the translation still holds, because only a comma was set right, add the day on which you
compared the two: `reviewed: 2026-11-19`.

Passes, when `levy.md` and `levy.es.md` are changed in one commit, or `levy.es.md` in a later one.

Warns, when `title` of `levy.md` is changed in a later commit than `levy.es.md` was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.problems import Severity
from herald.records.staleness import behind, is_read_again, page_behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.staleness import Behind

RULE = "stale-translation"

_SHORT = 10


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Translations that stayed behind their originals."""
    del at
    originals = {entry.place: entry for entry in office.records if entry.path in office.past}
    for entry in office.every_entry():
        original = originals.get(entry.place) if entry.path in office.past else None
        if original is None or not entry.is_translation:
            continue
        late = behind(office.past[original.path], office.past[entry.path])
        if late and not is_read_again(entry, late, office.settings.zone):
            message = _told(original.path, late, office)
            yield entry.problem(("title",), RULE, message, Severity.WARNING)
    yield from _pages(office)


def _pages(office: Office) -> Iterator[Problem]:
    """Pages written by hand that stayed behind."""
    first = office.settings.languages[0]
    originals = [page for page in office.pages if page.language == first]
    for page in office.pages:
        found = page_behind(page, originals, office.past, office.settings.zone)
        if found:
            original, late = found
            message = _told(original.source.path, late, office)
            yield page.problem("title", RULE, message, Severity.WARNING)


def _told(original: str, late: Behind, office: Office) -> str:
    day = late.at.astimezone(office.settings.zone).date()
    what = " and ".join(f"'{name}'" if name else "the text" for name in late.fields)
    verb = "was" if len(late.fields) == 1 else "were"
    message = (
        f"{what} of '{original}' {verb} changed after this translation, on {day} "
        f"(commit {late.commit[:_SHORT]}); translate the change, or add "
        f"'reviewed: {day}' or a later day when this still holds"
    )
    return message[0].upper() + message[1:]
