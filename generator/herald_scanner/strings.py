"""The strings that must not be found: made of what is private, less what is public as well."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, chain
from typing import TypeVar

from ahocorasick_rs import BytesAhoCorasick, Implementation

from herald_scanner.office import NAME, Holdings
from herald_scanner.records import Passage
from herald_scanner.seams import Seams
from herald_scanner.wording import (
    LONG_ENOUGH,
    is_telling,
    language_names,
    ordinary_words,
    runs,
    skeletons,
    words,
)

Sources = Mapping[bytes, Passage]
"""Where each pattern comes from; of what stands in several places, the first."""


class Matcher:
    """Finds which of many patterns occur in a text (the automaton of Aho and Corasick)."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._patterns = list(sources)
        self._automaton = BytesAhoCorasick(
            self._patterns, implementation=Implementation.ContiguousNFA
        )

    def found_in(self, text: bytes) -> list[tuple[int, bytes]]:
        """Where each pattern that occurs starts, and the pattern; every place of every pattern."""
        # What overlaps is asked for only where there is something: nearly everywhere is nothing.
        if not self._automaton.find_matches_as_indexes(text):
            return []
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, self._patterns[index]) for index, start, _ in matches]

    def sources_in(self, text: bytes) -> set[Passage]:
        """The private passages of which something occurs in a text."""
        return {self.sources[pattern] for _, pattern in self.found_in(text)}


class NameMatcher(Matcher):
    """Finds names as they stand in addresses, and pieces of files; letter case is not compared."""

    def found_in(self, text: bytes) -> list[tuple[int, bytes]]:
        """Where each pattern that occurs starts, and the pattern; of a name, only the whole."""
        text = text.lower()
        return [
            (start, pattern)
            for start, pattern in super().found_in(text)
            if self.sources[pattern].field != NAME or _stands_alone(text, start, pattern)
        ]


def _stands_alone(text: bytes, start: int, name: bytes) -> bool:
    around = text[start - 1 : start] if start else b"", text[start + len(name) :][:1]
    before, after = (re.match(rb"[a-z0-9-]", letter) for letter in around)
    return (name.startswith(b"/") or not before) and (name.endswith((b"/", b".")) or not after)


@dataclass(frozen=True)
class Exemption:
    """A private passage of which something is public as well, and is not looked for."""

    passage: Passage
    public: Passage
    """Where the first of it is public."""
    patterns: int
    """How many of its runs of words and names."""
    is_whole: bool
    """Whether nothing is left of it to look for."""


@dataclass(frozen=True)
class Strings:
    """What is looked for."""

    words: Matcher
    """Runs of words, and short values; matched with `wording.words` of a text."""
    skeletons: Matcher
    """The same runs with nothing between their letters; matched with the skeletons of a text."""
    names: NameMatcher
    """Names of unreleased records, and pieces of files, as they are; matched with bytes."""
    seams: Seams
    """The runs that come about where two public texts meet, and are not looked for there."""
    exemptions: tuple[Exemption, ...]

    @property
    def count(self) -> int:
        """How many private texts there are of which something is looked for."""
        matchers = (self.words, self.skeletons, self.names)
        return len({passage for one in matchers for passage in one.sources.values()})


def strings_of(office: Holdings, program: Sequence[Passage]) -> Strings:
    """What must not be found of that office; `program` are texts that come with the program."""
    ordinary = ordinary_words(office.languages)
    named = [Passage("CLDR", 1, "language", name) for name in language_names(office.languages)]
    of_the_office = len(office.public) + len(office.public_names) + len(named)
    public = [*office.public, *office.public_names, *named, *program]
    private = [*office.private, *office.private_names]
    spelled = [(passage, each) for passage in private for each in _spellings(passage.text)]
    as_words = _first(_as_words(spelled, ordinary))
    as_skeletons = _first(_as_skeletons(spelled, ordinary))
    as_names = _first((*_as_names(office.private_names), *_as_pieces(office.private_files)))

    known = [[*_spellings(passage.text)] for passage in public]
    exempt = _occurring(Matcher(as_words), public, [b"\n".join(each) for each in known])
    chains = [b"\n".join(c for each in one for c in skeletons(each)) for one in known]
    public_chains = _occurring(Matcher(as_skeletons), public, chains)
    hidden = {passage.text for passage in office.private_names}
    public_names = _occurring(NameMatcher(as_names), *_addresses(office, program, hidden))
    return Strings(
        Matcher(_without(as_words, exempt)),
        Matcher(_without(as_skeletons, public_chains)),
        NameMatcher(_without(as_names, public_names)),
        Seams(chain(*known[:of_the_office]), _labels(program)),
        # No run of words is a name: it begins with a space.
        tuple(_exemptions({**as_words, **as_names}, {**exempt, **public_names})),
    )


Key = TypeVar("Key")


def _first(pairs: Iterable[tuple[Key, Passage]]) -> dict[Key, Passage]:
    """For each key the first passage that it comes with."""
    first: dict[Key, Passage] = {}
    for key, passage in pairs:
        first.setdefault(key, passage)
    return first


def _without(sources: Sources, gone: Mapping[bytes, Passage]) -> Sources:
    return {pattern: source for pattern, source in sources.items() if pattern not in gone}


_QUOTED = re.compile(r"[\"']([^\"'\\]{2,80})[\"']")


def _labels(program: Iterable[Passage]) -> Iterator[bytes]:
    """What the program may put beside a public text: whatever stands in quotation marks."""
    for passage in program:
        yield from map(words, _QUOTED.findall(passage.text))


_TARGET = re.compile(r"\]\([^)]*\)")


def _spellings(text: str) -> Iterator[bytes]:
    """The words of a text as written, and as read where it has links, without where they lead."""
    plain = unescape(text)
    yield words(plain)
    if "](" in plain:
        yield words(_TARGET.sub("]", plain))


# --- what a private text is known by --------------------------------------------------------------


def _as_words(
    spelled: Iterable[tuple[Passage, bytes]], ordinary: frozenset[bytes]
) -> Iterator[tuple[bytes, Passage]]:
    for passage, separate in spelled:
        found = False
        for run in runs(separate, ordinary):
            found = True
            yield run, passage
        if not found and is_telling(separate, ordinary):
            yield separate, passage


def _as_skeletons(
    spelled: Iterable[tuple[Passage, bytes]], ordinary: frozenset[bytes]
) -> Iterator[tuple[bytes, Passage]]:
    for passage, separate in spelled:
        for run in runs(separate, ordinary):
            for letters in skeletons(run):
                if len(letters) >= LONG_ENOUGH:
                    yield letters, passage


SHORTEST_NAME = 6
"""Of a name that is looked for wherever it stands, and not only as a part of an address."""


def _as_names(names: Iterable[Passage]) -> Iterator[tuple[bytes, Passage]]:
    for passage in names:
        name = passage.text.lower().encode()
        if name.startswith(b"/"):  # with the year before it
            yield name, passage
            continue
        yield b"/%b/" % name, passage
        yield b"/%b." % name, passage
        if b"-" in name and len(name) >= SHORTEST_NAME:
            yield name, passage


PIECE = 32
"""Bytes of a file of which three pieces are looked for."""


def _as_pieces(files: Mapping[str, bytes]) -> Iterator[tuple[bytes, Passage]]:
    """A file is known by pieces of it, wherever it was copied into; a flat one tells nothing."""
    for path, content in files.items():
        for quarter in (1, 2, 3):
            start = len(content) * quarter // 4
            piece = content[start : start + PIECE].lower()
            if len(piece) == PIECE and len(set(piece)) >= PIECE // 2:
                yield piece, Passage(path, 1, "content", "")


# --- what is public as well -----------------------------------------------------------------------


def _occurring(
    matcher: Matcher, public: Sequence[Passage], spelled: Sequence[bytes]
) -> dict[bytes, Passage]:
    """The patterns that occur in public passages as they are `spelled`, with where first."""
    ends = list(accumulate(len(each) + 1 for each in spelled))
    found: dict[bytes, Passage] = {}
    for start, pattern in matcher.found_in(b"\n".join(spelled)):
        if pattern not in found:
            found[pattern] = public[bisect_right(ends, start)]
    return found


def _addresses(
    office: Holdings, program: Iterable[Passage], hidden: set[str]
) -> tuple[list[Passage], list[bytes]]:
    """Where names are public: texts, but for references to what is not released, and addresses."""
    texts = [*program, *(p for p in office.public if _named(p.text) not in hidden)]
    spelled = [passage.text.lower().encode("utf-8", "replace") for passage in texts]
    for passage in office.public_names:
        name = passage.text.strip("/").lower().encode()
        spelled.append(b"/%b/ /%b. %b" % (name, name, name))
    files = [Passage(path, 1, "content", "") for path in office.public_files]
    return [*texts, *office.public_names, *files], [*spelled, *office.public_files.values()]


def _named(text: str) -> str:
    """The name that a text is if it refers to a record, `budget-vote` or `release/budget-vote`."""
    match = re.fullmatch(r"(?:[a-z_]+/)?([a-z0-9-]+)", text)
    return match[1] if match else ""


def _exemptions(sources: Sources, exempt: Mapping[bytes, Passage]) -> Iterator[Exemption]:
    of = Counter(sources.values())
    without = Counter(sources[pattern] for pattern in exempt)
    first = _first((sources[pattern], where) for pattern, where in exempt.items())
    for passage in sorted(without, key=lambda p: (p.path, p.line, p.field)):
        public = first[passage]
        yield Exemption(passage, public, without[passage], without[passage] == of[passage])
