"""Pages: every page of the website, in every language of the office.

`requests` says which shells the pages need; once they are drawn, `artifacts` makes the pages: one
for every record that has an address, the lists and the calendar, and the pages written by hand with
the lists that they embed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.alert import Alert, Level
from herald.outputs.artifact import Artifact
from herald.outputs.pages.dossiers import dossiers
from herald.outputs.pages.embeds import EMBEDS, embeds
from herald.outputs.pages.finding import finding
from herald.outputs.pages.landings import landings
from herald.outputs.pages.months import months
from herald.outputs.pages.sheet import (
    Sheet,
    drawn,
    drawn_by_hand,
    imprint,
    request_for,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from herald.audience import Seen, View
    from herald.outputs.shell import Host, ShellRequest

__all__ = ["EMBEDS", "Sheet", "artifacts", "requests", "sheets"]


def sheets(view: View) -> Iterator[Sheet]:
    """Every page of a record or a list, planned, in every language."""
    for language in view.settings.languages:
        yield from dossiers(view, language)
        yield from landings(view, language)
        yield from months(view, language)
        yield finding(view, language)


def requests(planned: Sequence[Sheet], view: View) -> frozenset[ShellRequest]:
    """The shells that the pages are drawn into."""
    return frozenset(request_for(sheet, view.settings) for sheet in planned)


def artifacts(view: View, planned: Sequence[Sheet], host: Host) -> Iterator[Artifact]:
    """Every page; `planned` is what `sheets` gave, `host` was asked for its shells."""
    office = imprint(view)
    alerts = {language: current_alerts(view, language) for language in view.settings.languages}
    for sheet in planned:
        shell = host.shells[request_for(sheet, view.settings)]
        path = path_of(view.settings.address_in(sheet.language, sheet.place))
        yield Artifact(path, drawn, (shell, office, alerts[sheet.language], sheet))
    lists = {language: embeds(view, language) for language in view.settings.languages}
    for address, page in host.pages.items():
        embedded = {name: lists[page.language][name] for name in page.embeds if name in EMBEDS}
        given = (page, office, alerts[page.language], embedded)
        yield Artifact(path_of(address), drawn_by_hand, given)
    yield Artifact("404.html", drawn_by_hand, (host.not_found, office, (), {}))


def path_of(address: str) -> str:
    """The file at an address: `about/index.html` for `/about/`."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


def current_alerts(view: View, language: str) -> tuple[Seen, ...]:
    """The alerts that stand at the view's moment, the most urgent first."""
    standing = [seen for seen in view.of("alert") if _stands(cast("Alert", seen.record), view)]
    urgency = list(Level)
    standing.sort(key=lambda seen: urgency.index(cast("Alert", seen.record).level))
    return tuple(seen.into(language) for seen in standing)


def _stands(alert: Alert, view: View) -> bool:
    return alert.starts <= view.at < alert.expires
