"""The other forms that a text can have in a text: escaped, between tags, encoded.

A form gives what a text, or parts of it, are in plain; nothing where the form does not occur.
"""

from __future__ import annotations

import quopri
import re
from binascii import a2b_base64, unhexlify
from collections.abc import Callable, Iterable
from html import unescape
from string import ascii_letters, digits
from urllib.parse import unquote

# --- of a whole text ------------------------------------------------------------------------------

_TAG = re.compile(r"(<!--.*?-->|<[A-Za-z/!?][^<>]*>)", re.DOTALL)
_ENTITY = re.compile(r"&(?:#|[A-Za-z])")
_ESCAPE = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([0-7]{3})|(.))", re.DOTALL
)
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}|\r?\n)")


def begins_with_tag(text: str) -> bool:
    """Whether a text is HTML or XML as a whole."""
    return _TAG.match(text.lstrip("\ufeff \t\r\n")) is not None


def taken_apart(text: str) -> tuple[str, list[str]]:
    """HTML or XML as it is read, references to characters resolved, and its tags and comments."""
    parts = _TAG.split(text)
    return unescape(" ".join(parts[::2])), parts[1::2]


def without_tags(text: str) -> str:
    """HTML or XML as it is read; "" where there is no tag."""
    return taken_apart(text)[0] if _TAG.search(text) else ""


def unescaped(text: str) -> str:
    """A text with references to characters resolved, outside of tags."""
    return unescape(text) if _ENTITY.search(text) else ""


def without_backslashes(text: str) -> str:
    """JSON, JavaScript, iCalendar or a PDF string with its escapes resolved."""
    if "\\" not in text:
        return ""
    lines = [line for line in text.splitlines() if "\\" in line]
    return _without_surrogates(_ESCAPE.sub(_meant, "\n".join(lines)))


def _meant(match: re.Match[str]) -> str:
    four, braced, two, octal, letter = match.groups()
    if four or braced or two:
        number = int(four or braced or two, 16)
        return chr(number) if number <= 0x10FFFF else " "  # noqa: PLR2004 - Unicode's last
    if octal:
        return chr(int(octal, 8))
    return " " if letter in "nNrtbfv\r\n" else str(letter)


def _without_surrogates(text: str) -> str:
    """The text with each pair of surrogates as the one character that it stands for."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def from_quoted_printable(text: str) -> str:
    """Mail as its reader sees it."""
    lines: list[str] = []
    is_continued = False
    for line in text.splitlines() if _QUOTED.search(text) else ():
        if is_continued or _QUOTED.search(line) or line.endswith("="):
            lines.append(line)
        is_continued = line.endswith("=")
    quoted = "\n".join(lines).encode("utf-8", "replace")
    return quopri.decodestring(quoted).decode("utf-8", "replace")


WHOLE: dict[str, Callable[[str], str]] = {
    "without tags": without_tags,
    "unescaped": unescaped,
    "without backslashes": without_backslashes,
    "quoted-printable": from_quoted_printable,
}
"""The forms of whole texts, by what they are called in a report."""


# --- of a word ------------------------------------------------------------------------------------

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_ADDRESS = re.compile(r"[^\s\"'<>]+")


def percent_words(text: str) -> set[str]:
    """The web addresses and other words with percent codes."""
    if not _PERCENT.search(text):
        return set()
    return {
        word
        for line in text.splitlines()
        if "%" in line and _PERCENT.search(line)
        for word in _ADDRESS.findall(line)
        if "%" in word
    }


def without_percent(word: str) -> str:
    """A word with its percent codes resolved."""
    return unquote(word)


SHORTEST_CODE = 12
"""Letters of a word that may be base64: of nine bytes, which are the shortest value looked for."""
_BASE64 = bytes(
    letter if chr(letter) in f"{ascii_letters}{digits}+/-_" else 32 for letter in range(256)
)
_ONE_ALPHABET = bytes.maketrans(b"-_", b"+/")
SHORTEST_LINE = 40
"""Letters in a line of what is encoded over many lines; mail has 76, other forms 64."""
_LINES = re.compile(rb"(?:[A-Za-z0-9+/]{40,}\r?\n[ \t]?)+[A-Za-z0-9+/]+")
_HEX = re.compile(rb"[0-9A-Fa-f]{18,}")


def code_words(text: bytes) -> set[bytes]:
    """The words, some over many lines, that may be base64 or hexadecimal digits."""
    found = {word for word in {*text.translate(_BASE64).split()} if len(word) >= SHORTEST_CODE}
    if any(len(word) >= SHORTEST_LINE for word in found):
        found |= {b"".join(block.split()) for block in _LINES.findall(text)}
    return found


def from_base64(word: bytes) -> bytes:
    """The bytes of a word that may be base64, in either of its alphabets; nothing is checked."""
    letters = word.translate(_ONE_ALPHABET)
    # What lacks at the end counts as zeros, and a last letter alone says nothing.
    return a2b_base64(letters + b"A" * (-len(letters) % 4))


def from_base64_in(words: Iterable[bytes]) -> bytes:
    """The bytes of many words that may be base64, with zeros between them.

    What is encoded may follow something else, `/files/aGlkZGVu`, so that each word is read from
    each of its first four letters.
    """
    each = [word.translate(_ONE_ALPHABET) for word in words]
    moved = (word[start:] for start in range(4) for word in each)
    return a2b_base64(b"".join(word + b"A" * (-len(word) % 4) + b"AAAA" for word in moved))


def from_hex(word: bytes) -> list[bytes]:
    """The bytes of the hexadecimal digits in a word, from its first and from its second."""
    return [
        unhexlify(found[start : start + (len(found) - start) // 2 * 2])
        for found in _HEX.findall(word)
        for start in (0, 1)
    ]
