"""The texts of three suites that have broken other programs, and what is to be seen of each.

- the Big List of Naughty Strings;
- Trojan Source (CVE-2021-42574): source code that does not say what it seems to;
- the tokenizer and tree tests of html5lib.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from html.entities import html5

from office_from_data import rows

SUITES = {"suite_naughty_strings": 256, "suite_trojan_source": 23, "suite_html5lib": 250}
REFUSED = {"suite_naughty_strings": 7, "suite_trojan_source": 18, "suite_html5lib": 12}

REMARKS = 7
"""The texts with a comment that says something: nobody is to read it, and so they are refused."""

NAMED = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]+);")
"""A character by its name or number, as Markdown and HTML have it."""


def texts(suite: str) -> dict[str, str]:
    """The texts of a suite by their ids, with line feeds only, as every editor saves them."""
    return {
        str(row["id"]): re.sub(r"\r\n?", "\n", str(row["body"])).strip("\n") for row in rows(suite)
    }


def invisible(text: str) -> int:
    """Where the first character stands that nobody can see, or -1.

    Unicode's control and format characters, and separators of lines and paragraphs. Joiners pass
    between letters that need them and in emoji; a soft hyphen passes.
    """
    for place, character in enumerate(text):
        if character in "\t\n\r\u00ad" or (character in "\u200c\u200d" and joins(text[:place])):
            continue
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") and not is_drawn(character):
            return place
    return -1


def hidden(file: str) -> tuple[int, str]:
    """Where the first character stands that nobody can see, itself or as a code."""
    place = invisible(file)
    if place >= 0:
        return place, file[place]
    for code in NAMED.finditer(file):
        for character in _meant(code[1]):
            if invisible(character) >= 0 and character not in "\u200c\u200d":
                return code.start(), character
    return -1, ""


def remarks(text: str) -> bool:
    """Whether a comment has a letter or a digit; one that is not closed goes as far as its line."""
    closed = re.findall(r"<!--(.*?)-->", text, re.DOTALL)
    rest = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return any(map(str.isalnum, "".join((*closed, *re.findall(r"<!--(.*)", rest)))))


def joins(before: str) -> bool:
    """Whether a joiner may follow: after an emoji, or a letter not Latin, Greek or Cyrillic."""
    name = unicodedata.name(before[-1:] or " ", "")
    return before[-1:] == "\ufe0f" or not name.startswith(
        ("LATIN", "GREEK", "CYRILLIC", "DIGIT", "SPACE", "ZERO WIDTH")
    )


def is_drawn(character: str) -> bool:
    """Whether it is a format character with a shape: Arabic's signs for numbers and years."""
    return character in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"


def as_text(name: str, markdown: str) -> str:
    """What a reader should see of a text, white space apart."""
    shown = MARKDOWN[name](markdown) if name in MARKDOWN else decoded(markdown)
    return "".join(shown.split())


def decoded(text: str) -> str:
    """The text with characters for their codes."""
    return NAMED.sub(lambda code: _meant(code[1]) or code[0], text)


def _quotation(text: str) -> str:
    return re.sub(r"^>", "", text, flags=re.MULTILINE)


def _code(text: str) -> str:
    return text.replace("`", "")


MARKDOWN: dict[str, Callable[[str], str]] = {
    "blns-15": lambda text: text[1:],  # one backslash is kept of two
    "blns-183": _quotation,
    "blns-199": _quotation,
    "blns-377": _code,
    "blns-396": str,  # HTML that was typed stays as it was typed, codes and all
    "blns-419": lambda _: "",  # an item of a list, with nothing in it
    "blns-430": _code,
    "h5-test4.test-46": _code,
    "h5-test3.test-1308": _quotation,
}
"""The texts that mean something in Markdown, and what is left of them as text."""


def _meant(code: str) -> str:
    if not code.startswith("#"):
        return html5.get(f"{code};", "")
    digits = code[1:]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if is_character(number) else "\ufffd"


def is_character(number: int) -> bool:
    """Whether Unicode may have a character of that number: no surrogate, no noncharacter."""
    if number in range(0xD800, 0xE000) or number in range(0xFDD0, 0xFDF0):
        return False
    return 0 < number <= sys.maxunicode and number & 0xFFFE != 0xFFFE
