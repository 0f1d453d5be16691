"""Where two public texts meet: a run of words that is on a page though nobody wrote it.

A private note names 'Ada Byron, director'; a page has the public name and the public title in two
columns. A text that is not public has runs that are no seams, and is found by those.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from herald_scanner.wording import skeleton, whole_skeleton

LONGEST = 100
"""Bytes of a beginning or an end that are compared; a run of words is shorter."""
SHORTEST_LABEL = 4
"""Letters of what the program puts beside a public text."""


class _Edges:
    """The beginnings and ends of texts."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        chains = {chain for text in texts for chain in (skeleton(text), whole_skeleton(text))}
        self._starts = sorted({chain[:LONGEST] for chain in chains})
        self._ends = sorted({chain[::-1][:LONGEST] for chain in chains})

    def start_with(self, chain: bytes) -> bool:
        """Whether one of the texts begins so."""
        return _is_beginning(chain, self._starts)

    def end_with(self, chain: bytes) -> bool:
        """Whether one of the texts ends so."""
        return _is_beginning(chain[::-1], self._ends)


def _is_beginning(chain: bytes, listed: list[bytes]) -> bool:
    place = bisect_left(listed, chain)
    return place < len(listed) and listed[place].startswith(chain)


class Seams:
    """The seams between the public texts of an office and the labels of the program."""

    def __init__(self, office: Iterable[bytes], labels: Iterable[bytes]) -> None:
        """Both are texts as `wording.words`."""
        self._office, self._labels = _Edges(office), _Edges(labels)

    def make(self, run: bytes) -> bool:
        """Whether a run of words is the end of one such text and the beginning of another."""
        chain = whole_skeleton(run)
        return any(self._meet(chain[:place], chain[place:]) for place in range(1, len(chain)))

    def _meet(self, end: bytes, start: bytes) -> bool:
        return (
            self._office.end_with(end)
            or (len(end) >= SHORTEST_LABEL and self._labels.end_with(end))
        ) and (
            self._office.start_with(start)
            or (len(start) >= SHORTEST_LABEL and self._labels.start_with(start))
        )
