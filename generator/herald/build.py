"""The whole story on one screen: read, check, see, make, write."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from herald import standstill, website
from herald.audience import Audience
from herald.execution import cores, crew
from herald.inspection import inspect
from herald.ledger import Ledger, is_committed
from herald.outputs import briefing, newsletters
from herald.outputs.artifact import Task
from herald.outputs.shell import ShellError
from herald.problems import Problem, errors
from herald.production import (
    LostPiece,
    Production,
    PublishError,
    Wanted,
    Workshop,
    asked_moments,
    made_of,
    paths_of,
    produce,
    record,
)
from herald.program import digest_of_program
from herald.publish import Published, alone, empty, publish, staged
from herald.records.reader import read_settings
from herald.records.recurrence import occurrences
from herald.render.typeset import NotTypeset
from herald.render.unfit import Unfit
from herald.standstill import STATE
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from herald.execution import Crew
    from herald.kinds.newsletter import Newsletter
    from herald.office import Office
    from herald.records.facts import Facts
    from herald.view import View

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
    state = state or root / STATE
    if is_committed(root / STATE):
        raise Stopped(
            f"'{STATE}' is in the repository, where anybody could change what is published; "
            f"remove it: git rm -r --cached {STATE}"
        )
    settings, problems = read_settings(root)
    if settings is None:
        return Build(tuple(problems), {})
    engine = digest_of_program()
    epoch = hashlib.sha256(f"{engine}{settings.model_dump_json()}".encode()).hexdigest()
    try:
        with (
            alone(state),
            closing(Ledger(state, epoch)) as ledger,
            crew(jobs or cores()) as workers,
        ):
            standstill.forget(state)
            stamps = standstill.stamps_of_office(root)
            inspection = inspect(root, at, ledger, workers)
            office = inspection.office
            if office is None or errors(inspection.problems):
                return Build(inspection.problems, {})
            press = Press(root, state, ledger, workers, engine, anew=not use_cache)
            outputs: dict[str, Output] = {}
            found: tuple[Problem, ...] = ()
            if parts & WHOLE_SITE:
                found, made = _site(press, office, at, parts, site)
                outputs |= made
            if "newsletters" in parts:
                folder = f"{PRIVATE}/newsletters"
                outputs[folder] = _newsletters(press, office, at, root / folder)
            published = {folder: output.published for folder, output in outputs.items()}
            done = Build(tuple(sorted({*inspection.problems, *found})), published)
            if site is None:
                asked = [moment for output in outputs.values() for moment in output.moments]
                _note(done, press, office, at, parts, stamps, asked)
            return done
    except (PublishError, ShellError, NotTypeset, Unfit) as error:
        raise Stopped("; ".join([str(error), *getattr(error, "__notes__", [])])) from error


@dataclass(frozen=True)
class Output:
    """A folder that was filled."""

    published: Published
    moments: tuple[datetime, ...]
    """Those of which it was asked whether they have come."""


@dataclass(frozen=True)
class Press:
    """What every output is made with."""

    root: Path
    state: Path
    ledger: Ledger
    workers: Crew
    engine: str
    anew: bool
    """Whether everything is made, whatever the ledger says."""

    def publish(
        self,
        folder: Path,
        views: Mapping[str, View],
        wanted: Wanted,
        others: Wanted,
    ) -> Output:
        """Makes a folder hold what is wanted, and of what `others` make what is there already."""
        shelf = folder.name
        known = set(self.ledger.names(shelf))
        with staged(self.state / f"{shelf}.staging") as staging:
            workshop = Workshop(views, str(folder), str(staging))
            given = (wanted, workshop, self.ledger, shelf, self.workers)
            try:
                production = produce(*given, anew=self.anew)
            except LostPiece:
                empty(staging)
                production = produce(*given, anew=True)
            done = publish(
                *(production, folder, staging),
                is_ours=bool(known),
                others=lambda: paths_of(others, workshop, self.ledger, shelf),
            )
        record(production, str(folder), self.ledger, shelf, others.names())
        return Output(done, tuple(asked_moments(production)))


def _site(
    press: Press, office: Office, at: datetime, parts: frozenset[str], folder: Path | None
) -> tuple[tuple[Problem, ...], dict[str, Output]]:
    """The public site, from what the public sees, and what its server is told.

    A site that is made in another `folder` has a server of its own.
    """
    view = office.seen_by(Audience.PUBLIC, at)
    frame = website.Frame(press.root, None if press.anew else press.ledger, press.engine)
    host = website.host_of(view, frame)
    documents = [*website.document_tasks(view, host)]
    whole = {
        "site": Wanted(
            [*website.tasks(view, host)],
            [*website.assemblies(view)],
            [*website.cabinets(view, host)],
        ),
        "documents": Wanted(documents),
    }
    made = _together(wanted for part, wanted in whole.items() if part in parts)
    # What is no longer public goes, whichever part is made.
    others = _together(wanted for part, wanted in whole.items() if part not in parts)
    outputs = {SITE: press.publish(folder or press.root / SITE, {"": view}, made, others)}
    if folder is None and "site" in parts:
        server, told = f"{PRIVATE}/server", Wanted([*website.server_tasks(host)])
        outputs[server] = press.publish(press.root / server, {"": view}, told, Wanted(()))
    return host.problems, outputs


def _together(some: Iterable[Wanted]) -> Wanted:
    every = [*some]
    return Wanted(
        [task for wanted in every for task in wanted.tasks],
        [assembly for wanted in every for assembly in wanted.assemblies],
        [cabinet for wanted in every for cabinet in wanted.cabinets],
    )


def _newsletters(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """Every newsletter as mail, with what is public at the moment when it is sent.

    An issue that was sent stays what it was; one without that moment is as of `at`.
    """
    views: dict[str, View] = {}
    tasks = []
    for issue in office.seen_by(Audience.INTERNAL, at).of("newsletter"):
        sent = cast("Newsletter", issue.record).send_at or at
        views[issue.key] = office.seen_by(Audience.PUBLIC, sent)
        tasks.append(Task(f"issue {issue.key}", newsletters.artifacts, (issue,), view=issue.key))
    return press.publish(folder, views, Wanted(tasks), Wanted(()))


def _note(
    done: Build,
    press: Press,
    office: Office,
    at: datetime,
    parts: frozenset[str],
    stamps: str,
    asked: Sequence[datetime],
) -> None:
    """Notes that a build had nothing left to do, and until when that holds."""
    if not standstill.is_all_of_it(press.root):
        return
    moments = [moment for entry in office.every_entry() for moment in _moments(entry.facts, at)]
    moments += asked
    standstill.note(
        press.state,
        standstill.Standstill(
            press.engine,
            tuple(sorted(parts)),
            stamps,
            {folder: standstill.stamps_of(press.root / folder) for folder in done.published},
            {folder: published.total for folder, published in done.published.items()},
            office.settings.timezone,
            at.astimezone(UTC).isoformat(),
            standstill.earliest(at, moments, office.settings.zone).isoformat(),
            tuple(str(problem) for problem in done.problems),
        ),
    )


def _moments(facts: Facts, at: datetime) -> Iterator[datetime | None]:
    """When something of a record changes for somebody; of a repetition, in the next day."""
    yield from (facts.publish_at, facts.embargo, facts.expires)
    if facts.starts and facts.ends:
        until = at + timedelta(days=2)
        times = occurrences(facts.starts, facts.ends, facts.rule, facts.without, until)
        yield from (ends for _, ends in times)


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
        with alone(root / STATE), staged(root / STATE / "briefings.staging") as staging:
            workshop = Workshop({"": view}, str(folder), str(staging))
            production = Production({}, {"": made_of(workshop, book)})
            publish(production, folder, staging, is_ours=True, others=None)
    except PublishError as error:
        raise Stopped(str(error)) from error
    return Brief(inspection.problems, f"{PRIVATE}/briefings/{book.path}")
