"""What is published is the same bytes whatever the office holds that is not released (ADR 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.verification import ADVICE, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate


def refusals(candidate: Candidate) -> Iterator[str]:
    """The public files that tell of something that is not released."""
    given = (candidate.root, candidate.at, candidate.site)
    found = compared(*given, office=candidate.office, commit=candidate.commit)
    yield from map(str, found.differences)
    if found.differences:
        yield ADVICE
