"""Markdown as it is written: its links and images, and where each of them stands.

Rendering is the business of `render.prose`. Here is only what a check needs to show an editor the
place, without an engine: inline links and images, definitions of links, addresses that are typed as
they are, and, in pages written by hand, the HTML for links and images. Code is passed over. And how
many parts a text has, for who has to draw it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Link(NamedTuple):
    """A link or an image in a text."""

    offset: int
    """Of its first character in the text."""
    target: str
    """Where it leads, as written; "" when it says nothing."""
    words: str
    """The words of the link, or the alt text of the image."""
    is_image: bool


def links(text: str, *, html: bool = False) -> Iterator[Link]:
    """The links and images of `text`, in their order; with `html` those of typed HTML too."""
    signs = text.encode().translate(None, delete=_NO_SIGNS)
    has_addresses = "://" in text or "www." in text
    if b"[" not in signs and not has_addresses and not html:
        return
    bare = without_code(text)
    definitions = [*_DEFINITION.finditer(bare)] if b"]:" in signs else []
    found = [*_inline(bare), *_defined(definitions), *_by_reference(bare, definitions)]
    if has_addresses:
        found += _addresses(without_targets(bare), html=html)
    if html:
        found += _typed(bare)
    yield from sorted(found, key=lambda link: link.offset)


_NO_SIGNS = bytes(byte for byte in range(256) if byte not in b"[](:`~\\<")
"""What has no part in links and code; without it a text is short, and soon looked through."""

_FENCE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*"
    r"(?:\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(
    # Not across a blank line, nor into a quotation, list, heading or fence that starts below.
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*(?:\n|>|[-*+] |\d+[.)] |#|```|~~~)).)+?"
    r"(?<!`)(?P=ticks)(?!`)",
    re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\\[\]!`<]")


_FOREIGN = re.compile(r"lang:([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")


def foreign_language(target: str) -> str:
    """The language of words that are written `[Feliz día](lang:es)`; "" for a link that leads."""
    found = _FOREIGN.fullmatch(target)
    return found[1] if found else ""


def without_code(text: str, *, comments: bool = True) -> str:
    """The text with spaces in place of code, escaped brackets and, unless told not to, comments."""
    if "`" in text or "~" in text:
        text = _blanked(_FENCE, text)
    if "\\" in text:
        text = _blanked(_ESCAPED, text)
    if "`" in text:
        text = _blanked(_CODE, text)
    if "<" not in text or not comments:
        return text
    # Up to the last end of a comment: beyond it each `<!--` would be followed to the text's end.
    last = text.rfind("-->") + 3 if "-->" in text else 0
    return _blanked(_COMMENT, text[:last]) + text[last:]


def without_targets(bare: str) -> str:
    """A text without code, with spaces in place of where its links lead, and of their titles."""
    if "](" in bare:
        bare = _INLINE.sub(_without_target, bare)
    return _blanked(_DEFINITION, bare) if "]:" in bare else bare


def _without_target(link: re.Match[str]) -> str:
    kept = link.end("words") - link.start()
    return link[0][:kept] + _spaces(link[0][kept:])


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: _spaces(found[0]), text)


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


_WORDS = r"(?P<words>(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)"
_TARGET = r"(?:<(?P<bracketed>[^<>\n]*)>|(?P<bare>(?!<)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_INLINE = re.compile(rf"\[{_WORDS}\]\(\s*{_TARGET}{_TITLE}\s*\)")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\^\[\]\n][^\[\]\n]*)\]:[ \t]*\n?[ \t]*"
    r"(?:<(?P<bracketed>[^<>\n]*)>|(?P<bare>[^\s<]\S*))",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"!\[(?P<words>[^\[\]]*)\](?:\[(?P<label>[^\[\]\n]*)\])?(?!\()")


def _inline(text: str) -> Iterator[Link]:
    # Matched at every bracket, since an image may be the words of a link.
    for bracket in re.finditer(r"\[", text):
        place = bracket.start()
        found = _INLINE.match(text, place)
        if found:
            is_image = place > 0 and text[place - 1] == "!"
            yield Link(place - is_image, _target(found), found["words"], is_image)


def _defined(definitions: Sequence[re.Match[str]]) -> Iterator[Link]:
    for found in definitions:
        yield Link(
            found.start() + found[0].find("["), _target(found), found["label"], is_image=False
        )


def _by_reference(text: str, definitions: Sequence[re.Match[str]]) -> Iterator[Link]:
    """Images that take their address from a definition."""
    defined = {found["label"].casefold(): _target(found) for found in definitions}
    for found in _REFERENCE.finditer(text) if defined else ():
        target = defined.get((found["label"] or found["words"]).casefold())
        if target is not None:
            yield Link(found.start(), target, found["words"], is_image=True)


_ADDRESS = re.compile(
    r"<(?P<angled>https?://[^\s<>]*)>|(?<![A-Za-z])(?P<bare>https?://[^\s<\[\]]+)"
    r"|(?<![^\s*_~(>|])(?P<short>(?-i:www\.)[^\s<\[\]]+)",
    re.IGNORECASE,
)
_IN_ATTRIBUTE = ('"', "'", "=")
_AFTER_ADDRESS = "?!.,:;*_~'\""


def _addresses(text: str, *, html: bool) -> Iterator[Link]:
    """Addresses that become links as they are typed (https://github.github.com/gfm/, 6.9).

    In HTML not those that stand in a tag.
    """
    for found in _ADDRESS.finditer(text):
        if html and text[found.start() - 1 : found.start()] in _IN_ATTRIBUTE:
            continue
        target = found["angled"]
        if target is None:
            target = _without_end(found["bare"] or f"http://{found['short']}")
        yield Link(found.start(), target, target, is_image=False)


def _without_end(address: str) -> str:
    """An address without the marks of the sentence that it stands in, in one pass from its end."""
    end = len(address.rstrip(_AFTER_ADDRESS))
    unopened = address.count(")", 0, end) - address.count("(", 0, end)
    while unopened > 0 and address[end - 1] == ")":
        unopened, end = unopened - 1, end - 1
        while address[end - 1] in _AFTER_ADDRESS:
            end -= 1
    return address[:end]


_TAG = re.compile(r"<(?P<name>img|a)\b", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(
    r"\b(?P<name>src|href|alt)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE
)
_LONGEST_TAG = 2_000
"""Characters; so that a text full of quotation marks does not take for ever."""


def _typed(text: str) -> Iterator[Link]:
    for tag in _TAG.finditer(text):
        attributes = _ATTRIBUTES.match(text, tag.end(), tag.end() + _LONGEST_TAG)
        if not attributes:
            continue
        given = {
            found["name"].lower(): (found["double"] or found["single"] or "")
            for found in _ATTRIBUTE.finditer(attributes[0])
        }
        if tag["name"].lower() == "img":
            yield Link(tag.start(), given.get("src", ""), given.get("alt", ""), is_image=True)
        elif "href" in given:
            yield Link(tag.start(), given["href"], "", is_image=False)


def _target(found: re.Match[str]) -> str:
    return str(found["bracketed"] if found["bracketed"] is not None else found["bare"])


# --- how much there is ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Extent:
    """What there is to draw in a text, counted by its marks: an estimate, and rather too high."""

    cells: int
    """Of tables, those that a row leaves out too."""
    lines: int
    """Outside of tables, without blank ones: paragraphs, items, quotations, lines of code."""
    marks: int
    """Bold, italics, code, links, addresses, levels of quotations."""
    letters: int
    """In words of 33 letters and more, which may be broken after each."""

    @property
    def parts(self) -> int:
        """All of them."""
        return self.cells + self.lines + self.marks + self.letters


_COLUMNS = re.compile(r"[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line of a table below its head, which says how many columns there are."""
_MARK = re.compile(r"[*_`~]+|[\[<>]|://")
_LONG_WORD = re.compile(r"[^\s|]{33,}")


def extent(text: str) -> Extent:
    """How much there is to draw in `text`."""
    cells = lines = columns = 0
    for line in text.split("\n"):
        if not line.strip(" \t>\r"):
            columns = 0
        elif columns:
            cells += columns
        elif "|" in line and _COLUMNS.fullmatch(line):
            columns = len(re.findall("-+", line))
            cells += columns
            lines -= 1  # the head, which was taken for a line of text
        else:
            lines += 1
    marks = sum(1 for _ in _MARK.finditer(text))
    letters = sum(len(word[0]) for word in _LONG_WORD.finditer(text))
    return Extent(cells, max(lines, 0), marks, letters)


def has_more_parts(text: str, most: int) -> bool:
    """Whether there are more parts in `text` than `most`."""
    # A letter is in a line, a mark and a long word at most; only rows of tables have parts that
    # nobody has written. Nearly every text is so short that nothing need be counted.
    is_short = 3 * len(text) <= most and "|" not in text
    return not is_short and extent(text).parts > most
