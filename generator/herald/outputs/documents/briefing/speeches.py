"""The words that the Mayor is to speak, in large type, with how long it takes to say them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.render import prose

if TYPE_CHECKING:
    from herald.render.language import Interpreter

WORDS_A_MINUTE = 130
"""As a speaker says them who wants to be understood."""


@dataclass(frozen=True)
class Speech:
    """Words to be spoken."""

    title: str
    body: str
    """Markdown."""
    by: str = ""
    """Who speaks, if it is not the Mayor."""
    minutes: int = 0
    """How long they are to take; 0 for as long as it takes to say them."""
    pace: int = WORDS_A_MINUTE
    """Words a minute."""

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(prose.plain(self.body).split())

    @property
    def minutes_to_say(self) -> float:
        """How long it takes to say them, to half a minute, and never less than that."""
        return max(0.5, round(2 * self.length / self.pace) / 2)

    def told(self, speak: Interpreter) -> dict[str, object]:
        """The speech for the template."""
        minutes = speak.number(self.minutes_to_say)
        time = speak.say(
            "{count} words, {minutes} min to say", count=speak.number(self.length), minutes=minutes
        )
        if self.minutes:
            given = speak.say("{n} min are planned", n=self.minutes)
            time = f"{time}; {given}"
        return {
            "title": self.title,
            "note": " · ".join(filter(None, [self.by, time])),
            "body": prose.tree(self.body),
        }
