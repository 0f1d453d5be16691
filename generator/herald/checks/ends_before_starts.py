"""Something ends before it starts.

An event must end after it starts, and an alert expire after it; days that are both included (those
of a proclamation, a member's term) may be the same. An event after midnight ends on the next day.

Passes:

```yaml
starts: 2026-12-31 22:00
ends: 2027-01-01 00:30
```

Fails:

```yaml
starts: 2026-12-31 22:00
ends: 2026-12-31 00:30
```
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from herald.kinds.alert import Alert
from herald.kinds.committee import Committee
from herald.kinds.proclamation import Proclamation
from herald.problems import quoted
from herald.records.facets import Scheduled, Tracked
from herald.records.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.facets import Record
    from herald.records.yaml_fields import Location

RULE = "ends-before-starts"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Ends in a record that are not after their beginnings."""
    del office, at
    for span in () if entry.is_translation else _spans(entry.record):
        if not span.is_in_order:
            yield _problem(entry, span)


class _Span(NamedTuple):
    """A beginning and an end, and where both are written."""

    first: Location
    begins: date | datetime | None
    last: Location
    ends: date | datetime | None
    may_be_equal: bool = False

    @property
    def is_in_order(self) -> bool:
        if self.begins is None or self.ends is None:
            return True
        first, last = _comparable(self.begins), _comparable(self.ends)
        return first < last or (self.may_be_equal and first == last)


def _comparable(day_or_moment: date | datetime) -> str:
    """Moments in UTC: two of one zone are compared by their clocks alone, which may go back."""
    if isinstance(day_or_moment, datetime):
        day_or_moment = day_or_moment.astimezone(UTC)
    return day_or_moment.isoformat()


def _spans(record: Record) -> Iterator[_Span]:
    yield _Span(("publish_at",), record.publish_at, ("expires",), record.expires)
    yield _Span(("embargo",), record.embargo, ("expires",), record.expires)
    if isinstance(record, Scheduled):
        yield _Span(("starts",), record.starts, ("ends",), record.ends)
    if isinstance(record, Alert):
        yield _Span(("starts",), record.starts, ("expires",), record.expires)
    if isinstance(record, Proclamation) and record.effective:
        days, at = record.effective, "effective"
        yield _Span((at, "from"), days.from_, (at, "to"), days.to, may_be_equal=True)
    if isinstance(record, Committee):
        for index, member in enumerate(record.members):
            part: Location = ("members", index)
            since, until = (*part, "since"), (*part, "until")
            yield _Span(since, member.since, until, member.until, may_be_equal=True)
    if isinstance(record, Tracked):
        yield _Span(("start",), record.start, ("due",), record.due)
        for index, measure in enumerate(record.measures):
            part = ("measures", index)
            first, last = (*part, "baseline", "date"), (*part, "target", "date")
            yield _Span(first, measure.baseline.date, last, measure.target.date)


def _problem(entry: Entry, span: _Span) -> Problem:
    written = entry.source.written
    expected = "is before" if span.may_be_equal else "is not after"
    message = (
        f"{name_of(span.last)} is {quoted(written(span.last))}, which {expected} "
        f"{name_of(span.first)}, {quoted(written(span.first))}; correct one of the two"
    )
    return entry.problem(span.last, RULE, message)
