"""The block of `office.yml` that says which of the Mayor's meetings are disclosed, and by when.

A calendar that is published after the fact is called a sunshine calendar. Which law asks for it,
and of whom, is for the office to know: it writes the law, and Herald counts the days.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from herald.policies.mayors_time import Block

NAMES_UP_TO = 10
"""Up to how many people are named where the office does not say it."""


class DisclosurePolicy(Block):
    """What the office discloses of the Mayor's calendar once it is past."""

    since: date
    """The first day that is disclosed: nobody is reminded of what was before."""
    within: int = Field(default=5, ge=0, le=60)
    """So many working days after a meeting it is disclosed."""
    names_up_to: int = Field(default=NAMES_UP_TO, ge=0)
    """When at most so many met the Mayor, each is named; else organizations and their number."""
    counts: tuple[Literal["meeting", "call", "council", "media"], ...] = ("meeting", "call")
    """What is disclosed, by the `purpose` of the appointment: meeting, call, council or media."""
    law: str | None = None
    """Where that is written, for the reader: `City code 2.08.020`."""
