"""Revisions: what the repository knows of a record's files, and which of it readers could have had.

A revision is a commit of the main line that changed a file: the first parents of the commit that is
read, so that what a branch tried out before it was merged counts once (git-log(1),
`--first-parent`). To readers outside the office it is one only when it changed what they can read:
how often a private note was edited is nobody's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

SHORT = 10
"""Letters of a commit's number that people are shown: few enough to read out, and in a repository
of a million objects still one commit in practice (git itself would take 7 to 12)."""


@dataclass(frozen=True)
class Revision:
    """A commit that changed a file."""

    place: int
    """Of the commit on the main line, whose first has 0."""
    at: datetime
    """When it was committed, in UTC."""
    commit: str
    """The commit's whole number."""
    visibility: str
    """As the file said it then; "" when it said none, or could not be read."""
    words: str
    """A digest of all that the file said and that is not for staff alone."""
    plan: str = ""
    """A digest of when and where it takes place and whether it does; "" for what takes no time."""
    passages: tuple[tuple[str, str], ...] = ()
    """Of what a translation says in its own words: each field, "" for the text below them, with a
    digest of what it said."""
    due: str = ""
    """The day on which it was due, as the file said it; "" for what is not pursued."""


@dataclass(frozen=True)
class Past:
    """All that is known of one file."""

    revisions: tuple[Revision, ...]
    """The oldest first; at least one."""
    is_changed: bool = False
    """Whether the file is another now than it was in the last of them."""
    is_reworded: bool = False
    """Whether it says something else now to those who are not staff."""
    is_replanned: bool = False
    """Whether it takes place at another time or place now, or no longer."""
    since: datetime | None = None
    """The moment from which on anybody outside the office could have the record; None for always.
    It stands here and not in the record, where it is for staff alone."""
    passages: tuple[tuple[str, str], ...] = ()
    """Of a file that is changed, what `Revision.passages` would say of it now."""
    former: tuple[str, ...] = ()
    """The paths under which it was out before it was called as it is now, the last one last."""


@dataclass(frozen=True)
class Lineage:
    """The revisions of a record's words in one language, as its readers count them."""

    revisions: tuple[Revision, ...] = ()
    """The oldest first, which is number 1; none in an office that git does not keep."""
    is_changed: bool = False
    """Whether the files say something else now than in the last of them."""


@dataclass(frozen=True)
class Planning:
    """How often something was planned anew, as its readers count it."""

    changes: int = 0
    """Since they could first know of it; 0 where git says nothing."""
    last: datetime | None = None
    """When it was planned as it is now, in UTC; None where git does not say."""

    def sequence(self, rank: int) -> int:
        """The number by which calendar programs know the newer of two versions.

        It never goes down (RFC 5546, 2.1.4): each change weighs more than the `rank` of any status
        (0 to 3), and where nobody counts, the rank alone stands for what was changed.
        """
        return self.changes * _OF_A_CHANGE + rank


_OF_A_CHANGE = 4


def together(files: Sequence[Past]) -> tuple[Revision, ...]:
    """The revisions of a record's file and, after it, of a translation, as those of one text.

    Each bears the label that the record had then, and the words of both.
    """
    every = ((number, one) for number, file in enumerate(files) for one in file.revisions)
    found: dict[int, Revision] = {}
    said = [""] * len(files)
    label = ""
    for number, one in sorted(every, key=lambda pair: (pair[1].place, pair[0])):
        said[number] = one.words
        label = label if number else one.visibility
        found[one.place] = replace(one, visibility=label, words=" ".join(said))
    return tuple(found.values())


def reworded(revisions: Sequence[Revision]) -> Iterator[Revision]:
    """Those that changed what is not for staff alone."""
    said = None
    for one in revisions:
        if one.words != said:
            yield one
        said = one.words


def replanned(revisions: Sequence[Revision]) -> Iterator[Revision]:
    """Those that changed when or where it takes place, or whether it does."""
    said = None
    for one in revisions:
        if one.plan != said:
            yield one
        said = one.plan


def since(revisions: Sequence[Revision], first: datetime | None) -> Sequence[Revision]:
    """Those that could be had after the moment `first`: not what had been replaced by then."""
    if first is None:
        return revisions
    replaced = [after for after, one in enumerate(revisions) if after and one.at <= first]
    return revisions[replaced[-1] if replaced else 0 :]
