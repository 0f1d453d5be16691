"""The whole story on one screen: read, check, see, make, write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

from herald import website
from herald.audience import Audience
from herald.cache import Cache, is_committed
from herald.execution import cores, executor
from herald.inspection import inspect
from herald.outputs import briefing, newsletters
from herald.outputs.shell import ShellError
from herald.problems import Problem, errors
from herald.publish import Published, PublishError, publish
from herald.render.pictures import NotAPicture
from herald.render.typeset import NotTypeset
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from herald.kinds.newsletter import Newsletter
    from herald.office import Office
    from herald.outputs.artifact import Artifact

STATE = ".herald"
"""Herald's own folder in the office: manifests and caches, which can be deleted at any time."""

SITE = "site"
PRIVATE = "private"
"""Where every output goes that is not public."""

WHOLE_SITE = frozenset({"site", "documents"})
"""The parts that the folder of the site holds."""

PARTS = WHOLE_SITE | {"newsletters"}


@dataclass(frozen=True)
class Build:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    published: dict[str, Published]
    """What was done in each folder, by its path from the root; empty when there were errors."""

    def summary(self) -> Iterator[str]:
        """A line for each folder."""
        for folder, done in self.published.items():
            yield (
                f"{folder}: {done.total} files, {len(done.made)} made, "
                f"{len(done.written)} written, {len(done.removed)} removed"
            )


def build(
    root: Path,
    at: datetime,
    *,
    jobs: int | None = None,
    parts: frozenset[str] = PARTS,
    use_cache: bool = True,
    site: Path | None = None,
    state: Path | None = None,
) -> Build:
    """Makes the office's outputs as of the moment `at`; with errors nothing is written."""
    root = root.resolve()
    inspection = inspect(root, at)
    office = inspection.office
    if office is None or errors(inspection.problems):
        return Build(inspection.problems, {})
    state = state or root / STATE
    if is_committed(root / STATE):
        raise Stopped(
            f"'{STATE}' is in the repository, where anybody could change what is published; "
            f"remove it: git rm -r --cached {STATE}"
        )
    engine = digest_of_program()
    workshop = website.Workshop(root, Cache(state) if use_cache else None, engine)
    published = {}
    try:
        plan = _plan(office, at, parts, workshop)
        with executor(jobs or cores()) as workers:
            for output in plan.outputs:
                published[output.folder] = publish(
                    output.artifacts,
                    site if site and output.folder == SITE else root / output.folder,
                    state=state,
                    engine=engine,
                    executor=workers,
                    others=output.others,
                    anew=not use_cache,
                )
    except (PublishError, ShellError, NotAPicture, NotTypeset) as error:
        raise Stopped("; ".join([str(error), *getattr(error, "__notes__", [])])) from error
    return Build(tuple(sorted({*inspection.problems, *plan.problems})), published)


@dataclass(frozen=True)
class Output:
    """A folder that a build fills."""

    folder: str
    """From the office's root."""
    artifacts: Iterable[Artifact]
    others: frozenset[str] = frozenset()
    """What else belongs there, by path, though it is not made this time."""


@dataclass(frozen=True)
class Plan:
    """What a build is to make, and what it noticed when it was planned."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def _plan(office: Office, at: datetime, parts: frozenset[str], workshop: website.Workshop) -> Plan:
    """What is made of the office as of the moment `at`, each part from its own View."""
    public = office.seen_by(Audience.PUBLIC, at)
    outputs = []
    problems: tuple[Problem, ...] = ()
    if parts & WHOLE_SITE:
        draft = website.draft(public, workshop)
        problems = draft.problems
        site = {
            "site": [*website.artifacts(draft)],
            "documents": [*website.document_artifacts(public, workshop)],
        }
        made = [one for part, each in site.items() if part in parts for one in each]
        # What is no longer public goes, whichever part is made.
        others = frozenset(one.path for part in site if part not in parts for one in site[part])
        outputs.append(Output(SITE, made, others))
    if "newsletters" in parts:
        outputs.append(Output(f"{PRIVATE}/newsletters", _issues(office, at)))
    return Plan(tuple(outputs), problems)


def _issues(office: Office, at: datetime) -> Iterator[Artifact]:
    """Every newsletter as mail, with what is public at the moment when it is sent.

    An issue that was sent stays what it was; one without that moment is as of `at`.
    """
    for issue in office.seen_by(Audience.INTERNAL, at).of("newsletter"):
        sent = cast("Newsletter", issue.record).send_at or at
        yield from newsletters.artifacts(issue, office.seen_by(Audience.PUBLIC, sent))


@dataclass(frozen=True)
class Brief:
    """A briefing book that was made."""

    problems: tuple[Problem, ...]
    path: str
    """From the root; "" when there were errors."""


def brief(root: Path, day: date, at: datetime) -> Brief:
    """Makes the Mayor's briefing book for `day` as of `at`; with errors nothing is written."""
    inspection = inspect(root, at)
    office = inspection.office
    if office is None or errors(inspection.problems):
        return Brief(inspection.problems, "")
    view = office.seen_by(Audience.CONFIDENTIAL, at)
    book = briefing.artifact(view, day)
    folder = root / PRIVATE / "briefings"
    try:
        publish([book], folder, state=root / STATE, engine=digest_of_program(), others=None)
    except PublishError as error:
        raise Stopped(str(error)) from error
    return Brief(inspection.problems, f"{PRIVATE}/briefings/{book.path}")


PARTS_OF_PROGRAM = (
    "babel", "cmarkgfm", "css-inline", "icalendar", "jinja2", "markdown", "markupsafe", "mkdocs",
    "mkdocs-material", "nh3", "pillow", "pydantic", "python-dateutil", "typst", "tzdata",
)  # fmt: skip
"""The packages whose version shows in what is made."""


@cache
def digest_of_program() -> str:
    """A digest of the program's own files and of the versions of what it is built on."""
    hasher = hashlib.sha256()
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            hasher.update(file.relative_to(folder).as_posix().encode() + b"\0")
            hasher.update(hashlib.sha256(file.read_bytes()).digest())
    for package in PARTS_OF_PROGRAM:
        hasher.update(f"{package} {version(package)}\0".encode())
    return hasher.hexdigest()
