"""What is published says which revision it is, and for that the clone has all commits (ADR 27)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.commits.repository import repository_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate


def refusals(candidate: Candidate) -> Iterator[str]:
    """That the clone has only the newest commits."""
    repository = repository_around(candidate.root)
    if repository and repository.is_shallow:
        yield (
            "This clone has only the newest commits, so no document can say which revision it is; "
            "fetch the others: git fetch --unshallow"
        )
