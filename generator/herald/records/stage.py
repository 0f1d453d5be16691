"""How far work has come, as the office says: of initiatives and of projects."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far it has come."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    COMPLETE = "complete"
