"""A goal of a committee: what is to be reached, by whom, by when, and how one sees that it is.

Its status is not typed but follows from pace: how far the readings have come against how much of the
time is gone.
"""

from __future__ import annotations

from enum import StrEnum

from herald.records.facets import Part, Tracked
from herald.records.fields import Line, LocalDate, PersonRef, PriorityRef, Text
from herald.records.kind import Kind


class Pace(StrEnum):
    """How a goal stands against its time."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    DONE = "done"


class Milestone(Part):
    """A step on the way."""

    name: Line
    due: LocalDate
    done: LocalDate | None = None


class Goal(Tracked):
    """A goal's fields."""

    statement: Text
    """The goal in one sentence that a resident understands."""
    priority: PriorityRef
    owner: PersonRef
    status: Pace | None = None
    """What the office says; a warning where the readings say something else."""
    milestones: tuple[Milestone, ...] = ()


KIND = Kind(
    name="goal",
    plural="goals",
    model=Goal,
    folder="committees/*/goals",
    address="/committees/{parent}/{name}/",
    section="committees",
    template="goal.html",
    body="How the goal is pursued, and what stands in the way.",
    example="""\
statement: What is to be reached, in one sentence.
priority: name-of-a-priority
owner: name-of-a-person
due: 2027-12-31
measures:
  - name: What is counted
    unit: homes
    direction: up
    baseline: {value: 0, date: 2026-01-01}
    target: {value: 100, date: 2027-12-31}
    source: Where the numbers come from
    frequency: quarterly
    readings: []
""",
)
