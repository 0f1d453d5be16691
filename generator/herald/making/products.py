"""What making came to: files and pieces, and how the ledger keeps what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.making.inventory import Inventory
    from herald.outputs.artifact import Piece


class Written(NamedTuple):
    """A file that was made: where, of what content, and how large."""

    path: str
    sha256: str
    size: int
    is_new: bool
    """Whether it has other bytes than what is there, and so lies staged."""


class Product(NamedTuple):
    """What a task came to."""

    task: str
    fingerprint: str
    answers: str
    asked: str
    """A question to a line, each as `View.answers` takes it."""
    files: tuple[Written, ...]
    pieces: tuple[Piece, ...]
    kept: tuple[str, ...] = ()
    """Of a cabinet's files those that were left as they are, as lines of a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the ledger knows of a task that was made; as lines, of which few are ever looked at."""

    fingerprint: str
    answers: str
    asked: str
    """A question to a line."""
    files: str
    """A file to a line: path, SHA-256, size, time of change (nanoseconds since 1970)."""
    pieces: str
    """A piece to a line: collection, place, SHA-256."""

    def written(self) -> str:
        """The row as text."""
        return _SECTION.join((self.fingerprint, self.answers, self.asked, self.files, self.pieces))

    @classmethod
    def read(cls, text: str) -> Row:
        """The row that `written` wrote; raises TypeError for other texts."""
        return cls(*text.split(_SECTION))

    @classmethod
    def of(cls, product: Product, there: Inventory) -> Row:
        """The row of what was made, now that it lies `there`."""
        files = [
            *product.kept,
            *(f"{one.path}\t{one.sha256}\t{there.stamp(one.path)}" for one in product.files),
        ]
        pieces = (f"{one.collection}\t{one.place}\t{digest_of(one.text)}" for one in product.pieces)
        return cls(
            product.fingerprint,
            product.answers,
            product.asked,
            "\n".join(files),
            "\n".join(pieces),
        )

    def paths(self) -> Iterator[str]:
        """Of its files."""
        return (line.partition("\t")[0] for line in lines(self.files))

    def lies_as_written(self, there: Inventory) -> bool:
        """Whether nobody has touched its files since they were written."""
        for line in lines(self.files):
            path, _, stamp = line.split("\t", 2)
            if there.stamp(path) != stamp:
                return False
        return True


_SECTION = "\x1e"


def lines(text: str) -> list[str]:
    """The lines of a part of a row; none of an empty one."""
    return text.split("\n") if text else []


def digest_of(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()
