"""The words that a record is found by: small letters without accents, and none that all texts have.

A text becomes a row of words by four steps, which `search.js` takes in the same order with what a
reader types: Unicode's compatibility form (NFKD), the combining marks U+0300 to U+036F out, small
letters, and then every unbroken run of letters and digits. So `Ñuñoa` and `nunoa` are one word, and
`mayor’s` is `mayor`, for no single letter is a word. Forms of a word (`hearing`, `hearings`) are
brought together in the browser, which sees all words of a beginning: here they stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

STOP_WORDS = frozenset(
    """
    about after all also am an and any are as at be because been before being between both but by
    can could did do does during each for from had has have he her here him his how if in into is
    it its just may me more most my no nor not of on only or other our out over own she should so
    some such than that the their them then there these they this those through to too under until
    up upon us very was we were what when where which while who whom why will with would you your

    a al algo ante antes asi aun aunque cada como con contra cual cuales cuando de del desde donde
    durante e el ella ellas ellos en entre era es esa esas ese eso esos esta estan estas este esto
    estos fue fueron ha han hasta hay la las le les lo los mas me mi mientras muy nos nuestra
    nuestras nuestro nuestros o otra otras otro otros para pero por porque que quien quienes se sea
    ser si sin sobre son su sus tambien tan te tiene tienen todo todos tras tu u un una unas uno
    unos usted y ya yo
    """.split()
)
"""The words that hold sentences together, of the program's two languages, folded.

They stand in nearly every record, so they would make the largest files and find nothing. Every
index leaves out both languages': a Spanish reader is also given what is there only in English.
"""

COMMONPLACE = frozenset(
    "city mayor mayors office ciudad alcalde alcaldesa alcaldia oficina municipal".split()
)
"""What every page of a mayor's office is about.

At the head of a record these words tell something; in the text below they would be on nearly every
record, so there they are not noted, and a search takes them for granted.
"""

LONGEST = 40
"""In bytes of UTF-8. What is longer is an address or a code, which nobody types."""

_MARKS = re.compile("[\u0300-\u036f]+")
_SIGNS = re.compile(r"[^\w\x00-\x7f]+")
_TABLE = bytes(
    ord(chr(byte).lower()) if chr(byte).isalnum() or byte > 127 else ord(" ")  # noqa: PLR2004
    for byte in range(128)
) + bytes(range(128, 256))
_LETTERS = frozenset(bytes([letter]) for letter in range(ord("a"), ord("z") + 1))
_NOT_AT_THE_HEAD = _LETTERS | {word.encode() for word in STOP_WORDS}
_NOT_IN_THE_TEXT = _NOT_AT_THE_HEAD | {word.encode() for word in COMMONPLACE}


def head_words(text: str, known: Collection[bytes] = ()) -> dict[bytes, None]:
    """The words of a title or a summary, each once in its order; none that are `known`."""
    return _distinct(text, _NOT_AT_THE_HEAD, known)


def text_words(text: str, known: Collection[bytes] = ()) -> dict[bytes, None]:
    """The words of a running text, each once in its order; none that are `known`."""
    return _distinct(text, _NOT_IN_THE_TEXT, known)


def _distinct(
    text: str, left_out: Collection[bytes], known: Collection[bytes]
) -> dict[bytes, None]:
    # Bytes and C's loops: at ten thousand records this is most of the work.
    every = folded(text).encode().translate(_TABLE).split()
    found = dict.fromkeys(filterfalse(left_out.__contains__, every))
    for word in known:
        found.pop(word, None)
    if max(map(len, found), default=0) > LONGEST:
        return {word: None for word in found if len(word) <= LONGEST}
    return found


def folded(text: str) -> str:
    """The text without accents, spaces for all signs outside ASCII; ASCII stays as it is."""
    if text.isascii():
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    return _SIGNS.sub(" ", bare)
