"""What is to be disclosed of the Mayor's calendar once it is past, and what of that is still owed.

Which appointments count says `office.yml` (`disclosure`): by their purpose, from a day on. What is
confidential is protected time and is not counted, and neither is what was cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from herald.kinds.appointment import Standing
from herald.kinds.disclosure import Disclosure, Held
from herald.mayors_time.workdays import working_days
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from herald.office import Office
    from herald.policies.disclosure import DisclosurePolicy
    from herald.records.entry import Entry


class Lack(StrEnum):
    """What a meeting lacks to be disclosed."""

    DRAFT = "draft"
    """There is no disclosure of it at all."""
    TOPIC = "topic"
    """There is one, and nobody has written what the meeting was about."""
    CONFIRMATION = "confirmation"
    """There is a whole one, and nobody has said that it is public."""


@dataclass(frozen=True)
class Past:
    """One time of an appointment that counts and is over."""

    entry: Entry
    """The appointment."""
    starts: datetime
    """In the office's zone, and so is the end."""
    ends: datetime
    due: date
    """The last day on which it is disclosed in time."""
    disclosure: Entry | None
    """What was written of it."""

    @property
    def lacks(self) -> Lack | None:
        """What it lacks to be disclosed; None when it is."""
        if self.disclosure is None:
            return Lack.DRAFT
        if self.disclosure.facts.visibility is Visibility.PUBLIC:
            return None
        record = self.disclosure.record
        is_told = isinstance(record, Disclosure) and (record.topic or record.holds_back(Held.TOPIC))
        return Lack.CONFIRMATION if is_told else Lack.TOPIC

    def is_overdue(self, at: datetime) -> bool:
        """Whether its last day is over at the moment `at` (aware) and it is not disclosed."""
        return self.lacks is not None and self.due < at.astimezone(self.starts.tzinfo).date()


def owed(office: Office, at: datetime) -> tuple[Past, ...]:
    """What counts, is over at the moment `at` and is not disclosed, in the order of its days."""
    return tuple(one for one in past(office, at) if one.lacks)


def past(office: Office, at: datetime) -> tuple[Past, ...]:
    """All that counts and is over at the moment `at`, in order; () where nothing is disclosed."""
    policy = office.settings.disclosure
    if policy is None:
        return ()
    found = [*_past(office, policy, at)]
    return tuple(sorted(found, key=lambda one: (one.starts.astimezone(UTC), one.entry.path)))


def _past(office: Office, policy: DisclosurePolicy, at: datetime) -> Iterator[Past]:
    zone, days = office.settings.zone, working_days(office.settings)
    written = _by_time(office)
    since = datetime.combine(policy.since, time(), zone).astimezone(UTC)
    for entry in office.of("appointment"):
        if not _counts(entry, policy):
            continue
        for starts, ends in _times(entry, at):
            begins, is_over = starts.astimezone(UTC), ends.astimezone(UTC)
            if begins >= since and is_over <= at.astimezone(UTC):
                here, until = starts.astimezone(zone), ends.astimezone(zone)
                disclosure = written.get((entry.name, here.date().isoformat()))
                due = days.after(until.date(), policy.within)
                yield Past(entry, here, until, due, disclosure)


def _counts(entry: Entry, policy: DisclosurePolicy) -> bool:
    values = entry.facts.values
    return (
        values["purpose"] in policy.counts
        and values["status"] in (Standing.CONFIRMED, Standing.DONE)
        and entry.facts.visibility is not Visibility.CONFIDENTIAL
    )


def _times(entry: Entry, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    series = entry.facts.series
    if series is not None:
        yield from series.until(at + timedelta(seconds=1))


def _by_time(office: Office) -> dict[tuple[str, str], Entry]:
    """The disclosures by the appointment that each tells of, and its day."""
    return {
        (entry.facts.values["discloses"], entry.facts.values["met_at"][:10]): entry
        for entry in office.of("disclosure")
        if "discloses" in entry.facts.values
    }
