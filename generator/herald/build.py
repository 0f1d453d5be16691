"""The whole story on one screen: read, check, see, make, write."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from herald import (
    alerting,
    dead_ends,
    desk,
    handouts,
    papers,
    press_kit,
    staff_calendars,
    standstill,
    website,
)
from herald.audience import Audience, strictest
from herald.checkout import copy_to_read, refuse_committed_state
from herald.checks import notice_deadline, request_answer
from herald.dead_ends import DeadEnd, Unpublishable
from herald.desk.quality import warned_of
from herald.discretion import discreet
from herald.execution import cores, crew, without_collection
from herald.hindrances import hindrances, unread
from herald.history import history_of
from herald.inspection import inspect, staying
from herald.inventory import inventory
from herald.ledger import Ledger
from herald.lookback import look_back, note
from herald.manuscript import WORKING_TREE
from herald.outputs import newsletters
from herald.outputs.artifact import ENCLOSURES, Enclosure, Task
from herald.outputs.pages import Shells
from herald.outputs.shell.configuration import ShellError
from herald.pieces import LostPiece
from herald.problems import Problem, errors
from herald.production import (
    Production,
    Wanted,
    asked_moments,
    paths_of,
    pieces_of,
    produce,
    record,
)
from herald.program import digest_of_program
from herald.proofs import proofs
from herald.publish import Published, alone, empty, publish, staged
from herald.records.reader import read_settings
from herald.render.typeset import NotTypeset
from herald.render.unfit import Unfit
from herald.standstill import STATE
from herald.stopped import Stopped
from herald.workshop import PublishError, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from herald.execution import Crew
    from herald.inventory import Inventory
    from herald.kinds.newsletter import Newsletter
    from herald.ledger import Recollection
    from herald.manuscript import Manuscript
    from herald.office import Office
    from herald.outputs.shell.host import Host
    from herald.records.facts import Facts
    from herald.settings import Settings
    from herald.view import View

SITE = "site"
PRIVATE = "private"
"""Where every output goes that is not public."""

ALERT = frozenset({"alert"})
"""What can be made alone, of the alerts alone."""

WHOLE_SITE = frozenset({"site", "documents"}) | ALERT
"""The parts that the folder of the site holds."""

DESK = frozenset({"desk"})
"""What can be made alone while something of the calendar cannot be as it is planned."""

PARTS = WHOLE_SITE | {"newsletters", "press", "papers", "handouts", "calendars"} | DESK

ON_REQUEST = frozenset({"mayor"})
"""The parts that are made only when they are asked for by name: what is confidential is in them."""


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
        outputs[server] = _server(press, view, host, root / server)
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
        outputs[folder] = _desk(press, office, at, root / folder, known)
    return outputs


def _in_the_way(known: tuple[Problem, ...], parts: frozenset[str]) -> list[Problem]:
    """The errors for which these parts are not made."""
    return hindrances(known) if parts == DESK else errors(known)


def epoch_of(engine: str, settings: Settings) -> str:
    """A digest of all that everything in the ledger depends on."""
    return hashlib.sha256(f"{engine}{settings.model_dump_json()}".encode()).hexdigest()


@dataclass(frozen=True)
class Output:
    """A folder that was filled."""

    published: Published
    stamps: str
    """A digest of the stamps of its files."""
    moments: tuple[datetime, ...]
    """Those of which it was asked whether they have come."""
    problems: tuple[Problem, ...] = ()
    """Links that somebody wrote and that lead nowhere; none of them stops the build."""


@dataclass(frozen=True)
class Press:
    """What every output is made with."""

    root: Path
    """The folder in which the office is read."""
    state: Path
    ledger: Ledger
    workers: Crew
    engine: str
    anew: bool
    """Whether everything is made, whatever the ledger says."""

    def host(self, view: View) -> Host:
        """What MkDocs draws for the public site; raises ShellError."""
        frame = website.Frame(self.root, None if self.anew else self.ledger, self.engine)
        return website.host_of(view, frame)

    def publish(
        self,
        folder: Path,
        readers: Audience,
        views: Mapping[str, View],
        wanted: Wanted,
        more: More | None = None,
    ) -> Output:
        """Makes a folder hold what is wanted, and what is wanted of `more` when that is made.

        It is for its `readers`, and nothing is made there of what only a narrower audience sees.
        """
        label = strictest([readers, *(view.audience for view in views.values())])
        if label is not readers:
            raise AssertionError(
                f"{folder.name} is for {readers}, and what it is made of for {label}"
            )
        shelf = folder.name
        known = set(self.ledger.names(shelf))
        with staged(self.state / f"{shelf}.staging") as staging:
            workshop = Workshop(views, str(folder), str(staging), more.site_url if more else "")
            there = inventory(str(folder))
            given = (wanted, more, workshop, there)
            try:
                production, others, ends = self._judged(*given, anew=self.anew)
            except LostPiece:
                empty(staging)
                production, others, ends = self._judged(*given, anew=True)
            problems = more.told(ends) if more else ()
            if errors(problems):
                raise Unpublishable(problems)
            done = publish(
                *(production, folder, staging),
                there=there,
                is_ours=bool(known),
                others=lambda: paths_of(others, workshop, self.ledger, shelf),
            )
        there = there.after(str(folder), done.written, done.removed)
        if more:
            self._remember(more, ends, shelf)
        record(production, there, self.ledger, shelf, others.names())
        note(self.ledger, shelf, views, production.names())
        return Output(done, there.digest, tuple(asked_moments(production)), problems)

    def _judged(
        self,
        wanted: Wanted,
        more: More | None,
        workshop: Workshop,
        there: Inventory,
        *,
        anew: bool,
    ) -> tuple[Production, Wanted, tuple[DeadEnd, ...]]:
        """All that is made, what belongs to the output besides, and links that lead nowhere."""
        made, others = self._produced(wanted, more, workshop, there, anew=anew)
        if more is None or not more.is_judged:
            return made, others, ()
        shelf = Path(workshop.folder).name
        return made, others, dead_ends.dead_ends(made, workshop, self.ledger, shelf)

    def _remember(self, more: More, ends: tuple[DeadEnd, ...], shelf: str) -> None:
        if more.is_judged:
            dead_ends.remember(ends, self.ledger, shelf)
        else:
            dead_ends.forget(self.ledger, shelf)

    def _produced(
        self,
        wanted: Wanted,
        more: More | None,
        workshop: Workshop,
        there: Inventory,
        *,
        anew: bool,
    ) -> tuple[Production, Wanted]:
        """All that is made, and what belongs to the output besides."""
        shelf = Path(workshop.folder).name
        given = (workshop, self.ledger, shelf, self.workers)
        lookback = None if anew else look_back(self.ledger, shelf, workshop.views)
        first = produce(wanted, *given, there=there, anew=anew, lookback=lookback)
        if more is None:
            return first, Wanted(())
        pieces = pieces_of(first, self.ledger, shelf, ENCLOSURES, more.keep)
        rest, others = more.plan([Enclosure.read(*piece) for piece in pieces.items()])
        rest_of_it = produce(rest, *given, there=there, anew=anew, lookback=lookback, first=first)
        return rest_of_it, others


@dataclass(frozen=True)
class More:
    """What is planned when the documents that stand beside it are known."""

    plan: Callable[[Sequence[Enclosure]], tuple[Wanted, Wanted]]
    """Given the documents: what is to be made, and what belongs to the output but is
    left as it is."""
    keep: frozenset[str] = frozenset()
    """The tasks whose documents are left as they are, and are known from earlier builds."""
    site_url: str = ""
    """Of the site that the output is."""
    told: Callable[[Iterable[DeadEnd]], tuple[Problem, ...]] = lambda _: ()
    """Given links that lead nowhere: what whoever wrote them is told."""
    is_judged: bool = False
    """Whether links are judged: not where pages are made without the documents they lead to."""


def make_site(
    press: Press,
    view: View,
    host: Host,
    parts: frozenset[str],
    folder: Path,
    office: Office | None = None,
) -> Output:
    """The public site, from what the public sees; with `office` its links are judged.

    Raises Unpublishable when somebody wrote one that leads nowhere.
    """
    printed = {
        "documents": Wanted([*website.document_tasks(view, host)]),
        "site": Wanted([*website.brought_tasks(view)]),
    }
    kept = [wanted for part, wanted in printed.items() if part not in parts]

    def pages(known: Sequence[Enclosure]) -> tuple[Wanted, Wanted]:
        site = Wanted(
            [*website.tasks(view, host, known)],
            [*website.assemblies(view)],
            [*website.cabinets(view, host)],
        )
        whole = {"site": site, "alert": Wanted([*website.alert_tasks(Shells(host.shells))])}
        # Of the site the alerts are what every page reads first.
        chosen = parts | ALERT if "site" in parts else parts
        made = _together(wanted for part, wanted in whole.items() if part in chosen)
        # What is no longer public goes, whichever part is made.
        left = [wanted for part, wanted in whole.items() if part not in chosen]
        return made, _together([*left, *kept])

    def told(ends: Iterable[DeadEnd]) -> tuple[Problem, ...]:
        found = [*dead_ends.told(ends, office)] if office else []
        return tuple(discreet(found, press.root, office, view.at)) if office else ()

    more = More(
        pages,
        frozenset(name for wanted in kept for name in wanted.names()),
        view.settings.site_url,
        told,
        is_judged=office is not None and parts >= WHOLE_SITE - ALERT,
    )
    first = _together(wanted for part, wanted in printed.items() if part in parts)
    try:
        return press.publish(folder, Audience.PUBLIC, {"": view}, first, more)
    except Unpublishable as wrong:  # perhaps because of a file that is not published
        kept_out = (one for one in host.problems if one.rule == "page-file")
        raise Unpublishable((*kept_out, *wrong.problems)) from wrong


def _together(some: Iterable[Wanted]) -> Wanted:
    every = [*some]
    return Wanted(
        [task for wanted in every for task in wanted.tasks],
        [assembly for wanted in every for assembly in wanted.assemblies],
        [cabinet for wanted in every for cabinet in wanted.cabinets],
    )


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


def _server(press: Press, view: View, host: Host, folder: Path) -> Output:
    """What the site's server is told."""
    told = Wanted([*website.server_tasks(host)])
    return press.publish(folder, Audience.INTERNAL, {"": view}, told)


def make_newsletters(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """Every newsletter as mail, with what is public at the moment when it is sent.

    An issue that was sent stays what it was; one without that moment is as of `at`. One that is
    sealed is not made: it would lie there for everybody to read.
    """
    views: dict[str, View] = {}
    tasks = []
    for issue in office.without_sealed().seen_by(Audience.INTERNAL, at).of("newsletter"):
        sent = cast("Newsletter", issue.record).send_at or at
        views[issue.key] = office.seen_by(Audience.PUBLIC, sent)
        tasks.append(Task(f"issue {issue.key}", newsletters.artifacts, (issue,), view=issue.key))
    return press.publish(folder, Audience.INTERNAL, views, Wanted(tasks))


def _press_kits(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """The kits of releases under embargo, from what the press sees."""
    view = office.seen_by(Audience.PRESS, at)
    tasks = [*press_kit.tasks(view, press.root)]
    return press.publish(folder, Audience.PRESS, {"": view}, Wanted(tasks))


def _papers(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """What staff print for what is about to take place, from what every one of them may see.

    What is sealed is in none of them, whoever builds: they lie there for everybody to read.
    """
    view = office.without_sealed().seen_by(Audience.INTERNAL, at)
    tasks = [*papers.tasks(view, press.root)]
    return press.publish(folder, Audience.INTERNAL, {"": view}, Wanted(tasks))


def _handouts(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """What staff hang up and send around, from what the public sees."""
    view = office.seen_by(Audience.PUBLIC, at)
    tasks = [*handouts.tasks(view, press.root)]
    return press.publish(folder, Audience.PUBLIC, {"": view}, Wanted(tasks))


def _calendars(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """What staff subscribe to; what is sealed is in none, as in papers."""
    office = office.without_sealed()
    view = office.seen_by(Audience.INTERNAL, at)
    wanted = Wanted(
        [*staff_calendars.tasks(view), *staff_calendars.busy_tasks(office, view)],
        [*staff_calendars.files(office, view)],
    )
    return press.publish(folder, Audience.INTERNAL, {"": view}, wanted)


def _mayor(press: Press, office: Office, at: datetime, folder: Path) -> Output:
    """The Mayor's own calendar, with what is confidential."""
    view = office.without_sealed().seen_by(Audience.CONFIDENTIAL, at)
    wanted = Wanted([*staff_calendars.tasks(view)], [staff_calendars.own_file(view)])
    return press.publish(folder, Audience.CONFIDENTIAL, {"": view}, wanted)


def _desk(
    press: Press, office: Office, at: datetime, folder: Path, known: tuple[Problem, ...]
) -> Output:
    """The staff's own site, from what every one of them may see, and from what is warned of.

    Nothing confidential or sealed is in it, whoever builds: it lies there for everybody to read.
    """
    view = office.without_sealed().seen_by(Audience.INTERNAL, at)
    tasks = [*desk.tasks(view, warned_of(known), unread(known), press.root)]
    return press.publish(folder, Audience.INTERNAL, {"": view}, Wanted(tasks))


INSIDE: Mapping[str, Callable[[Press, Office, datetime, Path], Output]] = {
    "newsletters": make_newsletters,
    "press": _press_kits,
    "papers": _papers,
    "handouts": _handouts,
    "calendars": _calendars,
    "mayor": _mayor,
}
"""What makes each part that is no part of the site."""


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
