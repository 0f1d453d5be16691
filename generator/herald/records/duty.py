"""A duty: what somebody of the office still has to do, wherever that is written.

A task is written to be done, and a commitment to be kept; but an action of a meeting, a mark in
remarks and a line of an event's checklist are duties too, and nobody types them twice. Each record
says its own (`Record.duties`), and `follow_through` asks for those of all.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How far it has come."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self not in (State.DONE, State.DROPPED)


TOLD_FIRST = (State.BLOCKED, State.UNDER_WAY, State.OPEN, State.DONE, State.DROPPED)
"""The order in which residents are told of promises: what they may ask about comes first."""


class Duty(NamedTuple):
    """Something that is still to be done."""

    what: str
    owner: str
    """A name of the directory, or a person or body in words; "" for nobody."""
    due: date | None
    state: State = State.OPEN
    news: date | None = None
    """The last day on which something was told of it; None where nobody tells of it in between."""
    until: date | None = None
    """The day after which nobody has to do it any more: that of the event it prepares."""
