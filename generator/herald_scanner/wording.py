"""Texts as they are compared: as words, and as a skeleton that survives almost any typesetting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from babel import Locale, UnknownLocaleError

LONG_ENOUGH = 12
"""Letters and digits of a run of words. 'city hall' says nothing; what is this long rarely comes
twice by chance. A letter of Chinese, Japanese or Korean counts as two."""
SHORTEST_VALUE = 8
"""Letters and digits of a whole value that is looked for though no run of it is long enough."""

_SEPARATED = bytes(c if chr(c).isalnum() or c > 127 else 32 for c in bytes(range(256)).lower())  # noqa: PLR2004
_NOT_ASCII = bytes(range(128, 256))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""


def words(text: str) -> bytes:
    """The words of a text in UTF-8, small, with one space around each; "" where there are none.

    Compatible forms are made one (NFKC), cases folded, invisible characters (Cf) dropped. Whatever
    is no letter, mark or digit separates. In scripts without spaces every letter is a word.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).casefold()
        text = _BEYOND_ASCII.sub(_spelled, text)
    found = text.encode("utf-8", "replace").translate(_SEPARATED).split()
    return b" %b " % b" ".join(found) if found else b""


def _spelled(match: re.Match[str]) -> str:
    return _letters(match[0])


@lru_cache(1 << 16)
def _letters(letters: str) -> str:
    spelled = ""
    for letter in letters:
        category = unicodedata.category(letter)
        if category[0] == "M":
            spelled += letter
        elif category == "Cf" or category == "Cs":  # noqa: PLR1714
            continue
        elif not letter.isalnum():
            spelled += " "
        elif _WITHOUT_SPACES.match(letter):
            spelled += f" {letter}"
        else:
            spelled += letter
    if _WITHOUT_SPACES.match(letters[-1]):
        spelled += " "
    return spelled


def skeleton(separate: bytes) -> bytes:
    """Only the ASCII letters and digits of words: one chain, whatever stood between them."""
    return separate.translate(None, _NOT_ASCII + b" ")


def whole_skeleton(separate: bytes) -> bytes:
    """All letters and digits of words in one chain."""
    return separate.replace(b" ", b"")


def skeletons(separate: bytes) -> Iterator[bytes]:
    """The chains by which words can be known.

    Beside the ASCII letters and all letters these are the letters without their marks, as
    addresses have them: `zoe` for Zoë, which is `zo` where a program wrote `Zo?`.
    """
    yield skeleton(separate)
    if not separate.isascii():
        yield whole_skeleton(separate)
        bare = unicodedata.normalize("NFKD", separate.decode())
        yield skeleton(words("".join(c for c in bare if not unicodedata.combining(c))))


def weight(word: bytes) -> int:
    """How many letters and digits a word counts for."""
    if word.isascii():
        return len(word)
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in word.decode()
        if not unicodedata.combining(letter)
    )


def runs(separate: bytes, ordinary: frozenset[bytes]) -> Iterator[bytes]:
    """The shortest runs of words that are long enough, one from each word that has enough after it.

    `ordinary` words, small numbers and years belong to a run and do not make it longer: a page has
    'Thursday, Dec. 3, 2026, at 6 p.m.' because something else is then.
    """
    listed = separate.split()
    weights = [0 if _is_ordinary(word, ordinary) else weight(word) for word in listed]
    start = length = 0
    for end, counted in enumerate(weights, 1):
        length += counted
        while length >= LONG_ENOUGH:
            yield b" %b " % b" ".join(listed[start:end])
            length -= weights[start]
            start += 1


def is_telling(separate: bytes, ordinary: frozenset[bytes]) -> bool:
    """Whether a whole value is worth looking for: no date, and not too short."""
    counted = sum(weight(word) for word in separate.split() if not _is_ordinary(word, ordinary))
    return counted >= SHORTEST_VALUE


_NUMBER = re.compile(rb"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d")


def _is_ordinary(word: bytes, ordinary: frozenset[bytes]) -> bool:
    return word in ordinary or _NUMBER.fullmatch(word) is not None


def ordinary_words(languages: Iterable[str]) -> frozenset[bytes]:
    """The words that dates and times are written with, in those languages and in English."""
    listed = ["a.m. p.m. am pm jan feb mar apr aug sept oct nov dec noon midnight"]
    for locale in _locales(languages):
        for names in (locale.months, locale.days, locale.day_periods):
            for widths in names.values():
                listed += (name for width in widths.values() for name in width.values())
    return frozenset(word for text in listed for word in words(text).split())


def language_names(languages: Iterable[str]) -> list[str]:
    """What all languages are called in those and in English: pages say what is interpreted."""
    return [name for locale in _locales(languages) for name in locale.languages.values()]


def _locales(languages: Iterable[str]) -> Iterator[Locale]:
    for language in sorted({"en", *languages}):
        with suppress(ValueError, UnknownLocaleError):
            yield Locale.parse(language, sep="-")
