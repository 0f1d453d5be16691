"""A candidate: a site that is to be published, and what its gates are told about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Candidate:
    """A site made as of a moment, before anybody outside sees it."""

    root: Path
    """The office's folder."""
    office: Path
    """Where it is read: there, or in a copy of what was committed."""
    at: datetime
    """The moment that it shows, in the office's zone."""
    now: datetime
    """The clock's time."""
    last: datetime | None
    """The moment that the last publication shows; None before the first."""
    commit: str
    """The number of the commit that was read."""
    site: Path
    """The folder with every file that would be public; not made yet when `at` alone is judged."""
