"""What stops a command though no record is wrong: a folder in the way, a bad mkdocs.yml."""

from __future__ import annotations


class Stopped(Exception):  # noqa: N818 - it is what happened, and not our fault
    """Says in a sentence, to whoever called the command, what is in the way."""
