"""How hard a text is to read: its sentences, and the two formulas that the field knows.

Syllables are counted by rule and not looked up: a check runs without dictionaries (ADR 38 has what
that costs). Both formulas were made for running prose, so headings, tables, code and what somebody
else is quoted with are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Sentence(NamedTuple):
    """A sentence of a text."""

    offset: int
    """Where it begins in the text, in characters."""
    bare: str
    """Without the signs of Markdown."""
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """On one line: with one space for every run of white space."""
        return " ".join(self.bare.split())

    @property
    def is_quotation(self) -> bool:
        """Whether somebody else's words stand in it, which nobody may split."""
        return bool(_QUOTATION.search(self.bare))


def sentences(markdown: str) -> Iterator[Sentence]:
    """The sentences of the running prose in a Markdown text, in its order."""
    for start, block in _blocks(markdown):
        place = 0
        for end in [*_ends(block), len(block)]:
            written = block[place:end]
            bare = _bare(written)
            words = tuple(_WORD.findall(bare))
            if words:
                leading = len(written) - len(written.lstrip())
                yield Sentence(start + place + leading, bare, words)
            place = end


def grade(text: Sequence[Sentence]) -> float:
    """The school grade at which an English text is read (Flesch-Kincaid).

    J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel,
    1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    a_sentence, a_word = _rates(text, syllables)
    return 0.39 * a_sentence + 11.8 * a_word - 15.59


def ease(text: Sequence[Sentence]) -> float:
    """How easily a Spanish text is read, from 0 to 100 (Fernández-Huerta).

    J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214, 1959:
    206.84 - 60 syllables a word - 1.02 words a sentence.
    """
    a_sentence, a_word = _rates(text, spanish_syllables)
    return 206.84 - 60 * a_word - 1.02 * a_sentence


def _rates(text: Sequence[Sentence], count: Callable[[str], int]) -> tuple[float, float]:
    """Words a sentence, and syllables a word."""
    words = [word for sentence in text for word in sentence.words]
    said = sum(map(count, words))
    return len(words) / max(len(text), 1), said / max(len(words), 1)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """About how many syllables an English word has; a number counts as one."""
    letters = re.sub("[^a-z]", "", word.lower())
    found = len(re.findall("[aeiouy]+", letters))
    found += len(re.findall("i[ao](?!u)|eo|[aeiou]ing|[^q]ua|iu", letters))
    found -= len(re.findall("[ctsg]i(?:a|o)|[^aeiouydt]ed$|[^aeiouylrcszgh]es$", letters))
    if re.search("[^aeiouyl]e$|[aeiouy]le$|[lr]es$", letters):
        found -= 1
    return max(found, 1)


@lru_cache(maxsize=20_000)
def spanish_syllables(word: str) -> int:
    """How many syllables a Spanish word has: its strong vowels, and each group of weak ones alone.

    A number counts as one.
    """
    letters = re.sub("qu|g(?=u[eiéí])u", "q", word.lower())
    letters = re.sub("y$|y(?=[^aeiouáéíóú])", "i", letters)
    return max(sum(map(_nuclei, re.findall("[aeiouáéíóúü]+", letters))), 1)


def _nuclei(vowels: str) -> int:
    return len(re.findall("[aeoáéóíú]", vowels)) or 1


def parting(sentence: Sentence) -> str:
    """The words with which a new sentence could begin: after the pause nearest to the middle."""
    middle = len(sentence.text) / 2
    pauses = [
        found
        for found in _PAUSE.finditer(sentence.text)
        if _LEAST < found.end() < len(sentence.text) - _LEAST
    ]
    if not pauses:
        return ""
    best = min(pauses, key=lambda found: abs(found.end() - middle))
    return " ".join(sentence.text[best.end() :].split()[:4]).rstrip(",.;:")


_LEAST = 25
"""Characters: a shorter part is no sentence."""
_PAUSE = re.compile(
    "; | [–—] |: |, (?=(?:and|but|so|or|while|which|who|where|when|because|although|with|after|"
    "before|y|e|pero|o|que|quien|mientras|donde|cuando|porque|aunque|con|después|antes|lo cual|"
    "la cual)\\b)|"
    " (?=(?:and|but|while|because|which|pero|mientras|porque|aunque)\\b)"
)

# --- blocks, and where sentences end --------------------------------------------------------------

_FENCE = re.compile(r"[ \t]*(```|~~~)")
_NO_PROSE = re.compile(r"[ \t]*(?:#|>|\||<|={3,}$|-{3,}$| {4}|\t)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


def _blocks(markdown: str) -> Iterator[tuple[int, str]]:
    """Paragraphs and items of lists, each with where it begins."""
    place, start, lines, is_code = 0, 0, list[str](), False
    for line in [*markdown.splitlines(keepends=True), "\n"]:
        fence = _FENCE.match(line)
        is_code ^= bool(fence)
        item = _ITEM.match(line)
        if lines and (item or fence or is_code or not line.strip() or _NO_PROSE.match(line)):
            yield start, "".join(lines)
            lines = []
        if line.strip() and not (fence or is_code or _NO_PROSE.match(line)):
            mark = item.end() if item else 0
            if not lines:
                start = place + mark
            lines.append(line[mark:])
        place += len(line)


# Where a pattern begins with a set of characters, Python looks for those alone; where it begins
# with a choice, or with a set that repeats, it tries everywhere. Hence `[.!?…][.!?…]*` here.
_END = re.compile(r"[.!?…][.!?…]*(?P<after>[\"”’»)\]*_]*)(?=\s+[\"“‘«(\[*_¿¡]*[A-ZÁÉÍÓÚÑ0-9¿¡])")
_BEFORE = re.compile(r"(?P<word>[\w.’'-]*)[.!?…]+\Z")
_LONGEST = 40
"""Characters: no abbreviation is as long."""
_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr st ave blvd rd no nos sen rep gov lt jan feb aug sept oct nov dec wash ore "
        "calif inc jr sr dept rev hon col gen sgt capt prof vs etc e.g i.e p.m a.m u.s "
        "sra dra lic núm av ee uu"
    ).split()
)
"""After which a point ends no sentence, without that point; single letters never end one."""


def _ends(block: str) -> Iterator[int]:
    """Where each sentence but the last ends."""
    # The word is looked for afterwards: to begin with it takes five times as long.
    for found in _END.finditer(block):
        place = max(0, found.start() - _LONGEST)
        *_, last = block[place : found.start("after")].rsplit(maxsplit=1)
        before = _BEFORE.search(last)
        word = before["word"].lower() if before else ""
        if word not in _ABBREVIATIONS and len(word) != 1:
            yield found.end()


_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
# Itself, and a backslash before any.
_SIGN = re.compile(r"[*_`\\](?:(?<!\\)|(?=[^\w\s]))")
_WORD = re.compile(r"[^\W\d_]\w*+(?:[’'-]++\w++)*+|\d[\d,.:]*+(?:-\w++)*+")
_QUOTATION = re.compile('[“”«»"]')


def _bare(written: str) -> str:
    return _SIGN.sub("", _LINK.sub(r"\1", written) if "](" in written else written)
