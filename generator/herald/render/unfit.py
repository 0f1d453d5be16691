"""What cannot be published as it is."""

from __future__ import annotations


class Unfit(ValueError):  # noqa: N818 - it is what the file is
    """A file that is not published; the text says why, and what to do instead."""
