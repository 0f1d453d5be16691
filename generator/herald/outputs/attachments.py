"""The files that records bring along, each written anew by its kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, Beside
from herald.render.files import cleaned
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.view import View


def beside(view: View, address: str, file: Beside) -> Iterator[Artifact]:
    """The file beside the page of the record that brings it."""
    del view
    yield Artifact(address.lstrip("/"), brought, (file,))


def brought(beside: Beside) -> bytes:
    """The file without what nobody sees in it; raises Unfit."""
    file = Path(beside.file)
    try:
        return cleaned(file.name, file.read_bytes())
    except Unfit as unfit:
        raise Unfit(f"'{file.name}' cannot be published: {unfit}") from unfit
