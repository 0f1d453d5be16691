"""What stands at the head of the pages that follow the first, where there is one line."""

from __future__ import annotations


def shortened(title: str, most: int = 60) -> str:
    """A title of so many letters and a mark at most, cut between words."""
    if len(title) <= most:
        return title
    return title[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
