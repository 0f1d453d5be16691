"""The proof that nothing unreleased influences one byte that the public or the press is given.

All that an audience is given is made again of an office from which all that is not released to it
was taken: records, private blocks, fields for staff, files. It must be the same to the byte. It is
then made of an office in which all that stands there again, but says something else, under other
names and twice; and must still be the same. Then what they are given is a function of what is
released to them, and of nothing else, whatever the program does.

What this cannot judge is whether something bears the right label.
"""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from herald.audience import Audience, is_shown, released
from herald.build import build
from herald.building.folders import make_newsletters, make_press_kits, make_site
from herald.building.parts import PRIVATE, SITE, WHOLE_SITE
from herald.building.press import Press
from herald.commits.history import history_of
from herald.inspection import office_of, reading_of
from herald.making.execution import cores, crew, without_collection
from herald.making.inventory import inventory
from herald.making.ledger import Ledger
from herald.making.program import digest_of_program, epoch_of
from herald.making.publish import alone, empty
from herald.making.standstill import STATE
from herald.making.workshop import PublishError
from herald.on_request import agenda
from herald.outputs.documents import briefing
from herald.outputs.documents.briefing.span import LONGEST, Span
from herald.outputs.documents.letterhead import seal_of
from herald.records.reader import read_settings
from herald.verification.offices import (
    NEWSLETTER,
    Original,
    Strength,
    altered_path,
    altered_paths,
    lay_out_altered,
    lay_out_bare,
    put_back,
    take_back,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from herald.commits.history import History
    from herald.kinds.newsletter import Newsletter
    from herald.making.execution import Crew
    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.reader import Reading
    from herald.records.revision import Past
    from herald.settings import Settings

    Make = Callable[[Press, Office, datetime, Path], object]
    """Fills a folder with what an audience is given of an office at a moment."""

FOLDER = "verification"
"""Where it is done, in Herald's own folder; what differs is left there to be looked at."""

NEWSLETTERS = f"{PRIVATE}/newsletters"
PRESS_KITS = f"{PRIVATE}/press"

OFFICE = "office"
"""Where the other office stands in it."""


@dataclass(frozen=True)
class Difference:
    """A file outside the office that is another when something unreleased is."""

    path: str
    """From the office's root: `site/news/index.html`."""
    how: str
    """What was done to the office, and what became of the file."""

    def __str__(self) -> str:
        return f"{self.path}: {self.how}"


@dataclass(frozen=True)
class Comparison:
    """What was compared of all that an audience is given, and what was found."""

    audience: Audience
    files: int
    """How many files were compared."""
    withheld: int
    """How many records are not released to it."""
    stripped: int
    """How many released records have something that is only for staff."""
    differences: tuple[Difference, ...] = ()

    def summary(self) -> str:
        """One line for people."""
        unreleased = f"{_counted(self.withheld, 'record')} not released to the {self.audience}"
        files = _counted(self.files, f"{self.audience} file")
        if self.differences:
            wrong = len({difference.path for difference in self.differences})
            return f"{wrong:,} of {files} tell of {unreleased}, or of what is for staff"
        return (
            f"{files} compared: each is the same without {unreleased} and the parts for staff of "
            f"{self.stripped:,} that {'is' if self.stripped == 1 else 'are'}, and with other words "
            "in them"
        )


@dataclass(frozen=True)
class Verification:
    """What a verification compared and found."""

    problems: tuple[Problem, ...]
    """Of the records; with errors nothing was compared."""
    comparisons: tuple[Comparison, ...] = ()
    """The public's, and then the press's."""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All that were found."""
        return tuple(found for one in self.comparisons for found in one.differences)

    def summary(self) -> str:
        """A line for people for each audience."""
        return "\n".join(one.summary() for one in self.comparisons)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def verify(root: Path, at: datetime, *, jobs: int | None = None) -> Verification:
    """Builds as of the moment `at`; makes all for outsiders again, of two other offices for each.

    Raises Stopped where a build would.
    """
    root = root.resolve()
    built = build(root, at, jobs=jobs)
    if not built.published:
        return Verification(built.problems)
    return replace(compared(root, at, root / SITE, jobs=jobs), problems=built.problems)


def compared(
    root: Path,
    at: datetime,
    site: Path,
    *,
    office: Path | None = None,
    commit: str = "",
    jobs: int | None = None,
) -> Verification:
    """Compares the site that was made in a folder as of `at`, and all else for outsiders.

    It was made of the records in the folder `office` (by default `root`), which has no errors and
    is what was committed as `commit` ("" for the working tree).
    """
    root = root.resolve()
    office = office or root
    place = root / STATE / FOLDER
    with (
        without_collection(),
        alone(root / STATE),
        crew(jobs or cores()) as workers,
    ):
        empty(place)
        with _ledger(office, root / STATE) as ledger:
            reading = _reading(office, ledger, workers)
        history = history_of(root, commit)
        with _ledger(root, place) as ledger:
            press = Press(place / OFFICE, place, ledger, workers, digest_of_program(), anew=False)
            trial = Trial({SITE: site}, root, office, place, press, at)
            done = tuple(trial.comparison(share, reading, history) for share in SHARES)
        found = Verification((), done)
        if not found.differences:
            shutil.rmtree(place)
    return found


ADVICE = (
    "Publish nothing, and give nothing to the press. What the files should be stands in "
    f"{STATE}/{FOLDER}, which only staff may see; the fault is in Herald and not in a record, so "
    "tell those who look after it."
)

WITHOUT = "without what is not released"
ALTERED = "when what is not released"


# --- what outsiders are given ---------------------------------------------------------------------


@dataclass(frozen=True)
class Share:
    """All that an audience is given."""

    audience: Audience
    built: Mapping[str, Make]
    """The folders that a build fills, from the root, each with what makes it."""
    on_request: Mapping[str, Make] = field(default_factory=dict)
    """What is made when somebody asks for it, and of the real office here too."""


def _site(press: Press, office: Office, at: datetime, folder: Path) -> None:
    view = office.seen_by(Audience.PUBLIC, at)
    make_site(press, view, press.host(view), WHOLE_SITE, folder)


def _press_schedule(press: Press, office: Office, at: datetime, folder: Path) -> None:
    """The press's copy of the briefing book, and its agenda for programs: as far as both reach."""
    view = office.seen_by(Audience.PRESS, at)
    first = at.astimezone(office.settings.zone).date()
    span = Span(first, first + timedelta(days=LONGEST - 1))
    empty(folder)
    for paper in briefing.artifacts(view, span, seal_of(view, press.root)):
        (folder / paper.path).write_bytes(paper.bytes())
    (folder / "agenda.json").write_text(agenda.as_json(view, span), "utf-8")


SHARES = (
    Share(Audience.PUBLIC, {SITE: _site, NEWSLETTERS: make_newsletters}),
    Share(Audience.PRESS, {PRESS_KITS: make_press_kits}, {"press-schedule": _press_schedule}),
)


# --- what is released -----------------------------------------------------------------------------


def _original(office: Path, reading: Reading, audience: Audience, at: datetime) -> Original:
    """The office with what is released to an audience."""
    shown = _released(reading, audience, at)
    if audience is not Audience.PUBLIC:
        return Original(office, reading, shown, audience)
    # A newsletter of another moment is made of what is released then.
    moved = (entry for entry in reading.entries if entry.facts.publish_at or entry.facts.embargo)
    mailed = {entry.place for entry in moved if entry.place in shown}
    for entry in office_of(reading).of(NEWSLETTER):
        sent = cast("Newsletter", entry.record).send_at or at
        mailed |= {entry.place} | (_released(reading, audience, sent) - shown)
    return Original(office, reading, shown, audience, frozenset(mailed))


def _released(reading: Reading, audience: Audience, at: datetime) -> frozenset[str]:
    """The places of the records that an audience may see, or be told of, at a moment."""
    return frozenset(
        entry.place
        for entry in reading.entries
        if not entry.is_translation
        and (is_shown(entry, audience, at) or _is_told(entry, audience, at))
    )


def _is_told(entry: Entry, audience: Audience, at: datetime) -> bool:
    return bool(entry.kind.told) and released(entry.facts, audience, at)


@contextmanager
def _ledger(office: Path, state: Path) -> Iterator[Ledger]:
    epoch = epoch_of(digest_of_program(), _settings(office))
    with closing(Ledger(state, epoch)) as ledger:
        yield ledger


def _reading(office: Path, ledger: Ledger, workers: Crew) -> Reading:
    reading, _ = reading_of(office, _settings(office), ledger, workers)
    return reading


def _settings(office: Path) -> Settings:
    settings, _ = read_settings(office)
    if settings is None:
        raise AssertionError("an office that was built has settings")
    return settings


# --- what is made of another office ---------------------------------------------------------------


@dataclass(frozen=True)
class Trial:
    """Another office, and what is made of it."""

    given: Mapping[str, Path]
    """Folders with what was made of the real one, where they are not in `root`."""
    root: Path
    real: Path
    """Where the real office is read."""
    place: Path
    """Where everything of the other is."""
    press: Press
    at: datetime

    def comparison(self, share: Share, reading: Reading, history: History) -> Comparison:
        """Compares all that an audience is given with the same of both other offices."""
        original = _original(self.real, reading, share.audience, self.at)
        # What git knows of the files of released records is the same whatever the others say.
        past = {**history.past(self.real, original.released, reading.pages)}
        past |= {altered_path(e): past[e.path] for e in original.nameless if e.path in past}
        given = {name: self.given.get(name, self.root / name) for name in share.built}
        for name, make in share.on_request.items():
            given[name] = self.place / "given" / name
            office = office_of(reading, history.past(self.real, reading.entries, reading.pages))
            make(replace(self.press, root=self.real), office, self.at, given[name])
        empty(self.press.root)
        stripped = lay_out_bare(original, self.press.root)
        to = f"to the {share.audience}"
        found = [*self._differences(share, given, original, past, f"{WITHOUT} {to}")]
        self._alter(original)
        how = f"{ALTERED} {to} says something else"
        found += self._differences(share, given, original, past, how)
        files = sum(len(inventory(str(folder)).files) for folder in given.values())
        withheld = len(original.withheld)
        return Comparison(share.audience, files, withheld, stripped, tuple(found))

    def _differences(
        self,
        share: Share,
        given: Mapping[str, Path],
        original: Original,
        past: Mapping[str, Past],
        how: str,
    ) -> Iterator[Difference]:
        """Makes all of the office as it is now; what is not as in the real one.

        A newsletter is compared with what is released when it is sent.
        """
        office = self._read(past)
        for name, make in {**share.built, **share.on_request}.items():
            mailed = original.mailed if name == NEWSLETTERS else frozenset()
            if mailed:
                put_back(original, self.press.root, mailed)
                office = self._read(past)
            made = self.place / name
            try:
                make(self.press, office, self.at, made)
                yield from _differences(name, given[name], made, how)
            except PublishError as error:  # two that are withheld want one file, for instance
                yield Difference(name, f"cannot be made {how}: {error}")
            if mailed:
                take_back(original, self.press.root, mailed)

    def _alter(self, original: Original) -> None:
        """Puts something else in the place of what is withheld; as much as it bears."""
        strength: dict[str, Strength] = {}
        while True:
            lay_out_altered(original, self.press.root, strength)
            reading = _reading(self.press.root, self.press.ledger, self.press.workers)
            read = {entry.path for entry in reading.entries}
            shown = _released(reading, original.audience, self.at) - original.shown
            places = {entry.place: entry.path for entry in reading.entries}
            wrong = read & {places[place] for place in shown}
            feeble = [
                entry
                for entry in original.withheld
                if not read.issuperset(altered_paths(entry))
                or not wrong.isdisjoint(altered_paths(entry))
            ]
            if not feeble:
                return
            for entry in feeble:
                less = strength.get(entry.path, Strength.ALL) - 1
                if less < Strength.NAME:
                    raise AssertionError(f"{entry.path} cannot be called otherwise")
                strength[entry.path] = Strength(less)

    def _read(self, past: Mapping[str, Past]) -> Office:
        reading = _reading(self.press.root, self.press.ledger, self.press.workers)
        return office_of(reading, past)


def _differences(name: str, one: Path, other: Path, how: str) -> Iterator[Difference]:
    ours, theirs = inventory(str(one)), inventory(str(other))
    for path in sorted(ours.files.keys() | theirs.files.keys()):
        if path not in theirs.files:
            yield Difference(f"{name}/{path}", f"is not there {how}")
        elif path not in ours.files:
            yield Difference(f"{name}/{path}", f"is there only {how}")
        elif (one / path).read_bytes() != (other / path).read_bytes():
            yield Difference(f"{name}/{path}", f"is another {how}")
