"""The folders that a build fills: what each holds, and from whose view it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald import desk
from herald.audience import Audience
from herald.building import dead_ends, website
from herald.building.dead_ends import DeadEnd, Unpublishable
from herald.building.parts import ALERT, WHOLE_SITE
from herald.building.press import More, Output, Press
from herald.desk.quality import warned_of
from herald.discretion import discreet
from herald.hindrances import unread
from herald.inside import handouts, papers, press_kit, staff_calendars
from herald.making.production import Wanted
from herald.outputs import newsletters
from herald.outputs.artifact import Enclosure, Task
from herald.outputs.pages import Shells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from herald.kinds.newsletter import Newsletter
    from herald.office import Office
    from herald.outputs.shell.host import Host
    from herald.problems import Problem
    from herald.view import View


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


def make_server(press: Press, view: View, host: Host, folder: Path) -> Output:
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


def make_press_kits(press: Press, office: Office, at: datetime, folder: Path) -> Output:
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


def make_desk(
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
    "press": make_press_kits,
    "papers": _papers,
    "handouts": _handouts,
    "calendars": _calendars,
    "mayor": _mayor,
}
"""What makes each part that is no part of the site."""
