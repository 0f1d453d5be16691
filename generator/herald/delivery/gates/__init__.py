"""The gates: what must be so before anything is published, in the order in which it is asked.

A gate is a module with a line in one of the two lists below. It is given the candidate and yields a
sentence for each reason to refuse it: what is wrong, and what to do. One reason is enough, an
exception is one too, and there is no way round: what was published before stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from herald.delivery.gates import file_types, leaks, moment, non_interference, whole_history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate


class Gate(Protocol):
    """What a module of this package offers."""

    def refusals(self, candidate: Candidate) -> Iterator[str]:
        """Why the candidate cannot be published, a sentence for each reason."""


BEFORE_MAKING: tuple[Gate, ...] = (moment, whole_history)
"""What needs no file: what is refused here is not even made."""

BEFORE_PUBLISHING: tuple[Gate, ...] = (
    moment,
    file_types,
    non_interference,
    leaks,
)
"""What is asked of the files that were made, just before they become public."""
