"""What an office is read from, and with what key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manuscript:
    """The working tree or one commit, and the key to what is sealed in it."""

    commit: str = ""
    """A commit's number; "" for the working tree."""
    key: str = ""
    """The file with the key that sealed records are read with; "" for none."""


WORKING_TREE = Manuscript()
