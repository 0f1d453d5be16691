"""The alerts alone, read, checked and made: in a second or two, however much else there is.

Of the office only office.yml and content/alerts are read, and the records that an alert names or
links to. All other files are known by their names. So what is wrong elsewhere does not keep an
emergency from the site, and is not said either: `herald check` says it. An alert is judged as in
every build, but for a link to a page that lists records, which is taken to be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.addresses import ALERTS, MESSAGE, Addresses, is_list, last_part
from herald.building.website import alert_tasks
from herald.checks import check_entry, check_rest
from herald.discretion import discreet, says_public
from herald.inspection import office_of
from herald.kinds import KINDS
from herald.kinds.alert import KIND
from herald.making.inventory import Inventory, inventory
from herald.making.production import Production
from herald.making.publish import publish, staged
from herald.making.workshop import Workshop, made_of
from herald.outputs.pages import Shells
from herald.outputs.shell import storage
from herald.records.entry import marked
from herald.records.fields import IsSiteAddress
from herald.records.reader import SETTINGS_FILE, Found, folios, gathered, read_folio, walked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from herald.making.ledger import Ledger
    from herald.making.publish import Published
    from herald.office import Office
    from herald.outputs.artifact import Artifact
    from herald.outputs.shell.host import Shell, ShellRequest
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.reader import Folio, Reading
    from herald.records.walk import Walk
    from herald.settings import Settings
    from herald.view import View


# --- read and checked -----------------------------------------------------------------------------


def inspect_alerts(
    root: Path, settings: Settings, at: datetime
) -> tuple[Office, tuple[Problem, ...]]:
    """The office with its alerts and what they name, and what is wrong with the alerts."""
    reading = _read(root, settings)
    office = office_of(reading)
    addresses = _Known(office, at)
    every = [*reading.problems, *check_rest(office, at, addresses)]
    for entry in office.every_entry():
        if entry.kind is KIND:
            every += check_entry(entry, office, at, addresses)
    own = (problem for problem in every if _stops(problem.path, root))
    return office, tuple(sorted({*discreet([*own], root, office, at)}))


def _stops(path: str, root: Path) -> bool:
    """Whether what is wrong with a file stops the alerts: a draft that is nobody's does not."""
    if path == SETTINGS_FILE:
        return True
    return path.startswith(f"{KIND.folder}/") and says_public(root, path)


class _Known(Addresses):
    """The addresses of a site of which most records were not read."""

    def exists(self, address: str) -> bool:
        return is_list(self._parted(address)[1]) or super().exists(address)


def _read(root: Path, settings: Settings) -> Reading:
    walk = walked(root, KINDS, settings)
    every = {folio.file.path: folio for folio in folios(walk)}
    alerts = {path for path, folio in every.items() if folio.file.kind is KIND}
    found = _gathered(walk, every, alerts)
    return _gathered(walk, every, alerts | _asked_for(found.entries, every, settings))


def _gathered(walk: Walk, every: dict[str, Folio], read: set[str]) -> Reading:
    """The office of which those files are read; the others' records are there, and not known."""
    return gathered(
        walk,
        [
            (folio, read_folio(folio) if path in read else Found(path, "", None))
            for path, folio in every.items()
        ],
    )


def _asked_for(entries: Iterable[Entry], every: dict[str, Folio], settings: Settings) -> set[str]:
    """The files of the records that alerts may mean: those that they name, and what links say."""
    named = {("person", settings.mayor)}
    linked = set()
    for entry in entries:
        named |= {(reference.kind, reference.name) for reference in entry.references}
        linked |= {last_part(address) for _, address in marked(entry.record, IsSiteAddress)}
        linked |= {last_part(link.target) for _, link in entry.links}
    return {
        path
        for path, folio in every.items()
        for name in (folio.file.name, folio.file.stem)
        if (folio.file.kind.name, name) in named or name in linked
    }


# --- made -----------------------------------------------------------------------------------------


def publish_alerts(view: View, folder: Path, staging: Path, ledger: Ledger) -> Published:
    """Makes what tells of alerts in the site's `folder`, and takes away what tells of old ones.

    The page of alerts is drawn around what the last build of the site drew; where there was none,
    it comes with the next one.
    """
    with staged(staging) as empty:
        workshop = Workshop({"": view}, str(folder), str(empty))
        products = {one.path: made_of(workshop, one) for one in _artifacts(view, ledger)}
        production = Production({}, products)
        return publish(production, folder, empty, there=_messages(folder), is_ours=True)


def _artifacts(view: View, ledger: Ledger) -> Iterator[Artifact]:
    shells = Shells(_shells(ledger))
    for task in alert_tasks(shells):
        yield from cast("Iterator[Artifact]", task.plan(view, *task.given))


def _shells(ledger: Ledger) -> Mapping[ShellRequest, Shell]:
    """Those that the last build of the site drew its pages into; none before the first."""
    for name in ledger.names("frame"):
        kept = ledger.find("frame", name)
        if kept is not None:
            return storage.recalled(kept.encode()).shells
    return {}


def _messages(folder: Path) -> Inventory:
    """The messages that lie there: all that may have to go."""
    below = inventory(str(folder / ALERTS.strip("/")))
    files = {f"{ALERTS[1:]}{path}": found for path, found in below.files.items()}
    return Inventory({path: found for path, found in files.items() if path.endswith(MESSAGE)})
