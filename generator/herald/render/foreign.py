"""Words in another language than those around them, in a page that is whole.

A catalogue may lack some of the interface's words; they stay English then, and a screen reader has
to know that. The words are marked where they are said, and what stands in a page's text gets its
`lang` when the page is whole: in an attribute or a title there is no place for one.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Code points that Unicode keeps for a program's own use: no text of a record may hold them. The
# page's slots have the two before (outputs/shell/slots.py).
_OPEN, _CLOSE = "\ufdd2", "\ufdd3"

MARK = _OPEN.encode()
"""What a page holds, in bytes, when there is something to settle in it."""

_TOKEN = re.compile(
    rf"(<(?P<plain>title|option|script|style|textarea)\b.*?</(?P=plain)>|<[^<>]*>|[{_OPEN}{_CLOSE}])",
    re.DOTALL,
)


def marked(words: str) -> str:
    """English words among those of another language; `settled` says so in the page."""
    return f"{_OPEN}{words}{_CLOSE}"


def unmarked(words: str) -> str:
    """The words alone."""
    return words.replace(_OPEN, "").replace(_CLOSE, "")


def settled(page: str) -> str:
    """The page with `lang` on what was marked; where no element can stand, the words alone.

    An option can hold no element, but says itself what it is in.
    """
    if _OPEN not in page:
        return page
    depth = 0
    parts: list[str] = []
    for part in _tokens(page):
        if part == _OPEN:
            depth += 1
            parts.append(opening("en", "ltr") if depth == 1 else "")
        elif part == _CLOSE:
            depth -= 1
            parts.append("" if depth else "</span>")
        elif part.startswith("<option") and _OPEN in part:
            parts.append(unmarked(part).replace("<option", '<option lang="en" dir="ltr"', 1))
        else:
            parts.append(unmarked(part))
    return "".join(parts)


_PHONE = re.compile(r"(?<![\w-])\+?\d{1,4}(?:-\d{2,4}){1,3}(?![\w-])")


def numbers_apart(html: Markup, element: str = "bdi") -> Markup:
    """The HTML with telephone numbers that keep their order among letters of Arabic or Hebrew.

    After such letters a hyphen parts the numbers beside it, and `360-555-0100` would be read as
    `0100-555-360` (Unicode Standard Annex 9, rules W2 and W4).
    """
    parts = _TAG.split(html)
    apart = (
        part if place % 2 else _PHONE.sub(rf'<{element} dir="ltr">\g<0></{element}>', part)
        for place, part in enumerate(parts)
    )
    return Markup("".join(apart))  # noqa: S704 - it was HTML before


_TAG = re.compile("(<[^<>]*>)")


def opening(language: str, direction: str) -> str:
    """The tag before a passage in `language`."""
    return f'<span lang="{escape(language)}" dir="{direction}">'


def _tokens(page: str) -> list[str]:
    place = 0
    tokens = []
    for found in _TOKEN.finditer(page):
        tokens += [page[place : found.start()], found[0]]
        place = found.end()
    return [*tokens, page[place:]]
