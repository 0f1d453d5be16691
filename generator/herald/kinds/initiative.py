"""An initiative: work under one of the Mayor's priorities, with milestones and updates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from herald.records.dates import LocalDate
from herald.records.facets import Milestone, Record, Update
from herald.records.fields import CommitteeRef, Line, OrganizationRef, PriorityRef, Text
from herald.records.kind import Kind
from herald.records.stage import Stage


class Initiative(Record):
    """An initiative's fields."""

    priority: PriorityRef
    status: Stage
    problem: Text
    """What it is to mend."""
    committee: CommitteeRef | None = None
    partners: tuple[OrganizationRef, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    updates: tuple[Update, ...] = ()
    started: LocalDate | None = None
    budget: Line | None = None
    """What it costs and who pays, in words."""

    def _days_of_news(self) -> Iterator[date]:
        yield from (update.on for update in self.updates)
        yield from super()._days_of_news()


KIND = Kind(
    name="initiative",
    plural="initiatives",
    model=Initiative,
    folder="content/initiatives",
    address="/initiatives/{name}/",
    section="initiatives",
    template="initiative.html",
    body="What is done, for whom, and how one takes part.",
    example="""\
priority: name-of-a-priority
status: planned
problem: What it is to mend.
""",
)
