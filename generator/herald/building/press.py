"""The press: makes a folder hold what is wanted, and nothing else, with what one build has at hand.

The reporters are another press: `Audience.PRESS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from herald.audience import Audience, strictest
from herald.building import dead_ends, website
from herald.building.dead_ends import DeadEnd, Unpublishable
from herald.making.inventory import inventory
from herald.making.lookback import look_back, note
from herald.making.pieces import LostPiece
from herald.making.production import (
    Production,
    Wanted,
    asked_moments,
    paths_of,
    pieces_of,
    produce,
    record,
)
from herald.making.publish import Published, empty, publish, staged
from herald.making.workshop import Workshop
from herald.outputs.artifact import ENCLOSURES, Enclosure
from herald.problems import Problem, errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from herald.making.execution import Crew
    from herald.making.inventory import Inventory
    from herald.making.ledger import Ledger
    from herald.outputs.shell.host import Host
    from herald.view import View


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
        Raises Unpublishable, before anything is touched, when `more` tells of errors, and
        PublishError as `publish` does.
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
