"""The files that records bring along, each written anew by its kind.

They are made before the pages, which tell how large they are.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, Beside, Enclosure, copied
from herald.render.files import cleaned
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.artifact import Piece
    from herald.view import View


def beside(view: View, address: str, file: Beside) -> Iterator[Artifact | Piece]:
    """The file beside the page of the record that brings it, and what the page says of it."""
    from herald.render.pdf import page_count

    content = _brought(Path(file.file))
    yield Artifact(address.lstrip("/"), copied, (content,))
    pages = page_count(content) if address.endswith(".pdf") else 0
    digest = hashlib.sha256(content).hexdigest()
    yield Enclosure(view.bringer(address), address, len(content), pages, digest).piece()


def _brought(file: Path) -> bytes:
    """The file without what nobody sees in it; raises Unfit."""
    try:
        return cleaned(file.name, file.read_bytes())
    except Unfit as unfit:
        raise Unfit(f"'{file.name}' cannot be published: {unfit}") from unfit
