"""A project: what a department builds or sets up for a committee's goals, step by step.

Its milestones keep the day that was planned first (`due`), beside the one that is expected now
(`forecast`) and the one on which it was done: so everybody sees what slipped, and by how much. What
may go wrong is for staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import field_validator

from herald.findings import Expected
from herald.records.dates import LocalDate
from herald.records.facets import Milestone, Part, PrivateBlock, Record, Update
from herald.records.fields import Count, ForStaff, GoalRef, Line, OrganizationRef, PersonRef, Text
from herald.records.kind import Kind
from herald.records.stage import Stage

WORST = 5


class Risk(Part):
    """Something that may go wrong."""

    what: Line
    likelihood: Count
    """From 1, hardly, to 5, almost surely."""
    impact: Count
    """From 1, hardly felt, to 5, the project fails."""
    mitigation: Text | None = None
    """What is done so that it does not happen, or does less."""
    owner: Line | None = None

    @field_validator("likelihood", "impact")
    @classmethod
    def _from_one_to_five(cls, value: int) -> int:
        if not 1 <= value <= WORST:
            raise Expected("a risk is rated from 1 to 5")
        return value


class ProjectPrivate(PrivateBlock):
    """What may go wrong, for staff."""

    risks: tuple[Risk, ...] = ()


class Project(Record):
    """A project's fields."""

    statement: Text
    """What will be there at its end, in one sentence that a resident understands."""
    lead: OrganizationRef
    """The department that does it."""
    supporting: tuple[OrganizationRef, ...] = ()
    owner: PersonRef | None = None
    status: Stage
    goals: tuple[GoalRef, ...] = ()
    """The goals that it serves."""
    milestones: tuple[Milestone, ...] = ()
    updates: tuple[Update, ...] = ()
    started: LocalDate | None = None
    budget: Line | None = None
    """What it costs and who pays, in words."""
    private: Annotated[ProjectPrivate | None, ForStaff()] = None

    def _days_of_news(self) -> Iterator[date]:
        yield from (update.on for update in self.updates)
        yield from (step.done for step in self.milestones if step.done)
        yield from super()._days_of_news()


KIND = Kind(
    name="project",
    plural="projects",
    model=Project,
    folder="committees/*/projects",
    address="/committees/{parent}/{name}/",
    section="committees",
    template="project.html",
    body="What is built or set up, for whom, and what residents notice of it meanwhile.",
    example="""\
statement: What will be there at its end.
lead: name-of-a-department
status: planned
milestones:
  - name: What is to be reached first
    due: 2027-03-31
""",
)
