"""The proof that nothing unreleased influences one public byte.

Everything public is made again of an office from which all that is not released was taken: records,
private blocks, fields for staff, files. It must be the same to the byte. It is then made of an
office in which all that stands there again, but says something else, under other names and twice;
and must still be the same. Then what is published is a function of what is released, and of nothing
else, whatever the program does.

What this cannot judge is whether something bears the right label.
"""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from herald.audience import Audience, is_shown, released
from herald.build import build
from herald.building.folders import make_newsletters, make_site
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
from herald.records.reader import read_settings
from herald.verification.offices import (
    NEWSLETTER,
    Original,
    Strength,
    altered_paths,
    lay_out_altered,
    lay_out_bare,
    put_back,
    take_back,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from herald.kinds.newsletter import Newsletter
    from herald.making.execution import Crew
    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.reader import Reading
    from herald.records.revision import Past
    from herald.settings import Settings

FOLDER = "verification"
"""Where it is done, in Herald's own folder; what differs is left there to be looked at."""

NEWSLETTERS = f"{PRIVATE}/newsletters"


@dataclass(frozen=True)
class Difference:
    """A public file that is another when something unreleased is."""

    path: str
    """From the office's root: `site/news/index.html`."""
    how: str
    """What was done to the office, and what became of the file."""

    def __str__(self) -> str:
        return f"{self.path}: {self.how}"


@dataclass(frozen=True)
class Verification:
    """What a verification compared and found."""

    problems: tuple[Problem, ...]
    """Of the records; with errors nothing was compared."""
    files: int = 0
    """How many public files were compared."""
    withheld: int = 0
    """How many records are not released."""
    stripped: int = 0
    """How many released records have something that is only for staff."""
    differences: tuple[Difference, ...] = ()

    def summary(self) -> str:
        """One line for people."""
        unreleased = _counted(self.withheld, "unreleased record")
        files = _counted(self.files, "public file")
        if self.differences:
            wrong = len({difference.path for difference in self.differences})
            return f"{wrong:,} of {files} tell of {unreleased}, or of what is for staff"
        return (
            f"{files} compared: each is the same without {unreleased} and the parts for staff of "
            f"{_counted(self.stripped, 'released one')}, and with other words in them"
        )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def verify(root: Path, at: datetime, *, jobs: int | None = None) -> Verification:
    """Builds everything public as of the moment `at`, and makes it again of both other offices.

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
    """Compares the site that was made in a folder as of `at`, and the newsletters made with it.

    It was made of the records in the folder `office` (by default `root`), which has no errors and
    is what was committed as `commit` ("" for the working tree).
    """
    root = root.resolve()
    place = root / STATE / FOLDER
    with (
        without_collection(),
        alone(root / STATE),
        crew(jobs or cores()) as workers,
    ):
        empty(place)
        original, mailed = _original(office or root, root / STATE, at, workers)
        past = _past_of_shown(root, commit, original)
        with _trial(place, root, site, workers, past) as trial:
            stripped = lay_out_bare(original, trial.office)
            found = [*trial.differences(at, original, mailed, WITHOUT)]
            trial.alter(original, at)
            found += trial.differences(at, original, mailed, ALTERED)
        if not found:
            shutil.rmtree(place)
    files = sum(len(inventory(str(folder)).files) for folder in (site, root / NEWSLETTERS))
    return Verification((), files, len(original.withheld), stripped, tuple(found))


ADVICE = (
    f"Publish nothing. What the files should be stands in {STATE}/{FOLDER}, which only staff may "
    "see; the fault is in Herald and not in a record, so tell those who look after it."
)

WITHOUT = "without what is not released"
ALTERED = "when what is not released says something else"


def _original(
    office: Path, state: Path, at: datetime, workers: Crew
) -> tuple[Original, frozenset[str]]:
    """The office with what is released, and the places of what newsletters are made of besides."""
    with _ledger(office, state) as ledger:
        reading = _reading(office, ledger, workers)
    shown = _released(reading, at)
    # A newsletter of another moment is made of what is released then.
    moved = (entry for entry in reading.entries if entry.facts.publish_at or entry.facts.embargo)
    mailed = {entry.place for entry in moved if entry.place in shown}
    for entry in office_of(reading).of(NEWSLETTER):
        sent = cast("Newsletter", entry.record).send_at or at
        mailed |= {entry.place} | (_released(reading, sent) - shown)
    return Original(office, reading, shown), frozenset(mailed)


def _past_of_shown(root: Path, commit: str, original: Original) -> Mapping[str, Past]:
    """What git knows of the files of released records: it is the same whatever the others say."""
    pages = original.reading.pages
    return history_of(root, commit).past(original.root, original.released, pages)


def _released(reading: Reading, at: datetime) -> frozenset[str]:
    """The places of the records that the public may see, or be told of, at a moment."""
    return frozenset(
        entry.place
        for entry in reading.entries
        if not entry.is_translation
        and (is_shown(entry, Audience.PUBLIC, at) or _is_told(entry, at))
    )


def _is_told(entry: Entry, at: datetime) -> bool:
    return bool(entry.kind.told) and released(entry.facts, Audience.PUBLIC, at)


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


@contextmanager
def _trial(
    place: Path, root: Path, site: Path, workers: Crew, past: Mapping[str, Past]
) -> Iterator[Trial]:
    office = place / "office"
    with _ledger(root, place) as ledger:
        press = Press(office, place, ledger, workers, digest_of_program(), anew=False)
        yield Trial(site, root / NEWSLETTERS, place, office, press, past)


@dataclass(frozen=True)
class Trial:
    """Another office, and what is made of it."""

    site: Path
    """What was made of the real one."""
    newsletters: Path
    place: Path
    """Where everything of the other is."""
    office: Path
    press: Press
    past: Mapping[str, Past]
    """What git knows of the files of released records."""

    def differences(
        self, at: datetime, original: Original, mailed: AbstractSet[str], how: str
    ) -> Iterator[Difference]:
        """Makes everything public of the office as it is now; what is not as in the real one.

        A newsletter is compared with what is released when it is sent.
        """
        try:
            view = self._read().seen_by(Audience.PUBLIC, at)
            host = self.press.host(view)
            make_site(self.press, view, host, WHOLE_SITE, self.place / SITE)
        except PublishError as error:  # two records that are withheld want one file, for instance
            yield Difference(SITE, f"cannot be made {how}: {error}")
            return
        yield from _differences(SITE, self.site, self.place / SITE, how)
        if not self.newsletters.is_dir():
            return
        put_back(original, self.office, mailed)
        made = self.place / "newsletters"
        make_newsletters(self.press, self._read(), at, made)
        yield from _differences(NEWSLETTERS, self.newsletters, made, how)
        take_back(original, self.office, mailed)

    def alter(self, original: Original, at: datetime) -> None:
        """Puts something else in the place of what is withheld; as much as it bears."""
        strength: dict[str, Strength] = {}
        while True:
            lay_out_altered(original, self.office, strength)
            reading = _reading(self.office, self.press.ledger, self.press.workers)
            read = {entry.path for entry in reading.entries}
            shown = _released(reading, at) - original.shown
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

    def _read(self) -> Office:
        reading = _reading(self.office, self.press.ledger, self.press.workers)
        return office_of(reading, self.past)


def _differences(name: str, one: Path, other: Path, how: str) -> Iterator[Difference]:
    ours, theirs = inventory(str(one)), inventory(str(other))
    for path in sorted(ours.files.keys() | theirs.files.keys()):
        if path not in theirs.files:
            yield Difference(f"{name}/{path}", f"is not there {how}")
        elif path not in ours.files:
            yield Difference(f"{name}/{path}", f"is there only {how}")
        elif (one / path).read_bytes() != (other / path).read_bytes():
            yield Difference(f"{name}/{path}", f"is another {how}")
