"""The workshop: where one task is made, in whatever process, and its files are staged.

What has other bytes than the file that is there lies beside the output afterwards; nothing of the
output itself is touched.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from herald.making.products import Product, Written
from herald.outputs.artifact import Artifact
from herald.outputs.links import is_page, noted
from herald.view import as_text

if TYPE_CHECKING:
    from herald.outputs.artifact import Piece, Task
    from herald.view import Question, View


class PublishError(Exception):
    """What stops a publication: two artifacts for one path, a way out, a foreign folder."""


@dataclass(frozen=True)
class Workshop:
    """What every task of an output needs, in whatever process it is made."""

    views: Mapping[str, View]
    """What tasks are made from, by the names that they give."""
    folder: str
    """The output, whose files are compared with."""
    staging: str
    site_url: str = ""
    """Of a site, whose pages note where they lead; "" for any other folder."""

    def reaches(self, path: str) -> bool:
        """Whether the way to a file of the output leads through folders, and not through a link."""
        above = path.rpartition("/")[0]
        reached = self._reached.get(above)
        if reached is None:
            reached = self.reaches(above) and not os.path.islink(f"{self.folder}/{above}")  # noqa: PTH114
            self._reached[above] = reached
        return reached

    @cached_property
    def _reached(self) -> dict[str, bool]:
        """The folders that were looked at; nothing of the output changes before it is published."""
        return {"": True}


def made_of(workshop: Workshop, artifact: Artifact) -> Product:
    """Makes a file that is always made."""
    return Product("", "", "", "", (staged_file(workshop, artifact.path, _bytes_of(artifact)),), ())


def make(workshop: Workshop, task: Task) -> Product:
    """Makes what a task plans; in any process that can reach the output's folder."""
    asked: set[Question] = set()
    files: list[Written] = []
    pieces: list[Piece] = []
    view = workshop.views[task.view]
    for one in task.plan(view.listening(asked), *task.given):
        if isinstance(one, Artifact):
            content = _bytes_of(one)
            files.append(staged_file(workshop, one.path, content))
            if workshop.site_url and is_page(one.path):
                pieces.append(noted(one.path, content, workshop.site_url))
        else:
            pieces.append(one)
    questions = sorted(map(as_text, asked))
    given = (task.name, task.fingerprint, view.answers(questions), "\n".join(questions))
    return Product(*given, tuple(files), tuple(pieces))


def _bytes_of(artifact: Artifact) -> bytes:
    try:
        return artifact.bytes()
    except Exception as error:
        error.add_note(f"while making {artifact.path}")
        raise


def staged_file(workshop: Workshop, path: str, content: bytes) -> Written:
    """Writes the content beside the output, unless the output has it already."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        raise PublishError(f"'{path}' is not a path inside the output")
    digest = sha256(content).hexdigest()
    if workshop.reaches(path) and holds(f"{workshop.folder}/{path}", content):
        return Written(path, digest, len(content), is_new=False)
    target = f"{workshop.staging}/{path}"
    try:
        try:
            _write(target, content)
        except FileNotFoundError:
            _make_folder(target.rpartition("/")[0])
            _write(target, content)
    except FileExistsError:
        raise PublishError(f"two artifacts want to be '{path}'") from None
    except (NotADirectoryError, IsADirectoryError):
        raise PublishError(f"'{path}' would be a file and a folder") from None
    return Written(path, digest, len(content), is_new=True)


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 - nearly always the one above is there already
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise NotADirectoryError(folder) from None


def _write(target: str, content: bytes) -> None:
    # Never over something that lies there, nor through a link; and with as few calls as possible,
    # since there are as many files as records and more.
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def holds(file: str, content: bytes) -> bool:
    """Whether a file, and no link, has exactly that content."""
    try:
        if os.lstat(file).st_size != len(content) or os.path.islink(file):  # noqa: PTH114
            return False
        with open(file, "rb") as opened:  # noqa: PTH123
            return opened.read() == content
    except OSError:
        return False
