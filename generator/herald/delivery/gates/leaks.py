"""Nothing private is in any file, in any form that the leak scanner knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.delivery.leak_scan import scanned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate


def refusals(candidate: Candidate) -> Iterator[str]:
    """What was found, and where; by file and field, never in words."""
    found = scanned(candidate.root, candidate.office, candidate.at, candidate.site)
    if not found.is_clean:
        yield from found.sentences
