"""The whole story: read, check, see, make, write."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.building import alerting
from herald.building.dead_ends import Unpublishable
from herald.building.folders import INSIDE, make_desk, make_server, make_site
from herald.building.parts import ALERT, DESK, PARTS, PRIVATE, SITE, WHOLE_SITE
from herald.building.press import Press
from herald.building.proofs import proofs
from herald.checks import notice_deadline, request_answer
from herald.commits.checkout import copy_to_read, refuse_committed_state
from herald.commits.history import history_of
from herald.commits.manuscript import WORKING_TREE
from herald.hindrances import hindrances
from herald.inspection import inspect, staying
from herald.making import standstill
from herald.making.execution import cores, crew, without_collection
from herald.making.ledger import Ledger
from herald.making.program import digest_of_program, epoch_of
from herald.making.publish import Published, alone
from herald.making.standstill import STATE
from herald.making.workshop import PublishError
from herald.outputs.shell.configuration import ShellError
from herald.problems import Problem, errors
from herald.records.reader import read_settings
from herald.render.typeset import NotTypeset
from herald.render.unfit import Unfit
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from herald.building.press import Output
    from herald.commits.manuscript import Manuscript
    from herald.making.ledger import Recollection
    from herald.office import Office
    from herald.records.facts import Facts
    from herald.settings import Settings


@dataclass(frozen=True)
class Build:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    published: dict[str, Published]
    """What was done in each folder, by its path from the root; empty when there were errors."""
    commit: str = ""
    """The number of the commit that was read; "" for the working tree."""
    closed: int = 0
    """How many sealed files could not be read for want of a key."""

    def summary(self) -> Iterator[str]:
        """A line for the commit, and one for each folder."""
        if self.commit:
            yield f"commit {self.commit}"
        for folder, done in self.published.items():
            yield (
                f"{folder}: {done.total} files, {len(done.made)} made, "
                f"{len(done.written)} written, {len(done.removed)} removed"
            )


def build(  # noqa: PLR0913 - everything that a build may be told
    root: Path,
    at: datetime,
    *,
    jobs: int | None = None,
    parts: frozenset[str] = PARTS,
    use_cache: bool = True,
    site: Path | None = None,
    state: Path | None = None,
    manuscript: Manuscript = WORKING_TREE,
    recollection: Recollection | None = None,
    shown: Callable[[Mapping[str, bytes]], None] | None = None,
) -> Build:
    """Makes the office's outputs as of the moment `at`; with errors nothing is written.

    Calls `shown` with proofs of what is new (files of the site, by path) before anything is
    written, and with none as soon as the public site is there, before what staff are given is made.
    A `recollection` that earlier builds were given too spares reading what they have read.
    """
    root = root.resolve()
    state = state or root / STATE
    refuse_committed_state(root)
    try:
        with ExitStack() as stack:
            stack.enter_context(without_collection())
            stack.enter_context(alone(state))
            stack.enter_context(staying(root))
            workers = stack.enter_context(crew(jobs or cores()))
            standstill.forget(state)
            with_key = bool(manuscript.key)
            read = standstill.state_of_office(root, manuscript.commit, with_key=with_key)
            copy = copy_to_read(root, manuscript, state)
            settings, wrong = read_settings(copy.folder)
            if settings is None:
                return Build(copy.problems or tuple(wrong), {})
            engine = digest_of_program()
            opened = Ledger(state, epoch_of(engine, settings), recollection)
            ledger = stack.enter_context(closing(opened))
            if parts == ALERT:
                return _alert(root, at, settings, copy.folder, ledger, state)
            history = history_of(root, manuscript.commit, ledger)
            inspection = inspect(copy.folder, at, ledger, workers, manuscript.key, history)
            known = tuple(sorted({*copy.problems, *inspection.problems, *history.problems()}))
            office = inspection.office
            if office is None or _in_the_way(known, parts):
                return Build(known, {}, closed=inspection.closed)
            press = Press(copy.folder, state, ledger, workers, engine, anew=not use_cache)
            outputs: dict[str, Output] = {}
            found: tuple[Problem, ...] = ()
            if parts & WHOLE_SITE:
                given = (press, office, at, root, parts, site)
                try:
                    outputs, found = _outside(*given, shown=shown, saved=inspection.read)
                except Unpublishable as wrong:
                    found = (*known, *wrong.problems)
                    return Build(tuple(sorted({*found})), {}, closed=inspection.closed)
            outputs |= _inside(press, office, at, root, parts, known)
            published = {folder: output.published for folder, output in outputs.items()}
            problems = tuple(sorted({*known, *found}))
            done = Build(problems, published, manuscript.commit, inspection.closed)
            if site is None and not errors(known):
                _note(done, press, office, at, parts, read, outputs)
            return done
    except (PublishError, ShellError, NotTypeset, Unfit) as error:
        raise Stopped("; ".join([str(error), *getattr(error, "__notes__", [])])) from error


def _outside(  # noqa: PLR0913 - all that the site is made of, and whoever waits for it
    press: Press,
    office: Office,
    at: datetime,
    root: Path,
    parts: frozenset[str],
    site: Path | None,
    *,
    shown: Callable[[Mapping[str, bytes]], None] | None,
    saved: Collection[str],
) -> tuple[dict[str, Output], tuple[Problem, ...]]:
    """What everybody is given and the site's server is told, and what is wrong with it.

    Raises Unpublishable.
    """
    view = office.seen_by(Audience.PUBLIC, at)
    host, folder = press.host(view), site or root / SITE
    if shown and (pages := proofs(view, host, press.ledger, folder, saved)):
        shown(pages)
    outputs = {SITE: make_site(press, view, host, parts, folder, office)}
    if shown:
        shown({})
    problems = (*host.problems, *outputs[SITE].problems)
    if site is None and "site" in parts:  # another one has a server of its own
        server = f"{PRIVATE}/server"
        outputs[server] = make_server(press, view, host, root / server)
    return outputs, problems


def _inside(
    press: Press,
    office: Office,
    at: datetime,
    root: Path,
    parts: frozenset[str],
    known: tuple[Problem, ...],
) -> dict[str, Output]:
    """What staff and the press are given, by its folder."""
    made = {f"{PRIVATE}/{part}": make for part, make in INSIDE.items() if part in parts}
    outputs = {folder: make(press, office, at, root / folder) for folder, make in made.items()}
    if "desk" in parts:
        folder = f"{PRIVATE}/desk"
        outputs[folder] = make_desk(press, office, at, root / folder, known)
    return outputs


def _in_the_way(known: tuple[Problem, ...], parts: frozenset[str]) -> list[Problem]:
    """The errors for which these parts are not made."""
    return hindrances(known) if parts == DESK else errors(known)


def _alert(
    root: Path, at: datetime, settings: Settings, folder: Path, ledger: Ledger, state: Path
) -> Build:
    """The alerts alone, of the office in `folder`; nothing else of the site is touched."""
    office, problems = alerting.inspect_alerts(folder, settings, at)
    if errors(problems):
        return Build(problems, {})
    view = office.seen_by(Audience.PUBLIC, at)
    done = alerting.publish_alerts(view, root / SITE, state / "alert.staging", ledger)
    return Build(problems, {SITE: done})


def _note(
    done: Build,
    press: Press,
    office: Office,
    at: datetime,
    parts: frozenset[str],
    read: str,
    outputs: Mapping[str, Output],
) -> None:
    """Notes that a build had nothing left to do, and until when that holds."""
    if not standstill.is_all_of_it(press.root):
        return
    entries = [*office.every_entry()]
    if done.problems and any(entry.is_sealed for entry in entries):
        return  # a warning may say what is in a sealed record, and the note would keep it
    opened = (entry.facts for entry in entries if not entry.is_sealed)
    moments = [moment for facts in opened for moment in _moments(facts, at)]
    moments += [moment for output in outputs.values() for moment in output.moments]
    moments += [*notice_deadline.moments(office, at), *request_answer.moments(office)]
    standstill.note(
        press.state,
        standstill.Standstill(
            press.engine,
            tuple(sorted(parts)),
            read,
            {folder: output.stamps for folder, output in outputs.items()},
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
    for starts, ends in facts.series.within(at, at + timedelta(days=3)) if facts.series else ():
        yield from (starts, ends)
        # Where it is may be told from its day on, which begins at a midnight of its own zone: an
        # hour from there where the clocks change that day, for of a single time only the offset is
        # known.
        midnight = datetime.combine(starts.date(), time(), starts.tzinfo)
        yield from (midnight + timedelta(hours=hours) for hours in (-1, 0, 1))
