"""Typst, behind one door: a template and data become a PDF that everyone can read and keep.

What people wrote reaches a template as data, in JSON, and never as Typst source: `#read(...)`, `$`,
`@` and the like in a record are printed as they stand. Each template says at its top what it wants.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    import typst

DOCUMENTS: Final = Path(__file__).parent.parent / "templates" / "documents"
FONTS: Final = DOCUMENTS / "fonts"

DEPTH: Final = 12
"""How deep nodes of prose may stand in one another; what is deeper is printed at this depth.

Typst gives up at some 16 nested quotations ("maximum show rule depth exceeded").
"""

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final = ("p", *_HEADINGS, "ul", "ol", "blockquote", "pre", "table", "hr", "section")
_PARTS: Final = ("li", "thead", "tbody", "tr", "th", "td")
"""What is nothing outside the node that it is a part of."""
_APART: Final = frozenset(_BLOCKS + _PARTS)
_WITHIN_A_LINE: Final = ("a", "code", "del", "em", "img", "span", "strong", "sup")
_SPACE: Final = re.compile(r"[ \t\n\f\r]+")


class NotTypeset(RuntimeError):  # noqa: N818 - the name says what did not happen
    """A template and its data that Typst refuses, in Typst's own words."""


def typeset(template: str, data: Mapping[str, object], at: datetime) -> bytes:
    """The PDF that `template`, a file of templates/documents, makes of `data`.

    PDF/UA-1 and PDF/A-2a at once. The same arguments give the same bytes, wherever Herald stands.

    `data` holds text, numbers, yes or no, None, and lists and mappings of them; `bytes` are
    pictures (SVG, PNG, JPEG, GIF, WebP). A run of white space counts as one space, as in HTML, save
    in a `pre` node. A list that holds a node (a mapping with a `tag`) is prose.

    `at` is the document's own moment, with its offset: it becomes the date of creation, so a
    document made again for another `at` has other bytes.

    A character without a glyph in the fonts shipped is printed as its code, `[U+0995]`: never a
    box, and never a reason to have no briefing book at 7 a.m. Ask `unprintable` before.

    Raises NotTypeset when a picture cannot be read, or `data` is not what the template asks for.
    """
    if at.utcoffset() is None:
        raise ValueError(f"a document's moment needs an offset: {at.isoformat()}")
    moment = int(at.timestamp())
    made = _made(template, data, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=moment)
    return cast("bytes", made)


def drawn(template: str, data: Mapping[str, object]) -> bytes:
    """The picture that `template` makes of `data`: a PNG, a pixel to each of its points.

    `data` is what `typeset` takes. The same arguments give the same bytes. A picture has no text
    for those who do not see it: whoever shows it says beside it what it says.

    Raises NotTypeset as `typeset` does, and when the template makes more pages than one.
    """
    made = _made(template, data, format="png", ppi=_POINTS_TO_AN_INCH)
    if isinstance(made, list):
        raise NotTypeset(f"{template}: a picture is one page, and this is {len(made)}")
    return cast("bytes", made)


def laid_out(template: str, data: Mapping[str, object]) -> bytes:
    """A PDF of what `drawn` draws, for pixels alone: nobody is given it, so it has no tags.

    Raises NotTypeset as that does.
    """
    return cast("bytes", _made(template, data, format="pdf", timestamp=0))


_POINTS_TO_AN_INCH: Final = 72


def _made(template: str, data: Mapping[str, object], **form: object) -> object:
    import typst

    try:
        return _PRESS.compiler.compile(
            input=_files(template, data),  # type: ignore[type-var] # the stub forgot files by name
            **form,  # type: ignore[arg-type] # what Typst is told of a form is checked by Typst
        )
    except typst.TypstError as error:
        raise NotTypeset("\n".join([f"{template}: {error.message}", *error.hints])) from error


def is_of_one_page(template: str, data: Mapping[str, object]) -> bool:
    """Whether `template` makes a single page of `data`, as `ending` measures it.

    Raises NotTypeset as `typeset` does.
    """
    # A pixel to the inch: that pages are drawn takes no time, beside that they are laid out.
    return not isinstance(_made(template, _measured(data), format="png", ppi=1), list)


class Ending(NamedTuple):
    """Where the text of a document ends."""

    page: int
    """The first is 1."""
    down: float
    """Points from the upper edge of that page."""


def ending(template: str, data: Mapping[str, object]) -> Ending:
    """Where the text ends that `template` makes of `data`: of those that ask for `measured`.

    Pages are laid out and not written, which takes about half the time of `typeset`, and that of
    `is_of_one_page` twice. Raises NotTypeset as they do.
    """
    import typst

    with _LOADING:
        fonts = _fonts()
    # A query has no files of its own, so this compiler serves one document.
    compiler = typst.Compiler(  # type: ignore[type-var] # the stub forgot files by name
        input=_files(template, _measured(data)),
        root=DOCUMENTS,
        font_paths=fonts,
        ignore_system_fonts=True,
    )
    try:
        found = json.loads(compiler.query("<end>", field="value", one=True))
    except typst.TypstError as error:
        raise NotTypeset("\n".join([f"{template}: {error.message}", *error.hints])) from error
    return Ending(found["page"], float(found["y"].removesuffix("pt")))


def _measured(data: Mapping[str, object]) -> Mapping[str, object]:
    """The data of a document that says where its text ends."""
    return {**data, "measured": True}


def unprintable(text: str) -> list[str]:
    """The characters of `text` that no font shipped can print, each once, in their order."""
    others = text.encode("utf-8", "surrogatepass").translate(None, delete=_ascii_covered())
    if not others:
        return []
    return list(dict.fromkeys(_not_covered().findall(others.decode("utf-8", "surrogatepass"))))


@lru_cache(maxsize=1)
def _ascii_covered() -> bytes:
    """The bytes of what can be printed and is no more than a byte: most texts have few others."""
    return bytes(code for code in range(0x80) if not _not_covered().match(chr(code)))


@lru_cache(maxsize=1)
def _not_covered() -> re.Pattern[str]:
    """What fonts/coverage.txt does not name: one or two hexadecimal code points to a line."""
    lines = (FONTS / "coverage.txt").read_text(encoding="utf-8").splitlines()
    ranges = (line.split("-") for line in lines if line and not line.startswith("#"))
    covered = "".join(rf"\U{int(ends[0], 16):08x}-\U{int(ends[-1], 16):08x}" for ends in ranges)
    return re.compile(f"[^{covered}]")


_LOADING: Final = threading.Lock()


class _Press(threading.local):
    """The compiler of one thread: a compiler serves one thread at a time."""

    @cached_property
    def compiler(self) -> typst.Compiler:
        import typst

        with _LOADING:
            fonts = _fonts()
        return typst.Compiler(root=DOCUMENTS, font_paths=fonts, ignore_system_fonts=True)


_PRESS: Final = _Press()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts shipped, for all threads: call it under `_LOADING`, or two load them at once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _files(template: str, data: Mapping[str, object]) -> dict[str, bytes]:
    """What Typst finds in memory beside the templates; nothing is written to a disk.

    Not `sys.inputs`: they are a part of Typst's library, and with another library it forgets all
    that it remembers of the modules, the regular expressions and the drawings of the one before.
    """
    return {
        "main.typ": f'#include "{template}"'.encode(),
        "data.json": json.dumps(_given(data), separators=(",", ":")).encode(),
    }


def _given(value: object) -> object:
    """`value` in the words of JSON."""
    match value:
        case str():
            return _printable(_spaced(value))
        case bytes():
            return _picture(value)
        case Mapping():
            return {str(name): _given(part) for name, part in value.items()}
        case list() | tuple():
            if any(isinstance(part, Mapping) and "tag" in part for part in value):
                return _prose(value, _Outline(), depth=1)
            return [_given(part) for part in value]
        case None | bool() | int() | float():
            return value
        case _:
            raise TypeError(f"a document is given text and numbers, not {type(value).__name__}")


def _spaced(text: str) -> str:
    """The text with one space for every run of white space."""
    # Nearly every text is so already, and to look takes less than to replace.
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def _printable(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _not_covered().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _picture(content: bytes) -> str | list[int]:
    """What Typst's `bytes()` makes `content` of again; an SVG file is text."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return list(content)


class _Outline:
    """The level of the heading before: PDF/UA allows no heading more than one level below it."""

    def __init__(self) -> None:
        self.level = 1

    def settled(self, tag: str) -> str:
        self.level = min(max(int(tag[1]), 2), self.level + 1)
        return f"h{self.level}"


def _prose(
    nodes: Sequence[object], outline: _Outline, *, depth: int, verbatim: bool = False
) -> list[object]:
    """Nodes that Typst can draw: levels of headings without gaps, and none deeper than DEPTH."""
    settled: list[object] = []
    # Between blocks white space is nothing; printed it would be an empty paragraph.
    among_blocks = any(isinstance(node, Mapping) and node["tag"] in _APART for node in nodes)
    for node in nodes:
        if among_blocks and isinstance(node, str) and not node.strip(" \t\n\f\r"):
            continue
        if isinstance(node, Mapping):
            tag = str(node["tag"])
            if depth >= DEPTH and tag not in _PARTS:
                settled.append(_printable(_words(node)))
                continue
            settled.append(
                {
                    "tag": outline.settled(tag) if tag in _HEADINGS else tag,
                    "attrs": _given(node.get("attrs", {})),
                    "children": _prose(
                        node.get("children", ()),
                        outline,
                        depth=depth + 1,
                        verbatim=verbatim or tag == "pre",
                    ),
                }
            )
        else:
            text = str(node)
            written = text.expandtabs(4).replace("\r", "") if verbatim else _spaced(text)
            settled.append(_printable(written))
    return settled


def _words(node: object) -> str:
    """A node in words alone: addresses in parentheses, pictures in brackets."""
    words: list[str] = []
    left: list[object] = [node]
    while left:
        part = left.pop()
        if not isinstance(part, Mapping):
            words.append(str(part))
            continue
        attributes = part.get("attrs", {})
        if part["tag"] == "img" and attributes.get("alt"):
            words.append(f"[{attributes['alt']}]")
        if part["tag"] == "a" and attributes.get("href"):
            left.append(f" ({attributes['href']})")
        if part["tag"] not in _WITHIN_A_LINE:
            words.append(" ")
            left.append(" ")
        left.extend(reversed(part.get("children", ())))
    return _SPACE.sub(" ", "".join(words))
