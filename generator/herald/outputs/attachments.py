"""The files that records bring along: pictures drawn anew, attachments as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, copied
from herald.render.pictures import redrawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import View

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def artifacts(view: View) -> Iterator[Artifact]:
    """Each file beside the page of the record that brings it."""
    for address, file in view.files.items():
        maker = redrawn if file.suffix in PICTURES else copied
        yield Artifact(address.lstrip("/"), maker, (file.read_bytes(),))
