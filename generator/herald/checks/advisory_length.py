"""A media advisory is longer than one page.

An assignment editor reads it standing: who, what, when, where, what there is to see, and whom to
call. What is on a second sheet is not read, and often not printed. How long it becomes is found
out by setting it, as its PDF is set.

Passes:

```markdown
Please arrive by 10:10 a.m. The riser and the sound feed are on the west side of the yard.
```

Warns: the same with the history of the building below it, in five paragraphs
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from herald.kinds.release import Release, ReleaseKind
from herald.problems import Severity
from herald.records.markdown import has_more_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.settings import Settings

RULE = "advisory-length"

TOP, ROOM, LINE, WORDS = 68.4, 655.2, 15.0, 13
"""Of a page of release.typ: where its text begins and how much room it has, and how high a line is
(points); and how many words a line holds."""

MOST_PARTS = 2_000
"""Of a text (`Extent.parts`); more are pages, and would take a second to set."""

SEAL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
"""One of the size of every other."""


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """An advisory of more than a page."""
    del at
    record = entry.record if entry.kind.model is Release else None
    if not isinstance(record, Release) or record.release_kind is not ReleaseKind.ADVISORY:
        return
    if has_more_parts(entry.body, MOST_PARTS):
        over = ROOM
    else:
        over = _beyond_the_first_page(entry, record, office.settings.into(entry.language))
    if over > 0:
        place = "release_kind" if entry.gives(("release_kind",)) else "title"
        has_more = record.boilerplate and bool(office.settings.boilerplate)
        yield entry.problem((place,), RULE, _sentence(over, has_more), Severity.WARNING)


def _beyond_the_first_page(entry: Entry, record: Release, settings: Settings) -> float:
    """How much does not fit, in points."""
    # Only a file with an advisory in it waits for the engines.
    from herald.render import prose
    from herald.render.typeset import ending, is_of_one_page
    from herald.topics.newsroom import sheet, words_of

    link = prose.absolute_at(settings.site_url, entry.address)
    said = words_of(record, entry.language, settings)
    around = {
        "title": record.title,
        "author": said.office,
        "language": entry.language.partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "seal": {"image": SEAL, "alt": said.city} if settings.seal else None,
        "letterhead": {"city": said.city, "office": said.office, "lines": []},
    }
    given = around | sheet(said, prose.tree(entry.body, link))
    # Nearly every advisory has one page, and to see that takes half as long.
    if is_of_one_page("release.typ", given):
        return 0
    end = ending("release.typ", given)
    return (end.page - 2) * ROOM + end.down - TOP if end.page > 1 else 0


def _sentence(over: float, has_boilerplate: bool) -> str:  # noqa: FBT001 - it is asked once
    lines = max(1, ceil(over / LINE))
    counted = "1 line" if lines == 1 else f"{lines} lines"
    besides = ", or leave out the paragraph about the office ('boilerplate: no')"
    return (
        f"The advisory is about {counted} too long for one page; shorten it by some "
        f"{lines * WORDS} words{besides if has_boilerplate else ''}"
    )
