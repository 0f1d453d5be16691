"""Which files are published: of those that content/pages brings along, and of Material's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.shell.findings import problem_at
from herald.records.walk import PAGES
from herald.render.files import cleaned
from herald.render.handwritten import refusal
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.structure.files import File, Files

    from herald.problems import Problem


class Admission:
    """Keeps out what content/pages must not publish, and holds what it brings along, ready."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.root, self.problems = root, problems
        self._cleaned: dict[str, bytes] = {}
        """By source."""

    def admit(self, file: File, files: Files, named: Collection[str]) -> None:
        """Keep the file out of `files`, and say so, unless it may be published.

        `named` are the style sheets and scripts that mkdocs.yml names.
        """
        path = Path(file.abs_src_path or "")
        reason = "" if file.src_uri in named else self._refusal(file, path)
        if reason or path.name.startswith("."):
            files.remove(file)
        if reason and not path.name.startswith("."):
            self.problems.append(problem_at(self.root, file.src_uri, "page-file", reason))

    def _refusal(self, file: File, path: Path) -> str:
        """Why a file is not published; if it is, what of it is ready then."""
        reason = refusal(path, self.root / PAGES)
        if not reason and not path.name.startswith(".") and not file.is_documentation_page():
            try:
                self._cleaned[file.src_uri] = cleaned(path.name, path.read_bytes())
            except Unfit as unfit:
                reason = f"'{path.name}' is not published: {unfit}"
        return reason

    def brought(self, source: str) -> bytes | None:
        """What content/pages brings along under that path, as it is published; else None."""
        return self._cleaned.get(source)

    def content(self, file: File) -> bytes:
        """A file as it is published: one of content/pages is written anew."""
        admitted = self.brought(file.src_uri)
        return file.content_bytes if admitted is None else admitted


# Herald has a search and colours of its own.
_UNUSED = (
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
)
_OF_MATERIAL = (
    "assets/javascripts/bundle.",
    "assets/javascripts/material.js",
    "assets/stylesheets/main.",
)


def used(file: File, *, material: bool) -> bool:
    """Of Material's own files, what some page asks for: none, unless the office does."""
    unused = (".map", "assets/images/favicon.png", "sitemap.xml")
    left_out = _UNUSED if material else (*_UNUSED, *_OF_MATERIAL)
    return not (file.src_uri.endswith(unused) or file.src_uri.startswith(left_out))
