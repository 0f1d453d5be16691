"""What the Mayor has promised to those in the room, and not yet kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from herald.render.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from herald.kinds.commitment import Commitment
    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.records.encounter import Party
    from herald.render.language import Interpreter
    from herald.view import View


@dataclass(frozen=True)
class Promise:
    """An open commitment, with the names that it concerns."""

    commitment: Commitment
    owner: str
    names: frozenset[str]
    """To whom it was made, and at what, as other records call them."""


def open_promises(view: View) -> tuple[Promise, ...]:
    """The commitments that are still to be kept, those that are due first."""
    found = []
    for seen in view.of("commitment"):
        commitment = cast("Commitment", seen.record)
        if commitment.is_open:
            owner = view.find("person", commitment.owner)
            names = frozenset(_names(commitment.to_whom or ())) | {commitment.where or ""}
            found.append(Promise(commitment, owner.record.title if owner else "", names - {""}))
    return tuple(sorted(found, key=_urgency))


def _urgency(promise: Promise) -> tuple[bool, str, str]:
    due = promise.commitment.due
    return due is None, str(due or ""), promise.commitment.title


def _names(parties: Iterable[Party]) -> Iterable[str]:
    for party in parties:
        yield f"person/{party.person}" if party.person else ""
        yield f"organization/{party.organization}" if party.organization else ""
        yield (party.name or "").casefold()


def promised_to(engagement: Engagement, promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Those that were made to somebody in the room, or at what takes place there again."""
    room = engagement.room | {engagement.reference}
    return tuple(promise for promise in promises if promise.names & room)


def told(promise: Promise, today: date, speak: Interpreter) -> dict[str, object]:
    """A promise in words: its own, when it was made, where it stands, and what came last."""
    commitment = promise.commitment
    last = max(commitment.updates, key=lambda update: update.on, default=None)
    return {
        "words": commitment.words,
        "facts": " · ".join(_facts(promise, today, speak)),
        "last": f"{speak.short_day(last.on)}: {last.text}" if last else None,
        "is_late": commitment.due is not None and commitment.due < today,
    }


def _facts(promise: Promise, today: date, speak: Interpreter) -> Iterable[str]:
    commitment = promise.commitment
    yield speak.say("Said on {day}", day=speak.day(commitment.made_on))
    yield speak.say(label(commitment.status))
    if commitment.due:
        day = speak.day(commitment.due)
        is_late = commitment.due < today
        yield (
            speak.say("Overdue since {day}", day=day)
            if is_late
            else speak.say("Due {day}", day=day)
        )
    if promise.owner:
        yield promise.owner
