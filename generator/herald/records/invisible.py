"""Characters that nobody can see, which no file may hold.

They can hide a change from whoever reviews it (Trojan Source, CVE-2021-42574).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Joiners are letters' companions in Arabic, the scripts of India, and emoji; the rest is not typed.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
JOINERS = "\u200c\u200d"
"""They are letters' companions in many scripts, and in emoji."""
_JOINING_SCRIPTS = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip


# The characters of ASCII that are typed and seen: most files have few others, or none.
_ORDINARY = bytes([*b"\t\n\r", *range(0x20, 0x7F)])

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def first_invisible(text: str, content: bytes) -> tuple[int, str] | None:
    """Where `text` holds what nobody can see, and the sentence for it, or None.

    `content` is the same in UTF-8. A character that Markdown would read from its name (`&#x202e;`)
    counts like the character itself.
    """
    others = content.translate(None, delete=_ORDINARY)
    if others and _SUSPECT.search(others.decode()):
        for place in invisible(text):
            return place, why_not(text[place])
    for match in _ENTITY.finditer(text):
        for character in _named_by(match[0]):
            if _SUSPECT.match(character) and character not in JOINERS:
                return match.start(), why_not(character, f"{match[0]}, ")
    return None


def _named_by(entity: str) -> str:
    """What Markdown makes of `&#x202e;` or `&amp;`, or "" for a name that there is not.

    `html.unescape` would leave control characters out, as HTML has it and CommonMark has not.
    """
    name = entity[1:]
    if not name.startswith("#"):
        return html5.get(name, "")
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return chr(number) if number <= sys.maxunicode else ""


def invisible(text: str) -> Iterator[int]:
    """Where in the text a character stands that nobody can see."""
    for match in _SUSPECT.finditer(text):
        if not (match[0] in JOINERS and _joins(text, match.start())):
            yield match.start()


def why_not(character: str, written: str = "") -> str:
    """The sentence for an invisible character; `written` says how it came in, if by its name."""
    name = unicodedata.name(character, "a control character").lower()
    return (
        f"There is an invisible character here ({written}U+{ord(character):04X}, {name}); "
        "delete it and type the text anew"
    )


def _joins(text: str, place: int) -> bool:
    """Whether the joiner at `place` stands after a letter or an emoji that uses joiners."""
    before = text[place - 1] if place else ""
    if not before:
        return False
    if unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f":
        return True
    return unicodedata.name(before, "").startswith(_JOINING_SCRIPTS)
