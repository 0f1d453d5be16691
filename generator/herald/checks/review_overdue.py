"""Nobody has made sure for too long that a page still holds.

`review_every` in office.yml says after how many months, for a kind, for the pages written by hand
(`page`), or for the page at one address:

```yaml
review_every: {person: 12, page: 12, /initiatives/harbor-flats-recovery/: 3, /contact/: 6}
```

Of records only public ones with a page are asked, and none that is withdrawn or of a former mayor's
term.

Passes on November 20, 2026, with the months above, for a person:

```yaml
reviewed: 2026-02-01
```

Warns:
```yaml
reviewed: 2025-11-01
```
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from herald.policies.editorial import term_of
from herald.problems import Problem, Severity, quoted, repeated
from herald.records.facets import Visibility
from herald.records.reader import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry

RULE = "review-overdue"

FIELD = "reviewed"

PAGE = "page"
"""What `review_every` calls all pages that were written by hand."""


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Records and pages whose review is overdue on the day of `at`."""
    if office.settings.review_every:
        today = at.astimezone(office.settings.zone).date()
        yield from _nowhere(office)
        yield from _records(office, today)
        yield from _pages(office, today)


def _nowhere(office: Office) -> Iterator[Problem]:
    """Addresses of the policy at which no page stands."""
    known = {entry.address for entry in office.records} | {page.address for page in office.pages}
    for what in office.settings.review_every:
        if what.startswith("/") and what not in known:
            message = f"'review_every' names {quoted(what)}, where nothing stands"
            yield Problem(SETTINGS_FILE, 1, 1, RULE, message, Severity.WARNING)


def _records(office: Office, today: date) -> Iterator[Problem]:
    policy = office.settings.review_every
    for entry in office.records:
        months = policy.get(entry.address) or policy.get(entry.kind.name)
        if months and _is_asked(entry, office):
            yield from _overdue(entry, months, today)


def _pages(office: Office, today: date) -> Iterator[Problem]:
    """Of pages written by hand; nobody knows when one was written, so `reviewed` alone counts."""
    policy = office.settings.review_every
    for page in office.pages:
        months, last = policy.get(page.address) or policy.get(PAGE), page.reviewed
        if months and not (last and _after(last, months) >= today):
            message = _told(PAGE, str(last or ""), months, today)
            yield page.problem(FIELD if last else "title", RULE, message, Severity.WARNING)


def _is_asked(entry: Entry, office: Office) -> bool:
    is_public = entry.facts.visibility is Visibility.PUBLIC and bool(entry.address)
    return is_public and not term_of(office.settings.terms, entry.facts.day)


def _overdue(entry: Entry, months: int, today: date) -> Iterator[Problem]:
    written = entry.facts.values.get(FIELD)
    last = date.fromisoformat(written) if written else entry.facts.day
    if last and _after(last, months) >= today:
        return
    if entry.record.withdrawn:
        return
    message = _told(entry.kind.name, written or "", months, today)
    yield entry.problem((FIELD if written else "title",), RULE, message, Severity.WARNING)


def _told(what: str, last: str, months: int, today: date) -> str:
    often = "every month" if months == 1 else f"every {months} months"
    known = f"was reviewed last on {last}" if last else "has no 'reviewed'"
    return (
        f"This {what} {repeated(known, 'was not reviewed for too long')}, and such a "
        f"page is reviewed {often}: make sure that it still holds, and write "
        f"'reviewed: {today}'"
    )


def _after(day: date, months: int) -> date:
    """So many months later; at the end of a month, its last day."""
    index = day.year * 12 + day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        try:
            return date(index // 12, index % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
