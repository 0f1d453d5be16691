"""The words that the Mayor is to speak, in large type, with how long it takes to say them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from herald.kinds.remarks import USUAL, Remarks, RemarksState
from herald.render import prose
from herald.render.speech import minutes_of, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.render.language import Interpreter
    from herald.view import View


@dataclass(frozen=True)
class Speech:
    """Words to be spoken."""

    title: str
    body: str
    """Markdown."""
    speaker: str = ""
    """Who speaks, if it is not the Mayor."""
    given: timedelta | None = None
    """How long the speaker has."""
    pace: int = USUAL
    """Words a minute."""

    def told(self, speak: Interpreter) -> dict[str, object]:
        """The speech for the template."""
        return {
            "title": self.title,
            "note": " · ".join(filter(None, [self.speaker, *self._times(speak)])),
            "body": prose.tree(self.body),
        }

    def _times(self, speak: Interpreter) -> Iterator[str]:
        minutes = minutes_of(self.body, self.pace)
        yield speak.count(minutes, "about {n} minute", "about {n} minutes")
        yield speak.count(words_in(self.body), "{n} word", "{n} words")
        if self.given:
            whole = int(self.given.total_seconds()) // 60
            yield speak.say("{n} min are given", n=whole)


def speeches_at(view: View, engagement: Engagement, speak: Interpreter) -> tuple[Speech, ...]:
    """What is to be said there: the brief's own remarks, and those whose occasion it is."""
    own = engagement.brief.remarks
    return (
        *([Speech(speak.say("Remarks"), own)] if own else []),
        *_of_remarks(view, engagement),
    )


def _of_remarks(view: View, engagement: Engagement) -> Iterator[Speech]:
    seen = view.record(engagement.key)
    for other in reversed(view.referring_to(seen, "remarks")) if seen else ():
        remarks = cast("Remarks", other.record)
        is_occasion = engagement.reference == f"event/{remarks.occasion}"
        if is_occasion and remarks.remarks_state is not RemarksState.AS_DELIVERED:
            speaker = view.find("person", remarks.speaker or "")
            yield Speech(
                remarks.title,
                other.body,
                speaker.record.title if speaker else "",
                remarks.minutes,
                remarks.words_per_minute,
            )
