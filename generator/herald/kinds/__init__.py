"""The kinds of record, in the order in which the manual lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds import (
    alert,
    appointment,
    commitment,
    committee,
    delegation,
    disclosure,
    event,
    goal,
    initiative,
    letter,
    meeting,
    newsletter,
    organization,
    person,
    priority,
    proclamation,
    project,
    release,
    remarks,
    request,
    task,
    trip,
    venue,
)

if TYPE_CHECKING:
    from herald.records.kind import Kind

KINDS: tuple[Kind, ...] = (
    event.KIND,
    appointment.KIND,
    disclosure.KIND,
    request.KIND,
    trip.KIND,
    meeting.KIND,
    release.KIND,
    proclamation.KIND,
    remarks.KIND,
    committee.KIND,
    goal.KIND,
    project.KIND,
    priority.KIND,
    initiative.KIND,
    newsletter.KIND,
    letter.KIND,
    alert.KIND,
    person.KIND,
    organization.KIND,
    venue.KIND,
    commitment.KIND,
    delegation.KIND,
    task.KIND,
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
