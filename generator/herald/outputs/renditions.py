"""The pictures of the site in a few widths, beside each: of records, and of pages written by hand.

They are as public as the picture itself, which a View has or has not: one that is withdrawn goes in
all its sizes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, Beside, Task
from herald.records.walk import stamp_of
from herald.render.pictures import pixels_of
from herald.render.renditions import are_drawn_of, drawn, named, widths_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.view import View


def tasks(view: View, page_files: Mapping[str, bytes]) -> Iterator[Task]:
    """What draws them: of the records' pictures, and of `page_files`, which are ready by path."""
    for address, file in view.files.items():
        if are_drawn_of(address):
            given = (address, Beside(str(file), *stamp_of(file.stat())))
            yield Task(f"renditions {address}", of_file, given)
    for path, content in page_files.items():
        if are_drawn_of(path):
            yield Task(f"renditions {path}", of_content, (path, content))


def of_file(view: View, address: str, file: Beside) -> Iterator[Artifact]:
    """Those of a picture that a record brings."""
    return of_content(view, address.lstrip("/"), Path(file.file).read_bytes())


def of_content(view: View, path: str, content: bytes) -> Iterator[Artifact]:
    """Those of a picture that stands at a path of the site; raises Unfit."""
    del view
    renditions = Renditions(PurePosixPath(path).name, content)
    for width in widths_of(renditions.name, pixels_of(content)):
        yield Artifact(named(path, width), rendition, (renditions, width))


@dataclass(frozen=True)
class Renditions:
    """All renditions of a picture, drawn together when the first is asked for."""

    name: str
    content: bytes

    @cached_property
    def by_width(self) -> Mapping[int, bytes]:
        """Each by its width in pixels; raises Unfit."""
        return dict(drawn(self.name, self.content))


def rendition(renditions: Renditions, width: int) -> bytes:
    """One of them."""
    return renditions.by_width[width]
