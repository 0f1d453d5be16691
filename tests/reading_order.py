"""A PDF as a screen reader goes through it: its tags in their order, with the words behind each.

Read from the marked content and its ToUnicode maps with pikepdf, and not from where letters stand:
pdfium and pdftotext work out an order from positions, and would not see that the tags have another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

Matrix = tuple[float, float, float, float, float, float]
Color = tuple[float, float, float]

WHITE: Color = (1.0, 1.0, 1.0)
BLACK: Color = (0.0, 0.0, 0.0)
_UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)


class Words(NamedTuple):
    """Some words as one instruction of a page shows them."""

    text: str
    page: int
    mark: int | None
    """The number that ties them to a tag; None for decoration."""
    is_decoration: bool
    color: Color
    below: Color
    """What is painted where they stand."""
    size: float
    """Points."""
    font: str
    is_said_by_another: bool = False
    """Whether words given in their place are said with an instruction before."""


@dataclass
class _State:
    """What holds while a page is drawn."""

    matrix: Matrix = _UPRIGHT
    color: Color = BLACK
    font: Any = None
    size: float = 0.0


Point = tuple[float, float]


class _Shape(NamedTuple):
    """What a page has painted: lines around it, curves as some short ones."""

    outlines: tuple[tuple[Point, ...], ...]
    color: Color

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it: a way out of it crosses an odd number of its lines."""
        crossed = 0
        for outline in self.outlines:
            for (ax, ay), (bx, by) in pairwise((*outline, outline[0])):
                if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                    crossed += 1
        return crossed % 2 == 1


def _curve(start: Point, one: Point, other: Point, end: Point) -> Iterator[Point]:
    """Points of a Bezier curve after its start."""
    for step in range(1, _STEPS + 1):
        part, rest = step / _STEPS, 1 - step / _STEPS
        yield (
            rest**3 * start[0]
            + 3 * rest**2 * part * one[0]
            + 3 * rest * part**2 * other[0]
            + part**3 * end[0],
            rest**3 * start[1]
            + 3 * rest**2 * part * one[1]
            + 3 * rest * part**2 * other[1]
            + part**3 * end[1],
        )


_STEPS = 8


@dataclass
class Element:
    """A tag: what sort it is, what it says of itself, and what is in it, in order."""

    sort: str
    object: Any
    parts: list[Element | tuple[int, int]] = field(default_factory=list)
    """Tags, and marks as (page, number)."""
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Itself and all that is within it."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def marks(self, *, besides: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
        """The marks within it, in order, but for those within tags of some sorts."""
        for part in self.parts:
            if isinstance(part, tuple):
                yield part
            elif part.sort not in besides:
                yield from part.marks(besides=besides)


class Reading:
    """A document, read."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(pdf))
        fonts: dict[tuple[int, int], _Font] = {}
        self.words = [
            words
            for number, page in enumerate(self.pdf.pages)
            for words in _Page(number, page, fonts).shown()
        ]

    @cached_property
    def tags(self) -> Element:
        """The tree of tags; without one, a tree of nothing."""
        root = self.pdf.Root.get("/StructTreeRoot")
        whole = Element("Root", root)
        if root is not None and "/K" in root:
            pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
            _grow(whole, root.K, pages, None)
        return whole

    @cached_property
    def by_mark(self) -> dict[tuple[int, int], str]:
        """What each mark shows."""
        said: dict[tuple[int, int], str] = {}
        for words in self.words:
            if words.mark is not None:
                key = (words.page, words.mark)
                said[key] = said.get(key, "") + words.text
        return said

    def text(self, element: Element | None = None) -> str:
        """The words of a tag, or of the whole, in the order of the tags."""
        marks = (element or self.tags).marks()
        return "".join(self.by_mark.get(mark, "") for mark in marks)

    def passages(self) -> list[str]:
        """The words of each paragraph, heading, item and cell, in the order of the tags."""
        return [
            words
            for element in self.tags.walk()
            if element.sort in _PASSAGES and (words := " ".join(self._own_text(element).split()))
        ]

    def _own_text(self, element: Element) -> str:
        """The words of a tag without those of the passages within it."""
        inner = frozenset(_PASSAGES)
        return "".join(self.by_mark.get(mark, "") for mark in element.marks(besides=inner))

    def decoration(self, page: int) -> str:
        """The words of a page's head and foot; the first page is 0."""
        return "".join(
            words.text for words in self.words if words.is_decoration and words.page == page
        )


_PASSAGES = tuple("P H1 H2 H3 H4 H5 H6 LBody Lbl TH TD Note BlockQuote Caption Title".split())


def _grow(parent: Element, node: Any, pages: dict[Any, int], page: int | None) -> None:  # noqa: ANN401
    if isinstance(node, Array):
        for one in node:
            _grow(parent, one, pages, page)
    elif not isinstance(node, Dictionary):
        if page is not None:
            parent.parts.append((page, int(node)))
    elif node.get("/Type") == Name.OBJR:
        parent.annotations.append(node.Obj)
    elif node.get("/Type") == Name.MCR:
        parent.parts.append((pages[node.Pg.objgen] if "/Pg" in node else page or 0, int(node.MCID)))
    else:
        element = Element(str(node.get("/S", "/?"))[1:], node)
        parent.parts.append(element)
        if "/K" in node:
            own = pages.get(node.Pg.objgen) if "/Pg" in node else page
            _grow(element, node.K, pages, own)


class _Page:
    """A page while it is drawn."""

    def __init__(
        self, number: int, page: pikepdf.Page, fonts: dict[tuple[int, int], _Font]
    ) -> None:
        self.number, self.page, self.fonts = number, page, fonts
        self.marks: list[tuple[int | None, bool, str | None]] = []
        """What is open: a number, whether it is decoration, and what is said in its place."""
        self.painted: list[_Shape] = []

    def shown(self) -> Iterator[Words]:
        """The words in the order in which they are painted."""
        yield from self._drawn(self.page, self.page.obj.get("/Resources", Dictionary()), _State())

    def _drawn(self, source: Any, resources: Any, state: _State) -> Iterator[Words]:  # noqa: ANN401, C901, PLR0915
        saved: list[_State] = []
        path: list[list[Point]] = []
        text_matrix = line_matrix = _UPRIGHT
        for instruction in pikepdf.parse_content_stream(source):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "q":
                    saved.append(_State(state.matrix, state.color, state.font, state.size))
                case "Q":
                    state = saved.pop()
                case "cm":
                    state.matrix = _times(_matrix(operands), state.matrix)
                case "rg" | "g" | "k" | "sc" | "scn":
                    state.color = _color([float(one) for one in operands if _is_number(one)])
                case "m":
                    path.append([_at(state.matrix, float(operands[0]), float(operands[1]))])
                case "l":
                    path[-1].append(_at(state.matrix, float(operands[0]), float(operands[1])))
                case "c":
                    pairs = zip(operands[::2], operands[1::2], strict=True)
                    bends = [_at(state.matrix, float(x), float(y)) for x, y in pairs]
                    path[-1] += _curve(path[-1][-1], *bends)
                case "re":
                    left, bottom, width, height = map(float, operands)
                    right, top = left + width, bottom + height
                    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
                    path.append([_at(state.matrix, *corner) for corner in corners])
                case "f" | "F" | "f*" | "b" | "B":
                    self.painted.append(_Shape(tuple(map(tuple, path)), state.color))
                    path = []
                case "n" | "S" | "s":
                    path = []
                case "BMC" | "BDC":
                    self._open(operands, resources)
                case "EMC":
                    self.marks.pop()
                case "Tf":
                    font = resources.Font[str(operands[0])]
                    if font.objgen not in self.fonts:
                        self.fonts[font.objgen] = _Font(font)
                    state.font = self.fonts[font.objgen]
                    state.size = float(operands[1])
                case "BT":
                    text_matrix = line_matrix = _UPRIGHT
                case "Tm":
                    text_matrix = line_matrix = _matrix(operands)
                case "Td" | "TD":
                    shift = (1, 0, 0, 1, float(operands[0]), float(operands[1]))
                    text_matrix = line_matrix = _times(shift, line_matrix)
                case "Tj" | "'":
                    yield self._words(state, text_matrix, [operands[-1]])
                case "TJ":
                    yield self._words(state, text_matrix, operands[0])
                case "Do":
                    drawn = resources.XObject[str(operands[0])]
                    if drawn.get("/Subtype") == Name.Form:
                        inner = _State(state.matrix, state.color, state.font, state.size)
                        if "/Matrix" in drawn:
                            inner.matrix = _times(_matrix(drawn.Matrix), inner.matrix)
                        yield from self._drawn(drawn, drawn.get("/Resources", resources), inner)

    def _open(self, operands: Any, resources: Any) -> None:  # noqa: ANN401
        held = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(held, Name):
            held = resources.Properties[str(held)]
        outer = self.marks[-1] if self.marks else (None, False, None)
        mark = int(held.MCID) if "/MCID" in held else outer[0]
        instead = str(held.ActualText) if "/ActualText" in held else None
        self.marks.append((mark, outer[1] or operands[0] == Name.Artifact, instead))

    def _words(self, state: _State, matrix: Matrix, strings: Any) -> Words:  # noqa: ANN401
        text = state.font.text(strings)
        mark, is_decoration, _ = self.marks[-1] if self.marks else (None, False, None)
        is_said = False
        for place, (number, decoration, instead) in enumerate(self.marks):
            if instead is not None:  # said once, and not once for each of its letters
                text, is_said = instead, not instead
                self.marks[place] = (number, decoration, "")
                break
        whole = _times(matrix, state.matrix)
        across, up = whole[4], whole[5]
        below = next(
            (shape.color for shape in reversed(self.painted) if shape.holds(across + 0.1, up + 1)),
            WHITE,
        )
        size = state.size * (abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5)
        return Words(
            *(text, self.number, mark, is_decoration, state.color, below, size),
            *(state.font.name, is_said),
        )


class _Font:
    """What the codes of a font stand for."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401
        self.name = str(font.get("/BaseFont", "/?"))[1:]
        self.is_wide = font.get("/Subtype") == Name.Type0
        self.letters = _letters(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}

    def text(self, strings: Any) -> str:  # noqa: ANN401
        said = []
        step = 2 if self.is_wide else 1
        for one in strings:
            if isinstance(one, pikepdf.String):
                codes = bytes(one)
                said += [
                    self.letters.get(int.from_bytes(codes[at : at + step]), "")
                    for at in range(0, len(codes), step)
                ]
        return "".join(said)


_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def _letters(cmap: bytes) -> dict[int, str]:
    """What a ToUnicode map says, by code."""
    found = {}
    for sort, block in _BLOCK.findall(cmap):
        codes = [re.sub(rb"\s", b"", code) for code in _CODES.findall(block)]
        if sort == b"bfchar":
            for code, letters in zip(codes[::2], codes[1::2], strict=True):
                found[int(code, 16)] = _utf16(letters)
        else:
            for first, last, letters in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
                start = _utf16(letters)
                for step in range(int(last, 16) - int(first, 16) + 1):
                    found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _is_number(one: Any) -> bool:  # noqa: ANN401
    return not isinstance(one, Name | Dictionary)


def _matrix(operands: Any) -> Matrix:  # noqa: ANN401
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _at(matrix: Matrix, across: float, up: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * across + c * up + e, b * across + d * up + f)


def _color(parts: list[float]) -> Color:
    match parts:
        case [gray]:
            return (gray, gray, gray)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            light = 1 - black
            return ((1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light)
    return BLACK
