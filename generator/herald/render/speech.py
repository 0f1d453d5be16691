"""How long a text takes when it is spoken."""

from __future__ import annotations

from math import ceil

from herald.render import prose


def words_in(markdown: str) -> int:
    """How many words are spoken, headings among them."""
    return len(prose.plain(markdown).split())


def minutes_of(markdown: str, words_per_minute: int) -> int:
    """The whole minutes that a text takes at so many words a minute; one at least."""
    return max(1, ceil(words_in(markdown) / words_per_minute))
