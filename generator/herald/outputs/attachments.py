"""The files that records bring along: pictures drawn anew, attachments as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact
from herald.render.pictures import redrawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.view import View

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


@dataclass(frozen=True)
class Beside:
    """A file beside a record, by its stamp: what is made of it is given this and not its bytes."""

    file: str
    size: int
    modified: int
    changed: int
    number: int


def beside(view: View, address: str, file: Beside) -> Iterator[Artifact]:
    """The file beside the page of the record that brings it."""
    del view
    maker = picture if file.file.endswith(PICTURES) else attachment
    yield Artifact(address.lstrip("/"), maker, (file,))


def picture(beside: Beside) -> bytes:
    """The picture without what the camera wrote into it."""
    return redrawn(Path(beside.file).read_bytes())


def attachment(beside: Beside) -> bytes:
    """The file as it is."""
    return Path(beside.file).read_bytes()
