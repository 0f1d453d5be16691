"""A publication is of a moment that has come, and of none before the last publication's.

Of a moment to come it would be early. Of an earlier one it would take back what has been published
since, and bring back what has expired or was withdrawn.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate


def refusals(candidate: Candidate) -> Iterator[str]:
    """That the candidate is early, or goes back."""
    at, last = candidate.at.astimezone(UTC), candidate.last
    if at > candidate.now.astimezone(UTC):
        yield (
            f"{_said(candidate.at)} is still to come, and nothing is published early; to see the "
            f"site as it will be: herald build --at {candidate.at:%Y-%m-%dT%H:%M}"
        )
    if last and at < last.astimezone(UTC):
        yield (
            f"The last publication is of {_said(last.astimezone(candidate.at.tzinfo))}, and this "
            f"one would be of {_said(candidate.at)}, which is earlier: it would take back what was "
            "published since. Leave out --at to publish as of now; if this machine's clock is "
            "right and the last publication was of a wrong moment, correct 'moment' in "
            "published/publication.json"
        )


def _said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S %Z}"
