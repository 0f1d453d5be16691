"""The pages of content/pages and the landing pages, each in its languages."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure.files import File


class Editions:
    """The pages of content/pages and the landing pages, each in its languages."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        self._by_original: dict[str, dict[str, File]] = {}

    def add(self, file: File) -> None:
        """NAME.es.md stands at /es/NAME/, and is the Spanish edition of NAME.md."""
        folder = posixpath.dirname(file.src_uri)
        name, _, code = file.name.rpartition(".")
        if name and code in self.codes[1:]:
            file.name = "index" if name == "README" else name
            leaf = "index.html" if file.name == "index" else f"{file.name}/index.html"
            file.dest_uri = posixpath.join(code, folder, leaf)
        else:
            code = self.codes[0]
        original = posixpath.join(folder, f"{file.name}.md")
        self._by_original.setdefault(original, {})[code] = file

    def named(self, original: str) -> dict[str, File]:
        """By language."""
        found = self._by_original.get(original, {})
        return {code: found[code] for code in self.codes if code in found}

    def names(self) -> Iterator[str]:
        """Of the pages beside index.md."""
        return (name.removesuffix(".md") for name in self._by_original if "/" not in name)

    def of(self, file: File) -> dict[str, File]:
        """The editions that the file is one of."""
        originals = (name for name, files in self._by_original.items() if file in files.values())
        return self.named(next(originals))
