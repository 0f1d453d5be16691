"""The cases of tests/hostile, what is typed and what must happen to it; its README has the form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "hostile"

_HEAD = re.compile(
    r"^=== (?P<name>[a-z0-9-]+): (?:inert|refuse (?P<rule>[a-z-]+))(?P<codes>, with codes)?\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Case:
    """One hostile input."""

    family: str
    name: str
    rule: str
    """By which it is refused; "" for one that is inert."""
    content: bytes

    @property
    def text(self) -> str:
        """The content, where it is text."""
        return self.content.decode()

    @property
    def stem(self) -> str:
        """What its file is called; no two cases have the same."""
        return f"{self.family}-{self.name}"

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"


def cases(family: str) -> list[Case]:
    """The cases of a family, in the order of its file."""
    parts = _HEAD.split((FOLDER / f"{family}.txt").read_text("utf-8"))
    return [
        Case(family, name, rule or "", _content(text.removesuffix("\n"), has_codes=bool(codes)))
        for name, rule, codes, text in zip(
            *(parts[start::4] for start in (1, 2, 3, 4)), strict=True
        )
    ]


def _content(text: str, *, has_codes: bool) -> bytes:
    if not has_codes:
        return text.encode()
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text)
    text = re.sub(r"\\repeat\{(\d+)\}\{(.+?)\}", lambda repeat: repeat[2] * int(repeat[1]), text)
    return re.sub(rb"\\x([0-9a-f]{2})", lambda code: bytes([int(code[1], 16)]), text.encode())


def files() -> list[Case]:
    """Pictures and PDFs; the content is the file's."""
    lines = (FOLDER / "files/EXPECT").read_text("utf-8").splitlines()
    found = (re.fullmatch(r"([a-z0-9.-]+): (?:inert|refuse ([a-z-]+))", line) for line in lines)
    return [
        Case("files", one[1], one[2] or "", (FOLDER / "files" / one[1]).read_bytes())
        for one in found
        if one
    ]
