"""A public text is hard to read.

A hint and no more: one for each record, at its longest sentence. It comes when a sentence has more
words than `longest_sentence` (50 unless `plain_language` in office.yml says otherwise), or when the
whole text, of a hundred words or more, asks for too much schooling: an English one for more than
`grade` 16 by Flesch-Kincaid, a Spanish one less than `ease` 40 by Fernández-Huerta. Sentences with
quotation marks are left alone, since they are somebody's own words, and so are proclamations, whose
sentences are long by custom, and remarks, which are spoken. Texts in other languages are not judged
by the formulas.

Passes: The terminal opens on Saturday. Tours run until 3 p.m.

Warns when a sentence goes on for more than fifty words; it says where a new one could begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from herald.problems import Severity, quoted, repeated
from herald.records.facets import Visibility
from herald.records.readability import ease, grade, parting, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from herald.office import Office
    from herald.policies.editorial import PlainLanguage
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.readability import Sentence
    from herald.records.source import Passage

RULE = "plain-language"

LEAST_WORDS = 100
"""Of a text that the formulas are asked of: they were made of samples of a hundred words."""

BY_CUSTOM = frozenset({"proclamation", "remarks"})
"""The kinds whose sentences are as they always were, or as the speaker breathes."""


class _Place(NamedTuple):
    """A sentence, and the text that it stands in."""

    passage: Passage
    sentence: Sentence


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """The hint on a record's texts, if there is one."""
    del at
    is_public = entry.facts.visibility is Visibility.PUBLIC and entry.kind.is_published
    if not is_public or not entry.address or entry.kind.name in BY_CUSTOM:
        return
    found = [
        _Place(passage, sentence)
        for passage in entry.prose()
        if not passage.is_private
        for sentence in sentences(passage.text)
    ]
    own = [place for place in found if not place.sentence.is_quotation]
    if not own:
        return
    worst = max(own, key=lambda place: len(place.sentence.words))
    policy = office.settings.plain_language
    hard = _hard([place.sentence for place in found], entry.language, policy)
    number = len(worst.sentence.words)
    if number > policy.longest_sentence or hard:
        yield worst.passage.problem(
            worst.sentence.offset, RULE, _hint(worst.sentence, policy, hard), Severity.WARNING
        )


def _hard(text: Sequence[Sentence], language: str, policy: PlainLanguage) -> str:
    """What the language's formula says of a text that is too hard."""
    if sum(len(sentence.words) for sentence in text) < LEAST_WORDS:
        return ""
    if language == "en" and (found := grade(text)) > policy.grade:
        return f"the text reads at grade {found:.0f} (Flesch-Kincaid; {policy.grade} at most)"
    if language == "es" and (found := ease(text)) < policy.ease:
        return (
            f"the text's reading ease is {max(found, 0):.0f} of 100 (Fernández-Huerta; "
            f"{policy.ease} at least)"
        )
    return ""


def _hint(worst: Sentence, policy: PlainLanguage, hard: str) -> str:
    number = len(worst.words)
    limit = f", and {policy.longest_sentence} are enough"
    long = number > policy.longest_sentence
    told = f"The sentence {quoted(worst.text)} has {repeated(str(number))} words"
    told += limit if long else ", the most in this text"
    if hard:
        told += f"; {repeated(hard, 'the text is hard to read')}"
    if not long:
        return f"{told}; use shorter sentences and words"
    begin = parting(worst)
    split = f"begin a new sentence at {quoted(begin)}" if begin else "say it in two"
    return f"{told}; {split}"
