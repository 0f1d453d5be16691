"""Photographs for print: the pictures of a release, in their full size, with what is said of each.

They are drawn anew as all pictures are, and carry caption, credit and alternative text in their own
data, where newsrooms' archives look for them. They are made before the pages, which tell how large
they are.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from herald.kinds.release import KIND
from herald.outputs.artifact import Artifact, Beside, Enclosure, copied
from herald.render.pictures import Credits, credited, pixels_of
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.artifact import Piece
    from herald.view import View

PRINTABLE = (".jpg", ".jpeg", ".png", ".webp")
"""What newsrooms can print."""


def release_of(address: str) -> str:
    """The key of the release beside whose page a picture stands at an address; "" for none."""
    folder = PurePosixPath(address).parent
    is_beside = len(folder.parts) == len(PurePosixPath(KIND.address).parts)
    is_release = is_beside and folder.parts[1] == KIND.section
    if not is_release or not address.endswith(PRINTABLE):
        return ""
    return "/".join((KIND.name, *folder.parts[2:]))


def photo(view: View, address: str, file: Beside) -> Iterator[Artifact | Piece]:
    """A picture beside the page of a release, and what the page says of it."""
    key = release_of(address)
    seen = view.record(key)
    listed = seen.record.images if seen else ()
    name = PurePosixPath(address).name
    image = next((one for one in listed if one.file == name), None)
    said = Credits(
        "",
        (image and image.caption) or "",
        (image and image.credit) or "",
        (image and image.alt) or "",
    )
    try:
        content = credited(Path(file.file).read_bytes(), said)
    except Unfit as unfit:
        raise Unfit(f"'{name}' cannot be published: {unfit}") from unfit
    yield Artifact(address.lstrip("/"), copied, (content,))
    digest = hashlib.sha256(content).hexdigest()
    yield Enclosure(key, address, len(content), 0, digest, *pixels_of(content)).piece()
