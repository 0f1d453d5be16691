"""The whole scan: what the office has not released, and whether any of it is in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from herald_scanner.examination import Examiner, Forms
from herald_scanner.office import holdings
from herald_scanner.opaque import Opaque
from herald_scanner.pdf import is_pdf
from herald_scanner.pictures import is_picture
from herald_scanner.records import Passage, lines
from herald_scanner.strings import Exemption, strings_of


@dataclass(frozen=True)
class Leak:
    """Something private in a file that is about to be public; the words themselves are not here."""

    file: str
    """The path in the folder that was scanned."""
    passage: Passage
    """What it comes from."""
    forms: Forms
    """The way to it in the file, the outermost first; () as it is."""


@dataclass(frozen=True)
class Unproved:
    """A file of which one cannot say that nothing private is in it."""

    file: str
    reason: str
    """The end of a sentence that begins with the file's name."""


@dataclass(frozen=True)
class Scan:
    """What a scan looked for, where, and what it found."""

    at: datetime
    unreleased: int
    """Records that are not released."""
    strings: int
    """Private texts that were looked for."""
    files: int
    size: int
    """Bytes of the files."""
    leaks: tuple[Leak, ...]
    unproved: tuple[Unproved, ...]
    exemptions: tuple[Exemption, ...]
    seams: tuple[Passage, ...]
    """Passages of which a run of words was found, but only as where two public texts meet."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing private is in any file, and every file could be looked into."""
        return not self.leaks and not self.unproved


SHIPPED_TEXTS = (".css", ".html", ".js", ".po", ".py", ".svg", ".typ", ".txt", ".xml")
"""The files of the program whose words may be on any page."""


def scan(root: Path, at: datetime, folder: Path, shipped: Iterable[Path]) -> Scan:
    """Looks in every file of `folder` for what the office in `root` has not released at `at`.

    `shipped` are the folders of programs whose words and files come with any site: what Herald and
    the theme say. Raises OSError if a file of the office cannot be read.
    """
    office = holdings(root, at)
    program = [(path, path.read_bytes()) for place in shipped for path in _regular(place)]
    words = (
        line
        for path, content in program
        if path.suffix in SHIPPED_TEXTS
        for line in lines(f"{path.parent.name}/{path.name}", content)
    )
    strings = strings_of(office, [*words])
    public = {_digest(content) for _, content in program}
    public |= {_digest(content) for content in office.public_files.values() if _is_all(content)}
    examiner = Examiner(strings)
    leaks: list[Leak] = []
    unproved: list[Unproved] = []
    seen: dict[bytes, tuple[dict[Passage, Forms], str]] = {}
    files = size = 0
    for path, content in _files(str(folder), ""):
        files += 1
        names = examiner.sightings_in_name(path)
        leaks += (Leak(path, passage, forms) for passage, forms in names.items())
        if isinstance(content, str):
            unproved.append(Unproved(path, content))
            continue
        size += len(content)
        digest = _digest(content)
        if digest in public:
            continue
        if digest not in seen:
            seen[digest] = _looked_into(examiner, content)
        sightings, reason = seen[digest]
        leaks += (Leak(path, passage, forms) for passage, forms in sightings.items())
        if reason:
            unproved.append(Unproved(path, reason))
    return Scan(
        at,
        office.unreleased,
        strings.count,
        files,
        size,
        tuple(leaks),
        tuple(unproved),
        strings.exemptions,
        tuple(sorted(examiner.seams, key=lambda p: (p.path, p.line, p.field))),
    )


def _looked_into(examiner: Examiner, content: bytes) -> tuple[dict[Passage, Forms], str]:
    try:
        return examiner.sightings(content), ""
    except Opaque as reason:
        return {}, str(reason)


def _is_all(content: bytes) -> bool:
    """Whether whoever made a file public saw all of it: a picture or a PDF carries more."""
    return not is_picture(content) and not is_pdf(content)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _regular(place: Path) -> Iterator[Path]:
    """The files below a folder that are not hidden; the theme has ten thousand icons that are."""
    for inside, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name[0] != "." and name != "__pycache__")
        yield from (Path(inside, name) for name in sorted(names))


def _files(real: str, inside: str) -> Iterator[tuple[str, bytes | str]]:
    """Every file below a folder by its path in it, with its content, or why that cannot be had.

    `inside` is the folder's own path, with a slash. An empty folder counts as a file without
    content, for its name.
    """
    with os.scandir(real) as found:
        items = sorted(found, key=lambda item: item.name)
    if not items and inside:
        yield inside.rstrip("/"), b""
    for item in items:
        path = inside + item.name
        if item.is_symlink():
            yield path, "is a symbolic link, which may lead anywhere"
        elif item.is_dir():
            try:
                yield from _files(item.path, f"{path}/")
            except OSError:
                yield path, "is a folder that cannot be read"
        elif not item.is_file():
            yield path, "is not an ordinary file"
        else:
            try:
                content: bytes | str = Path(item.path).read_bytes()
            except OSError:
                content = "cannot be read"
            yield path, content
