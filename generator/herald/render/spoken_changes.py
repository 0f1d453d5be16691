"""What a speaker said otherwise than it was written: told in words, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from herald.render import prose

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+")


@dataclass(frozen=True)
class Change:
    """A place at which the two texts differ; one of them is "" where only the other says something.

    Both are plain text.
    """

    prepared: str
    delivered: str


def changes(prepared: str, delivered: str) -> tuple[Change, ...]:
    """Where Markdown as it was prepared and as it was delivered say different words, in order.

    Sentences are compared: what differs in a word is shown as the two whole sentences, so that it
    can be quoted. Emphasis, links and line breaks are no difference.
    """
    before, after = _sentences(prepared), _sentences(delivered)
    compared = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Change(" ".join(before[a:b]), " ".join(after[c:d]))
        for what, a, b, c, d in compared.get_opcodes()
        if what != "equal"
    )


def _sentences(markdown: str) -> list[str]:
    words = " ".join(prose.plain(markdown).split())
    return [sentence for sentence in _BETWEEN_SENTENCES.split(words) if sentence]
