"""A goal of a committee: what is to be reached, by whom, by when, and how one sees that it is.

Its status is not typed but follows from pace: how far the readings have come against how much of
the time is gone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from herald.records.facets import Measure, Milestone, Tracked
from herald.records.fields import PersonRef, PriorityRef, Text
from herald.records.kind import Kind

if TYPE_CHECKING:
    from datetime import date


class Pace(StrEnum):
    """How a goal stands against its time."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    DONE = "done"


class Goal(Tracked):
    """A goal's fields."""

    statement: Text
    """The goal in one sentence that a resident understands."""
    priority: PriorityRef
    owner: PersonRef
    status: Pace | None = None
    """What the office says; a warning where the readings say something else."""
    milestones: tuple[Milestone, ...] = ()


AT_PACE = 0.9
"""On track is what has come at least this part of the way that it should have come by then."""
NEAR_PACE = 0.7
"""At risk is what has come at least this part; what has come less is behind."""


def pace_of(goal: Goal, on: date) -> Pace:
    """How the goal stands at the end of the day `on`, by the readings up to that day.

    A measure should come its way from baseline to target evenly between their two dates. What it
    has come at its last reading, against what it should have come on the day of that reading, is
    its pace; the goal stands as its worst measure does. It is done when every measure has reached
    its target, not started before its first reading, and behind when it is due and not done. What
    is to be maintained is on track while it is, and done when it still is on the target's date.
    """
    paces = [pace for measure in goal.measures if (pace := _pace_of(measure, on))]
    if paces and len(paces) == len(goal.measures) and set(paces) == {Pace.DONE}:
        return Pace.DONE
    if on > goal.due:
        return Pace.BEHIND
    if not paces or (goal.start and on < goal.start):
        return Pace.NOT_STARTED
    return next(
        pace
        for pace in (Pace.BEHIND, Pace.AT_RISK, Pace.ON_TRACK)
        if pace in [*paces, Pace.ON_TRACK]
    )


def is_pursued(goal: Goal, on: date) -> bool:
    """Whether it is worked on: begun, not yet due, and not reached."""
    begun = goal.start is None or goal.start <= on
    return begun and on <= goal.due and pace_of(goal, on) is not Pace.DONE


def _pace_of(measure: Measure, on: date) -> Pace | None:
    """The pace of one measure; None before its first reading."""
    reading = measure.read_by(on)
    if reading is None:
        return None
    done = measure.part_done(reading.value)
    if measure.direction == "maintain":
        if done < 1:
            return Pace.BEHIND
        return Pace.DONE if reading.date >= measure.target.date else Pace.ON_TRACK
    if done >= 1:
        return Pace.DONE
    due = part_gone(measure, reading.date)
    # Rounded, since 0.2 * 0.9 is 0.18000000000000002, and exactly 90% of the way is on track.
    if round(done - due * AT_PACE, 9) >= 0:
        return Pace.ON_TRACK
    return Pace.AT_RISK if round(done - due * NEAR_PACE, 9) >= 0 else Pace.BEHIND


def part_gone(measure: Measure, on: date) -> float:
    """The part of the time from baseline to target that is gone on a day, from 0.0 to 1.0."""
    whole = (measure.target.date - measure.baseline.date).days
    gone = (on - measure.baseline.date).days
    return min(max(gone / whole, 0.0), 1.0) if whole > 0 else 1.0


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
