"""Remarks: to be read beside their page, and to be spoken, in large type.

What is promised in them is printed as it is said; a View gives nobody more of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from herald.kinds.remarks import Remarks, RemarksState
from herald.outputs.documents.letterhead import (
    Letterhead,
    common_to,
    head_of,
    internal,
    moment_of,
    page_of_pages,
    short_page_of_pages,
    taken_back,
)
from herald.render import prose
from herald.render.language import Interpreter
from herald.render.running_head import shortened
from herald.render.speech import minutes_of
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from herald.audience import Seen
    from herald.render.prose import Element, Node

LABELS = {
    RemarksState.AS_PREPARED: "Remarks as prepared",
    RemarksState.AS_DELIVERED: "Remarks as delivered",
    RemarksState.NOTES: "Speaking notes",
}


def reading_copy(seen: Seen, letterhead: Letterhead) -> bytes:
    """The remarks on the city's letterhead, for everybody who may read them."""
    settings = letterhead.settings.into(seen.language)
    speak = Interpreter(seen.language)
    record = _remarks(seen)
    own: dict[str, object] = {
        "letterhead": head_of(settings, speak),
        "stamp": taken_back(record, speak),
        "label": speak.say(LABELS[record.remarks_state]),
        "date": speak.day(record.date),
        "headline": record.title,
        "short": shortened(record.title),
        "facts": _facts(seen, letterhead, speak),
        "body": prose.tree(seen.body, prose.absolute_at(settings.site_url, seen.address)),
        "images": {},
        "words": {"page": page_of_pages(speak)},
    }
    return typeset("remarks.typ", common_to(seen, letterhead) | own, moment_of(record, settings))


def speaking_copy(seen: Seen, letterhead: Letterhead) -> bytes:
    """The remarks in large type, for whoever speaks them."""
    settings = letterhead.settings.into(seen.language)
    speak = Interpreter(seen.language)
    record = _remarks(seen)
    body = prose.tree(seen.body, prose.absolute_at(settings.site_url, seen.address))
    own: dict[str, object] = {
        "warning": None if letterhead.is_public else internal(speak),
        "stamp": taken_back(record, speak),
        "label": speak.say(LABELS[record.remarks_state]),
        "headline": record.title,
        "short": shortened(record.title),
        "facts": [
            {"label": speak.say("Date"), "text": speak.long_day(record.date)},
            *_facts(seen, letterhead, speak),
            *_time_given(record, speak),
        ],
        "body": list(_parted(body)),
        "images": {},
        "words": {
            "page": short_page_of_pages(speak),
            "end": speak.say("End of the remarks"),
        },
    }
    return typeset("speaking.typ", common_to(seen, letterhead) | own, moment_of(record, settings))


def _remarks(seen: Seen) -> Remarks:
    return cast("Remarks", seen.record)


def _facts(seen: Seen, letterhead: Letterhead, speak: Interpreter) -> list[dict[str, str]]:
    record = _remarks(seen)
    speaker = letterhead.signer(record.speaker) if record.speaker else letterhead.mayor
    minutes = minutes_of(seen.body, record.words_per_minute)
    facts = {
        "Speaker": ", ".join(filter(None, (speaker.name, speaker.name and speaker.title))),
        "Occasion": letterhead.title_of("event", record.occasion),
        "Read aloud": speak.count(minutes, "about {n} minute", "about {n} minutes"),
    }
    return [{"label": speak.say(label), "text": text} for label, text in facts.items() if text]


def _time_given(record: Remarks, speak: Interpreter) -> Iterator[dict[str, str]]:
    if record.minutes:
        given = int(record.minutes.total_seconds() // 60)
        text = speak.count(given, "{n} minute", "{n} minutes")
        yield {"label": speak.say("Time given"), "text": text}


# --- where a page may be turned -------------------------------------------------------------------

LONGEST_WHOLE = 420
"""Letters of a paragraph that is turned over whole: half a page of large type."""

LONG_ENOUGH = 180
"""Letters of a part of a longer one, after which the next sentence may be on the next page."""

_SENTENCE_ENDS = re.compile(r"(?<=[^\W_]{4}[.!?…])[\"”’»)]*\s+")
"""Between sentences; not after a short word, which may be an abbreviation such as `Mrs.`."""


def _parted(nodes: Iterable[Node]) -> Iterator[Node]:
    """The text with long paragraphs parted between sentences: a page is not turned inside one."""
    for node in nodes:
        if isinstance(node, str) or node["tag"] != "p" or len(_plain(node)) <= LONGEST_WHOLE:
            yield node
        else:
            yield from _parts_of(node)


def _parts_of(paragraph: Element) -> Iterator[Element]:
    part: list[Node] = []
    length = 0
    for piece in _sentences(paragraph["children"]):
        part.append(piece)
        length += len(_plain(piece))
        if length > LONG_ENOUGH and isinstance(piece, str) and piece[-1:].isspace():
            yield {**paragraph, "children": part}
            part, length = [], 0
    if part:
        yield {**paragraph, "children": part}


def _sentences(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with texts divided after sentences; the space stays at the end of each."""
    for node in nodes:
        if isinstance(node, str):
            start = 0
            for end in _SENTENCE_ENDS.finditer(node):
                yield node[start : end.end()]
                start = end.end()
            if node[start:]:
                yield node[start:]
        else:
            yield node


def _plain(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(_plain, node["children"]))
