"""Drawings (SVG) written anew: shapes, colors and words, and nothing that runs or loads.

An SVG is a page of its own: opened by its address it can run scripts, and any program may keep its
own data in it. So it is read as data and only what is listed here is written. It stays a drawing,
and is not made into pixels: a seal is printed at any size, and is small.

What draws nothing is left out: comments, metadata, descriptions, data of drawing programs, what
layers are called, and what was put aside and nothing refers to. What would be missed is refused, so
that nobody finds a drawing changed without a word; so are parts that are hidden, such as a layer
that is switched off, since one line of text brings them to light.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"

_SHAPES = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"}
_WORDS = {"text", "textPath", "title", "tspan"}
_AROUND = {"clipPath", "defs", "g", "marker", "mask", "pattern", "svg", "symbol", "use"}
_PAINTS = {"linearGradient", "radialGradient", "stop"}
_ELEMENTS = _SHAPES | _WORDS | _AROUND | _PAINTS
_LEFT_OUT = {"desc", "metadata", "view", "cursor"}

_STYLES = set(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction "
    "display dominant-baseline fill fill-opacity fill-rule font-family font-size font-stretch "
    "font-style font-variant font-weight letter-spacing marker-end marker-mid marker-start mask "
    "opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor text-decoration text-rendering unicode-bidi vector-effect "
    "visibility word-spacing writing-mode".split()
)
"""What a drawing may say as an attribute or in `style`; written as an attribute either way."""

_PLACES = set(
    "aria-hidden aria-label aria-labelledby clipPathUnits cx cy d dx dy focusable fr fx fy "
    "gradientTransform gradientUnits height id lang lengthAdjust markerHeight markerUnits "
    "markerWidth maskContentUnits maskUnits method offset orient pathLength patternContentUnits "
    "patternTransform patternUnits points preserveAspectRatio r refX refY role rotate rx ry side "
    "spacing spreadMethod startOffset textLength transform viewBox width x x1 x2 y y1 y2".split()
)
_HIDDEN = {"display": {"none"}, "visibility": {"collapse", "hidden"}}
"""What hides a part."""
_DRAWN_ELSEWHERE = _PAINTS | {"clipPath", "defs", "marker", "mask", "pattern"}
"""What these hold is drawn where it is asked for, hidden or not."""

_REFERRING = {"use", "textPath", "linearGradient", "radialGradient", "pattern"}

_INSIDE = re.compile(r"#[^\s\"'()<>\\]+")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)[\"']?\s*\)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+svg\b[^>\[]*>", re.IGNORECASE)

MOST_BYTES = 5_000_000
MOST_ELEMENTS = 100_000
"""With what `use` repeats: ten times ten times ten of a shape would keep a browser busy."""
DEEPEST = 100

_UNREADABLE = "the drawing cannot be read; save it anew as plain SVG"


@dataclass
class _Element:
    name: str
    attributes: dict[str, str]
    inside: list[_Element | str] = field(default_factory=list)


def redrawn(content: bytes) -> bytes:
    """The drawing with what may be in it; raises Unfit."""
    root = _read(content)
    _count(root)
    _tidy(root)
    return f"{''.join(_written(root, is_root=True))}\n".encode()


# --- reading --------------------------------------------------------------------------------------


def _read(content: bytes) -> _Element:
    if len(content) > MOST_BYTES:
        raise Unfit(f"the drawing has more than {MOST_BYTES:,} bytes; save it as PNG")
    try:
        text = _DOCTYPE.sub("", content.decode("utf-8-sig"), count=1)
        reading = _Reading()
        reading.parser.Parse(text.encode(), True)  # noqa: FBT003 - that this is all of it
    except (UnicodeDecodeError, expat.ExpatError) as error:
        raise Unfit(_UNREADABLE) from error
    return reading.root


class _Reading:
    """The drawing as its parser goes through it."""

    def __init__(self) -> None:
        self.root = _Element("", {})
        self._open = [self.root]
        self._skipped = 0
        self._elements = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._entities

    def _entities(self, *_: object) -> None:
        raise Unfit("the drawing declares entities; save it anew as plain SVG")

    def _start(self, name: str, written: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if len(self._open) == 1 and (space, local) != (SVG, "svg"):
            raise Unfit(f'the drawing has no xmlns="{SVG}"; save it anew as plain SVG')
        if self._skipped or space != SVG or local in _LEFT_OUT:
            self._skipped += 1
            return
        if local not in _ELEMENTS:
            raise Unfit(_sentence(local))
        self._elements += 1
        if len(self._open) > DEEPEST or self._elements > MOST_ELEMENTS:
            raise Unfit("the drawing has too many parts; save it as PNG")
        element = _Element(local, _attributes(local, written))
        if len(self._open) == 1:
            self.root = element
        else:
            self._open[-1].inside.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:
        del name
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _words(self, text: str) -> None:
        if not self._skipped and self._open[-1].name in _WORDS:
            self._open[-1].inside.append(text)


def _sentence(element: str) -> str:
    match element:
        case "style":
            return (
                "the drawing has a style sheet, which would reach the page it stands in; save it "
                "with 'presentation attributes'"
            )
        case "image" | "feImage":
            return "the drawing holds a picture; save the whole as PNG"
        case "a":
            return "the drawing holds a link; put the link into the text beside it"
    return f"the drawing holds '{element}', and is to be nothing but shapes; save it as plain SVG"


def _attributes(element: str, written: dict[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for full, value in written.items():
        space, _, name = full.rpartition(" ")
        if name.lower().startswith("on"):
            raise Unfit(f"the drawing holds a script ('{name}'); save it as plain SVG")
        if name == "href" and space in ("", _XLINK):
            if element not in _REFERRING or not _INSIDE.fullmatch(value.strip()):
                raise Unfit("the drawing loads another file; save it as plain SVG, or as PNG")
            kept["href"] = value.strip()
        elif space:
            continue
        elif name == "style":
            kept |= {key: one for key, one in _declared(value) if key in _STYLES}
        elif name in _PLACES or name in _STYLES:
            kept.setdefault(name, value)
    for value in kept.values():
        _stays_inside(value)
    hiding = (kept.get(name, "").strip().lower() in values for name, values in _HIDDEN.items())
    if element not in _DRAWN_ELSEWHERE and any(hiding):
        raise Unfit("the drawing has hidden parts, which anybody can bring to light; delete them")
    return kept


def _declared(style: str) -> Iterator[tuple[str, str]]:
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    for declaration in bare.split(";"):
        name, _, value = declaration.partition(":")
        yield name.strip().lower(), value.replace("!important", "").strip()


def _stays_inside(value: str) -> None:
    if "\\" in value or "@import" in value.lower():
        raise Unfit("the drawing hides what it says behind codes; save it as plain SVG")
    found = _URL.findall(value)
    if len(found) != value.lower().count("url(") or not all(map(_INSIDE.fullmatch, found)):
        raise Unfit("the drawing loads another file; save it as plain SVG, or as PNG")


# --- counting -------------------------------------------------------------------------------------


def _count(root: _Element) -> None:
    """Raises Unfit for a drawing that repeats its parts without end, or too often."""
    named: dict[str, _Element] = {}
    for element in _every(root):
        named.setdefault(element.attributes.get("id", ""), element)
    weights: dict[int, int] = {}

    def weight(element: _Element, above: frozenset[int]) -> int:
        if id(element) in above or len(above) > 3 * DEEPEST:
            raise Unfit("the drawing repeats itself without end; save it as plain SVG")
        if id(element) not in weights:
            inner = above | {id(element)}
            parts = [weight(one, inner) for one in element.inside if isinstance(one, _Element)]
            parts += [weight(named[name], inner) for name in _used(element) if name in named]
            weights[id(element)] = 1 + sum(parts)
        if weights[id(element)] > MOST_ELEMENTS:
            raise Unfit("the drawing has too many parts; save it as PNG")
        return weights[id(element)]

    weight(root, frozenset())


def _used(element: _Element) -> Iterator[str]:
    """The ids of what is drawn again for this element."""
    for name, value in element.attributes.items():
        yield from (one[1:] for one in ([value] if name == "href" else _URL.findall(value)))


def _every(element: _Element) -> Iterator[_Element]:
    yield element
    for one in element.inside:
        if isinstance(one, _Element):
            yield from _every(one)


# --- tidying --------------------------------------------------------------------------------------

_ASIDE = (_DRAWN_ELSEWHERE - {"stop"}) | {"symbol"}
"""What is drawn only where something that is drawn refers to it, or to what it holds."""


def _tidy(root: _Element) -> None:
    """Takes out the names that nothing refers to, and what was put aside and is drawn nowhere."""
    drawn, referred = _drawn(root)
    # From the innermost on, so that what holds nothing more that is drawn goes too.
    for element in reversed([*_every(root)]):
        if element.attributes.get("id") not in referred:
            element.attributes.pop("id", None)
        element.inside = [
            one
            for one in element.inside
            if id(one if isinstance(one, _Element) else element) in drawn
            or (isinstance(one, _Element) and one.inside)
        ]


def _drawn(root: _Element) -> tuple[set[int], set[str]]:
    """What is drawn, by Python's numbers, and the names by which it refers to other parts."""
    named: dict[str, _Element] = {}
    for element in _every(root):
        named.setdefault(element.attributes.get("id", ""), element)
    drawn: set[int] = set()
    referred: set[str] = set()
    left = [root]
    while left:
        element = left.pop()
        if id(element) in drawn:
            continue
        drawn.add(id(element))
        names = {*_used(element), *element.attributes.get("aria-labelledby", "").split()}
        referred |= names
        left += [named[name] for name in names if name in named]
        left += [
            one for one in element.inside if isinstance(one, _Element) and one.name not in _ASIDE
        ]
    return drawn, referred


# --- writing --------------------------------------------------------------------------------------


def _written(element: _Element, *, is_root: bool = False) -> Iterator[str]:
    space = f' xmlns="{SVG}"' if is_root else ""
    attributes = "".join(f" {name}={quoteattr(one)}" for name, one in element.attributes.items())
    if not element.inside:
        yield f"<{element.name}{space}{attributes}/>"
        return
    yield f"<{element.name}{space}{attributes}>"
    for one in element.inside:
        if isinstance(one, _Element):
            yield from _written(one)
        else:
            yield escape(one)
    yield f"</{element.name}>"
