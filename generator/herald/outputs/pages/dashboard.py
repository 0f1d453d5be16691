"""How the office is doing on one look: goals, initiatives, projects and promises by status."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, cast

from herald.kinds.goal import Pace, pace_of
from herald.outputs.pages.contents import Tally
from herald.records.duty import TOLD_FIRST, State
from herald.records.stage import Stage
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from herald.audience import Seen
    from herald.kinds.commitment import Commitment
    from herald.kinds.goal import Goal
    from herald.kinds.initiative import Initiative
    from herald.view import View

# What residents may ask about comes first.
_PACES = (Pace.BEHIND, Pace.AT_RISK, Pace.ON_TRACK, Pace.NOT_STARTED, Pace.DONE)
_STAGES = (Stage.PAUSED, Stage.UNDER_WAY, Stage.PLANNED, Stage.COMPLETE)


def tallies(view: View, language: str) -> tuple[Tally, ...]:
    """The kinds of which there is something, each with what stands how."""
    say = Interpreter(language, marks=True).say
    today = view.today

    def pace(seen: Seen) -> Pace:
        return pace_of(cast("Goal", seen.record), today)

    def stage(seen: Seen) -> Stage:
        return cast("Initiative", seen.record).status

    def state(seen: Seen) -> State:
        return cast("Commitment", seen.record).status

    kinds: tuple[tuple[str, str, str, tuple[StrEnum, ...], Callable[[Seen], StrEnum]], ...] = (
        ("goal", say("Goals"), "", _PACES, pace),
        ("initiative", say("Initiatives"), "/initiatives/", _STAGES, stage),
        ("project", say("Projects"), "", _STAGES, stage),
        ("commitment", say("Promises"), "/promises/", TOLD_FIRST, state),
    )
    found = (
        Tally(title, address, tuple(_rows(view.of(kind), statuses, status_of, language)))
        for kind, title, address, statuses, status_of in kinds
    )
    return tuple(tally for tally in found if tally.rows)


def _rows(
    records: tuple[Seen, ...],
    statuses: tuple[StrEnum, ...],
    status_of: Callable[[Seen], StrEnum],
    language: str,
) -> Iterator[tuple[StrEnum, tuple[Seen, ...]]]:
    sorted_in: dict[StrEnum, list[Seen]] = {status: [] for status in statuses}
    for seen in records:
        sorted_in[status_of(seen)].append(seen.into(language))
    yield from ((status, tuple(some)) for status, some in sorted_in.items() if some)
