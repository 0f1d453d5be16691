"""What messages may repeat: nothing of a record that not everybody may read.

Problems end up in logs, in pull requests and on other people's screens. A problem with a file that
is not known to be public says where it is, which field, which rule and what to write instead, and
never what stands there: whoever mends it has the file. That is decided here for all problems alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience, is_shown
from herald.kinds import KINDS
from herald.records.facets import Visibility
from herald.records.source import Source, read
from herald.records.walk import FOLDERS, PAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from pathlib import Path

    from herald.office import Office
    from herald.problems import Problem

WAITS_FOR = ("publish_at", "embargo")

KEPT = tuple(f"{kind.folder}/" for kind in KINDS if not kind.is_published)
"""The folders of which nothing is published, whatever a record says of itself."""


def discreet(
    problems: Collection[Problem], root: Path, office: Office, at: datetime
) -> Iterator[Problem]:
    """The problems of an office in the folder `root`, told so that anybody may read them."""
    files = {problem.path for problem in problems}
    public = {path: not _is_of_record(path) for path in files}
    for entry in office.every_entry() if files else ():
        if entry.path in files:
            public[entry.path] = is_shown(entry, Audience.PUBLIC, at)
            files.remove(entry.path)
    for path in files:
        public[path] = public[path] or says_public(root, path)
    for problem in problems:
        yield problem if public[problem.path] else problem.withheld()


def _is_of_record(path: str) -> bool:
    """Whether a file is a record's; office.yml and the pages written by hand are for everybody."""
    return path.partition("/")[0] in FOLDERS and not path.startswith(f"{PAGES}/")


def says_public(root: Path, path: str) -> bool:
    """Whether a file, which need not be a record yet, says it is public, and from no moment on."""
    if path.startswith(KEPT):
        return False
    folder, _, file = path.rpartition("/")
    stem, _, suffix = file.partition(".")
    if "." in suffix:  # a translation: its original decides
        beside = (f"{folder}/{stem}{ending}" for ending in (".md", ".yml"))
        return any(says_public(root, original) for original in beside)
    real = root / path
    if real.is_symlink() or not real.is_file():
        return False
    source = read(path, real.read_bytes())
    return (
        isinstance(source, Source)
        and source.values.get("visibility") == Visibility.PUBLIC
        and not any(name in source.values for name in WAITS_FOR)
    )
