"""What outsiders are given is the same bytes whatever else the office holds (ADR 20, ADR 56)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.verification import ADVICE, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate


def refusals(candidate: Candidate) -> Iterator[str]:
    """The files for the public and the press that tell of something not released to them."""
    given = (candidate.root, candidate.at, candidate.site)
    found = compared(*given, office=candidate.office, commit=candidate.commit)
    yield from map(str, found.differences)
    if found.differences:
        yield ADVICE
