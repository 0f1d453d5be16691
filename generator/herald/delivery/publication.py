"""Publication: a site made as of now, past every gate, and put where the public reads.

A build into `site/` is a preview, of any moment, and free. What may leave the building is
`published/site`, which only this module writes, and only forwards in time. It is a link to one of
two copies: the next site is made in the other one, the gates look at it there, and then the link is
turned, which is atomic; so what the public reads is always whole, and the copy before is kept.
`published/publication.json`, beside it, says of which moment it is. Both stay when Herald's own
folder is deleted: what was published is no matter of caches.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from herald.build import build
from herald.commits.checkout import CHECKOUT
from herald.commits.manuscript import WORKING_TREE
from herald.commits.repository import repository_around
from herald.delivery.candidate import Candidate
from herald.delivery.gates import BEFORE_MAKING, BEFORE_PUBLISHING
from herald.making.publish import alone
from herald.making.standstill import STATE
from herald.problems import Problem, errors
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from herald.commits.manuscript import Manuscript
    from herald.delivery.gates import Gate

PUBLISHED = "published"
LINK = "site"
COPIES = ("copy-1", "copy-2")
RECORD = "publication.json"


@dataclass(frozen=True)
class Publication:
    """What came of a publication."""

    problems: tuple[Problem, ...]
    files: int
    """How many files are public now; 0 when there were errors, and everything is as it was."""


def publish(
    root: Path,
    at: datetime,
    now: datetime,
    *,
    jobs: int | None = None,
    use_cache: bool = True,
    manuscript: Manuscript = WORKING_TREE,
) -> Publication:
    """Publishes the office's site as of `at`, which is not later than `now` (both aware).

    Raises Stopped, and leaves what is public as it is, when a gate refuses.
    """
    root = root.resolve()
    folder = root / PUBLISHED
    repository = repository_around(root)
    if repository and repository.tracked(folder):
        raise Stopped(
            f"'{PUBLISHED}' is in the repository, where anybody could change what was published; "
            f"remove it: git rm -r --cached {PUBLISHED}"
        )
    with alone(folder):
        copy = _free_copy(folder)
        office = root / STATE / CHECKOUT if manuscript.commit else root
        candidate = Candidate(
            *(root, office, at, now, last_moment(root)),
            *(manuscript.commit, folder / copy),
        )
        _pass(BEFORE_MAKING, candidate)
        made = build(
            *(root, at),
            jobs=jobs,
            use_cache=use_cache,
            site=candidate.site,
            manuscript=manuscript,
        )
        if errors(made.problems):
            return Publication(made.problems, 0)
        _pass(BEFORE_PUBLISHING, candidate)
        files = made.published["site"].total
        # The moment first: after a crash in between, what is public is late, and never goes back.
        _write(folder, RECORD, {"moment": at.isoformat(), "files": files})
        _turn(folder / LINK, copy)
        return Publication(made.problems, files)


def last_moment(root: Path) -> datetime | None:
    """The moment of the last publication, aware; None before the first. Raises Stopped."""
    record = root / PUBLISHED / RECORD
    try:
        moment = datetime.fromisoformat(json.loads(record.read_text("utf-8"))["moment"])
    except FileNotFoundError:
        if (root / PUBLISHED / LINK).exists():
            raise Stopped(_unknown("is not there")) from None
        return None
    except (OSError, ValueError, TypeError, KeyError):
        raise Stopped(_unknown("cannot be read")) from None
    if moment.utcoffset() is None:
        raise Stopped(_unknown("gives a moment without its offset"))
    return moment


def _unknown(state: str) -> str:
    return (
        f"{PUBLISHED}/{RECORD} {state}, so nobody knows of which moment the last publication is; "
        f'put it back, or write {{"moment": "2026-11-20T12:00:00-08:00"}} into it'
    )


def _pass(gates: Iterable[Gate], candidate: Candidate) -> None:
    refused = [reason for gate in gates for reason in gate.refusals(candidate)]
    if refused:
        raise Stopped("\n".join(["Nothing was published.", *refused]))


def _free_copy(folder: Path) -> str:
    """The copy that the public does not read."""
    link = folder / LINK
    if link.exists() and not link.is_symlink():
        raise Stopped(f"{PUBLISHED}/{LINK} is no link that Herald made; move it away")
    current = os.readlink(link) if link.is_symlink() else ""  # noqa: PTH115 - its name alone
    return next(copy for copy in COPIES if copy != current)


def _turn(link: Path, copy: str) -> None:
    """Makes the link lead to a copy; whoever reads finds the one or the other."""
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(copy)
    fresh.replace(link)


def _write(folder: Path, name: str, content: dict[str, object]) -> None:
    fresh = folder / f"{name}.new"
    fresh.unlink(missing_ok=True)
    with fresh.open("x", encoding="utf-8") as opened:  # never through a link that lies there
        opened.write(json.dumps(content) + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    fresh.replace(folder / name)
