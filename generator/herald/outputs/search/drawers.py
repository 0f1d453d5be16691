"""The drawers of the index: small files, each a pure function of the postings or cards in it.

    search/heads/64/17.txt      words of titles, summaries, tags and places
    search/texts/256/17.txt     all other words
    search/cards/2394.txt       what the results of eight days show

A drawer of words has a line for each word, in their order: the word, and after a tab the numbers of
the records that it stands in; after a second tab, in `heads`, those that have it beside the title
and not in it. Numbers stand newest first, without a space, four digits each (day, kind, checksum)
behind the two digits of their period, and the periods are parted by commas. A drawer of cards has a
line for each.

A browser computes the drawer of a word from its first letters. How many drawers there are follows
from the number of records alone, and stands in their path, so that a reader's browser that kept an
old guide finds nothing in the wrong drawer.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from herald.outputs.search.pieces import DIGITS, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FOLDER = "search"

# --- which drawer ---------------------------------------------------------------------------------

FULL = 16
"""The most records to a drawer of texts, on average over all drawers."""
FEWEST, MOST = 64, 4096


@dataclass(frozen=True)
class Layout:
    """How many drawers the words have."""

    texts: int

    @property
    def heads(self) -> int:
        """A record has a fifth as many words at its head as below it."""
        return self.texts // 4

    @classmethod
    def of(cls, records: int) -> Layout:
        """For so many records; it changes at 1,024, 4,096 and 16,384 of them, and no more often."""
        texts = FEWEST
        while texts < MOST and records > FULL * texts:
            texts *= 4
        return cls(texts)

    def head(self, word: str) -> str:
        """The path of the drawer of a word at the head."""
        return f"{FOLDER}/heads/{self.heads}/{_place(word, self.heads)}.txt"

    def text(self, word: str) -> str:
        """The path of the drawer of a word in the text."""
        return f"{FOLDER}/texts/{self.texts}/{_place(word, self.texts)}.txt"

    def paths(self) -> Iterator[str]:
        """Every drawer of words; all of them are there, for a browser asks without knowing."""
        yield from (f"{FOLDER}/heads/{self.heads}/{place}.txt" for place in range(self.heads))
        yield from (f"{FOLDER}/texts/{self.texts}/{place}.txt" for place in range(self.texts))


CROWDED = frozenset("com con pre pro res sta".split())
"""The beginnings with which each more than 0.8% of an office's words begin, in English prose.

Their words are told apart by the fourth letter too.
"""


def beginning(word: str) -> str:
    """The letters that decide about the drawer: words that begin alike lie together."""
    return word[:4] if word[:3] in CROWDED else word[:3]


def _place(word: str, drawers: int) -> int:
    place = 0
    for letter in beginning(word):
        place = (place * 31 + ord(letter)) % 1_000_003
    return place % drawers


DAYS_OF_DRAWER = 8


def card_path(number: str) -> str:
    """The path of the drawer of a record's card."""
    period, place = DIGITS.index(number[0]) << 6 | DIGITS.index(number[1]), DIGITS.index(number[2])
    return f"{FOLDER}/cards/{period * 64 // DAYS_OF_DRAWER + place // DAYS_OF_DRAWER}.txt"


# --- what is in it --------------------------------------------------------------------------------


TITLE, HEAD, TEXT = range(3)


class Posting(NamedTuple):
    """A word of a record."""

    word: str
    number: str
    part: int
    """TITLE, HEAD for what stands beside the title, or TEXT."""


def drawers(pieces: Iterable[Piece], layout: Layout) -> Iterator[tuple[str, bytes]]:
    """All drawers by path, made anew."""
    in_order = sorted(pieces, key=lambda piece: piece.number)
    titles = _gathered((piece.number, piece.title) for piece in in_order)
    heads = _gathered((piece.number, piece.head) for piece in in_order)
    texts = _gathered((piece.number, piece.text) for piece in in_order)
    lines: dict[str, list[str]] = {path: [] for path in layout.paths()}
    for word in sorted(titles.keys() | heads.keys()):
        lines[layout.head(word)].append(_line(word, titles.get(word, ""), heads.get(word, "")))
    for word in sorted(texts):
        lines[layout.text(word)].append(_line(word, texts[word], ""))
    for piece in sorted(in_order, key=lambda piece: piece.card):
        lines.setdefault(card_path(piece.number), []).append(f"{piece.card}\n")
    for path, content in lines.items():
        yield path, "".join(content).encode()


def _gathered(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The numbers of each word as they are written, of rows in the order of their numbers."""
    written: defaultdict[str, list[str]] = defaultdict(list)
    for period, records in groupby(rows, key=lambda row: row[0][:2]):
        found: defaultdict[str, list[str]] = defaultdict(list)
        for number, words in records:
            rest = number[2:]
            for word in words.split():
                found[word].append(rest)
        for word, numbers in found.items():
            written[word].append(period + "".join(numbers))
    return {word: ",".join(periods) for word, periods in written.items()}


def _line(word: str, first: str, second: str) -> str:
    return f"{word}\t{first}\t{second}\n" if second else f"{word}\t{first}\n"


# --- what changes in it ---------------------------------------------------------------------------


def changed_drawers(
    removed: Iterable[Piece],
    added: Iterable[Piece],
    layout: Layout,
    content: Callable[[str], bytes],
) -> Mapping[str, bytes]:
    """The drawers that differ when some pieces go and others come, by path, with their new content.

    `content` gives what a drawer held, b"" for one that was not there. A drawer of cards that is
    left empty goes (a clean build has none); an empty drawer of words stays.
    """
    out, into = list(removed), list(added)
    going, coming = Counter(_postings(out)), Counter(_postings(into))
    leaving, arriving = (Counter(piece.card for piece in pieces) for pieces in (out, into))
    words = _by_drawer(going - coming, coming - going, lambda posting: _path(posting, layout))
    cards = _by_drawer(leaving - arriving, arriving - leaving, card_path)
    return {path: changed_words(content(path), *change) for path, change in words.items()} | {
        path: changed_cards(content(path), *change) for path, change in cards.items()
    }


Entry = TypeVar("Entry", bound=Posting | str)


def _by_drawer(
    going: Counter[Entry], coming: Counter[Entry], path: Callable[[Entry], str]
) -> Mapping[str, tuple[Counter[Entry], Counter[Entry]]]:
    found: dict[str, tuple[Counter[Entry], Counter[Entry]]] = {}
    for place, entries in enumerate((going, coming)):
        for entry, times in entries.items():
            found.setdefault(path(entry), (Counter(), Counter()))[place][entry] = times
    return found


def _postings(pieces: Iterable[Piece]) -> Iterator[Posting]:
    for piece in pieces:
        for part, words in ((TITLE, piece.title), (HEAD, piece.head), (TEXT, piece.text)):
            for word in words.split():
                yield Posting(word, piece.number, part)


def _path(posting: Posting, layout: Layout) -> str:
    return layout.text(posting.word) if posting.part == TEXT else layout.head(posting.word)


def changed_words(
    content: bytes, removed: Mapping[Posting, int], added: Mapping[Posting, int]
) -> bytes:
    """A drawer of words without some postings and with others, each so many times."""
    lines = dict(line.split("\t", 1) for line in content.decode().splitlines())
    for postings, put in ((removed, _without), (added, _with)):
        for (word, number, part), times in postings.items():
            first, _, second = lines.get(word, "").partition("\t")
            for _ in range(times):
                if part == HEAD:
                    second = put(second, number)
                else:
                    first = put(first, number)
            lines[word] = f"{first}\t{second}".rstrip("\t")
    return "".join(f"{word}\t{lines[word]}\n" for word in sorted(lines) if lines[word]).encode()


def _with(numbers: str, number: str) -> str:
    """The numbers as they are written, and one more."""
    periods = numbers.split(",") if numbers else []
    place, days = _period(periods, number)
    if days:
        insort(days, number[2:])
        periods[place] = number[:2] + "".join(days)
    else:
        periods.insert(place, number)
    return ",".join(periods)


def _without(numbers: str, number: str) -> str:
    """The numbers as they are written, without one of them that is there."""
    periods = numbers.split(",")
    place, days = _period(periods, number)
    days.remove(number[2:])
    periods[place : place + 1] = [number[:2] + "".join(days)] if days else []
    return ",".join(periods)


def _period(periods: list[str], number: str) -> tuple[int, list[str]]:
    """Where a number's period stands or would stand, and what is in it."""
    place = bisect_left(periods, number[:2])
    if place == len(periods) or periods[place][:2] != number[:2]:
        return place, []
    period = periods[place]
    return place, [period[start : start + 4] for start in range(2, len(period), 4)]


def changed_cards(content: bytes, removed: Mapping[str, int], added: Mapping[str, int]) -> bytes:
    """A drawer of cards without some and with others."""
    lines = Counter(content.decode().splitlines())
    lines.subtract(removed)
    lines.update(added)
    return "".join(f"{line}\n" for line in sorted(lines.elements())).encode()
