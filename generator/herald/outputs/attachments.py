"""The files that records bring along: pictures drawn anew, attachments as they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact
from herald.render.pictures import redrawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import View

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


@dataclass(frozen=True)
class Beside:
    """A file beside a record, by its content: an artifact is given this and not all the bytes."""

    file: Path

    @cached_property
    def digest(self) -> str:
        """Of what is in it."""
        with self.file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()


def artifacts(view: View) -> Iterator[Artifact]:
    """Each file beside the page of the record that brings it."""
    for address, file in view.files.items():
        maker = picture if file.suffix in PICTURES else attachment
        yield Artifact(address.lstrip("/"), maker, (Beside(file),))


def picture(beside: Beside) -> bytes:
    """The picture without what the camera wrote into it."""
    return redrawn(beside.file.read_bytes())


def attachment(beside: Beside) -> bytes:
    """The file as it is."""
    return beside.file.read_bytes()
