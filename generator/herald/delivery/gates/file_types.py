"""A public site holds files of the types that Herald makes or redraws, and nothing else.

What else lies there was not made by a build, or is a document of an office program, which may hold
more than it shows: earlier versions, comments, hidden sheets. The one such document that Herald
writes is a release for word processors, beside the same as PDF. A link may lead anywhere.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.delivery.candidate import Candidate

PUBLIC = frozenset(
    "css csv html ico ics jpeg jpg js json pdf png svg txt webp woff2 xml vtt".split()
)
"""The endings of names in a public site."""

NAMES = frozenset({"_headers", "_redirects"})
"""Files without an ending that hosts look for."""


def refusals(candidate: Candidate) -> Iterator[str]:
    """The files that are of no public type."""
    for folder, folders, files in os.walk(candidate.site):
        folders.sort()
        inside = os.path.relpath(folder, candidate.site)
        for name in sorted({*files, *(one for one in folders if _is_link(folder, one))}):
            path = name if inside == "." else f"{inside}/{name}"
            if _is_link(folder, name):
                yield f"'{path}' is a symbolic link; put the file itself in its place"
            elif not (name in NAMES or _is_public(name) or _is_written_here(name, files)):
                yield (
                    f"'{path}' is of a type that is not made public; "
                    "offer it as PDF, or leave the attachment out"
                )


def _is_public(name: str) -> bool:
    return name.rpartition(".")[2].lower() in PUBLIC


def _is_written_here(name: str, files: list[str]) -> bool:
    """Whether it is a release for word processors: each stands beside its PDF."""
    return name.endswith(".docx") and f"{name.removesuffix('.docx')}.pdf" in files


def _is_link(folder: str, name: str) -> bool:
    return os.path.islink(f"{folder}/{name}")  # noqa: PTH114 - ten thousand names
